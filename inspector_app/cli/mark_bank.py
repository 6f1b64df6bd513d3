"""Commands about the marks of a recipe as a whole: list, merge duplicates, carry them to another station."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table

from inspector_app.cli.challenge import blind_words
from inspector_app.cli.console import EXIT_DONE, console, local_time, say, write_json
from inspector_app.cli.options import (
    AuthorOption,
    DeviceOption,
    JsonOption,
    WorkspaceOption,
    session_at,
)
from inspector_app.domain.bank import Mark
from inspector_app.domain.bank_change import BankChange, ForeignMark, MarkPair
from inspector_app.domain.readings import MarkRow

marks = typer.Typer(help="The marks of a recipe, as a whole.", no_args_is_help=True)

RecipeName = Annotated[str, typer.Option("--recipe", help="Name of the recipe.")]
PreviewOption = Annotated[bool, typer.Option("--preview", help="Tell what it would do, keep nothing.")]


def add_to(app: typer.Typer) -> None:
    app.add_typer(marks, name="marks")


@marks.command("list")
def marks_list(recipe: RecipeName, workspace: WorkspaceOption, json: JsonOption = None) -> int:
    """List the marks of a recipe: what each keeps quiet, whose it is, when it last acted."""
    with session_at(workspace, only_reads=True) as session:
        rows = session.marks(session.recipe(recipe).result().recipe_id).result()
    if json is not None:
        write_json(json, [_mark_row(row) for row in rows])
        return EXIT_DONE
    table = Table("mark", "state", "acts on", "in lots", "last used", "made by", "station", "note")
    for row in rows:
        mark = row.mark
        table.add_row(
            mark.label,
            state_of(mark),
            f"{row.parts_acted_on:,} parts",
            str(row.lots),
            "never" if row.last_used is None else local_time(row.last_used),
            mark.author,
            mark.station,
            mark.note,
        )
    console.print(table)
    return EXIT_DONE


@marks.command("duplicates")
def marks_duplicates(
    recipe: RecipeName, workspace: WorkspaceOption, json: JsonOption = None, device: DeviceOption = None
) -> int:
    """List kept marks that say nearly the same as another one. Nothing is merged."""
    with session_at(workspace, device=device) as session:
        pairs = session.mark_acts.duplicates(session.recipe(recipe).result().recipe_id).result()
    for pair in pairs:
        say(
            f"{pair.keeps.label} covers {pair.covered.label}: nine tenths of its patches lie within "
            f"{pair.distance:.3f}"
        )
    if not pairs:
        say("no mark covers another one")
    if json is not None:
        write_json(json, [_pair_row(pair) for pair in pairs])
    return EXIT_DONE


@marks.command("merge")
def marks_merge(
    recipe: RecipeName,
    keep: Annotated[str, typer.Option(help="Number of the mark that stays (12 or P-12).")],
    revoke: Annotated[str, typer.Option(help="Number of the mark that it covers.")],
    workspace: WorkspaceOption,
    preview: PreviewOption = False,
    force: Annotated[
        bool, typer.Option("--force", help="Merge even where quiet parts would be flagged again.")
    ] = False,
    json: JsonOption = None,
    author: AuthorOption = None,
    device: DeviceOption = None,
) -> int:
    """Revoke a mark that another one covers, and say so in its history; `inspector marks unmerge` takes it back."""
    with session_at(workspace, author=author, device=device) as session:
        recipe_name = session.recipe(recipe).result().recipe_name
        stays = session.find_mark(mark_number(keep), recipe_name).result()
        goes = session.find_mark(mark_number(revoke), recipe_name).result()
        change = session.mark_acts.preview_merge(stays.id, goes.id).result()
        if not preview:
            session.mark_acts.merge(stays.id, goes.id, in_spite=force).result()
    head = "preview, nothing is kept" if preview else f"{goes.label} is revoked, {stays.label} covers it"
    say(f"{head}: {in_words(change)}")
    if json is not None:
        write_json(
            json, {"preview": preview, "keep": stays.number, "revoke": goes.number, **_change_row(change)}
        )
    return EXIT_DONE


@marks.command("unmerge")
def marks_unmerge(
    recipe: RecipeName,
    keep: Annotated[str, typer.Option(help="Number of the mark that stayed.")],
    revoke: Annotated[str, typer.Option(help="Number of the mark that was merged into it.")],
    workspace: WorkspaceOption,
    author: AuthorOption = None,
    device: DeviceOption = None,
) -> int:
    """Keep a merged mark again."""
    with session_at(workspace, author=author, device=device) as session:
        stays = session.find_mark(mark_number(keep), recipe).result()
        back = session.find_mark(mark_number(revoke), recipe).result()
        session.mark_acts.unmerge(stays.id, back.id).result()
    say(f"{back.label} is kept again")
    return EXIT_DONE


@marks.command("export")
def marks_export(
    recipe: RecipeName,
    file: Annotated[Path, typer.Argument(help="Where to write it, e.g. plate.inspector-marks.")],
    workspace: WorkspaceOption,
    mark: Annotated[
        list[str] | None, typer.Option(help="Number of a mark; all kept ones when left out. Repeatable.")
    ] = None,
    author: AuthorOption = None,
    device: DeviceOption = None,
) -> int:
    """Write kept marks to one file for another station with the same backbone."""
    numbers = None if not mark else mark_numbers(mark)
    with session_at(workspace, author=author, device=device) as session:
        recipe_id = session.recipe(recipe).result().recipe_id
        count = session.mark_acts.export(recipe_id, file, numbers).result()
    say(f"{count} marks of {recipe} are written: {file}")
    return EXIT_DONE


@marks.command("import")
def marks_import(
    recipe: RecipeName,
    file: Annotated[Path, typer.Argument(help="A file made by `marks export`.")],
    workspace: WorkspaceOption,
    lot: Annotated[
        str | None, typer.Option("--lot", help="Lot to count on and to rescore; later lots know them anyway.")
    ] = None,
    preview: PreviewOption = False,
    force: Annotated[
        bool, typer.Option("--force", help="Import even where known parts would be judged wrongly.")
    ] = False,
    json: JsonOption = None,
    author: AuthorOption = None,
    device: DeviceOption = None,
) -> int:
    """Keep the marks of another station, with the names of those who made them; refused for another backbone."""
    with session_at(workspace, author=author, device=device) as session:
        recipe_id = session.recipe(recipe).result().recipe_id
        lot_id = None if lot is None else session.find_lot(lot, recipe).result().id
        brings = session.mark_acts.preview_import(recipe_id, file, lot_id).result()
        joined = []
        if not preview:
            joined = session.mark_acts.import_marks(recipe_id, file, lot_id, in_spite=force).result()
    here = len(brings.marks) - len(brings.joining)
    head = f"{len(brings.joining)} marks of {brings.station} join" + (
        f", {here} are here already" if here else ""
    )
    say(f"{'preview, nothing is kept: ' if preview else ''}{head}; {in_words(brings.change)}")
    if joined:
        numbers = ",".join(str(one.number) for one in joined)
        say(f"`inspector revoke --recipe {recipe} --mark {numbers}` takes them back")
    if json is not None:
        write_json(
            json,
            {
                "preview": preview,
                "station": brings.station,
                "recipe": brings.recipe,
                "marks": [_foreign_row(one) for one in brings.marks],
                "joined": [one.number for one in joined],
                **_change_row(brings.change),
            },
        )
    return EXIT_DONE


def state_of(mark: Mark) -> str:
    """What a mark is, in a word."""
    if mark.active:
        return "kept"
    if mark.waiting:
        return "waits for approval"
    return "refused" if mark.refused else "revoked"


def mark_number(text: str) -> int:
    """12 or P-12."""
    number = text.strip().upper().removeprefix("P-")
    if not number.isdigit():
        raise typer.BadParameter(f"{text!r} is not the number of a mark")
    return int(number)


def mark_numbers(texts: list[str]) -> list[int]:
    """Numbers of marks, each once: "12", "P-12", "4,5,P-6"."""
    return list(dict.fromkeys(mark_number(one) for text in texts for one in text.split(",")))


def in_words(change: BankChange) -> str:
    """What a change of marks does, in one sentence."""
    outcome = change.outcome
    known = (
        f"loses {len(outcome.lost)} of {len(outcome.parts)} known parts, weakens {len(outcome.weakened)}"
        f"{blind_words(outcome.blind)}"
    )
    if not change.lots:
        return known
    return (
        f"clears {len(change.clears)} flagged parts, flags {len(change.returns)} quiet ones again (lots: "
        f"{', '.join(change.lots)}), {known}"
    )


def _change_row(change: BankChange) -> dict[str, Any]:
    return {
        "lots": list(change.lots),
        "clears": [part.path for part in change.clears],
        "returns": [part.path for part in change.returns],
        "lost": [part.path for part in change.outcome.lost],
        "weakened": [part.path for part in change.outcome.weakened],
        "known": len(change.outcome.parts),
    }


def _pair_row(pair: MarkPair) -> dict[str, Any]:
    return {"keeps": pair.keeps.number, "covered": pair.covered.number, "distance": round(pair.distance, 4)}


def _mark_row(row: MarkRow) -> dict[str, Any]:
    mark = row.mark
    return {
        "mark": mark.number,
        "active": mark.active,
        "waiting": mark.waiting,
        "refused": mark.refused,
        "acts_on": row.parts_acted_on,
        "lots": row.lots,
        "last_used": row.last_used,
        "author": mark.author,
        "station": mark.station,
        "created_at": mark.created_at,
        "strength": mark.strength,
        "image": mark.image_path,
        "note": mark.note,
    }


def _foreign_row(one: ForeignMark) -> dict[str, Any]:
    return {
        "mark": one.number,
        "author": one.author,
        "station": one.station,
        "created_at": one.created_at,
        "note": one.note,
        "here": None if one.here is None else one.here.number,
        "joins": one.joins,
    }

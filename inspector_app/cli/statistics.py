"""Commands about figures: statistics, shifts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Annotated

import typer
from rich.table import Table

from inspector_app.cli.console import EXIT_DONE, console, say, write_json, write_text
from inspector_app.cli.options import (
    AuthorOption,
    BaselineOption,
    JsonOption,
    RecipeOption,
    WorkspaceOption,
    moment_of,
    session_at,
)
from inspector_app.domain.counting import GroupKind, Proportion, Shift
from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.figures import Agreement, GroupFigures, Statistics
from inspector_app.reports.statistics_document import groups_csv, rows_of, statistics_json
from inspector_app.workflow.session import Session

_SHIFT = re.compile(r"(?P<name>.+?)=(?P<h1>\d{1,2}):(?P<m1>\d\d)-(?P<h2>\d{1,2}):(?P<m2>\d\d)")


def add_to(app: typer.Typer) -> None:
    app.command("statistics")(statistics)
    app.command("shifts")(shifts)


def statistics(
    workspace: WorkspaceOption,
    recipe: RecipeOption = None,
    lot: Annotated[
        list[str] | None,
        typer.Option("--lot", help="Name, number or id of a lot; several times for several."),
    ] = None,
    since: Annotated[
        str | None, typer.Option("--from", help="Day, or day and time: 2026-03-01 or 2026-03-01T06:00.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--to", help="The same; a day belongs to it, a time does not.")
    ] = None,
    by: Annotated[GroupKind | None, typer.Option("--by", help="What the table is divided by.")] = None,
    baseline: BaselineOption = "",
    json: JsonOption = None,
    csv: Annotated[
        str | None, typer.Option("--csv", help="Write the table here; - for standard output.")
    ] = None,
) -> int:
    """Print the figures of a recipe's parts: yield, false calls, escapes, control charts, agreement."""
    start, end = moment_of(since, "--from"), moment_of(until, "--to", whole_day=True)
    with session_at(workspace, only_reads=True) as session:
        recipe_id, numbers = _scope(session, recipe, lot or [])
        found = session.statistics(recipe_id, numbers, start, end, baseline=baseline).result()
    if json is not None:
        write_json(json, statistics_json(found, _clock))
    rows = rows_of(found, by)
    if csv is not None:
        write_text(csv, "".join(groups_csv(rows)))
    if json is None and csv is None:
        _show(found, rows, by)
    return EXIT_DONE


def shifts(
    workspace: WorkspaceOption,
    given: Annotated[
        list[str] | None, typer.Argument(metavar="NAME=HH:MM-HH:MM", help="New shifts, in their order.")
    ] = None,
    json: JsonOption = None,
    author: AuthorOption = None,
) -> int:
    """Show the shifts that figures are divided by, or set them: `inspector shifts early=06:00-14:00 …`."""
    wanted = [_shift(text) for text in given or []]
    with session_at(workspace, author=author, only_reads=not wanted) as session:
        if wanted:
            session.set_shifts(wanted).result()
        found = session.shifts().result()
    if json is not None:
        write_json(json, [{"name": one.name, "begins": one.begins, "ends": one.ends} for one in found])
        return EXIT_DONE
    for one in found:
        say(f"{one.name}: {_of_day(one.begins)} to {_of_day(one.ends)}")
    return EXIT_DONE


def _scope(session: Session, recipe: str | None, lots: Sequence[str]) -> tuple[str, tuple[int, ...]]:
    """The recipe, and the numbers of its lots that were named."""
    found = [session.find_lot(name, recipe).result() for name in lots]
    if len({one.recipe_id for one in found}) > 1:
        raise CorrectableError("the lots belong to different recipes", remedy="Name lots of one recipe")
    if found:
        return found[0].recipe_id, tuple(one.number for one in found)
    known = {name: key for key, name in session.recipe_names().result()}
    if recipe is not None and recipe in known:
        return known[recipe], ()
    if recipe is None and len(known) == 1:
        return next(iter(known.values())), ()
    what = "there is no such recipe" if recipe is not None else "a recipe or a lot has to be named"
    names = ", ".join(known) or "none yet: inspect a folder first"
    raise CorrectableError(what, subject=recipe or "", remedy=f"There are {names}")


def _show(found: Statistics, rows: Sequence[GroupFigures], by: GroupKind | None) -> None:
    console.print(_group_table(rows, by))
    for chart in found.charts:
        for one in chart.violations:
            points = chart.points[one.first : one.last + 1]
            span = points[0].label if len(points) == 1 else f"{points[0].label} to {points[-1].label}"
            say(f"{chart.kind.value}, {span}: {one.rule.value}", "yellow")
    if found.pareto.bars:
        say(
            "defects: "
            + ", ".join(f"{bar.name or 'not classed'} {bar.parts}" for bar in found.pareto.bars)
            + f" (in {found.pareto.parts} rejected parts)"
        )
    table = Table("machine", "accepted", "rejected", "unsure", "not decided")
    for verdict in ("ok", "check", "flagged", "failed"):
        counts = [
            str(found.confusion.count(verdict, review)) for review in ("accept", "reject", "unsure", "none")
        ]
        table.add_row(verdict, *counts)
    console.print(table)
    for entry in found.savings:
        if entry.acted_on:
            parts = "1 part" if entry.acted_on == 1 else f"{entry.acted_on} parts"
            say(f"{entry.label}: acted on {parts}, {entry.saved} of them ok, {entry.rejected} rejected")
    for times in found.times:
        if times.median is not None:
            say(
                f"{times.operator}: {times.median:.1f} s a decision (half of them {times.lower_quartile:.1f} to "
                f"{times.upper_quartile:.1f} s, nine in ten below {times.ninetieth:.1f} s), "
                f"{times.pauses} pauses left out"
            )
    for pair in found.agreements:
        say(f"{pair.first} and {pair.second}: {kappa_words(pair)} over {pair.parts} parts")


def _group_table(rows: Sequence[GroupFigures], by: GroupKind | None) -> Table:
    heads = (
        "parts",
        "flagged",
        "rejected",
        "yield",
        "first pass",
        "false calls",
        "of reviewed",
        "of flags",
        "escapes",
    )
    cells = [
        (
            str(row.parts), str(row.flagged), str(row.rejected), _percent(row.yield_), _percent(row.first_pass),
            _percent(row.false_calls), _percent(row.false_calls_reviewed), _percent(row.false_flags), _escapes(row),
        )
        for row in rows
    ]  # fmt: skip
    if len(rows) == 1:  # ten columns would not fit a terminal of 80 characters
        table = Table("", rows[0].label or "all")
        for head, cell in zip(heads, cells[0], strict=True):
            table.add_row(head, cell)
        return table
    table = Table(by.value if by is not None else "")
    for head in heads:
        table.add_column(head, overflow="fold")
    for row, line in zip(rows, cells, strict=True):
        table.add_row(row.label or "all", *line)
    return table


def _percent(one: Proportion) -> str:
    if one.share is None or one.interval is None:
        return "–"
    return f"{100 * one.share:.1f} % ({100 * one.interval.low:.1f}–{100 * one.interval.high:.1f})"


def _escapes(row: GroupFigures) -> str:
    if row.escapes is None:
        return "not known"
    if row.escapes.share is None:
        return "no defect known"
    bounds = row.escapes.interval
    span = "" if bounds is None else f" ({100 * bounds.low:.1f}–{100 * bounds.high:.1f})"
    return f"{100 * row.escapes.share:.1f} %{span}"


def kappa_words(pair: Agreement) -> str:
    """How far two people agree, in words."""
    if pair.kappa is None:
        return "kappa not defined"
    if pair.interval is None:
        return f"kappa {pair.kappa:.2f} (too few parts for an interval)"
    return f"kappa {pair.kappa:.2f} ({pair.interval.low:.2f} to {pair.interval.high:.2f})"


def _shift(text: str) -> Shift:
    found = _SHIFT.fullmatch(text)
    if found is None:
        raise CorrectableError("a shift is not understood", subject=text, remedy="Give early=06:00-14:00")
    hours = [int(found[name]) for name in ("h1", "m1", "h2", "m2")]
    if hours[0] > 24 or hours[2] > 24 or hours[1] > 59 or hours[3] > 59:
        raise CorrectableError("that is no time of the day", subject=text, remedy="Give early=06:00-14:00")
    return Shift(found["name"].strip(), hours[0] * 60 + hours[1], hours[2] * 60 + hours[3])


def _clock(seconds: float) -> str:
    return datetime.fromtimestamp(seconds).astimezone().isoformat(sep=" ", timespec="minutes")


def _of_day(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"

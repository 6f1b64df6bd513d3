"""Commands about the normal bank: grow it by accepted parts, return to the one before."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from inspector_app.cli.challenge import in_words, outcome_row
from inspector_app.cli.console import EXIT_DONE, say, write_json
from inspector_app.cli.options import (
    AuthorOption,
    DeviceOption,
    JsonOption,
    LotOption,
    RecipeOption,
    WorkspaceOption,
    session_at,
)
from inspector_app.domain.bank import Growth
from inspector_app.workflow.session import Session

banks = typer.Typer(help="The normal bank of a recipe.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    app.add_typer(banks, name="bank")


@banks.command("grow")
def grow(
    lot: LotOption,
    workspace: WorkspaceOption,
    parts: Annotated[
        list[str] | None, typer.Option(help="Image of an accepted part, relative to the lot's folder.")
    ] = None,
    accepted: Annotated[
        bool, typer.Option("--accepted", help="All parts of the lot that people accepted.")
    ] = False,
    recipe: RecipeOption = None,
    preview: Annotated[bool, typer.Option("--preview", help="Tell what it would do, keep nothing.")] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Grow even where known parts would be judged wrongly.")
    ] = False,
    confirm: Annotated[str, typer.Option(help="Why, with --force.")] = "",
    json: JsonOption = None,
    author: AuthorOption = None,
    device: DeviceOption = None,
) -> int:
    """Let the normal bank learn accepted parts; later lots are judged by it. `inspector bank revert` takes it back."""
    if bool(parts) == accepted:
        raise typer.BadParameter("give either --parts or --accepted")
    with session_at(workspace, author=author, device=device) as session:
        found = session.find_lot(lot, recipe).result()
        named = (
            session.accepted_parts(found.id).result() if accepted else _named(session, found.id, parts or [])
        )
        if preview:
            growth = session.banks.preview(found.id, named).result()
        else:
            growth = session.banks.grow(found.id, named, in_spite=force, confirmation=confirm).result()
    head = "preview, nothing is kept" if preview else "the bank has grown"
    say(
        f"{head}: {len(growth.parts)} parts add {growth.patches} patches to {growth.before}, clear "
        f"{len(growth.clears)} flagged parts of the lot; {in_words(growth.outcome, changed=True)}"
    )
    if json is not None:
        write_json(json, _row(found.recipe_name, growth, preview))
    return EXIT_DONE


@banks.command("revert")
def revert(
    workspace: WorkspaceOption,
    recipe: Annotated[str, typer.Option("--recipe", help="Name of the recipe.")],
    preview: Annotated[bool, typer.Option("--preview", help="Tell what it would do, keep nothing.")] = False,
    author: AuthorOption = None,
    device: DeviceOption = None,
) -> int:
    """Return to the bank that the recipe's bank was grown from; lots that were judged keep their scores."""
    with session_at(workspace, author=author, device=device) as session:
        version = session.recipe(recipe).result()
        outcome = session.banks.preview_revert(version.recipe_id).result()
        if preview:
            say(f"preview, nothing is kept: without the growth {in_words(outcome, changed=True)}")
            return EXIT_DONE
        bank = session.banks.revert(version.recipe_id).result()
    say(
        f"version {bank.number} of the bank is the one before the growth, from {bank.images} images; "
        f"{in_words(outcome, changed=True)}"
    )
    return EXIT_DONE


def _named(session: Session, lot_id: str, paths: list[str]) -> list[str]:
    return list(dict.fromkeys(session.image(lot_id, path).result().part_id for path in paths))


def _row(recipe: str, growth: Growth, preview: bool) -> dict[str, Any]:
    return {
        "preview": preview,
        "parts": list(growth.parts),
        "patches": growth.patches,
        "patches_before": growth.before,
        "clears": [part.path for part in growth.clears],
        **outcome_row(recipe, growth.outcome),
    }

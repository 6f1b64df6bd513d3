"""The command that holds a recipe against parts of which the truth is known."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from rich.table import Table

from inspector_app.cli.console import EXIT_DONE, EXIT_FLAGGED, console, say, write_json
from inspector_app.cli.options import AuthorOption, DeviceOption, JsonOption, WorkspaceOption, session_at
from inspector_app.domain.challenge import ChallengeOutcome, ChallengePart


def add_to(app: typer.Typer) -> None:
    app.command("challenge")(challenge)


def challenge(
    recipe: Annotated[str, typer.Argument(help="Name of the recipe.")],
    workspace: WorkspaceOption,
    threshold: Annotated[
        float | None, typer.Option(help="What this threshold, in raw score units, would lose and gain.")
    ] = None,
    lot: Annotated[
        str | None, typer.Option(help="Lot of the parts of --add and --remove; its bank and scale are used.")
    ] = None,
    add: Annotated[
        list[str] | None, typer.Option(help="Image of a good part, relative to the lot's folder.")
    ] = None,
    remove: Annotated[
        list[str] | None, typer.Option(help="Image of a part that was named good and is not.")
    ] = None,
    json: JsonOption = None,
    device: DeviceOption = None,
    author: AuthorOption = None,
    fail_on_lost: Annotated[
        bool, typer.Option("--fail-on-lost", help="Exit with 1 where a known part is judged wrongly.")
    ] = False,
) -> int:
    """Score the known rejects and known good parts of a recipe: as it is, or as a threshold would make it.

    Known rejects are the parts that people rejected and the findings they called defects.
    """
    if (add or remove) and lot is None:
        raise typer.BadParameter("--add and --remove need --lot")
    with session_at(workspace, author=author, device=device) as session:
        version = session.recipe(recipe).result()
        if lot is not None:
            found = session.find_lot(lot, recipe).result()
            for path in add or ():
                image = session.image(found.id, path).result()
                fresh = session.challenges.add_good(image.part_id).result()
                say(f"{path}: {'is a known good part now' if fresh else 'is a known good part already'}")
            for path in remove or ():
                image = session.image(found.id, path).result()
                gone = session.challenges.remove_good(image.part_id).result()
                say(f"{path}: {'is no known good part any more' if gone else 'was no known good part'}")
        outcome = session.challenges.run(
            version.recipe_id, threshold=threshold, lot_id=None if lot is None else found.id
        ).result()
    if json is not None:
        write_json(json, outcome_row(recipe, outcome))
    else:
        show_outcome(outcome, changed=threshold is not None)
    wrong = outcome.wrong if threshold is None else outcome.lost
    return EXIT_FLAGGED if fail_on_lost and wrong else EXIT_DONE


def outcome_row(recipe: str, outcome: ChallengeOutcome) -> dict[str, Any]:
    """The outcome for programs."""
    return {
        "recipe": recipe,
        "rejects": len(outcome.rejects),
        "rejects_flagged": sum(part.flagged_after for part in outcome.rejects),
        "good": len(outcome.good),
        "good_flagged": sum(part.flagged_after for part in outcome.good),
        "lost": [_part_row(part) for part in outcome.lost],
        "gained": [_part_row(part) for part in outcome.gained],
        "weakened": [_part_row(part) for part in outcome.weakened],
        "wrong": [_part_row(part) for part in outcome.wrong],
        "unscored": [
            {"lot": part.lot_name, "image": part.path, "known": part.known.value} for part in outcome.unscored
        ],
        "blind": outcome.blind,
    }


def show_outcome(outcome: ChallengeOutcome, *, changed: bool) -> None:
    """The outcome for people, on stderr."""
    say(in_words(outcome, changed=changed))
    named = (
        [("lost", outcome.lost), ("gained", outcome.gained), ("weakened", outcome.weakened)]
        if changed
        else [("wrong", outcome.wrong)]
    )
    if any(parts for _, parts in named) or outcome.unscored:
        table = Table("", "known as", "lot", "image", "score", *(["after"] if changed else []))
        for word, parts in named:
            for part in parts:
                scores = [f"{part.before:.2f}", *([f"{part.after:.2f}"] if changed else [])]
                table.add_row(word, part.known.value, part.lot_name, part.path, *scores)
        for gone in outcome.unscored:
            table.add_row(
                "unknown", gone.known.value, gone.lot_name, gone.path, "–", *(["–"] if changed else [])
            )
        console.print(table)


def in_words(outcome: ChallengeOutcome, *, changed: bool) -> str:
    """The outcome as a sentence."""
    rejects, good = outcome.rejects, outcome.good
    text = (
        f"{sum(part.flagged_after for part in rejects)} of {len(rejects)} known rejects flagged, "
        f"{sum(part.flagged_after for part in good)} of {len(good)} known good parts flagged"
    )
    if changed:
        text += f"; loses {len(outcome.lost)}, gains {len(outcome.gained)}, weakens {len(outcome.weakened)} known parts"
    if outcome.unscored:
        text += (
            f"; {len(outcome.unscored)} known parts could not be asked: their features and pictures are gone"
        )
    if outcome.blind:
        text += "; the guard is blind: too few confirmed defects"
    return text


def _part_row(part: ChallengePart) -> dict[str, Any]:
    return {
        "lot": part.lot_name,
        "image": part.path,
        "known": part.known.value,
        "before": round(part.before, 4),
        "after": round(part.after, 4),
    }

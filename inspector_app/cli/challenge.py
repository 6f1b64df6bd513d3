"""The command that holds a recipe against parts of which the truth is known."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from rich.table import Table

from inspector_app.cli.console import EXIT_DONE, EXIT_FLAGGED, console, local_time, say, write_json
from inspector_app.cli.options import AuthorOption, DeviceOption, JsonOption, WorkspaceOption, session_at
from inspector_app.domain.challenge import ChallengeOutcome, ChallengePart
from inspector_app.domain.challenge_run import ChallengeRun


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
    shift_start: Annotated[
        bool, typer.Option("--shift-start", help="Keep the run as the one at the start of a shift.")
    ] = False,
    confirm: Annotated[
        str | None, typer.Option(help="Why work goes on although known parts are judged wrongly.")
    ] = None,
    runs: Annotated[bool, typer.Option("--runs", help="List the runs that were kept, ask nothing.")] = False,
    json: JsonOption = None,
    device: DeviceOption = None,
    author: AuthorOption = None,
    fail_on_lost: Annotated[
        bool, typer.Option("--fail-on-lost", help="Exit with 1 where a known part is judged wrongly.")
    ] = False,
) -> int:
    """Score the known rejects and known good parts of a recipe: as it is, or as a threshold would make it.

    A run of the recipe as it is is kept, with who asked, when, and what it said. Known rejects are the parts that
    people rejected and the findings they called defects.
    """
    if shift_start and (threshold is not None or lot is not None):
        raise typer.BadParameter("--shift-start asks of the recipe as it is: leave --threshold and --lot out")
    if (add or remove) and lot is None:
        raise typer.BadParameter("--add and --remove need --lot")
    with session_at(workspace, author=author, device=device, only_reads=runs) as session:
        version = session.recipe(recipe).result()
        if runs:
            return _list_runs(session.challenges.runs(version.recipe_id).result(), json)
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
        if shift_start:
            asked = session.challenges.at_shift_start(version.recipe_id, confirmation=confirm)
        else:
            asked = session.challenges.run(
                version.recipe_id,
                threshold=threshold,
                lot_id=None if lot is None else found.id,
                confirmation=confirm,
            )
        outcome = asked.result()
    if json is not None:
        write_json(json, outcome_row(recipe, outcome))
    else:
        show_outcome(outcome, changed=threshold is not None)
    wrong = outcome.wrong if threshold is None else outcome.lost
    return EXIT_FLAGGED if fail_on_lost and wrong else EXIT_DONE


def _list_runs(found: list[ChallengeRun], json: str | None) -> int:
    """The runs that were kept, newest first."""
    if json is not None:
        write_json(json, [run_row(run) for run in found])
        return EXIT_DONE
    table = Table("when", "why", "change", "said", "rejects", "good", "wrong", "by", "confirmed")
    for run in found:
        why = run.reason.value if run.made else f"{run.reason.value}, not made"
        confirmed = (run.confirmation or "no reason given") if run.confirmed else ""
        table.add_row(
            local_time(run.created_at),
            why,
            run.subject,
            run.state.value,
            str(run.rejects),
            str(run.good),
            ", ".join(part.path for part in run.wrong[:3]) + (", …" if len(run.wrong) > 3 else ""),
            run.author,
            confirmed,
        )
    console.print(table if found else "the known parts were never asked")
    return EXIT_DONE


def run_row(run: ChallengeRun) -> dict[str, Any]:
    """A run that was kept, for programs."""
    return {
        "at": run.created_at,
        "reason": run.reason.value,
        "subject": run.subject,
        "made": run.made,
        "state": run.state.value,
        "recipe_version": run.recipe_version,
        "bank_version": run.bank_version,
        "threshold": run.threshold,
        "rejects": run.rejects,
        "good": run.good,
        "parts": [
            {
                "lot": part.lot_name,
                "image": part.path,
                "known": part.known.value,
                "score": part.score,
                "wrong": part.wrong,
                "lost": part.lost,
            }
            for part in run.parts
        ],
        "confirmed": run.confirmed,
        "confirmation": run.confirmation,
        "author": run.author,
        "station": run.station,
    }


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
    return text + blind_words(outcome.blind)


def blind_words(blind: bool) -> str:
    """What follows on an outcome that says little; "" where enough is known."""
    return "; the guard is blind: too few confirmed defects" if blind else ""


def _part_row(part: ChallengePart) -> dict[str, Any]:
    return {
        "lot": part.lot_name,
        "image": part.path,
        "known": part.known.value,
        "before": round(part.before, 4),
        "after": round(part.after, 4),
    }

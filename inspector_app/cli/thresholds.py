"""The command that tries a threshold out on past lots before it is kept."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Table

from inspector_app.cli.challenge import in_words, show_outcome
from inspector_app.cli.console import EXIT_DONE, console, say, write_json
from inspector_app.cli.options import AuthorOption, DeviceOption, JsonOption, WorkspaceOption, session_at
from inspector_app.domain.counting import Proportion
from inspector_app.domain.errors import CorrectableError, EngineUnavailable
from inspector_app.domain.threshold import CostCurve, Handles, NotKnown, ThresholdFigures
from inspector_app.workflow.session import Session

if TYPE_CHECKING:
    from inspector_app.reports.threshold_study import ThresholdStudy


def add_to(app: typer.Typer) -> None:
    app.command("threshold")(threshold)


def threshold(
    recipe: Annotated[str, typer.Argument(help="Name of the recipe.")],
    workspace: WorkspaceOption,
    at: Annotated[
        float | None, typer.Option("--at", help="Upper handle, raw score: from here on a part is flagged.")
    ] = None,
    lower: Annotated[
        float | None,
        typer.Option("--lower", help="Lower handle, raw score: from here on a part is to check."),
    ] = None,
    lot: Annotated[
        str | None, typer.Option("--lot", help="Lot whose bank and scale are used; the newest when left out.")
    ] = None,
    lots: Annotated[
        list[str] | None, typer.Option("--lots", help="Past lot to hold it against; all when left out.")
    ] = None,
    keep: Annotated[bool, typer.Option("--keep", help="Keep it, as a new version of the recipe.")] = False,
    note: Annotated[str, typer.Option(help="Why; stands with the recipe's version.")] = "",
    force: Annotated[
        bool, typer.Option("--force", help="Keep it even where known parts would be judged wrongly.")
    ] = False,
    json: JsonOption = None,
    author: AuthorOption = None,
    device: DeviceOption = None,
) -> int:
    """Show what a threshold would have done to past lots; with --keep, keep it after the challenge set was asked."""
    if keep and at is None and lower is None:
        raise typer.BadParameter("--keep needs --at or --lower")
    with session_at(workspace, author=author, device=device, only_reads=not keep) as session:
        version = session.recipe(recipe).result()
        own = (
            session.threshold_lot(recipe).result()
            if lot is None
            else session.find_lot(lot, recipe).result().id
        )
        named = None if lots is None else [session.find_lot(each, recipe).result().id for each in lots]
        study = session.threshold_study(own, named).result()
        handles = study.handles(lower, at)
        figures = study.at(handles)
        if json is not None:
            write_json(json, as_json(version.recipe_name, study, figures))
        else:
            show(study, figures)
        if keep:
            _keep(session, study, version.recipe_id, handles, note, force=force)
    return EXIT_DONE


def _keep(
    session: Session, study: ThresholdStudy, recipe_id: str, handles: Handles, note: str, *, force: bool
) -> None:
    """Ask the known parts, then keep it. Raises CorrectableError where some would be lost and nobody insists."""
    lot_id = study.lot.lot_id
    try:
        outcome = session.challenges.run(
            recipe_id, threshold=handles.upper, lower=handles.lower, lot_id=lot_id
        ).result()
    except (CorrectableError, EngineUnavailable) as error:
        # Where nothing can be asked, nothing is withheld either: as in the window.
        say(f"the known parts were not asked: {error.sentence()}", "yellow")
    else:
        say(in_words(outcome, changed=True))
        if outcome.lost and not force:
            show_outcome(outcome, changed=True)
            raise CorrectableError(
                "this threshold would lose known parts",
                subject=study.lot.name,
                remedy="Choose another one, or keep it all the same with --force",
            )
    kept = session.set_threshold(lot_id, handles.upper, handles.lower, note).result()
    say(f"kept: {kept.recipe_name} is at version {kept.number}; {kept.reason}")


def show(study: ThresholdStudy, figures: ThresholdFigures) -> None:
    """The figures for people, on stderr."""
    scale, sides = study.calibration, figures.sides
    now = study.now
    say(
        f"{study.lot.name}: threshold {figures.handles.upper:.4g} (now {now.upper:.4g}), lower handle "
        f"{figures.handles.lower:.4g} (now {now.lower:.4g}), raw; 0 of the scale is {scale.m0:.4g}"
    )
    say(
        f"{sides.ok} ok, {sides.check} to check, {sides.flagged} flagged; {figures.changed} judged otherwise than now"
    )
    say(
        f"false calls: {_share(figures.false_calls)} of good parts, {_share(figures.false_calls_reviewed)} of accepted"
    )
    say(f"escapes: {escapes_in_words(figures)}")
    promised = figures.guarantee
    rate = (
        "nothing"
        if promised.rate is None
        else f"at most {promised.rate:.1%} false calls with 95 % confidence"
    )
    say(
        f"promise of {promised.parts} good parts: {rate}; at most {promised.wanted:.1%} takes {promised.needed} of "
        "which none is flagged"
    )
    say(f"cost: {_cost_in_words(study.costs, figures)}")
    if figures.regions:
        table = Table("region", "findings", "parts")
        for place in figures.regions:
            name = "elsewhere" if place.region is None else place.region.name
            table.add_row(name, str(place.findings), str(place.parts))
        console.print(table)
    table = Table(
        "lot", "parts", "flagged then", "now", "would", "false calls", "missed", "found more", "rejected"
    )
    for row in figures.lots:
        table.add_row(
            f"{row.number} {row.name}",
            str(row.parts),
            _number(row.then),
            _number(row.now),
            _number(row.would),
            "–" if row.false_calls is None else f"{row.false_calls.count}/{row.false_calls.of}",
            _number(row.missed),
            _number(row.gained),
            str(row.rejected),
        )
    console.print(table)
    if any(row.would is None for row in figures.lots):
        say("–: another bank has scored this lot, and the threshold is not in its units")
    if study.left_out:
        say(f"{study.left_out} older lots were left out")


def escapes_in_words(figures: ThresholdFigures) -> str:
    """The escape rate, or why it is not known."""
    needed = (
        f"{figures.sample_needed} decided parts of a check sample, none defective, show at most "
        f"{figures.sample_rate:.0%}"
    )
    if figures.escapes_unknown is NotKnown.UNDECIDED:
        return f"not known: {figures.passing} flagged parts would pass that nobody has decided"
    found = figures.escapes
    if found is None:
        return f"not known, no check sample was decided; {needed}"
    share = "no defect is known" if found.share is None else f"{found.share:.1%}"
    if found.interval is not None:
        share += f" ({found.interval.low:.1%} to {found.interval.high:.1%})"
    sample = f"{found.sample.count} of {found.sample.of} decided parts of the check sample are defective"
    return f"{share}, {sample}; {needed}"


def as_json(recipe: str, study: ThresholdStudy, figures: ThresholdFigures) -> dict[str, Any]:
    """The figures for programs; thresholds are raw."""
    found = figures.escapes
    return {
        "recipe": recipe,
        "lot": study.lot.name,
        "now": asdict(study.now),
        "at": asdict(figures.handles),
        "sides": asdict(figures.sides),
        "changed": figures.changed,
        "false_calls": _proportion(figures.false_calls),
        "false_calls_reviewed": _proportion(figures.false_calls_reviewed),
        "escapes": None if found is None else asdict(found),
        "escapes_unknown": None if figures.escapes_unknown is None else figures.escapes_unknown.name.lower(),
        "passing_undecided": figures.passing,
        "sample_needed": figures.sample_needed,
        "guarantee": asdict(figures.guarantee),
        "cost": None if figures.cost is None else asdict(figures.cost),
        "cost_curve": None if study.costs is None else _curve(study.costs),
        "regions": [
            {
                "name": None if place.region is None else place.region.name,
                "findings": place.findings,
                "parts": place.parts,
            }
            for place in figures.regions
        ],
        "lots": [
            {
                "number": row.number,
                "name": row.name,
                "parts": row.parts,
                "flagged_then": row.then,
                "flagged_now": row.now,
                "would": row.would,
                "check": row.check,
                "false_calls": None if row.false_calls is None else _proportion(row.false_calls),
                "missed": row.missed,
                "gained": row.gained,
                "rejected": row.rejected,
            }
            for row in figures.lots
        ],
        "lots_left_out": study.left_out,
    }


def _curve(curve: CostCurve) -> dict[str, Any]:
    return {
        "thresholds": curve.thresholds.tolist(),
        "cost": curve.cost.tolist(),
        "low": None if curve.low is None else curve.low.tolist(),
        "high": None if curve.high is None else curve.high.tolist(),
        "cheapest": float(curve.thresholds[curve.cheapest]),
        "parts": curve.parts,
        "undecided": curve.undecided,
    }


def _proportion(found: Proportion) -> dict[str, Any]:
    interval = found.interval
    return {
        "count": found.count,
        "of": found.of,
        "share": found.share,
        "low": None if interval is None else interval.low,
        "high": None if interval is None else interval.high,
    }


def _cost_in_words(curve: CostCurve | None, figures: ThresholdFigures) -> str:
    if figures.cost is None or curve is None:
        return "not known: the recipe names no costs, or no check sample was decided"
    cost = figures.cost
    band = "" if cost.low is None or cost.high is None else f" ({cost.low:.4g} to {cost.high:.4g})"
    least = float(curve.thresholds[curve.cheapest])
    return (
        f"{cost.cost:.4g}{band} per 1,000 parts, from {curve.parts} parts; least at a lower handle of {least:.4g} "
        f"({float(curve.cost[curve.cheapest]):.4g})"
    )


def _share(found: Proportion) -> str:
    if found.share is None or found.interval is None:
        return "not known"
    low, high = found.interval.low, found.interval.high
    return f"{found.count}/{found.of} = {found.share:.1%} ({low:.1%} to {high:.1%})"


def _number(value: int | None) -> str:
    return "–" if value is None else str(value)

"""The marking benchmark on the console: rules side by side, then ours by set, by nuisance and at its own threshold."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from inspector_app.cli.console import EXIT_DONE, console, narrow_table, write_json
from inspector_app.domain.errors import CorrectableError
from inspector_app.workflow.requests import EvaluationRequest

if TYPE_CHECKING:
    from inspector_app.workflow.mark_benchmark import MarkFigures, MarkReport

MarksOption = Annotated[
    str | None,
    typer.Option(
        help="Numbers of marks, such as 0,1,3,10: measure what marks do, here or in every set inside."
    ),
]
HarmlessOption = Annotated[
    list[str] | None,
    typer.Option(
        help="With --marks: a defect type that is taken as harmless, to be marked as it is. Repeatable."
    ),
]
RuleOption = Annotated[
    list[str] | None,
    typer.Option(
        help="With --marks: a rule to compare, such as ours or softmax. Repeatable; without it, all."
    ),
]
KeepOption = Annotated[
    Path | None,
    typer.Option(
        help="With --marks: a folder for features, so that a long measurement goes on where it stopped."
    ),
]

_HEAD = ("marks", "false calls", "floor", "gone", "recall", "change", "over", "beside", "lost")


def evaluate_marks(
    dataset: Path,
    marks: str,
    request: EvaluationRequest,
    *,
    seeds: int,
    harmless: Sequence[str] | None,
    rules: Sequence[str] | None,
    keep: Path | None,
    json: str | None,
) -> int:
    """Run the marking benchmark, print it, and write it as JSON where that is wanted."""
    from inspector_app.workflow.mark_benchmark import (  # only here: it brings PyTorch
        OURS,
        RULES,
        MarkTrial,
        benchmark_marks,
    )

    chosen = tuple(rules or RULES)
    if unknown := [rule for rule in chosen if rule not in RULES]:
        raise CorrectableError(
            "there is no such rule", subject=unknown[0], remedy=f"Choose from: {', '.join(RULES)}"
        )
    if OURS not in chosen:
        chosen = (OURS, *chosen)
    trial = MarkTrial(marks=_numbers(marks), seeds=seeds, harmless=tuple(harmless or ()), rules=chosen)
    found = benchmark_marks(
        dataset,
        trial,
        request,
        keep=keep,
        report=lambda message: console.print(message, style="dim"),
    )
    print_report(found)
    if json is not None:
        write_json(json, found.to_json())
    return EXIT_DONE


def print_report(found: MarkReport) -> None:
    """All tables of a report."""
    console.print(
        f"{len(found.at_recall)} data sets, {found.trial.seeds} seeds, {found.trial.placements} placements a part. "
        "Threshold: 95 % recall before the first mark. Floor: the same parts without the nuisance. "
        "Gone: share of what lies above the floor, with its 95 % interval. Change: that of the recall, points. "
        "Over, beside: recall with the nuisance there. Lost: defects a set loses, mean of its trials (of the worst "
        "set), and the most in one trial."
    )
    _table(
        "rule", [(rule, found.rows(rule=rule)) for rule in found.trial.rules], "drawn nuisances, mean of sets"
    )
    sets = sorted(found.at_recall)
    _table("data set", [(name, found.rows(dataset=name)) for name in sets], "ours, by set")
    kinds = [kind.value for kind in found.trial.nuisances]
    _table("nuisance", [(kind, found.rows(nuisance=kind)) for kind in kinds], "ours, by nuisance")
    _table(
        "threshold", [("95 % recall", found.rows()), ("its own", found.rows(own=True))], "ours, by threshold"
    )
    from inspector_app.workflow.mark_benchmark import REAL

    real = [(rule, found.rows(rule=rule, nuisance=REAL)) for rule in found.trial.rules]
    if any(rows for _, rows in real):
        _table("rule", real, "a real nuisance (floor: good parts of the set)")
        own = [(rule, found.rows(rule=rule, nuisance=REAL, own=True)) for rule in found.trial.rules]
        _table("rule", own, "a real nuisance, at the program's own threshold")


def _numbers(text: str) -> tuple[int, ...]:
    try:
        numbers = tuple(sorted({int(each) for each in text.split(",")} - {0}))
    except ValueError:
        numbers = ()
    if not numbers or numbers[0] < 0:
        raise CorrectableError(
            "numbers of marks are written as 0,1,3,10", subject=text, remedy="Give at least one above 0"
        )
    return numbers


def _table(first: str, groups: Sequence[tuple[str, Sequence[MarkFigures]]], title: str) -> None:
    table = narrow_table(first, *_HEAD, title=title, gap=1)
    for name, rows in groups:
        for place, row in enumerate(rows):
            table.add_row(name if place == 0 else "", *_cells(row))
    console.print(table)


def _cells(row: MarkFigures) -> tuple[str, ...]:
    low, high = row.recall_change_interval
    gone = "–"
    if row.gone is not None and row.gone_interval is not None:
        gone = f"{row.gone:.0%} ({row.gone_interval[0]:.0%} …{row.gone_interval[1]:.0%})"
    return (
        str(row.marks),
        _pair(row.before, row.after),
        _rate(row.floor),
        gone,
        _pair(row.recall_before, row.recall_after),
        f"{100 * low:+.1f} …{100 * high:+.1f}",
        _pair(row.over_before, row.over_after),
        _pair(row.beside_before, row.beside_after),
        f"{row.lost:.2f} ({row.most_lost})",
    )


def _pair(before: float | None, after: float | None) -> str:
    return "–" if before is None or after is None else f"{_rate(before)} →{_rate(after)}"


def _rate(value: float) -> str:
    return f"{value:.3f}".removeprefix("0")

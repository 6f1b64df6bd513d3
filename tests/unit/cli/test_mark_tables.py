"""The marking benchmark's tables: every rule, set and nuisance has its row, with the numbers of the figures."""

from __future__ import annotations

import json

import numpy as np
import pytest

from inspector_app.cli import mark_tables
from inspector_app.cli.console import console
from inspector_app.domain.errors import CorrectableError
from inspector_app.engine.evaluation.mark_figures import Judged
from inspector_app.engine.evaluation.nuisances import Nuisance
from inspector_app.workflow.mark_benchmark import REAL, MarkReport, MarkTrial

NONE = np.empty(0)


def _judged(dataset: str, nuisance: str, rule: str) -> Judged:
    """At threshold 10: three of four pictures flagged before, one after; of two defects one goes."""
    drawn = nuisance != REAL
    defects = np.array([12.0, 11.0])
    return Judged(
        dataset,
        nuisance,
        seed=0,
        marks=3,
        rule=rule,
        parts=np.array([0, 0, 1, 1]),
        defects=np.arange(2),
        clean=np.zeros(4),
        before=np.array([12.0, 9.0, 15.0, 20.0]),
        after=np.array([4.0, 3.0, 2.0, 11.0]),
        plain_before=defects,
        plain_after=np.array([12.0, 9.0]),
        over_before=defects if drawn else NONE,
        over_after=defects if drawn else NONE,
        beside_before=defects if drawn else NONE,
        beside_after=defects if drawn else NONE,
    )


@pytest.fixture
def report() -> MarkReport:
    trial = MarkTrial(marks=(3,), seeds=1, nuisances=(Nuisance.DUST, Nuisance.GLARE), rules=("ours", "ratio"))
    kinds = [Nuisance.DUST.value, Nuisance.GLARE.value, REAL]
    judged = [_judged(name, kind, rule) for name in ("a", "b") for kind in kinds for rule in trial.rules]
    return MarkReport(trial, {"a": 10.0, "b": 10.0}, {"a": 14.0, "b": 14.0}, judged)


def test_every_rule_set_nuisance_and_threshold_has_its_row(report: MarkReport) -> None:
    console.width = 200
    with console.capture() as capture:
        mark_tables.print_report(report)
    text = capture.get()
    for title in ("mean of sets", "by set", "by nuisance", "by threshold", "a real nuisance"):
        assert title in text
    for name in ("ours", "ratio", "dust", "glare", "its own"):
        assert name in text
    line = next(line for line in text.splitlines() if "ratio" in line)
    for said in (".750 →.250", ".000", "67%", "1.000 →.500", "1.00 (1)"):
        assert said in line


def test_at_80_columns_no_figure_is_cut_short(report: MarkReport, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(console, "width", 80)
    with console.capture() as capture:
        mark_tables.print_report(report)
    lines = capture.get().splitlines()
    assert max(map(len, lines)) <= 80
    first = lines.index(next(line for line in lines if line.lstrip().startswith("ours")))
    row = " ".join(lines[first : first + 2]).split()
    assert {"ours", ".750", "→.250", ".000", "67%", "1.000", "→.500", "1.00", "(1)"} <= set(row)
    assert not any(line.rstrip().endswith("…") for line in lines)


def test_the_same_stands_in_the_json(report: MarkReport) -> None:
    said = json.loads(json.dumps(report.to_json()))
    assert said["sets"] == ["a", "b"] and set(said["rules"]) == {"ours", "ratio"}
    row = said["rules"]["ours"][0]
    assert (row["marks"], row["before"], row["after"], row["lost"]) == (3, 0.75, 0.25, 1.0)
    assert said["real"]["ratio"][0]["over_before"] is None
    assert said["at_own_threshold"][0]["before"] == 0.5


@pytest.mark.parametrize("text", ["", "a", "0", "1,-2", "1;3"])
def test_marks_that_are_no_numbers_are_refused_with_an_example(text: str) -> None:
    with pytest.raises(CorrectableError, match=r"written as 0,1,3,10"):
        mark_tables._numbers(text)


def test_marks_are_counted_once_in_order_and_nought_is_what_all_is_compared_with() -> None:
    assert mark_tables._numbers("10,0,1,3,3") == (1, 3, 10)

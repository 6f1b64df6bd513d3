"""Figures for the tests of documents: a week of lots with everything to count."""

from __future__ import annotations

from inspector_app.domain.control_chart import ControlChart
from inspector_app.domain.counting import USUAL_SHIFTS, GroupKind, Scope
from inspector_app.domain.figures import Statistics
from inspector_app.domain.lot import Verdict
from inspector_app.domain.review import Disposition, PartDecision
from inspector_app.domain.tallies import (
    BoxTally,
    ClassTally,
    Counted,
    CountedLot,
    CountedMark,
    DriftTally,
    PairTally,
    PartTally,
    QuietTally,
    ScoreTally,
    TimeTally,
)
from inspector_app.reports.control_charts import charts
from inspector_app.reports.group_figures import grouped
from inspector_app.reports.statistics import statistics

MONDAY = 1_741_003_200.0
DAY = 86_400.0
ACCEPT, REJECT = PartDecision.ACCEPT, PartDecision.REJECT
FLAGGED_OF_LOT = (
    12,
    9,
    14,
    11,
    10,
    13,
    31,
    9,
    12,
    10,
    11,
    8,
)  # of 200 each; the seventh is beyond the limits


def week(name: str = "Lot") -> Counted:
    """Twelve lots of 200 parts, half of the flagged ones rejected; the seventh has too many flagged."""
    parts: list[PartTally] = []
    for number, flagged in enumerate(FLAGGED_OF_LOT, start=1):
        rejected = flagged // 2
        at = MONDAY + number * DAY
        for verdict, outcome, count, who in (
            (Verdict.OK, Disposition.OK, 200 - flagged, None),
            (Verdict.FLAGGED, Disposition.REJECTED, rejected, "ada"),
            (Verdict.FLAGGED, Disposition.ACCEPTED, flagged - rejected, "ben"),
        ):
            parts.append(PartTally(number, "early", who, 3, verdict, False, outcome, False, None, count, at))
    return Counted(
        scope=Scope("r", "flange", (12,), filter="lot:12"),
        lots=tuple(CountedLot(number, f"{name} {number}") for number in range(1, 13)),
        shifts=USUAL_SHIFTS,
        parts=tuple(parts),
        classes=(ClassTally(("scratch",), 31), ClassTally(("dent",), 19), ClassTally((), 9), ClassTally(("stain",), 4)),
        class_names=("Scratch", "dent", "stain"),
        quieted=(
            QuietTally(12, 12, True, Verdict.OK, Disposition.OK, 17),
            QuietTally(12, 12, True, Verdict.OK, Disposition.REJECTED, 1),
        ),
        marks=(CountedMark(12, True), CountedMark(13, True)),
        boxes=(
            BoxTally("", 14, 20, 28, 30, Disposition.REJECTED, 9),
            BoxTally("", 20, 24, 34, 27, Disposition.ACCEPTED, 14),
            BoxTally("", 50, 52, 58, 60, Disposition.REJECTED, 3),
        ),
        references=(("", "image-good"),),
        scores=(ScoreTally(12, 190, (-0.3, 0.0, 0.1, 0.3, 0.6)),),
        drifts=(DriftTally(12, 1.2, 1.6),),
        times=(
            TimeTally("ada", 120, 110, 4, 5, (2.1, 3.4, 6.0, 11.5)),
            TimeTally("ben", 60, 57, 2, 0, (1.9, 2.8, 4.4, 9.0)),
        ),
        pause=300.0,
        pairs=(
            PairTally("ada", "ben", ACCEPT, ACCEPT, 20),
            PairTally("ada", "ben", ACCEPT, REJECT, 5),
            PairTally("ada", "ben", REJECT, ACCEPT, 10),
            PairTally("ada", "ben", REJECT, REJECT, 15),
        ),
    )  # fmt: skip


def figured(name: str = "Lot") -> tuple[Statistics, tuple[ControlChart, ...]]:
    """The figures of the week and its control charts."""
    counted = week(name)
    return statistics(counted, MONDAY), charts(grouped(counted, GroupKind.LOT))

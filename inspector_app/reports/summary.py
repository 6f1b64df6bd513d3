"""The figures of a lot, each with what it is counted from, so that nobody has to guess."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from inspector_app.domain.lot import Band, Verdict
from inspector_app.domain.readings import PartRow
from inspector_app.domain.recipe import Basis, Calibration
from inspector_app.domain.review import Disposition, FindingDecision, Review
from inspector_app.reports.escapes import EscapeRate, escape_rate
from inspector_app.reports.language import marked
from inspector_app.reports.rates import Rate
from inspector_app.reports.wording import NOT_CLASSED

NOT_KNOWN = marked("not known")
_PARTS_FOR_GUARANTEE = 9  # engine.calibration.FEWEST_GOOD: layers beside each other do not import
_BINS = 48


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts and rates of the parts that a document shows.

    ``false_calls``     flagged parts that a person accepted / parts accepted or ok
    ``flagged_correct`` flagged parts rejected / flagged parts that a person decided
    ``passed``          parts whose outcome is ok or accepted / inspected parts
    ``first_pass``      parts that the machine did not flag / inspected parts
    ``escapes`` says the escape rate in words; without a check sample it is ``NOT_KNOWN``.
    """

    parts: int
    inspected: int
    ok: int
    flagged: int
    check: int
    failed: int
    accepted: int
    rejected: int
    unsure: int
    undecided: int
    quieted: int
    passed: Rate | None
    first_pass: Rate | None
    false_calls: Rate | None
    flagged_correct: Rate | None
    escapes: str
    escape_rate: EscapeRate | None
    defect_classes: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Histogram:
    """Calibrated scores in equal bins, (ok, flagged) of each; what lies outside is in the first and the last one."""

    low: float
    high: float
    bins: tuple[tuple[int, int], ...]
    below: bool = False  # whether something lies outside
    above: bool = False

    @property
    def tallest(self) -> int:
        return max((ok + flagged for ok, flagged in self.bins), default=0)

    def sign(self, score: float) -> str:
        """What stands before a score of the axis: its ends hold what lies outside, too."""
        if score == self.low and self.below:
            return "≤ "
        return "≥ " if score == self.high and self.above else ""


def figures(
    rows: Sequence[PartRow],
    reviews: Iterable[Review],
    probabilities: Mapping[str, float] | None = None,
    figure: Callable[[float, str], str] = format,
) -> Figures:
    """Count ``rows``; ``reviews`` (those that stand) give the defect classes.

    ``probabilities`` with which parts were drawn for the check sample, by part; None where the escape rate is not to be
    estimated, because ``rows`` are not the whole lot. ``figure`` writes numbers in the document's language.
    """
    verdicts = Counter(row.verdict for row in rows)
    outcomes = Counter(row.disposition for row in rows)
    flagged = [row for row in rows if row.verdict is Verdict.FLAGGED]
    inspected = verdicts[Verdict.OK] + verdicts[Verdict.FLAGGED]
    accepted_flagged = sum(row.disposition is Disposition.ACCEPTED for row in flagged)
    rejected_flagged = sum(row.disposition is Disposition.REJECTED for row in flagged)
    good = outcomes[Disposition.ACCEPTED] + outcomes[Disposition.OK]
    escaped = None if probabilities is None else escape_rate(rows, probabilities)
    shown = {row.part_id for row in rows}
    classes = Counter(
        review.defect_class or NOT_CLASSED
        for review in reviews
        if review.decision is FindingDecision.DEFECT and review.part_id in shown
    )
    return Figures(
        parts=len(rows),
        inspected=inspected,
        ok=verdicts[Verdict.OK],
        flagged=len(flagged),
        check=sum(row.band is Band.CHECK for row in flagged),
        failed=verdicts[Verdict.FAILED],
        accepted=outcomes[Disposition.ACCEPTED],
        rejected=outcomes[Disposition.REJECTED],
        unsure=outcomes[Disposition.UNSURE],
        undecided=outcomes[Disposition.FLAGGED],
        quieted=sum(row.verdict is Verdict.OK and bool(row.quiet_by) for row in rows),
        passed=Rate.counted(sum(_inspected(row) and _passed(row) for row in rows), inspected),
        first_pass=Rate.counted(verdicts[Verdict.OK], inspected),
        false_calls=Rate.counted(accepted_flagged, good),
        flagged_correct=Rate.counted(rejected_flagged, accepted_flagged + rejected_flagged),
        escapes=NOT_KNOWN if escaped is None else escaped.in_words(figure),
        escape_rate=escaped,
        defect_classes=tuple(sorted(classes.items(), key=lambda item: (-item[1], item[0]))),
    )


def histogram(rows: Iterable[PartRow]) -> Histogram | None:
    """Scores of the inspected parts between −0.5 and at most 3; None where nothing has a score."""
    scored = [(row.score, row.verdict is Verdict.FLAGGED) for row in rows if row.score is not None]
    if not scored:
        return None
    values = np.asarray([score for score, _ in scored])
    flagged = np.asarray([is_flagged for _, is_flagged in scored])
    low, high = -0.5, float(np.clip(np.ceil(values.max() * 4) / 4, 1.5, 3.0))
    inside = np.clip(values, low, high)
    ok_counts, _ = np.histogram(inside[~flagged], bins=_BINS, range=(low, high))
    flagged_counts, _ = np.histogram(inside[flagged], bins=_BINS, range=(low, high))
    bins = tuple(zip(ok_counts.tolist(), flagged_counts.tolist(), strict=True))
    return Histogram(low, high, bins, bool(values.min() < low), bool(values.max() > high))


def threshold_basis(
    calibration: Calibration | None,
    say: Callable[[str], str] = str,
    figure: Callable[[float, str], str] = format,
) -> str:
    """One sentence: what the threshold rests on and what it promises.

    ``say`` speaks the document's language, ``figure`` writes its numbers.
    """
    if calibration is None:
        return say("no threshold yet: no bank has given this recipe a scale")
    if calibration.basis is Basis.MANUAL:
        return say("set by hand; no guarantee")
    count = calibration.parts
    parts = (say("{0} part") if count == 1 else say("{0} parts")).format(count)
    if calibration.basis is Basis.LOT:
        return say("provisional, from {0} of the unlabelled lot itself; no guarantee").format(parts)
    if calibration.guarantee is None:
        return say("from {0}, all good; no guarantee yet, {1} of {2}").format(
            parts, count, _PARTS_FOR_GUARANTEE
        )
    promise = say(
        "from {0}, all good; at most {1} false calls with 95 % confidence, if the next parts are like these"
    )
    return promise.format(parts, figure(100 * calibration.guarantee, ".1f") + " %")


def _inspected(row: PartRow) -> bool:
    return row.verdict in (Verdict.OK, Verdict.FLAGGED)


def _passed(row: PartRow) -> bool:
    return row.disposition in (Disposition.OK, Disposition.ACCEPTED)

"""False calls, escapes and promises of a threshold that is not kept yet, each with what it is counted from."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.special import betaincinv

from inspector_app.domain.counting import Interval, Proportion
from inspector_app.domain.figures import EscapeFigure
from inspector_app.domain.threshold import Guarantee, NotKnown
from inspector_app.reports.language import marked
from inspector_app.reports.rates import CONFIDENCE, proportion
from inspector_app.reports.threshold_columns import SortedLot

FEWEST_GOOD = 9  # engine.calibration.FEWEST_GOOD: layers beside each other do not import
USUAL_PROMISE = 0.05  # false-call rate that is asked for where the recipe asks for none
ESCAPES_WANTED = 0.01  # of the passed parts: what a check sample is to show


def parts_for(rate: float) -> int:
    """Parts of which none may have it, to show with 95 % confidence that at most ``rate`` of all have it."""
    return int(np.ceil(np.log(1 - CONFIDENCE) / np.log1p(-rate)))


def false_calls(lot: SortedLot, threshold: float, where: str = "") -> Proportion:
    """Accepted and flagged / accepted, or ok and not reviewed. ``where`` is the threshold in the filter language."""
    count, passed = lot.good.flagged(threshold), lot.nobody.below(threshold)
    return proportion(
        count,
        lot.good.parts + passed,
        marked("accepted parts that are flagged, of all parts accepted or ok"),
        f"review:accept score:>={where}" if where else "",
    )


def false_calls_reviewed(lot: SortedLot, threshold: float, where: str = "") -> Proportion:
    """Accepted and flagged / accepted: from reviewed parts alone."""
    return proportion(
        lot.good.flagged(threshold),
        lot.good.parts,
        marked("accepted parts that are flagged, of all accepted parts"),
        f"review:accept score:>={where}" if where else "",
        "review:accept" if where else "",
    )


def escapes(
    lot: SortedLot, threshold: float, where: str = ""
) -> tuple[EscapeFigure | None, NotKnown | None, int]:
    """The escape rate from the check sample alone, why it is not known, and undecided flagged parts that would pass.

    As ``reports.escapes``, at any threshold. Of parts that are flagged now nobody has drawn a sample: where such
    parts would pass and nobody has decided them, what they are is not known, and so is the rate.
    """
    passing = lot.undecided.below(threshold)
    seen = lot.checked < threshold
    defective = seen & lot.defective
    checked, bad = int(np.count_nonzero(seen)), int(np.count_nonzero(defective))
    if not checked:
        return None, NotKnown.NO_SAMPLE, passing
    if passing:
        return None, NotKnown.UNDECIDED, passing
    sample = proportion(
        bad,
        checked,
        marked("defective parts of the check sample, of those decided"),
        f"sample: review:reject score:<{where}" if where else "",
        f"sample: -review:none score:<{where}" if where else "",
    )
    standing_for = lot.every.below(threshold) - lot.aside.below(threshold)
    known, caught = lot.known.below(threshold), lot.defect.flagged(threshold)
    weights = lot.weights[seen]
    escaped = standing_for * float(lot.weights[defective].sum() / weights.sum()) + known
    equal = float(weights.max() - weights.min()) <= 1e-9 * float(weights.max())

    def rate(missed: float) -> float | None:
        return missed / (missed + caught) if missed + caught else None

    interval = None
    if equal and sample.interval is not None:
        low, high = (rate(standing_for * end + known) for end in (sample.interval.low, sample.interval.high))
        interval = None if high is None else Interval(low or 0.0, high, CONFIDENCE)
    figure = EscapeFigure(
        sample=sample,
        unflagged=standing_for,
        known=known,
        caught=caught,
        left=lot.waiting.below(threshold),
        escaped=escaped,
        share=rate(escaped),
        interval=interval,
        counted_from=sample.counted_from,
        opens=sample.opens,
    )
    return figure, None, passing


def guarantee(parts: int, highest: Sequence[float], threshold: float, promise: float | None) -> Guarantee:
    """What ``parts`` good parts promise of a threshold, when these are their ``highest`` raw scores, descending.

    With k of n at or above it, at most ``rate`` of further parts like these are flagged, with 95 % confidence
    (Clopper and Pearson's upper bound; the tolerance bound of Wilks 1941). Nothing where the place lies below all
    scores that are known, or where there are fewer than nine good parts.
    """
    wanted = USUAL_PROMISE if promise is None else promise
    needed = parts_for(wanted)
    if not highest:
        return Guarantee(0, None, None, wanted, needed)
    over = sum(raw >= threshold for raw in highest)
    if over == len(highest) < parts:
        return Guarantee(parts, None, None, wanted, needed)
    if parts < FEWEST_GOOD or over >= parts:
        return Guarantee(parts, over, None, wanted, needed)
    rate = float(betaincinv(over + 1, parts - over, CONFIDENCE))
    return Guarantee(parts, over, rate, wanted, needed)

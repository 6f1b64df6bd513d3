"""The figures of a threshold in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from inspector_app.domain.counting import Interval, Proportion
from inspector_app.domain.threshold import NotKnown, RegionAt, ThresholdFigures
from inspector_app.ui.language import figures as written
from inspector_app.ui.language.figures import count, decimal, of

_TOGETHER = "\N{NO-BREAK SPACE}"


def percent(share: float) -> str:
    """A share that is asked for, with as many digits as tell it from nothing: 24 %, 5 %, 1.3 %, 0.04 %."""
    shown = 100 * share
    digits = 0 if shown >= 20 else 1 if shown >= 0.95 else 2
    if abs(shown - round(shown)) < 1e-9:
        digits = 0
    elif shown < 0.005:
        return _tr("under {0} %").format(decimal(0.01)).replace(" ", _TOGETHER)
    return _tr("{0} %").format(decimal(shown, digits)).replace(" ", _TOGETHER)


def amount(value: float) -> str:
    """A cost, with digits behind the point only where there are few before it."""
    return decimal(value, 0 if value >= 100 else 1 if value >= 1 else 2)


def measured(found: float) -> str:
    """A share that was counted, in the digits of the statistics and the reports."""
    return written.percent(found).replace(" ", _TOGETHER)


def between(interval: Interval) -> str:
    """The ends of an interval, as the statistics write them."""
    return written.between(interval).replace(" ", _TOGETHER)


def rate(found: Proportion) -> str:
    """A share with its interval, or that it is not known."""
    if found.share is None or found.interval is None:
        return _tr("not known")
    return f"{measured(found.share)}   ({between(found.interval)})"


def false_calls(figures: ThresholdFigures) -> tuple[str, str]:
    """The rate of false calls, and what it is counted from."""
    every, reviewed = figures.false_calls, figures.false_calls_reviewed
    words = _tr("{0} good parts: accepted, or ok and not reviewed.").format(of(every))
    if reviewed.share is None or reviewed.interval is None:
        return rate(every), words + " " + _tr("Nobody has accepted a part yet.")
    return rate(every), words + " " + _tr(
        "Of the reviewed good parts alone {0}: {1} ({2}); these are not chosen by chance."
    ).format(of(reviewed), measured(reviewed.share), between(reviewed.interval))


def escapes(figures: ThresholdFigures) -> tuple[str, str]:
    """The rate of escapes, and what it is counted from or why it is not known."""
    needed = _tr("{0} decided parts of a check sample, none of them defective, show at most {1}.").format(
        count(figures.sample_needed), percent(figures.sample_rate)
    )
    if figures.escapes_unknown is NotKnown.UNDECIDED:
        why = _tr("{0} flagged parts would pass that nobody has decided. Decide them first.")
        if figures.passing == 1:
            why = _tr("1 flagged part would pass that nobody has decided. Decide it first.")
        return _tr("not known"), why.format(count(figures.passing))
    found = figures.escapes
    if found is None:
        return _tr("not known"), _tr("No part of the check sample was decided.") + " " + needed
    words = _tr("{0} decided parts of the check sample are defective; {1} are left to decide.").format(
        of(found.sample), count(found.left)
    )
    if found.known:
        words += " " + _tr("{0} more were rejected outside of it.").format(count(found.known))
    if found.share is None:
        return _tr("no defect known"), f"{words} {needed}"
    rated = measured(found.share)
    if found.interval is not None:
        rated += f"   ({between(found.interval)})"
    return rated, f"{words} {needed}"


def promise(figures: ThresholdFigures) -> tuple[str, str]:
    """What the good parts promise, and how many would be needed for what is asked for."""
    found = figures.guarantee
    needed = _tr("At most {0} takes {1} good parts, none of them flagged.").format(
        percent(found.wanted), count(found.needed)
    )
    if not found.parts:
        return _tr("nothing"), _tr("The scale rests on no good parts.") + " " + needed
    if found.over is None:
        words = _tr("Of {0} good parts more lie above than are remembered.").format(count(found.parts))
    else:
        words = _tr("Of {0} good parts flagged: {1}.").format(count(found.parts), count(found.over))
    if found.rate is None:
        return _tr("nothing"), f"{words} {needed}"
    sure = _tr("With 95 % confidence, if the next parts are like these.")
    return _tr("at most {0} false calls").format(percent(found.rate)), f"{words} {sure} {needed}"


def cost(figures: ThresholdFigures, least: float | None) -> tuple[str, str]:
    """The expected cost, and where it is least (calibrated)."""
    found = figures.cost
    if found is None or least is None:
        return _tr("not known"), _tr(
            "The recipe says the cost of a false call and the cost of an escape (Ctrl+6), and a check sample is "
            "decided: then it is known."
        )
    words = amount(found.cost)
    if found.low is not None and found.high is not None:
        words += "   (" + _tr("{0} to {1}").format(amount(found.low), amount(found.high)) + ")"
    return words, _tr("Per 1,000 parts; least at {0}. It is for you to choose.").format(decimal(least))


def changed(figures: ThresholdFigures) -> str:
    """How many parts of the lot would be judged otherwise."""
    if figures.changed == 1:
        return _tr("1 part would be judged otherwise than now.")
    return _tr("{0} parts would be judged otherwise than now.").format(count(figures.changed))


def region(place: RegionAt) -> str:
    """How many findings lie in a region of the part."""
    name = _tr("elsewhere") if place.region is None else place.region.name
    return _tr("{0}: {1} findings on {2} parts").format(name, count(place.findings), count(place.parts))


def _tr(text: str) -> str:
    return QCoreApplication.translate("ThresholdWords", text)

"""Shares, intervals, times and names as the statistics write them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from inspector_app.domain.control_chart import RunRule
from inspector_app.domain.counting import GroupKind, Proportion
from inspector_app.domain.figures import EscapeFigure
from inspector_app.domain.lot import Band, Verdict
from inspector_app.domain.review import PartDecision
from inspector_app.ui.language.figures import decimal, of, percent
from inspector_app.ui.theme.verdicts import decision_word, verdict_word


def documented(text: str) -> str:
    """What a figure says of itself, in the words of the documents that hold it too, as a sentence."""
    words = QCoreApplication.translate("Documents", text) if text else ""
    return f"{words[0].upper()}{words[1:]}." if words else ""


def share_cell(proportion: Proportion) -> str:
    """ "3.4 % (8 of 236)", or a dash where nothing was counted."""
    share = proportion.share
    return "–" if share is None else f"{percent(share)} ({of(proportion)})"


def escape_cell(escapes: EscapeFigure | None) -> str:
    """The escape rate, or that it is not known."""
    if escapes is None or escapes.share is None:
        return _tr("not known")
    return percent(escapes.share)


def day(seconds: float | None) -> str:
    """A day as the language writes it; "" where it is not known."""
    if seconds is None:
        return ""
    moment = QDateTime.fromMSecsSinceEpoch(round(1000 * seconds))
    locale = QLocale()
    if locale.language() == QLocale.Language.C:
        return moment.toString("yyyy-MM-dd")
    return locale.toString(moment.date(), QLocale.FormatType.ShortFormat)


def seconds(value: float | None) -> str:
    """ "4.2 s", "95 s"; a dash where there is none."""
    if value is None:
        return "–"
    return _tr("{0} s").format(decimal(value, 1 if value < 20 else 0))


def group_word(kind: GroupKind) -> str:
    """What a group is, as the head of a column."""
    return {
        GroupKind.LOT: _tr("Lot"),
        GroupKind.SHIFT: _tr("Shift"),
        GroupKind.OPERATOR: _tr("Operator"),
        GroupKind.VERSION: _tr("Recipe version"),
    }[kind]


NELSON = {  # numbers of the run rules (Nelson, Journal of Quality Technology 1984)
    RunRule.BEYOND_LIMITS: "1",
    RunRule.SAME_SIDE: "2",
    RunRule.TREND: "3",
    RunRule.ALTERNATING: "4",
    RunRule.TWO_OF_THREE: "5",
    RunRule.FOUR_OF_FIVE: "6",
}


def rule_word(rule: RunRule) -> str:
    """A run rule by its name."""
    return {
        RunRule.BEYOND_LIMITS: _tr("beyond a control limit (Nelson 1)"),
        RunRule.SAME_SIDE: _tr("nine in a row on one side of the centre (Nelson 2)"),
        RunRule.TREND: _tr("six in a row rising or falling (Nelson 3)"),
        RunRule.ALTERNATING: _tr("fourteen in a row up and down by turns (Nelson 4)"),
        RunRule.TWO_OF_THREE: _tr("two of three beyond two sigma on one side (Nelson 5)"),
        RunRule.FOUR_OF_FIVE: _tr("four of five beyond one sigma on one side (Nelson 6)"),
    }[rule]


def verdict_name(verdict: str) -> str:
    """ok, check, flagged or failed, in the language of the window."""
    if verdict == "check":
        return verdict_word(Verdict.FLAGGED, Band.CHECK)
    return verdict_word(Verdict(verdict))


def review_name(review: str) -> str:
    """accepted, rejected, unsure, or not decided."""
    return _tr("not decided") if review == "none" else decision_word(PartDecision(review))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Statistics", text)

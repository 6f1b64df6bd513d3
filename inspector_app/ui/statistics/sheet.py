"""All cards and tiles of one moment, in words: made beside the window, from figures that are counted elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from inspector_app.domain.counting import GroupKind, Proportion
from inspector_app.domain.figures import EscapeFigure, Statistics
from inspector_app.ui.language.figures import between, count, of, percent
from inspector_app.ui.statistics.exhibit import CardText, CountText, Sheet, TileText
from inspector_app.ui.statistics.lot_exhibits import control_card, drift_card, group_card
from inspector_app.ui.statistics.part_exhibits import pareto_card, places_card, savings_card
from inspector_app.ui.statistics.people_exhibits import agreement_card, confusion_card, times_card
from inspector_app.ui.statistics.wording import documented


def sheet_of(statistics: Statistics, kind: GroupKind, *, first: bool = False) -> Sheet:
    """What the page shows of these figures, grouped so. Pure: runs on any thread.

    ``first``: only the figures of groups are counted yet.
    """
    recipe_id = statistics.scope.recipe_id
    if not statistics.totals.parts:
        return Sheet(recipe_id, (), (), "")
    cards = _cards_of_groups(statistics, kind)
    if not first:
        cards += _other_cards(statistics)
    return Sheet(recipe_id, _tiles(statistics), cards, _summary(statistics), _counts(statistics))


def _cards_of_groups(statistics: Statistics, kind: GroupKind) -> tuple[CardText, ...]:
    return (control_card(statistics), group_card(statistics, kind))


def _other_cards(statistics: Statistics) -> tuple[CardText, ...]:
    return (
        pareto_card(statistics.pareto),
        places_card(statistics.maps),
        drift_card(statistics.drift),
        savings_card(statistics.savings),
        confusion_card(statistics.confusion),
        agreement_card(statistics.agreements),
        times_card(statistics.times),
    )


def _tiles(statistics: Statistics) -> tuple[TileText, ...]:
    totals = statistics.totals
    reviewed = totals.false_calls_reviewed
    beside = ""
    if reviewed.share is not None:
        beside = _tr("From reviewed parts alone: {0} ({1}).").format(percent(reviewed.share), of(reviewed))
    return (
        _rate_tile("yield", _tr("Yield"), totals.yield_),
        _rate_tile("first-pass", _tr("First-pass yield"), totals.first_pass),
        _rate_tile("false-calls", _tr("False-call rate"), totals.false_calls, beside),
        _escape_tile(totals.escapes),
    )


def _rate_tile(name: str, title: str, rate: Proportion, beside: str = "") -> TileText:
    if rate.share is None:
        return TileText(
            name,
            title,
            _tr("not known"),
            "",
            _tr("Nothing to count yet: inspect a lot in Review."),
            known=False,
        )
    interval = "" if rate.interval is None else _tr("95 % interval {0}").format(between(rate.interval))
    basis = " ".join(each for each in (of(rate) + ".", documented(rate.counted_from), beside) if each)
    return TileText(name, title, percent(rate.share), interval, basis, rate.opens, rate.opens_of)


def _escape_tile(escapes: EscapeFigure | None) -> TileText:
    title = _tr("Escape rate")
    if escapes is None:
        return TileText(
            "escapes",
            title,
            _tr("not known"),
            "",
            _tr(
                "Only a check sample tells: decide the parts under “Check sample” in Review (Shift+S). How many are "
                "drawn stands in the recipe (Ctrl+6)."
            ),
            "sample:",
            known=False,
        )
    basis = documented(escapes.counted_from)
    if escapes.left:
        left = _tr("{0} drawn parts are still to be decided.").format(count(escapes.left))
        basis = f"{basis} {left}".strip()
    if escapes.share is None:
        return TileText(
            "escapes",
            title,
            _tr("no defect known"),
            "",
            f"{of(escapes.sample)}. {basis}",
            escapes.sample.opens_of,
            known=False,
        )
    interval = "" if escapes.interval is None else _tr("95 % interval {0}").format(between(escapes.interval))
    sample = _tr("Check sample: {0} defective.").format(of(escapes.sample))
    if escapes.known:
        sample += " " + _tr("{0} more were rejected outside of it.").format(count(escapes.known))
    return TileText(
        "escapes",
        title,
        percent(escapes.share),
        interval,
        f"{sample} {basis}".strip(),
        escapes.opens,
        escapes.sample.opens_of,
    )


def _summary(statistics: Statistics) -> str:
    totals = statistics.totals
    lots = len(statistics.groups.get(GroupKind.LOT, ()))
    words = [
        statistics.scope.recipe_name,
        _tr("1 lot") if lots == 1 else _tr("{0} lots").format(count(lots)),
        _tr("1 part") if totals.parts == 1 else _tr("{0} parts").format(count(totals.parts)),
    ]
    return " · ".join(words)


def _counts(statistics: Statistics) -> tuple[CountText, ...]:
    """What is still to be done or could not be done, where there is any."""
    totals = statistics.totals
    return tuple(
        CountText(text.format(count(number)), opens)
        for number, text, opens in (
            (totals.undecided, _tr("{0} undecided"), totals.opens_undecided),
            (totals.failed, _tr("{0} failed"), totals.opens_failed),
            (totals.unsure, _tr("{0} unsure"), totals.opens_unsure),
        )
        if number
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Statistics", text)

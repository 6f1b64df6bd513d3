"""Figures about decisions, as cards: how long they take, how people agree with each other and with the machine."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication

from inspector_app.domain.figures import Agreement, Confusion, DecisionTimes
from inspector_app.ui.language.figures import count, decimal, percent
from inspector_app.ui.statistics.exhibit import CardText, Exhibit, Key, Matrix, Row, Shape, Spans
from inspector_app.ui.statistics.signs import BAR, DASHES, LINE
from inspector_app.ui.statistics.wording import documented, review_name, seconds, verdict_name

_PAIRS = 6  # of operators that have a table of their own
_REVIEWS = ("accept", "reject", "unsure")
_VERDICTS = ("ok", "check", "flagged", "failed")


def times_card(times: tuple[DecisionTimes, ...]) -> CardText:
    """Seconds from one decision to the next, of each operator."""
    told = [each for each in times if each.median is not None]
    drawing = None
    if told:
        ends = _column([each.ninetieth for each in told])
        drawing = Spans(
            _column([each.median for each in told]),
            _column([each.lower_quartile for each in told]),
            _column([each.upper_quartile for each in told]),
            ends,
            tuple(each.operator for each in told),
            0.0,
            float(np.nanmax(ends, initial=1.0)) * 1.05,
            unit=_tr("s"),
        )
    rows = tuple(
        Row(
            (
                each.operator,
                seconds(each.median),
                f"{seconds(each.lower_quartile)} – {seconds(each.upper_quartile)}",
                seconds(each.ninetieth),
                count(each.decisions),
                count(each.timed),
                count(each.pauses),
                count(each.at_once),
            ),
            (each.opens,),
        )
        for each in told
    )
    caption = ""
    if times:  # from when on a time is a pause, they say
        caption = _tr(
            "From one decision to the next of the same person. Pauses of more than {0} and decisions of several parts "
            "at once are left out."
        ).format(seconds(times[0].limit))
    return CardText(
        "times",
        (
            Exhibit(
                _tr("Time for a decision"),
                caption,
                (
                    _tr("Operator"),
                    _tr("Median"),
                    _tr("Middle half"),
                    "90 %",
                    _tr("Decisions"),
                    _tr("Timed"),
                    _tr("Pauses"),
                    _tr("At once"),
                ),
                rows,
                drawing,
                (
                    Key(Shape.RUN, "ok", _tr("median")),
                    Key(BAR, "ok", _tr("middle half")),
                    Key(LINE, "muted", _tr("up to 90 %")),
                ),
                _tr("No decision yet: decide parts in Review. Times are taken from two decisions in a row."),
            ),
        ),
    )


def agreement_card(agreements: tuple[Agreement, ...]) -> CardText:
    """Cohen's kappa of every pair, and the table of those with most parts in common."""
    rows = tuple(
        Row(
            (
                _pair(each),
                "–" if each.kappa is None else decimal(each.kappa),
                ""
                if each.interval is None
                else f"{decimal(each.interval.low)} – {decimal(each.interval.high)}",
                count(each.parts),
                "–" if each.observed is None else percent(each.observed),
                "–" if each.expected is None else percent(each.expected),
            ),
            (each.opens,),
        )
        for each in agreements
    )
    drawing = None
    if agreements:
        drawing = Spans(
            _column([each.kappa for each in agreements]),
            _column([each.interval.low if each.interval else None for each in agreements]),
            _column([each.interval.high if each.interval else None for each in agreements]),
            np.full(len(agreements), np.nan),
            tuple(_pair(each) for each in agreements),
            min(0.0, *(each.interval.low if each.interval else 0.0 for each in agreements), 0.0),
            1.0,
            zero=True,
        )
    whole = Exhibit(
        _tr("Agreement between operators"),
        _tr(
            "Cohen's kappa over the parts that both have decided: 1 is full agreement, 0 is that of chance. With fewer "
            "than 18 parts it has no interval."
        ),
        (
            _tr("Operators"),
            _tr("Kappa"),
            _tr("95 % interval"),
            _tr("Parts"),
            _tr("Agreed"),
            _tr("By chance"),
        ),
        rows,
        drawing,
        (
            Key(Shape.RUN, "ok", _tr("kappa")),
            Key(LINE, "ok", _tr("95 % interval")),
            Key(DASHES, "muted", _tr("as by chance")),
        ),
        _tr(
            "No part was decided by two people yet: let a second person decide parts in Review that a first one has "
            "decided."
        ),
        _tr("All pairs"),
    )
    tables = [_pair_table(each) for each in agreements[:_PAIRS]]
    return CardText("agreement", (whole, *tables))


def confusion_card(confusion: Confusion) -> CardText:
    """The machine's verdict against what people decided."""
    reviews = (*_REVIEWS, "none")
    found = {(cell.verdict, cell.review): cell for cell in confusion.cells}
    counts = np.asarray(
        [[confusion.count(verdict, review) for review in reviews] for verdict in _VERDICTS], dtype=np.int64
    )
    rows = tuple(
        Row(
            (
                f"{verdict_name(verdict)} · {review_name(review)}",
                verdict_name(verdict),
                review_name(review),
                count(confusion.count(verdict, review)),
            ),
            (found[verdict, review].opens if (verdict, review) in found else "",),
        )
        for verdict in _VERDICTS
        for review in reviews
    )
    drawing = Matrix(
        counts,
        tuple(verdict_name(verdict) for verdict in _VERDICTS),
        tuple(review_name(review) for review in reviews),
        frozenset({(0, 0), (1, 1), (2, 1)}),
        frozenset({(0, 1), (1, 0), (2, 0)}),
        _tr("Machine"),
        _tr("Review"),
    )
    return CardText(
        "confusion",
        (
            Exhibit(
                _tr("Machine against people"),
                documented(confusion.counted_from),
                (_tr("Cell"), _tr("Machine"), _tr("Review"), _tr("Parts")),
                rows,
                drawing if counts[:, :3].any() else None,
                _matrix_legend(),
                _tr("No decision yet: decide parts in Review."),
            ),
        ),
    )


def _pair_table(each: Agreement) -> Exhibit:
    found = {(cell.first, cell.second): cell for cell in each.cells}
    counts = np.asarray(
        [[found[a, b].parts if (a, b) in found else 0 for b in _REVIEWS] for a in _REVIEWS], dtype=np.int64
    )
    rows = tuple(
        Row(
            (
                f"{review_name(a)} · {review_name(b)}",
                review_name(a),
                review_name(b),
                count(found[a, b].parts if (a, b) in found else 0),
            ),
            (found[a, b].opens if (a, b) in found else "",),
        )
        for a in _REVIEWS
        for b in _REVIEWS
    )
    names = tuple(review_name(review) for review in _REVIEWS)
    same = frozenset((i, i) for i in range(len(_REVIEWS)))
    return Exhibit(
        _tr("Agreement between operators"),
        documented(each.counted_from),
        (_tr("Cell"), each.first, each.second, _tr("Parts")),
        rows,
        Matrix(counts, names, names, same, frozenset({(0, 1), (1, 0)}), each.first, each.second),
        _matrix_legend(),
        "",
        _pair(each),
    )


def _matrix_legend() -> tuple[Key, ...]:
    return (
        Key(Shape.PLAIN, "ok", _tr("they agree")),
        Key(Shape.OUTSIDE, "flagged", _tr("they differ")),
    )


def _pair(each: Agreement) -> str:
    return f"{each.first} / {each.second}"


def _column(values: list[float | None]) -> np.ndarray:  # type: ignore[type-arg]
    return np.asarray([np.nan if value is None else value for value in values], dtype=np.float64)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Statistics", text)

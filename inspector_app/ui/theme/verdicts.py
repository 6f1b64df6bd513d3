"""Verdicts and decisions as shape and word, so that nothing is said by colour alone."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from inspector_app.domain.lot import Band, Verdict
from inspector_app.domain.readings import PartRow
from inspector_app.domain.review import Disposition, FindingDecision, PartDecision


def verdict_word(verdict: Verdict | None, band: Band | None = None) -> str:
    """The verdict in one word; a part that was not inspected yet is waiting."""
    if verdict is None:
        return _tr("waiting")
    if verdict is Verdict.FLAGGED:
        return _tr("check") if band is Band.CHECK else _tr("flagged")
    return _tr("ok") if verdict is Verdict.OK else _tr("failed")


def word_of(row: PartRow) -> str:
    """The verdict of a part in one word; of one that is to be checked blind it is not told."""
    return _tr("to check") if row.to_check else verdict_word(row.verdict, row.band)


def decision_word(decision: PartDecision | FindingDecision | None) -> str:
    """What a person has decided, as a participle; "" while nobody has."""
    words = {
        PartDecision.ACCEPT: _tr("accepted"),
        PartDecision.REJECT: _tr("rejected"),
        PartDecision.UNSURE: _tr("unsure"),
        FindingDecision.DEFECT: _tr("defect"),
        FindingDecision.PSEUDO_ANOMALY: _tr("pseudo-anomaly"),
        FindingDecision.UNSURE: _tr("unsure"),
    }
    return "" if decision is None else words[decision]


def decision_of(row: PartRow) -> PartDecision | None:
    """How people have decided a part: by its own review, else by those of its findings; None: not yet."""
    by_findings: dict[Disposition | None, PartDecision] = {
        Disposition.ACCEPTED: PartDecision.ACCEPT,
        Disposition.REJECTED: PartDecision.REJECT,
        Disposition.UNSURE: PartDecision.UNSURE,
    }
    return row.decision or by_findings.get(row.disposition)


def decision_icon(decision: PartDecision) -> str:
    """Name of the icon beside the word."""
    return decision.value


def draw_verdict(
    painter: QPainter, box: QRectF, verdict: Verdict | None, band: Band | None, colour: QColor
) -> None:
    """● ok, ▲ flagged, ◆ check, ✕ failed, three dots while waiting; drawn, because fonts differ."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    left, right, top, bottom = box.left(), box.right(), box.top(), box.bottom()
    middle = box.center()
    if verdict is None:
        dot = box.width() / 5
        for x in (left + dot, middle.x(), right - dot):
            painter.drawEllipse(QPointF(x, middle.y()), dot * 0.6, dot * 0.6)
    elif verdict is Verdict.FAILED:
        painter.setPen(QPen(colour, box.width() / 5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        inset = box.width() * 0.18
        cross = box.adjusted(inset, inset, -inset, -inset)
        painter.drawLine(cross.topLeft(), cross.bottomRight())
        painter.drawLine(cross.topRight(), cross.bottomLeft())
    elif verdict is Verdict.OK:
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
    elif band is Band.CHECK:
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(middle.x(), top),
                    QPointF(right, middle.y()),
                    QPointF(middle.x(), bottom),
                    QPointF(left, middle.y()),
                ]
            )
        )
    else:
        painter.drawPolygon(
            QPolygonF([QPointF(middle.x(), top), QPointF(right, bottom - 1), QPointF(left, bottom - 1)])
        )
    painter.restore()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Verdicts", text)

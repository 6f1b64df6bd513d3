"""One part as a line: for long lists, where names and scores tell more than pictures."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from inspector_app.domain.readings import PartRow
from inspector_app.ui.gallery.cards import CardDelegate, is_quiet, second_line
from inspector_app.ui.language.figures import score
from inspector_app.ui.theme.tokens import SPACE
from inspector_app.ui.theme.verdicts import decision_icon, decision_of, draw_verdict, word_of

LINE_HEIGHT = 44
_PICTURE = 36
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class LineDelegate(CardDelegate):
    """Small picture, name, verdict as shape and word, score, decision."""

    height = LINE_HEIGHT

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(160, self.height)

    def _draw(
        self, painter: QPainter, place: QRect, row: PartRow | None, font: QFont, selected: bool, focused: bool
    ) -> None:
        t = self._theme.tokens
        line = QRectF(place).adjusted(2.5, 1.5, -2.5, -1.5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(QPen(t.accent if selected else t.line, 2 if focused else 1))
        painter.setBrush(t.accent_soft if selected else t.raised)
        painter.drawRoundedRect(line, SPACE.RADIUS, SPACE.RADIUS)
        if row is None:
            return
        well = QRect(place.left() + 6, place.top() + 4, _PICTURE, _PICTURE)
        self._small_picture(painter, well, row)
        right = place.right() - 10
        decision = decision_of(row)
        if decision is not None:
            self._theme.icon(decision_icon(decision)).paint(
                painter, QRect(right - 16, place.center().y() - 7, 16, 16)
            )
        right -= 22
        left, middle = well.right() + 8, place.center().y()
        upper = QRect(left, place.top() + 4, right - left, 18)
        lower = QRect(left, middle + 1, right - left, 17)
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        figure = "" if row.score is None else score(row.score)
        painter.setPen(t.text)
        painter.drawText(upper, _RIGHT, figure)
        room = upper.width() - painter.fontMetrics().horizontalAdvance(figure) - 8
        painter.setFont(font)
        name = f"{row.title} ×{row.images}" if row.images > 1 else row.title
        painter.drawText(
            upper, _LEFT, painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, room)
        )
        small = QFont(font)
        small.setPointSizeF(font.pointSizeF() * 0.86)
        painter.setFont(small)
        colour = t.verdict(row.verdict, row.band)
        draw_verdict(painter, QRectF(left, lower.center().y() - 4, 9, 9), row.verdict, row.band, colour)
        painter.setPen(colour if row.verdict is not None else t.muted)
        word = word_of(row)
        painter.drawText(lower.adjusted(14, 0, 0, 0), _LEFT, word)
        if is_quiet(row):
            note, tone = second_line(row, t)
            painter.setPen(tone)
            start = 14 + painter.fontMetrics().horizontalAdvance(word) + 10
            place_left = lower.adjusted(start, 0, 0, 0)
            fitted = painter.fontMetrics().elidedText(note, Qt.TextElideMode.ElideRight, place_left.width())
            painter.drawText(place_left, _LEFT, fitted)

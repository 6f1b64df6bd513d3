"""One part as a card: picture, verdict as shape and word, score, decision, what keeps it quiet."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Slot,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from inspector_app.domain.lot import Verdict
from inspector_app.domain.readings import PartRow
from inspector_app.domain.review import PartDecision
from inspector_app.ui.gallery.thumbnails import Thumbnails
from inspector_app.ui.gallery.tints import Tints
from inspector_app.ui.language.figures import score
from inspector_app.ui.theme.theme import Theme
from inspector_app.ui.theme.tokens import SPACE, Tokens
from inspector_app.ui.theme.verdicts import (
    decision_icon,
    decision_of,
    decision_word,
    draw_verdict,
    word_of,
)

CARD_WIDTH = 132  # at least; cards share the width of the list
CARD_HEIGHT = 128
_WORDS = 42  # height of the two lines under the picture
_KEPT = 160  # cards: a tall window on a dense screen, and what one scrolls back to


class CardDelegate(QStyledItemDelegate):
    """Paints cards; everything it shows is in the row, so that scrolling never waits.

    A card is drawn once for what it shows and copied from then on: the step to the next part changes two of them.
    """

    height = CARD_HEIGHT

    def __init__(
        self,
        thumbnails: Thumbnails,
        tints: Tints,
        theme: Theme,
        is_selected: Callable[[str], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._thumbnails, self._tints = thumbnails, tints
        self._theme, self._is_selected = theme, is_selected
        self._drawn: OrderedDict[str, tuple[tuple[Any, ...], QPixmap]] = OrderedDict()
        theme.changed.connect(self._forget)

    @Slot()
    def _forget(self) -> None:
        """Other colours: every card is drawn anew."""
        self._drawn.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(CARD_WIDTH, self.height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if not index.flags() & Qt.ItemFlag.ItemIsEnabled:
            return
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = selected and bool(option.widget.hasFocus())
        row = index.data(Qt.ItemDataRole.UserRole)
        place = QRect(option.rect)
        place.setTop(place.bottom() + 1 - self.height)  # above it may stand the name of a group
        if isinstance(row, PartRow):
            painter.drawPixmap(
                place.topLeft(), self._card(row, place.size(), option.font, painter, selected, focused)
            )
        else:  # not read yet
            painter.save()
            self._draw(painter, place, None, option.font, selected, focused)
            painter.restore()

    def _card(
        self, row: PartRow, size: QSize, font: QFont, painter: QPainter, selected: bool, focused: bool
    ) -> QPixmap:
        """The card as it is kept, or drawn now."""
        thumbnail = self._thumbnails.get(row.image_id)
        look = thumbnail.cacheKey() if thumbnail is not None else self._thumbnails.broken(row.image_id)
        ratio = painter.device().devicePixelRatioF()
        among = self._is_selected(row.part_id)
        tint = self._tints.get(row)
        heat = tint.cacheKey() if tint is not None else 0
        state = (row, size.toTuple(), ratio, selected, focused, among, look, heat, font.key())
        kept = self._drawn.get(row.image_id)
        if kept is not None and kept[0] == state:
            self._drawn.move_to_end(row.image_id)
            return kept[1]
        pixmap = QPixmap(size * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        drawing = QPainter(pixmap)
        drawing.setFont(font)
        self._draw(drawing, QRect(QPoint(0, 0), size), row, font, selected, focused)
        if among:
            self._tick(drawing, QRect(QPoint(0, 0), size))
        drawing.end()
        self._drawn[row.image_id] = (state, pixmap)
        self._drawn.move_to_end(row.image_id)
        while len(self._drawn) > _KEPT:
            self._drawn.popitem(last=False)
        return pixmap

    def _draw(
        self, painter: QPainter, place: QRect, row: PartRow | None, font: QFont, selected: bool, focused: bool
    ) -> None:
        t = self._theme.tokens
        card = place.adjusted(4, 4, -4, -4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        edge = t.accent if selected else t.line
        painter.setPen(QPen(edge, 3 if focused else 2 if selected else 1))
        painter.setBrush(t.accent_soft if selected else t.raised)
        painter.drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), SPACE.RADIUS, SPACE.RADIUS)
        well = card.adjusted(5, 5, -5, -_WORDS - 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.sunken)
        painter.drawRoundedRect(well, 4, 4)
        if row is not None:
            self._picture(painter, well, row, t)
            self._words(painter, card, row, t, font)

    def _tick(self, painter: QPainter, place: QRect) -> None:
        """One of the selected parts: a frame and a tick, not the colour alone."""
        t = self._theme.tokens
        painter.setPen(QPen(t.accent, 2, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(place).adjusted(2, 2, -2, -2), SPACE.RADIUS + 2, SPACE.RADIUS + 2)
        badge = QRectF(place.left() + 9, place.top() + 9, 18, 18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.accent)
        painter.drawRoundedRect(badge, 4, 4)
        painter.setPen(QPen(t.on_accent, 2.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPolyline(
            [
                badge.topLeft() + QPointF(4, 9),
                badge.topLeft() + QPointF(8, 13),
                badge.topLeft() + QPointF(14, 5),
            ]
        )

    def _picture(self, painter: QPainter, well: QRect, row: PartRow, t: Tokens) -> None:
        self._small_picture(painter, well, row)
        decision = decision_of(row)
        if decision is not None:
            self._decided(painter, well, decision, t)
        if row.images > 1:
            self._number_of_images(painter, well, row.images, t)

    def _number_of_images(self, painter: QPainter, well: QRect, number: int, t: Tokens) -> None:
        """Two sheets and how many there are, in the lower corner."""
        font = QFont(painter.font())
        font.setPointSizeF(font.pointSizeF() * 0.82)
        painter.setFont(font)
        words = str(number)
        width = painter.fontMetrics().horizontalAdvance(words) + 26
        pill = QRectF(well.left() + 3, well.bottom() - 21, width, 18)
        painter.setPen(QPen(t.line_strong, 1))
        painter.setBrush(t.raised)
        painter.drawRoundedRect(pill, 9, 9)
        painter.setPen(QPen(t.muted, 1.2))
        sheet = QRectF(pill.left() + 7, pill.top() + 4, 7, 7)
        painter.drawRect(sheet.translated(2.5, 2.5))
        painter.drawRect(sheet)
        painter.setPen(t.text)
        painter.drawText(
            pill.adjusted(21, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words
        )

    def _small_picture(self, painter: QPainter, well: QRect, row: PartRow) -> None:
        """Picture and tint within ``well``, or the sign for a picture that cannot be read."""
        pixmap = self._thumbnails.get(row.image_id)
        if pixmap is not None:
            size = pixmap.size().scaled(well.size(), Qt.AspectRatioMode.KeepAspectRatio)
            target = QRect(0, 0, size.width(), size.height())
            target.moveCenter(well.center())
            painter.drawPixmap(target, pixmap)
            tint = self._tints.get(row)
            if tint is not None and not tint.isNull():
                painter.drawPixmap(target, tint)
        elif self._thumbnails.broken(row.image_id):
            middle = well.center()
            self._theme.icon("error").paint(painter, QRect(middle.x() - 12, middle.y() - 12, 24, 24))

    def _decided(self, painter: QPainter, well: QRect, decision: PartDecision, t: Tokens) -> None:
        word = decision_word(decision)
        font = QFont(painter.font())
        font.setPointSizeF(font.pointSizeF() * 0.82)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        width = painter.fontMetrics().horizontalAdvance(word) + 26
        pill = QRectF(well.right() - width - 3, well.top() + 4, width, 19)
        painter.setPen(QPen(t.line_strong, 1))
        painter.setBrush(t.raised)
        painter.drawRoundedRect(pill, 9, 9)
        icon = self._theme.icon(decision_icon(decision))  # kept by the theme: cards are painted often
        icon.paint(painter, QRect(int(pill.left()) + 5, int(pill.top()) + 3, 13, 13))
        painter.setPen(t.text)
        painter.drawText(
            pill.adjusted(20, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, word
        )

    def _words(self, painter: QPainter, card: QRect, row: PartRow, t: Tokens, base: QFont) -> None:
        top = card.bottom() - _WORDS
        colour = t.verdict(row.verdict, row.band)
        draw_verdict(painter, QRectF(card.left() + 9, top + 6, 10, 10), row.verdict, row.band, colour)
        bold = QFont(base)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        line = QRect(card.left() + 24, top + 1, card.width() - 33, 20)
        painter.setPen(colour if row.verdict is not None else t.muted)
        painter.drawText(line, _LEFT, word_of(row))
        if row.score is not None:
            painter.setPen(t.text)
            painter.drawText(line, _RIGHT, score(row.score))
        small = QFont(base)
        small.setPointSizeF(base.pointSizeF() * 0.86)
        painter.setFont(small)
        note, tone = second_line(row, t)
        painter.setPen(tone)
        line = QRect(card.left() + 9, top + 20, card.width() - 18, 18)
        fitted = painter.fontMetrics().elidedText(note, Qt.TextElideMode.ElideMiddle, line.width())
        painter.drawText(line, _LEFT, fitted)


_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)


def is_quiet(row: PartRow) -> bool:
    """A mark acts on the part, and it is not flagged."""
    return bool(row.quiet_by) and row.verdict is not Verdict.FLAGGED


def second_line(row: PartRow, t: Tokens) -> tuple[str, QColor]:
    """What keeps the part quiet, else its file name, and the colour of these words.

    A flagged part is not quiet, whatever a mark took from it: its page names the mark.
    """
    if is_quiet(row):
        marks = ", ".join(f"P-{number}" for number in row.quiet_by[:2])
        return QCoreApplication.translate("Cards", "quiet because of {0}").format(marks), t.pseudo
    return row.title, t.muted

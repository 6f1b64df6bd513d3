"""Parts that a change would touch, under a heading, each with its score before and after."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLayout, QVBoxLayout, QWidget

from inspector_app.domain.bank import PreviewPart
from inspector_app.domain.challenge import ChallengePart, Known
from inspector_app.ui.gallery.chips import FlowLayout
from inspector_app.ui.gallery.thumbnails import Thumbnails
from inspector_app.ui.language.figures import count, score
from inspector_app.ui.theme.plain import PlainLabel, plain_tip
from inspector_app.ui.theme.theme import Theme
from inspector_app.ui.theme.tokens import SPACE
from inspector_app.ui.theme.wells import paint_in_well

Touched = PreviewPart | ChallengePart
_COLUMNS = 3


class TouchedParts(QWidget):
    """Up to ``most`` pictures, the rest is counted; hidden without any. ``flows``: as many in a line as find room."""

    def __init__(self, heading: str, most: int, *, flows: bool = False) -> None:
        super().__init__()
        self._heading, self._most = heading, most
        self._title = PlainLabel(heading)
        self._title.setProperty("role", "section")
        self._more = PlainLabel()
        self._more.setProperty("role", "caption")
        pictures = QWidget()
        self._places: QLayout = FlowLayout(pictures, SPACE.S) if flows else _grid(pictures)
        self.cells: list[PartCell] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.XS)
        for widget in (self._title, pictures, self._more):
            column.addWidget(widget)

    def show_parts(self, parts: Sequence[Touched], thumbnails: Thumbnails, theme: Theme) -> None:
        for cell in self.cells:
            self._places.removeWidget(cell)
            cell.deleteLater()
        self.cells = [PartCell(part, thumbnails, theme) for part in parts[: self._most]]
        for number, cell in enumerate(self.cells):
            if isinstance(self._places, QGridLayout):
                self._places.addWidget(cell, number // _COLUMNS, number % _COLUMNS)
            else:
                self._places.addWidget(cell)
        self._title.setText(f"{self._heading} · {count(len(parts))}")
        self._more.setText(self.tr("and {0} more").format(len(parts) - self._most))
        self._more.setVisible(len(parts) > self._most)
        self.setVisible(bool(parts))

    def update_pictures(self) -> None:
        for cell in self.cells:
            cell.update()


class PartCell(QWidget):
    """A small picture of a part with its score before and after."""

    def __init__(self, part: Touched, thumbnails: Thumbnails, theme: Theme) -> None:
        super().__init__()
        self._part, self._thumbnails, self._theme = part, thumbnails, theme
        self.setToolTip(plain_tip(f"{part.lot_name} · {part.path}"))
        self.setAccessibleName(f"{part.path}, {score(part.before)} → {score(part.after)}")
        self.setMinimumHeight(86)

    def sizeHint(self) -> QSize:
        return QSize(88, 86)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        well = QRectF(self.rect()).adjusted(0, 0, 0, -20)
        paint_in_well(painter, well, self._thumbnails.get(self._part.image_id), t)
        if isinstance(self._part, ChallengePart) and self._part.lost:
            reject = self._part.known is Known.REJECT
            self._badge(painter, self.tr("hidden") if reject else self.tr("flagged"))
        font = painter.font()
        font.setPointSizeF(font.pointSizeF() * 0.86)
        painter.setFont(font)
        painter.setPen(t.muted)
        words = QRectF(self.rect()).adjusted(0, self.height() - 19, 0, 0)
        painter.drawText(
            words,
            Qt.AlignmentFlag.AlignCenter,
            f"{score(self._part.before)} → {score(self._part.after)}",
        )

    def _badge(self, painter: QPainter, word: str) -> None:
        """A word in the corner of the picture: colour alone would not tell what is lost from what is weakened."""
        t = self._theme.tokens
        painter.save()
        font = painter.font()
        font.setPointSizeF(font.pointSizeF() * 0.8)
        font.setBold(True)
        painter.setFont(font)
        width = painter.fontMetrics().horizontalAdvance(word) + 10
        box = QRectF(4, 4, width, 17)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.danger)
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(t.raised)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, word)
        painter.restore()


def _grid(pictures: QWidget) -> QGridLayout:
    grid = QGridLayout(pictures)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(SPACE.S)
    for number in range(_COLUMNS):
        grid.setColumnStretch(number, 1)
    return grid

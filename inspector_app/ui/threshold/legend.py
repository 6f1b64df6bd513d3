"""What colours and patterns of the stacked histogram mean."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector_app.ui.canvas.appearance import Appearance
from inspector_app.ui.theme.tokens import LIGHT, Tokens
from inspector_app.ui.threshold.histogram import defect_brushes, good_brushes

_SWATCH, _GAP, _BETWEEN = 14, 6, 18


class Legend(QWidget):
    """A line of swatches with their words; as many as fit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = LIGHT
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join(self.words()))

    def set_tokens(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.update()

    def words(self) -> tuple[str, ...]:
        return (
            self.tr("ok, not reviewed"),
            self.tr("to check"),
            self.tr("flagged, not decided"),
            self.tr("reviewed good"),
            self.tr("rejected"),
        )

    def sizeHint(self) -> QSize:
        return QSize(400, max(20, self.fontMetrics().height() + 4))

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = Appearance.of(self._tokens)
        brushes = (
            (QBrush(colours.ok),),
            (QBrush(colours.check),),
            (QBrush(colours.flagged),),
            good_brushes(colours),
            defect_brushes(colours, self._tokens.defect),
        )
        painter = QPainter(self)
        x, height = 0.0, float(self.height())
        for words, layers in zip(self.words(), brushes, strict=True):
            width = painter.fontMetrics().horizontalAdvance(words)
            if x + _SWATCH + _GAP + width > self.width():
                break
            place = QRectF(x, (height - _SWATCH) / 2, _SWATCH, _SWATCH)
            for brush in layers:
                painter.fillRect(place, brush)
            x += _SWATCH + _GAP
            painter.setPen(self._tokens.muted)
            painter.drawText(QRectF(x, 0, width + 2, height), Qt.AlignmentFlag.AlignVCenter, words)
            x += width + _BETWEEN
        painter.end()

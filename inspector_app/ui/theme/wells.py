"""Small pictures: each in a sunken place with round corners."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPixmap

from inspector_app.ui.theme.tokens import Tokens

_CORNER = 5
_MOST_CUT = 0.5  # of a picture may be cut away so that it fills its well; longer parts are shown whole


def paint_in_well(painter: QPainter, well: QRectF, pixmap: QPixmap | None, tokens: Tokens) -> QPainterPath:
    """Paint the well and the picture in it; its outline. Without a picture the well is empty."""
    outline = QPainterPath()
    outline.addRoundedRect(well, _CORNER, _CORNER)
    painter.fillPath(outline, tokens.sunken)
    if pixmap is not None and not pixmap.isNull():
        painter.setClipPath(outline)
        place = well.size().toSize()
        size = pixmap.size().scaled(place, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        if place.width() * place.height() < _MOST_CUT * size.width() * size.height():
            size = pixmap.size().scaled(place, Qt.AspectRatioMode.KeepAspectRatio)
        target = QRectF(0, 0, size.width(), size.height())
        target.moveCenter(well.center())
        painter.drawPixmap(target, pixmap, QRectF(pixmap.rect()))
        painter.setClipping(False)
    return outline

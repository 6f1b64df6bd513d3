"""The shapes that points are marked by: one outline each, for charts and for the words that explain them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from inspector_app.ui.gallery.chips import FlowLayout
from inspector_app.ui.statistics.exhibit import Key, Shape
from inspector_app.ui.theme.plain import PlainLabel
from inspector_app.ui.theme.theme import Theme
from inspector_app.ui.theme.tokens import SPACE

LINE, DASHES, BAND, BAR = "line", "dashes", "band", "bar"
_SIDE = 14  # px of a sign in the legend


def sign_path(shape: Shape, *, upwards: bool = True) -> QPainterPath:
    """The outline of a shape in a box of side 1 around the origin, y downwards."""
    path = QPainterPath()
    half = 0.5
    if shape is Shape.OUTSIDE:
        tip = -half if upwards else half
        path.addPolygon(QPolygonF([QPointF(0, tip), QPointF(half, -tip), QPointF(-half, -tip)]))
        path.closeSubpath()
    elif shape is Shape.RUN:
        path.addPolygon(QPolygonF([QPointF(0, -half), QPointF(half, 0), QPointF(0, half), QPointF(-half, 0)]))
        path.closeSubpath()
    else:
        path.addEllipse(QRectF(-half, -half, 1, 1))
    return path


def faded(colour: QColor, share: float) -> QColor:
    """The same colour, let through to this share."""
    other = QColor(colour)
    other.setAlphaF(share)
    return other


class Sign(QWidget):
    """One sign of the legend."""

    def __init__(self, key: Key, theme: Theme) -> None:
        super().__init__()
        self._key, self._theme = key, theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(_SIDE + 6, _SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        colour: QColor = getattr(self._theme.tokens, self._key.role)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        middle = box.center()
        if self._key.sign in (LINE, DASHES):
            style = Qt.PenStyle.SolidLine if self._key.sign == LINE else Qt.PenStyle.DashLine
            painter.setPen(QPen(colour, 2, style))
            painter.drawLine(QPointF(box.left(), middle.y()), QPointF(box.right(), middle.y()))
        elif self._key.sign in (BAND, BAR):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.setOpacity(0.35 if self._key.sign == BAND else 1.0)
            painter.drawRect(box.adjusted(0, 2, 0, -2))
        else:
            shape = Shape(self._key.sign)
            hollow = shape is Shape.FEW
            painter.translate(middle)
            painter.scale(10, 10)
            painter.setPen(QPen(colour, 0.15))
            painter.setBrush(Qt.BrushStyle.NoBrush if hollow else colour)
            painter.drawPath(sign_path(shape))


class Legend(QWidget):
    """What the signs of a chart mean, in words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._flow = FlowLayout(self, spacing=SPACE.M)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._keys: tuple[Key, ...] = ()

    def show_keys(self, keys: tuple[Key, ...]) -> None:
        """These lines instead of the former ones."""
        if keys == self._keys:
            return
        self._keys = keys
        while (item := self._flow.takeAt(0)) is not None:
            item.widget().deleteLater()
        for key in keys:
            entry = QWidget()
            line = QHBoxLayout(entry)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(SPACE.XS)
            words = PlainLabel(key.words)
            words.setProperty("role", "caption")
            line.addWidget(Sign(key, self._theme))
            line.addWidget(words)
            self._flow.addWidget(entry)
        self.setVisible(bool(keys))
        self.updateGeometry()

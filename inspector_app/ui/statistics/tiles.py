"""The figures in large at the top of the page; each opens the parts behind it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from inspector_app.ui.statistics.exhibit import TileText
from inspector_app.ui.theme.plain import PlainLabel
from inspector_app.ui.theme.theme import Theme
from inspector_app.ui.theme.tokens import SPACE

_NARROWEST = 250  # px of a tile


class FigureTile(QFrame):
    """A rate with its interval and what it is counted from; a click, Enter or Space opens its parts."""

    parts_wanted = Signal(str, str)  # filter text, the figure in words

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._theme = theme
        self._text: TileText | None = None
        self.title = PlainLabel()
        self.title.setProperty("role", "section")
        self.value = PlainLabel()
        self.value.setProperty("role", "title")
        self.interval = PlainLabel()
        self.interval.setProperty("role", "caption")
        self.basis = PlainLabel(
            wordWrap=True, alignment=Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        )
        self.basis.setProperty("role", "caption")
        self.own = self._link(QCoreApplication.translate("FigureCard", "Show parts"), self._open)
        self.whole = self._link(self.tr("All it is counted from"), self._open_whole)
        links = QHBoxLayout()
        links.setSpacing(SPACE.L)
        links.addWidget(self.own)
        links.addWidget(self.whole)
        links.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.M, SPACE.S, SPACE.M, SPACE.XS)
        column.setSpacing(1)
        for label in (self.title, self.value, self.interval):
            column.addWidget(label)
        column.addWidget(self.basis, 1)
        column.addLayout(links)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def _link(self, words: str, opens: Callable[[], None]) -> QPushButton:
        link = QPushButton(words)
        link.setProperty("kind", "link")
        link.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        link.clicked.connect(opens)
        return link

    def show_text(self, text: TileText) -> None:
        self._text = text
        self.title.setText(text.title)
        self.value.setText(text.value)
        self.value.setEnabled(text.known)
        self.interval.setText(text.interval)
        self.interval.setVisible(bool(text.interval))
        self.basis.setText(text.basis)
        self.own.setVisible(bool(text.opens))
        self.own.setAccessibleName(f"{text.title}: {self.own.text()}")
        self.whole.setVisible(bool(text.opens_of))
        self.whole.setAccessibleName(self.tr("{0}: all it is counted from").format(text.title))
        self.setAccessibleName(f"{text.title}: {text.value}")
        self.setAccessibleDescription(". ".join(each for each in (text.interval, text.basis) if each))

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(_NARROWEST, 120))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.tokens.accent, 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), SPACE.RADIUS, SPACE.RADIUS)

    @Slot()
    def _open(self) -> None:
        if self._text is not None and self._text.opens:
            self.parts_wanted.emit(self._text.opens, f"{self._text.title}: {self._text.value}")

    @Slot()
    def _open_whole(self) -> None:
        if self._text is not None:
            words = self.tr("{0}: all it is counted from").format(self._text.title)
            self.parts_wanted.emit(self._text.opens_of, words)


class TileRow(QWidget):
    """The tiles side by side, in two lines where one is too narrow."""

    parts_wanted = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.tiles: dict[str, FigureTile] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SPACE.M)
        self._across = 0

    def show_texts(self, texts: tuple[TileText, ...]) -> None:
        for text in texts:
            if text.name not in self.tiles:
                tile = self.tiles[text.name] = FigureTile(self._theme)
                tile.parts_wanted.connect(self.parts_wanted)
                self._across = 0
            self.tiles[text.name].show_text(text)
        self.setVisible(bool(texts))
        self.fit(self.width())

    def fit(self, width: int) -> None:
        """Place the tiles for a page of this width."""
        number = max(1, len(self.tiles))
        across = max(1, min(number, (width + SPACE.M) // (_NARROWEST + SPACE.M)))
        if across == 3 and number == 4:
            across = 2
        if across == self._across:
            return
        self._across = across
        for place, tile in enumerate(self.tiles.values()):
            self._grid.addWidget(tile, *divmod(place, across))
        for column in range(number):
            self._grid.setColumnStretch(column, 1 if column < across else 0)

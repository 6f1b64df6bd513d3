"""The four figures of a threshold side by side, two by two where there is less room."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from inspector_app.domain.threshold import ThresholdFigures
from inspector_app.ui.theme.tokens import SPACE
from inspector_app.ui.threshold import words
from inspector_app.ui.threshold.cards import FigureCard

_CARD = 230  # px a card wants


class FigurePanel(QWidget):
    """False calls, escapes, promise and cost."""

    parts_wanted = Signal(str)  # filter

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.false_calls = FigureCard(self.tr("False calls"))
        self.escapes = FigureCard(self.tr("Escapes"))
        self.promise = FigureCard(self.tr("Promise of the good parts"))
        self.cost = FigureCard(self.tr("Expected cost"))
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SPACE.S)
        for card in self.cards:
            card.parts_wanted.connect(self.parts_wanted)
        self._place(4)

    @property
    def cards(self) -> tuple[FigureCard, ...]:
        return self.false_calls, self.escapes, self.promise, self.cost

    def show_figures(self, found: ThresholdFigures, least: float | None) -> None:
        """The figures at one place; ``least``: where the cost is least, calibrated."""
        self.false_calls.show_figure(*words.false_calls(found), opens=found.false_calls.opens)
        opens = "" if found.escapes is None else found.escapes.opens
        self.escapes.show_figure(*words.escapes(found), opens=opens)
        self.promise.show_figure(*words.promise(found))
        self.cost.show_figure(*words.cost(found, least))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = event.size().width()
        self._place(4 if width >= 4 * _CARD else 2 if width >= 2 * _CARD else 1)

    def _place(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for number, card in enumerate(self.cards):
            self._grid.addWidget(card, number // columns, number % columns)
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

"""From a figure to its parts in the gallery, and back to the figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from inspector_app.domain.filtering import GroupBy
from inspector_app.ui.actions import Actions
from inspector_app.ui.findings.page import ReviewPage
from inspector_app.ui.lots.current import CurrentLot
from inspector_app.ui.lots.opening import Opening
from inspector_app.ui.statistics.page import StatisticsPage
from inspector_app.ui.theme.fields import ThemedIcon
from inspector_app.ui.theme.plain import PlainLabel, plain_tip
from inspector_app.ui.theme.theme import Theme
from inspector_app.ui.theme.tokens import SPACE

if TYPE_CHECKING:
    from inspector_app.ui.main_window import MainWindow


class WayBack(QFrame):
    """A line above the gallery: which figure's parts are listed, and the way back to it."""

    back = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message")
        self.setProperty("level", "info")
        self.words = PlainLabel(wordWrap=True)
        self.button = QPushButton(self.tr("Back to the figures"))
        self.button.clicked.connect(self.back)
        close = QToolButton()
        close.setAccessibleName(self.tr("Close and show the former list"))
        close.setToolTip(plain_tip(close.accessibleName()))
        ThemedIcon(close, theme, "close")
        close.clicked.connect(self.closed)
        line = QHBoxLayout(self)
        line.setContentsMargins(SPACE.M, SPACE.XS, SPACE.S, SPACE.XS)
        line.setSpacing(SPACE.M)
        line.addWidget(self.words, 1)
        line.addWidget(self.button)
        line.addWidget(close)
        self.hide()


class Drilling(QObject):
    """Lists the parts behind a figure, of every lot of its recipe; on the way back the former list returns."""

    def __init__(
        self,
        window: MainWindow,
        page: StatisticsPage,
        review: ReviewPage,
        current: CurrentLot,
        opening: Opening,
        actions: Actions,
        theme: Theme,
    ) -> None:
        super().__init__(window)
        self._window, self._page, self._review = window, page, review
        self._current, self._opening = current, opening
        self._former: tuple[str, GroupBy] | None = None
        self._found = ""
        self._expecting = False  # the list of a figure is on its way
        self.way_back = WayBack(theme)
        review.put_on_top(self.way_back)
        actions.bind("place-statistics", self.show)
        self.way_back.back.connect(self.back)
        self.way_back.closed.connect(self.leave)
        page.parts_wanted.connect(self.open)
        page.said.connect(window.toast.say)
        review.gallery.rows.ids_changed.connect(self._listed)

    @Slot(str, str, str)
    def open(self, recipe_id: str, found: str, words: str) -> None:
        """List what the filter finds in all lots of the recipe, and show the first of them."""
        gallery, summary = self._review.gallery, self._current.summary
        if self._former is None:
            self._former = (gallery.filter_box.text(), gallery.group)
        self._found, self._expecting = found, True
        self.way_back.words.setText(words)
        self.way_back.show()
        if summary is not None and summary.lot.recipe_id == recipe_id:
            gallery.list_for(found, GroupBy.LOT)
        else:
            lot_id = self._page.head.latest_lot(recipe_id)
            if lot_id is None:
                return
            gallery.list_for(found, GroupBy.LOT, now=False)
            self._opening.open_lot(lot_id)
        self._window.show_page(self._review)
        gallery.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def back(self) -> None:
        """To the figures, as they were left; the gallery lists what it listed before."""
        self.leave()
        self.show()

    @Slot()
    def show(self) -> None:
        """The statistics place, with the figure that one came from still under the keys."""
        self._window.show_page(self._page)

    @Slot()
    def leave(self) -> None:
        """The list from before the figure, unless a person has asked for another one meanwhile."""
        self.way_back.hide()
        gallery = self._review.gallery
        if self._former is not None and gallery.filter_box.text() == self._found:
            gallery.list_for(*self._former)
        self._former = None

    @Slot()
    def _listed(self) -> None:
        rows = self._review.gallery.rows
        if self._expecting and rows.settled and rows.query.filter.text == self._found.strip():
            self._expecting = False
            if rows.ids:
                self._review.show_part(rows.ids[0])

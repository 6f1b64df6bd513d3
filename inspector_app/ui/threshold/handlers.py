"""How one comes to the threshold page, and from it to the parts that it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from inspector_app.ui.actions import Actions
from inspector_app.ui.threshold.door import Door
from inspector_app.ui.threshold.page import ThresholdPage

if TYPE_CHECKING:
    from inspector_app.ui.main_window import MainWindow


class ThresholdHandlers(QObject):
    """The command, the histogram at the foot of the review, and the figures of the page."""

    def __init__(self, window: MainWindow, page: ThresholdPage, actions: Actions) -> None:
        super().__init__(window)
        self._window, self._page = window, page
        actions.bind("place-threshold", self.show_page)
        page.parts_wanted.connect(self.show_parts)
        if window.review is not None:
            window.review.histogram.page_wanted.connect(self.show_page)
            Door(actions["place-threshold"], window.review.histogram)

    @Slot()
    def show_page(self) -> None:
        """Try a threshold out."""
        self._window.show_page(self._page)
        self._page.histogram.setFocus()  # arrows move the handles at once

    @Slot(str, str)
    def show_parts(self, lot_id: str, text: str) -> None:
        """The parts of a lot that a filter finds, in the gallery."""
        window = self._window
        if window.review is None or window.current is None or window.opening is None:
            return
        gallery = window.review.gallery
        gallery.filter_box.setText(text)
        if lot_id != window.current.lot_id:
            window.opening.open_lot(lot_id)
        else:
            gallery.apply()
        window.show_page(window.review)
        gallery.grid.setFocus()

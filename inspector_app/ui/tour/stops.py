"""What the first look around shows: the stops of the tour, in the place one stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Slot

from inspector_app.ui.theme.theme import Theme
from inspector_app.ui.tour.callouts import SEEN, Stop, Tour

if TYPE_CHECKING:
    from inspector_app.ui.main_window import MainWindow


class LookAround(QObject):
    """Shows the tour once, with the first lot that is opened, and whenever it is asked for."""

    def __init__(self, window: MainWindow, theme: Theme, settings: QSettings) -> None:
        super().__init__(window)
        self._window, self._theme, self._settings = window, theme, settings
        self.tour: Tour | None = None

    def offer(self) -> None:
        """Show it at the first part that is seen, unless it was shown before."""
        review = self._window.review
        if review is not None and str(self._settings.value(SEEN, "false")) != "true":
            review.reviewing.detail_ready.connect(self._first_part)

    @Slot()
    def begin(self) -> None:
        """Show it now."""
        if self.tour is None:
            over = self._window.centralWidget()
            self.tour = Tour(self._stops(), self._theme, over)
            self.tour.ended.connect(self._ended)
            self.tour.begin()

    @Slot()
    def _first_part(self) -> None:
        review = self._window.review
        assert review is not None
        review.reviewing.detail_ready.disconnect(self._first_part)
        if str(self._settings.value(SEEN, "false")) != "true":
            self.begin()

    @Slot(bool)
    def _ended(self, seen: bool) -> None:
        self._settings.setValue(SEEN, "true")  # skipped is seen: it is in the menu for who wants it
        self.tour = None

    def _stops(self) -> list[Stop]:
        window, review, bank = self._window, self._window.review, self._window.bank
        stops = [
            Stop(
                window.start.open,
                self.tr("Open a folder"),
                self.tr(
                    "Choose a folder of part pictures, or drop it here. The lot is inspected at once; your "
                    "pictures are never changed."
                ),
            ),
            Stop(
                window.start.demo,
                self.tr("Or try it out"),
                self.tr("The demo lot shows in five minutes how a false call is marked and stays away."),
            ),
        ]
        if bank is not None:
            stops.append(
                Stop(
                    bank.list,
                    self.tr("What you have marked"),
                    self.tr(
                        "Each mark keeps one kind of false call quiet. Here it is revoked, or kept again."
                    ),
                )
            )
        if review is not None:
            key = window.commands.hint
            stops += [
                Stop(
                    review.gallery,
                    self.tr("The parts of the lot"),
                    self.tr(
                        "Shape and word say what the machine thinks. {0} filters them; the buttons show the "
                        "flagged ones and those nobody has decided."
                    ).format(key("filter")),
                ),
                Stop(
                    review.compare,
                    self.tr("Where it looks unlike the others"),
                    self.tr(
                        "The wheel zooms, dragging moves the picture. Hold the space bar for the bare picture, "
                        "{0} shows a good part beside it."
                    ).format(key("compare")),
                ),
                Stop(
                    review.part.decisions,
                    self.tr("Say what the part is"),
                    self.tr(
                        "{0} accepts it, {1} rejects it, {2} leaves it open; the next undecided part follows "
                        "by itself. {3} takes it back."
                    ).format(key("accept"), key("reject"), key("unsure"), key("undo")),
                ),
                Stop(
                    review.part.finding_buttons,
                    self.tr("A false call? Say so once"),
                    self.tr(
                        "{0} shows first what a mark would do, then keeps it: the same false call stays quiet "
                        "in this lot and every later one. {1} is for a true defect."
                    ).format(key("pseudo"), key("defect")),
                ),
                Stop(
                    review.histogram,
                    self.tr("The threshold"),
                    self.tr("All scores of the lot. Drag the handle: what lies right of it is flagged."),
                ),
            ]
        stops.append(
            Stop(
                window.strip,
                self.tr("When you look for something"),
                self.tr(
                    "{0} finds every command, {1} lists all keys, {2} opens the help for where you are."
                ).format(
                    window.commands.hint("palette"),
                    window.commands.hint("help"),
                    window.commands.hint("manual"),
                ),
            )
        )
        return stops

"""The window anew, in another language: texts are made when widgets are, so another window takes over the session.

What runs goes on running, what was decided is in the store and comes back with its undo; the successor shows the same
part in the same place, under the same filter, and the messages that nobody has closed. Only what is drawn or typed and
not kept yet is not taken along.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

if TYPE_CHECKING:
    from inspector_app.ui.lots.demo_guide import DemoStory
    from inspector_app.ui.main_window import MainWindow
    from inspector_app.ui.single import Call
    from inspector_app.workflow.events import Notice
    from inspector_app.workflow.session import Session


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a person stands in a window: what its successor shows."""

    session: Session
    lot_id: str | None
    part_id: str | None
    place: int  # as ``MainWindow.show_place`` counts
    filter_text: str
    messages: tuple[Notice, ...]  # that nobody has closed
    story: DemoStory | None  # that the guide tells


def standing_in(window: MainWindow, session: Session) -> Standing:
    """Where a person stands in a window whose places are there."""
    assert window.current is not None and window.review is not None and window.guide is not None
    return Standing(
        session,
        window.current.lot_id,
        window.review.reviewing.part_id,
        window.places.number,
        window.review.gallery.filter_box.text(),
        window.messages.standing(),
        window.guide.story,
    )


def stand_again(window: MainWindow, standing: Standing) -> None:
    """The messages, the lot, the part and the place where one stood in the window before."""
    assert window.opening is not None and window.review is not None
    if standing.story is not None and window.guide is not None:
        window.guide.begin(standing.story)
    if standing.lot_id is not None:
        _open_again(window, standing, standing.lot_id)
    window.messages.stand_again(standing.messages)  # last: a place that is shown first looks how high it is


def _open_again(window: MainWindow, standing: Standing, lot_id: str) -> None:
    assert window.opening is not None and window.review is not None
    window.review.gallery.filter_box.setText(standing.filter_text)
    window.opening.open_lot(lot_id)
    if standing.part_id is not None:
        window.review.show_part(standing.part_id)
    window.show_place(standing.place)


class Windows(QObject):
    """The one window there is, and its successor. ``make`` is told whom it follows; ``speak`` installs the language."""

    _asked = Signal()

    def __init__(
        self,
        make: Callable[[Standing | None, Callable[[], None]], MainWindow],
        speak: Callable[[], None],
    ) -> None:
        super().__init__()
        self._make, self._speak = make, speak
        # queued: the command that asks for it belongs to the window that goes
        self._asked.connect(self._renew, Qt.ConnectionType.QueuedConnection)
        self.window = make(None, self._asked.emit)

    def come_forward(self, call: Call) -> bool:
        """A second start on this workspace: the window that there is now answers."""
        return self.window.come_forward(call)

    def end(self) -> None:
        """Here and now, with its timers: the interpreter would do it when and where it likes."""
        shiboken6.delete(self.window)

    @Slot()
    def _renew(self) -> None:
        former = self.window
        standing = former.hand_over()
        if standing is None:  # it is closing, or its session is not there yet: the next start speaks
            return
        self._speak()
        self.window = self._make(standing, self._asked.emit)
        self.window.show()
        shiboken6.delete(former)
        self.window.attach(standing.session)

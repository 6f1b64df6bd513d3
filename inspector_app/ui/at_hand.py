"""What can be asked for now: commands of a lot while one is open, those of a part while its picture is seen.

Menus and palette reach every place: without this they would offer what does nothing there, and decide about a part
that nobody sees.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from inspector_app.ui.actions import Actions
from inspector_app.ui.lots.current import CurrentLot
from inspector_app.ui.places import Places
from inspector_app.ui.registry import COMMANDS, Scope
from inspector_app.ui.status.strip import is_stopped, is_under_way

OF_A_LOT = (
    "report",
    "certificate",
    "rescore",
    "challenge",
    "confirm-challenge",
    "export-marks",
    "import-marks",
    "export-recipe",
    "sort-again",
    "classes",
    "approve-mark",
    "merge-marks",
    "place-bank",
    "look-alikes",
    "place-threshold",
    "place-recipe",
)
OF_A_PART = (
    *(command.id for command in COMMANDS if command.scope is Scope.PART),
    "tone-fit",
    "tone-reset",
)


class AtHand(QObject):
    """Holds the commands that have nothing to act on where one is now; ``review`` is where a part is seen."""

    def __init__(
        self, actions: Actions, places: Places, review: QWidget, current: CurrentLot, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._actions, self._places, self._review, self._current = actions, places, review, current
        places.currentChanged.connect(self._look)
        current.opened.connect(self._look)
        current.progressed.connect(self._look)
        self._look()

    @Slot()
    def _look(self) -> None:
        opened, job = self._current.lot_id is not None, self._current.progress
        seen = opened and self._places.currentWidget() is self._review
        self._hold(not opened, *OF_A_LOT)
        self._hold(not seen, *OF_A_PART)
        self._hold(not (is_under_way(job) or is_stopped(job)), "pause")
        self._hold(not is_under_way(job), "cancel-job")

    def _hold(self, held: bool, *commands: str) -> None:
        for command in commands:
            self._actions[command].hold(held)

"""What whoever has signed in may not do is grey, and its tool tip says who may: nobody finds out by a refusal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from inspector_app.domain.people import Right, not_allowed
from inspector_app.ui.bridge import Bridge
from inspector_app.ui.language.said import said
from inspector_app.workflow.acting import Acting
from inspector_app.workflow.events import PersonChanged

if TYPE_CHECKING:
    from inspector_app.workflow.session import Session

RIGHT_OF = {  # commands that not every role has the right to
    "classes": Right.CHANGE_RECIPE,
    "import-recipe": Right.CHANGE_RECIPE,
    "import-marks": Right.CHANGE_BANK,
    "merge-marks": Right.CHANGE_BANK,
    "known-good": Right.CHANGE_BANK,
    "approve-mark": Right.APPROVE_MARKS,
}


def refusal_of(acting: Acting, right: Right) -> str:
    """Who may do this instead of the one who has signed in; "" where they may, or while nobody has."""
    person = acting.standing.person
    return "" if person is None or person.may(right) else said(not_allowed(right, person).remedy)


class Rights(QObject):
    """Holds what needs a right, and follows who signs in."""

    changed = Signal()

    def __init__(self, session: Session, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._held: list[tuple[Any, Right]] = []
        bridge.person_changed.connect(self._changed)

    def hold(self, right: Right, *held: Any) -> None:
        """These (``Refusable``) need it, from now on."""
        for each in held:
            self._held.append((each, right))
            each.refuse(refusal_of(self._session.acting, right))

    @Slot(object)
    def _changed(self, event: PersonChanged) -> None:
        for each, right in self._held:
            each.refuse(refusal_of(self._session.acting, right))
        self.changed.emit()

"""From the sign in the strip to the run behind it: its parts that are judged wrongly, a reason, and going on."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot

from inspector_app.domain.challenge import ChallengeOutcome
from inspector_app.domain.challenge_run import ChallengeStanding
from inspector_app.ui.actions import Actions
from inspector_app.ui.bridge import Bridge
from inspector_app.ui.dialogs.challenge_run import ChallengeRunDialog
from inspector_app.ui.lots.current import CurrentLot
from inspector_app.ui.status.challenge_age import in_full
from inspector_app.ui.status.toast import Toast

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from inspector_app.workflow.session import Session

CONFIRM_CHANNEL = "run of the challenge set that is confirmed"


class ConfirmChallenge(QObject):
    """A confirmation is of the parts that were shown: the known parts are asked anew, and others are shown first."""

    part_wanted = Signal(str)

    def __init__(
        self,
        over: QWidget,
        session: Session,
        bridge: Bridge,
        current: CurrentLot,
        actions: Actions,
        toast: Toast,
    ) -> None:
        super().__init__(over)
        self._over, self._session, self._bridge, self._current = over, session, bridge, current
        self._actions, self._toast = actions, toast
        self._dialog: ChallengeRunDialog | None = None
        self._shown = frozenset[str]()
        self._recipe_id = ""
        actions.bind("confirm-challenge", self.ask)

    @Slot()
    def ask(self) -> None:
        """Show the latest run of the open lot's recipe."""
        summary = self._current.summary
        if summary is None or self._dialog is not None:
            return
        self._recipe_id = summary.lot.recipe_id
        self._read("")

    def _read(self, note: str) -> None:
        standing = self._session.challenges.standing(self._recipe_id)
        self._bridge.watch(standing, self._show, note, channel=CONFIRM_CHANNEL)

    def _show(self, standing: ChallengeStanding, note: str) -> None:
        if standing.latest is None:
            self._actions["challenge"].trigger()
            return
        self._shown = frozenset(part.part_id for part in standing.latest.wrong)
        dialog = ChallengeRunDialog(
            standing, in_full(standing, time.time()), note=note, parent=self._over.window()
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.part_chosen.connect(self.part_wanted)
        dialog.ask_again.connect(self._actions["challenge"].trigger)
        dialog.finished.connect(self._answered)
        self._dialog = dialog
        dialog.show()  # beside the work: its rows open parts in the window

    @Slot(int)
    def _answered(self, answer: int) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is None or answer != ChallengeRunDialog.DialogCode.Accepted:
            return
        self._toast.say(_tr("Asking the known parts…"))
        asked = self._session.challenges.run(
            self._recipe_id, confirmation=dialog.reason.text().strip(), seen=self._shown
        )
        self._bridge.watch(asked, self._confirmed, channel=CONFIRM_CHANNEL)

    def _confirmed(self, outcome: ChallengeOutcome) -> None:
        if not outcome.wrong:
            self._toast.say(_tr("The known parts are judged rightly now: nothing had to be confirmed"))
        elif any(part.part_id not in self._shown for part in outcome.wrong):
            self._toast.hide()
            self._read(_tr("Other parts are judged wrongly now. Nothing was confirmed yet."))
        else:
            self._toast.say(_tr("Confirmed: it stands beside the run of the challenge set"))


def _tr(text: str) -> str:
    return QCoreApplication.translate("ConfirmChallenge", text)

"""What the commands of the challenge set do: name a part as good, take that back, ask all known parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot

from inspector_app.domain.challenge import ChallengeOutcome
from inspector_app.domain.readings import PartDetail
from inspector_app.ui.actions import Actions
from inspector_app.ui.bridge import Bridge
from inspector_app.ui.commands import Decision
from inspector_app.ui.dialogs.challenge import ChallengeDialog
from inspector_app.ui.findings.page import ReviewPage
from inspector_app.ui.ledger import Ledger
from inspector_app.ui.recipe_decisions import NameGood
from inspector_app.ui.status.toast import Toast

if TYPE_CHECKING:
    from inspector_app.workflow.session import Session


class KnownPartHandlers(QObject):
    """Binds both commands; a part that is wanted from the list is opened by the window."""

    part_wanted = Signal(str)

    def __init__(
        self,
        page: ReviewPage,
        session: Session,
        bridge: Bridge,
        ledger: Ledger,
        actions: Actions,
        toast: Toast,
    ) -> None:
        super().__init__(page)
        self._page, self._session, self._bridge, self._ledger = page, session, bridge, ledger
        self._actions, self._toast = actions, toast
        ledger.done.connect(self._done)
        actions.bind("known-good", self.switch_good)
        actions.bind("challenge", self.run)
        page.reviewing.detail_ready.connect(self._follow)
        page.reviewing.part_changed.connect(self._unknown)

    @Slot()
    def switch_good(self) -> None:
        """Name the shown part as a good one, or take that back."""
        detail = self._page.reviewing.detail
        if detail is None:
            return
        self._actions["known-good"].setChecked(detail.known_good)  # until the store says otherwise
        self._ledger.decide(NameGood(detail.row.part_id, good=not detail.known_good))

    @Slot(object)
    def _done(self, decision: Decision) -> None:
        if isinstance(decision, NameGood):
            words = (
                _tr("Known as a good part: every change is held against it")
                if decision.good
                else _tr("No known good part any more")
            )
            self._toast.say(words, _tr("Undo"), self._ledger.undo)

    @Slot()
    def run(self) -> None:
        """Hold the recipe as it is against its known parts, and list them."""
        summary = self._page.current.summary
        if summary is not None:
            self._toast.say(_tr("Asking the known parts…"))
            lot = summary.lot
            asked = self._session.challenges.run(lot.recipe_id)
            self._bridge.watch(asked, self._came, lot.recipe_name, channel="challenge")

    def _came(self, outcome: ChallengeOutcome, recipe: str) -> None:
        self._toast.hide()
        if not outcome.parts and not outcome.unscored:
            self._toast.say(_tr("No parts are known yet: reject parts with defects, and name good ones"))
            return
        dialog = ChallengeDialog(outcome, recipe, parent=self._page.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.part_chosen.connect(self.part_wanted)
        dialog.show()  # beside the work: its rows open parts in the window

    @Slot(object)
    def _follow(self, detail: PartDetail) -> None:
        self._actions["known-good"].setEnabled(True)
        self._actions["known-good"].setChecked(detail.known_good)

    @Slot(str)
    def _unknown(self, part_id: str) -> None:
        self._actions["known-good"].setEnabled(False)


def _tr(text: str) -> str:
    return QCoreApplication.translate("KnownParts", text)

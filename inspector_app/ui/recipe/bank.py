"""The normal bank of a recipe: how large it is, how it came to be, growing it by accepted parts, and going back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from inspector_app.domain.bank import Growth
from inspector_app.domain.bank_change import BankChange
from inspector_app.domain.challenge import ChallengeOutcome
from inspector_app.domain.errors import CorrectableError, InspectorError
from inspector_app.domain.readings import LotSummary
from inspector_app.domain.recipe_reading import BankRecord, BankSize
from inspector_app.ui.bridge import Bridge
from inspector_app.ui.commands import Decision
from inspector_app.ui.gallery.thumbnails import Thumbnails
from inspector_app.ui.language.figures import count
from inspector_app.ui.language.moments import moment
from inspector_app.ui.language.said import said, said_error
from inspector_app.ui.ledger import Ledger
from inspector_app.ui.lots.change_view import ChangeView
from inspector_app.ui.recipe.versions import add_row, table_of
from inspector_app.ui.recipe_decisions import ChangeBank, GrowBank, ReturnBank
from inspector_app.ui.status.toast import Toast
from inspector_app.ui.theme.plain import PlainLabel
from inspector_app.ui.theme.refusable import RefusableButton
from inspector_app.ui.theme.theme import Theme
from inspector_app.ui.theme.tokens import SPACE

if TYPE_CHECKING:
    from inspector_app.workflow.session import Session

_CHANNEL = "bank/size"
_RECORDS_CHANNEL = "bank/records"
_ACCEPTED_CHANNEL = "bank/accepted"
_PREVIEW_CHANNEL = "bank/preview"
_SIDE = 400  # px


class BankOfGoodParts(QWidget):
    """What would be done is looked at first; nothing is kept before the second button."""

    def __init__(
        self,
        session: Session,
        bridge: Bridge,
        ledger: Ledger,
        thumbnails: Thumbnails,
        toast: Toast,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._bridge, self._ledger, self._toast = session, bridge, ledger, toast
        self._lot: LotSummary | None = None
        self._accepted: tuple[str, ...] = ()
        self._patches = 0  # that the growth which is looked at adds
        self._keeping: ChangeBank | None = None
        self._reverts = self._loses = self._armed = False
        self.size = PlainLabel(wordWrap=True)
        self.size.setProperty("role", "strong")
        self.fill = QProgressBar(textVisible=False)
        self.fill.setAccessibleName(self.tr("How full the bank is"))
        self.offer = PlainLabel(wordWrap=True)
        self.look = QPushButton(self.tr("Look what growing would do"))
        self.look_back = QPushButton(self.tr("Look what the bank before would do"))
        self.change = ChangeView(thumbnails, theme)
        self.problem = PlainLabel(wordWrap=True)
        self.keep = RefusableButton()
        self.leave = QPushButton(self.tr("Leave it"))
        self.keep.setProperty("kind", "primary")
        for button, slot in (
            (self.look, self._look),
            (self.look_back, self._look_back),
            (self.keep, self._keep),
            (self.leave, self.forget),
        ):
            button.setProperty("touch", True)
            button.clicked.connect(slot)
        self.records = table_of(
            (
                self.tr("Version"),
                self.tr("Why"),
                self.tr("Images"),
                self.tr("Marks"),
                self.tr("By"),
                self.tr("When"),
            ),
            self.tr("Versions of the bank"),
            widest=1,
        )
        self._arrange()
        self.forget()
        ledger.done.connect(self._done)
        ledger.failed.connect(self._not_done)

    def read(self, summary: LotSummary) -> None:
        """Read the bank of this lot's recipe, and what it could grow by."""
        if self._lot is None or self._lot.lot.id != summary.lot.id:
            self.forget()
        self._lot = summary
        recipe_id = summary.lot.recipe_id
        watch = self._bridge.watch
        watch(self._session.banks.size(recipe_id), self._size_came, channel=_CHANNEL)
        watch(self._session.bank_records(recipe_id), self._records_came, channel=_RECORDS_CHANNEL)
        watch(self._session.accepted_parts(summary.lot.id), self._accepted_came, channel=_ACCEPTED_CHANNEL)

    @Slot()
    def forget(self) -> None:
        """Nothing is looked at any more."""
        self._bridge.forget(_PREVIEW_CHANNEL)
        self._armed = False
        self.change.wait("")
        self.change.hide()
        self._gap.show()
        self.problem.hide()
        self.keep.hide()
        self.leave.hide()
        self._offer()

    # --- inside

    def _arrange(self) -> None:
        side = QFrame()
        side.setObjectName("card")
        side.setFixedWidth(_SIDE)
        inside = QVBoxLayout(side)
        inside.setContentsMargins(SPACE.L, SPACE.M, SPACE.L, SPACE.M)
        inside.setSpacing(SPACE.S)
        for widget in (self.size, self.fill, self.offer, self.look, self.look_back, self.problem):
            inside.addWidget(widget)
        inside.addWidget(self.change, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.keep, 1)
        buttons.addWidget(self.leave)
        inside.addLayout(buttons)
        inside.addStretch(0)
        self._gap = QWidget()
        inside.addWidget(self._gap, 1)
        title = PlainLabel(self.tr("Versions of the bank"))
        title.setProperty("role", "strong")
        column = QVBoxLayout()
        column.setSpacing(SPACE.S)
        column.addWidget(title)
        column.addWidget(self.records, 1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE.L)
        line.addWidget(side)
        line.addLayout(column, 1)

    def _size_came(self, size: BankSize | None) -> None:
        if size is None:
            self.size.setText(self.tr("No bank yet: the first lot makes it."))
        else:
            words = self.tr("{0} of at most {1} patches, from {2} images")
            if size.patches > size.most:  # what a growth adds comes on top of what the bank was thinned to
                words = self.tr("{0} patches, from {2} images: it was made of {1} and has grown")
            self.size.setText(words.format(count(size.patches), count(size.most), count(size.images)))
            self.fill.setRange(0, max(1, size.most))
            self.fill.setValue(min(size.patches, size.most))
        self.fill.setVisible(size is not None)
        self.look_back.setVisible(size is not None and size.grown)

    def _records_came(self, records: Sequence[BankRecord]) -> None:
        self.records.setRowCount(0)
        for record in records:
            version = record.version
            add_row(
                self.records,
                (
                    f"v{version.number}",
                    self._why(record),
                    count(version.images),
                    count(len(version.marks)),
                    record.author,
                    moment(version.created_at),
                ),
            )
        self.records.resizeRowsToContents()

    def _why(self, record: BankRecord) -> str:
        words = [said(record.reason)] if record.reason else []
        if record.version.provisional:
            words.append(self.tr("provisional"))
        if record.joined:
            words.append(self.tr("with {0}").format(_named(record.joined)))
        if record.left:
            words.append(self.tr("without {0}").format(_named(record.left)))
        return ", ".join(words) or "–"

    def _accepted_came(self, part_ids: tuple[str, ...]) -> None:
        if part_ids != self._accepted and not self._reverts:
            self._accepted = part_ids
            self.forget()
        self._accepted = part_ids
        self._offer()

    def _offer(self) -> None:
        number = len(self._accepted)
        self.offer.setText(
            self.tr(
                "No part of this lot is accepted yet: the bank grows by parts that a person has accepted."
            )
            if number == 0
            else self.tr("1 part of this lot is accepted.")
            if number == 1
            else self.tr("{0} parts of this lot are accepted.").format(count(number))
        )
        self.look.setEnabled(number > 0)

    @Slot()
    def _look(self) -> None:
        if self._lot is not None:
            self._wait(self.tr("Looking what these parts would add and clear…"), reverts=False)
            asked = self._session.banks.preview(self._lot.lot.id, self._accepted)
            self._bridge.watch(asked, self._growth_came, channel=_PREVIEW_CHANNEL, failed=self._failed)

    @Slot()
    def _look_back(self) -> None:
        if self._lot is not None:
            self._wait(self.tr("Asking the known parts with the bank before…"), reverts=True)
            asked = self._session.banks.preview_revert(self._lot.lot.recipe_id)
            self._bridge.watch(asked, self._outcome_came, channel=_PREVIEW_CHANNEL, failed=self._failed)

    def _wait(self, words: str, *, reverts: bool) -> None:
        self.forget()
        self._reverts = reverts
        self.change.show()
        self.change.wait(words)
        self._gap.hide()

    def _growth_came(self, growth: Growth) -> None:
        assert self._lot is not None
        # without a lot's name: quiet parts that would be flagged again are not looked for, a grown bank flags less
        self.change.show_change(BankChange(growth.clears, (), growth.outcome, ()))
        words = self.tr("{0} parts add {1} patches to {2}")
        if len(growth.parts) == 1:
            words = self.tr("1 part adds {1} patches to {2}")
        added = words.format(count(len(growth.parts)), count(growth.patches), count(growth.before))
        clears = self.tr("clears {0} of the flagged parts of this lot").format(count(len(growth.clears)))
        said = (added, clears, self.change.sentence.text())
        self.change.sentence.setText(" · ".join(words for words in said if words))
        self._patches = growth.patches
        self._ask(self.tr("Grow the bank"), growth.outcome)

    def _outcome_came(self, outcome: ChallengeOutcome) -> None:
        self.change.show_change(BankChange((), (), outcome, ()))
        if not self.change.sentence.text():
            self.change.sentence.setText(self.tr("No parts are known that it could be held against."))
        self._ask(self.tr("Return to the bank before"), outcome)

    def _ask(self, words: str, outcome: ChallengeOutcome) -> None:
        self._loses = bool(outcome.lost)
        self.keep.setText(words)
        self.keep.setEnabled(True)
        self.keep.show()
        self.leave.show()

    @Slot()
    def _keep(self) -> None:
        if self._lot is None:
            return
        if self._loses and not self._armed:
            self._armed = True
            self.keep.setText(self.tr("Lose known parts and go on"))
            return
        self.keep.setEnabled(False)
        lot = self._lot.lot
        self._keeping = (
            ReturnBank(lot.recipe_id)
            if self._reverts
            else GrowBank(lot.id, self._accepted, self._patches, in_spite=self._armed)
        )
        self._keeping.told_in_place = True
        self._ledger.decide(self._keeping)

    @Slot(object)
    def _done(self, decision: Decision) -> None:
        """A change of the bank stands, for the first time or again."""
        if decision is self._keeping:
            self._keeping.told_in_place = False  # its undoing may fail while another place is shown
            self._keeping, self._reverts = None, False
            self.forget()
        if isinstance(decision, GrowBank):
            words = self.tr("The bank has grown by {0} patches; later lots are judged by it")
            self._toast.say(words.format(count(decision.patches)), self.tr("Undo"), self._ledger.undo)
        elif isinstance(decision, ReturnBank):
            words = self.tr("The bank is the one before its growth again")
            self._toast.say(words, self.tr("Undo"), self._ledger.undo)

    @Slot(object, object)
    def _not_done(self, decision: Decision, error: InspectorError) -> None:
        if decision is self._keeping:
            self._keeping = None
            self._failed(error)

    def _failed(self, error: InspectorError) -> None:
        """That no bank can be made of these parts is an answer; anything else is a fault."""
        self.forget()
        self._reverts = False
        if isinstance(error, CorrectableError):
            self.problem.setText(said_error(error))
            self.problem.show()
        else:
            self._bridge.failure.emit(error)


def _named(marks: Sequence[int]) -> str:
    shown = ", ".join(f"P-{number}" for number in marks[:6])
    return shown + (", …" if len(marks) > 6 else "")

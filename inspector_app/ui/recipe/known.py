"""The parts of which the truth is known, and whether the last lots still look like those of the bank."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTableWidgetItem, QVBoxLayout, QWidget

from inspector_app.domain.bank import Drift
from inspector_app.domain.challenge import Known
from inspector_app.domain.errors import InspectorError
from inspector_app.domain.readings import LotSummary
from inspector_app.domain.recipe_reading import KnownMember
from inspector_app.ui.actions import Actions
from inspector_app.ui.bridge import Bridge
from inspector_app.ui.language.figures import decimal
from inspector_app.ui.ledger import Ledger
from inspector_app.ui.recipe.versions import add_row, table_of
from inspector_app.ui.recipe_decisions import NameGood
from inspector_app.ui.theme.plain import PlainLabel
from inspector_app.ui.theme.refusable import RefusableButton
from inspector_app.ui.theme.tokens import SPACE

if TYPE_CHECKING:
    from inspector_app.workflow.session import Session

_MEMBERS_CHANNEL = "recipe/members"
_LOTS_CHANNEL = "recipe/lots"
_LOTS = 8  # the last ones
_DRIFT, _LIMIT, _WORD = 1, 2, 3  # columns


class KnownMembers(QWidget):
    """A reject leaves the set when its review is taken back; a good part when somebody removes it here."""

    part_wanted = Signal(str)

    def __init__(
        self,
        session: Session,
        bridge: Bridge,
        ledger: Ledger,
        actions: Actions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._bridge, self._ledger = session, bridge, ledger
        self._members: tuple[KnownMember, ...] = ()
        self.sentence = PlainLabel(wordWrap=True)
        self.sentence.setProperty("role", "strong")
        self.table = table_of(
            (self.tr("Known as"), self.tr("Part"), self.tr("Lot")),
            self.tr("Known parts"),
            widest=1,
        )
        self.table.itemSelectionChanged.connect(self._offer)
        self.table.itemActivated.connect(self._show)
        self.show_part = QPushButton(self.tr("Show part"))
        self.remove = RefusableButton(self.tr("Remove from the set"))
        self.ask = QPushButton(self.tr("Ask all of them"))
        for button, slot in (
            (self.show_part, self._show),
            (self.remove, self._remove),
            (self.ask, actions["challenge"].trigger),
        ):
            button.setProperty("touch", True)
            button.clicked.connect(slot)
        self.lots = table_of(
            (self.tr("Lot"), self.tr("Drift"), self.tr("Alarm from"), ""),
            self.tr("Drift of the last lots"),
            widest=3,
        )
        self._arrange()
        self._offer()

    def read(self, summary: LotSummary) -> None:
        """Read the known parts of this lot's recipe, and its last lots."""
        recipe_id = summary.lot.recipe_id
        watch = self._bridge.watch
        watch(self._session.known_members(recipe_id), self._came, channel=_MEMBERS_CHANNEL)
        watch(self._session.lots(), self._lots_came, recipe_id, channel=_LOTS_CHANNEL)

    # --- inside

    def _arrange(self) -> None:
        hint = PlainLabel(
            self.tr(
                "Every change is held against these parts. Rejects are in the set as long as their review stands; "
                "good parts are named in the review place."
            ),
            wordWrap=True,
        )
        hint.setProperty("role", "caption")
        buttons = QHBoxLayout()
        for button in (self.show_part, self.remove, self.ask):
            buttons.addWidget(button)
        buttons.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(SPACE.S)
        left.addWidget(self.sentence)
        left.addWidget(hint)
        left.addWidget(self.table, 1)
        left.addLayout(buttons)
        title = PlainLabel(self.tr("Drift of the last lots"))
        title.setProperty("role", "strong")
        caption = PlainLabel(
            self.tr("How far a lot lies from the parts that the bank was made from; 1 is a lot like them."),
            wordWrap=True,
        )
        caption.setProperty("role", "caption")
        right = QVBoxLayout()
        right.setSpacing(SPACE.S)
        for widget in (title, caption):
            right.addWidget(widget)
        right.addWidget(self.lots, 1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE.XL)
        line.addLayout(left, 3)
        line.addLayout(right, 2)

    def _came(self, members: Sequence[KnownMember]) -> None:
        chosen = self._chosen()
        self._members = tuple(members)
        rejects = sum(member.known is Known.REJECT for member in members)
        words = self.tr("{0} known rejects, {1} known good parts")
        self.sentence.setText(words.format(rejects, len(members) - rejects))
        self.table.setRowCount(0)
        for member in self._members:
            known = self.tr("reject") if member.known is Known.REJECT else self.tr("good part")
            row = add_row(self.table, (known, member.path, member.lot_name))
            if chosen is not None and member.part_id == chosen.part_id and member.known is chosen.known:
                self.table.selectRow(row)
        self.ask.setEnabled(bool(members))
        self._offer()

    def _chosen(self) -> KnownMember | None:
        rows = self.table.selectionModel().selectedRows()
        row = rows[0].row() if rows else -1
        return self._members[row] if 0 <= row < len(self._members) else None

    @Slot()
    def _offer(self) -> None:
        chosen = self._chosen()
        self.show_part.setEnabled(chosen is not None)
        self.remove.setEnabled(chosen is not None and chosen.known is Known.GOOD)
        self.remove.setToolTip(
            self.tr("Take back its review: then it leaves the set")
            if chosen is not None and chosen.known is Known.REJECT
            else ""
        )

    @Slot()
    def _show(self, item: QTableWidgetItem | None = None) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.part_wanted.emit(chosen.part_id)

    @Slot()
    def _remove(self) -> None:
        chosen = self._chosen()
        if chosen is not None and chosen.known is Known.GOOD:
            self._ledger.decide(NameGood(chosen.part_id, good=False))

    def _lots_came(self, lots: Sequence[LotSummary], recipe_id: str) -> None:
        of_recipe = sorted(
            (one for one in lots if one.lot.recipe_id == recipe_id), key=lambda one: -one.lot.number
        )
        self.lots.setRowCount(0)
        for one in of_recipe[:_LOTS]:
            row = add_row(
                self.lots, (f"{one.lot.name} ({one.lot.number})", "", "", self.tr("being measured…"))
            )
            self.lots.item(row, 0).setData(Qt.ItemDataRole.UserRole, one.lot.id)
            self._bridge.watch(
                self._session.drift(one.lot.id),
                self._drift_came,
                one.lot.id,
                channel=f"drift/{one.lot.id}",
                failed=self._drift_failed,
            )

    def _drift_came(self, drift: Drift | None, lot_id: str) -> None:
        if drift is None:
            self._tell(
                lot_id, "–", "–", self.tr("not known: not inspected yet, or the bank was made from it")
            )
        else:
            word = self.tr("▲ unlike the bank") if drift.alarm else self.tr("● as the bank")
            self._tell(lot_id, decimal(drift.figure, 1), decimal(drift.limit, 1), word)

    def _drift_failed(self, error: InspectorError, lot_id: str) -> None:
        self._tell(lot_id, "–", "–", self.tr("not known"))

    def _tell(self, lot_id: str, figure: str, limit: str, word: str) -> None:
        for row in range(self.lots.rowCount()):
            if self.lots.item(row, 0).data(Qt.ItemDataRole.UserRole) == lot_id:
                for column, text in ((_DRIFT, figure), (_LIMIT, limit), (_WORD, word)):
                    self.lots.item(row, column).setText(text)
        self.lots.resizeRowsToContents()

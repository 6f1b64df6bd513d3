"""A run of the challenge set as it was kept: which known parts were judged wrongly, and a person's word about that."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from inspector_app.domain.challenge import Known
from inspector_app.domain.challenge_run import ChallengeRun, ChallengeStanding
from inspector_app.ui.language.figures import decimal
from inspector_app.ui.theme.plain import PlainLabel
from inspector_app.ui.theme.tokens import SPACE

_PART_ID = Qt.ItemDataRole.UserRole


class ChallengeRunDialog(QDialog):
    """Accepted to go on in spite of what is wrong, with a ``reason``; a run that failed can be confirmed once more.

    ``words``: how the recipe stands, in the first line, and more of it in the others.
    """

    part_chosen = Signal(str)
    ask_again = Signal()

    def __init__(
        self,
        standing: ChallengeStanding,
        words: str,
        *,
        note: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Last run of the challenge set"))
        self.setMinimumSize(620, 380)
        self.confirm: QPushButton | None = None
        head, _, details = words.partition("\n")
        title = PlainLabel(head, wordWrap=True)
        title.setProperty("role", "large")
        self.told = PlainLabel("\n".join(filter(None, (note, details))), wordWrap=True)
        self.told.setVisible(bool(self.told.text()))
        self.table = self._table(standing.latest)
        self.table.setAccessibleName(title.text())
        hint = PlainLabel(self.tr("A double click, or Enter, opens the part."))
        hint.setProperty("role", "caption")
        hint.setVisible(bool(self.table.rowCount()))
        self.reason = QLineEdit(maxLength=400)
        self.reason.setAccessibleName(self.tr("Reason"))
        self.reason.setPlaceholderText(self.tr("Why work goes on although these parts are judged wrongly"))
        self.reason.setVisible(standing.failed)
        self.reason.textChanged.connect(self._see)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.XL, SPACE.L, SPACE.XL, SPACE.L)
        column.setSpacing(SPACE.S)
        for widget in (title, self.told, self.table, hint, self.reason, self._buttons(standing.failed)):
            column.addWidget(widget)
        self._see()
        if standing.failed:
            self.reason.setFocus()

    @Slot()
    def _see(self) -> None:
        if self.confirm is not None:
            self.confirm.setEnabled(bool(self.reason.text().strip()))

    def _table(self, run: ChallengeRun | None) -> QTableWidget:
        heads = [self.tr("Known as"), self.tr("Part"), self.tr("Lot"), self.tr("Score")]
        table = QTableWidget(0, len(heads))
        table.setObjectName("framed")
        table.setHorizontalHeaderLabels(heads)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().setVisible(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for part in () if run is None else run.wrong:
            row = table.rowCount()
            table.insertRow(row)
            known = _tr("reject, not flagged") if part.known is Known.REJECT else _tr("good part, flagged")
            score = "–" if part.score is None else decimal(part.score)
            for place, text in enumerate((known, part.path, part.lot_name, score)):
                item = QTableWidgetItem(text)
                item.setData(_PART_ID, part.part_id)
                table.setItem(row, place, item)
        table.itemActivated.connect(self._activated)
        return table

    def _buttons(self, failed: bool) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        if failed:
            confirm = self.tr("Go on all the same")
            self.confirm = buttons.addButton(confirm, QDialogButtonBox.ButtonRole.AcceptRole)
            self.confirm.setProperty("kind", "danger")
            self.confirm.setAutoDefault(False)
        self.again = buttons.addButton(
            self.tr("Ask the known parts again"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.again.setAutoDefault(False)
        self.again.clicked.connect(self.ask_again)
        self.again.clicked.connect(self.reject)
        self.leave = buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        for button in buttons.buttons():
            button.setIcon(QIcon())
            button.setProperty("touch", True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    @Slot(QTableWidgetItem)
    def _activated(self, item: QTableWidgetItem) -> None:
        self.part_chosen.emit(str(item.data(_PART_ID)))


def _tr(text: str) -> str:
    return QCoreApplication.translate("ChallengeRun", text)

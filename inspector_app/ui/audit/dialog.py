"""The audit log in the window: who did what, whether all of it fits, and an export."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from inspector_app.domain.audit import AuditQuery, AuditRow, AuditVerdict
from inspector_app.domain.errors import InspectorError
from inspector_app.ui.audit.rows import AuditModel
from inspector_app.ui.audit.words import day_begins, kind_of, misfit, outcome
from inspector_app.ui.bridge import Bridge
from inspector_app.ui.dialogs.sizing import open_at
from inspector_app.ui.language.figures import count
from inspector_app.ui.language.said import said_error
from inspector_app.ui.theme.fields import Choice, Told, acting_button, closing
from inspector_app.ui.theme.plain import PlainLabel
from inspector_app.ui.theme.theme import Theme
from inspector_app.ui.theme.tokens import SPACE
from inspector_app.workflow.audit_export import LogExport

if TYPE_CHECKING:
    from inspector_app.workflow.session import Session

CHOICES_CHANNEL = "audit choices"
VERIFY_CHANNEL = "audit verify"
EXPORT_CHANNEL = "audit export"
LOOK_MS = 100  # how often the progress of a walk is looked at
FILE_NAME = "audit-log.jsonl"


class AuditDialog(QDialog):
    """Rows with filters above, the chosen row in full below; verify and export at the foot."""

    def __init__(self, session: Session, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._bridge, self._theme = session, bridge, theme
        self._walked = (0, 0)
        self.setWindowTitle(self.tr("Audit log"))
        open_at(self, 1040, 680)
        self.model = AuditModel(session, bridge)
        self.kind, self.author, self.day = (Choice(theme) for _ in range(3))
        self.table = self._table()
        self.content = QPlainTextEdit(readOnly=True)
        self.content.setAccessibleName(self.tr("The chosen row in full"))
        self.content.setTabChangesFocus(True)
        self.content.setPlaceholderText(self.tr("Choose a row to read it in full."))
        self.rows = PlainLabel()
        self.rows.setProperty("role", "caption")
        self.words = Told(theme)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.hide()
        self.head = QLineEdit(placeholderText=self.tr("Hash from a report, to find an end that was cut off"))
        self.head.setAccessibleName(self.tr("Hash from a report"))
        self.verify = acting_button(self.tr("Verify"), self._verify)
        self.export = acting_button(self.tr("Export…"), self._export)
        self.sign = QCheckBox(self.tr("with a signature"))
        self.sign.setChecked(True)
        self._looking = QTimer(self)
        self._looking.setInterval(LOOK_MS)
        self._looking.timeout.connect(self._look)
        self._arrange()
        self.model.modelReset.connect(self._came)
        bridge.watch(session.audit_choices(), self._choices_came, channel=CHOICES_CHANNEL)
        self._narrow()

    def _table(self) -> QTableView:
        table = QTableView()
        table.setObjectName("framed")
        table.setModel(self.model)
        table.setAccessibleName(self.tr("Rows of the log, newest first"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)  # no look at every row
        head = table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setStretchLastSection(True)
        letter = table.fontMetrics().averageCharWidth()
        for column, letters in enumerate((9, 27, 14, 14, 24)):
            table.setColumnWidth(column, letters * letter)
        table.selectionModel().currentRowChanged.connect(self._chosen)
        return table

    def _arrange(self) -> None:
        for field, name, first in (
            (self.kind, self.tr("Kind"), self.tr("Everything")),
            (self.author, self.tr("Who"), self.tr("Everybody")),
            (self.day, self.tr("When"), self.tr("At any time")),
        ):
            field.setAccessibleName(name)
            field.addItem(first, "")
        for days, text in (
            (0, self.tr("Today")),
            (6, self.tr("The last 7 days")),
            (29, self.tr("The last 30 days")),
        ):
            self.day.addItem(text, str(days))
        filters = QHBoxLayout()
        for field in (self.kind, self.author, self.day):
            field.currentIndexChanged.connect(self._narrow)
            filters.addWidget(field, 1)
        filters.addWidget(self.rows)
        middle = QSplitter(Qt.Orientation.Vertical)
        middle.addWidget(self.table)
        middle.addWidget(self.content)
        middle.setStretchFactor(0, 3)
        middle.setStretchFactor(1, 1)
        checking = QHBoxLayout()
        checking.addWidget(self.verify)
        checking.addWidget(self.head, 1)
        close = closing(self)
        foot = QHBoxLayout()
        foot.addWidget(self.export)
        foot.addWidget(self.sign)
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.L, SPACE.L, SPACE.L, SPACE.L)
        column.setSpacing(SPACE.S)
        column.addLayout(filters)
        column.addWidget(middle, 1)
        column.addWidget(self.progress)
        column.addWidget(self.words)
        column.addLayout(checking)
        column.addLayout(foot)

    # --- rows

    @Slot()
    def _narrow(self) -> None:
        kind, author, day = (field.currentData() for field in (self.kind, self.author, self.day))
        since = day_begins(int(day)) if day else None
        self.model.show(AuditQuery(since, None, (kind,) if kind else (), author or ""))

    def _choices_came(self, choices: tuple[list[str], list[str]]) -> None:
        kinds, authors = choices
        for kind in sorted(kinds, key=kind_of):
            self.kind.addItem(kind_of(kind), kind)
        for author in authors:
            self.author.addItem(author, author)

    @Slot()
    def _came(self) -> None:
        self.content.clear()
        self.rows.setText(self.tr("{0} rows").format(count(len(self.model.seqs))))

    @Slot(QModelIndex)
    def _chosen(self, index: QModelIndex) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        self.content.setPlainText(in_full(row) if isinstance(row, AuditRow) else "")

    # --- verify

    @Slot()
    def _verify(self) -> None:
        self.verify.setEnabled(False)
        self.progress.setRange(0, 0)
        self.progress.show()
        self.words.tell(self.tr("Walking the log…"))
        self._walked = (0, 0)
        self._looking.start()
        walk = self._session.verify_audit(self.head.text().strip(), self._walk_is_at)
        self._bridge.watch(walk, self._walk_ended, failed=self._walk_failed, channel=VERIFY_CHANNEL)

    def _walk_is_at(self, done: int, total: int) -> None:
        self._walked = (done, total)  # on the log's thread: only kept here, looked at by the timer

    @Slot()
    def _look(self) -> None:
        done, total = self._walked
        if total:
            self.progress.setRange(0, total)
            self.progress.setValue(done)

    def _walk_ended(self, verdict: AuditVerdict) -> None:
        self._rest()
        lines = [outcome(verdict), *(misfit(problem) for problem in verdict.problems[:5])]
        if len(verdict.problems) > 5:
            lines.append(self.tr("And {0} more.").format(count(len(verdict.problems) - 5)))
        if verdict.clock_back:
            remark = self.tr("Remark: rows at which the clock had gone back: {0}.")
            lines.append(remark.format(count(verdict.clock_back)))
        if verdict.head is not None:
            lines.append(self.tr("Head: {0}").format(verdict.head.text))
        self.words.tell("\n".join(lines), wrong=not verdict.sound)

    def _walk_failed(self, error: InspectorError) -> None:
        self._rest()
        self.words.tell(said_error(error), wrong=True)

    def _rest(self) -> None:
        self._looking.stop()
        self.progress.hide()
        self.verify.setEnabled(True)

    # --- export

    @Slot()
    def _export(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Export the audit log"),
            str(self._session.workspace.reports / FILE_NAME),
            self.tr("JSON lines (*.jsonl)"),
        )
        if chosen:
            self.write(Path(chosen))

    def write(self, path: Path) -> None:
        """Export to this file."""
        self.export.setEnabled(False)
        written = self._session.export_audit(path, sign=self.sign.isChecked())
        self._bridge.watch(written, self._written, failed=self._not_written, channel=EXPORT_CHANNEL)

    def _written(self, written: LogExport) -> None:
        self.export.setEnabled(True)
        text = self.tr("{0} rows are in {1}").format(count(written.rows), written.path)
        if written.signature is not None:
            text += "\n" + self.tr("Signed by the key {0}").format(written.fingerprint)
        self.words.tell(text)
        self.model.show(self.model.query)  # the export is a row itself

    def _not_written(self, error: InspectorError) -> None:
        self.export.setEnabled(True)
        self.words.tell(said_error(error), wrong=True)

    def done(self, result: int) -> None:
        """A walk that still runs goes on unseen and unheard."""
        self._looking.stop()
        for channel in (VERIFY_CHANNEL, EXPORT_CHANNEL, CHOICES_CHANNEL):
            self._bridge.forget(channel)
        super().done(result)


def in_full(row: AuditRow) -> str:
    """Every column of a row, its content line by line."""
    try:
        content = json.dumps(json.loads(row.content), indent=2, ensure_ascii=False)
    except ValueError:
        content = row.content
    names = ("seq", "kind", "source", "subject", "author", "station", "previous", "hash")
    return "\n".join([content, *(f"{name}: {getattr(row, name)}" for name in names)])

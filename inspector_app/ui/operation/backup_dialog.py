"""A backup of the workspace: where to, how far it is, what came of it; and one a day by itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QGroupBox,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from inspector_app.domain.backup import ALWAYS, Content
from inspector_app.domain.errors import InspectorError
from inspector_app.ui.bridge import Bridge
from inspector_app.ui.dialogs.sizing import open_at
from inspector_app.ui.language.figures import count
from inspector_app.ui.language.said import said_error
from inspector_app.ui.theme.fields import Told, acting_button, closing
from inspector_app.ui.theme.plain import PlainLabel
from inspector_app.ui.theme.theme import Theme
from inspector_app.ui.theme.tokens import SPACE
from inspector_app.workflow.backing_up import Backup
from inspector_app.workflow.daily_backup import MOST_KEPT, USUALLY_KEPT, DailyBackup

if TYPE_CHECKING:
    from inspector_app.workflow.session import Session

BACKUP_CHANNEL = "backup"
DAILY_CHANNEL = "daily backup"
LOOK_MS = 100  # how often the progress is looked at


class BackupDialog(QDialog):
    """Closing it while a backup is written ends the backup; nothing is left of it then."""

    def __init__(self, session: Session, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._bridge, self._theme = session, bridge, theme
        self._written, self._stop = (0, 0), False
        self.setWindowTitle(self.tr("Back up the workspace"))
        open_at(self, 640, 420)
        setting = session.daily_backup()
        self.place = QLineEdit(str(setting.place(session.workspace)))
        self.place.setAccessibleName(self.tr("Folder that the backup goes into"))
        self.choose = acting_button(self.tr("Choose…"), self._choose)
        self.maps = QCheckBox(self.tr("with the heatmaps, which can be made anew"))
        self.maps.setChecked(True)
        self.begin = acting_button(self.tr("Back up now"), self.back_up)
        self.cancel = acting_button(self.tr("Cancel"), self._cancel)
        self.cancel.setEnabled(False)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.hide()
        self.words = Told(theme)
        self.daily = QCheckBox(self.tr("Make one every day while Inspector is open, in the folder above"))
        self.daily.setChecked(setting.keep > 0)
        self.keep = QSpinBox()
        self.keep.setRange(1, MOST_KEPT)
        self.keep.setValue(setting.keep or USUALLY_KEPT)
        self.keep.setAccessibleName(self.tr("How many daily backups are kept"))
        self.keep_daily = acting_button(self.tr("Keep this setting"), self._keep_daily)
        self._looking = QTimer(self)
        self._looking.setInterval(LOOK_MS)
        self._looking.timeout.connect(self._look)
        self._arrange()

    def _arrange(self) -> None:
        what = PlainLabel(
            self.tr(
                "Database, banks, marks and known parts go into one file; it is proved by restoring it before it "
                "gets its name. Your pictures, keys and logs are not in it. Choose a folder on another disk."
            ),
            wordWrap=True,
        )
        where = QHBoxLayout()
        where.addWidget(self.place, 1)
        where.addWidget(self.choose)
        acting = QHBoxLayout()
        acting.addWidget(self.begin)
        acting.addWidget(self.cancel)
        acting.addStretch(1)
        every_day = QGroupBox(self.tr("Every day"))
        kept = QHBoxLayout()
        kept.addWidget(PlainLabel(self.tr("Keep the newest")))
        kept.addWidget(self.keep)
        kept.addStretch(1)
        kept.addWidget(self.keep_daily)
        inside = QVBoxLayout(every_day)
        inside.addWidget(self.daily)
        inside.addLayout(kept)
        close = closing(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.L, SPACE.L, SPACE.L, SPACE.L)
        column.setSpacing(SPACE.M)
        column.addWidget(what)
        column.addLayout(where)
        column.addWidget(self.maps)
        column.addLayout(acting)
        column.addWidget(self.progress)
        column.addWidget(self.words)
        column.addStretch(1)
        column.addWidget(every_day)
        column.addWidget(close)

    @Slot()
    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Folder for backups"), self.place.text())
        if chosen:
            self.place.setText(chosen)

    # --- now

    @Slot()
    def back_up(self) -> None:
        """Write one into the folder; a zip with the time in its name."""
        folder = Path(self.place.text().strip())
        if not self.place.text().strip() or not folder.is_dir():
            self.words.tell(self.tr("There is no such folder. Choose one that is there."), wrong=True)
            return
        self._written, self._stop = (0, 0), False
        self._working(True)
        self.words.tell(self.tr("Copying…"))
        contents = ALWAYS | ({Content.MAPS} if self.maps.isChecked() else set())
        future = self._session.back_up(folder, contents=contents, progress=self._is_at)
        self._bridge.watch(future, self._made, failed=self._not_made, channel=BACKUP_CHANNEL)

    def _is_at(self, done: int, total: int) -> None:
        """On the backup's thread: only kept here, looked at by the timer."""
        if self._stop:
            raise InterruptedError("cancelled")
        self._written = (done, total)

    @Slot()
    def _cancel(self) -> None:
        self._stop = True
        self.cancel.setEnabled(False)

    @Slot()
    def _look(self) -> None:
        done, total = self._written
        if total:
            self.progress.setRange(0, 1000)
            self.progress.setValue(1000 * done // total)
            if done >= total:
                self.progress.setRange(0, 0)
                self.words.tell(self.tr("Proving it by restoring it…"))

    def _made(self, made: Backup) -> None:
        self._working(False)
        size = self.tr("{0} MB").format(count(max(1, round(made.bytes / 1e6))))
        lines = [self.tr("{0}: {1}, proved by restoring it.").format(made.path, size)]
        if made.listed.missing:
            lines.append(self.tr("Artifacts that are missing: {0}").format(count(len(made.listed.missing))))
        if made.listed.damaged:
            lines.append(self.tr("Artifacts that are damaged: {0}").format(count(len(made.listed.damaged))))
        if made.problems:
            lines.append(self.tr("The workspace itself is not well: {0}").format(made.problems[0]))
        self.words.tell("\n".join(lines), wrong=len(lines) > 1)

    def _not_made(self, error: InspectorError) -> None:
        self._working(False)
        if self._stop:
            self.words.tell(self.tr("Cancelled; nothing was left behind."))
        else:
            self.words.tell(said_error(error), wrong=True)

    def _working(self, working: bool) -> None:
        for field in (self.begin, self.place, self.choose, self.maps):
            field.setEnabled(not working)
        self.cancel.setEnabled(working)
        self.progress.setRange(0, 0)
        self.progress.setVisible(working)
        if working:
            self._looking.start()
        else:
            self._looking.stop()

    # --- every day

    @Slot()
    def _keep_daily(self) -> None:
        folder = Path(self.place.text().strip())
        elsewhere = None if folder == self._session.workspace.backups else folder
        wanted = DailyBackup(self.keep.value() if self.daily.isChecked() else 0, elsewhere)
        kept = self._session.set_daily_backup(wanted)
        self._bridge.watch(kept, self._daily_kept, failed=self._not_kept, channel=DAILY_CHANNEL)

    def _daily_kept(self, _: object) -> None:
        if self.daily.isChecked():
            self.words.tell(self.tr("One backup is made every day from now on."))
        else:
            self.words.tell(self.tr("No daily backups are made from now on."))

    def _not_kept(self, error: InspectorError) -> None:
        self.words.tell(said_error(error), wrong=True)

    def done(self, result: int) -> None:
        self._stop = True
        self._looking.stop()
        for channel in (BACKUP_CHANNEL, DAILY_CHANNEL):
            self._bridge.forget(channel)
        super().done(result)

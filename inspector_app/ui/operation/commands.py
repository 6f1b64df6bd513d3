"""The commands of operation: back up, look at faults of the program, write what support needs."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QFileDialog

from inspector_app.ui.actions import Actions
from inspector_app.ui.bridge import Bridge
from inspector_app.ui.operation.backup_dialog import BackupDialog
from inspector_app.ui.operation.crash_dialog import CrashDialog
from inspector_app.ui.theme.theme import Theme
from inspector_app.workflow.crash import crash_reports, user_log_folder

if TYPE_CHECKING:
    from inspector_app.ui.main_window import MainWindow
    from inspector_app.workflow.session import Session

FIRST_LOOK_MS = 2 * 60 * 1000  # after the start: whether today's backup is there
LOOK_AGAIN_MS = 60 * 60 * 1000
BUNDLE_CHANNEL = "support bundle"


class OperationHandlers(QObject):
    """Bound once the session is there; today's backup is looked for every hour."""

    def __init__(
        self, window: MainWindow, session: Session, bridge: Bridge, commands: Actions, theme: Theme
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._bridge, self._theme = window, session, bridge, theme
        commands.bind("backup", self.backup)
        commands.bind("crashes", self.crashes)
        commands.bind("support", self.support)
        self._due = QTimer(self)
        self._due.setInterval(FIRST_LOOK_MS)
        self._due.timeout.connect(self._back_up_if_due)
        self._due.start()

    @Slot()
    def backup(self) -> None:
        """The dialog that makes one."""
        self._open(BackupDialog(self._session, self._bridge, self._theme, self._window))

    @Slot()
    def crashes(self) -> None:
        """All reports that there are."""
        self.show_crashes(crash_reports(self._session.workspace.logs, user_log_folder()))

    def show_crashes(self, reports: Sequence[Path]) -> None:
        self._open(CrashDialog(reports, self._theme, self._window))

    @Slot()
    def support(self) -> None:
        """Ask where to and write it, without names."""
        name = f"inspector-support-{time.strftime('%Y%m%d-%H%M%S')}.zip"
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Bundle for support"), str(Path.home() / name), self.tr("Zip (*.zip)")
        )
        if chosen:
            self.write_bundle(Path(chosen))

    def write_bundle(self, path: Path) -> None:
        """Write it on a thread of its own; the window of the lot goes on."""
        root, who = self._session.workspace.root, self._session.who

        def work() -> Path:
            from inspector_app.workflow.support_bundle import (
                write_bundle,  # only here: it brings the trial's parts
            )

            return write_bundle(root, path, trial=False, over=True, who=who)  # the file dialog has asked

        self._window.toast.say(self.tr("Writing the bundle for support…"))
        written = self._bridge.perform(work, "inspector-bundle")
        self._bridge.watch(written, self._bundled, channel=BUNDLE_CHANNEL)

    def _bundled(self, path: Path) -> None:
        self._window.toast.say(
            self.tr("{0} holds no pictures and no names of parts or people").format(path.name)
        )

    def _open(self, dialog: BackupDialog | CrashDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    @Slot()
    def _back_up_if_due(self) -> None:
        self._due.setInterval(LOOK_AGAIN_MS)
        self._session.back_up_if_due()

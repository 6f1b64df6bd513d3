"""Backups of the open workspace: made when asked for, or once a day."""

from __future__ import annotations

import logging
from collections.abc import Collection
from concurrent.futures import Future
from pathlib import Path

from inspector_app.domain.backup import USUAL, Content
from inspector_app.domain.errors import InspectorError
from inspector_app.domain.people import Right
from inspector_app.workflow.acting import needs
from inspector_app.workflow.backing_up import Backup, back_up
from inspector_app.workflow.daily_backup import DailyBackup, back_up_if_due, daily_backup, set_daily_backup
from inspector_app.workflow.events import Level, Notice
from inspector_app.workflow.job_names import piece_of_work
from inspector_app.workflow.restoring import Progress
from inspector_app.workflow.session_base import SessionBase

log = logging.getLogger(__name__)


class BackupCalls(SessionBase):
    """They share the thread of what takes seconds and must hold up nobody."""

    @needs(Right.EXPORT)
    @piece_of_work("backup")
    def back_up(
        self,
        place: Path | None = None,
        *,
        contents: Collection[Content] = USUAL,
        progress: Progress | None = None,
    ) -> Future[Backup]:
        """Write a backup, proved by restoring it; ``progress`` is called on that thread and may raise to end it."""
        who = self.who
        return self._apart(
            lambda: back_up(
                self.store.database,
                self.workspace,
                place,
                contents=contents,
                progress=self._unless_leaving(progress),
                who=who,
            )
        )

    def daily_backup(self) -> DailyBackup:
        """The setting of the workspace."""
        return daily_backup(self.workspace)

    @needs(Right.EXPORT)
    def set_daily_backup(self, wanted: DailyBackup) -> Future[None]:
        who = self.who
        return self._apart(lambda: set_daily_backup(self.store.database, self.workspace, wanted, who))

    @piece_of_work("backup")
    def back_up_if_due(self) -> Future[Backup | None]:
        """Today's backup where the workspace wants one; what goes wrong is told as a notice, nobody waits for it."""

        def work() -> Backup | None:
            try:
                made = back_up_if_due(
                    self.store.database, self.workspace, self.who, progress=self._unless_leaving(None)
                )
            except InspectorError as error:
                log.warning("the daily backup was not made: %s", error.what)
                self._tell(Notice(Level.WARNING, error.what, error.subject, error.remedy))
                return None
            if made is not None and made.problems:
                what = f"the daily backup was made, and the workspace is not well: {made.problems[0]}"
                self._tell(
                    Notice(Level.WARNING, what, str(made.path), "See `inspector doctor`, keep older backups")
                )
            return made

        return self._apart(work)

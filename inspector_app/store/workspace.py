"""The workspace folder, and the lock that keeps it to one process."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from filelock import FileLock, Timeout

from inspector_app.domain.errors import StorageFault, WorkspaceLocked


@dataclass(frozen=True, slots=True)
class Workspace:
    """Where everything lives that the program keeps. Source images are never among it."""

    root: Path

    @property
    def database(self) -> Path:
        return self.root / "inspector.db"

    @property
    def artifacts(self) -> Path:
        return self.root / "artifacts"

    @property
    def features(self) -> Path:
        return self.root / "features"

    @property
    def models(self) -> Path:
        return self.root / "models"

    @property
    def logs(self) -> Path:
        return self.root / "logs"

    @property
    def reports(self) -> Path:
        return self.root / "reports"

    @property
    def backups(self) -> Path:
        return self.root / "backups"

    @property
    def keys(self) -> Path:
        """What nobody but the owner may read; made when there is something to keep."""
        return self.root / "keys"

    @property
    def lock_file(self) -> Path:
        return self.root / "inspector.lock"

    @property
    def holder_file(self) -> Path:
        """Who holds the lock; beside it, because a locked file cannot be read on every system."""
        return self.root / "inspector.lock.json"

    def evidence(self, run_id: str) -> Path:
        """The evidence file of one run."""
        return self.artifacts / "evidence" / f"{run_id}.evidence"

    def create(self) -> None:
        """Make the folders. Raises StorageFault where they cannot be made or written to."""
        folders = (self.artifacts, self.features, self.models, self.logs, self.reports, self.backups)
        try:
            for folder in folders:
                folder.mkdir(parents=True, exist_ok=True)
            probe = self.root / f".write-test-{os.getpid()}"
            probe.write_bytes(b"")
            probe.unlink()
        except OSError as error:
            raise StorageFault(
                f"the workspace cannot be written to ({error.strerror or error})",
                subject=str(self.root),
                remedy="Choose another folder with --workspace, or mend its permissions",
            ) from error


class WorkspaceLock:
    """Holds a workspace for this process while it is entered. Raises WorkspaceLocked naming who has it."""

    def __init__(
        self,
        workspace: Workspace,
        *,
        program: str = "inspector",
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._workspace = workspace
        self._program = program
        self._clock = clock
        self._lock = FileLock(workspace.lock_file, timeout=0, thread_local=False)

    def __enter__(self) -> WorkspaceLock:
        try:
            self._lock.acquire()
        except Timeout:
            raise WorkspaceLocked(
                f"the workspace is in use by {self._holder()}",
                subject=str(self._workspace.root),
                remedy="Close it there, or choose another folder with --workspace",
            ) from None
        except OSError as error:
            raise StorageFault(
                f"the workspace cannot be locked ({error.strerror or error})",
                subject=str(self._workspace.root),
                remedy="Choose a folder on a local disk that you may write to",
            ) from error
        try:
            self._sign()
        except BaseException:
            self._lock.release()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._workspace.holder_file.unlink(missing_ok=True)
        finally:
            self._lock.release()

    def _sign(self) -> None:
        me = {
            "pid": os.getpid(),
            "program": self._program,
            "host": socket.gethostname(),
            "since": self._clock(),
        }
        aside = self._workspace.holder_file.with_suffix(f".{os.getpid()}")
        try:
            aside.write_text(json.dumps(me), encoding="utf-8")
            os.replace(aside, self._workspace.holder_file)
        except OSError as error:
            with contextlib.suppress(OSError):
                aside.unlink(missing_ok=True)
            raise StorageFault(
                f"the workspace cannot be written to ({error.strerror or error})",
                subject=str(self._workspace.root),
                remedy="Free some space or mend its permissions",
            ) from error

    def _holder(self) -> str:
        try:
            found = json.loads(self._workspace.holder_file.read_text(encoding="utf-8"))
            since = time.strftime("%Y-%m-%d %H:%M", time.localtime(float(found["since"])))
            return f"{found['program']} (process {found['pid']} on {found['host']}, since {since})"
        except (OSError, ValueError, KeyError, TypeError):
            return "another process that has not said who it is"

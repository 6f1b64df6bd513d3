"""New workspaces of tests begin with a copy of a database that was migrated once: that takes longer than most tests.

The migrations themselves are tested in ``tests/unit/store``, which takes no part in this, and by every program that a
test starts as a process of its own.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator

import pytest

from inspector_app.store.database import Database


@pytest.fixture(scope="session", autouse=True)
def begun_workspaces(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A database that is not there yet, and whose clock is the computer's, is a copy before it is migrated."""
    empty = tmp_path_factory.mktemp("begun") / "inspector.db"
    made = Database(f"sqlite:///{empty}")
    made.migrate()
    made.close()
    migrate = Database.migrate

    def copied_first(self: Database) -> None:
        new = self._file is not None and (not self._file.exists() or self._file.stat().st_size == 0)
        if self._file is not None and new and self._clock is time.time:
            shutil.copyfile(empty, self._file)
        migrate(self)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Database, "migrate", copied_first)
        yield

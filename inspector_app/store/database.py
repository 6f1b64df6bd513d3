"""The database: connections for reading and for writing, migrations, backups, and what is wrong with it."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, make_url
from sqlalchemy.exc import DatabaseError, IntegrityError, OperationalError, ProgrammingError
from sqlalchemy.pool import QueuePool

from inspector_app.domain.errors import StorageFault, WorkspaceLocked
from inspector_app.domain.lot import Who
from inspector_app.store import schema
from inspector_app.store.append_only import guard, unguarded
from inspector_app.store.audit_log import begin_log, note_migrations
from inspector_app.store.keys import go_on_from
from inspector_app.store.people_tables import audit
from inspector_app.store.workspace import Workspace

BUSY_MS = 15_000  # a virus scanner or a copying tool holds the file for seconds
AUDIT_REVISION = "audit"  # with which the log begins
CACHE_KIB = 32 * 1024  # a connection; 100,000 parts with their indexes outgrow the 2 MiB that SQLite takes

_RESTORE = "Put a copy from the workspace's backups folder in its place"
_FAULTS = {
    sqlite3.SQLITE_FULL: ("the disk is full", "Free some space; everything confirmed so far is kept"),
    sqlite3.SQLITE_BUSY: (
        "the database is locked by another process",
        "Close the other program and try again",
    ),
    sqlite3.SQLITE_LOCKED: (
        "the database is locked by another process",
        "Close the other program and try again",
    ),
    sqlite3.SQLITE_READONLY: ("the database cannot be written to", "Mend the permissions of the workspace"),
    sqlite3.SQLITE_CANTOPEN: (
        "the database cannot be opened",
        "Check that the workspace exists and may be read",
    ),
    sqlite3.SQLITE_PERM: ("the database may not be opened", "Mend the permissions of the workspace"),
    sqlite3.SQLITE_IOERR: (
        "the disk cannot be read or written",
        "Check the disk; keep a copy of the workspace",
    ),
    sqlite3.SQLITE_CORRUPT: ("the database is damaged", _RESTORE),
    sqlite3.SQLITE_NOTADB: ("the file is not a database", _RESTORE),
}


class Database:
    """SQLite in a workspace, or any database by its address. Connections are per use and per thread.

    Faults of the surroundings (disk full, locked, damaged, no permission) are raised as StorageFault. With ``held``
    the database is only read, beside the program that holds the workspace, and ``writing`` raises this.
    """

    def __init__(
        self,
        at: Workspace | str,
        *,
        clock: Callable[[], float] = time.time,
        held: WorkspaceLocked | None = None,
    ) -> None:
        self.held = held
        if isinstance(at, Workspace):
            self._file: Path | None = at.database
            self._backups = at.backups
            url = make_url("sqlite://").set(database=str(at.database))
        else:
            url = make_url(at)
            if url.get_backend_name() == "sqlite" and not url.database:
                raise ValueError("a database in memory would be another one for every thread")
            self._file = Path(url.database or "") if url.get_backend_name() == "sqlite" else None
            self._backups = (self._file or Path()).parent / "backups"
        self._clock = clock
        self.name = str(self._file) if self._file is not None else url.render_as_string(hide_password=True)
        if self._file is None:
            self.engine: Engine = create_engine(url)
        elif held is not None:
            address = f"{self._file.absolute().as_uri()}?mode=ro"
            self.engine = create_engine(
                "sqlite://",
                poolclass=QueuePool,
                creator=lambda: sqlite3.connect(
                    address, uri=True, check_same_thread=False, timeout=BUSY_MS / 1000
                ),
            )
            event.listen(self.engine, "connect", _prepare_reading)
            event.listen(self.engine, "begin", _begin_sqlite)
        else:
            self.engine = create_engine(
                url, poolclass=QueuePool, connect_args={"check_same_thread": False, "timeout": BUSY_MS / 1000}
            )
            event.listen(self.engine, "connect", _prepare_sqlite)
            event.listen(self.engine, "begin", _begin_sqlite)

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one moment; writers go on beside it."""
        with self._faults(), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextlib.contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection that holds the write lock from the start and commits at the end, or not at all.

        Raises WorkspaceLocked where the database is only read.
        """
        if self.held is not None:
            raise WorkspaceLocked(self.held.what, subject=self.held.subject, remedy=self.held.remedy)
        with self._faults(), self.engine.connect() as connection:
            connection = connection.execution_options(inspector_writing=True)
            with connection.begin():
                yield connection

    def migrate(self) -> None:
        """Bring the schema up to date, after a backup copy where there is something to lose.

        Raises StorageFault where the database was written by a newer program.
        """
        with self.reading() as connection:
            found = schema.current_revision(connection)
        if found is not None and schema.knows(found):
            self.demand_audit_log(found)
        if found == schema.newest_revision():
            self._go_on()
            return
        if found is not None and not schema.knows(found):
            raise StorageFault(
                f"the database was written by a newer version of this program (revision {found})",
                subject=self.name,
                remedy="Install that version or choose another workspace",
            )
        if found is not None and self._file is not None:
            stamp = time.strftime("%Y%m%d-%H%M%S", time.localtime(self._clock()))
            self.backup(self._backups / f"inspector-{found}-{stamp}.db")
        with self.writing() as connection:
            try:
                schema.upgrade(connection)
            except OperationalError as error:
                if getattr(error.orig, "sqlite_errorcode", None) != sqlite3.SQLITE_ERROR:
                    raise  # of the disk, see ``_faults``
                raise StorageFault(
                    f"the database is not as revision {found} left it ({error.orig}): something else changed it",
                    subject=self.name,
                    remedy=self.how_to_restore(),
                ) from error
            self._keep(connection, schema.missing(found))
        self._go_on()

    def demand_newest(self) -> None:
        """Raises StorageFault where the schema is not the one of this program: it can only be read as it is."""
        with self.reading() as connection:
            found = schema.current_revision(connection)
        if found != schema.newest_revision():
            raise StorageFault(
                f"the database belongs to another version of this program (revision {found})",
                subject=self.name,
                remedy="Close the program that has the workspace open, or use its version",
            )

    def _go_on(self) -> None:
        with self.reading() as connection:
            go_on_from(connection)

    def has_audit_log(self) -> bool:
        """Whether the log has begun; not in a database that an older version wrote and nobody has migrated."""
        with self.reading() as connection:
            return inspect(connection).has_table(audit.name)

    def demand_audit_log(self, revision: str) -> None:
        """Raises StorageFault where a database of a version that has an audit log has none: it was taken out."""
        if schema.has(revision, AUDIT_REVISION) and not self.has_audit_log():
            raise StorageFault(
                "the audit log was taken out of the database",
                subject=self.name,
                remedy=self.how_to_restore(),
            )

    def revision(self) -> str | None:
        """The revision of the schema; None for an empty database."""
        with self.reading() as connection:
            return schema.current_revision(connection)

    def _keep(self, connection: Connection, steps: list[tuple[str, str]]) -> None:
        """Guard what is only appended, and note in the audit log what was migrated."""
        who, now = Who.of_this_machine(), self._clock()
        guard(connection)
        begin_log(connection, who, now)
        note_migrations(connection, who, now, steps)

    def backup(self, path: Path) -> Path:
        """A copy of a SQLite database at one moment, also while it is in use. Raises StorageFault."""
        if self._file is None:
            raise StorageFault("only SQLite databases are copied by this program", subject=self.name)
        aside = path.with_name(f"{path.name}.part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            aside.unlink(missing_ok=True)
            with (
                contextlib.closing(sqlite3.connect(self._file)) as source,
                contextlib.closing(sqlite3.connect(aside)) as target,
            ):
                source.backup(target)
            with aside.open("rb+") as written:
                os.fsync(written.fileno())
            os.replace(aside, path)
        except (OSError, sqlite3.Error) as error:
            raise StorageFault(
                f"the backup copy could not be made ({error})", subject=str(path), remedy="Free some space"
            ) from error
        return path

    def how_to_restore(self) -> str:
        """What to do about a damaged database: the newest copy by name, where there is one."""
        copies = self._backups.glob("*.db") if self._file is not None else iter(())
        newest = max(copies, key=lambda copy: copy.stat().st_mtime, default=None)
        kept = "Pictures and artifacts are not touched"
        if newest is None:
            return f"{_RESTORE}; there is none yet. {kept}"
        return f"Close Inspector and put the newest copy, {newest}, in its place. {kept}"

    def health(self) -> list[str]:
        """What is wrong with the database, in sentences; nothing when it is well."""
        problems: list[str] = []
        try:
            with self.reading() as connection:
                found = schema.current_revision(connection)
                if found != schema.newest_revision():
                    problems.append(f"the schema is at revision {found}, not {schema.newest_revision()}")
                else:
                    if gone := _gone(connection):
                        problems.append(f"tables or columns are gone: {', '.join(gone)}")
                    if lacking := unguarded(connection):
                        problems.append(
                            f"triggers that keep events as they are were changed: {', '.join(lacking)}"
                        )
                if self._file is not None:
                    problems += _sqlite_problems(connection)
                    if any("damaged" in problem for problem in problems):
                        problems.append(self.how_to_restore())
        except StorageFault as fault:
            problems.append(fault.sentence())
        return problems

    def close(self) -> None:
        """Close every connection that is not in use."""
        self.engine.dispose()

    @contextlib.contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except (IntegrityError, ProgrammingError):
            raise  # these are the program's own
        except DatabaseError as error:
            what, remedy = _explain(error)
            if not what:
                raise
            if remedy == _RESTORE:
                remedy = self.how_to_restore()
            raise StorageFault(what, subject=self.name, remedy=remedy) from error


def _gone(connection: Connection) -> list[str]:
    """What of the program's tables a database of its newest revision does not have."""
    inspector = inspect(connection)
    there = set(inspector.get_table_names())
    found: list[str] = []
    for table in audit.metadata.sorted_tables:
        if table.name not in there:
            found.append(table.name)
            continue
        columns = {column["name"] for column in inspector.get_columns(table.name)}
        found += [f"{table.name}.{name}" for name in table.c.keys() if name not in columns]  # noqa: SIM118
    return found


def _explain(error: DatabaseError) -> tuple[str, str]:
    origin = error.orig
    if isinstance(origin, sqlite3.Error):
        code = getattr(origin, "sqlite_errorcode", None)
        return _FAULTS.get(code & 0xFF, ("", "")) if code is not None else ("", "")
    if error.connection_invalidated:
        return "the connection to the database is lost", "Check the network and the database server"
    return "", ""


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # transactions are begun by _begin_sqlite, not by the driver
    for pragma in (
        f"busy_timeout={BUSY_MS}",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        f"cache_size=-{CACHE_KIB}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _prepare_reading(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    for pragma in (f"busy_timeout={BUSY_MS}", f"cache_size=-{CACHE_KIB}"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    # A reader that turns writer in mid-transaction is refused at once, whatever the timeout.
    writing = connection.get_execution_options().get("inspector_writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _sqlite_problems(connection: Connection) -> list[str]:
    problems = []
    for (line,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if line != "ok":
            problems.append(f"the database is damaged: {line}")
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if broken:
        problems.append(f"{len(broken)} rows refer to rows that are missing (first in table {broken[0][0]})")
    mode = connection.exec_driver_sql("PRAGMA journal_mode").scalar_one()
    if mode != "wal":
        problems.append(f"the journal mode is {mode}, not wal: the folder may lie on a network share")
    return problems

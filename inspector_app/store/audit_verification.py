"""Walking the audit log: does each row fit the one before, and do the events still stand as they were logged?"""

from __future__ import annotations

import json
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, func, inspect, select
from sqlalchemy.exc import DatabaseError

from inspector_app.domain.audit import (
    FIELDS,
    LEAST_OF_HASH,
    NOTHING_BEFORE,
    AuditHead,
    AuditKind,
    AuditProblem,
    AuditRow,
    AuditVerdict,
    Misfit,
    canonical,
    differences,
)
from inspector_app.store.audit_log import before_the_log, genesis_tables
from inspector_app.store.audited import AT_ONCE, AUDITED, FIRST, as_stored, raw
from inspector_app.store.people_tables import audit
from inspector_app.store.tables import lot

LISTED = 20  # events that differ are counted beyond this, not named

Progress = Callable[[int, int], None]


def verify_log(
    connection: Connection, head: str = "", progress: Progress | None = None, *, events: bool = True
) -> AuditVerdict:
    """Walk the whole log in constant memory; ``head``: a hash, or its beginning, that must be a row of it.

    ``progress`` is told how many rows of how many were walked. ``events``: compare with their tables, too.
    Raises ValueError where ``head`` is no hash, or too little of one.
    """
    began = time.perf_counter()
    wanted = "".join(head.split()).lower()
    if wanted and (len(wanted) < LEAST_OF_HASH or wanted.strip("0123456789abcdef")):
        raise ValueError(f"a head is at least {LEAST_OF_HASH} hexadecimal digits")
    walk = ChainWalk(wanted)
    total = connection.execute(select(func.count()).select_from(audit)).scalar_one()
    compared = _Events(connection)
    for rows in _chunks(connection, walk):
        fitting = walk.take(rows)
        if events:
            compared.take(fitting)
        if progress is not None:
            progress(walk.rows, total)
        if walk.problem is not None:
            break
    problems = [] if walk.problem is None else [walk.problem]
    if walk.problem is None:
        problems += walk.at_the_end()
        if events:
            compared.finish()
    problems += compared.problems
    return AuditVerdict(
        walk.rows,
        walk.head,
        tuple(problems),
        compared.differing,
        walk.clock_back,
        walk.first_clock_back,
        time.perf_counter() - began,
    )


class ChainWalk:
    """The chain alone, row by row; also of an export, where no database is at hand.

    ``begins``: the first row must be a log's first; False for a part of a log, whose beginning is taken as it is.
    """

    def __init__(self, wanted: str = "", *, begins: bool = True) -> None:
        self.rows = 0
        self.head: AuditHead | None = None
        self.problem: AuditProblem | None = None
        self.clock_back = 0
        self.first_clock_back: int | None = None
        self._wanted = wanted
        self._seen = not wanted
        self._begins = begins
        self._at: float | None = None

    def take(self, rows: Sequence[AuditRow]) -> list[AuditRow]:
        """Those of ``rows`` that fit; ``problem`` says why the one after them does not."""
        for place, row in enumerate(rows):
            self.problem = self._misfit(row)
            if self.problem is not None:
                return list(rows[:place])
            if self._at is not None and row.at < self._at:
                self.clock_back += 1
                if self.first_clock_back is None:
                    self.first_clock_back = row.seq
            self._at = row.at
            self._seen = self._seen or row.hash.startswith(self._wanted)
            self.head = AuditHead(row.seq, row.hash)
            self.rows += 1
        return list(rows)

    def unreadable(self, seq: int, detail: str) -> None:
        self.problem = AuditProblem(Misfit.UNREADABLE, seq, detail=detail)

    def at_the_end(self) -> list[AuditProblem]:
        """What is missing when all rows are walked."""
        if self.head is None:
            return [AuditProblem(Misfit.EMPTY)]
        return [] if self._seen else [AuditProblem(Misfit.HEAD, detail=self._wanted)]

    def _misfit(self, row: AuditRow) -> AuditProblem | None:
        if self.head is None:
            if self._begins:
                if row.seq > 1:
                    return AuditProblem(Misfit.GAP, 1, detail=f"the first one there is {row.seq}")
                if row.seq < 1 or row.kind != AuditKind.GENESIS or row.previous != NOTHING_BEFORE:
                    return AuditProblem(Misfit.START, row.seq)
        elif row.seq != self.head.seq + 1:
            return AuditProblem(Misfit.GAP, self.head.seq + 1, detail=f"the next one there is {row.seq}")
        elif row.previous != self.head.hash:
            return AuditProblem(Misfit.PREVIOUS, row.seq)
        try:
            fits = row.hash == row.computed_hash()
        except TypeError:  # bytes, where text belongs
            return AuditProblem(Misfit.UNREADABLE, row.seq)
        return None if fits else AuditProblem(Misfit.HASH, row.seq)


class _Events:
    """Compares what is logged with what stands in the tables."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._genesis: dict[str, Any] = {}
        self._lacking = _lacking(connection)
        self._gone: set[str] = set()  # tables that are not there and that the log names
        self._names: dict[str, tuple[int, str]] = {}  # of lots: the row that named them last, and how
        self.problems: list[AuditProblem] = []
        self.differing = 0

    def take(self, rows: Sequence[AuditRow]) -> None:
        """Compare the events of these rows, which fit."""
        by_table: dict[str, list[AuditRow]] = defaultdict(list)
        for row in rows:
            if row.source in AUDITED:
                by_table[row.source].append(row)
                if AUDITED[row.source].named:
                    self._name(row, _loaded(row.content).get(FIRST, {}))
            elif row.kind == AuditKind.GENESIS:
                self._begin(row)
            elif row.kind == AuditKind.LOT:
                self._name(row, _loaded(row.content))
        for name, logged in by_table.items():
            if name not in self._lacking:
                self._lost(name, logged[0].seq)
                continue
            keys = [row.subject for row in logged]
            standing = AUDITED[name].standing_by_key(self._connection, keys, self._lacking[name])
            for row in logged:
                found, content = standing.get(row.subject), self._without_first(row)
                if found is None:
                    self._differs(AuditProblem(Misfit.GONE, row.seq, name, row.subject))
                elif found != content:
                    what = ", ".join(differences(_loaded(content), _loaded(found)))
                    self._differs(AuditProblem(Misfit.CHANGED, row.seq, name, row.subject, what))

    def finish(self) -> None:
        """Compare what the log does not name with what stood there before it began."""
        self._compare_names()
        for name, audited in AUDITED.items():
            began = self._genesis.get(name)
            if name not in self._lacking:
                if began is not None:
                    self._lost(name, None)
                continue
            found = before_the_log(self._connection, audited, self._lacking[name])
            if began is None and found["rows"] == 0:
                continue
            if began is None:
                self._outside(name, f"{found['rows']} rows, and the log never began for this table")
            elif found["rows"] != began["rows"]:
                self._outside(
                    name,
                    f"{found['rows']} rows stand outside the log, {began['rows']} did when it began",
                )
            elif found["sha256"] != began["sha256"]:
                self._outside(name, f"of {found['rows']} rows from before the log at least one was changed")

    def _begin(self, row: AuditRow) -> None:
        for name, said in genesis_tables(row.content).items():
            if name in self._genesis:
                self._differs(AuditProblem(Misfit.START, row.seq, name, detail=f"{name} begins twice"))
            self._genesis[name] = said

    def _lost(self, name: str, seq: int | None) -> None:
        if name not in self._gone:
            self._gone.add(name)
            self._differs(AuditProblem(Misfit.GONE, seq, name, "the whole table"))

    def _without_first(self, row: AuditRow) -> str:
        """What a row says of columns that do not change."""
        if not AUDITED[row.source].named:
            return row.content
        return canonical({name: value for name, value in _loaded(row.content).items() if name != FIRST})

    def _name(self, row: AuditRow, said: Mapping[str, Any]) -> None:
        if "name" in said:
            self._names[row.subject] = (row.seq, str(as_stored(lot.c.name, said["name"])))

    def _compare_names(self) -> None:
        """Lots are called what the log called them last; of a lot from before names were logged it says nothing."""
        if lot.name not in self._lacking or not self._names:
            return
        if "name" in self._lacking[lot.name]:
            self._outside(lot.name, "names of lots are gone")
            return
        for key, name in self._connection.execute(select(lot.c.id, raw(lot.c.name))):
            seq, logged = self._names.get(key, (None, name))
            if name != logged:
                self._differs(AuditProblem(Misfit.CHANGED, seq, lot.name, key, "name"))

    def _outside(self, name: str, what: str) -> None:
        self._differs(AuditProblem(Misfit.OUTSIDE, None, name, detail=what))

    def _differs(self, problem: AuditProblem) -> None:
        self.differing += 1
        if len(self.problems) < LISTED:
            self.problems.append(problem)


def _lacking(connection: Connection) -> dict[str, frozenset[str]]:
    """Of each audited table that is there, which of its columns are not: an older database has fewer."""
    inspector = inspect(connection)
    there = set(inspector.get_table_names())
    return {
        name: frozenset(audited.table.columns.keys())
        - {column["name"] for column in inspector.get_columns(name)}
        for name, audited in AUDITED.items()
        if name in there
    }


def _chunks(connection: Connection, walk: ChainWalk) -> Iterator[list[AuditRow]]:
    """The log in order, some rows at a time; one that cannot be read ends it."""
    last: int | None = None
    while True:
        try:
            rows = audit_rows_after(connection, last, AT_ONCE)
        except (DatabaseError, ValueError) as error:
            yield from _one_by_one(connection, walk, last, error)
            return
        if rows:
            yield rows
        if len(rows) < AT_ONCE:
            return
        last = rows[-1].seq


def _one_by_one(
    connection: Connection, walk: ChainWalk, last: int | None, error: Exception
) -> Iterator[list[AuditRow]]:
    """The rows before the one that cannot be read; the walk is told of that one."""
    statement = select(audit.c.seq).order_by(audit.c.seq).limit(AT_ONCE)
    if last is not None:
        statement = statement.where(audit.c.seq > last)
    for seq in connection.execute(statement).scalars().all():
        try:
            rows = audit_rows_after(connection, seq - 1, 1)
        except (DatabaseError, ValueError):
            walk.unreadable(seq, str(getattr(error, "orig", error)))
            yield []
            return
        yield rows


def audit_rows_after(connection: Connection, last: int | None, limit: int) -> list[AuditRow]:
    """The rows that follow ``last`` (None: from the first), at most ``limit``."""
    statement = select(*(audit.c[name] for name in FIELDS)).order_by(audit.c.seq).limit(limit)
    if last is not None:
        statement = statement.where(audit.c.seq > last)
    return [AuditRow(*row) for row in connection.execute(statement)]


def _loaded(content: str) -> dict[str, Any]:
    found = json.loads(content)
    return found if isinstance(found, dict) else {}

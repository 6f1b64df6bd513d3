"""The audit log in the words of the window: kinds of rows, and why one does not fit."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from inspector_app.domain.audit import AuditKind, AuditProblem, AuditRow, AuditVerdict, Misfit
from inspector_app.ui.language.figures import count
from inspector_app.ui.language.marked import QT_TRANSLATE_NOOP

KINDS: dict[str, str] = {
    AuditKind.GENESIS: QT_TRANSLATE_NOOP("Audit", "The log begins"),
    AuditKind.MIGRATION: QT_TRANSLATE_NOOP("Audit", "Migration"),
    AuditKind.RECIPE: QT_TRANSLATE_NOOP("Audit", "Recipe"),
    AuditKind.RECIPE_VERSION: QT_TRANSLATE_NOOP("Audit", "Recipe version"),
    AuditKind.THRESHOLD: QT_TRANSLATE_NOOP("Audit", "Threshold"),
    AuditKind.BANK_VERSION: QT_TRANSLATE_NOOP("Audit", "Bank version"),
    AuditKind.REFERENCE: QT_TRANSLATE_NOOP("Audit", "Reference"),
    AuditKind.LOT: QT_TRANSLATE_NOOP("Audit", "Lot"),
    AuditKind.JOB: QT_TRANSLATE_NOOP("Audit", "Inspection"),
    AuditKind.RUN: QT_TRANSLATE_NOOP("Audit", "Run"),
    AuditKind.REVIEW: QT_TRANSLATE_NOOP("Audit", "Decision"),
    AuditKind.WITHDRAWAL: QT_TRANSLATE_NOOP("Audit", "Decision taken back"),
    AuditKind.MARK: QT_TRANSLATE_NOOP("Audit", "Mark"),
    AuditKind.KEEP: QT_TRANSLATE_NOOP("Audit", "Mark kept"),
    AuditKind.REVOKE: QT_TRANSLATE_NOOP("Audit", "Mark revoked"),
    AuditKind.REDO: QT_TRANSLATE_NOOP("Audit", "Mark kept again"),
    AuditKind.PROPOSE: QT_TRANSLATE_NOOP("Audit", "Mark kept, waits for approval"),
    AuditKind.APPROVE: QT_TRANSLATE_NOOP("Audit", "Mark approved"),
    AuditKind.REFUSE: QT_TRANSLATE_NOOP("Audit", "Mark refused"),
    AuditKind.REOPEN: QT_TRANSLATE_NOOP("Audit", "Mark waits again"),
    AuditKind.STAY: QT_TRANSLATE_NOOP("Audit", "Mark acts on"),
    AuditKind.CHALLENGE: QT_TRANSLATE_NOOP("Audit", "Challenge set asked"),
    AuditKind.SAMPLE: QT_TRANSLATE_NOOP("Audit", "Drawn for the check sample"),
    AuditKind.REPORT: QT_TRANSLATE_NOOP("Audit", "Report"),
    AuditKind.EXPORT: QT_TRANSLATE_NOOP("Audit", "Export"),
    AuditKind.SETTING: QT_TRANSLATE_NOOP("Audit", "Setting"),
    AuditKind.KEY: QT_TRANSLATE_NOOP("Audit", "Signing key"),
    AuditKind.PERSON: QT_TRANSLATE_NOOP("Audit", "Person"),
    AuditKind.CREDENTIAL: QT_TRANSLATE_NOOP("Audit", "PIN or password"),
    AuditKind.SIGN_IN: QT_TRANSLATE_NOOP("Audit", "Signed in"),
    AuditKind.SIGN_IN_REFUSED: QT_TRANSLATE_NOOP("Audit", "Sign-in refused"),
    AuditKind.SIGN_OUT: QT_TRANSLATE_NOOP("Audit", "Locked"),
    AuditKind.RECOVERY: QT_TRANSLATE_NOOP("Audit", "PIN recovered"),
    AuditKind.RESTORE: QT_TRANSLATE_NOOP("Audit", "Restored from a backup"),
    AuditKind.FEED: QT_TRANSLATE_NOOP("Audit", "Feed"),
    AuditKind.WATCH: QT_TRANSLATE_NOOP("Audit", "Watched folder"),
}
MISFITS: dict[Misfit, str] = {
    Misfit.START: QT_TRANSLATE_NOOP("Audit", "Row {row}: the log does not begin here as it should."),
    Misfit.GAP: QT_TRANSLATE_NOOP("Audit", "Row {row} is missing."),
    Misfit.PREVIOUS: QT_TRANSLATE_NOOP("Audit", "Row {row} does not hold the hash of the row before it."),
    Misfit.HASH: QT_TRANSLATE_NOOP("Audit", "Row {row} was changed: its hash is not that of its content."),
    Misfit.UNREADABLE: QT_TRANSLATE_NOOP("Audit", "Row {row} cannot be read."),
    Misfit.CHANGED: QT_TRANSLATE_NOOP(
        "Audit", "Row {row}: the event in table {table} was changed after it was logged ({detail})."
    ),
    Misfit.GONE: QT_TRANSLATE_NOOP("Audit", "Row {row}: the event is gone from table {table}."),
    Misfit.OUTSIDE: QT_TRANSLATE_NOOP(
        "Audit", "Table {table} holds rows that the log does not name, or older ones that were changed."
    ),
    Misfit.HEAD: QT_TRANSLATE_NOOP(
        "Audit", "The head {detail} is not in the log: its end was cut off, or it is another log."
    ),
    Misfit.EMPTY: QT_TRANSLATE_NOOP("Audit", "The log is empty."),
}


def kind_of(kind: str) -> str:
    """A kind of row; one of a later version as it is stored."""
    return QCoreApplication.translate("Audit", KINDS[kind]) if kind in KINDS else kind


def misfit(problem: AuditProblem) -> str:
    """Why something does not fit, as a sentence."""
    words = QCoreApplication.translate("Audit", MISFITS[problem.misfit])
    row = "" if problem.seq is None else count(problem.seq)
    return words.format(row=row, table=problem.source, detail=problem.detail)


def outcome(verdict: AuditVerdict) -> str:
    """What a walk found, in one line."""
    if verdict.sound:
        words = QCoreApplication.translate(
            "Audit", "All {0} rows fit, and every event stands as it was logged."
        )
        return words.format(count(verdict.rows))
    words = QCoreApplication.translate("Audit", "Something does not fit. {0} rows were walked.")
    return words.format(count(verdict.rows))


def gist(row: AuditRow) -> str:
    """The most telling of the content, in one line: names and values, without keys of the database."""
    try:
        content = json.loads(row.content)
    except ValueError:
        return row.content
    if not isinstance(content, dict) or row.kind == AuditKind.GENESIS:
        return ""
    shown = [
        f"{name}: {value}"
        for name, value in content.items()
        if not isinstance(value, dict | list)
        and name not in _UNTOLD
        and not name.endswith(("_id", "_hash", "sha256"))
    ]
    return ", ".join(shown)


def day_begins(days_ago: int, now: datetime | None = None) -> float:
    """Midnight of that day at this place, in seconds; counted from today, or from the local ``now``."""
    today = (now or datetime.now()).replace(hour=0, minute=0, second=0, microsecond=0)
    return (today - timedelta(days=days_ago)).timestamp()  # by the calendar: a day may have 23 hours


_UNTOLD = ("id", "seq", "author", "station", "created_at")

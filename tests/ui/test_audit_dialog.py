"""The audit log in the window: long logs are paged, what does not fit is said, an export is told."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector_app.domain.audit import (
    AuditHead,
    AuditKind,
    AuditProblem,
    AuditQuery,
    AuditRow,
    AuditVerdict,
    Misfit,
)
from inspector_app.domain.errors import StorageFault
from inspector_app.ui.audit.dialog import AuditDialog
from inspector_app.ui.audit.rows import PAGE
from inspector_app.ui.audit.words import KINDS, MISFITS, day_begins, gist, kind_of, misfit
from inspector_app.ui.bridge import Bridge
from inspector_app.workflow.audit_export import LogExport
from tests.ui.window_of import plain_theme

HEAD = AuditHead(1000, "ab" * 32)


class Log:
    """A session whose log has ``rows`` rows, every tenth by ben, all decisions."""

    def __init__(self, rows: int = 1000) -> None:
        self.rows = rows
        self.pages: list[int | None] = []
        self.queries: list[AuditQuery] = []
        self.verdict = AuditVerdict(rows, HEAD, ())
        self.walk: Future[AuditVerdict] = Future()
        self.told: Callable[[int, int], None] | None = None
        self.asked_head = ""
        self.signed: list[bool] = []
        self.refuses = False
        self.workspace = SimpleNamespace(reports=Path("reports"))

    def audit_seqs(self, query: AuditQuery) -> Future[list[int]]:
        self.queries.append(query)
        step = 10 if query.author == "ben" else 1
        return answered(list(range(self.rows, 0, -step)))

    def audit_rows(
        self, query: AuditQuery, *, before: int | None = None, limit: int = 100
    ) -> Future[list[AuditRow]]:
        self.pages.append(before)
        step = 10 if query.author == "ben" else 1
        seqs = [seq for seq in range(self.rows, 0, -step) if before is None or seq < before]
        return answered([self.row(seq) for seq in seqs[:limit]])

    def row(self, seq: int) -> AuditRow:
        content = '{"author":"ada","decision":"reject","id":"k","part_id":"p"}'
        who = "ben" if seq % 10 == 0 else "ada"
        return AuditRow(seq, 1.7e9 + seq, "line 1", who, "review", "review", "k", content, "0" * 64, "f" * 64)

    def audit_choices(self) -> Future[tuple[list[str], list[str]]]:
        return answered((["review", "mark"], ["ada", "ben"]))

    def verify_audit(
        self, head: str = "", progress: Callable[[int, int], None] | None = None
    ) -> Future[AuditVerdict]:
        self.asked_head, self.told = head, progress
        return self.walk

    def export_audit(self, path: Path, *, sign: bool) -> Future[LogExport]:
        self.signed.append(sign)
        if self.refuses:
            failed: Future[LogExport] = Future()
            failed.set_exception(StorageFault("the disk is full", subject=str(path)))
            return failed
        return answered(
            LogExport(path, "c" * 64, 7, HEAD, path if sign else None, "1234abcd" if sign else "")
        )


def answered(result: Any) -> Future[Any]:
    future: Future[Any] = Future()
    future.set_result(result)
    return future


@pytest.fixture
def bridge() -> Any:
    made = Bridge()
    yield made
    made.join()


def opened(qtbot: QtBot, bridge: Bridge, log: Log) -> AuditDialog:
    dialog = AuditDialog(cast(Any, log), bridge, plain_theme())
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.model.rowCount() > 0 and dialog.kind.count() > 1)
    return dialog


def cell(dialog: AuditDialog, row: int, column: int) -> str:
    return str(dialog.model.index(row, column).data())


def test_only_the_pages_that_are_looked_at_are_read(qtbot: QtBot, bridge: Bridge) -> None:
    log = Log(100_000)
    dialog = opened(qtbot, bridge, log)
    assert dialog.model.rowCount() == 100_000 and "100" in dialog.rows.text()
    qtbot.waitUntil(lambda: cell(dialog, 0, 2) == "ben")
    assert set(log.pages) == {100_001}
    dialog.table.scrollToBottom()
    qtbot.waitUntil(lambda: cell(dialog, 99_999, 2) == "ada")
    assert len(set(log.pages)) <= 3
    assert log.pages[-1] == PAGE + 1


def test_the_chosen_row_stands_in_full_below(qtbot: QtBot, bridge: Bridge) -> None:
    dialog = opened(qtbot, bridge, Log())
    qtbot.waitUntil(lambda: cell(dialog, 0, 2) == "ben")
    dialog.table.selectRow(1)
    text = dialog.content.toPlainText()
    assert "seq: 999" in text and '"decision": "reject"' in text and "f" * 64 in text


def test_filters_ask_for_kind_person_and_days(qtbot: QtBot, bridge: Bridge) -> None:
    log = Log()
    dialog = opened(qtbot, bridge, log)
    dialog.author.setCurrentIndex(dialog.author.findData("ben"))
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 100)
    qtbot.waitUntil(lambda: cell(dialog, 99, 2) == "ben")
    dialog.kind.setCurrentIndex(dialog.kind.findData("mark"))
    dialog.day.setCurrentIndex(1)
    asked = log.queries[-1]
    assert (asked.kinds, asked.author) == (("mark",), "ben")
    assert asked.since is not None and asked.until is None


def test_a_walk_shows_how_far_it_is_and_that_all_fits(qtbot: QtBot, bridge: Bridge) -> None:
    log = Log()
    dialog = opened(qtbot, bridge, log)
    dialog.head.setText(f" {HEAD.hash} ")
    dialog.verify.click()
    assert log.asked_head == HEAD.hash and dialog.progress.isVisible() and not dialog.verify.isEnabled()
    assert log.told is not None
    log.told(400, 1000)
    qtbot.waitUntil(lambda: (dialog.progress.value(), dialog.progress.maximum()) == (400, 1000))
    log.walk.set_result(log.verdict)
    qtbot.waitUntil(dialog.verify.isEnabled)
    assert "All 1,000 rows fit" in dialog.words.text() and HEAD.hash in dialog.words.text()
    assert not dialog.progress.isVisible()


def test_what_does_not_fit_is_said(qtbot: QtBot, bridge: Bridge) -> None:
    log = Log()
    dialog = opened(qtbot, bridge, log)
    dialog.verify.click()
    problems = (AuditProblem(Misfit.HASH, 9), *(AuditProblem(Misfit.GONE, n, "review") for n in range(9)))
    log.walk.set_result(AuditVerdict(8, HEAD, problems, clock_back=2))
    qtbot.waitUntil(dialog.verify.isEnabled)
    said = dialog.words.text()
    assert "Row 9 was changed" in said and "And 5 more" in said and "gone back: 2" in said
    assert "color" in dialog.words.styleSheet()


def test_a_walk_that_cannot_begin_says_why(qtbot: QtBot, bridge: Bridge) -> None:
    log = Log()
    dialog = opened(qtbot, bridge, log)
    dialog.verify.click()
    log.walk.set_exception(StorageFault("the database is damaged"))
    qtbot.waitUntil(dialog.verify.isEnabled)
    assert "damaged" in dialog.words.text()


def test_closing_while_a_walk_runs_leaves_nothing_behind(qtbot: QtBot, bridge: Bridge) -> None:
    log = Log()
    dialog = opened(qtbot, bridge, log)
    dialog.verify.click()
    dialog.reject()
    log.walk.set_result(log.verdict)
    QApplication.processEvents()
    assert "Walking" in dialog.words.text()


def test_an_export_is_told_with_its_key_and_one_that_fails_with_the_reason(
    qtbot: QtBot, bridge: Bridge, tmp_path: Path
) -> None:
    log = Log()
    dialog = opened(qtbot, bridge, log)
    reads = len(log.queries)
    dialog.write(tmp_path / "log.jsonl")
    qtbot.waitUntil(lambda: "1234abcd" in dialog.words.text() and len(log.queries) > reads)
    assert log.signed == [True] and dialog.export.isEnabled()
    dialog.sign.setChecked(False)
    log.refuses = True
    dialog.write(tmp_path / "log.jsonl")
    qtbot.waitUntil(lambda: "disk is full" in dialog.words.text())
    assert log.signed == [True, False] and dialog.export.isEnabled()


def test_every_kind_and_every_misfit_has_words_and_a_kind_of_a_later_version_stays() -> None:
    assert set(KINDS) == set(AuditKind) and set(MISFITS) == set(Misfit)
    assert kind_of("weather") == "weather"
    for each in Misfit:
        assert "{" not in misfit(AuditProblem(each, 3, "review", "k", "detail"))


def test_the_gist_of_a_row_is_what_was_decided() -> None:
    assert gist(Log().row(1)) == "decision: reject"


def test_the_table_can_be_reached_by_keys(qtbot: QtBot, bridge: Bridge) -> None:
    dialog = opened(qtbot, bridge, Log())
    qtbot.waitUntil(lambda: cell(dialog, 0, 2) == "ben")
    dialog.table.setFocus()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    assert dialog.content.toPlainText()


@pytest.fixture
def summer_time(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A place whose clock was put forward on 29 March 2026."""
    if not hasattr(time, "tzset"):
        pytest.skip("this system sets its zone elsewhere")
    with monkeypatch.context() as zone:
        zone.setenv("TZ", "CET-1CEST,M3.5.0/2,M10.5.0/3")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("summer_time")
def test_a_day_begins_at_midnight_also_before_the_clock_was_put_forward() -> None:
    assert day_begins(6, datetime(2026, 3, 31, 10, 5)) == datetime(2026, 3, 25).timestamp()
    assert day_begins(0, datetime(2026, 3, 31, 10, 5)) == datetime(2026, 3, 31).timestamp()

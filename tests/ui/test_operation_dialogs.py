"""Backups and faults of the program in the window: what is going on is seen, can be ended, and is never sent."""

from __future__ import annotations

from collections.abc import Callable, Collection
from concurrent.futures import Future
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QMessageBox
from pytestqt.qtbot import QtBot

from inspector_app.domain.backup import BackedUp, BackupList, Content
from inspector_app.domain.errors import StorageFault
from inspector_app.ui.bridge import Bridge
from inspector_app.ui.operation import crash_dialog
from inspector_app.ui.operation.backup_dialog import BackupDialog
from inspector_app.ui.operation.crash_dialog import CrashDialog, ask_to_start_calmly
from inspector_app.workflow.backing_up import Backup
from inspector_app.workflow.crash import crash_reports
from inspector_app.workflow.daily_backup import DailyBackup
from tests.ui.window_of import plain_theme


class Workspace:
    """A session that backs up when the test says so."""

    def __init__(self, folder: Path, setting: DailyBackup = DailyBackup()) -> None:
        self.workspace = SimpleNamespace(backups=folder)
        self.setting = setting
        self.future: Future[Backup] = Future()
        self.told: Callable[[int, int], None] | None = None
        self.contents: Collection[Content] = ()
        self.place: Path | None = None

    def daily_backup(self) -> DailyBackup:
        return self.setting

    def set_daily_backup(self, wanted: DailyBackup) -> Future[None]:
        done: Future[None] = Future()
        self.setting = wanted
        done.set_result(None)
        return done

    def back_up(
        self, place: Path, *, contents: Collection[Content], progress: Callable[[int, int], None]
    ) -> Future[Backup]:
        self.place, self.contents, self.told = place, contents, progress
        return self.future


def made(path: Path, **more: Any) -> Backup:
    listed = BackupList(
        0.0, "0.1.0", "r", "1:ab", ("database",), {"inspector.db": BackedUp(9, "0" * 64)}, **more
    )
    return Backup(path, listed, 2_500_000, 1.0, ())


@pytest.fixture
def asked(qtbot: QtBot, tmp_path: Path) -> tuple[Workspace, BackupDialog]:
    session = Workspace(tmp_path)
    dialog = BackupDialog(cast(Any, session), Bridge(), plain_theme())
    qtbot.addWidget(dialog)
    return session, dialog


def test_a_backup_shows_how_far_it_is_and_what_came_of_it(
    qtbot: QtBot, asked: tuple[Workspace, BackupDialog], tmp_path: Path
) -> None:
    session, dialog = asked
    dialog.back_up()
    assert session.place == tmp_path and Content.MAPS in session.contents and session.told is not None
    assert dialog.cancel.isEnabled() and not dialog.begin.isEnabled()
    session.told(30, 100)
    qtbot.waitUntil(lambda: dialog.progress.value() == 300)
    session.told(100, 100)
    qtbot.waitUntil(lambda: "Proving" in dialog.words.text())
    session.future.set_result(made(tmp_path / "copy.zip", missing=("ab" * 32,)))
    qtbot.waitUntil(lambda: "copy.zip" in dialog.words.text())
    assert "missing: 1" in dialog.words.text() and dialog.begin.isEnabled()


def test_a_cancelled_backup_ends_at_its_next_step_and_is_no_fault(
    qtbot: QtBot, asked: tuple[Workspace, BackupDialog]
) -> None:
    session, dialog = asked
    dialog.back_up()
    dialog.cancel.click()
    assert session.told is not None
    with pytest.raises(InterruptedError) as stopped:
        session.told(1, 100)
    session.future.set_exception(stopped.value)
    qtbot.waitUntil(lambda: "nothing was left behind" in dialog.words.text())


def test_closing_the_dialog_ends_the_backup(asked: tuple[Workspace, BackupDialog]) -> None:
    session, dialog = asked
    dialog.back_up()
    dialog.reject()
    assert session.told is not None
    with pytest.raises(InterruptedError):
        session.told(1, 100)


def test_a_backup_that_fails_says_why_and_can_be_tried_again(
    qtbot: QtBot, asked: tuple[Workspace, BackupDialog]
) -> None:
    session, dialog = asked
    dialog.back_up()
    session.future.set_exception(StorageFault("the disk is full", remedy="Free some space"))
    qtbot.waitUntil(dialog.begin.isEnabled)
    assert "disk is full" in dialog.words.text()


def test_a_folder_that_is_not_there_is_said_before_anything_begins(
    asked: tuple[Workspace, BackupDialog], tmp_path: Path
) -> None:
    session, dialog = asked
    dialog.place.setText(str(tmp_path / "nowhere"))
    dialog.back_up()
    assert session.told is None and "no such folder" in dialog.words.text()


def test_a_backup_every_day_is_kept_as_a_setting(
    qtbot: QtBot, asked: tuple[Workspace, BackupDialog], tmp_path: Path
) -> None:
    session, dialog = asked
    dialog.daily.setChecked(True)
    dialog.keep.setValue(14)
    dialog.keep_daily.click()
    qtbot.waitUntil(lambda: "every day" in dialog.words.text())
    assert session.setting == DailyBackup(14, None)  # the workspace's own folder needs no name
    (tmp_path / "elsewhere").mkdir()
    dialog.place.setText(str(tmp_path / "elsewhere"))
    dialog.keep_daily.click()
    assert session.setting == DailyBackup(14, tmp_path / "elsewhere")


# --- faults of the program


@pytest.fixture
def reports(tmp_path: Path) -> list[Path]:
    for number in (1, 2):
        (tmp_path / f"crash-20260101-00000{number}-7.txt").write_text(f"ValueError: number {number}")
    return crash_reports(tmp_path)


def test_reports_are_shown_in_full_and_offered_once(
    qtbot: QtBot, reports: list[Path], tmp_path: Path
) -> None:
    dialog = CrashDialog(reports, plain_theme())
    qtbot.addWidget(dialog)
    shown = {dialog.text.toPlainText()}
    dialog.choice.setCurrentIndex(1)
    shown.add(dialog.text.toPlainText())
    assert shown == {"ValueError: number 1", "ValueError: number 2"}
    assert crash_reports(tmp_path, unseen=True) == []


def test_a_report_is_copied_saved_and_thrown_away(qtbot: QtBot, reports: list[Path], tmp_path: Path) -> None:
    dialog = CrashDialog(reports, plain_theme())
    qtbot.addWidget(dialog)
    text = dialog.text.toPlainText()
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == text
    dialog.save_to(tmp_path / "saved.txt")
    assert (tmp_path / "saved.txt").read_text() == text
    dialog.save_to(tmp_path / "nowhere" / "saved.txt")
    assert "could not be saved" in dialog.words.text()
    dialog.delete.click()
    dialog.delete.click()
    assert crash_reports(tmp_path) == [] and not dialog.delete.isEnabled()


def test_a_report_that_cannot_be_thrown_away_stays_in_the_list_and_says_so(
    qtbot: QtBot, reports: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    dialog = CrashDialog(reports, plain_theme())
    qtbot.addWidget(dialog)
    monkeypatch.setattr(Path, "unlink", held)
    dialog.delete.click()
    assert "could not be deleted: Permission denied" in dialog.words.text()
    assert len(dialog.reports) == 2


@pytest.mark.parametrize("calm", [True, False])
def test_after_starts_that_died_one_can_start_without_the_lot(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, calm: bool
) -> None:
    role = QMessageBox.ButtonRole.AcceptRole if calm else QMessageBox.ButtonRole.RejectRole

    def press(box: QMessageBox) -> int:
        button: QAbstractButton = next(each for each in box.buttons() if box.buttonRole(each) is role)
        button.click()
        return 0

    monkeypatch.setattr(crash_dialog.QMessageBox, "exec", press)
    assert ask_to_start_calmly() is calm

"""The window closed, restyled or asked again in the middle of anything: nothing is lost, nothing is stuck."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from inspector_app.domain.lot import JobState
from inspector_app.domain.review import PartDecision
from inspector_app.ui.dialogs.category import Asked, CategoryDialog
from inspector_app.ui.dialogs.report import ReportDialog
from inspector_app.ui.lots.opening import ask_category
from inspector_app.ui.theme.theme import Scheme
from inspector_app.workflow.events import BankChanged
from inspector_app.workflow.requests import OpenFolder
from tests.ui.fake_session import FakeSession
from tests.ui.window_of import Opened

Key = Qt.Key


def running_lot(opened: Opened) -> None:
    opened.session.progress(12)


def preview_on_its_way(opened: Opened) -> None:
    opened.session.hold.add("preview_mark")
    opened.press(Key.Key_P)


def preview_shown(opened: Opened) -> None:
    opened.press(Key.Key_P)
    opened.qtbot.waitUntil(opened.page.preview.keep.isEnabled)


def report_being_written(opened: Opened) -> None:
    opened.session.hold.add("report")
    opened.window.commands["report"].trigger()
    dialog = opened.window.findChild(ReportDialog)
    assert dialog is not None
    dialog.accept()


def region_being_drawn(opened: Opened) -> None:
    opened.press(Key.Key_X)
    middle = opened.page.canvas.rect().center()
    opened.qtbot.mousePress(opened.page.canvas, Qt.MouseButton.LeftButton, pos=middle)
    opened.qtbot.mouseMove(opened.page.canvas, middle + QPoint(40, 30))


def threshold_being_dragged(opened: Opened) -> None:
    opened.page.histogram.setFocus()
    opened.qtbot.keyPress(opened.page.histogram, Key.Key_Right)


def picture_on_its_way(opened: Opened) -> None:
    opened.session.hold |= {"pixels", "map", "part"}
    opened.press(Key.Key_J)


def filter_being_typed(opened: Opened) -> None:
    opened.press(Key.Key_F)
    opened.qtbot.keyClicks(opened.page.gallery.filter_box, "verdict:fl")


def help_open(opened: Opened) -> None:
    opened.window.commands["manual"].trigger()


def dialog(command: str) -> Callable[[Opened], None]:
    def begin(opened: Opened) -> None:
        opened.window.commands[command].trigger()
        assert opened.window.findChildren(QDialog)

    return begin


WRITING = {"keep_mark", "review_part", "review_finding", "review_region", "set_defect_classes"}
MIDDLES: dict[str, Callable[[Opened], None]] = {
    "a lot runs": running_lot,
    "a preview is on its way": preview_on_its_way,
    "a preview is shown": preview_shown,
    "a report is being written": report_being_written,
    "a region is being drawn": region_being_drawn,
    "the threshold is being moved": threshold_being_dragged,
    "a picture is on its way": picture_on_its_way,
    "a filter is being typed": filter_being_typed,
    "the help is open": help_open,
    "keys are being edited": dialog("edit-keys"),
    "classes are being edited": dialog("classes"),
    "keys are listed": dialog("help"),
}


@pytest.mark.parametrize("middle", MIDDLES)
def test_a_window_closed_in_the_middle_closes_with_its_dialogs_and_keeps_nothing_unasked(
    middle: str, qtbot: QtBot, tmp_path: Path
) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    MIDDLES[middle](opened)
    opened.window.close()
    qtbot.waitUntil(lambda: not opened.window.isVisible())
    assert opened.session.closed
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == []
    assert not WRITING & set(opened.session.names())


@pytest.mark.parametrize("middle", MIDDLES)
def test_another_theme_in_the_middle_changes_colours_alone(middle: str, qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    MIDDLES[middle](opened)
    for scheme in (Scheme.DARK, Scheme.LIGHT):
        opened.theme.choose(scheme)
        QApplication.processEvents()
    assert not WRITING & set(opened.session.names())
    assert opened.page.marking.open == ("preview" in middle)


def test_a_question_that_is_open_when_the_window_closes_opens_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(8, lot_open=False), open_lot=False)
    assert opened.window.opening is not None
    opened.window.opening._ask = partial(ask_category, opened.theme)
    closed: list[bool] = []

    def close_it() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CategoryDialog)
        dialog.field.setText("bolt")
        closed.append(opened.window.close())

    QTimer.singleShot(0, close_it)
    opened.window.opening.open_path(tmp_path)
    qtbot.waitUntil(lambda: not opened.window.isVisible())
    assert closed and "open_folder" not in opened.session.names()


def test_what_was_to_be_read_again_in_a_moment_is_not_asked_of_a_session_that_is_closing(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    bank, current = opened.window.bank, opened.window.current
    assert bank is not None and current is not None
    opened.window.show_page(bank)
    opened.session.emit(BankChanged("recipe", None))
    qtbot.waitUntil(current._summary_timer.isActive)
    bank.read()
    assert bank._near_settle.isActive()
    opened.window.close()
    assert not bank._near_settle.isActive() and not current._summary_timer.isActive()
    qtbot.waitUntil(lambda: not opened.window.isVisible())


def test_a_second_folder_dropped_while_the_first_is_asked_about_waits_its_turn(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(8, lot_open=False), open_lot=False)
    window, opening = opened.window, opened.window.opening
    assert opening is not None
    folders = [tmp_path / name for name in ("one", "two")]
    for folder in folders:
        folder.mkdir()
    asked: list[Path] = []

    def ask(folder: Path, known: object, look: object, parent: QWidget) -> Asked:
        asked.append(folder)
        window.dropEvent(dropped(folders[1]))
        return Asked("bolt")

    opening._ask = ask
    window.dropEvent(dropped(folders[0]))
    opened.until_called("open_folder")
    assert asked == [folders[0]]
    assert opened.last("open_folder") == (OpenFolder(folders[0], "bolt"),)
    window.dropEvent(dropped(folders[1]))
    assert asked == folders


def dropped(folder: Path) -> QDropEvent:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    data.setParent(QApplication.instance())  # an event does not own what it carries
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    return QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, left, none)


def test_a_decision_that_is_being_stored_when_the_window_closes_was_given_to_the_session_before(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    opened.session.hold.add("review_part")
    part = opened.part
    opened.press(Key.Key_A)
    opened.window.close()
    qtbot.waitUntil(lambda: not opened.window.isVisible())
    assert opened.last("review_part")[:2] == (part, PartDecision.ACCEPT)
    opened.session.release("review_part")  # its answer finds no window, and nothing happens


def test_a_lot_that_ends_while_one_is_asked_whether_to_close_closes_all_the_same(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20, running=True))
    opened.session.progress(12)
    assert opened.window.current is not None
    qtbot.waitUntil(lambda: opened.window.current is not None and opened.window.current.any_running)

    def ends_meanwhile(parent: QWidget) -> bool:
        opened.session.progress(20, JobState.DONE)
        QApplication.processEvents()
        return True

    opened.window._ask_closing = ends_meanwhile
    opened.window.close()
    qtbot.waitUntil(lambda: not opened.window.isVisible())


def test_keys_during_a_dialog_are_the_dialogs(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    opened.window.commands["classes"].trigger()
    (dialog,) = [one for one in opened.window.findChildren(QDialog) if one.isVisible()]
    part = opened.part
    for key in (Key.Key_A, Key.Key_R, Key.Key_N, Key.Key_P, Key.Key_J):
        qtbot.keyClick(QApplication.focusWidget() or dialog, key)
        qtbot.keyClick(opened.page.canvas, key)  # typed ahead, for the part behind the dialog
    assert opened.part == part
    assert not {"review_part", "preview_mark"} & set(opened.session.names())
    qtbot.keyClick(dialog, Key.Key_Escape)
    opened.page.canvas.setFocus()
    opened.press(Key.Key_A)
    opened.until_called("review_part")

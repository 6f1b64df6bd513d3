"""Sign-in over the window: keys and drops reach nothing beneath, the next person finds everything where it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from inspector_app.domain.lock_out import FIRST
from inspector_app.domain.people import Role
from inspector_app.ui.people.begin import BeginDialog
from inspector_app.ui.people.desk import PeopleDesk
from inspector_app.ui.people.dialog import PeopleDialog
from inspector_app.ui.people.idle import IdleWatch
from inspector_app.ui.people.overlay import SignInOverlay
from inspector_app.ui.people.person_form import PersonForm
from inspector_app.ui.theme.tokens import SPACE
from tests.ui.fake_session import FakeSession
from tests.ui.window_of import Opened

PIN, OTHER = "2580", "7193"


def desk_of(opened: Opened) -> PeopleDesk:
    assert opened.window.people is not None
    return opened.window.people


@pytest.fixture
def session() -> FakeSession:
    made = FakeSession()
    made.employ(Chief=PIN, Ben=OTHER, Eve="horse battery")
    return made


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path, session: FakeSession) -> Opened:
    """Chief has signed in and looks at a part."""
    session.sign_in("Chief", PIN)
    return Opened(qtbot, tmp_path, session)


def lock(opened: Opened) -> SignInOverlay:
    opened.window.commands["lock"].trigger()
    overlay = desk_of(opened).overlay
    opened.qtbot.waitUntil(overlay.isVisible)
    opened.qtbot.waitUntil(lambda: overlay.names.count() == 3)
    return overlay


def offer(opened: Opened, name: str, secret: str) -> None:
    overlay = desk_of(opened).overlay
    overlay.names.setCurrentItem(overlay.names.findItems(name, Qt.MatchFlag.MatchExactly)[0])
    opened.qtbot.keyClicks(overlay.secret, secret)
    opened.qtbot.keyClick(overlay.secret, Qt.Key.Key_Return)


def test_whose_name_it_is_stands_in_the_strip(opened: Opened) -> None:
    assert opened.window.strip.person.text() == "Chief"


def test_without_sign_in_the_strip_says_so_and_nothing_is_locked(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession())
    assert opened.window.strip.person.text() == "no sign-in"
    assert not desk_of(opened).overlay.isVisible()
    desk_of(opened).idle.tick()
    assert "lock" not in opened.session.names()


def test_a_window_that_opens_where_people_sign_in_is_locked(
    qtbot: QtBot, tmp_path: Path, session: FakeSession
) -> None:
    opened = Opened(qtbot, tmp_path, session, open_lot=False)
    overlay = desk_of(opened).overlay
    qtbot.waitUntil(lambda: overlay.isVisible() and overlay.names.count() == 3)
    offer(opened, "Ben", OTHER)
    qtbot.waitUntil(lambda: not overlay.isVisible())
    assert opened.window.strip.person.text() == "Ben"


def test_locked_no_key_decides_and_none_is_left_over(opened: Opened) -> None:
    part, overlay = opened.part, lock(opened)
    before = len(opened.session.calls)
    for command in ("accept", "reject", "undo", "next", "heatmap", "palette", "people", "pseudo"):
        opened.window.commands[command].trigger()
    for key in (Qt.Key.Key_A, Qt.Key.Key_R, Qt.Key.Key_N, Qt.Key.Key_Escape, Qt.Key.Key_Tab):
        opened.qtbot.keyClick(overlay.windowHandle(), key)
    QApplication.processEvents()
    assert overlay.isVisible() and opened.part == part
    asked = {name for name, _ in opened.session.calls[before:]}
    assert asked <= {"access"}
    assert QApplication.activeModalWidget() is overlay


def test_locked_no_letter_opens_a_menu(opened: Opened) -> None:
    overlay = lock(opened)
    menus = opened.window.menuBar().findChildren(QMenu)
    for action in opened.window.menuBar().actions():
        key = QKeySequence.mnemonic(action.text())[0].key()
        for typed_into in (overlay.windowHandle(), opened.window.windowHandle()):
            opened.qtbot.keyClick(typed_into, key, Qt.KeyboardModifier.AltModifier)
    QApplication.processEvents()
    assert menus and not any(menu.isVisible() for menu in menus)
    assert QApplication.activeModalWidget() is overlay


def test_the_overlay_covers_all_of_the_window_and_follows_it(opened: Opened) -> None:
    overlay = lock(opened)
    opened.window.setWindowState(Qt.WindowState.WindowNoState)
    opened.window.resize(900, 640)
    opened.qtbot.waitUntil(lambda: overlay.size() == opened.window.size())
    assert overlay.pos() == opened.window.mapToGlobal(QPoint(0, 0))


def test_a_dialog_that_stood_open_gets_nothing_and_stands_afterwards(opened: Opened) -> None:
    dialog = QDialog(opened.window)
    dialog.open()
    overlay = desk_of(opened).overlay
    opened.session.lock(idle=True)
    opened.qtbot.waitUntil(overlay.isVisible)
    assert QApplication.activeModalWidget() is overlay and dialog.isVisible()
    opened.qtbot.waitUntil(lambda: overlay.names.count() == 3)
    offer(opened, "Chief", PIN)
    opened.qtbot.waitUntil(lambda: not overlay.isVisible())
    assert dialog.isVisible()
    dialog.reject()


def test_another_person_keeps_part_and_filter_and_has_an_undo_of_their_own(opened: Opened) -> None:
    assert opened.window.ledger is not None
    opened.page.gallery.filter_box.setText("verdict:flagged")
    first = opened.part
    opened.window.commands["accept"].trigger()
    opened.until_called("review_part")
    opened.qtbot.waitUntil(lambda: opened.window.ledger.stack.count() == 1 and opened.part != first)
    part, filter_text = opened.part, opened.page.gallery.filter_box.text()
    opened.session.events.clear()  # what the store has of Ben
    overlay = lock(opened)
    offer(opened, "Ben", OTHER)
    opened.qtbot.waitUntil(lambda: not overlay.isVisible())
    opened.qtbot.waitUntil(lambda: opened.window.ledger.stack.count() == 0)
    assert (opened.part, opened.page.gallery.filter_box.text()) == (part, filter_text)
    assert opened.session.who.author == "Ben"


def test_the_same_person_goes_on_with_the_same_undo(opened: Opened) -> None:
    assert opened.window.ledger is not None
    opened.window.commands["accept"].trigger()
    opened.until_called("review_part")
    opened.qtbot.waitUntil(lambda: opened.window.ledger.stack.count() == 1)
    overlay = lock(opened)
    offer(opened, "Chief", PIN)
    opened.qtbot.waitUntil(lambda: not overlay.isVisible())
    assert opened.window.ledger.stack.count() == 1


def test_what_runs_goes_on_and_is_told_on_the_overlay(opened: Opened) -> None:
    overlay = lock(opened)
    opened.session.progress(41)
    opened.qtbot.waitUntil(lambda: "41/60" in overlay.work.text())
    assert "pause" not in opened.session.names() and "cancel" not in opened.session.names()


def test_a_refusal_does_not_say_which_was_wrong_and_a_lock_counts_down(opened: Opened) -> None:
    overlay = lock(opened)
    offer(opened, "Ben", "0000")
    opened.qtbot.waitUntil(lambda: "do not fit together" in overlay.said.text())
    assert overlay.secret.text() == "" and overlay.secret.isEnabled()
    opened.session.refusals.append(FIRST)
    offer(opened, "Ben", OTHER)
    opened.qtbot.waitUntil(lambda: "00:30" in overlay.said.text())
    assert not overlay.secret.isEnabled() and not overlay.pad.isEnabled()
    for _ in range(round(FIRST)):
        overlay._count()
    assert overlay.secret.isEnabled() and overlay.said.text() == ""


def test_the_pad_is_for_gloves_and_types_what_the_keyboard_types(opened: Opened) -> None:
    overlay = lock(opened)
    keys = {key.text(): key for key in overlay.pad.findChildren(QPushButton)}
    assert len(keys) == 12
    for key in keys.values():
        assert key.width() >= SPACE.TOUCH and key.height() >= SPACE.TOUCH
    assert all(overlay.names.item(row).sizeHint().height() >= SPACE.TOUCH for row in range(3))
    overlay.names.setCurrentItem(overlay.names.findItems("Ben", Qt.MatchFlag.MatchExactly)[0])
    for digit in "719":
        opened.qtbot.mouseClick(keys[digit], Qt.MouseButton.LeftButton)
    opened.qtbot.mouseClick(keys["⌫"], Qt.MouseButton.LeftButton)
    for digit in "93":
        opened.qtbot.mouseClick(keys[digit], Qt.MouseButton.LeftButton)
    assert overlay.secret.text() == OTHER
    opened.qtbot.mouseClick(keys["↵"], Qt.MouseButton.LeftButton)
    opened.qtbot.waitUntil(lambda: not overlay.isVisible())


def test_idle_time_locks_and_a_touch_puts_it_off(qtbot: QtBot, tmp_path: Path, session: FakeSession) -> None:
    session.sign_in("Chief", PIN)
    opened = Opened(qtbot, tmp_path, session)
    desk, now = desk_of(opened), [0.0]
    desk.idle._clock = lambda: now[0]
    desk.idle.begin(10)
    now[0] = 599.0
    desk.idle.tick()
    assert not desk.overlay.isVisible()
    qtbot.keyClick(opened.window.windowHandle(), Qt.Key.Key_Shift)
    now[0] = 1198.0
    desk.idle.tick()
    assert not desk.overlay.isVisible()
    now[0] = 1199.0
    desk.idle.tick()
    qtbot.waitUntil(desk.overlay.isVisible)
    assert opened.last("lock") == (True,)


def test_never_is_never(qtbot: QtBot) -> None:
    now = [0.0]
    watch = IdleWatch(lambda: now[0])
    heard: list[bool] = []
    watch.idle.connect(lambda: heard.append(True))
    watch.begin(0)
    now[0] = 1e9
    watch.tick()
    watch.end()
    assert heard == []


def test_the_program_can_be_closed_without_signing_in(opened: Opened) -> None:
    overlay = lock(opened)
    overlay.leave.click()
    opened.qtbot.waitUntil(lambda: not opened.window.isVisible())
    assert opened.session.closed and not overlay.isVisible()


def test_after_a_wrong_pin_the_keyboard_is_in_the_field_again(opened: Opened, session: FakeSession) -> None:
    overlay = lock(opened)
    session.hold.add("sign_in")
    offer(opened, "Ben", "9753")
    opened.until_called("sign_in")
    assert not overlay.secret.isEnabled()
    assert not overlay.leave.hasFocus(), "the next key must not close the program"
    session.release("sign_in")
    opened.qtbot.waitUntil(lambda: "do not fit" in overlay.said.text())
    opened.qtbot.waitUntil(overlay.secret.hasFocus)
    opened.qtbot.keyClicks(overlay.secret, OTHER)
    opened.qtbot.keyClick(overlay.secret, Qt.Key.Key_Return)
    opened.qtbot.waitUntil(lambda: not overlay.isVisible())


def test_first_start_asks_without_keeping_anybody_from_work(qtbot: QtBot, tmp_path: Path) -> None:
    session = FakeSession()
    session.rule = None
    opened = Opened(qtbot, tmp_path, session, open_lot=False)
    choice = opened.window.start.choice
    qtbot.waitUntil(choice.isVisible)
    assert opened.window.start.open.isEnabled()
    choice.one.click()
    qtbot.waitUntil(lambda: not choice.isVisible())
    assert opened.last("set_sign_in")[0] is False


def test_the_first_administrator_gives_a_name_and_a_pin_twice(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(), open_lot=False)
    opened.window.commands["people"].trigger()
    (dialog,) = opened.window.findChildren(BeginDialog)
    opened.until_called("access", 2)
    ok = dialog.buttons.buttons()[0]
    for secret, again, said in (("1234", "1234", "first that is tried"), (PIN, OTHER, "not the same")):
        dialog.name.setText("Chief")
        dialog.secret.setText(secret)
        dialog.again.setText(again)
        ok.click()
        assert said in dialog.problem.text()
    dialog.again.setText(PIN)
    ok.click()
    qtbot.waitUntil(lambda: opened.window.strip.person.text() == "Chief")
    assert not desk_of(opened).overlay.isVisible()


def test_what_was_wrong_is_a_sentence_and_gets_room_of_its_own(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(), open_lot=False)
    opened.window.commands["people"].trigger()
    (dialog,) = opened.window.findChildren(BeginDialog)
    opened.until_called("access", 2)
    qtbot.waitUntil(dialog.isVisible)
    before = dialog.height(), dialog.again.y() - dialog.secret.y()
    dialog.name.setText("Chief")
    dialog.secret.setText("1234")
    dialog.buttons.buttons()[0].click()
    assert dialog.problem.text().startswith("A PIN of equal")
    qtbot.waitUntil(lambda: dialog.height() > before[0])
    assert dialog.again.y() - dialog.secret.y() == before[1], "the fields are not squeezed"


def people_dialog(opened: Opened) -> PeopleDialog:
    opened.window.commands["people"].trigger()
    (dialog,) = opened.window.findChildren(PeopleDialog)
    opened.qtbot.waitUntil(lambda: dialog.table.rowCount() == 3)
    return dialog


def test_an_administrator_adds_and_disables_people(opened: Opened) -> None:
    dialog = people_dialog(opened)
    dialog.add.click()
    (form,) = dialog.findChildren(PersonForm)
    form.name.setText("Mia")
    form.role.setCurrentIndex(1)
    assert "change thresholds" in form.rights.text()
    form.secret.setText("8642")
    form.again.setText("8642")
    form.accept()
    opened.qtbot.waitUntil(lambda: dialog.table.rowCount() == 4)
    assert opened.last("add_person") == ("Mia", Role.ENGINEER)
    dialog.table.setCurrentCell(1, 0)
    dialog.able.click()
    opened.qtbot.waitUntil(lambda: dialog.table.item(1, 3).text() == "disabled")
    assert dialog.able.text() == "Enable"
    dialog.idle.setValue(5)
    dialog.idle.editingFinished.emit()
    assert opened.last("set_sign_in") == (True, 5)
    dialog.reject()


def test_an_operator_sees_people_and_changes_nothing_but_their_own_pin(opened: Opened) -> None:
    overlay = lock(opened)
    offer(opened, "Ben", OTHER)
    opened.qtbot.waitUntil(lambda: not overlay.isVisible())
    dialog = people_dialog(opened)
    dialog.table.setCurrentCell(0, 0)
    assert not any(button.isEnabled() for button in (dialog.add, dialog.role, dialog.able, dialog.pin))
    dialog.table.setCurrentCell(1, 0)
    assert dialog.pin.isEnabled() and not dialog.rename.isEnabled() and not dialog.off.isEnabled()
    dialog.reject()

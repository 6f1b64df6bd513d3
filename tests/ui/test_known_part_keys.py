"""Known parts in the window: one is named as good, all are asked on demand, and before a decision that loses some."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inspector_app.domain.challenge import ChallengeOutcome, ChallengePart, Known, UnscoredPart
from inspector_app.domain.errors import CorrectableError, InternalError
from inspector_app.domain.review import PartDecision
from inspector_app.ui.dialogs.challenge import ChallengeDialog, in_words
from tests.ui.fake_session import FakeSession
from tests.ui.window_of import Opened

DEFECT, GOOD = "part-000003", "part-000001"  # of the fake lot


def column(dialog: ChallengeDialog, number: int) -> list[str]:
    return [dialog.table.item(row, number).text() for row in range(dialog.table.rowCount())]


def asked(opened: Opened) -> ChallengeDialog:
    """The dialog, once it is there."""
    found: list[ChallengeDialog] = []

    def there() -> bool:
        found[:] = [d for d in opened.window.findChildren(ChallengeDialog) if d.isVisible()]
        return bool(found)

    opened.qtbot.waitUntil(there)
    return found[0]


def show(opened: Opened, part_id: str) -> None:
    opened.page.reviewing.show(part_id)
    opened.qtbot.waitUntil(lambda: opened.page.reviewing.detail is not None)


def test_a_part_is_named_as_good_in_its_panel_and_the_toast_takes_it_back(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(40))
    show(opened, GOOD)
    chip = opened.page.part.known_good
    assert not chip.isChecked()
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(chip.isChecked)
    assert opened.last("name_good") == (GOOD, True)
    assert opened.window.commands["known-good"].isChecked()
    qtbot.mouseClick(opened.window.toast.button, Qt.MouseButton.LeftButton)
    opened.until_called("name_good", 2)
    assert opened.last("name_good") == (GOOD, False)
    qtbot.waitUntil(lambda: not chip.isChecked())


def test_naming_a_good_part_is_a_step_that_keys_undo_and_redo_in_a_later_session_too(
    qtbot: QtBot, tmp_path: Path
) -> None:
    session = FakeSession(40)
    opened = Opened(qtbot, tmp_path, session)
    show(opened, GOOD)
    opened.window.commands["known-good"].trigger()
    opened.until_called("name_good")
    opened.window.commands["undo"].trigger()
    opened.until_called("name_good", 2)
    assert session.challenges.good == []
    opened.window.commands["redo"].trigger()
    opened.until_called("name_good", 3)
    assert session.challenges.good == [GOOD]
    opened._leave(opened.window)
    later = Opened(qtbot, tmp_path, session)
    ledger = later.window.ledger
    assert ledger is not None
    qtbot.waitUntil(ledger.stack.canUndo)
    later.window.commands["undo"].trigger()
    later.until_called("name_good", 4)
    assert session.challenges.good == []


def test_a_part_that_cannot_be_a_good_one_stays_unnamed_and_says_why(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(40))
    opened.session.failing["name_good"] = CorrectableError("a defect is confirmed on it")
    opened.window.commands["known-good"].trigger()
    qtbot.waitUntil(opened.window.messages.isVisible)
    assert not opened.page.part.known_good.isChecked()
    assert not opened.window.commands["known-good"].isChecked()


def test_the_challenge_set_lists_its_parts_and_a_row_opens_its_part(qtbot: QtBot, tmp_path: Path) -> None:
    session = FakeSession(40)
    session.review_part(DEFECT, PartDecision.REJECT)
    session.challenges.good.append(GOOD)
    opened = Opened(qtbot, tmp_path, session)
    opened.window.commands["challenge"].trigger()
    dialog = asked(opened)
    assert not dialog.isModal(), "one goes on working beside it"
    assert sorted(column(dialog, 1)) == ["good part", "reject"]
    assert column(dialog, 0) == ["right", "right"]
    assert "1 of 1 known rejects are flagged, 0 of 1 known good parts are." in dialog.sentence.text()
    assert opened.part not in (GOOD, DEFECT)
    row = column(dialog, 1).index("good part")
    dialog.table.itemActivated.emit(dialog.table.item(row, 2))
    qtbot.waitUntil(lambda: opened.part == GOOD)
    dialog.close()


def test_a_part_of_another_lot_is_opened_in_its_lot(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(40))
    assert opened.window.current is not None
    opened.window.current.lot_id = "lot-2"
    opened.window.show_place(1)
    opened.window.show_part(GOOD)
    qtbot.waitUntil(lambda: opened.part == GOOD)
    assert opened.window.current.lot_id == "lot-1"
    assert opened.window.places.currentWidget() is opened.page
    qtbot.wait(50)  # what the lot would have shown first does not take its place
    assert opened.part == GOOD


def test_without_known_parts_the_challenge_says_what_to_do(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(40))
    opened.window.commands["challenge"].trigger()
    qtbot.waitUntil(lambda: "No parts are known yet" in opened.window.toast.words.text())
    assert not opened.window.findChildren(ChallengeDialog)


def with_reject(qtbot: QtBot, tmp_path: Path) -> Opened:
    session = FakeSession(40)
    session.review_part(DEFECT, PartDecision.REJECT)
    return Opened(qtbot, tmp_path, session)


def test_a_threshold_that_loses_a_known_reject_is_moved_only_in_spite_of_it(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = with_reject(qtbot, tmp_path)
    histogram = opened.page.histogram
    histogram.handles_changed.emit(9.0, 9.0)
    dialog = asked(opened)
    assert column(dialog, 0) == ["lost"]
    assert opened.last("challenge")[3:] == ("lot-1",)
    dialog.leave.click()
    qtbot.wait(20)
    assert "set_threshold" not in opened.session.names()
    histogram.handles_changed.emit(9.0, 9.0)
    dialog = asked(opened)
    assert dialog.keep is not None and not dialog.keep.isEnabled(), "only with a reason"
    dialog.reason.setText("the part is caught at the next station")
    dialog.keep.click()
    opened.until_called("set_threshold")
    assert opened.last("set_threshold") == ("lot-1", 10.0, 10.0)
    assert opened.session.confirmations == ["the part is caught at the next station"]


def test_a_threshold_that_loses_nothing_is_moved_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    opened = with_reject(qtbot, tmp_path)
    opened.page.histogram.handles_changed.emit(0.9, 0.9)
    opened.until_called("set_threshold")
    assert not opened.window.findChildren(ChallengeDialog)


def test_where_nothing_can_be_asked_the_threshold_moves_all_the_same(qtbot: QtBot, tmp_path: Path) -> None:
    opened = with_reject(qtbot, tmp_path)
    opened.session.failing["challenge"] = CorrectableError("nothing was learnt yet")
    opened.page.histogram.handles_changed.emit(9.0, 9.0)
    opened.until_called("set_threshold")
    assert not opened.window.messages.isVisible()
    opened.session.failing["challenge"] = InternalError("broken")
    opened.page.histogram.handles_changed.emit(5.0, 5.0)
    opened.until_called("set_threshold", 2)
    qtbot.waitUntil(opened.window.messages.isVisible)


def test_revoking_a_mark_asks_first_where_a_known_good_part_would_be_flagged(
    qtbot: QtBot, tmp_path: Path
) -> None:
    session = FakeSession(40)
    session.challenges.good.append(GOOD)
    opened = Opened(qtbot, tmp_path, session)
    opened.press(Qt.Key.Key_P)
    qtbot.waitUntil(opened.page.preview.keep.isEnabled)
    opened.press(Qt.Key.Key_P)
    opened.until_called("keep_mark")
    bank = opened.window.bank
    assert bank is not None
    opened.window.show_place(1)
    qtbot.waitUntil(lambda: bank.switch.isVisible())
    session.challenges.disturbed = 1
    qtbot.mouseClick(bank.switch, Qt.MouseButton.LeftButton)
    dialog = asked(opened)
    assert column(dialog, 1) == ["good part"] and column(dialog, 0) == ["lost"]
    assert "revoke_mark" not in session.names()
    assert dialog.keep is not None
    dialog.reason.setText("it hid a scratch")
    dialog.keep.click()
    opened.until_called("revoke_mark")
    assert session.confirmations == ["it hid a scratch"]


def test_a_mark_that_would_flag_a_known_good_part_needs_a_second_press(qtbot: QtBot, tmp_path: Path) -> None:
    session = FakeSession(40)
    session.challenges.good.append(GOOD)
    session.challenges.disturbed = 1
    opened = Opened(qtbot, tmp_path, session)
    opened.press(Qt.Key.Key_P)
    panel = opened.page.preview
    qtbot.waitUntil(panel.keep.isEnabled)
    assert "flags 1 of 1 known good parts" in panel.sentence.text()
    assert panel.guard.property("level") == "red"
    opened.press(Qt.Key.Key_P)
    qtbot.wait(20)
    assert "keep_mark" not in session.names()
    assert panel.keep.text().startswith("Flag good parts and keep")
    qtbot.keyClicks(panel.reason, "dust on the lens that day")
    panel.reason.clearFocus()
    opened.page.canvas.setFocus()
    opened.press(Qt.Key.Key_P)
    opened.until_called("keep_mark")
    assert opened.last("keep_mark")[0].confirmation == "dust on the lens that day"


def test_what_cannot_be_asked_is_listed_and_counted(qtbot: QtBot) -> None:
    part = ChallengePart("p", "i", "a.png", "A", Known.REJECT, 1.5, 1.1, True, True)
    gone = UnscoredPart("q", "j", "b.png", "A", Known.GOOD)
    outcome = ChallengeOutcome((part,), (gone,))
    dialog = ChallengeDialog(outcome, "bracket", question="Move it?", keep="Move")
    qtbot.addWidget(dialog)
    assert column(dialog, 0) == ["weakened", "not known"]
    assert column(dialog, 5) == ["1.10", "–"]
    assert "1 cannot be asked" in in_words(outcome, changed=True)

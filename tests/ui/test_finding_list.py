"""From a key to the store to the next part; and why a finding is one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inspector_app.domain.bank import BankVersion, Scales
from inspector_app.domain.errors import StorageFault
from inspector_app.domain.finding import NO_ENTRY, Evidence
from inspector_app.domain.geometry import Box
from inspector_app.domain.readings import CheckProgress, MapReading
from inspector_app.domain.review import FindingDecision, PartDecision
from inspector_app.ui.findings.reasons import in_words, reasons_at
from tests.ui.fake_session import FakeSession
from tests.ui.window_of import Opened

Key = Qt.Key


@pytest.mark.parametrize(
    ("key", "decision"),
    [
        (Key.Key_A, PartDecision.ACCEPT),
        (Key.Key_R, PartDecision.REJECT),
        (Key.Key_U, PartDecision.UNSURE),
    ],
)
def test_a_key_decides_the_part_and_the_next_undecided_one_follows(
    qtbot: QtBot, tmp_path: Path, key: Qt.Key, decision: PartDecision
) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    assert opened.part == "part-000000"
    opened.press(key)
    qtbot.waitUntil(lambda: opened.part == "part-000003")
    assert opened.last("review_part") == ("part-000000", decision, "")
    assert opened.page.canvas.hasFocus()


def test_the_next_part_follows_only_once_the_review_is_stored(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    opened.session.hold.add("review_part")
    opened.press(Key.Key_A)
    qtbot.wait(30)
    assert opened.part == "part-000000"
    opened.session.release("review_part")
    qtbot.waitUntil(lambda: opened.part == "part-000003")


def test_a_review_that_cannot_be_stored_stays_on_the_part_and_says_why(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    opened.session.failing["review_part"] = StorageFault(
        "the disk is full", subject="/data", remedy="Make room, then decide again"
    )
    opened.press(Key.Key_A)
    qtbot.waitUntil(opened.window.messages.isVisible)
    assert opened.part == "part-000000"
    assert opened.window.messages.what.text() == "/data: the disk is full"
    assert opened.window.messages.remedy.text() == "Make room, then decide again"


def test_undo_withdraws_the_review_and_comes_back_to_its_part(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    opened.press(Key.Key_R)
    qtbot.waitUntil(lambda: opened.part == "part-000003")
    opened.press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    opened.until_called("withdraw")
    qtbot.waitUntil(lambda: opened.part == "part-000000")
    opened.press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier)
    opened.until_called("review_part", 2)


def test_the_last_undecided_part_says_that_none_is_left(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(3))  # one flagged part
    opened.press(Key.Key_A)
    qtbot.waitUntil(opened.window.toast.isVisible)
    assert "No flagged part is left undecided" in opened.window.toast.words.text()


def test_a_digit_makes_the_selected_finding_a_defect_of_that_class(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    qtbot.waitUntil(lambda: bool(opened.page.part.classes.names))
    opened.press(Key.Key_2)
    opened.until_called("review_finding")
    assert opened.last("review_finding") == ("part-000000/1", FindingDecision.DEFECT, "dent", "")


def test_after_a_finding_is_decided_the_next_open_one_is_selected(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))  # the first part has two findings
    opened.press(Key.Key_D)
    opened.until_called("review_finding")

    def second_is_selected() -> bool:
        selected = opened.page.reviewing.selected
        return selected is not None and selected.id == "part-000000/2"

    qtbot.waitUntil(second_is_selected)
    assert opened.part == "part-000000"


def test_a_finding_says_that_its_figure_is_not_the_parts_score(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    model = opened.page.part.findings.model()
    qtbot.waitUntil(lambda: model.rowCount() > 0)
    assert "highest hundredth" in model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    tips = [chip.toolTip() for chip in opened.page.gallery.chips()]
    assert "ok without it" in tips[3] and tips[0] == ""


def test_the_note_goes_with_the_next_decision_and_is_gone_then(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    opened.page.part.note.setText(" bent corner ")
    opened.press(Key.Key_R)
    opened.until_called("review_part")
    assert opened.last("review_part")[2] == "bent corner"
    assert opened.page.part.note.text() == ""


def test_a_click_on_a_decision_button_leaves_the_keyboard_with_the_canvas(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    qtbot.mouseClick(opened.page.part.decisions.buttons["accept"], Qt.MouseButton.LeftButton)
    opened.until_called("review_part")
    assert opened.page.canvas.hasFocus()


def test_decision_buttons_can_be_hit_with_gloves(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    part = opened.page.part
    for button in (
        *part.decisions.buttons.values(),
        part.finding_buttons.defect,
        part.finding_buttons.pseudo,
    ):
        assert button.height() >= 48


def test_a_failed_part_shows_why_and_no_score(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(60))
    opened.page.reviewing.show("part-000037")
    qtbot.waitUntil(lambda: "ends in the middle" in opened.page.part.why.text())
    assert not opened.page.part.score.isVisible()
    assert opened.page.part.verdict.text() == "Failed"


def test_a_part_that_is_left_before_it_was_read_does_not_overwrite_the_next(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    opened.session.hold.update({"part", "picture", "map"})
    opened.page.reviewing.show("part-000003")
    opened.page.reviewing.show("part-000006")
    for name in ("part", "picture", "map"):
        opened.session.release(name, last_first=True)
    qtbot.waitUntil(lambda: opened.page.part.name.text() == "bracket_00006.png")
    qtbot.wait(30)
    assert opened.page.part.name.text() == "bracket_00006.png"
    assert opened.page.reviewing.image_id == "image-000006"


def reading(d_p: float, entry: int, quiet: float) -> MapReading:
    d_n = np.full((4, 4), 0.1, dtype=np.float32)
    d_n[2, 1] = 0.23
    session = FakeSession(1)
    full = np.full((4, 4), d_p, dtype=np.float32)
    evidence = Evidence(
        d_n * 10,
        d_n,
        full,
        np.full((4, 4), quiet, dtype=np.float32),
        np.full((4, 4), entry, dtype=np.int32),
    )
    bank = BankVersion("b", "recipe", 1, "", "", Scales(0.1, 0.15, 0.2), "lot", 24, False, (), 0.0)
    return MapReading("image", evidence, session.version, bank)


def test_reasons_are_read_at_the_strongest_cell_of_the_finding() -> None:
    found = reasons_at(reading(0.18, 12, 0.0), Box(0, 30, 50, 50), 80, 80)
    assert found is not None
    assert in_words(found) == "unlike normal 2.3× · nearest known nuisance P-12 at 1.8×"


def test_without_a_near_mark_the_reasons_say_so() -> None:
    found = reasons_at(reading(2.0, NO_ENTRY, 0.0), Box(0, 0, 10, 10), 80, 80)
    assert found is not None
    assert in_words(found) == "unlike normal 1.0× · no known nuisance is near"


def test_reasons_of_a_box_at_the_edge_stay_inside_the_map() -> None:
    found = reasons_at(reading(0.18, 12, 0.5), Box(79, 79, 40, 40), 80, 80)
    assert found is not None
    assert "50 % of it is explained" in in_words(found)


def test_what_the_wording_says_stands_among_the_reasons_where_it_was_asked() -> None:
    silent = reading(2.0, NO_ENTRY, 0.0)
    said = np.full((4, 4), 0.2, dtype=np.float32)
    said[2, 1] = 0.634
    spoken = replace(silent, evidence=replace(silent.evidence, text=said))
    found = reasons_at(spoken, Box(0, 30, 50, 50), 80, 80)
    assert found is not None and "wording says 63 % abnormal" in in_words(found)
    mute = reasons_at(silent, Box(0, 30, 50, 50), 80, 80)
    assert mute is not None and "wording" not in in_words(mute)


def test_the_chosen_finding_stays_chosen_in_the_list_when_the_lot_is_counted_anew(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    panel = opened.page.part
    qtbot.waitUntil(lambda: panel.findings.currentIndex().isValid() and bool(panel.why.text()))
    chosen, why = panel.findings.currentIndex().row(), panel.why.text()
    panel.set_check(CheckProgress(3, 2))
    assert panel.findings.currentIndex().row() == chosen
    assert panel.why.text() == why and panel.why.isVisibleTo(panel)


def test_of_a_lot_without_parts_nothing_is_said_that_belongs_to_the_lot_before(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    panel = opened.page.part
    qtbot.waitUntil(panel.verdict.isVisible)
    opened.page._opened("lot-2")
    assert not panel.verdict.isVisible() and not panel.name.isVisible()
    opened.page.reviewing.show("part-000003")
    qtbot.waitUntil(panel.verdict.isVisible)

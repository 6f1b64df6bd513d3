"""On the bank page a second person decides about marks that wait; the strip tells how old the challenge set is."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector_app.domain.challenge import ChallengeOutcome, ChallengePart, Known
from inspector_app.domain.challenge_run import (
    AskedPart,
    ChallengeReason,
    ChallengeRun,
    ChallengeStanding,
    ChallengeState,
)
from inspector_app.domain.lot import Who
from inspector_app.domain.review import PartDecision
from inspector_app.ui.dialogs.approval import ApprovalDialog
from inspector_app.ui.dialogs.challenge_run import ChallengeRunDialog
from inspector_app.ui.dialogs.report import ReportDialog
from inspector_app.ui.status.challenge_age import ago, in_words
from inspector_app.workflow.acting import Acting
from inspector_app.workflow.requests import MarkRequest
from tests.ui.fake_session import FakeSession
from tests.ui.window_of import Opened

LEFT = Qt.MouseButton.LeftButton
NOW = 1_763_906_520.0
HOUR = 3600.0


def run(
    state: ChallengeState = ChallengeState.PASSED,
    at: float = NOW,
    *,
    confirmed: bool = False,
) -> ChallengeRun:
    wrong = state is not ChallengeState.PASSED
    parts = (
        AskedPart("a", "ia", "a.png", "A", Known.REJECT, 0.4 if wrong else 1.4, wrong, wrong),
        AskedPart("b", "ib", "b.png", "A", Known.GOOD, 0.1, False, False),
    )
    return ChallengeRun(
        "r", "recipe", ChallengeReason.ON_DEMAND, state, "", True, 3, 1, 2.0, parts, confirmed, "", "bert",
        "station 3", at,
    )  # fmt: skip


def at_the_bank(qtbot: QtBot, tmp_path: Path, author: str, strength: int = 0) -> Opened:
    """The bank page of ``author`` with a mark of anna's that acts and one that waits."""
    session = FakeSession(40)
    session.keep_mark(MarkRequest("image-000000", finding_id="part-000000/1"))
    session.second_person = True
    session.keep_mark(MarkRequest("image-000001", finding_id="part-000001/1", strength=strength))
    session.review_part("part-000000", PartDecision.REJECT)  # a known reject: each step of strength hides one
    session.acting = Acting(Who(author, "station 3"))
    opened = Opened(qtbot, tmp_path, session)
    opened.window.show_place(1)
    bank = opened.window.bank
    assert bank is not None
    qtbot.waitUntil(lambda: bank.marks.rowCount() == 2 and bank.chosen() is not None)
    return opened


def asked(opened: Opened) -> ApprovalDialog:
    opened.qtbot.waitUntil(lambda: opened.window.findChild(ApprovalDialog) is not None)
    dialog = opened.window.findChild(ApprovalDialog)
    assert dialog is not None
    return dialog


def test_what_waits_stands_first_and_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    opened = at_the_bank(qtbot, tmp_path, "bert")
    bank = opened.window.bank
    assert bank is not None
    first = bank.marks.rows[0]
    assert first.mark.label == "P-13" and first.mark.waiting
    assert bank.marks.does(first) == "◇ waits for approval, acts on nothing"
    assert bank.approval.decide.isVisible() and bank.approval.decide.isEnabled()
    assert bank.switch.text() == "Revoke mark"
    bank.choose("mark-1")
    assert not bank.approval.decide.isVisible() and bank.approval.certificate.isVisible()


def test_who_has_made_it_cannot_decide_about_it(qtbot: QtBot, tmp_path: Path) -> None:
    opened = at_the_bank(qtbot, tmp_path, "Anna")
    bank = opened.window.bank
    assert bank is not None
    assert not bank.approval.decide.isEnabled()
    assert bank.approval.words.text() == "You have made it: another person has to approve it."


def test_another_person_sees_what_it_does_approves_it_and_can_take_that_back(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = at_the_bank(qtbot, tmp_path, "bert")
    bank = opened.window.bank
    assert bank is not None
    qtbot.mouseClick(bank.approval.decide, LEFT)
    dialog = asked(opened)
    assert dialog.sentence.text().startswith("Clears 3 flagged parts") and len(dialog.clears.cells) == 3
    assert not dialog.refuse.isEnabled(), "a refusal needs a reason"
    dialog.reason.setText("seen on five parts")
    qtbot.mouseClick(dialog.approve, LEFT)
    opened.until_called("approve_mark")
    assert opened.last("approve_mark") == ("mark-2", "seen on five parts")
    assert opened.session.confirmations == [None], "nothing was lost, so nothing was confirmed"
    qtbot.waitUntil(lambda: "P-13 approved" in opened.window.toast.words.text())
    qtbot.waitUntil(lambda: not bank.approval.decide.isVisible())
    opened.window.commands["undo"].trigger()
    opened.until_called("reopen_mark")


def test_a_refusal_goes_with_its_reason(qtbot: QtBot, tmp_path: Path) -> None:
    opened = at_the_bank(qtbot, tmp_path, "bert")
    opened.window.commands["approve-mark"].trigger()
    dialog = asked(opened)
    dialog.reason.setText("that is a crack")
    qtbot.mouseClick(dialog.refuse, LEFT)
    opened.until_called("refuse_mark")
    assert opened.last("refuse_mark") == ("mark-2", "that is a crack")
    bank = opened.window.bank
    assert bank is not None
    qtbot.waitUntil(lambda: bank.switch.text() == "Keep again")


def test_what_hides_a_defect_is_approved_only_with_a_reason(qtbot: QtBot, tmp_path: Path) -> None:
    opened = at_the_bank(qtbot, tmp_path, "bert", strength=1)
    opened.window.commands["approve-mark"].trigger()
    dialog = asked(opened)
    assert dialog.guard.property("level") == "red" and not dialog.approve.isEnabled()
    dialog.reason.setText("wrongly rejected")
    qtbot.mouseClick(dialog.approve, LEFT)
    opened.until_called("approve_mark")
    assert opened.session.confirmations == ["wrongly rejected"]


def test_the_certificate_is_written_as_reports_are(qtbot: QtBot, tmp_path: Path) -> None:
    opened = at_the_bank(qtbot, tmp_path, "bert")
    opened.settings.setValue("report/company", "Nord")
    opened.settings.setValue("report/folder", str(tmp_path))
    bank = opened.window.bank
    assert bank is not None
    qtbot.mouseClick(bank.approval.certificate, LEFT)
    opened.until_called("certificate")
    mark_id, folder, formats, looks = opened.last("certificate")
    assert (mark_id, folder, formats) == ("mark-2", tmp_path, ("pdf", "html"))
    assert looks.company == "Nord"
    qtbot.waitUntil(lambda: "Certificate of P-13 written" in opened.window.toast.words.text())


def test_a_kept_mark_that_waits_is_no_mark_that_acts(qtbot: QtBot, tmp_path: Path) -> None:
    session = FakeSession(40)
    session.second_person = True
    opened = Opened(qtbot, tmp_path, session)
    opened.press(Qt.Key.Key_P)
    qtbot.waitUntil(opened.page.preview.keep.isEnabled)
    opened.press(Qt.Key.Key_P)
    qtbot.waitUntil(lambda: "P-12 waits for approval" in opened.window.toast.words.text())


def test_the_report_can_carry_the_certificates_and_remembers_it(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(8))
    first = ReportDialog(opened.settings, "", "en", opened.theme, opened.window)
    assert not first.choice().certificates
    first.certificates.setChecked(True)
    first.accept()
    assert ReportDialog(opened.settings, "", "en", opened.theme, opened.window).choice().certificates


@pytest.mark.parametrize(
    ("standing", "hours", "level", "words"),
    [
        (ChallengeStanding(None, None), 0, "", ""),
        (ChallengeStanding(None, None, 8), 0, "amber", "▲ challenge never passed"),
        (ChallengeStanding(run(), run(), 8), 3, "calm", "✓ challenge passed 3 h ago, 2 parts"),
        (ChallengeStanding(run(), run()), 72, "calm", "✓ challenge passed 3 days ago, 2 parts"),
        (ChallengeStanding(run(), run(), 8), 9, "amber", "▲ challenge passed 9 h ago, wanted every 8 h"),
        (
            ChallengeStanding(run(ChallengeState.ESCAPE), run(), 8),
            0.2,
            "red",
            "✕ challenge failed 12 min ago: 1 of 2 parts wrong",
        ),
        (
            ChallengeStanding(run(ChallengeState.ESCAPE, confirmed=True), None),
            3,
            "amber",
            "▲ challenge failed 3 h ago, confirmed by bert",
        ),
    ],
)
def test_the_strip_says_how_old_the_last_pass_is_in_words_shape_and_colour(
    standing: ChallengeStanding, hours: float, level: str, words: str
) -> None:
    assert in_words(standing, NOW + HOUR * hours) == (level, words)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(-9, "just now"), (60, "1 min ago"), (7199, "119 min ago"), (7200, "2 h ago"), (172_800, "2 days ago")],
)
def test_an_age_is_told_in_its_largest_sensible_unit(seconds: float, said: str) -> None:
    assert ago(seconds) == said


def test_the_strip_shows_it_and_asks_the_known_parts_when_they_are_due(qtbot: QtBot, tmp_path: Path) -> None:
    session = FakeSession(20)
    now = time.time()
    session.challenges.stands = ChallengeStanding(
        run(at=now - 9 * HOUR), replace(run(at=now - 9 * HOUR), id="p"), 8
    )
    opened = Opened(qtbot, tmp_path, session)
    label = opened.window.strip.challenge
    qtbot.waitUntil(label.isVisible)
    assert label.property("level") == "amber" and "wanted every 8 h" in label.text()
    opened.until_called("at_shift_start")
    assert opened.last("at_shift_start") == ("recipe", True)
    QApplication.processEvents()
    assert session.names().count("at_shift_start") == 1, "asked once, not with every look at the clock"
    fresh = run(ChallengeState.ESCAPE, at=now)
    session.challenges.stands = ChallengeStanding(fresh, None, 8)
    from inspector_app.workflow.events import ChallengeKept

    session.emit(ChallengeKept("recipe", fresh))
    qtbot.waitUntil(lambda: label.property("level") == "red")
    assert "not flagged: a.png" in label.toolTip()


def test_every_command_of_the_second_person_leads_to_the_bank_page_first(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(8))
    place: Any = opened.window.places
    opened.window.commands["certificate"].trigger()
    assert place.currentWidget() is opened.window.bank
    assert "certificate" not in opened.session.names()


def the_run(opened: Opened) -> ChallengeRunDialog:
    opened.qtbot.waitUntil(lambda: opened.window.findChild(ChallengeRunDialog) is not None)
    dialog = opened.window.findChild(ChallengeRunDialog)
    assert dialog is not None
    return dialog


def found_wrong(*part_ids: str) -> ChallengeOutcome:
    return ChallengeOutcome(
        tuple(
            ChallengePart(one, f"i{one}", f"{one}.png", "A", Known.REJECT, 0.4, 0.4, False, False)
            for one in part_ids
        )
    )


def test_a_failed_run_is_confirmed_from_the_sign_in_the_strip_with_a_reason(
    qtbot: QtBot, tmp_path: Path
) -> None:
    session = FakeSession(20)
    session.challenges.stands = ChallengeStanding(run(ChallengeState.ESCAPE, at=time.time()), None)
    session.challenges.found = found_wrong("a")
    opened = Opened(qtbot, tmp_path, session)
    label = opened.window.strip.challenge
    qtbot.waitUntil(label.isVisible)
    qtbot.mouseClick(label, LEFT)
    dialog = the_run(opened)
    assert dialog.table.rowCount() == 1 and dialog.table.item(0, 1).text() == "a.png"
    assert dialog.confirm is not None and not dialog.confirm.isEnabled(), "a reason is wanted first"
    qtbot.keyClicks(dialog.reason, "the reject is a scratch on the jig")
    qtbot.mouseClick(dialog.confirm, LEFT)
    opened.until_called("confirm_challenge")
    assert opened.last("confirm_challenge") == (
        "recipe",
        "the reject is a scratch on the jig",
        frozenset({"a"}),
    )
    qtbot.waitUntil(lambda: "Confirmed" in opened.window.toast.words.text())


def test_other_parts_than_those_that_were_shown_are_shown_before_anything_is_confirmed(
    qtbot: QtBot, tmp_path: Path
) -> None:
    session = FakeSession(20)
    session.challenges.stands = ChallengeStanding(run(ChallengeState.ESCAPE, at=time.time()), None)
    session.challenges.found = found_wrong("a", "c")
    opened = Opened(qtbot, tmp_path, session)
    qtbot.waitUntil(opened.window.strip.challenge.isVisible)
    opened.window.commands["confirm-challenge"].trigger()
    first = the_run(opened)
    first.reason.setText("known")
    first.accept()
    opened.until_called("confirm_challenge")

    def shown_anew() -> bool:
        return any(
            dialog.isVisible() and "Nothing was confirmed" in dialog.told.text()
            for dialog in opened.window.findChildren(ChallengeRunDialog)
        )

    qtbot.waitUntil(shown_anew)


def test_a_run_that_passed_has_nothing_to_confirm(qtbot: QtBot, tmp_path: Path) -> None:
    session = FakeSession(20)
    session.challenges.stands = ChallengeStanding(run(at=time.time()), run(at=time.time()))
    opened = Opened(qtbot, tmp_path, session)
    qtbot.waitUntil(opened.window.strip.challenge.isVisible)
    opened.window.commands["confirm-challenge"].trigger()
    dialog = the_run(opened)
    assert dialog.confirm is None and not dialog.reason.isVisible() and dialog.table.rowCount() == 0

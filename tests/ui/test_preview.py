"""A mark is previewed before it is kept; hiding a defect takes a second press; undo brings the parts back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inspector_app.domain.bank import Preview, PreviewPart
from inspector_app.domain.challenge import ChallengeOutcome, ChallengePart, Known
from inspector_app.domain.errors import RegionInvalid
from inspector_app.domain.geometry import Box, Region
from inspector_app.domain.lot import Verdict
from inspector_app.domain.review import PartDecision
from inspector_app.ui.canvas.tools import ToolKind
from inspector_app.ui.findings.preview_panel import in_one_sentence
from inspector_app.ui.findings.quiet_block import QuietBlock
from inspector_app.ui.gallery.cards import second_line
from inspector_app.workflow.requests import MarkRequest
from tests.ui.fake_session import FakeSession
from tests.ui.window_of import Opened

Key = Qt.Key


def previewed(opened: Opened, times: int = 1) -> None:
    opened.until_called("preview_mark", times)
    opened.qtbot.waitUntil(lambda: opened.page.preview.keep.isEnabled())


def test_p_previews_the_selected_finding_and_writes_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(40))
    opened.press(Key.Key_P)
    previewed(opened)
    assert opened.last("preview_mark")[0].finding_id == "part-000000/1"
    assert opened.page.side.currentWidget() is opened.page.preview
    assert opened.page.preview.sentence.text() == "Clears 10 flagged parts"
    assert "keep_mark" not in opened.session.names()


def test_with_too_few_known_defects_the_guard_says_that_it_is_blind(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(40))
    opened.press(Key.Key_P)
    previewed(opened)
    panel = opened.page.preview
    assert panel.guard.property("level") == "amber"
    assert panel.guard.words.text().startswith("The guard is blind: no known defects.")
    panel.guard.tell_blind(2)
    assert "2 of the 5 defects that it needs" in panel.guard.words.text()


def test_pressing_p_again_keeps_the_mark_and_the_toast_undoes_it(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(40))
    opened.press(Key.Key_P)
    previewed(opened)
    opened.press(Key.Key_P)
    opened.until_called("keep_mark")
    qtbot.waitUntil(opened.window.toast.isVisible)
    assert opened.window.toast.words.text() == "P-12 kept: clears 10 flagged parts"
    assert opened.page.side.currentWidget() is opened.page.part
    qtbot.mouseClick(opened.window.toast.button, Qt.MouseButton.LeftButton)
    opened.until_called("revoke_mark")
    assert opened.last("revoke_mark") == ("mark-1",)


def test_enter_keeps_and_escape_drops(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(40))
    opened.press(Key.Key_P)
    previewed(opened)
    opened.press(Key.Key_Escape)
    assert opened.page.side.currentWidget() is opened.page.part
    opened.press(Key.Key_Return)
    qtbot.wait(20)
    assert "keep_mark" not in opened.session.names()
    opened.press(Key.Key_P)
    previewed(opened, 2)
    opened.press(Key.Key_Return)
    opened.until_called("keep_mark")


def test_hiding_a_confirmed_defect_needs_a_second_press(qtbot: QtBot, tmp_path: Path) -> None:
    session = FakeSession(40)
    session.review_part("part-000003", PartDecision.REJECT)
    opened = Opened(qtbot, tmp_path, session)
    opened.press(Key.Key_P)
    previewed(opened)
    qtbot.mouseClick(opened.page.preview.stronger, Qt.MouseButton.LeftButton)
    previewed(opened, 2)
    assert 1 in [given[0].strength for name, given in session.calls if name == "preview_mark"]
    assert opened.page.preview.guard.property("level") == "red"
    opened.press(Key.Key_P)
    qtbot.wait(20)
    assert "keep_mark" not in session.names()
    assert opened.page.preview.keep.text().startswith("Hide defects")
    opened.press(Key.Key_P)
    opened.until_called("keep_mark")


def test_a_first_press_counts_on_when_the_turned_views_lose_nothing_more(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = hiding(qtbot, tmp_path, 1)
    panel, marking = opened.page.preview, opened.page.marking
    request = MarkRequest("image-000000", finding_id="part-000000/1", strength=1)
    seen = opened.session.preview_mark(request).result()
    marking.keep()
    assert panel.keep.text().startswith("Hide defects")
    marking._show(seen, request)
    assert panel.keep.text().startswith("Hide defects"), (
        "the later answer must not hide that the next press keeps"
    )
    more = replace(
        seen,
        outcome=ChallengeOutcome(
            tuple(replace(part, image_id="image-000007") for part in seen.outcome.parts)
        ),
    )
    marking._show(more, request)
    assert panel.keep.text().startswith("Keep mark")
    marking.keep()
    assert "keep_mark" not in opened.session.names(), "what was not seen takes a press of its own"


def test_a_drawn_region_is_previewed_instead_of_the_finding(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(40))
    region = Region.from_box(Box(10, 10, 30, 20), 480, 360)
    opened.page.marking.begin(region, "oil")
    previewed(opened)
    request = opened.last("preview_mark")[0]
    assert request.finding_id is None
    assert request.region is region
    assert request.note == "oil"


def test_what_is_drawn_while_the_preview_is_open_is_previewed_and_the_whole_finding_comes_back(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(40))
    subject = opened.page.preview.subject
    opened.press(Key.Key_P)
    previewed(opened)
    assert subject.finding.isChecked() and not subject.region.isEnabled()
    region = Region.from_box(Box(10, 10, 30, 20), 480, 360)
    opened.page.canvas.region_drawn.emit(region)
    assert opened.last("preview_mark")[0].region is region
    qtbot.waitUntil(opened.page.preview.keep.isEnabled)
    assert subject.region.isChecked() and subject.finding.isEnabled()
    qtbot.mouseClick(subject.finding, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(opened.page.preview.keep.isEnabled)
    assert opened.last("preview_mark")[0].finding_id == "part-000000/1"
    qtbot.mouseClick(subject.region, Qt.MouseButton.LeftButton)
    assert opened.last("preview_mark")[0].region is region
    assert "keep_mark" not in opened.session.names()


def hiding(qtbot: QtBot, tmp_path: Path, strength: int) -> Opened:
    """A preview that hides a confirmed defect from strength 1 on."""
    session = FakeSession(40)
    session.review_part("part-000003", PartDecision.REJECT)
    opened = Opened(qtbot, tmp_path, session)
    opened.press(Key.Key_P)
    previewed(opened)
    opened.page.marking.strengthen(strength)
    qtbot.waitUntil(lambda: bool(opened.page.preview.guard.property("level") == "red"))
    return opened


def test_where_a_defect_would_be_hidden_the_strength_that_hides_none_is_offered(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = hiding(qtbot, tmp_path, 2)
    offers = opened.page.preview.offers
    qtbot.waitUntil(offers.gentler.isVisible)
    assert offers.gentler.text() == "2 steps gentler: hides none, clears 10"
    qtbot.mouseClick(offers.gentler, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: opened.page.preview.guard.property("level") != "red")
    assert not offers.isVisible() and "keep_mark" not in opened.session.names()


def test_where_a_defect_would_be_hidden_a_smaller_region_can_be_drawn_instead(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = hiding(qtbot, tmp_path, 1)
    qtbot.mouseClick(opened.page.preview.offers.smaller, Qt.MouseButton.LeftButton)
    assert not opened.page.marking.open and opened.page.canvas.tool is ToolKind.BRUSH


def test_a_mark_that_hides_defects_however_gentle_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    opened = hiding(qtbot, tmp_path, 1)
    hides = opened.session.preview_mark(MarkRequest("image-000000", finding_id="part-000000/1", strength=1))
    opened.session.failing["preview_mark"] = hides.result()  # type: ignore[assignment]
    opened.page.marking.strengthen(-1)
    offers = opened.page.preview.offers
    qtbot.waitUntil(lambda: offers.words.text() == "As gentle as can be, it would still hide some.")
    assert offers.isVisible() and not offers.gentler.isVisible()


def test_leaving_the_part_drops_its_preview(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(40))
    opened.press(Key.Key_P)
    previewed(opened)
    opened.press(Key.Key_N)
    assert not opened.page.marking.open
    assert opened.page.side.currentWidget() is opened.page.part


def test_a_preview_that_comes_after_it_was_dropped_is_not_shown(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(40))
    opened.session.hold.add("preview_mark")
    opened.press(Key.Key_P)
    opened.press(Key.Key_Escape)
    opened.session.release("preview_mark")
    qtbot.wait(30)
    assert opened.page.side.currentWidget() is opened.page.part


def test_a_region_that_cannot_be_marked_is_explained_and_nothing_stays_open(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(40))
    opened.session.failing["preview_mark"] = RegionInvalid(
        "the region covers 41 % of the part", remedy="Draw a smaller one"
    )
    opened.press(Key.Key_P)
    qtbot.waitUntil(opened.window.messages.isVisible)
    assert opened.window.messages.remedy.text() == "Draw a smaller one"
    assert not opened.page.marking.open


def marked_quiet(opened: Opened) -> QuietBlock:
    """A mark is kept by its key; what is then said beside the part that it quiets."""
    opened.page.reviewing.show("part-000006")
    opened.qtbot.waitUntil(lambda: opened.page.reviewing.selected is not None)
    opened.press(Key.Key_P)
    previewed(opened)
    opened.press(Key.Key_P)
    quiet = opened.page.part.quiet
    opened.qtbot.waitUntil(quiet.isVisible)
    return quiet


def test_a_quieted_part_says_by_which_mark_who_made_it_and_shows_its_picture(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(40))
    quiet = marked_quiet(opened)
    qtbot.waitUntil(lambda: not quiet.picture.pixmap().isNull())
    assert quiet.sentence.text() == "Quiet because of P-12"
    assert quiet.origin.text().startswith("marked by anna on ")


def test_one_cleared_part_is_one_part() -> None:
    touched = PreviewPart("part", "image", "a.png", "Monday", 1.4, 0.3)
    kept = ChallengePart("part", "image", "b.png", "Monday", Known.REJECT, 1.9, 1.9, True, True)
    preview = Preview((touched,), ChallengeOutcome((kept,) * 14), patches=9, seconds=0.1)
    assert in_one_sentence(preview) == "Clears 1 flagged part · hides 0 of 14 confirmed defects · weakens 0"


def test_a_flagged_part_keeps_its_name_on_the_card_and_is_called_partly_quiet(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """A mark may take one finding of a part and leave the others."""
    opened = Opened(qtbot, tmp_path, FakeSession(40))
    quiet = marked_quiet(opened)
    detail = opened.session.part("part-000006").result()
    left = replace(detail.row, verdict=Verdict.FLAGGED)
    tokens = opened.theme.tokens
    assert second_line(detail.row, tokens)[0] == "quiet because of P-12"
    assert second_line(left, tokens)[0] == left.title
    quiet.show_reasons(detail.quiet, flagged=True)
    assert quiet.sentence.text() == "Partly quiet because of P-12"

"""The list of parts: virtual, filtered by grammar, and still under the finger."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inspector_app.domain.filtering import SortKey
from inspector_app.domain.lot import Verdict
from inspector_app.domain.readings import LotCounts
from inspector_app.domain.review import Disposition, PartDecision
from inspector_app.ui.bridge import Bridge
from inspector_app.ui.gallery.cards import CardDelegate
from inspector_app.ui.gallery.thumbnails import Thumbnails
from inspector_app.ui.theme.verdicts import decision_of
from inspector_app.workflow.events import PartsChanged
from tests.ui.fake_session import FakeSession
from tests.ui.window_of import Opened


def filtered(opened: Opened, text: str, count: int) -> None:
    opened.page.gallery.filter_box.setText(text)
    opened.page.gallery.apply()
    opened.qtbot.waitUntil(lambda: len(opened.page.gallery.rows.ids) == count)


def test_a_hundred_thousand_parts_open_with_the_rows_of_a_few_pages(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = FakeSession(100_000)
    few = FakeSession(40)
    monkeypatch.setattr(session, "summary", few.summary)
    monkeypatch.setattr(session, "scores", few.scores)
    opened = Opened(qtbot, tmp_path, session)
    grid = opened.page.gallery.grid
    assert len(opened.page.gallery.rows.ids) == 100_000
    grid.scrollToBottom()
    last = 99_999
    qtbot.waitUntil(lambda: opened.page.gallery.rows.row(last) is not None)
    assert session.rows_read < 1_500


def test_the_first_page_is_shown_while_the_ids_are_still_being_read(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(400), open_lot=False)
    opened.session.hold.add("part_ids")
    assert opened.window.current is not None
    opened.window.current.open("lot-1")
    rows = opened.page.gallery.rows
    qtbot.waitUntil(lambda: len(rows.ids) == 100)
    assert all(rows.row(place) is not None for place in range(100))
    opened.session.release("part_ids")
    qtbot.waitUntil(lambda: len(rows.ids) == 400)


def test_a_first_page_that_comes_after_the_ids_changes_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(400), open_lot=False)
    opened.session.hold.add("part_rows")
    assert opened.window.current is not None
    opened.window.current.open("lot-1")
    rows = opened.page.gallery.rows
    qtbot.waitUntil(lambda: len(rows.ids) == 400)
    opened.session.release("part_rows")
    qtbot.wait(30)
    assert len(rows.ids) == 400


def test_rows_on_the_way_while_every_score_changes_are_read_again(qtbot: QtBot, tmp_path: Path) -> None:
    session = FakeSession(20)
    opened = Opened(qtbot, tmp_path, session, open_lot=False)
    asked = {"part_rows", "part_ids", "part_rows_by_id"}
    session.hold |= asked
    assert opened.window.current is not None and session.version.calibration is not None
    opened.window.current.open("lot-1")
    opened.until_called("part_rows")
    scale = session.version.calibration.with_threshold(99.0)  # nothing is flagged any more
    session.version = replace(session.version, calibration=scale)
    session.emit(PartsChanged("lot-1", ()))
    rows = opened.page.gallery.rows
    qtbot.waitUntil(lambda: rows._changes == 1)
    for name in asked:
        session.release(name)

    def fresh() -> bool:
        found = [rows.row(place) for place in range(len(rows.ids))]
        return len(found) == 20 and not any(r is None or r.verdict is Verdict.FLAGGED for r in found)

    qtbot.waitUntil(fresh)


def test_a_key_that_is_quicker_than_the_list_of_another_lot_chooses_no_part_of_the_lot_before(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    opened.session.hold |= {"part_ids", "part_rows", "next_undecided"}
    assert opened.window.current is not None
    opened.window.current.open("lot-2")
    opened.press(Qt.Key.Key_Right)
    opened.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    opened.press(Qt.Key.Key_R)
    assert opened.part is None and not {"review_part", "review_parts"} & set(opened.session.names())
    for name in tuple(opened.session.hold):
        opened.session.release(name)
    qtbot.waitUntil(lambda: len(opened.page.gallery.rows.ids) == 20 and opened.part is not None)


def test_a_lot_that_is_opened_under_a_filter_nobody_understands_shows_its_own_parts(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    panel = opened.page.gallery
    filtered(opened, "verdict:flagged", 7)
    panel.filter_box.setText("verdict:purple")
    panel.apply()
    assert opened.window.current is not None
    opened.window.current.open("lot-2")
    assert panel.rows.lot_id == "lot-2" and panel.rows.query.filter.text == "verdict:flagged"
    assert panel.problem.isVisible(), "and still says what is not understood"


def test_a_quick_filter_shows_its_parts_and_its_count(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(40))
    panel = opened.page.gallery
    flagged = next(b for b in panel.chips() if b.property("word") == "Flagged")
    qtbot.waitUntil(lambda: flagged.text() == "Flagged 14")
    qtbot.mouseClick(flagged, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(panel.rows.ids) == 14)
    assert panel.filter_box.text() == "verdict:flagged"


def test_a_filter_that_is_not_understood_is_explained_and_leaves_the_list_alone(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    opened.page.gallery.filter_box.setText("verdict:purple")
    opened.page.gallery.apply()
    assert "verdict:purple" in opened.page.gallery.problem.text()
    assert len(opened.page.gallery.rows.ids) == 20


def test_new_results_change_cards_in_place_and_offer_to_sort_again(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(40))
    panel = opened.page.gallery
    filtered(opened, "verdict:flagged review:none", 14)
    part = panel.rows.ids[3]
    qtbot.waitUntil(lambda: panel.rows.row_of(part) is not None)
    opened.session.review_part(part, PartDecision.REJECT)

    def card_tells() -> bool:
        row = panel.rows.row_of(part)
        return row is not None and row.decision is PartDecision.REJECT

    qtbot.waitUntil(card_tells)
    assert panel.rows.ids[3] == part
    assert panel.again.isVisible()
    qtbot.mouseClick(panel.again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: part not in panel.rows.ids)
    assert not panel.again.isVisible()


def test_in_the_order_of_names_nothing_offers_to_sort_again(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    with qtbot.waitSignal(opened.page.gallery.rows.rows_changed):
        opened.session.emit(PartsChanged("lot-1", ()))
    assert not opened.page.gallery.again.isVisible()


def test_changes_of_another_lot_leave_this_one_alone(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    qtbot.waitUntil(lambda: opened.page.gallery.rows.row(19) is not None)
    before = opened.session.rows_read
    opened.session.emit(PartsChanged("lot-2", ()))
    qtbot.wait(120)
    assert opened.session.rows_read == before


def test_an_answer_to_a_former_filter_is_dropped(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(40))
    panel = opened.page.gallery
    opened.session.hold.add("part_ids")
    for text in ("verdict:flagged", "failed:"):
        panel.filter_box.setText(text)
        panel.apply()
    opened.session.release("part_ids", last_first=True)
    qtbot.waitUntil(lambda: len(panel.rows.ids) == 1)
    qtbot.wait(30)
    assert len(panel.rows.ids) == 1


def test_sorting_by_score_asks_for_the_highest_first(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(40))
    opened.page.gallery.order.setCurrentIndex(1)
    opened.until_called("part_ids", 2)
    query = opened.last("part_ids")[1]
    assert (query.sort, query.descending) == (SortKey.SCORE, True)


def test_right_arrow_and_j_go_to_the_next_part_also_from_the_gallery(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    first = opened.part
    opened.page.gallery.grid.setFocus()
    opened.press(Qt.Key.Key_Right)
    assert opened.part != first
    opened.press(Qt.Key.Key_K)
    assert opened.part == first


def test_a_card_says_in_words_what_it_shows(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    model = opened.page.gallery.grid.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    qtbot.waitUntil(lambda: model.index(0, 0).data(role) is not None)
    assert "flagged" in model.index(0, 0).data(role)


def test_the_thumbnail_cache_keeps_to_its_bytes_and_forgets_what_was_seen_first(qtbot: QtBot) -> None:
    session, bridge = FakeSession(30), Bridge()
    one = 160 * 120 * 4
    cache = Thumbnails(cast(Any, session), bridge, max_bytes=5 * one)
    names = [f"image-{i:06d}" for i in range(12)]
    cache.want(names)
    qtbot.waitUntil(lambda: session.names().count("thumbnail") == 12)
    qtbot.waitUntil(lambda: cache.get(names[-1]) is not None)
    assert cache.bytes <= 5 * one
    assert cache.get(names[0]) is None


def test_wishes_that_nobody_sees_any_more_are_not_asked_for(qtbot: QtBot) -> None:
    session, bridge = FakeSession(200), Bridge()
    session.hold.add("thumbnail")
    cache = Thumbnails(cast(Any, session), bridge)
    cache.want(f"image-{i:06d}" for i in range(100))
    cache.want(["image-000150"])
    session.release("thumbnail")
    qtbot.waitUntil(lambda: cache.get("image-000150") is not None)
    assert session.names().count("thumbnail") < 30


def test_a_thumbnail_that_cannot_be_made_is_asked_for_once(qtbot: QtBot) -> None:
    session, bridge = FakeSession(5), Bridge()
    session.failing["thumbnail"] = ValueError("torn")
    cache = Thumbnails(cast(Any, session), bridge)
    cache.want(["image-000001"])
    qtbot.waitUntil(lambda: cache.broken("image-000001"))
    cache.want(["image-000001"])
    assert session.names().count("thumbnail") == 1


def test_filters_that_would_find_nothing_are_shown_only_once_they_would(qtbot: QtBot, tmp_path: Path) -> None:
    panel = Opened(qtbot, tmp_path, FakeSession(8)).page.gallery
    failed = next(b for b in panel.chips() if b.property("word") == "Failed")
    none = LotCounts(8, 8, 4, 4, 0, 0, 4, 0, 0, 0)
    panel.set_counts(replace(none, failed=0))
    assert not failed.isVisible()
    panel.set_counts(replace(none, failed=2))
    assert failed.isVisible() and failed.text() == "Failed 2"


def test_a_part_whose_finding_is_a_defect_counts_as_decided(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(8))
    row = opened.page.gallery.rows.row(1)
    assert row is not None and decision_of(row) is None
    assert decision_of(replace(row, disposition=Disposition.REJECTED)) is PartDecision.REJECT


def test_a_card_is_drawn_once_and_anew_when_what_it_shows_changes(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(40))
    grid = opened.page.gallery.grid
    cards = grid.itemDelegate()
    assert isinstance(cards, CardDelegate)
    grid.viewport().grab()
    drawn: list[str] = []
    draw = cards._draw

    def noted(painter: Any, place: Any, row: Any, *rest: Any) -> None:
        drawn.append(row.part_id)
        draw(painter, place, row, *rest)

    cards._draw = noted  # type: ignore[method-assign]
    grid.viewport().grab()
    assert not drawn
    former = opened.part
    opened.press(Qt.Key.Key_R)
    qtbot.waitUntil(lambda: opened.part != former)
    qtbot.waitUntil(lambda: former in drawn)
    assert len(set(drawn)) <= 3, "cards that show what they showed before were drawn again"


def test_the_next_undecided_picture_is_made_ready_though_the_list_does_not_reach_it(
    qtbot: QtBot, tmp_path: Path
) -> None:
    session = FakeSession(400)
    opened = Opened(qtbot, tmp_path, session)
    row = opened.page.reviewing.detail.row  # type: ignore[union-attr]
    opened.page.gallery.rows.expire_all()  # nothing that the list knows is certain any more
    session.hold.add("part_rows_by_id")
    opened.page.reviewing.show(row.part_id)
    opened.until_called("undecided_ahead")
    expected = [r.image_id for r in session.undecided_ahead("lot-1", row.ordinal, 2).result()]
    qtbot.waitUntil(lambda: set(expected) <= {a[0] for name, a in session.calls if name == "picture"})
    session.release("part_rows_by_id")

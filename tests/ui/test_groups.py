"""A divided list: where its places lie, what stands above them, and that it costs what is visible."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inspector_app.domain.filtering import GroupBy
from inspector_app.domain.readings import PartList
from inspector_app.domain.review import PartDecision
from inspector_app.ui.gallery.grid import BAND
from inspector_app.ui.gallery.sections import Sections, group_height
from tests.ui.fake_session import FakeSession
from tests.ui.window_of import Opened


@given(st.lists(st.integers(1, 9), max_size=12), st.integers(1, 5))
def test_every_place_has_one_cell_and_every_group_begins_on_a_line_of_its_own(
    sizes: list[int], columns: int
) -> None:
    starts = np.cumsum([0, *sizes[:-1]], dtype=np.int64) if sizes else np.empty(0, np.int64)
    sections = Sections(sum(sizes), columns, starts)
    cells = [sections.place(line, column) for line in range(sections.lines) for column in range(columns)]
    assert [place for place in cells if place >= 0] == list(range(sum(sizes)))
    for place in range(sum(sizes)):
        assert sections.place(*sections.cell(place)) == place
    for group, start in enumerate(starts.tolist()):
        line, column = sections.cell(start)
        assert column == 0 and sections.begins(line) == group and sections.size(group) == sizes[group]
    if sections.lines:
        assert sections.span(0, sections.lines - 1) == (0, sum(sizes) - 1)
    assert sections.place(sections.lines, 0) == sections.place(-1, 0) == -1


def test_many_groups_make_every_line_higher_instead_of_each_of_theirs() -> None:
    few = Sections(10, 2, np.asarray([0, 5]))
    assert group_height(few, 100, 20) == (100, {0: 120, 3: 120})
    many = Sections(1000, 2, np.arange(1000))
    assert group_height(many, 100, 20) == (120, {})
    assert group_height(Sections(10, 2), 100, 20) == (100, {})


def divided(qtbot: QtBot, tmp_path: Path, group: str, views: int = 2, parts: int = 30) -> Opened:
    opened = Opened(qtbot, tmp_path, FakeSession(parts, views=views))
    opened.window.commands[f"group-{group}"].trigger()
    opened.until_called("part_list")
    qtbot.waitUntil(lambda: len(opened.page.gallery.rows.listed.starts) > 0)
    return opened


def test_by_view_the_images_of_each_camera_stand_together_under_its_name(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = divided(qtbot, tmp_path, "view")
    gallery = opened.page.gallery
    assert len(gallery.rows.ids) == 60 and gallery.rows.image(30) == "image-000000@1"
    grid = gallery.grid
    model = grid._grid
    assert [model.title(group) for group in range(2)] == ["camera 1 · 30", "camera 2 · 30"]
    line, _ = model.sections.cell(30)
    assert grid.rowHeight(line) == grid.rowHeight(line + 1) + BAND
    qtbot.waitUntil(lambda: gallery.rows.row(0) is not None)
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("camera 1 · 30: ")


def test_an_image_of_the_list_is_shown_and_keys_go_on_from_it(qtbot: QtBot, tmp_path: Path) -> None:
    opened = divided(qtbot, tmp_path, "part")
    grid = opened.page.gallery.grid
    grid._choose(4)
    qtbot.waitUntil(lambda: opened.page.canvas.key == "image-000002")
    opened.press(Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: opened.page.canvas.key == "image-000002@1")
    assert opened.part == "part-000002"
    opened.press(Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: opened.page.canvas.key == "image-000003")
    opened.press(Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: opened.page.canvas.key == "image-000002@1")


def test_the_image_on_the_canvas_stays_the_current_one_when_the_list_is_divided(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(10, views=3))
    opened.page.reviewing.show("part-000004")
    qtbot.waitUntil(lambda: opened.page.reviewing.detail is not None)
    opened.press(Qt.Key.Key_T)
    qtbot.waitUntil(lambda: opened.page.canvas.key == "image-000004@1")
    opened.window.commands["group-view"].trigger()
    grid, rows = opened.page.gallery.grid, opened.page.gallery.rows
    qtbot.waitUntil(lambda: len(rows.ids) == 30)
    assert rows.image(grid._grid.position(grid.currentIndex())) == "image-000004@1"
    opened.press(Qt.Key.Key_T)
    qtbot.waitUntil(lambda: opened.page.canvas.key == "image-000004@2")
    assert rows.image(grid._grid.position(grid.currentIndex())) == "image-000004@2"


def test_a_part_that_is_gone_on_to_is_shown_by_the_image_that_decides(qtbot: QtBot, tmp_path: Path) -> None:
    opened = divided(qtbot, tmp_path, "view", views=3)
    opened.page.gallery.rows.expire_all()
    opened.page.reviewing.show("part-000004", "image-000004@2")
    qtbot.waitUntil(lambda: opened.page.canvas.key == "image-000004@2")
    opened.press(Qt.Key.Key_N)
    qtbot.waitUntil(lambda: opened.part != "part-000004" and opened.page.reviewing.detail is not None)
    detail = opened.page.reviewing.detail
    assert detail is not None
    qtbot.waitUntil(lambda: opened.page.canvas.key == detail.row.image_id)


def test_the_name_of_the_group_does_not_cover_the_card_one_goes_back_to(qtbot: QtBot, tmp_path: Path) -> None:
    opened = divided(qtbot, tmp_path, "view", parts=60)
    grid = opened.page.gallery.grid
    grid.scrollToBottom()
    grid._choose(20)
    line, _ = grid._grid.sections.cell(20)
    assert grid.rowViewportPosition(line) >= BAND


def test_selecting_images_selects_their_parts_once(qtbot: QtBot, tmp_path: Path) -> None:
    opened = divided(qtbot, tmp_path, "view", parts=8)
    opened.page.gallery.grid.select_all()
    assert len(opened.page.gallery.grid.selected_parts) == 8
    opened.press(Qt.Key.Key_A)
    opened.until_called("review_parts")
    assert len(opened.last("review_parts")[0]) == 8


def test_a_decision_shows_on_every_image_of_the_part(qtbot: QtBot, tmp_path: Path) -> None:
    opened = divided(qtbot, tmp_path, "part", parts=8)
    rows = opened.page.gallery.rows
    qtbot.waitUntil(lambda: all(rows.row(place) is not None for place in range(16)))
    part = rows.ids[4]
    opened.session.review_part(part, PartDecision.REJECT)

    def both_tell() -> bool:
        found = [rows.row(place) for place in (4, 5)]
        return all(row is not None and row.decision is PartDecision.REJECT for row in found)

    qtbot.waitUntil(both_tell)


def test_how_the_list_is_divided_is_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    first = divided(qtbot, tmp_path, "lot")
    first._leave(first.window)
    first.session.closed = False
    opened = Opened(qtbot, tmp_path, first.session)
    assert opened.page.gallery.group is GroupBy.LOT
    assert opened.window.commands["group-lot"].isChecked()
    assert not opened.window.commands["group-none"].isChecked()


@pytest.mark.parametrize("group", [GroupBy.PART, GroupBy.VIEW])
def test_a_hundred_thousand_images_in_groups_cost_a_few_pages(
    qtbot: QtBot, tmp_path: Path, group: GroupBy, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = FakeSession(40, views=2)
    parts = tuple(f"part-{number:06d}" for number in range(50_000) for _ in range(2))
    images = tuple(f"image-{n:06d}{view}" for n in range(50_000) for view in ("", "@1"))
    starts = np.arange(0, 100_000, 2) if group is GroupBy.PART else np.asarray([0, 50_000])
    listed = PartList(parts, images, tuple(map(str, starts.tolist())), starts.astype(np.int64))
    monkeypatch.setattr(session, "part_list", lambda *asked: session._answer("part_list", listed, *asked))
    opened = Opened(qtbot, tmp_path, session)
    opened.window.commands[f"group-{group.value}"].trigger()
    rows, grid = opened.page.gallery.rows, opened.page.gallery.grid
    qtbot.waitUntil(lambda: len(rows.ids) == 100_000)
    session.rows_read = 0
    grid.scrollToBottom()
    qtbot.waitUntil(lambda: rows.row(99_999) is not None)
    assert session.rows_read < 1_500

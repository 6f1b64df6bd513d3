"""A part with several images, and regions that people drew: each is reached, none is lost from sight."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from inspector_app.domain.geometry import Box, Region
from inspector_app.domain.lot import ImageRef
from inspector_app.domain.review import FindingDecision
from inspector_app.ui.findings.filmstrip import caption
from inspector_app.workflow.events import PartsChanged
from tests.ui.fake_session import HEIGHT, WIDTH, FakeSession
from tests.ui.window_of import Opened

TWO_FINDINGS = "part-000000"  # a defect on the first image, another on the second


def opened_at_two(qtbot: QtBot, tmp_path: Path, views: int = 3) -> Opened:
    opened = Opened(qtbot, tmp_path, FakeSession(20, views=views))
    opened.page.reviewing.show(TWO_FINDINGS)
    qtbot.waitUntil(lambda: opened.page.canvas.key == "image-000000")
    qtbot.waitUntil(lambda: opened.page.reviewing.reading is not None)
    return opened


def test_a_part_of_one_image_has_no_strip(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    assert not opened.page.film.isVisible()


def test_the_strip_shows_every_image_and_a_click_opens_it(qtbot: QtBot, tmp_path: Path) -> None:
    opened = opened_at_two(qtbot, tmp_path)
    film = opened.page.film
    assert film.isVisible()
    assert film.image_ids() == ("image-000000", "image-000000@1", "image-000000@2")
    qtbot.mouseClick(film._buttons["image-000000@2"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: opened.page.canvas.key == "image-000000@2")
    assert opened.page.reviewing.selected is None, "nothing is found on this image"


def test_keys_step_through_the_images_around_the_end(qtbot: QtBot, tmp_path: Path) -> None:
    opened = opened_at_two(qtbot, tmp_path)
    seen = []
    for _ in range(3):
        former = opened.page.canvas.key
        opened.press(Qt.Key.Key_T)
        qtbot.waitUntil(lambda former=former: opened.page.canvas.key != former)
        seen.append(opened.page.canvas.key)
    assert seen == ["image-000000@1", "image-000000@2", "image-000000"]


def test_selecting_a_finding_of_another_image_shows_that_image(qtbot: QtBot, tmp_path: Path) -> None:
    opened = opened_at_two(qtbot, tmp_path)
    opened.press(Qt.Key.Key_V)
    qtbot.waitUntil(lambda: opened.page.canvas.key == "image-000000@1")
    assert opened.page.canvas.selected_finding == f"{TWO_FINDINGS}/2"


def test_each_finding_says_on_which_image_it_lies(qtbot: QtBot, tmp_path: Path) -> None:
    model = opened_at_two(qtbot, tmp_path).page.part.findings.model()
    words = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert words[0].endswith("new · camera 1") and words[1].endswith("new · camera 2")


def test_a_change_of_the_part_leaves_the_image_that_is_looked_at(qtbot: QtBot, tmp_path: Path) -> None:
    opened = opened_at_two(qtbot, tmp_path)
    opened.page.reviewing.show_image("image-000000@1")
    qtbot.waitUntil(lambda: opened.page.canvas.key == "image-000000@1")
    asked = opened.session.names().count("part")
    opened.session.emit(PartsChanged("lot-1", (TWO_FINDINGS,)))
    opened.until_called("part", asked + 1)
    qtbot.waitUntil(lambda: opened.page.reviewing.reading is not None)
    assert opened.page.canvas.key == "image-000000@1"


def test_once_a_finding_is_decided_the_next_open_one_is_shown_on_its_image(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = opened_at_two(qtbot, tmp_path)
    opened.press(Qt.Key.Key_2)
    qtbot.waitUntil(lambda: opened.page.canvas.key == "image-000000@1")
    assert opened.last("review_finding")[0] == f"{TWO_FINDINGS}/1"


def test_a_defect_drawn_where_the_machine_saw_none_stays_visible(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    page = opened.page
    region = Region.from_box(Box(30, 40, 50, 60), WIDTH, HEIGHT)
    page.reviewing.decide_finding(FindingDecision.DEFECT, "scratch", region=region)
    number = len(page.reviewing.detail.findings)  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: page.part.findings.model().rowCount() == number + 1)
    row = page.part.findings.model().index(number, 0).data(Qt.ItemDataRole.UserRole)
    assert (row.finding.box, row.defect_class, row.score) == (Box(30, 40, 50, 60), "scratch", None)
    hit = page.canvas._findings.hit(page.canvas.viewport, *page.canvas.viewport.to_view(55, 70))
    assert hit == row.id
    page.reviewing.select(row.id)
    assert "drawn by hand" in page.part.why.text()
    assert page.reviewing.selected is None, "a mark or a class needs a finding of the machine"


def test_a_class_picked_by_mouse_is_that_of_the_drawn_region(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    canvas = opened.page.canvas
    opened.press(Qt.Key.Key_X)
    start, end = (QPointF(*canvas.viewport.to_view(x, y)).toPoint() for x, y in ((50, 60), (120, 130)))
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(canvas, end)
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=end)
    opened.page.part.classes._chips[1].click()
    opened.until_called("review_region")
    assert opened.last("review_region")[3] == "dent"


def test_an_image_is_named_by_view_and_light_or_else_by_its_file() -> None:
    bare = ImageRef("i", "p", "l", "a/top_0001.png", 1, 1)
    named = ImageRef("i", "p", "l", "a/top_0001.png", 1, 1, view="top", light="dark field")
    assert caption(bare, 0) == "top_0001"
    assert caption(named, 2) == "top · dark field ▲2"

"""Cards show the pictures of now: a folder is gone through again while the window is open."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from inspector_app.workflow.events import FilesFound
from tests.ui.fake_session import FakeSession
from tests.ui.window_of import Opened


def test_small_pictures_are_asked_for_again_when_files_were_replaced(qtbot: QtBot, tmp_path: Path) -> None:
    session = FakeSession(8)
    thumbnails = Opened(qtbot, tmp_path, session).page.gallery.thumbnails
    image = "image-000001"
    qtbot.waitUntil(lambda: thumbnails.get(image) is not None)
    before, asked = thumbnails.get(image), session.calls.count(("thumbnail", (image,)))
    session.emit(FilesFound(session.lot.id, 8, finished=True, changed=1))
    qtbot.waitUntil(lambda: thumbnails.get(image) not in (None, before))
    assert session.calls.count(("thumbnail", (image,))) == asked + 1


def test_an_answer_from_before_files_were_replaced_is_not_shown(qtbot: QtBot, tmp_path: Path) -> None:
    session = FakeSession(8)
    session.hold.add("thumbnail")
    thumbnails = Opened(qtbot, tmp_path, session).page.gallery.thumbnails
    image = "image-000001"
    qtbot.waitUntil(lambda: ("thumbnail", (image,)) in session.calls)
    session.emit(FilesFound(session.lot.id, 8, finished=True, changed=1))
    qtbot.waitUntil(lambda: session.calls.count(("thumbnail", (image,))) == 2)
    came: list[str] = []
    thumbnails.arrived.connect(came.append)
    session.release("thumbnail")
    qtbot.waitUntil(lambda: image in came)
    assert came.count(image) == 1


def test_a_picture_that_was_away_is_looked_for_again_with_its_folder(qtbot: QtBot, tmp_path: Path) -> None:
    session = FakeSession(8)
    session.failing["thumbnail"] = ValueError("the stick is away")
    thumbnails = Opened(qtbot, tmp_path, session).page.gallery.thumbnails
    image = "image-000001"
    qtbot.waitUntil(lambda: thumbnails.broken(image))
    session.failing.clear()
    session.emit(FilesFound(session.lot.id, 8, finished=True))
    qtbot.waitUntil(lambda: thumbnails.get(image) is not None)
    assert not thumbnails.broken(image)

"""The gallery looks as it did, as cards and as lines: picture, heatmap, verdict, score, decision, what is chosen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector_app.domain.lot import Verdict
from inspector_app.domain.review import PartDecision
from inspector_app.ui.gallery.grid import GalleryGrid
from tests.ui.fake_session import FakeSession
from tests.ui.test_snapshots import FOLDER, looks_as_before
from tests.ui.window_of import Opened


@pytest.fixture
def letters(qapp: QApplication) -> Iterator[QFont]:
    """A font that is the same everywhere."""
    number = QFontDatabase.addApplicationFont(str(FOLDER / "blocks.ttf"))
    font = QFont(QFontDatabase.applicationFontFamilies(number)[0])
    font.setPointSizeF(9.0)
    yield font
    QFontDatabase.removeApplicationFont(number)


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path, letters: QFont) -> Opened:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    grid = opened.page.gallery.grid
    grid.setFont(letters)
    grid.setFixedSize(300, 400)
    opened.page.reviewing.show("part-000001")
    opened.page.reviewing.decide_part(PartDecision.REJECT)
    opened.until_called("review_part")
    opened.page.reviewing.show("part-000002")
    return opened


def settled(opened: Opened) -> GalleryGrid:
    """The list from its beginning on, once all that is in sight has come."""
    gallery = opened.page.gallery
    gallery.grid.verticalScrollBar().setValue(0)

    def complete() -> bool:
        first, last = gallery.grid.visible()
        rows = [gallery.rows.row(position) for position in range(first, last + 1)]
        here = [row for row in rows if row is not None]
        decided = len(here) == len(rows) > 1 and here[1].decision is PartDecision.REJECT
        flagged = [row for row in here if row.verdict is Verdict.FLAGGED]
        return (
            decided
            and all(gallery.thumbnails.get(row.image_id) is not None for row in here)
            and all(gallery.tints.get(row) is not None for row in flagged)
        )

    opened.qtbot.waitUntil(complete)
    return gallery.grid


def test_parts_as_cards(opened: Opened, tmp_path: Path) -> None:
    looks_as_before(settled(opened), "gallery", tmp_path)


def test_parts_as_lines(opened: Opened, tmp_path: Path) -> None:
    opened.page.gallery.grid.show_lines(True)
    looks_as_before(settled(opened), "lines", tmp_path)

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


SEEN = 10  # lines in the picture; cards are fewer


@pytest.fixture
def letters(qapp: QApplication) -> Iterator[QFont]:
    """A font that is the same everywhere."""
    number = QFontDatabase.addApplicationFont(str(FOLDER / "blocks.ttf"))
    font = QFont(QFontDatabase.applicationFontFamilies(number)[0])
    font.setPointSizeF(9.0)
    yield font
    QFontDatabase.removeApplicationFont(number)


@pytest.fixture
def grid(qtbot: QtBot, tmp_path: Path, letters: QFont) -> GalleryGrid:
    opened = Opened(qtbot, tmp_path, FakeSession(20))
    gallery = opened.page.gallery
    grid = gallery.grid
    grid.setFont(letters)
    grid.setFixedSize(300, 400)
    opened.page.reviewing.show("part-000001")
    opened.page.reviewing.decide_part(PartDecision.REJECT)
    opened.until_called("review_part")
    opened.page.reviewing.show("part-000002")
    grid.verticalScrollBar().setValue(0)

    def complete() -> bool:
        rows = [gallery.rows.row(position) for position in range(SEEN)]
        flagged = [row for row in rows if row is not None and row.verdict is Verdict.FLAGGED]
        decided = rows[1] is not None and rows[1].decision is PartDecision.REJECT
        return (
            decided
            and None not in rows
            and all(gallery.thumbnails.get(row.image_id) is not None for row in rows if row is not None)
            and all(gallery.tints.get(row) is not None for row in flagged)
        )

    qtbot.waitUntil(complete)
    return grid


def test_parts_as_cards(grid: GalleryGrid, tmp_path: Path) -> None:
    looks_as_before(grid, "gallery", tmp_path)


def test_parts_as_lines(grid: GalleryGrid, tmp_path: Path) -> None:
    grid.show_lines(True)
    looks_as_before(grid, "lines", tmp_path)

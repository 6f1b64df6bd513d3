"""The small pictures of flagged parts show where they are anomalous; those of good parts stay as they are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from inspector_app.domain.errors import NotFound
from inspector_app.domain.lot import Verdict
from inspector_app.ui.gallery.tints import tint
from tests.ui.fake_session import FakeSession
from tests.ui.window_of import Opened


def test_a_tint_is_clear_below_the_threshold_and_coloured_above(qtbot: QtBot) -> None:
    grid = np.zeros((28, 28), dtype=np.float32)
    grid[4:9, 18:24] = 2.0
    image = tint(grid).toImage()
    assert image.pixelColor(8, 40).alpha() == 0
    assert image.pixelColor(42, 13).alpha() > 100


def test_only_flagged_parts_that_are_visible_are_asked_for(qtbot: QtBot, tmp_path: Path) -> None:
    session = FakeSession(2_000)
    opened = Opened(qtbot, tmp_path, session)
    gallery = opened.page.gallery
    first, last = gallery.grid.visible()
    rows = [row for place in range(first, last + 1) if (row := gallery.rows.row(place)) is not None]
    flagged = [row for row in rows if row.verdict is Verdict.FLAGGED]
    assert flagged
    qtbot.waitUntil(lambda: all(gallery.tints.get(row) is not None for row in flagged))
    asked = {arguments[0] for name, arguments in session.calls if name == "small_map"}
    assert {row.image_id for row in flagged} <= asked
    known = {row.image_id: row for row in session._all_rows()[: last + 1 + (last - first + 1)]}
    assert all(known[image_id].verdict is Verdict.FLAGGED for image_id in asked)


def test_another_score_asks_for_another_tint(qtbot: QtBot, tmp_path: Path) -> None:
    session = FakeSession(40)
    opened = Opened(qtbot, tmp_path, session)
    asked = session.names().count("small_map")
    assert session.version.calibration is not None
    session.set_threshold("recipe", session.version.calibration.threshold * 0.9)
    qtbot.waitUntil(lambda: session.names().count("small_map") > asked)
    assert opened.page.gallery.tints.on


def test_they_can_be_switched_off_for_good(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Opened(qtbot, tmp_path, FakeSession(40))
    assert opened.window.commands["tints"].isChecked()
    opened.window.commands["tints"].trigger()
    assert not opened.page.gallery.tints.on
    session = FakeSession(40)
    again = Opened(qtbot, tmp_path, session)
    assert not again.window.commands["tints"].isChecked()
    assert "small_map" not in session.names()


def test_a_map_that_is_lost_leaves_the_picture_bare(qtbot: QtBot, tmp_path: Path) -> None:
    session = FakeSession(40)
    session.failing["small_map"] = NotFound("no map")
    opened = Opened(qtbot, tmp_path, session)
    told: list[Any] = []
    opened.bridge.failure.connect(told.append)
    opened.page.gallery.grid.grab()
    asked = session.names().count("small_map")
    opened.page.gallery.grid.grab()
    assert asked == session.names().count("small_map"), "it is not asked for again and again"
    assert not told

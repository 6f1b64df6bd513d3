"""What every test of the window shares: no screen, no thread left behind, no warning of Qt unheard."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
import numpy.typing as npt
import pytest

from inspector_app.domain.finding import Finding
from inspector_app.domain.geometry import Box
from inspector_app.domain.readings import FindingRow
from inspector_app.domain.review import FindingDecision
from tests.leftovers import nothing_left

__all__ = ["nothing_left"]

HERE = Path(__file__).parent

FindingMaker = Callable[..., FindingRow]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A warning of Qt is a fault of the window."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            # The platform without a screen says this for every window that is shown.
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture(autouse=True)
def every_test_leaves_nothing(nothing_left: None) -> None:
    """Fails a test after which a thread, a timer or an animation is still running."""


@pytest.fixture
def picture() -> npt.NDArray[np.uint8]:
    """A grey part ``[120, 200, 3]`` with a bright corner at the upper left, so that orientation shows."""
    pixels = np.full((120, 200, 3), 90, dtype=np.uint8)
    pixels[:20, :30] = (250, 180, 60)
    return pixels


@pytest.fixture
def finding_row() -> FindingMaker:
    """Makes the row of a finding whose outline is a rectangle: ``finding_row("f1", 10, 20, 30, 40)``."""

    def make(
        name: str,
        x: int,
        y: int,
        w: int,
        h: int,
        *,
        ordinal: int = 1,
        decision: FindingDecision | None = None,
        defect_class: str = "",
    ) -> FindingRow:
        contour = ((x, y), (x + w - 1, y), (x + w - 1, y + h - 1), (x, y + h - 1))
        finding = Finding(ordinal, Box(x, y, w, h), w * h, 3.0, (x + w // 2, y + h // 2), contour)
        return FindingRow(name, "image", finding, 1.5, decision, defect_class, None)

    return make

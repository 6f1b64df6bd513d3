"""What every test of the window shares: no screen, no thread left behind, no warning of Qt unheard."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtCore import QThread, QThreadPool

from inspector_app.domain.finding import Finding
from inspector_app.domain.geometry import Box
from inspector_app.domain.readings import FindingRow
from inspector_app.domain.review import FindingDecision

HERE = Path(__file__).parent
PATIENCE = 3.0  # seconds that a thread has to end after its test

FindingMaker = Callable[..., FindingRow]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A warning of Qt is a fault of the window."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            # The platform without a screen says this for every window that is shown.
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture(autouse=True)
def no_thread_survives(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fails a test after which a thread of Python's or Qt's is still running."""
    before = set(threading.enumerate())
    started: list[QThread] = []
    start = QThread.start

    def remembered(thread: QThread, *arguments: QThread.Priority) -> None:
        started.append(thread)
        start(thread, *arguments)

    monkeypatch.setattr(QThread, "start", remembered)
    yield
    QThreadPool.globalInstance().waitForDone(round(PATIENCE * 1000))
    left = [thread for thread in threading.enumerate() if thread not in before and not thread.daemon]
    for thread in left:
        thread.join(PATIENCE)
    names = [thread.name for thread in left if thread.is_alive()]
    names += [repr(thread) for thread in started if not thread.wait(round(PATIENCE * 1000))]
    assert not names, f"threads survive the test: {names}"


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

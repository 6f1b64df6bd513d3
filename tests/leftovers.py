"""What a test of the window may not leave behind: threads, running timers, running animations."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QAbstractAnimation, QCoreApplication, QEvent, QThread, QThreadPool, QTimer

PATIENCE = 3.0  # seconds that a thread has to end after its test


@pytest.fixture
def nothing_left(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fails a test after which a thread of Python's or Qt's, a timer or an animation is still running."""
    before = set(threading.enumerate())
    threads: list[QThread] = []
    ticking: list[QTimer | QAbstractAnimation] = []
    watch(monkeypatch, QThread, threads)
    watch(monkeypatch, QTimer, ticking)
    watch(monkeypatch, QAbstractAnimation, ticking)
    yield
    left = left_behind(before, threads, ticking)
    assert not left, f"left behind by the test: {left}"


def watch(monkeypatch: pytest.MonkeyPatch, kind: type, started: list) -> None:  # type: ignore[type-arg]
    """Note every object of this kind that is started."""
    start = kind.start  # type: ignore[attr-defined]

    def remembered(self: object, *arguments: object) -> None:
        if not any(self is each for each in started):
            started.append(self)
        start(self, *arguments)

    monkeypatch.setattr(kind, "start", remembered)


def is_ours(thread: threading.Thread) -> bool:
    """Pools of the program have names; one without belongs to a library and lives as long as the process."""
    return not thread.name.startswith("ThreadPoolExecutor-")


def left_behind(
    before: set[threading.Thread], threads: list[QThread], ticking: list[QTimer | QAbstractAnimation]
) -> list[str]:
    """Names of what still runs, once all that was deleted is gone and threads had their time to end."""
    QThreadPool.globalInstance().waitForDone(round(PATIENCE * 1000))
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    others = [t for t in threading.enumerate() if t not in before and not t.daemon and is_ours(t)]
    for thread in others:
        thread.join(PATIENCE)
    names = [f"thread {thread.name}" for thread in others if thread.is_alive()]
    names += [repr(t) for t in threads if shiboken6.isValid(t) and not t.wait(round(PATIENCE * 1000))]
    for each in ticking:
        if not shiboken6.isValid(each):
            continue
        runs = each.isActive() if isinstance(each, QTimer) else each.state() is each.State.Running
        if runs:
            names.append(f"{type(each).__name__} of {each.parent()!r}")
    return names

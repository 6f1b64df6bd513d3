"""A window that opens a folder of pictures and goes through it: labelme's, X-AnyLabeling's or ours.

Runs in the environment of the program that it opens; bench_viewers asks it. A picture counts as shown when the canvas
has painted after the window has taken it. All three are asked by the call that their key for the next picture makes.
"""

from __future__ import annotations

import importlib
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.benchmarks.companion import answer_questions

PATIENCE = 120.0  # seconds
SETTLE = 0.3


class Viewer:
    """One window: what shows the picture, which picture that is, and how to get the next one."""

    def __init__(
        self,
        qt: Any,
        canvas: Any,
        shown: Callable[[], object],
        on: Callable[[], object],
        end: Callable[[], None],
    ) -> None:
        core = importlib.import_module(f"{qt}.QtCore")
        self._application = importlib.import_module(f"{qt}.QtWidgets").QApplication.instance()
        self._shown, self._on, self.end = shown, on, end
        self._painted: object = None

        class Watch(core.QObject):  # type: ignore[misc, name-defined]
            """Notes which picture is there when the canvas paints."""

            def eventFilter(watch, watched: Any, event: Any) -> bool:
                if event.type() == core.QEvent.Type.Paint:
                    self._painted = shown()
                return False

        self._watch = Watch()
        canvas.installEventFilter(self._watch)
        canvas.update()

    def until(self, there: Callable[[], bool]) -> None:
        """Let the window live until something holds."""
        began = time.perf_counter()
        while not there():
            self._application.processEvents()
            if time.perf_counter() - began > PATIENCE:
                raise SystemExit(f"waited {PATIENCE} s in vain")
            time.sleep(0.0002)

    def wait_for_a_picture(self) -> None:
        self.until(lambda: bool(self._painted))

    def settle(self) -> None:
        end = time.perf_counter() + SETTLE
        self.until(lambda: time.perf_counter() > end)

    def next(self) -> float:
        """Seconds until another picture is painted."""
        before = self._painted
        began = time.perf_counter()
        self._on()
        self.until(lambda: self._painted not in (before, None, ""))
        return time.perf_counter() - began


def labelme(folder: str) -> Viewer:
    from labelme.app import MainWindow
    from PyQt5 import QtWidgets

    application = QtWidgets.QApplication([])
    window = MainWindow(file_or_dir=folder)
    window._keep = application  # type: ignore[attr-defined]
    window.show()
    canvas = window._canvas_widgets.canvas if hasattr(window, "_canvas_widgets") else window.canvas
    return Viewer(
        "PyQt5",
        canvas,
        lambda: window._image_path if not canvas.pixmap.isNull() else None,
        window._open_next_image,
        window.close,
    )


def x_anylabeling(folder: str) -> Viewer:
    from anylabeling import config as settings
    from anylabeling.resources import resources  # noqa: F401  the icons
    from anylabeling.views.labeling.utils.theme import get_app_stylesheet, init_theme
    from anylabeling.views.mainwindow import MainWindow
    from PyQt6 import QtWidgets

    application = QtWidgets.QApplication([])
    settings.current_config_file = str(Path.home() / ".xanylabelingrc")
    config = settings.get_config(settings.current_config_file, {}, show_msg=False)
    init_theme(config.get("theme", "light"))
    application.setStyleSheet(get_app_stylesheet())
    window = MainWindow(application, config=config)
    window.show()
    view = window.labeling_widget.view
    view.import_image_folder(folder)  # as its menu does
    return Viewer(
        "PyQt6",
        view.canvas,
        lambda: view.filename if view.canvas.pixmap is not None and not view.canvas.pixmap.isNull() else None,
        view.open_next_image,
        window.close,
    )


def inspector(folder: str) -> Viewer:
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from inspector_app.engine.allocator import keep_large_blocks
    from inspector_app.ui.app import favour_the_window
    from inspector_app.ui.bridge import Bridge
    from inspector_app.ui.main_window import MainWindow
    from inspector_app.ui.theme.theme import Scheme, Theme
    from inspector_app.workflow.requests import OpenFolder

    keep_large_blocks()  # as the program does
    application = QApplication([])
    scratch = Path(tempfile.mkdtemp())
    bridge = Bridge()
    favour_the_window()
    window = MainWindow(
        bridge,
        Theme(application, Scheme.LIGHT),
        QSettings(str(scratch / "settings.ini"), QSettings.Format.IniFormat),
        open_request=OpenFolder(Path(folder), "part"),
        ask_closing=lambda _: True,
    )
    window.show()

    def open_session() -> Any:
        from inspector_app.workflow.session import Session

        return Session.open(scratch / "workspace")

    bridge.watch(bridge.perform(open_session, "inspector-open"), window.attach, failed=window.session_failed)
    while window.review is None:
        application.processEvents()
        time.sleep(0.0002)
    page = window.review

    def end() -> None:
        window.close()
        while window.isVisible():
            application.processEvents()
            time.sleep(0.001)
        bridge.join()

    return Viewer(
        "PySide6", page.canvas, lambda: page.canvas.key or None, lambda: page.gallery.grid.step(+1), end
    )


VIEWERS: dict[str, Callable[[str], Viewer]] = {
    "labelme": labelme,
    "X-AnyLabeling": x_anylabeling,
    "inspector": inspector,
}
_open: list[Viewer] = []


def open_folder(program: str, folder: str, started: float) -> dict[str, Any]:
    """Open the folder; seconds from the start of the process (``started``, since the epoch) to the first picture."""
    viewer = VIEWERS[program](folder)
    _open.append(viewer)
    viewer.wait_for_a_picture()
    return {"first": time.time() - started, "mb": resident()}


def go_on(count: int) -> dict[str, Any]:
    """Go on by so many pictures; seconds of each, and MB in memory afterwards."""
    (viewer,) = _open
    taken = []
    for _ in range(count):
        viewer.settle()
        taken.append(viewer.next())
    return {"seconds": taken, "mb": resident()}


def end() -> dict[str, Any]:
    """Close the window."""
    _open.pop().end()
    return {}


def resident() -> float | None:
    """MB of this process in memory, where the system says so."""
    status = Path("/proc/self/status")
    if not status.is_file():
        return None
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    answer_questions({"open": open_folder, "next": go_on, "end": end})
    sys.exit(0)

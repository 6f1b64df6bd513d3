"""Run as a program on a platform with two screens of different scale: what the window does when it goes from one to the
other, as JSON. It needs a process of its own, because screens belong to the platform."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QRect, QSettings, QSize, QTimer
from PySide6.QtWidgets import QApplication

from inspector_app.ui.bridge import Bridge
from inspector_app.ui.main_window import MainWindow
from inspector_app.ui.theme.theme import Scheme, Theme
from tests.ui.fake_session import FakeSession


def settle(until: Any, patience: int = 10_000) -> None:
    """Let events run until something is so. Raises TimeoutError."""
    loop, watch, end = QEventLoop(), QTimer(interval=5), QTimer(singleShot=True, interval=patience)
    watch.timeout.connect(lambda: loop.quit() if until() else None)
    end.timeout.connect(loop.quit)
    watch.start()
    end.start()
    loop.exec()
    watch.stop()
    if not until():
        raise TimeoutError


def main(folder: Path) -> None:
    application = QApplication([])
    bridge, session = Bridge(), FakeSession(20)
    settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    window = MainWindow(bridge, Theme(application, Scheme.LIGHT), settings)
    window.attach(session)  # type: ignore[arg-type]
    plain = next(each for each in application.screens() if each.name() == "plain")
    window.showNormal()
    window.setGeometry(QRect(plain.availableGeometry().topLeft(), QSize(1200, 760)))
    assert window.current is not None and window.review is not None
    window.current.open("lot-1")
    page = window.review
    canvas = page.canvas
    settle(lambda: bool(canvas.key) and page.reviewing.reading is not None)
    canvas.set_viewport(canvas.viewport.looking_at(3.0, 120, 90))
    application.processEvents()

    def state() -> dict[str, Any]:
        application.processEvents()
        window.grab()
        shown = canvas._picture
        assert shown is not None
        return {
            "ratio": canvas.devicePixelRatioF(),
            "picture": [shown._image.width(), shown._image.devicePixelRatioF()],
            "view": [
                canvas.width(),
                canvas.viewport.scale,
                canvas.viewport.centre_x,
                canvas.viewport.centre_y,
            ],
            "minimap": [page.minimap._pixmap.width(), page.minimap._pixmap.devicePixelRatioF()],
            "grabbed": [window.grab().width(), window.width()],
            "size": [window.width(), window.height()],
            "key": canvas.key,
            "region": canvas.region().area if canvas.region() is not None else 0,
            "part": page.reviewing.part_id,
            "cards": [
                round(kept[1].devicePixelRatioF(), 2) for kept in page.gallery.grid._cards._drawn.values()
            ],
        }

    canvas._editor._drawing.add_box((20, 20), (60, 60))
    states = [state()]
    for name in ("fine", "plain"):
        other = next(each for each in application.screens() if each.name() == name)
        window.setGeometry(QRect(other.availableGeometry().topLeft(), window.size()))
        settle(lambda: canvas.devicePixelRatioF() == other.devicePixelRatio())  # noqa: B023
        states.append(state())
    window.close()
    settle(lambda: not window.isVisible())
    bridge.join()
    print(json.dumps(states))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

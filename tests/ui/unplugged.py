"""Run as a program on an X server with the monitors A and B: the window stands on B when B is unplugged.

It needs a process of its own, because a screen that is gone once ended the whole program. Prints JSON.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from inspector_app.ui.bridge import Bridge
from inspector_app.ui.main_window import MainWindow
from inspector_app.ui.theme.theme import Scheme, Theme
from tests.ui.fake_session import FakeSession
from tests.ui.on_two_screens import settle


def main(folder: Path) -> None:
    application = QApplication([])
    bridge, session = Bridge(), FakeSession(20)
    settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    window = MainWindow(bridge, Theme(application, Scheme.LIGHT), settings)
    window.attach(session)  # type: ignore[arg-type]
    second = next(each for each in application.screens() if each.name() == "B")
    window.showNormal()
    window.setGeometry(second.availableGeometry().adjusted(300, 60, 100, -40))  # its right edge beyond both
    settle(lambda: window.screen() is second)
    assert window.current is not None and window.review is not None
    window.current.open("lot-1")
    canvas = window.review.canvas
    settle(lambda: bool(canvas.key))
    shown = canvas.key
    subprocess.run(["xrandr", "--delmonitor", "B"], check=True)
    left = [one for one in application.screens() if one is not second]
    settle(lambda: len(application.screens()) == 1 and window.screen() is left[0])
    settle(lambda: left[0].availableGeometry().contains(window.frameGeometry().topLeft()))
    print(
        json.dumps(
            {
                "screens": [one.name() for one in application.screens()],
                "seen": window.isVisible(),
                "same picture": canvas.key == shown,
            }
        )
    )
    window.close()
    settle(lambda: not window.isVisible())
    bridge.join()


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""Start: the window first, then the session on a thread of its own. End: the other way round."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from inspector_app.ui.bridge import Bridge
from inspector_app.ui.collector import Collector
from inspector_app.ui.language.choosing import chosen, install, spoken
from inspector_app.ui.lots.demo_guide import story_of
from inspector_app.ui.main_window import MainWindow
from inspector_app.ui.operation.crash_dialog import ask_to_start_calmly
from inspector_app.ui.renewal import Standing, Windows
from inspector_app.ui.single import Doorbell, call_first
from inspector_app.ui.theme.theme import Scheme, Theme
from inspector_app.workflow.crash import (
    crash_reports,
    native_faults_to,
    user_log_folder,
    write_crash_report,
)
from inspector_app.workflow.requests import OpenFolder
from inspector_app.workflow.start_guard import WELL_AFTER, StartGuard

if TYPE_CHECKING:
    from inspector_app.workflow.demo import DemoLots
    from inspector_app.workflow.session import Session


def run(
    session_opener: Callable[[], Session],
    *,
    workspace: Path,
    open_request: OpenFolder | None = None,
    demo: DemoLots | None = None,
) -> int:
    """Show the window until it is closed; the exit status.

    ``session_opener`` runs on a thread of its own once the window is up; what it raises is shown there.
    ``demo``: the lots of the demo, whose story the window then tells. Where a window stands open on the ``workspace``
    already, that one comes forward, opens what was asked for, and this call is done.
    """
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("Inspector")
    application.setOrganizationName("Inspector")
    settings = QSettings()
    install(application, spoken(chosen(settings), QLocale.system()))
    if call_first(workspace, open_request):
        told = QCoreApplication.translate(
            "Start", "Inspector is open on this workspace: its window was called"
        )
        print(told, file=sys.stderr)
        return 0
    logs = workspace / "logs"
    guard = StartGuard(logs)
    crashes = crash_reports(logs, user_log_folder(), unseen=True)
    collector = Collector()
    collector.start()
    bridge = Bridge(write_report=write_crash_report)
    favour_the_window()
    theme = Theme(application, _scheme(settings))
    calm = guard.begin() and ask_to_start_calmly()  # here, so that the question looks like the rest
    story = None if demo is None else story_of(demo)

    def make(follows: Standing | None, renew: Callable[[], None]) -> MainWindow:
        if follows is not None:
            return MainWindow(bridge, theme, settings, follows=follows, renew=renew)
        return MainWindow(
            bridge,
            theme,
            settings,
            open_request=open_request,
            story=story,
            first_look=True,
            calm=calm,
            crashes=crashes,
            renew=renew,
        )

    def speak() -> None:
        install(application, spoken(chosen(settings), QLocale.system()))

    windows = Windows(make, speak)
    window = windows.window
    bell = Doorbell(workspace, windows.come_forward)
    window.show()
    bridge.watch(
        bridge.perform(session_opener, "inspector-open"), window.attach, failed=window.session_failed
    )
    hook, sys.excepthook = sys.excepthook, bridge.uncaught
    well = QTimer(interval=round(WELL_AFTER * 1000), singleShot=True)
    well.timeout.connect(guard.settle)
    well.start()
    try:
        with native_faults_to(logs):
            return application.exec()
    finally:
        sys.excepthook = hook
        well.stop()
        guard.settle()
        bell.close()
        bridge.join()
        windows.end()
        collector.stop()


def favour_the_window() -> None:
    """Let the main thread in five times sooner when others compute in Python: a frame waits for it many times."""
    sys.setswitchinterval(0.001)


def _scheme(settings: QSettings) -> Scheme:
    stored = str(settings.value("scheme", Scheme.SYSTEM.value))
    return Scheme(stored) if stored in list(Scheme) else Scheme.SYSTEM

"""Two people at the window of a real workspace: the names on what they do, and a refusal that says who may."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector_app.domain.audit import AuditKind, AuditQuery
from inspector_app.domain.counting import Shift
from inspector_app.domain.people import Role
from inspector_app.ui.bridge import Bridge
from inspector_app.ui.main_window import MainWindow
from inspector_app.ui.theme.theme import Scheme, Theme
from inspector_app.workflow.session import Session

PATIENCE_MS = 60_000  # a limit, not a wait
SHIFTS = [Shift("early", 360, 840)]


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Chief and Ben sign in here; nobody has yet."""
    session = Session.open(tmp_path / "workspace")
    session.begin_sign_in("Chief", "2580").result()
    session.add_person("Ben", Role.OPERATOR, "7193").result()
    session.lock()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    bridge = Bridge()
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    made = MainWindow(bridge, Theme(application, Scheme.LIGHT), settings, ask_closing=lambda _parent: True)
    qtbot.addWidget(made, before_close_func=lambda widget: leave(qtbot, widget, bridge))
    made.show()
    made.attach(session)
    yield made


def leave(qtbot: QtBot, window: MainWindow, bridge: Bridge) -> None:
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=PATIENCE_MS)
    bridge.join()


def sign_in(qtbot: QtBot, window: MainWindow, name: str, pin: str) -> None:
    assert window.people is not None
    overlay = window.people.overlay
    qtbot.waitUntil(lambda: overlay.isVisible() and overlay.names.count() == 2, timeout=PATIENCE_MS)
    overlay.names.setCurrentItem(overlay.names.findItems(name, Qt.MatchFlag.MatchExactly)[0])
    qtbot.keyClicks(overlay.secret, pin)
    qtbot.keyClick(overlay.secret, Qt.Key.Key_Return)


def test_two_people_take_turns(qtbot: QtBot, window: MainWindow) -> None:
    assert window.people is not None and window._session is not None
    overlay, session = window.people.overlay, window._session
    sign_in(qtbot, window, "Ben", "0815")
    qtbot.waitUntil(lambda: "do not fit together" in overlay.said.text(), timeout=PATIENCE_MS)
    sign_in(qtbot, window, "Ben", "7193")
    qtbot.waitUntil(lambda: not overlay.isVisible(), timeout=PATIENCE_MS)
    assert window.strip.person.text() == "Ben"
    refused: Future[None] = session.set_shifts(SHIFTS)
    window._bridge.watch(refused)
    qtbot.waitUntil(window.messages.isVisible, timeout=PATIENCE_MS)
    assert "Engineers and administrators may do this" in str(refused.exception())
    window.commands["lock"].trigger()
    sign_in(qtbot, window, "Chief", "2580")
    qtbot.waitUntil(lambda: not overlay.isVisible(), timeout=PATIENCE_MS)
    session.set_shifts(SHIFTS).result()
    rows = session.audit_rows(AuditQuery()).result()
    told = [
        (row.kind, row.author) for row in rows if row.kind not in (AuditKind.MIGRATION, AuditKind.GENESIS)
    ]
    assert told[:5] == [
        (AuditKind.SETTING, "Chief"),
        (AuditKind.SIGN_IN, "Chief"),
        (AuditKind.SIGN_OUT, "Ben"),
        (AuditKind.SIGN_IN, "Ben"),
        (AuditKind.SIGN_IN_REFUSED, "nobody"),
    ]
    assert session.verify_audit().result().sound

"""Everything can be reached by keyboard, shows that it has been, and has a name for those who hear the screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QScrollBar,
    QTextBrowser,
    QWidget,
)
from pytestqt.qtbot import QtBot

from inspector_app.domain.readings import KnownRecipe
from inspector_app.domain.watching import OFF
from inspector_app.ui.canvas.histogram import Histogram
from inspector_app.ui.canvas.picture_view import PictureView
from inspector_app.ui.dialogs.category import CategoryDialog
from inspector_app.ui.dialogs.classes import ClassesDialog
from inspector_app.ui.dialogs.keys import KeySheet
from inspector_app.ui.dialogs.manual import Manual
from inspector_app.ui.dialogs.palette import CommandPalette
from inspector_app.ui.dialogs.report import ReportDialog
from inspector_app.ui.dialogs.shortcuts import ShortcutEditor
from inspector_app.ui.watching.dialog import WatchDialog
from inspector_app.ui.watching.feed_dialog import FeedDialog
from tests.ui.fake_session import FakeSession
from tests.ui.window_of import Opened

OPERATED = (
    QAbstractButton,
    QLineEdit,
    QComboBox,
    QAbstractItemView,
    QAbstractSlider,
    QKeySequenceEdit,
    QTextBrowser,
    PictureView,
    Histogram,
)
# The picture beside is looked at through the one it stands beside; what a field is made of is reached as the field.
PARTS_OF_OTHERS = (QScrollBar, QHeaderView)


def operated(root: QWidget) -> list[QWidget]:
    """Everything visible that a person operates."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if isinstance(widget, OPERATED)
        and not isinstance(widget, PARTS_OF_OTHERS)
        and widget.isVisible()
        and not isinstance(
            widget.parentWidget(), QComboBox | QLineEdit | QKeySequenceEdit | QAbstractItemView
        )
        and widget.objectName() != "qt_menubar_ext_button"
    ]


def title(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, QAbstractButton) else ""
    return f"{type(widget).__name__} {words or widget.accessibleName() or widget.objectName()}"


def spoken_name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else widget.accessibleName()


def start(opened: Opened) -> QWidget:
    opened.window.places.setCurrentIndex(0)
    opened.qtbot.waitUntil(opened.window.start.recent.isVisible)
    return opened.window


def review(opened: Opened) -> QWidget:
    return opened.window


def preview(opened: Opened) -> QWidget:
    opened.press(Qt.Key.Key_P)
    opened.qtbot.waitUntil(opened.page.preview.keep.isEnabled)
    return opened.window


def bank(opened: Opened) -> QWidget:
    opened.press(Qt.Key.Key_P)
    opened.qtbot.waitUntil(opened.page.preview.keep.isEnabled)
    opened.press(Qt.Key.Key_P)
    opened.until_called("keep_mark")
    opened.window.show_place(1)
    assert opened.window.bank is not None
    opened.qtbot.waitUntil(opened.window.bank.switch.isVisible)
    return opened.window


def tour(opened: Opened) -> QWidget:
    opened.window.commands["tour"].trigger()
    assert opened.window.look_around.tour is not None
    return opened.window.look_around.tour


def shown(opened: Opened, dialog: QDialog) -> QDialog:
    opened.qtbot.addWidget(dialog)
    dialog.show()
    opened.qtbot.waitExposed(dialog)
    dialog.activateWindow()
    return dialog


def watch_dialog(opened: Opened) -> WatchDialog:
    begin = opened.window.close  # nobody asks it to
    feeds: Any = opened.session.feeds
    return WatchDialog(opened.theme, opened.bridge, feeds, begin, [], None, OFF, opened.window)  # type: ignore[arg-type]


def category_dialog(opened: Opened) -> QDialog:
    known = [KnownRecipe("bolt", False)]
    return CategoryDialog(opened.theme, Path("/parts"), known, lambda *_: None, opened.window)


PLACES: dict[str, Callable[[Opened], QWidget]] = {
    "start": start,
    "review": review,
    "preview": preview,
    "bank": bank,
    "tour": tour,
    "category": lambda o: shown(o, category_dialog(o)),
    "classes": lambda o: shown(o, ClassesDialog("bolt", ["scratch"], o.window)),
    "keys": lambda o: shown(o, KeySheet(o.window.commands, o.window)),
    "manual": lambda o: shown(o, Manual(o.window.commands, o.theme, o.window)),
    "palette": lambda o: shown(o, CommandPalette(o.window.commands, o.window)),
    "report": lambda o: shown(o, ReportDialog(o.settings, "verdict:flagged", "en", o.theme, o.window)),
    "feed": lambda o: shown(o, FeedDialog(o.theme, o.window)),
    "watch": lambda o: shown(o, watch_dialog(o)),
    "shortcuts": lambda o: shown(o, ShortcutEditor(o.window.commands, o.window)),
}


@pytest.fixture(params=PLACES)
def place(request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path) -> QWidget:
    opened = Opened(qtbot, tmp_path, FakeSession(20), size=(1366, 768))
    return PLACES[request.param](opened)


def test_everything_can_be_named_reached_left_and_seen_to_have_the_focus(
    place: QWidget, qtbot: QtBot
) -> None:
    widgets = operated(place)
    unnamed = [title(widget) for widget in widgets if not spoken_name(widget).strip()]
    assert unnamed == [], "have no accessible name"

    live = [widget for widget in widgets if widget.isEnabled()]
    closed = [title(w) for w in live if not w.focusPolicy() & Qt.FocusPolicy.TabFocus and not led_to(w)]
    assert closed == [], "cannot be reached by Tab"

    window = place.window()
    first = QApplication.focusWidget()
    assert first is not None and (first is window or window.isAncestorOf(first)), "nothing has the keyboard"
    for step, name in ((Qt.Key.Key_Tab, "Tab"), (Qt.Key.Key_Backtab, "Shift+Tab")):
        visited = go_round(qtbot, step, most=3 * len(live) + 20)
        missed = [title(w) for w in live if w not in visited and place.isAncestorOf(w) and not led_to(w)]
        assert missed == [], f"are not on the way of {name}"

    pale = [title(widget) for widget in live if not shows_focus(widget)]
    assert pale == [], "look the same with the focus"


def go_round(qtbot: QtBot, key: Qt.Key, most: int) -> set[QWidget]:
    """What has the focus one after the other, until it comes round."""
    visited: dict[QWidget, None] = {}
    for _ in range(most):
        focused = QApplication.focusWidget()
        assert focused is not None, f"the focus is lost after {[title(w) for w in visited][-1:]}"
        if focused in visited:
            break
        visited[focused] = None
        modifier = (
            Qt.KeyboardModifier.ShiftModifier if key == Qt.Key.Key_Backtab else Qt.KeyboardModifier.NoModifier
        )
        qtbot.keyClick(focused, key, modifier)
    else:
        raise AssertionError("Tab never comes round")
    around = QApplication.focusWidget()
    trapped = len(visited) == 1 and most > 23  # more than one thing is there to go to
    assert not trapped, f"Tab does not leave {title(around)}"  # type: ignore[arg-type]
    return set(visited)


def led_to(widget: QWidget) -> bool:
    """Of exclusive buttons Tab reaches one, and arrows lead from it to the others."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    others = group.buttons() if group is not None and group.exclusive() else []
    return any(b is not widget and b.focusPolicy() & Qt.FocusPolicy.TabFocus for b in others)


def shows_focus(widget: QWidget) -> bool:
    """Whether its picture changes when it gets the focus."""
    widget.clearFocus()
    QApplication.processEvents()
    before = widget.grab().toImage()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    return bool(widget.grab().toImage() != before)

"""Names are shown as people wrote them: none is read as HTML, none gives a button another key."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as Text
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from inspector_app.ui.theme.plain import PlainLabel, plain_name, plain_tip
from tests.ui.fake_session import FakeSession
from tests.ui.window_of import Opened

UI = Path(__file__).resolve().parents[2] / "inspector_app" / "ui"
TAG = "<img src='//evil.example/x.png'>"  # as HTML it would be fetched
HOSTILE = f"{TAG} R&D"
TRANSLATES = frozenset({"tr", "_tr", "translate"})
TELLS_PLAINLY = frozenset(
    {"theme/refusable.py", "actions.py"}
)  # there the tip is wrapped once, where all pass


class HostileSession(FakeSession):
    """Everything that people may name is named to be misread."""

    def __init__(self) -> None:
        super().__init__(views=2)
        self.lot = replace(self.lot, name=HOSTILE, folder=Path(f"/parts/{HOSTILE}"), recipe_name=HOSTILE)
        settings = replace(self.version.settings, defect_classes=(HOSTILE, "scratch"))
        self.version = replace(self.version, recipe_name=HOSTILE, settings=settings)

    def _row(self, ordinal: int) -> Any:
        row = super()._row(ordinal)
        return replace(row, path=f"{TAG}/{row.path}", error=f"{HOSTILE} cannot be read" if row.error else "")


def misread(text: str) -> bool:
    """Whether Qt would show something else than the text: it is HTML, and not the wrapping of a plain tip."""
    return Text.mightBeRichText(text) and not text.startswith('<p style="white-space:pre">')


def test_a_label_shows_tags_as_they_stand(qtbot: QtBot) -> None:
    label, plain = PlainLabel("<h1>lot</h1>"), PlainLabel("lot")
    for each in (label, plain):
        qtbot.addWidget(each)
    assert label.sizeHint().height() == plain.sizeHint().height()  # no heading
    assert label.sizeHint().width() > plain.sizeHint().width()


def test_a_tool_tip_shows_tags_as_they_stand_and_others_are_left_alone() -> None:
    assert plain_tip("P-12 < P-13 & more") == "P-12 < P-13 & more"
    assert TAG not in plain_tip(f"{TAG}\nsecond line") and "second line" in plain_tip(f"{TAG}\nsecond line")
    assert "&amp;lt;b" in plain_tip("&lt;b&gt;")


def test_an_ampersand_in_a_name_is_no_key_of_a_button(qtbot: QtBot) -> None:
    button, named = QPushButton(plain_name("R&D")), QPushButton("R&D")
    for each in (button, named):
        qtbot.addWidget(each)
    assert button.shortcut().isEmpty() and not named.shortcut().isEmpty()


def test_nothing_in_the_window_reads_a_name_as_html_or_as_a_key(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, HostileSession())
    opened.press(Qt.Key.Key_F)
    opened.window.strip.menu.aboutToShow.emit()
    labels = [label for label in opened.window.findChildren(QLabel) if label.text()]
    assert any(HOSTILE in label.text() for label in labels)
    html = [label.text() for label in labels if label.textFormat() != Qt.TextFormat.PlainText]
    assert html == []
    widgets = opened.window.findChildren(QWidget)
    tips = [widget.toolTip() for widget in widgets]
    for view in opened.window.findChildren(QAbstractItemView):
        model = view.model()
        tips += [
            str(model.index(row, column).data(Qt.ItemDataRole.ToolTipRole) or "")
            for row in range(min(5, model.rowCount()))
            for column in range(2 if isinstance(view, QTableView) else 1)
        ]
    assert any("evil.example" in tip for tip in tips)
    assert [tip for tip in tips if misread(tip)] == []
    pressed = [button.text() for button in widgets if isinstance(button, QAbstractButton)]
    pressed += [action.text() for action in opened.window.strip.menu.actions()]
    assert any("R&&D" in text for text in pressed)
    assert [text for text in pressed if "R&D" in text] == []


def test_every_label_is_a_plain_one_and_every_tool_tip_is_made_plain() -> None:
    found = [
        f"{path.name}:{where}"
        for path in sorted(UI.rglob("*.py"))
        if path.name != "plain.py"
        for where in read_as_html(path.read_text(encoding="utf-8"), path.relative_to(UI).as_posix())
    ]
    assert found == [], "take PlainLabel, and plain_tip() where the words are not the program's own"


def test_a_label_of_qt_and_a_bare_tool_tip_would_be_found() -> None:
    source = (
        "QLabel(name)\nx.setToolTip(name)\nx.setToolTip(self.tr('Open'))\nx.setToolTip(plain_tip(name))\n"
    )
    assert read_as_html(source, "page.py") == ["1", "2"]
    assert read_as_html("class Name(QLabel):\n    pass\n", "page.py") == ["1"]


def read_as_html(source: str, name: str) -> list[str]:
    """Lines in which a label of Qt is made, or a tool tip of words that somebody else may have chosen."""
    lines = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ClassDef):
            if any(isinstance(base, ast.Name) and base.id == "QLabel" for base in node.bases):
                lines.append(node.lineno)
        elif isinstance(node, ast.Call):
            called = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if called == "QLabel" or (
                called == "setToolTip" and name not in TELLS_PLAINLY and not is_own(node.args[0])
            ):
                lines.append(node.lineno)
    return [str(line) for line in sorted(lines)]


def is_own(words: ast.expr) -> bool:
    """Whether they are the program's: a translated sentence with nothing put into it, or made plain."""
    if isinstance(words, ast.IfExp):
        return is_own(words.body) and is_own(words.orelse)
    if isinstance(words, ast.Call):
        called = getattr(words.func, "attr", getattr(words.func, "id", ""))
        return called == "plain_tip" or called in TRANSLATES
    return isinstance(words, ast.Constant)

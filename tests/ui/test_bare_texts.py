"""No text of the window stands in its source as it is: each goes through a translation."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from inspector_app.ui.dialogs.manual import chapters

PROJECT = Path(__file__).resolve().parents[2]
SHOWN_BY = frozenset(
    {
        "KeyButton",
        "QAction",
        "QCheckBox",
        "QGroupBox",
        "PlainLabel",
        "QLineEdit",
        "QMenu",
        "QPushButton",
        "QRadioButton",
        "QToolButton",
        "addAction",
        "addButton",
        "addItem",
        "addItems",
        "addMenu",
        "addRow",
        "addTab",
        "critical",
        "drawText",
        "getOpenFileName",
        "getSaveFileName",
        "information",
        "insertItem",
        "question",
        "say",
        "setAccessibleDescription",
        "setAccessibleName",
        "setFormat",
        "setHorizontalHeaderLabels",
        "setInformativeText",
        "setPlaceholderText",
        "setPrefix",
        "setStatusTip",
        "setSuffix",
        "setText",
        "setTitle",
        "setToolTip",
        "setWindowTitle",
        "showMessage",
        "showText",
        "warning",
    }
)
SHOWN_KEYWORDS = frozenset(
    {"placeholderText", "toolTip", "windowTitle", "accessibleName", "statusTip", "title"}
)
TRANSLATES = frozenset({"tr", "_tr", "translate", "QT_TRANSLATE_NOOP"})
WORD = re.compile(r"[^\W\d_]{3,}")
SENTENCE = re.compile(r"[^\W\d_]{2,} [^\W\d_]{2,}")
MARKUP = re.compile(r"<[^>]*>|[^{]*\{ [^}]*\}?|\s*\}")
CHAPTERS = frozenset(
    chapters((PROJECT / "resources" / "help" / "index.md").read_text(encoding="utf-8"))
)  # by name
FILTER = re.compile(r"^[a-z-]+:(?=\S| [a-z-]+:)|\(\?P<")  # the language of filters is the same everywhere
NO_TEXT = frozenset({"theme/sheet.py", "theme/theme.py"})  # styles and names of fonts


def bare_texts(path: Path) -> list[str]:
    """Literals that a person would see as they are: shown by a call, or sentences anywhere."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent: set[int] = set()  # literals that are translated, or that nobody sees
    for node in ast.walk(tree):
        if isinstance(node, ast.Raise | ast.Assert) or (
            isinstance(node, ast.Call)
            and name_of(node) in TRANSLATES | {"TypeError", "ValueError", "property"}
        ):
            silent |= {id(below) for below in ast.walk(node)}
        elif isinstance(node, ast.Assign) and any(
            "CHANNEL" in ast.unparse(name).upper() for name in node.targets
        ):
            silent.add(id(node.value))
        elif isinstance(node, ast.Expr) or (isinstance(node, ast.keyword) and node.arg == "channel"):
            silent.add(id(node.value))  # what describes; and the name of a request's channel
    found: dict[int, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent:
            if (
                node.value not in CHAPTERS
                and not FILTER.match(node.value)
                and SENTENCE.search(MARKUP.sub("", node.value))
            ):
                found[id(node)] = f"{path.name}:{node.lineno}: {node.value!r}"
        elif isinstance(node, ast.Call):
            shown = list(node.args) if name_of(node) in SHOWN_BY else []
            shown += [keyword.value for keyword in node.keywords if keyword.arg in SHOWN_KEYWORDS]
            for argument in shown:
                found |= {
                    id(each): f"{path.name}:{each.lineno}: {each.value!r}"
                    for each in literals(argument)
                    if id(each) not in silent
                    and not FILTER.match(str(each.value))
                    and WORD.search(MARKUP.sub("", str(each.value)))
                }
    return sorted(found.values())


def literals(node: ast.expr) -> Iterator[ast.Constant]:
    """The literal parts of what is shown, but for arguments of calls in it."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node
    elif not isinstance(node, ast.Call | ast.Subscript | ast.Compare):
        for below in ast.iter_child_nodes(node):
            if isinstance(below, ast.expr):
                yield from literals(below)


def name_of(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def test_no_text_of_the_window_is_bare() -> None:
    folder = PROJECT / "inspector_app" / "ui"
    found = [
        text
        for path in sorted(folder.rglob("*.py"))
        if path.relative_to(folder).as_posix() not in NO_TEXT
        for text in bare_texts(path)
    ]
    assert found == [], "wrap it in self.tr(), or in a module's _tr()"


def test_a_bare_text_would_be_found(tmp_path: Path) -> None:
    path = tmp_path / "page.py"
    path.write_text(
        'label.setText("Bare")\nlabel.setText(self.tr("Wrapped"))\nx = f"{n} parts left"\n'
        'PlainLabel(words if words else f"{n} parts")\nQLineEdit(placeholderText="Name")\nself.x["key here"]\n',
        encoding="utf-8",
    )
    found = bare_texts(path)
    assert [text.split(": ", 1)[1] for text in found] == [
        "'Bare'",
        "' parts left'",
        "' parts'",
        "'Name'",
        "'key here'",
    ]

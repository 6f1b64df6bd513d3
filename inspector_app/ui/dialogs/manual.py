"""Help inside the program: its pages, opened at the place where one stands; the table of keys is made, not written."""

from __future__ import annotations

import html

from PySide6.QtCore import QCoreApplication, QLocale, Qt, Slot
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from inspector_app.resource_files import resource_folder
from inspector_app.ui.actions import Actions
from inspector_app.ui.dialogs.keys import keys_of
from inspector_app.ui.dialogs.sizing import open_at
from inspector_app.ui.registry import SECTIONS
from inspector_app.ui.theme.fields import closing
from inspector_app.ui.theme.theme import Theme
from inspector_app.ui.theme.tokens import SPACE

KEYS = "Keys"


class Manual(QDialog):
    """Chapters on the left, the page on the right; stays open beside the work."""

    def __init__(self, actions: Actions, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions, self._theme = actions, theme
        self.setWindowTitle(self.tr("Help"))
        open_at(self, 880, 640)
        self._chapters = chapters(help_page("index.md"))
        self._ids = [*chapters(_source_page("index.md")), KEYS]
        self.list = QListWidget()
        self.list.setObjectName("framed")
        self.list.setAccessibleName(self.tr("Chapters"))
        self.list.setFixedWidth(210)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.addItems([*self._chapters, self.tr("Keys")])
        self.page = QTextBrowser()
        self.page.setOpenLinks(False)
        self.page.setAccessibleName(self.tr("Help"))
        close = closing(self)
        line = QHBoxLayout()
        line.addWidget(self.list)
        line.addWidget(self.page, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.L, SPACE.L, SPACE.L, SPACE.L)
        column.addLayout(line, 1)
        column.addWidget(close)
        self.list.currentTextChanged.connect(self._show)
        theme.changed.connect(self._again)
        actions.keys_changed.connect(self._again)
        self.list.setCurrentRow(0)

    def open_chapter(self, name: str) -> None:
        """Go to a chapter by its English title, in whatever language it is shown; an unknown one changes nothing."""
        if name in self._ids:
            self.list.setCurrentRow(self._ids.index(name))

    @property
    def chapter(self) -> str:
        """The English title of the chapter that is shown."""
        return self._ids[self.list.currentRow()]

    @Slot()
    def _again(self) -> None:
        self._show(self.list.currentItem().text())

    @Slot(str)
    def _show(self, name: str) -> None:
        if self.list.currentRow() == self.list.count() - 1:
            body = keys_table(self._actions)
        else:
            document = QTextDocument()
            document.setMarkdown(f"## {name}\n\n{self._chapters[name]}")
            body = document.toHtml()
        t = self._theme.tokens
        self.page.document().setDefaultStyleSheet(
            f"body {{ color: {t.text.name()}; }} h2 {{ color: {t.text.name()}; }} td {{ padding: 3px 18px 3px 0; }}"
        )
        self.page.setHtml(body)


def help_page(name: str) -> str:
    """A page of the help in the language of the window, in English where it is not translated."""
    language = QLocale.languageToCode(QLocale().language())
    translated = resource_folder() / "help" / language / name
    return translated.read_text(encoding="utf-8") if translated.is_file() else _source_page(name)


def _source_page(name: str) -> str:
    return (resource_folder() / "help" / name).read_text(encoding="utf-8")


def chapters(markdown: str) -> dict[str, str]:
    """The sections of a page by their titles ("## Title"), in order; what stands before the first is left out."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in markdown.splitlines():
        if line.startswith("## "):
            lines = found.setdefault(line[3:].strip(), [])
        else:
            lines.append(line)
    return {title: "\n".join(text).strip() for title, text in found.items()}


def keys_table(actions: Actions) -> str:
    """Every command that has a key, as HTML, from the registry and as it is set now."""
    rows: list[str] = []
    for section in SECTIONS:
        lines = [
            f"<tr><td align='right'><b>{html.escape(keys_of(action.shortcuts()))}</b></td>"
            f"<td>{html.escape(action.text())}</td></tr>"
            for action in actions.section(section)
            if action.shortcuts()
        ]
        if lines:
            title = html.escape(QCoreApplication.translate("Actions", section))
            rows += [f"<tr><td colspan='2'><h3>{title}</h3></td></tr>", *lines]
    title = html.escape(QCoreApplication.translate("Manual", "Keys"))
    return f"<h2>{title}</h2><table>{''.join(rows)}</table>"

"""The menus of the window: which there are, what the menu bar calls them, and what is in them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenuBar

from inspector_app.ui.actions import Actions
from inspector_app.ui.language.marked import QT_TRANSLATE_NOOP
from inspector_app.ui.registry import SECTIONS

MENUS = {  # with the letter that opens each with Alt, another one in each language
    "File": QT_TRANSLATE_NOOP("Menus", "&File"),
    "Edit": QT_TRANSLATE_NOOP("Menus", "&Edit"),
    "Decide": QT_TRANSLATE_NOOP("Menus", "&Decide"),
    "Go": QT_TRANSLATE_NOOP("Menus", "&Go"),
    "Picture": QT_TRANSLATE_NOOP("Menus", "&Picture"),
    "View": QT_TRANSLATE_NOOP("Menus", "&View"),
    "Help": QT_TRANSLATE_NOOP("Menus", "&Help"),
}


def fill(bar: QMenuBar, commands: Actions) -> None:
    """A menu for each section of the commands."""
    for section in SECTIONS:
        menu = bar.addMenu(QCoreApplication.translate("Menus", MENUS[section]))
        menu.addActions(commands.section(section))

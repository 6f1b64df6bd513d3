"""What the commands of the recipe place do: turn to it, write a recipe to one file, take one in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget

from inspector_app.domain.recipe import RecipeVersion
from inspector_app.ui.actions import Actions
from inspector_app.ui.bridge import Bridge
from inspector_app.ui.lots.mark_commands import ChooseFile

if TYPE_CHECKING:
    from inspector_app.ui.main_window import MainWindow
    from inspector_app.workflow.session import Session

SUFFIX = ".inspector-recipe"


def choose_target(parent: QWidget, name: str) -> Path | None:
    """Where to write a recipe to."""
    chosen, _ = QFileDialog.getSaveFileName(
        parent, _tr("Export recipe"), name, _tr("Recipes (*{0})").format(SUFFIX)
    )
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix else path.with_suffix(SUFFIX)


def choose_source(parent: QWidget, name: str) -> Path | None:
    """A file of a recipe to read."""
    chosen, _ = QFileDialog.getOpenFileName(
        parent, _tr("Import recipe"), name, _tr("Recipes (*{0})").format(SUFFIX)
    )
    return Path(chosen) if chosen else None


class RecipeHandlers(QObject):
    """Binds the commands, and says in a toast what was done."""

    def __init__(self, window: MainWindow, session: Session, bridge: Bridge, actions: Actions) -> None:
        super().__init__(window)
        self._window, self._session, self._bridge = window, session, bridge
        self._importing: Path | None = None
        self.choose_target: ChooseFile = choose_target
        self.choose_source: ChooseFile = choose_source
        for command, handler in (
            ("place-recipe", self.show),
            ("export-recipe", self.export),
            ("import-recipe", self.import_recipe),
        ):
            actions.bind(command, handler)

    @Slot()
    def show(self) -> None:
        """The recipe of the open lot."""
        page = self._window.recipe
        if page is not None:
            self._window.show_page(page)

    @Slot()
    def export(self) -> None:
        """The open lot's recipe with its banks and kept marks into one file."""
        summary = self._window.current.summary if self._window.current is not None else None
        if summary is None:
            return
        name = summary.lot.recipe_name
        path = self.choose_target(self._window, f"{name}{SUFFIX}")
        if path is not None:
            self._bridge.watch(self._session.export_recipe(name, path), self._exported, path)

    @Slot()
    def import_recipe(self) -> None:
        """A file from another station; under which name, is asked."""
        path = self.choose_source(self._window, "")
        if path is None:
            return
        self._importing = path
        dialog = QInputDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(_tr("Import recipe"))
        dialog.setLabelText(_tr("Its name here; folders that are opened under this name are judged by it"))
        dialog.setTextValue(path.stem)
        dialog.textValueSelected.connect(self._import)
        dialog.open()

    @Slot(str)
    def _import(self, name: str) -> None:
        if self._importing is not None:
            asked = self._session.import_recipe(self._importing, name.strip() or None)
            self._bridge.watch(asked, self._imported)

    def _exported(self, archive: Any, path: Path) -> None:
        self._window.toast.say(_tr("Recipe written: {0}").format(path))

    def _imported(self, version: RecipeVersion) -> None:
        words = _tr("The recipe {0} is there: name it when a folder is opened")
        self._window.toast.say(words.format(version.recipe_name))
        if self._window.opening is not None:
            self._window.opening.read_lots()


def _tr(text: str) -> str:
    return QCoreApplication.translate("RecipeCommands", text)

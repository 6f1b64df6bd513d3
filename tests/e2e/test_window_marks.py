"""Two windows on two workspaces: a mark is previewed, kept, merged and exported in one, and taken in by the other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot
from test_window_end_to_end import PARTS, Operator

from inspector_app.domain.bank import Mark
from inspector_app.domain.lot import Who
from inspector_app.domain.recipe import FAST_BACKBONE
from inspector_app.imaging.demo_parts import DemoKind, write_demo_lot
from inspector_app.ui.app import run
from inspector_app.ui.dialogs.import_marks import ImportDialog
from inspector_app.ui.dialogs.merge_marks import MergeDialog
from inspector_app.ui.lots.mark_commands import MarkHandlers
from inspector_app.workflow.requests import OpenFolder
from inspector_app.workflow.session import Session

Dialog = TypeVar("Dialog", bound=QDialog)
CONTROL = Qt.KeyboardModifier.ControlModifier


class Station:
    """A workspace with its window and whoever works at it."""

    def __init__(self, qtbot: QtBot, root: Path, who: Who, folder: Path) -> None:
        self._qtbot, self._root, self._who, self._folder = qtbot, root, who, folder

    def work(self, work: Callable[[Operator], None]) -> None:
        person = Operator(self._qtbot)
        person.works(work)
        request = OpenFolder(self._folder, "plate", backbone=FAST_BACKBONE)
        code = run(
            lambda: Session.open(self._root, who=self._who), workspace=self._root, open_request=request
        )
        if person.failure is not None:
            raise person.failure
        assert code == 0


def handlers_of(person: Operator) -> MarkHandlers:
    handlers = person.window.mark_commands
    assert handlers is not None
    return handlers


def opened(person: Operator, command: str, kind: type[Dialog]) -> Dialog:
    """The dialog that a command opens."""
    person.window.commands[command].trigger()
    dialog = person.window.findChild(kind)
    assert dialog is not None
    return dialog


def marks_of(person: Operator) -> list[Mark]:
    """The marks of the recipe that act."""
    current, session = person.window.current, person.window._session
    assert current is not None and current.summary is not None and session is not None
    rows = session.marks(current.summary.lot.recipe_id).result()
    return [row.mark for row in rows if row.mark.active]


def keep_previewed(person: Operator, number: int) -> None:
    """Keep what is previewed, by as many presses as it takes, and wait until so many marks act."""
    person.until(person.page.preview.keep.isEnabled)
    person.page.marking.keep()
    if person.page.marking.open:
        person.page.marking.keep()
    person.until(lambda: len(marks_of(person)) == number)


@pytest.fixture
def lot(tmp_path: Path) -> tuple[Path, str]:
    """A drawn lot and the name of a part with a shadow."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    folder = tmp_path / "lot"
    truth = write_demo_lot(folder, lot=1, parts=PARTS)
    return folder, [part.file for part in truth if part.kind is DemoKind.NUISANCE][-1]


def test_a_mark_is_kept_merged_exported_and_imported_by_another_station(
    qtbot: QtBot, tmp_path: Path, lot: tuple[Path, str]
) -> None:
    folder, shadow = lot
    file = tmp_path / "plate.inspector-marks"

    def first_station(person: Operator) -> None:
        person.until(person.lot_is_done)
        person.show(shadow)
        marking = person.page.marking
        person.press(Qt.Key.Key_P)
        keep_previewed(person, 1)
        person.until(lambda: person.quieted > 0)
        marking.begin(marks_of(person)[0].region)  # the same place again, as somebody does who does not know
        keep_previewed(person, 2)

        dialog = opened(person, "merge-marks", MergeDialog)
        person.until(dialog.merge.isEnabled)
        dialog.merge.click()
        if dialog.merge.isEnabled():  # it asks for a second press
            dialog.merge.click()
        person.until(lambda: len(marks_of(person)) == 1)
        dialog.reject()

        handlers_of(person).choose_target = lambda parent, name: file
        person.window.commands["export-marks"].trigger()
        person.until(lambda: file.is_file() and "written" in person.window.toast.words.text())

    def second_station(person: Operator) -> None:
        person.until(person.lot_is_done)
        assert person.quieted == 0
        handlers_of(person).choose_source = lambda parent, name: file
        dialog = opened(person, "import-marks", ImportDialog)
        person.until(dialog.keep.isEnabled)
        assert dialog.change.clears.cells and person.quieted == 0
        dialog.keep.click()
        person.until(lambda: person.quieted > 0)
        person.show(shadow)
        person.until(lambda: "at station 1" in person.page.part.quiet.origin.text())
        person.window.activateWindow()  # without a window manager nobody does that after a dialog
        person.until(person.window.isActiveWindow)
        person.press(Qt.Key.Key_Z, CONTROL)
        person.until(lambda: person.quieted == 0 and not marks_of(person))

    Station(qtbot, tmp_path / "one", Who("anna", "station 1"), folder).work(first_station)
    Station(qtbot, tmp_path / "two", Who("bert", "station 2"), folder).work(second_station)

"""The window as the program opens it, on a lot of drawn parts, worked with by keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from operator_at_window import Operator as Person
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from inspector_app.domain.recipe import FAST_BACKBONE
from inspector_app.domain.review import PartDecision
from inspector_app.imaging.demo_parts import DemoKind, write_demo_lot
from inspector_app.ui.app import run
from inspector_app.workflow.requests import OpenFolder
from inspector_app.workflow.session import Session

PARTS = 14


class Operator(Person):
    """Works on the canvas, and chooses parts in the gallery by their names."""

    def press(
        self,
        key: Qt.Key,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        on: QWidget | None = None,
    ) -> None:
        super().press(key, modifiers, on or self.page.canvas)

    def show(self, name: str) -> None:
        """Choose a part in the gallery by its name, and wait until it is read."""
        rows = self.page.gallery.rows
        self.until(self.rows_are_read)
        wanted = next(part_id for part_id in rows.ids if self._name_of(part_id) == name)

        def arrived() -> bool:
            # a list that is read anew at the end of a run may bring back the part that was shown before it
            if self.page.reviewing.part_id != wanted:
                self.page.gallery.grid.select(wanted)
                self.page.reviewing.show(wanted)
            return self.shown == name

        self.until(arrived)

    def _name_of(self, part_id: str) -> str:
        row = self.page.gallery.rows.row_of(part_id)
        return row.path if row is not None else ""


Work = Callable[[Operator], None]
RunWindow = Callable[[Work, OpenFolder | None], None]


@pytest.fixture
def operator(qtbot: QtBot, tmp_path: Path) -> RunWindow:
    """Runs the program on one workspace until the work in it is done; settings are this test's own."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))

    def run_window(work: Work, request: OpenFolder | None) -> None:
        person = Operator(qtbot)
        person.works(work)
        workspace = tmp_path / "workspace"
        code = run(lambda: Session.open(workspace), workspace=workspace, open_request=request)
        if person.failure is not None:
            raise person.failure
        assert code == 0

    return run_window


def test_a_lot_is_inspected_reviewed_marked_and_found_again(operator: RunWindow, tmp_path: Path) -> None:
    folder = tmp_path / "lot"
    truth = write_demo_lot(folder, lot=1, parts=PARTS)
    defect, *_ = [part.file for part in truth if part.kind is DemoKind.DEFECT]
    other, *_, shadow = [part.file for part in truth if part.kind is DemoKind.NUISANCE]

    def first_day(person: Operator) -> None:
        person.until(person.lot_is_done)

        person.show(defect)
        person.press(Qt.Key.Key_R)
        person.until(lambda: person.shown not in ("", defect))  # the next undecided part follows

        person.show(other)
        person.press(Qt.Key.Key_A)
        person.until(lambda: person.shown not in ("", other))

        person.show(shadow)
        person.press(Qt.Key.Key_P)
        person.until(person.page.preview.keep.isEnabled)
        person.press(Qt.Key.Key_P)
        person.until(lambda: person.quieted > 0)
        person.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        person.until(lambda: person.quieted == 0)
        person.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        person.until(lambda: person.quieted > 0)

    def next_day(person: Operator) -> None:
        person.until(lambda: person.window.start.lots.rowCount() == 1)
        lot_id = person.window.start.lots.lots[0].lot.id
        person.window.start.lot_chosen.emit(lot_id)
        person.until(person.lot_is_done)
        person.until(lambda: person.quieted > 0)
        decided = {}
        for name in (defect, other, shadow):
            person.show(name)
            detail = person.page.reviewing.detail
            assert detail is not None
            decided[name] = detail.row
        assert decided[defect].decision is PartDecision.REJECT
        assert decided[other].decision is PartDecision.ACCEPT
        assert [reason.mark.label for reason in detail.quiet] == ["P-1"]

    operator(first_day, OpenFolder(folder, "plate", backbone=FAST_BACKBONE))
    operator(next_day, None)


def test_what_was_decided_yesterday_is_undone_today_step_by_step(operator: RunWindow, tmp_path: Path) -> None:
    folder = tmp_path / "lot"
    truth = write_demo_lot(folder, lot=1, parts=PARTS)
    shadow = next(part.file for part in reversed(truth) if part.kind is DemoKind.NUISANCE)
    defect, good = (
        next(part.file for part in truth if part.kind is kind) for kind in (DemoKind.DEFECT, DemoKind.GOOD)
    )
    undo = (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    redo = (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)

    def decided(person: Operator) -> dict[str, PartDecision | None]:
        rows = person.page.gallery.rows
        found = [rows.row(place) for place in range(len(rows.ids))]
        return {row.path: row.decision for row in found if row is not None}

    def counts(person: Operator) -> tuple[int, int]:
        current = person.window.current
        assert current is not None and current.summary is not None
        return current.summary.counts.accepted, current.summary.counts.rejected

    def yesterday(person: Operator) -> None:
        person.until(person.lot_is_done)
        person.show(defect)
        person.press(Qt.Key.Key_R)
        person.until(lambda: person.shown not in ("", defect))
        person.show(shadow)
        person.press(Qt.Key.Key_P)
        person.until(person.page.preview.keep.isEnabled)
        person.press(Qt.Key.Key_P)
        person.until(lambda: person.quieted > 0)
        person.page.gallery.grid.setFocus()
        person.page.gallery.grid.select_all()
        person.press(Qt.Key.Key_A)
        person.until(lambda: counts(person) == (PARTS, 0))
        # closed at once: what was decided is a step although nobody waited for anything

    def today(person: Operator) -> None:
        lots = person.window.start.lots
        person.until(lambda: lots.rowCount() == 1)
        person.window.start.lot_chosen.emit(lots.lots[0].lot.id)
        person.until(person.lot_is_done)
        ledger = person.window.ledger
        assert ledger is not None
        person.until(lambda: ledger.stack.count() == 3)
        person.press(*undo)  # the bulk decision, as one step
        person.until(lambda: counts(person)[0] < PARTS)
        assert person.quieted > 0
        person.press(*undo)  # the mark
        person.until(lambda: person.quieted == 0)
        person.press(*undo)  # the rejected part, which is shown then
        person.until(lambda: person.shown == defect)
        person.until(lambda: counts(person) == (0, 0))
        assert not ledger.stack.canUndo()
        person.press(*redo)
        person.until(lambda: counts(person) == (0, 1))

    def tomorrow(person: Operator) -> None:
        lots = person.window.start.lots
        person.until(lambda: lots.rowCount() == 1)
        person.window.start.lot_chosen.emit(lots.lots[0].lot.id)
        person.until(person.lot_is_done)
        ledger = person.window.ledger
        assert ledger is not None
        person.until(lambda: ledger.stack.count() == 3)
        assert ledger.stack.index() == 1, "one step stands, two were undone"
        person.show(good)
        person.until(lambda: decided(person).get(defect) is PartDecision.REJECT)
        person.press(*redo)
        person.until(lambda: person.quieted > 0)

    operator(yesterday, OpenFolder(folder, "plate", backbone=FAST_BACKBONE))
    operator(today, None)
    operator(tomorrow, None)

"""Duplicates are merged and files of marks taken in by a decision each, previewed first and undone in one step."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector_app.domain.bank import MarkAction
from inspector_app.domain.errors import RecipeInvalid
from inspector_app.ui.dialogs.import_marks import ImportDialog
from inspector_app.ui.dialogs.merge_marks import MergeDialog
from inspector_app.ui.lots.change_view import in_words
from inspector_app.workflow.requests import MarkRequest
from tests.ui.fake_session import FakeSession
from tests.ui.window_of import Opened

LEFT = Qt.MouseButton.LeftButton


def with_marks(qtbot: QtBot, tmp_path: Path, count: int = 2, *, harm: bool = False) -> Opened:
    session = FakeSession(40)
    session.harm = harm
    for ordinal in range(count):
        session.keep_mark(MarkRequest(f"image-{ordinal:06d}", finding_id=f"part-{ordinal:06d}/1"))
    return Opened(qtbot, tmp_path, session)


def merge_dialog(opened: Opened) -> MergeDialog:
    opened.window.commands["merge-marks"].trigger()
    dialog = opened.window.findChild(MergeDialog)
    assert dialog is not None
    return dialog


def import_dialog(opened: Opened, path: Path) -> ImportDialog:
    handlers = opened.window.mark_commands
    assert handlers is not None
    handlers.choose_source = lambda parent, name: path
    opened.window.commands["import-marks"].trigger()
    dialog = opened.window.findChild(ImportDialog)
    assert dialog is not None
    return dialog


def test_a_pair_is_shown_with_both_marks_and_what_merging_changes_before_it_is_merged(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = with_marks(qtbot, tmp_path)
    dialog = merge_dialog(opened)
    qtbot.waitUntil(dialog.merge.isEnabled)
    assert dialog.list.count() == 1 and dialog.merge.text() == "Keep P-12, revoke P-13"
    qtbot.waitUntil(lambda: dialog.keeps.tile.has_picture and dialog.covered.tile.has_picture)
    assert dialog.change.sentence.text() == "Clears 0 flagged parts · flags 0 quiet ones again"
    assert "merge" not in opened.session.names()
    qtbot.mouseClick(dialog.merge, LEFT)
    opened.until_called("merge")
    assert opened.last("merge") == ("mark-1", "mark-2")
    qtbot.waitUntil(dialog.empty.isVisible)
    assert dialog.empty.text() == "No mark covers another one."
    dialog.reject()
    opened.window.commands["undo"].trigger()
    opened.until_called("unmerge")
    assert opened.last("unmerge") == ("mark-1", "mark-2")


def test_where_quiet_parts_would_get_loud_merging_takes_a_second_press(qtbot: QtBot, tmp_path: Path) -> None:
    opened = with_marks(qtbot, tmp_path, harm=True)
    dialog = merge_dialog(opened)
    qtbot.waitUntil(dialog.merge.isEnabled)
    assert dialog.change.guard.property("level") == "red"
    assert dialog.change.returns.isVisible() and len(dialog.change.returns.cells) == 1
    qtbot.mouseClick(dialog.merge, LEFT)
    assert "merge" not in opened.session.names()
    assert dialog.merge.text().startswith("Press again")
    qtbot.mouseClick(dialog.merge, LEFT)
    opened.until_called("merge")


def test_a_merge_and_an_import_of_yesterday_are_undone_today(qtbot: QtBot, tmp_path: Path) -> None:
    first = with_marks(qtbot, tmp_path)
    dialog = merge_dialog(first)
    qtbot.waitUntil(dialog.merge.isEnabled)
    qtbot.mouseClick(dialog.merge, LEFT)
    first.until_called("merge")
    dialog.reject()
    importing = import_dialog(first, tmp_path / "theirs.inspector-marks")
    qtbot.waitUntil(importing.keep.isEnabled)
    qtbot.mouseClick(importing.keep, LEFT)
    first.until_called("import_marks")
    qtbot.waitUntil(lambda: "joined" in first.window.toast.words.text())
    first._leave(first.window)
    opened = Opened(qtbot, tmp_path, first.session)
    assert opened.window.ledger is not None
    qtbot.waitUntil(lambda: opened.window.ledger.stack.count() == 2)  # type: ignore[union-attr]
    opened.window.commands["undo"].trigger()
    opened.until_called("switch")
    assert opened.last("switch")[1] is MarkAction.REVOKE
    opened.window.commands["undo"].trigger()
    opened.until_called("unmerge")
    assert opened.last("unmerge") == ("mark-1", "mark-2")


def test_without_duplicates_the_dialog_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    opened = with_marks(qtbot, tmp_path, 1)
    dialog = merge_dialog(opened)
    qtbot.waitUntil(lambda: dialog.empty.text() == "No mark covers another one.")
    assert not dialog.merge.isEnabled()


def test_a_file_is_previewed_with_its_marks_and_imported_and_undone_as_one_step(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = with_marks(qtbot, tmp_path, 1)
    path = tmp_path / "theirs.inspector-marks"
    dialog = import_dialog(opened, path)
    qtbot.waitUntil(dialog.keep.isEnabled)
    assert dialog.origin.text() == "2 marks of recipe bracket, from station 9."
    assert dialog.keep.text() == "Import 2 marks" and "import_marks" not in opened.session.names()
    qtbot.mouseClick(dialog.keep, LEFT)
    opened.until_called("import_marks")
    assert opened.last("import_marks") == ("recipe", path, "lot-1")
    qtbot.waitUntil(lambda: opened.window.toast.words.text() == "2 marks joined")
    qtbot.mouseClick(opened.window.toast.button, LEFT)
    opened.until_called("switch")
    assert opened.last("switch") == (("mark-2", "mark-3"), MarkAction.REVOKE)
    opened.window.commands["redo"].trigger()
    opened.until_called("switch", 2)
    assert opened.last("switch") == (("mark-2", "mark-3"), MarkAction.REDO)
    assert opened.session.names().count("import_marks") == 1


def test_marks_that_lose_something_are_imported_only_by_a_second_press(qtbot: QtBot, tmp_path: Path) -> None:
    opened = with_marks(qtbot, tmp_path, 1, harm=True)
    dialog = import_dialog(opened, tmp_path / "theirs")
    qtbot.waitUntil(dialog.keep.isEnabled)
    qtbot.mouseClick(dialog.keep, LEFT)
    assert dialog.isVisible() and "import_marks" not in opened.session.names()
    qtbot.mouseClick(dialog.keep, LEFT)
    opened.until_called("import_marks")


def test_a_file_that_is_refused_says_why_and_cannot_be_imported(qtbot: QtBot, tmp_path: Path) -> None:
    opened = with_marks(qtbot, tmp_path, 1)
    opened.session.failing["preview_import"] = RecipeInvalid(
        "its marks were made by A with weights aaa; B here has weights bbb", remedy="Add the model"
    )
    dialog = import_dialog(opened, tmp_path / "theirs")
    qtbot.waitUntil(lambda: "weights aaa" in dialog.origin.text() and "weights bbb" in dialog.origin.text())
    assert dialog.change.sentence.text() == "Add the model" and not dialog.keep.isEnabled()


def test_marks_are_exported_to_the_chosen_file_and_a_cancelled_choice_writes_nothing(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = with_marks(qtbot, tmp_path)
    handlers = opened.window.mark_commands
    assert handlers is not None
    names: list[str] = []
    handlers.choose_target = lambda parent, name: names.append(name)  # type: ignore[func-returns-value]
    opened.window.commands["export-marks"].trigger()
    assert names == ["bracket.inspector-marks"] and "export" not in opened.session.names()
    handlers.choose_target = lambda parent, name: tmp_path / name
    opened.window.commands["export-marks"].trigger()
    opened.until_called("export")
    qtbot.waitUntil(lambda: opened.window.toast.words.text().startswith("2 marks written"))


def test_the_bank_tells_why_a_mark_was_revoked_and_where_a_foreign_one_was_made(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = with_marks(qtbot, tmp_path)
    opened.session.mark_acts.merge("mark-1", "mark-2")
    opened.session.mark_acts.import_marks("recipe", tmp_path / "theirs")
    bank = opened.window.bank
    assert bank is not None
    opened.window.show_mark("mark-2")
    qtbot.waitUntil(lambda: "covered by P-12" in bank.history.text())
    bank.choose("mark-3")
    qtbot.waitUntil(lambda: "marked by carla at station 9 on" in bank.facts.text())
    assert "at station 3" not in bank.facts.text()


def test_the_tools_of_the_bank_page_are_the_commands_of_menu_and_palette(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = with_marks(qtbot, tmp_path)
    bank = opened.window.bank
    assert bank is not None
    names = [tool.defaultAction().objectName() for tool in bank.tools]
    assert names == ["merge-marks", "export-marks", "import-marks"]
    assert QApplication.activeModalWidget() is None


def test_a_change_without_a_lot_speaks_of_known_parts_alone() -> None:
    change = FakeSession(20).mark_acts._change()
    assert in_words(change) == "Clears 0 flagged parts · flags 0 quiet ones again"
    assert in_words(replace(change, lots=())) == ""

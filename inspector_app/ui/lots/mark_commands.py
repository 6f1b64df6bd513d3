"""What the commands about marks as a whole do: look-alikes, merging, marks to and from other stations."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from inspector_app.domain.bank import SuggestedPart
from inspector_app.domain.bank_change import MarkPair
from inspector_app.ui.actions import Actions
from inspector_app.ui.bridge import Bridge
from inspector_app.ui.commands import Decision
from inspector_app.ui.dialogs.import_marks import ImportDialog
from inspector_app.ui.dialogs.merge_marks import MergeDialog
from inspector_app.ui.ledger import Ledger
from inspector_app.ui.mark_decisions import ImportMarks, MergeMarks, ReviewFindings
from inspector_app.ui.theme.theme import Theme

if TYPE_CHECKING:
    from inspector_app.ui.main_window import MainWindow
    from inspector_app.workflow.session import Session

SUFFIX = ".inspector-marks"
ChooseFile = Callable[[QWidget, str], Path | None]  # over which window, a name to begin with


def choose_target(parent: QWidget, name: str) -> Path | None:
    """Where to write marks to."""
    chosen, _ = QFileDialog.getSaveFileName(
        parent, _tr("Export marks"), name, _tr("Marks (*{0})").format(SUFFIX)
    )
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix else path.with_suffix(SUFFIX)


def choose_source(parent: QWidget, name: str) -> Path | None:
    """A file of marks to read."""
    chosen, _ = QFileDialog.getOpenFileName(
        parent, _tr("Import marks"), name, _tr("Marks (*{0})").format(SUFFIX)
    )
    return Path(chosen) if chosen else None


class MarkHandlers(QObject):
    """Binds the commands, opens their dialogs, and says in a toast what was done."""

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        bridge: Bridge,
        ledger: Ledger,
        actions: Actions,
        theme: Theme,
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._bridge = window, session, bridge
        self._ledger, self._theme = ledger, theme
        self._importing: ImportMarks | None = None
        self.choose_target: ChooseFile = choose_target
        self.choose_source: ChooseFile = choose_source
        for command, handler in (
            ("look-alikes", self.look_alikes),
            ("merge-marks", self.merge),
            ("export-marks", self.export),
            ("import-marks", self.import_marks),
        ):
            actions.bind(command, handler)
        ledger.done.connect(self._done)
        page = window.look_alikes
        assert page is not None
        page.preview_wanted.connect(self._preview)
        page.part_wanted.connect(window.show_part)

    @Slot()
    def look_alikes(self) -> None:
        """Findings that look alike and that nobody has decided."""
        if self._window.look_alikes is not None:
            self._window.show_page(self._window.look_alikes)

    @Slot()
    def merge(self) -> None:
        """Pairs of marks that say nearly the same."""
        recipe_id = self._recipe_id()
        if recipe_id is None or self._window.review is None:
            return
        thumbnails = self._window.review.gallery.thumbnails
        dialog = MergeDialog(recipe_id, self._session, self._bridge, thumbnails, self._theme, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.merge_wanted.connect(self._merge)
        dialog.open()

    @Slot()
    def export(self) -> None:
        """All kept marks of the recipe into one file."""
        summary = self._window.current.summary if self._window.current is not None else None
        if summary is None:
            return
        path = self.choose_target(self._window, f"{summary.lot.recipe_name}{SUFFIX}")
        if path is not None:
            self._bridge.watch(
                self._session.mark_acts.export(summary.lot.recipe_id, path), self._exported, path
            )

    @Slot()
    def import_marks(self) -> None:
        """A file from another station, previewed on the open lot."""
        recipe_id = self._recipe_id()
        if recipe_id is None:
            return
        path = self.choose_source(self._window, "")
        if path is not None:
            self.open_import(path)

    def open_import(self, path: Path) -> None:
        """Preview this file of marks."""
        recipe_id, current = self._recipe_id(), self._window.current
        if recipe_id is None or current is None or self._window.review is None:
            return
        dialog = ImportDialog(
            path,
            recipe_id,
            current.lot_id,
            self._session,
            self._bridge,
            self._window.review.gallery.thumbnails,
            self._theme,
            self._window,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._importing = ImportMarks(recipe_id, path, current.lot_id)
        dialog.import_wanted.connect(self._import)
        dialog.open()

    # --- inside

    def _recipe_id(self) -> str | None:
        summary = self._window.current.summary if self._window.current is not None else None
        return None if summary is None else summary.lot.recipe_id

    @Slot(object)
    def _merge(self, pair: MarkPair) -> None:
        self._ledger.decide(MergeMarks.of(pair))

    @Slot()
    def _import(self) -> None:
        if self._importing is not None:
            self._ledger.decide(self._importing)

    def _exported(self, count: int, path: Path) -> None:
        words = _tr("1 mark written: {1}") if count == 1 else _tr("{0} marks written: {1}")
        self._window.toast.say(words.format(count, path))

    @Slot(object)
    def _preview(self, source: SuggestedPart) -> None:
        review = self._window.review
        if review is not None:
            self._window.show_page(review)
            review.preview_finding(source.part_id, source.image_id, source.finding_id)

    @Slot(object)
    def _done(self, decision: Decision) -> None:
        if isinstance(decision, MergeMarks):
            words = _tr("{0} is revoked, {1} covers it")
            self._say(words.format(decision.covered.label, decision.keeps.label))
        elif isinstance(decision, ImportMarks):
            count = len(decision.result)
            self._say((_tr("1 mark joined") if count == 1 else _tr("{0} marks joined")).format(count))
        elif isinstance(decision, ReviewFindings):
            count = len(decision.finding_ids)
            words = _tr("1 finding is a defect") if count == 1 else _tr("{0} findings are defects")
            self._say(words.format(count))

    def _say(self, words: str) -> None:
        self._window.toast.say(words, _tr("Undo"), self._ledger.undo)


def _tr(text: str) -> str:
    return QCoreApplication.translate("MarkCommands", text)

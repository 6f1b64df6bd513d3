"""How lots get into the window: a folder, the demo, a lot of before."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from inspector_app.domain.errors import InspectorError
from inspector_app.domain.grouping import Grouping
from inspector_app.domain.lot import JobState, Lot
from inspector_app.domain.readings import JobRow, KnownRecipe, LotSummary
from inspector_app.ui.bridge import Bridge
from inspector_app.ui.dialogs.category import Asked, CategoryDialog
from inspector_app.ui.dialogs.part_choice import Look
from inspector_app.ui.lots.current import CurrentLot
from inspector_app.ui.lots.demo_guide import DemoStory, PrepareDemo, prepare_demo
from inspector_app.ui.theme.theme import Theme
from inspector_app.workflow.events import Event, Progress
from inspector_app.workflow.part_grouping import look
from inspector_app.workflow.requests import OpenFolder

if TYPE_CHECKING:
    from inspector_app.workflow.session import Session

_OTHERS_MS = 900  # acts on the whole recipe come in bursts, and all lots are counted for it

AskCategory = Callable[[Path, list[KnownRecipe], Look, QWidget], Asked | None]


def ask_category(
    theme: Theme, folder: Path, known: list[KnownRecipe], look: Look, parent: QWidget
) -> Asked | None:
    """What a person says of the folder, or None when it is not to be opened after all."""
    dialog = CategoryDialog(theme, folder, known, look, parent)
    answer = dialog.answer() if dialog.exec() == QDialog.DialogCode.Accepted else None
    dialog.deleteLater()
    return answer


class Opening(QObject):
    """Asks what has to be asked and opens; the category only of folders that are new."""

    lots_changed = Signal(object)  # list of LotSummary, latest first
    demo_began = Signal(object)  # DemoStory
    told = Signal(str)  # what takes a while

    def __init__(
        self,
        session: Session,
        bridge: Bridge,
        current: CurrentLot,
        window: QWidget,
        *,
        ask: AskCategory,
        demo: PrepareDemo = prepare_demo,
    ) -> None:
        super().__init__(window)
        self._session, self._bridge, self._current = session, bridge, current
        self._window, self._ask, self._demo = window, ask, demo
        self._asking = self._ended = self._drawing = False
        self._lots: list[LotSummary] = []
        self._recipes: list[KnownRecipe] = []
        bridge.lot_opened.connect(self.read_lots)
        current.summary_changed.connect(self._counted)
        self._others = QTimer(self, singleShot=True, interval=_OTHERS_MS)
        self._others.timeout.connect(self._read_others)
        for signal in (bridge.bank_changed, bridge.recipe_changed):
            signal.connect(self._recipe_changed)
        bridge.progress.connect(self._progressed)

    def end(self) -> None:
        """The window closes: an answer to what is still asked opens nothing any more."""
        self._ended = True

    @Slot()
    def read_lots(self) -> None:
        """Read which lots there are."""
        self._read_others()
        self._bridge.watch(self._session.recipes(), self._recipes_came, channel="recipes")

    @Slot()
    def _read_others(self) -> None:
        """What changes in lots that are not looked at: by a mark, a threshold, or work that goes on there."""
        self._bridge.watch(self._session.lots(), self._lots_came, channel="lots")

    @Slot(object)
    def _recipe_changed(self, event: Event) -> None:
        self._others.start()

    @Slot(object)
    def _progressed(self, event: Progress) -> None:
        if event.lot_id != self._current.lot_id and event.state not in (JobState.QUEUED, JobState.RUNNING):
            self._others.start()

    @Slot(object)
    def _counted(self, summary: LotSummary) -> None:
        """The open lot stands in the list with the counts that stand above its parts."""
        lots = [summary if known.lot.id == summary.lot.id else known for known in self._lots]
        if lots != self._lots:
            self._lots = lots
            self.lots_changed.emit(lots)

    def resume_open_jobs(self) -> None:
        """Go on with what was running when the program last ended, and show it."""
        self._bridge.watch(self._session.open_jobs(), self._jobs_came)

    @Slot()
    def ask_folder(self) -> None:
        """Let a person choose a folder."""
        start = str(self._lots[0].lot.folder.parent) if self._lots else ""
        chosen = QFileDialog.getExistingDirectory(
            self._window, self.tr("Folder of part pictures"), start, QFileDialog.Option.ShowDirsOnly
        )
        if chosen:
            self.open_path(Path(chosen))

    def open_path(self, folder: Path) -> None:
        """Open a folder; of one that was open before the recipe is known."""
        known = next((s for s in self._lots if s.lot.folder == folder and not s.lot.watched), None)
        if known is not None:
            category: str | None = known.version.settings.category
            self.open_request(OpenFolder(folder, category or "object", recipe=known.lot.recipe_name))
            return
        if self._asking:
            return  # one question at a time: a folder that is dropped meanwhile can be dropped again
        self._asking = True
        try:
            asked = self._ask(folder, self.known_recipes(), partial(self._look, folder), self._window)
        finally:
            self._asking = False
        self._bridge.forget("grouping")
        if asked is not None and not self._ended:
            self.open_request(OpenFolder(folder, asked.category, part_pattern=asked.part_pattern))

    def _look(
        self,
        folder: Path,
        pattern: str,
        found: Callable[[Grouping], None],
        failed: Callable[[InspectorError], None],
    ) -> None:
        """Group the folder's first names, on a thread of its own: a folder may be far away, a pattern slow."""
        answer = self._bridge.perform(partial(look, folder, pattern), "inspector-grouping")
        self._bridge.watch(answer, found, failed=failed, channel="grouping")

    @Slot(object)
    def open_request(self, request: OpenFolder) -> None:
        """Open what is described completely."""
        self._bridge.watch(self._session.open_folder(request), self._lot_came)

    @Slot()
    def open_demo(self) -> None:
        """Draw the demo's pictures, if need be, and open its first lot; once, however often it is asked for."""
        if self._drawing:
            return
        self._drawing = True
        self.told.emit(self.tr("The pictures of the demo are drawn…"))
        drawn = self._bridge.perform(self._demo, "inspector-demo")
        self._bridge.watch(drawn, self._demo_ready, failed=self._demo_failed)

    @Slot(str)
    def open_lot(self, lot_id: str) -> None:
        """A lot of the list; files that have joined its folder since are found as well."""
        known = next((s for s in self._lots if s.lot.id == lot_id), None)
        self._current.open(lot_id)
        if known is not None and not known.lot.watched and known.lot.folder.is_dir():
            category = known.version.settings.category
            request = OpenFolder(known.lot.folder, category, recipe=known.lot.recipe_name, lot=known.lot.name)
            self._bridge.watch(self._session.open_folder(request), self._joined)

    def _demo_failed(self, error: InspectorError) -> None:
        self._drawing = False
        self._bridge.failure.emit(error)

    def _demo_ready(self, story: DemoStory) -> None:
        self._drawing = False
        self.demo_began.emit(story)
        self.open_request(story.first)

    def _lot_came(self, lot: Lot) -> None:
        if lot.id != self._current.lot_id:
            self._current.open(lot.id)
        self.read_lots()

    def _joined(self, lot: Lot) -> None:
        self.read_lots()

    def _lots_came(self, lots: list[LotSummary]) -> None:
        self._lots = sorted(lots, key=_opened_at, reverse=True)
        self.lots_changed.emit(self._lots)

    def _recipes_came(self, recipes: list[KnownRecipe]) -> None:
        self._recipes = recipes

    def known_recipes(self) -> list[KnownRecipe]:
        """Those of the lots, latest first, and those without one; until the models are known none has text."""
        told = {recipe.name: recipe for recipe in self._recipes}
        of_lots = dict.fromkeys(summary.lot.recipe_name for summary in self._lots)
        return [told.get(name, KnownRecipe(name, False)) for name in (dict.fromkeys([*of_lots, *told]))]

    def _jobs_came(self, jobs: list[JobRow]) -> None:
        going = [job for job in jobs if job.state in (JobState.QUEUED, JobState.RUNNING)]
        for job in going:
            self._session.resume(job.lot_id)
        if going and self._current.lot_id is None:
            self._current.open(going[0].lot_id)


def _opened_at(summary: LotSummary) -> float:
    return summary.lot.created_at

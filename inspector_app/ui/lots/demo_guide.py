"""The demo's story, told beside the work: one sentence at a time, following what is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from inspector_app.domain.readings import LotSummary
from inspector_app.ui.findings.marking import Marking
from inspector_app.ui.lots.current import CurrentLot
from inspector_app.ui.theme.fields import ThemedIcon
from inspector_app.ui.theme.plain import PlainLabel
from inspector_app.ui.theme.theme import Theme
from inspector_app.ui.theme.tokens import SPACE
from inspector_app.workflow.requests import OpenFolder

if TYPE_CHECKING:
    from inspector_app.workflow.demo import DemoLots


@dataclass(frozen=True, slots=True)
class DemoStory:
    """The two lots in the order in which they are opened."""

    first: OpenFolder
    second: OpenFolder


def story_of(lots: DemoLots) -> DemoStory:
    """How the demo's folders are opened."""
    from inspector_app.workflow import demo  # only here: the window's first picture need not wait for it

    return DemoStory(
        OpenFolder(lots.first, demo.CATEGORY, lot=demo.FIRST_LOT),
        OpenFolder(lots.second, demo.CATEGORY, lot=demo.SECOND_LOT),
    )


def prepare_demo() -> DemoStory:
    """Draw the demo's pictures where they are not there yet; runs on a thread of its own."""
    from inspector_app.workflow import demo  # only here: the window's first picture need not wait for it

    return story_of(demo.prepare(demo.default_workspace()))


PrepareDemo = Callable[[], DemoStory]


class DemoGuide(QFrame):
    """Says what to look at and what to press next; silent for every other lot."""

    second_wanted = Signal(object)  # OpenFolder

    def __init__(
        self, current: CurrentLot, marking: Marking, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("message")
        self.setProperty("level", "info")
        self._current, self._marking = current, marking
        self.story: DemoStory | None = None
        self.words = PlainLabel(wordWrap=True)
        self.second = QPushButton(self.tr("Open the next lot"))
        self.second.setProperty("kind", "primary")
        self.second.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.second.clicked.connect(self._open_second)
        close = QToolButton()
        ThemedIcon(close, theme, "close")
        close.setAccessibleName(self.tr("End the guide"))
        close.clicked.connect(self._end)
        line = QHBoxLayout(self)
        line.setContentsMargins(SPACE.L, SPACE.S, SPACE.S, SPACE.S)
        line.setSpacing(SPACE.M)
        line.addWidget(self.words, 1)
        line.addWidget(self.second)
        line.addWidget(close)
        self.hide()
        current.summary_changed.connect(self._tell)
        current.progressed.connect(self._tell)
        marking.asked.connect(self._tell)
        marking.ended.connect(self._tell)

    def begin(self, story: DemoStory) -> None:
        """Tell this story whenever one of its lots is open."""
        self.story = story
        self._tell()

    @Slot()
    def _tell(self) -> None:
        summary = self._current.summary
        story = self.story
        if story is None or summary is None:
            return
        folder = summary.lot.folder
        self.setVisible(folder in (story.first.folder, story.second.folder))
        first = folder == story.first.folder
        self.words.setText(self._on_the_first(summary) if first else self._on_the_second(summary))
        self.second.setVisible(first and summary.counts.quieted > 0 and not self._marking.open)

    def _on_the_first(self, summary: LotSummary) -> str:
        counts = summary.counts
        if self._marking.open:
            return self.tr("This is what the mark would do; nothing is stored yet. P keeps it, Esc drops it.")
        if counts.quieted == 1:
            return self.tr(
                "1 part is quiet because of your marks, {0} stay flagged. Mark another shadow if one is left, then "
                "see whether the next lot knows them."
            ).format(counts.flagged)
        if counts.quieted:
            return self.tr(
                "{0} parts are quiet because of your marks, {1} stay flagged. Mark another shadow if one is "
                "left, then see whether the next lot knows them."
            ).format(counts.quieted, counts.flagged)
        if self._current.any_running or counts.inspected < counts.total:
            return self.tr(
                "{0} plates are being inspected. No training, no labels: what is usual in the lot counts as "
                "normal."
            ).format(counts.total)
        return self.tr(
            "{0} parts are flagged: some have a true defect, others only the shadow of a gripper. N goes to "
            "the next one; on a shadow, press P."
        ).format(counts.flagged)

    def _on_the_second(self, summary: LotSummary) -> str:
        counts = summary.counts
        if self._current.any_running or counts.inspected < counts.total:
            return self.tr("The next lot of the recipe knows your marks from its first part on.")
        if counts.quieted == 1:
            return self.tr(
                "1 part is quiet because of the marks of the lot before, {0} are flagged. Revoke a mark in the bank, "
                "and its parts come back."
            ).format(counts.flagged)
        return self.tr(
            "{0} parts are quiet because of the marks of the lot before, {1} are flagged. Revoke a mark in "
            "the bank, and its parts come back."
        ).format(counts.quieted, counts.flagged)

    @Slot()
    def _open_second(self) -> None:
        if self.story is not None:
            self.second_wanted.emit(self.story.second)

    @Slot()
    def _end(self) -> None:
        self.story = None
        self.hide()

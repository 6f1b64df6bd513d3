"""What the commands of the review place do; one method a command."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Qt, Slot
from PySide6.QtWidgets import QMenu

from inspector_app.domain.bank import Mark
from inspector_app.domain.errors import InspectorError
from inspector_app.domain.filtering import GroupBy
from inspector_app.domain.review import FindingDecision, PartDecision
from inspector_app.ui.actions import Actions
from inspector_app.ui.commands import (
    Decision,
    KeepMark,
    ReviewParts,
    SetClasses,
    SetThreshold,
    SwitchMark,
)
from inspector_app.ui.dialogs.classes import ClassesDialog
from inspector_app.ui.findings.comparing import Comparison
from inspector_app.ui.findings.page import ReviewPage
from inspector_app.ui.findings.picture_bar import TOOLS
from inspector_app.ui.gallery.rows import TO_CHECK
from inspector_app.ui.language.figures import count
from inspector_app.ui.ledger import Ledger
from inspector_app.ui.status.messages import MessageBar
from inspector_app.ui.status.toast import Toast
from inspector_app.ui.theme.verdicts import decision_word

KINDS = {  # commands that go to the next part of a kind, and the filter that finds it
    "next-flagged": "verdict:flagged",
    "next-unsure": "review:unsure",
    "next-disagreeing": "disagree:",
    "next-check": TO_CHECK,
}

GROUPS = {f"group-{group.value}": group for group in GroupBy}


COMPARISONS = {
    "compare": Comparison.GOOD,
    "compare-mark": Comparison.MARK,
    "compare-view": Comparison.VIEW,
    "compare-run": Comparison.RUN,
}


class ReviewHandlers(QObject):
    """Binds the commands to the page and says in a toast what was done."""

    def __init__(
        self, page: ReviewPage, ledger: Ledger, actions: Actions, toast: Toast, messages: MessageBar
    ) -> None:
        super().__init__(page)
        self._page, self._ledger, self._actions = page, ledger, actions
        self._toast, self._messages = toast, messages
        for command, handler in self._table().items():
            actions.bind(command, handler)
        actions["lines"].setChecked(page.gallery.as_lines)
        actions["tints"].setChecked(page.gallery.tints.on)
        menu = QMenu(page.gallery.groups)
        menu.addActions([actions[command] for command in GROUPS])
        page.gallery.groups.setMenu(menu)
        self._show_group()
        actions["histogram"].setChecked(True)
        page.histogram_shown.connect(actions["histogram"].setChecked)
        self._preview_ended()
        self._follow_stack()
        page.marking.asked.connect(self._preview_began)
        page.marking.ended.connect(self._preview_ended)
        page.reviewing.all_decided.connect(self._all_decided)
        page.reviewing.nothing_next.connect(self._nothing_next)
        page.reviewing.all_checked.connect(self._all_checked)
        page.beside.nothing.connect(self._nothing_to_compare)
        page.beside.no_other.connect(self._no_other)
        page.beside.hidden.connect(self._run_hidden)
        page.part.classes.picked.connect(self._call_defect)
        ledger.done.connect(self._done)
        ledger.undone.connect(self._undone)
        ledger.failed.connect(self._failed)
        ledger.stack.indexChanged.connect(self._stack_moved)
        page.canvas.region_steps_changed.connect(self._follow_stack)

    def _table(self) -> dict[str, Callable[[], None]]:
        page, canvas = self._page, self._page.canvas
        return {
            "accept": self.accept,
            "reject": self.reject,
            "unsure": self.unsure,
            "pseudo": self.pseudo,
            "defect": self.defect,
            "classes": self.classes,
            "keep": page.marking.keep,
            "drop": self.drop,
            "select-all": page.gallery.grid.select_all,
            "select-next": self.select_next,
            "select-previous": self.select_previous,
            "next": self.next,
            "previous": self.previous,
            "next-undecided": page.reviewing.go_undecided,
            **{command: self.next_of_kind for command in KINDS},
            "next-finding": self.next_finding,
            "previous-finding": self.previous_finding,
            "next-image": self.next_image,
            "previous-image": self.previous_image,
            "heatmap": canvas.toggle_heatmap,
            "only-above": self.only_above,
            "fainter": self.fainter,
            "stronger": self.stronger,
            **{command: self.compare for command in COMPARISONS},
            "compare-next": page.beside.step,
            "tone-fit": self.fit_tone,
            "tone-reset": self.reset_tone,
            "fit": canvas.fit,
            "actual-size": self.actual_size,
            "filter": page.gallery.focus_filter,
            "lines": self.lines,
            "tints": self.tints,
            **{command: self.divide for command in GROUPS},
            "histogram": self.histogram,
            "sort-again": page.gallery.rows.read_again,
            "undo": self.undo,
            "redo": self.redo,
            **{command: self.take_tool for command in TOOLS},
            **{f"class-{digit}": self.pick_class for digit in range(1, 10)},
        }

    # --- decisions
    @Slot()
    def accept(self) -> None:
        self._decide(PartDecision.ACCEPT)

    @Slot()
    def reject(self) -> None:
        self._decide(PartDecision.REJECT)

    @Slot()
    def unsure(self) -> None:
        self._decide(PartDecision.UNSURE)

    @Slot()
    def pseudo(self) -> None:
        """First a preview; pressed again, the mark is kept."""
        marking = self._page.marking
        if marking.open:
            marking.keep()
        elif self._drawn_on_another_file():
            return
        elif not marking.begin(self._page.canvas.region(), self._page.part.note.text().strip()):
            self._say(_tr("Select a finding, or draw a region first"))

    @Slot()
    def defect(self) -> None:
        self._call_defect("")

    @Slot()
    def pick_class(self) -> None:
        digit = int(self._actions.current.removeprefix("class-"))
        names = self._page.part.classes.names
        if digit <= len(names):
            self._call_defect(names[digit - 1])

    @Slot()
    def classes(self) -> None:
        summary = self._page.current.summary
        if summary is None:
            return
        names = summary.version.settings.defect_classes
        dialog = ClassesDialog(summary.lot.recipe_name, names, self._page.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._classes_chosen)
        dialog.open()

    @Slot()
    def _classes_chosen(self) -> None:
        dialog, summary = self.sender(), self._page.current.summary
        assert isinstance(dialog, ClassesDialog)
        before = summary.version.settings.defect_classes if summary is not None else ()
        if summary is not None and dialog.names() != before:
            self._ledger.decide(SetClasses(summary.lot.recipe_id, dialog.names(), before))

    @Slot()
    def drop(self) -> None:
        """Out of the filter box, the preview, the drawn region or the selection: whichever is there first."""
        page = self._page
        if page.gallery.filter_box.hasFocus():
            page.gallery.grid.setFocus()
        elif page.marking.open:
            page.marking.drop()
        elif page.gallery.grid.selected_parts and page.canvas.region() is None:
            page.gallery.grid.clear_selected()
        else:
            page.canvas.clear_region()

    @Slot()
    def undo(self) -> None:
        """The last stroke of a region that is being drawn, else what was decided last."""
        if self._page.canvas.can_undo_region:
            self._page.canvas.undo_region()
        else:
            self._ledger.undo()

    @Slot()
    def redo(self) -> None:
        if self._page.canvas.can_redo_region:
            self._page.canvas.redo_region()
        else:
            self._ledger.redo()

    # --- where to go
    @Slot()
    def lines(self) -> None:
        self._page.gallery.show_lines(self._actions["lines"].isChecked())

    @Slot()
    def tints(self) -> None:
        self._page.gallery.show_tints(self._actions["tints"].isChecked())

    @Slot()
    def histogram(self) -> None:
        self._page.show_histogram(self._actions["histogram"].isChecked())

    @Slot()
    def divide(self) -> None:
        self._page.gallery.show_groups(GROUPS[self._actions.current])
        self._show_group()

    def _show_group(self) -> None:
        for command, group in GROUPS.items():
            self._actions[command].setChecked(group is self._page.gallery.group)

    @Slot()
    def next(self) -> None:
        self._page.gallery.grid.step(+1)

    @Slot()
    def previous(self) -> None:
        self._page.gallery.grid.step(-1)

    @Slot()
    def select_next(self) -> None:
        self._page.gallery.grid.extend(+1)

    @Slot()
    def select_previous(self) -> None:
        self._page.gallery.grid.extend(-1)

    @Slot()
    def next_of_kind(self) -> None:
        self._page.reviewing.go_next(KINDS[self._actions.current])

    @Slot()
    def next_finding(self) -> None:
        self._page.reviewing.step_finding(+1)

    @Slot()
    def previous_finding(self) -> None:
        self._page.reviewing.step_finding(-1)

    @Slot()
    def next_image(self) -> None:
        self._page.reviewing.step_image(+1)

    @Slot()
    def previous_image(self) -> None:
        self._page.reviewing.step_image(-1)

    # --- the picture
    @Slot()
    def take_tool(self) -> None:
        self._page.canvas.set_tool(TOOLS[self._actions.current])
        self._page.bar.show_tool(self._page.canvas.tool)
        self._page.canvas.setFocus()

    @Slot()
    def fainter(self) -> None:
        self._page.canvas.step_opacity(-1)

    @Slot()
    def stronger(self) -> None:
        self._page.canvas.step_opacity(+1)

    @Slot()
    def only_above(self) -> None:
        self._page.canvas.set_only_above(self._actions["only-above"].isChecked())

    @Slot()
    def fit_tone(self) -> None:
        if not self._page.tone.fit_picture():
            self._say(_tr("Black and white can be chosen for pictures of 16 bits"))

    @Slot()
    def reset_tone(self) -> None:
        self._page.tone.forget()

    @Slot()
    def actual_size(self) -> None:
        self._page.canvas.actual_size()

    @Slot()
    def compare(self) -> None:
        command = self._actions.current
        wanted = self._actions[command].isChecked()
        for other in COMPARISONS:
            self._actions[other].setChecked(wanted and other == command)
        self._page.beside.set_comparing(COMPARISONS[command] if wanted else None)

    # --- inside
    def _decide(self, decision: PartDecision) -> None:
        self._page.marking.drop()
        grid, note = self._page.gallery.grid, self._page.part.take_note()
        if grid.selected_parts:
            self._page.reviewing.decide_parts(grid.selected_parts, decision, note)
            grid.clear_selected()
        else:
            self._page.reviewing.decide_part(decision, note)

    @Slot(str)
    def _call_defect(self, defect_class: str) -> None:
        region = self._page.canvas.region()
        if self._drawn_on_another_file():
            return
        if region is None and self._page.reviewing.selected is None:
            self._say(_tr("Select a finding, or draw a region first"))
            return
        self._page.reviewing.decide_finding(
            FindingDecision.DEFECT, defect_class, self._page.part.take_note(), region
        )
        self._page.canvas.start_region()

    def _drawn_on_another_file(self) -> bool:
        """A region belongs to the picture that was inspected, by its hash: not to a file that came later."""
        if self._page.canvas.region() is None or not self._page.desk.outdated:
            return False
        self._say(_tr("The file was changed after it was inspected. Open the folder again first"))
        return True

    def _say(self, words: str, *, undo: bool = False) -> None:
        if undo:
            self._toast.say(words, _tr("Undo"), self._ledger.undo)
        else:
            self._toast.say(words)

    @Slot()
    def _preview_began(self) -> None:
        self._actions["keep"].setEnabled(True)

    @Slot()
    def _preview_ended(self) -> None:
        self._actions["keep"].setEnabled(False)

    @Slot()
    def _stack_moved(self) -> None:
        self._page.canvas.forget_region_steps()  # what is undone next is what was done last

    @Slot()
    def _follow_stack(self) -> None:
        canvas, stack = self._page.canvas, self._ledger.stack
        self._actions["undo"].setEnabled(canvas.can_undo_region or stack.canUndo())
        self._actions["redo"].setEnabled(canvas.can_redo_region or stack.canRedo())

    @Slot()
    def _all_decided(self) -> None:
        summary = self._page.current.summary
        if summary is not None and summary.counts.inspected < summary.counts.total:
            self._say(_tr("Nothing else is flagged yet; the inspection goes on"))
        else:
            self._say(_tr("No undecided parts are left in this lot"))

    @Slot()
    def _all_checked(self) -> None:
        summary = self._page.current.summary
        drawn = 0 if summary is None else summary.check.drawn
        self._say(
            _tr("The check sample of this lot is done")
            if drawn
            else _tr("This lot has no check sample: it is drawn when the inspection ends")
        )

    @Slot()
    def _nothing_next(self) -> None:
        self._say(_tr("There is no other such part in this lot"))

    @Slot(object)
    def _nothing_to_compare(self, comparison: Comparison) -> None:
        self._say(
            {
                Comparison.GOOD: _tr("There is no good part to compare with yet"),
                Comparison.MARK: _tr("No mark is near this finding"),
                Comparison.VIEW: _tr("This part has one image only"),
                Comparison.RUN: _tr("This image was inspected once; there is no earlier run"),
            }[comparison]
        )

    @Slot()
    def _run_hidden(self) -> None:
        self._say(_tr("This part is checked without sight of earlier results"))

    @Slot()
    def _no_other(self) -> None:
        self._say(_tr("There is nothing else to compare with here"))

    @Slot(object)
    def _done(self, decision: Decision) -> None:
        if isinstance(decision, KeepMark) and isinstance(decision.result, Mark):
            self._page.part.note.clear()
            words = (
                _tr("{0} kept: {1} part went quiet")
                if decision.clears == 1
                else _tr("{0} kept: {1} parts went quiet")
            )
            quiet = words.format(decision.result.label, decision.clears)
            self._say(quiet, undo=True)
        elif isinstance(decision, SwitchMark) and isinstance(decision.result, Mark):
            words = _tr("{0} revoked") if decision.revokes else _tr("{0} kept again")
            self._say(words.format(decision.result.label), undo=True)
        elif isinstance(decision, ReviewParts):
            number, word = len(decision.part_ids), decision_word(decision.decision)
            words = _tr("{0} part: {1}") if number == 1 else _tr("{0} parts: {1}")
            self._say(words.format(count(number), word), undo=True)
        elif isinstance(decision, SetClasses):
            self._say(_tr("Defect classes changed"), undo=True)
        elif isinstance(decision, SetThreshold):
            self._say(_tr("Threshold moved; every verdict reads anew"), undo=True)

    @Slot(object)
    def _undone(self, decision: Decision) -> None:
        """It may be of yesterday, so it is named."""
        self._say(_tr("Undone: {0}").format(decision.text()))

    @Slot(object, object)
    def _failed(self, decision: Decision, error: InspectorError) -> None:
        self._messages.show_error(error)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Review", text)

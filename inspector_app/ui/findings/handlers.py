"""What the commands of decisions and of the list do; one method a command."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Qt, Slot
from PySide6.QtWidgets import QApplication, QMenu

from inspector_app.domain.filtering import GroupBy
from inspector_app.domain.review import FindingDecision, PartDecision
from inspector_app.ui.actions import Actions
from inspector_app.ui.commands import SetClasses
from inspector_app.ui.dialogs.classes import ClassesDialog
from inspector_app.ui.findings.page import ReviewPage
from inspector_app.ui.gallery.rows import TO_CHECK
from inspector_app.ui.ledger import Ledger
from inspector_app.ui.status.toast import Toast

KINDS = {  # commands that go to the next part of a kind, and the filter that finds it
    "next-flagged": "verdict:flagged",
    "next-unsure": "review:unsure",
    "next-second": "second:",
    "next-disagreeing": "disagree:",
    "next-check": TO_CHECK,
}

OF_A_PART = ("accept", "reject", "unsure", "pseudo", "defect")

GROUPS = {f"group-{group.value}": group for group in GroupBy}


class ReviewHandlers(QObject):
    """Binds the commands to the page and says in a toast what cannot be done."""

    def __init__(self, page: ReviewPage, ledger: Ledger, actions: Actions, toast: Toast) -> None:
        super().__init__(page)
        self._page, self._ledger, self._actions = page, ledger, actions
        self._toast = toast
        for command, handler in self._table().items():
            actions.bind(command, handler)
        actions["lines"].setChecked(page.gallery.as_lines)
        actions["tints"].setChecked(page.gallery.tints.on)
        menu = QMenu(page.gallery.groups)
        menu.addActions([actions[command] for command in GROUPS])
        page.gallery.groups.setMenu(menu)
        page.gallery.group_changed.connect(self._show_group)
        self._show_group()
        actions["histogram"].setChecked(True)
        page.histogram_shown.connect(actions["histogram"].setChecked)
        self._no_part()
        page.current.opened.connect(self._no_part)
        page.reviewing.part_changed.connect(self._a_part)
        self._preview_ended()
        self._follow_stack()
        page.marking.asked.connect(self._preview_began)
        page.marking.ended.connect(self._preview_ended)
        page.reviewing.all_decided.connect(self._all_decided)
        page.reviewing.nothing_next.connect(self._nothing_next)
        page.reviewing.all_checked.connect(self._all_checked)
        page.part.classes.picked.connect(self._call_defect)
        ledger.stack.indexChanged.connect(self._stack_moved)
        page.canvas.region_steps_changed.connect(self._follow_stack)
        page.seen_changed.connect(self._follow_stack)

    def _table(self) -> dict[str, Callable[[], None]]:
        page = self._page
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
            "filter": page.gallery.focus_filter,
            "lines": self.lines,
            "tints": self.tints,
            **{command: self.divide for command in GROUPS},
            "histogram": self.histogram,
            "sort-again": page.gallery.rows.read_again,
            "undo": self.undo,
            "redo": self.redo,
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
            self._toast.say(_tr("Select a finding, or draw a region first"))

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
        """Out of an open list, filter box, preview, a field, the drawn region or the selection: the first there is."""
        page, focused, proposals = self._page, QApplication.focusWidget(), QApplication.activePopupWidget()
        if proposals is not None:
            proposals.close()  # Qt gives the key to this command rather than to the list that lies over the window
            return
        if not page.isVisible():
            return  # what is not seen is not dropped
        if page.gallery.filter_box.hasFocus():
            page.gallery.grid.setFocus()
        elif page.marking.open:
            page.marking.drop()
        elif focused is not None and not any(
            p is focused or p.isAncestorOf(focused) for p in page.key_places
        ):
            page.canvas.setFocus()  # back to where the single keys act
        elif page.gallery.grid.selected_parts and page.canvas.region() is None:
            page.gallery.grid.clear_selected()
        else:
            page.canvas.clear_region()

    @Slot()
    def undo(self) -> None:
        """The last stroke of a region that is being drawn, where it is seen, else what was decided last."""
        if self._page.isVisible() and self._page.canvas.can_undo_region:
            self._page.canvas.undo_region()
        else:
            self._ledger.undo()

    @Slot()
    def redo(self) -> None:
        if self._page.isVisible() and self._page.canvas.can_redo_region:
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

    @Slot()
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
            self._toast.say(_tr("Select a finding, or draw a region first"))
            return
        self._page.reviewing.decide_finding(
            FindingDecision.DEFECT, defect_class, self._page.part.take_note(), region
        )
        self._page.canvas.start_region()

    def _drawn_on_another_file(self) -> bool:
        """A region belongs to the picture that was inspected, by its hash: not to a file that came later."""
        if self._page.canvas.region() is None or not self._page.desk.outdated:
            return False
        self._toast.say(_tr("The file was changed after it was inspected. Open the folder again first"))
        return True

    @Slot()
    def _no_part(self) -> None:
        """A lot without parts has nothing to decide; of another the first one follows at once."""
        for command in OF_A_PART:
            self._actions[command].setEnabled(self._page.reviewing.part_id is not None)

    @Slot(str)
    def _a_part(self, part_id: str) -> None:
        for command in OF_A_PART:
            self._actions[command].setEnabled(True)

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
        canvas, stack, seen = self._page.canvas, self._ledger.stack, self._page.isVisible()
        self._actions["undo"].setEnabled((seen and canvas.can_undo_region) or stack.canUndo())
        self._actions["redo"].setEnabled((seen and canvas.can_redo_region) or stack.canRedo())

    @Slot()
    def _all_decided(self) -> None:
        summary = self._page.current.summary
        if summary is not None and summary.counts.inspected < summary.counts.total:
            self._toast.say(_tr("Nothing else is flagged yet; the inspection goes on"))
        else:
            self._toast.say(_tr("No flagged part is left undecided in this lot"))

    @Slot()
    def _all_checked(self) -> None:
        summary = self._page.current.summary
        drawn = 0 if summary is None else summary.check.drawn
        self._toast.say(
            _tr("The check sample of this lot is done")
            if drawn
            else _tr("This lot has no check sample: it is drawn when the inspection ends")
        )

    @Slot()
    def _nothing_next(self) -> None:
        self._toast.say(_tr("There is no other such part in this lot"))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Review", text)

"""The bank page: every mark of the recipe, what it does, and the switch to revoke it or keep it again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QSize,
    Qt,
    QTimer,
    Slot,
)
from PySide6.QtGui import QAction, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QPushButton,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from inspector_app.domain.bank import Mark, MarkAction
from inspector_app.domain.bank_change import MarkAct
from inspector_app.domain.readings import MarkRow
from inspector_app.ui.actions import Actions
from inspector_app.ui.bridge import Bridge
from inspector_app.ui.commands import SwitchMark
from inspector_app.ui.findings.quiet_block import made_by
from inspector_app.ui.gallery.chips import FlowLayout
from inspector_app.ui.gate import Gate, Held
from inspector_app.ui.language.moments import lately
from inspector_app.ui.ledger import Ledger
from inspector_app.ui.lots.approving import ApprovalBar
from inspector_app.ui.lots.current import CurrentLot
from inspector_app.ui.lots.marks_list import MarkDelegate, MarksModel
from inspector_app.ui.theme.plain import PlainLabel
from inspector_app.ui.theme.theme import Theme
from inspector_app.ui.theme.tokens import SPACE

if TYPE_CHECKING:
    from inspector_app.workflow.session import Session

_SETTLE_MS = 150  # summaries come in bursts; the question goes to the inference thread
_NEED_MARKS = 2  # of the tools: there must be marks to merge or to export
_LARGE = 320


class BankPage(QWidget):
    """Marks on the left, the chosen one on the right."""

    chapter = "The bank of marks"

    def __init__(
        self,
        session: Session,
        bridge: Bridge,
        ledger: Ledger,
        current: CurrentLot,
        actions: Actions,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.tools = [tool_of(actions[name]) for name in ("merge-marks", "export-marks", "import-marks")]
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session, self._bridge = session, bridge
        self._ledger, self._current, self._actions = ledger, current, actions
        self.gate = Gate(ledger, self, "mark")
        self._chosen: str | None = None
        self._came_here = False
        self._told = ("", False, False)  # of which mark, as it was then, the history is shown
        self._near_settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self.marks = MarksModel(session, bridge)
        self.list = QListView()
        self.list.setObjectName("bare")
        self.list.setAccessibleName(self.tr("Marks"))
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setModel(self.marks)
        self.list.setItemDelegate(MarkDelegate(self.marks, theme, self.list))
        self.list.selectionModel().currentChanged.connect(self._current_changed)
        self.picture = PlainLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.picture.setFixedSize(_LARGE, _LARGE * 3 // 4)
        self.name = PlainLabel()
        self.name.setProperty("role", "title")
        self.facts = PlainLabel(wordWrap=True)
        self.history = PlainLabel(wordWrap=True)
        self.history.setProperty("role", "caption")
        self.switch = QPushButton()
        self.switch.setProperty("touch", True)
        self.switch.clicked.connect(self._switch)
        self.approval = ApprovalBar(lambda: session.who.author, actions)
        self._arrange()
        bridge.bank_changed.connect(self._bank_changed)
        current.summary_changed.connect(self.read)
        self.marks.dataChanged.connect(self._show_chosen)
        self._near_settle.timeout.connect(self._read_near)

    @Slot()
    def read(self) -> None:
        """Read the marks of the open lot's recipe."""
        if self._current.summary is not None and self.isVisible():
            recipe_id = self._current.summary.lot.recipe_id
            self._bridge.watch(self._session.marks(recipe_id), self._marks_came, channel="marks")
            self._near_settle.start()

    def choose(self, mark_id: str) -> None:
        """Show this mark once the list is there."""
        self._chosen = mark_id
        self._show_chosen()

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        self._came_here = True
        self.read()

    def _arrange(self) -> None:
        self.empty = PlainLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        left = QWidget()
        self._stack = QStackedLayout(left)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.list)
        self._side = QFrame()
        self._side.setObjectName("card")
        self._side.setFixedWidth(_LARGE + 2 * SPACE.L)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(SPACE.L, SPACE.L, SPACE.L, SPACE.L)
        side.setSpacing(SPACE.M)
        side.addWidget(self.picture)
        side.addWidget(self.name)
        side.addWidget(self.facts)
        side.addWidget(self.history)
        side.addStretch(1)
        side.addWidget(self.approval)
        side.addWidget(self.switch)
        self._side.setVisible(False)
        title = PlainLabel(self.tr("Marks of this recipe"))
        title.setProperty("role", "large")
        caption = PlainLabel(
            self.tr(
                "Each mark acts on this lot and on every later lot. "
                "First come those that wait for a second person, then those that confirmed defects look like."
            )
        )
        caption.setProperty("role", "caption")
        caption.setWordWrap(True)
        head = QWidget()
        flow = FlowLayout(head, spacing=SPACE.S)  # two lines where one is too short
        flow.addWidget(title)
        flow.add_spring()
        for tool in self.tools:
            flow.addWidget(tool)
        column = QVBoxLayout()
        column.setSpacing(SPACE.XS)
        column.addWidget(head)
        column.addWidget(caption)
        column.addSpacing(SPACE.S)
        column.addWidget(left, 1)
        line = QHBoxLayout(self)
        line.setContentsMargins(SPACE.XL, SPACE.L, SPACE.XL, SPACE.L)
        line.setSpacing(SPACE.L)
        line.addLayout(column, 1)
        line.addWidget(self._side)

    @Slot()
    def _read_near(self) -> None:
        if self._current.summary is not None and self.isVisible():
            recipe_id = self._current.summary.lot.recipe_id
            self._bridge.watch(
                self._session.defects_near_marks(recipe_id), self._near_came, channel="defects near marks"
            )

    def _near_came(self, near: dict[int, int]) -> None:
        self.marks.know_defects(near)
        self._show_chosen()

    def _marks_came(self, rows: list[MarkRow]) -> None:
        self.marks.show(rows)
        self._stack.setCurrentIndex(1 if rows else 0)
        self.empty.setText(
            self.tr(
                "No marks yet.\nA finding in Review that is no defect becomes one: select it and press {0}."
            ).format(self._actions.hint("pseudo"))
        )
        for tool in self.tools[:_NEED_MARKS]:
            tool.setVisible(bool(rows))
        if rows and (self._chosen is None or self.marks.position(self._chosen) is None):
            self._chosen = self.marks.rows[0].mark.id
        self._show_chosen()
        if rows and self._came_here:
            self._came_here = False
            self.list.setFocus()  # arrows go through the marks at once

    @Slot()
    def _show_chosen(self) -> None:
        at = self.marks.position(self._chosen) if self._chosen is not None else None
        self._side.setVisible(at is not None)
        if at is None:
            return
        index = self.marks.index(at)
        if self.list.currentIndex().row() != at:
            self.list.setCurrentIndex(index)
        row = self.marks.rows[at]
        pixmap = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(pixmap, QPixmap) and not pixmap.isNull():
            self.picture.setPixmap(
                pixmap.scaled(
                    self.picture.size(),
                    Qt.AspectRatioMode.KeepAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
            )
        else:
            self.picture.setText(self.tr("no picture"))
        self.name.setText(row.mark.label)
        used = (
            self.tr("last used {0}").format(lately(row.last_used))
            if row.last_used is not None
            else self.tr("never used")
        )
        lines = (
            self.marks.does(row),
            self.marks.warns(row) or (self.tr("no confirmed defect looks alike") if row.mark.active else ""),
            made_by(row.mark, self._session.who.station),
            used,
            row.mark.image_path,
        )
        self.facts.setText("\n".join(line for line in lines if line))
        self.approval.show_mark(row.mark)
        told = (row.mark.id, row.mark.active, row.mark.waiting)
        if self._told != told:
            self._told = told
            self.history.clear()
            self._bridge.watch(
                self._session.mark_history(row.mark.id), self._history_came, channel="history of a mark"
            )
        self.switch.setText(self.tr("Revoke mark") if row.mark.stands else self.tr("Keep again"))

    def _history_came(self, acts: list[MarkAct]) -> None:
        """Only where there is more to tell than that the mark was drawn here and kept."""
        told = len(acts) > 1 or any(act.note for act in acts)
        self.history.setText("\n".join(in_words(act) for act in acts) if told else "")

    @Slot(QModelIndex, QModelIndex)
    def _current_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        if now.isValid():
            self._chosen = self.marks.rows[now.row()].mark.id
            self._show_chosen()

    def chosen(self) -> Mark | None:
        """The mark that is shown on the right."""
        at = self.marks.position(self._chosen) if self._chosen is not None else None
        return None if at is None else self.marks.rows[at].mark

    @Slot()
    def _switch(self) -> None:
        at = self.marks.position(self._chosen) if self._chosen is not None else None
        if at is not None:
            mark = self.marks.rows[at].mark
            if mark.stands:
                question = self.tr("Without {0} known parts would be judged wrongly").format(mark.label)
                keep = self.tr("Revoke it all the same")
            else:
                question = self.tr("With {0} known parts would be judged wrongly").format(mark.label)
                keep = self.tr("Keep it all the same")
            recipe = self._current.summary.lot.recipe_name if self._current.summary is not None else ""
            asked = self._session.challenges.of_switch([mark.id])
            self.gate.decide(Held(SwitchMark.of(mark), recipe, question, keep), asked)

    @Slot(object)
    def _bank_changed(self, event: Any) -> None:
        self.read()


def in_words(act: MarkAct) -> str:
    """ "revoked by anna on 23 Nov 14:02: covered by P-2" """
    when = lately(act.created_at)
    words = {
        MarkAction.KEEP: _tr("kept by {0} on {1}"),
        MarkAction.REVOKE: _tr("revoked by {0} on {1}"),
        MarkAction.REDO: _tr("kept again by {0} on {1}"),
        MarkAction.PROPOSE: _tr("kept by {0} on {1}, waits for approval"),
        MarkAction.APPROVE: _tr("approved by {0} on {1}"),
        MarkAction.REFUSE: _tr("refused by {0} on {1}"),
        MarkAction.REOPEN: _tr("put back to waiting by {0} on {1}"),
        MarkAction.STAY: _tr("approval required by {0} from {1} on"),
    }[act.action].format(act.author, when)
    return f"{words}: {act.note}" if act.note else words


def tool_of(action: QAction) -> QToolButton:
    """A command as a button in the head of a place."""
    tool = QToolButton()
    tool.setDefaultAction(action)
    tool.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    tool.setIconSize(QSize(18, 18))
    tool.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return tool


def _tr(text: str) -> str:
    return QCoreApplication.translate("BankPage", text)

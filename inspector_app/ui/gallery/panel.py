"""The left side of the window: filter box, quick filters with counts, sort order, cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.filtering import UNDERSTOOD, GroupBy, PartQuery, SortKey, parse_filter
from inspector_app.domain.readings import CheckProgress, LotCounts
from inspector_app.ui.bridge import Bridge
from inspector_app.ui.gallery.chips import FlowLayout
from inspector_app.ui.gallery.completion import FilterCompleter
from inspector_app.ui.gallery.grid import GalleryGrid
from inspector_app.ui.gallery.lines import LineDelegate
from inspector_app.ui.gallery.rows import TO_CHECK, PartRows
from inspector_app.ui.gallery.saved_filters import SavedFilters
from inspector_app.ui.gallery.thumbnails import Thumbnails
from inspector_app.ui.gallery.tints import Tints
from inspector_app.ui.language.figures import count
from inspector_app.ui.language.said import said, said_error
from inspector_app.ui.theme.fields import Choice, ThemedIcon
from inspector_app.ui.theme.plain import PlainLabel, plain_tip
from inspector_app.ui.theme.theme import Theme
from inspector_app.ui.theme.tokens import SPACE

if TYPE_CHECKING:
    from inspector_app.workflow.session import Session

_TYPING_MS = 180
_LINES, _TINTS, _GROUP = "gallery/lines", "gallery/tints", "gallery/group"

_NOTHING_DRAWN = CheckProgress(0, 0)
QUICK = (  # name of the count, filter it stands for
    ("total", ""),
    ("flagged", "verdict:flagged"),
    ("undecided", "verdict:flagged review:none"),
    ("quieted", "verdict:ok quiet-by:any"),
    ("failed", "failed:"),
    ("unsure", "review:unsure"),
    ("check", TO_CHECK),
)
RARE = ("quieted", "failed", "unsure", "check")
ORDERS = (
    (SortKey.NAME, False),
    (SortKey.SCORE, True),
    (SortKey.UNCERTAINTY, False),
    (SortKey.TIME, True),
)


class GalleryPanel(QWidget):
    """Which parts, in which order; the part that is chosen goes to whoever shows it."""

    chosen = Signal(str)  # part id
    image_chosen = Signal(str, str)  # part id, image id
    group_changed = Signal()

    def __init__(
        self,
        session: Session,
        bridge: Bridge,
        theme: Theme,
        settings: QSettings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings, self._me = settings, session.who.author
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.rows = PartRows(session, bridge, self)
        self.thumbnails = Thumbnails(session, bridge, self)
        self.tints = Tints(session, bridge, self)
        self.grid = GalleryGrid(self.rows, self.thumbnails, self.tints, theme)
        self.filter_box = QLineEdit(placeholderText=self.tr("Filter: name, verdict:flagged, score:>1.2"))
        self.filter_box.setClearButtonEnabled(True)
        self.filter_box.setAccessibleName(self.tr("Filter parts"))
        self.filter_box.setToolTip(plain_tip(said(UNDERSTOOD)))
        self.completer = FilterCompleter(self)
        self.filter_box.setCompleter(self.completer)
        self.saved = SavedFilters(settings)
        self.problem = PlainLabel(wordWrap=True)
        self.problem.hide()
        self.problem.setProperty("role", "caption")
        self.order = Choice(theme)
        self.order.setAccessibleName(self.tr("Sort order"))
        self.order.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.order.setMinimumContentsLength(8)
        for text in (
            self.tr("by name"),
            self.tr("highest score first"),
            self.tr("closest to threshold first"),
            self.tr("latest first"),
        ):
            self.order.addItem(text)
        self.again = QPushButton()
        self.again.setAccessibleName(self.tr("Sort again"))
        self.again.hide()
        self.again.setProperty("kind", "quiet")
        self.again.setToolTip(self.tr("Sort again   F5\nResults have changed; the order was held still"))
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._lot_id: str | None = None
        kept = str(settings.value(_GROUP, ""))
        self.group = GroupBy(kept) if kept in set(GroupBy) else GroupBy.NONE
        self.groups = QPushButton()
        self.groups.setProperty("kind", "quiet")
        self.groups.setAccessibleName(self.tr("Divide the list"))
        self.groups.setToolTip(self.tr("Divide the list by lot, part or view"))
        self.groups.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        ThemedIcon(self.again, theme, "sort")
        ThemedIcon(self.groups, theme, "groups")
        self._arrange()
        self.filter_box.textEdited.connect(self._typed)
        self.filter_box.returnPressed.connect(self._apply_and_leave)
        self._typing.timeout.connect(self.apply)
        self.completer.activated.connect(self._typed)
        self.saved.chosen.connect(self._take_filter)
        if str(settings.value(_LINES, "false")) == "true":
            self.show_lines(True)
        self.tints.on = str(settings.value(_TINTS, "true")) == "true"
        self.order.currentIndexChanged.connect(self._order_changed)
        self.again.clicked.connect(self.rows.read_again)
        self.rows.outdated.connect(self.again.setVisible)
        self.rows.ids_changed.connect(self._show_number)
        self.grid.chosen.connect(self.chosen)
        self.grid.image_chosen.connect(self.image_chosen)
        self.grid.selection_changed.connect(self._selection_changed)

    def open(self, lot_id: str) -> None:
        """Show the parts of this lot under the filter and order that are set."""
        self._lot_id = lot_id
        self.apply()

    def set_counts(self, counts: LotCounts, check: CheckProgress = _NOTHING_DRAWN) -> None:
        """Numbers on the quick filters; one that would find nothing is shown only where its number is news."""
        for button, (name, _) in zip(self._quick.buttons(), QUICK, strict=True):
            number = check.left if name == "check" else getattr(counts, name)
            button.setText(f"{button.property('word')} {count(number)}")
            button.setVisible(bool(number) or button.isChecked() or name not in RARE)

    @property
    def as_lines(self) -> bool:
        """Lines instead of cards."""
        return self.grid.itemDelegate().__class__ is LineDelegate

    def show_lines(self, lines: bool) -> None:
        """Lines or cards; remembered."""
        self.grid.show_lines(lines)
        self._settings.setValue(_LINES, "true" if lines else "false")

    def show_tints(self, on: bool) -> None:
        """The heatmap over the small pictures; remembered."""
        self.grid.show_tints(on)
        self._settings.setValue(_TINTS, "true" if on else "false")

    def chips(self) -> list[QAbstractButton]:
        """The quick filters."""
        return self._quick.buttons()

    def query(self) -> PartQuery:
        """What filter box and sort order ask for. Raises CorrectableError on a filter it cannot read."""
        sort, descending = ORDERS[self.order.currentIndex()]
        return PartQuery(parse_filter(self.filter_box.text(), me=self._me), sort, descending, self.group)

    def show_groups(self, group: GroupBy) -> None:
        """Divide the list by this, or not at all; remembered."""
        self.group = group
        self._settings.setValue(_GROUP, group.value)
        self.apply()

    def list_for(self, text: str, group: GroupBy, *, now: bool = True) -> None:
        """List what ``text`` finds, divided so, without remembering the division; or do so with the next lot."""
        self.filter_box.setText(text)
        self.group = group
        self.group_changed.emit()
        if now:
            self.apply()

    @Slot()
    def apply(self) -> None:
        """Read the filter box; a filter that is not understood is explained and changes nothing.

        A lot that is opened under one is listed by what was understood last, rather than the lot before.
        """
        self._typing.stop()
        try:
            query = self.query()
        except CorrectableError as error:
            self._explain(said_error(error))
            if self._lot_id is not None and self._lot_id != self.rows.lot_id:
                self.rows.open(self._lot_id, self.rows.query)
            return
        self._explain("")
        self._mark_quick()
        if self._lot_id is not None:
            self.rows.open(self._lot_id, query)

    @Slot()
    def focus_filter(self) -> None:
        self.filter_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter_box.selectAll()

    def _arrange(self) -> None:
        self._quick = QButtonGroup(self)
        chips = QWidget()
        flow = FlowLayout(chips, spacing=SPACE.XS)
        words = (
            self.tr("All"),
            self.tr("Flagged"),
            self.tr("Undecided"),
            self.tr("Quieted"),
            self.tr("Failed"),
            self.tr("Unsure"),
            self.tr("Check sample"),
        )
        tips = {
            2: self.tr("Flagged, and nobody has decided"),
            3: self.tr("Not flagged, and a mark took something away; some would have been ok without it"),
            4: self.tr("Could not be inspected"),
            6: self.tr("Drawn from those not flagged, to be decided without sight of the score"),
        }
        for number, word in enumerate(words):
            chip = QPushButton(word)
            chip.setToolTip(plain_tip(tips.get(number, "")))
            chip.setCheckable(True)
            chip.setProperty("kind", "chip")
            chip.setProperty("word", word)
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._quick.addButton(chip, number)
            flow.addWidget(chip)
        self._quick.button(0).setChecked(True)
        self._quick.idClicked.connect(self._quick_clicked)
        self.selection = QFrame()
        self.selection.setObjectName("card")
        self.selection.hide()
        self.selection_words = PlainLabel(wordWrap=True)
        clear = QPushButton(self.tr("Clear"))
        clear.setProperty("kind", "quiet")
        clear.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        clear.clicked.connect(self.grid.clear_selected)
        line = QHBoxLayout(self.selection)
        line.setContentsMargins(SPACE.S, SPACE.XS, SPACE.XS, SPACE.XS)
        line.addWidget(self.selection_words, 1)
        line.addWidget(clear)
        self.number = PlainLabel()
        self.number.setProperty("role", "caption")
        sorting = QHBoxLayout()
        sorting.setContentsMargins(0, 0, 0, 0)
        sorting.addWidget(self.order, 1)
        sorting.addWidget(self.groups)
        sorting.addWidget(self.again)
        sorting.addWidget(self.number)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.S, SPACE.S, 0, 0)
        column.setSpacing(SPACE.S)
        top = QVBoxLayout()
        top.setContentsMargins(0, 0, SPACE.S, 0)
        top.setSpacing(SPACE.S)
        top.addWidget(self.filter_box)
        top.addWidget(self.problem)
        top.addWidget(chips)
        top.addWidget(self.saved)
        top.addLayout(sorting)
        column.addLayout(top)
        column.addWidget(self.grid, 1)
        column.addWidget(self.selection)

    def _explain(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.filter_box.setProperty("wrong", "true" if sentence else "false")
        self.filter_box.style().unpolish(self.filter_box)
        self.filter_box.style().polish(self.filter_box)

    def _mark_quick(self) -> None:
        text = " ".join(self.filter_box.text().split())
        self._quick.setExclusive(False)
        for button, (_, meaning) in zip(self._quick.buttons(), QUICK, strict=True):
            button.setChecked(text == meaning)
        self._quick.setExclusive(True)
        self.saved.show_filter(text, known=text in (meaning for _, meaning in QUICK))

    @Slot(str)
    def _typed(self, text: str) -> None:
        self._typing.start()

    @Slot()
    def _apply_and_leave(self) -> None:
        self.apply()
        self.grid.setFocus()

    @Slot(int)
    def _quick_clicked(self, number: int) -> None:
        self._take_filter(QUICK[number][1])

    @Slot(str)
    def _take_filter(self, text: str) -> None:
        self.filter_box.setText(text)
        self.apply()

    @Slot(int)
    def _order_changed(self, index: int) -> None:
        self.apply()

    @Slot(int)
    def _selection_changed(self, number: int) -> None:
        self.selection.setVisible(bool(number))
        words = (
            self.tr("1 part selected") if number == 1 else self.tr("{0} parts selected").format(count(number))
        )
        self.selection_words.setText(words)
        self.selection_words.setToolTip(self.tr("A decision is for all of them, and one step to undo"))

    @Slot()
    def _show_number(self) -> None:
        self.number.setText(count(len(self.rows.ids)))

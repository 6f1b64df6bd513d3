"""One figure on the page: title, chart, the same as a table, what its signs mean, and what can be done with it."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QFrame,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from inspector_app.ui.gallery.chips import FlowLayout
from inspector_app.ui.statistics.carrying import as_svg, as_table
from inspector_app.ui.statistics.exhibit import CardText, Exhibit, Gains, Matrix
from inspector_app.ui.statistics.gains import GainsList
from inspector_app.ui.statistics.matrix import MatrixView
from inspector_app.ui.statistics.signs import Legend
from inspector_app.ui.statistics.table import TableTwin
from inspector_app.ui.theme.elided import ElidedLabel
from inspector_app.ui.theme.fields import keep_width_in_bold
from inspector_app.ui.theme.plain import PlainLabel, plain_name, plain_tip
from inspector_app.ui.theme.theme import Theme
from inspector_app.ui.theme.tokens import SPACE

if TYPE_CHECKING:
    from inspector_app.ui.statistics.chart import Chart

    View = Chart | MatrixView | GainsList

_SUFFIX = ".svg"


class Card(QFrame):
    """Shows one exhibit of a ``CardText`` at a time, as a chart or as a table; both open the parts behind.

    It is empty until ``show_text``: frame and chart are made in two turns of the window.
    """

    parts_wanted = Signal(str, str)  # filter text, the figure in words
    svg_wanted = Signal(object, object)  # Path, bytes
    copied = Signal()
    shown = Signal(object)  # the view that shows the exhibit now, or None

    def __init__(
        self, text: CardText, charts: ModuleType, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._charts, self._theme = charts, theme
        self._text = text
        self._chosen = 0
        self._tabled = False  # whether the table shows the exhibit
        self._views: dict[type, View] = {}
        self.title = PlainLabel()
        self.title.setProperty("role", "strong")
        self.caption = PlainLabel(wordWrap=True)
        self.caption.setProperty("role", "caption")
        self.reading = ElidedLabel()
        self.reading.setMinimumHeight(self.reading.sizeHint().height())
        self.legend = Legend(theme)
        self.table = TableTwin()
        self.empty = PlainLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self.empty.setProperty("role", "caption")
        self.empty.setMinimumHeight(120)
        self.body = QStackedWidget()
        self.body.addWidget(self.empty)
        self.body.addWidget(self.table)
        self.as_table = QPushButton(self.tr("Table"), checkable=True)
        self.as_table.setProperty("kind", "chip")
        self.as_table.setToolTip(self.tr("The same figures as a table"))
        keep_width_in_bold(self.as_table)
        self.more = QToolButton(popupMode=QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setProperty("kind", "bare")
        self.more.setText("⋯")
        self.more.setToolTip(self.tr("Copy or save this figure"))
        self.menu = QMenu(self)
        self.copy = QAction(self.tr("Copy as table"), self)
        self.save = QAction(self.tr("Save as SVG…"), self)
        self.menu.addActions([self.copy, self.save])
        self.more.setMenu(self.menu)
        self.copy.triggered.connect(self.copy_table)
        self.save.triggered.connect(self.ask_svg)
        self.as_table.toggled.connect(self._arrange_body)
        self.table.pointed.connect(self._pointed)
        self.table.opened.connect(self._opened)
        self.table.menu_wanted.connect(self._pop_up)
        self._choices = QButtonGroup(self)
        self._choices.idClicked.connect(self.choose)
        self._arrange()
        self._drawn = False
        self.title.setText(self.exhibit.title)

    @property
    def exhibit(self) -> Exhibit:
        """The one that is shown."""
        return self._text.exhibits[self._chosen]

    @property
    def view(self) -> View | None:
        """What draws it; None where there is nothing to draw."""
        return None if self.exhibit.drawing is None else self._views.get(type(self.exhibit.drawing))

    @property
    def wide(self) -> bool:
        """Whether it takes a whole line of the page."""
        return self._text.wide

    def show_text(self, text: CardText) -> None:
        """Other figures of the same card: what was chosen stays chosen where it is still there."""
        if self._drawn and text.reads_as(self._text):
            return  # nothing of it has changed: there is no need to draw it again
        words = [exhibit.choice for exhibit in text.exhibits]
        if not self._drawn or words != [exhibit.choice for exhibit in self._text.exhibits]:
            chosen = self.exhibit.choice
            self._chosen = words.index(chosen) if chosen in words else 0
            self._make_choices(words)
        self._text, self._drawn = text, True
        self._show()

    @Slot(int)
    def choose(self, number: int) -> None:
        """Another exhibit of the card."""
        self._chosen = number
        self._show()

    @Slot()
    def copy_table(self) -> None:
        """The rows to the clipboard."""
        QGuiApplication.clipboard().setMimeData(as_table(self.exhibit))
        self.copied.emit()

    @Slot()
    def ask_svg(self) -> None:
        """Let a person say where the drawing goes."""
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Save figure"),
            self.exhibit.title + _SUFFIX,
            self.tr("Drawings (*{0})").format(_SUFFIX),
        )
        if chosen:
            path = Path(chosen)
            self.save_svg(path if path.suffix else path.with_suffix(_SUFFIX))

    def save_svg(self, path: Path) -> None:
        """Draw what is shown; whoever has a thread for it writes it."""
        view: QWidget = self.table if self.as_table.isChecked() or self.view is None else self.view
        self.svg_wanted.emit(path, as_svg(self.exhibit, view, self._theme.tokens))

    def _arrange(self) -> None:
        head = QWidget()
        self._head = FlowLayout(head, spacing=SPACE.XS)
        self._head.addWidget(self.title)
        self._head.add_spring()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        head.setSizePolicy(policy)
        self._head.addWidget(self.as_table)
        self._head.addWidget(self.more)
        self._chips = QWidget()
        self._chips.setSizePolicy(policy)
        self._chip_flow = FlowLayout(self._chips, spacing=SPACE.XS)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.M, SPACE.S, SPACE.M, SPACE.S)
        column.setSpacing(SPACE.XS)
        column.addWidget(head)
        column.addWidget(self._chips)
        column.addWidget(self.caption)
        column.addWidget(self.body, 1)
        column.addWidget(self.reading)
        column.addWidget(self.legend)

    def _make_choices(self, words: list[str]) -> None:
        for button in self._choices.buttons():
            self._choices.removeButton(button)
        while (item := self._chip_flow.takeAt(0)) is not None:
            item.widget().deleteLater()
        self._chips.setVisible(len(words) > 1)
        if len(words) == 1:
            return
        for number, word in enumerate(words):
            chip = QPushButton(plain_name(word), checkable=True)
            chip.setProperty("kind", "chip")
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            chip.setChecked(number == self._chosen)
            keep_width_in_bold(chip)
            self._choices.addButton(chip, number)
            self._chip_flow.addWidget(chip)
        chips = self._choices.buttons()
        for former, later in pairwise([*chips, self.as_table, self.more, self.table]):
            QWidget.setTabOrder(former, later)

    def _show(self) -> None:
        exhibit = self.exhibit
        self.title.setText(exhibit.title)
        self.caption.setText(exhibit.caption)
        self.caption.setVisible(bool(exhibit.caption))
        self.empty.setText(exhibit.empty)
        self.table.setAccessibleName(exhibit.title)
        self.table.setAccessibleDescription(exhibit.caption)
        self.as_table.setAccessibleName(self.tr("{0} as a table").format(exhibit.title))
        self.more.setAccessibleName(self.tr("Copy or save {0}").format(exhibit.title))
        if exhibit.drawing is not None:
            view = self._view_of(exhibit)
            view.setAccessibleName(exhibit.title)
            view.show_exhibit(exhibit)
        self._tabled = False
        self._arrange_body()

    @Slot()
    def _arrange_body(self) -> None:
        exhibit, view = self.exhibit, self.view
        self.as_table.setVisible(bool(exhibit.rows))
        self.more.setVisible(bool(exhibit.rows))
        as_table = bool(exhibit.rows) and self.as_table.isChecked()
        if as_table:
            if not self._tabled:  # to size its columns takes longer than to draw the chart
                self._tabled = True
                self.table.show_exhibit(exhibit)
            self.table.setMinimumHeight(0 if view is None else view.minimumHeight())
            self.body.setCurrentWidget(self.table)
        else:
            self.body.setCurrentWidget(view if view is not None else self.empty)
        self.legend.show_keys(() if view is None or as_table else exhibit.legend)
        self.reading.setVisible(view is not None)
        self._pointed(-1)
        self.shown.emit(view)

    def _view_of(self, exhibit: Exhibit) -> View:
        kind = type(exhibit.drawing)
        if kind not in self._views:
            view: Any
            if kind is Matrix:
                view = MatrixView(self._theme)
            elif kind is Gains:
                view = GainsList(self._theme)
            else:
                view = self._charts.chart_of(exhibit.drawing, self._theme)
                if hasattr(view, "area_opened"):
                    view.area_opened.connect(self._area_opened)
            view.pointed.connect(self._pointed)
            view.opened.connect(self._drawing_opened)
            view.menu_wanted.connect(self._pop_up)
            self._views[kind] = view
            self.body.addWidget(view)
            QWidget.setTabOrder(self.more, view)
        return self._views[kind]

    @Slot(int)
    def _pointed(self, row: int) -> None:
        if 0 <= row < len(self.exhibit.rows):
            words = self.exhibit.words(row)
            self.reading.setText(words)
            self.reading.setToolTip(plain_tip(words))
        else:
            self.reading.clear()

    @Slot(int, int)
    def _opened(self, row: int, column: int) -> None:
        found = self.exhibit.rows[row].behind(column)
        if found:
            self.parts_wanted.emit(found, f"{self.exhibit.title}: {self.exhibit.rows[row].cells[0]}")

    @Slot(int, int)
    def _drawing_opened(self, row: int, column: int) -> None:
        found = self.exhibit.rows[row].drawn
        if found:
            self.parts_wanted.emit(found, f"{self.exhibit.title}: {self.exhibit.rows[row].cells[0]}")
        else:
            self._opened(row, column)

    @Slot(str)
    def _area_opened(self, found: str) -> None:
        self.parts_wanted.emit(found, self.exhibit.title)

    @Slot(object)
    def _pop_up(self, place: QPoint) -> None:
        self.menu.popup(place)

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(360, 360))

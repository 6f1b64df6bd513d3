"""The statistics place: figures of a recipe, asked for when it is seen, and again when what they count changes."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from inspector_app.domain.errors import InspectorError
from inspector_app.domain.figures import Statistics
from inspector_app.domain.readings import LotSummary, MarkRow
from inspector_app.ui.bridge import Bridge
from inspector_app.ui.language.said import said_error
from inspector_app.ui.lots.current import CurrentLot
from inspector_app.ui.pictures import rgb_image
from inspector_app.ui.statistics.card import Card
from inspector_app.ui.statistics.carrying import write_aside
from inspector_app.ui.statistics.exhibit import CardText, Places, Sheet
from inspector_app.ui.statistics.gains import GainsList
from inspector_app.ui.statistics.head import Asked, Head
from inspector_app.ui.statistics.loading import load_charts
from inspector_app.ui.statistics.sheet import sheet_of
from inspector_app.ui.statistics.tiles import TileRow
from inspector_app.ui.theme.plain import PlainLabel
from inspector_app.ui.theme.theme import Theme
from inspector_app.ui.theme.tokens import SPACE

if TYPE_CHECKING:
    from inspector_app.workflow.session import Session

_SETTLE_MS = 700  # decisions come in bursts
_AHEAD_MS = 6000  # after lots are known: the window and the engine come first
_TWO_COLUMNS = 1000  # px of the page from which cards stand side by side
FIGURES_CHANNEL = "figures"
FIRST_CHANNEL = "figures of groups"
SHEET_CHANNEL = "figures in words"
MARKS_CHANNEL = "marks that saved"


class _Inside(QWidget):
    """As high as its cards are at the width it has: the least heights of wrapped words are those of narrow ones."""

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)


class StatisticsPage(QWidget):
    """Asks while it is shown, one question at a time; what is shown stays until the next answer is there."""

    chapter = "Statistics"
    parts_wanted = Signal(str, str, str)  # recipe id, filter text, the figure in words
    said = Signal(str)  # for the toast

    def __init__(
        self,
        session: Session,
        bridge: Bridge,
        current: CurrentLot,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session, self._bridge, self._theme = session, bridge, theme
        self._charts: ModuleType | None = None
        self._loading = self._asking = self._again = self._wording = False
        self._asked: Asked | None = None
        self._statistics: Statistics | None = None
        self._first: Statistics | None = None  # figures of groups, until all are there
        self._due: deque[CardText] = deque()
        self._pictures: dict[tuple[str, int], QPixmap] = {}  # of marks, by recipe and number
        self._reference: tuple[str, Any] = ("", None)  # of the map of places
        self.cards: dict[str, Card] = {}
        self.head = Head(theme)
        self.busy = QProgressBar(maximum=0, textVisible=False)
        self.busy.setAccessibleName(self.tr("Counting"))
        policy = self.busy.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # nothing moves under the hand when it comes and goes
        self.busy.setSizePolicy(policy)
        self.empty = PlainLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self.empty.setProperty("role", "caption")
        self.tiles = TileRow(theme)
        self.tiles.parts_wanted.connect(self._parts_wanted)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self.look)
        self._ahead = QTimer(self, singleShot=True, interval=_AHEAD_MS)
        self._ahead.timeout.connect(self._load_charts)
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._show_next)
        self._arrange()
        self.head.asked_changed.connect(self.look)
        self.head.group_changed.connect(self._put_in_words)
        self.head.counts.parts_wanted.connect(self._parts_wanted)
        for signal in (bridge.parts_changed, bridge.reviewed, bridge.bank_changed, bridge.recipe_changed):
            signal.connect(self._changed)
        current.summary_changed.connect(self._summary_changed)

    @property
    def idle(self) -> bool:
        """Nothing is on its way to the screen."""
        return not (self._asking or self._loading or self._wording or self._due or self._next.isActive())

    @Slot(object)
    def set_lots(self, lots: list[LotSummary]) -> None:
        """Which lots there are."""
        before = self.head.recipe_id
        self.head.set_lots(lots)
        if lots and self._charts is None and not self._ahead.isActive():
            self._ahead.start()
        if self.head.recipe_id != before:
            self.look()

    @Slot()
    def look(self) -> None:
        """Count now; a question that is still open is answered first, unless another one is asked."""
        asked = self.head.asked()
        if not self.isVisible() or asked is None:
            return
        if self._asking and asked == self._asked:
            self._again = True
            return
        self._asked, self._asking, self._again = asked, True, False
        self.busy.show()
        first: Future[Statistics] | None = None
        if self._statistics is None:  # nothing is shown yet: what is known first is
            first = Future()
            self._bridge.watch(first, self._first_came, channel=FIRST_CHANNEL)
        self._bridge.watch(
            self._session.statistics(
                asked.recipe_id, asked.lots, asked.since, asked.until, baseline=asked.baseline, first=first
            ),
            self._came,
            channel=FIGURES_CHANNEL,
            failed=self._failed,
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._load_charts()
        self.look()

    def hideEvent(self, event: Any) -> None:
        super().hideEvent(event)
        self._settle.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(event, QResizeEvent):
            self._fit(event.size().width())
        return super().eventFilter(watched, event)

    def _arrange(self) -> None:
        inside = _Inside()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, SPACE.XS, SPACE.M)
        self._column.setSpacing(SPACE.M)
        self._grid = QGridLayout()
        self._grid.setSpacing(SPACE.M)
        self._column.addWidget(self.tiles)
        self._column.addLayout(self._grid)
        self._column.addStretch(1)
        self.scroll = QScrollArea(widgetResizable=True)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll.setWidget(inside)
        self.scroll.viewport().installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.XL, SPACE.L, SPACE.L, 0)
        column.setSpacing(SPACE.S)
        column.addWidget(self.head)
        column.addWidget(self.busy)
        column.addWidget(self.empty, 1)
        column.addWidget(self.scroll, 1)
        self.busy.hide()
        self.scroll.hide()

    @Slot()
    def _load_charts(self) -> None:
        """Once: when the page is first shown, or before that, when the window has been at rest for a while."""
        if self._charts is None and not self._loading:
            self._loading = True
            self._bridge.watch(
                self._bridge.perform(load_charts, "inspector-charts"), self._loaded, failed=self._failed
            )

    @Slot(object)
    def _summary_changed(self, summary: LotSummary) -> None:
        self.head.set_open_lot(summary)

    @Slot()
    def _changed(self) -> None:
        if self.isVisible() and not self._settle.isActive():
            self._settle.start()

    def _loaded(self, charts: ModuleType) -> None:
        self._loading, self._charts = False, charts
        self._put_in_words()

    def _first_came(self, statistics: Statistics) -> None:
        if self._asking and self._statistics is None:
            self._first = statistics
            self._put_in_words()

    def _came(self, statistics: Statistics) -> None:
        self._asking = False
        self._statistics, self._first = statistics, None
        self._put_in_words()
        if self._again:
            self._again = False
            self._settle.start()

    def _failed(self, error: InspectorError) -> None:
        self._asking = self._wording = False
        self._statistics = self._first = None
        self.busy.hide()
        self._show_empty(said_error(error))

    @Slot()
    def _put_in_words(self) -> None:
        """Make the sheet beside the window, once figures and charts are both there."""
        statistics = self._statistics or self._first
        if statistics is None or self._charts is None:
            return
        answer: Future[Sheet] = Future()
        self._wording, first = True, self._statistics is None
        self._bridge.compute(partial(sheet_of, statistics, self.head.kind, first=first), answer)
        self._bridge.watch(answer, self._show, channel=SHEET_CHANNEL, failed=self._failed)

    def _show(self, sheet: Sheet) -> None:
        self._wording = False
        self.head.counts.show_counts(sheet.summary, sheet.counts)
        self._due.clear()
        if not sheet.cards:
            self.busy.hide()
            self._show_empty(self.tr("Nothing to count yet: open a folder, and inspect it in Review."))
            return
        self.empty.hide()
        self.scroll.show()
        self.tiles.show_texts(sheet.tiles)
        self._due.extend(sheet.cards)
        self._next.start()
        self._read_marks(sheet.recipe_id)

    def _show_empty(self, words: str) -> None:
        self.scroll.hide()
        self.empty.setText(words)
        self.empty.show()

    @Slot()
    def _show_next(self) -> None:
        """One step of one card at a time: to make all of them in one go would hold up the window."""
        if not self._due:
            self.busy.setVisible(self._asking or self._wording)
            return
        text = self._due.popleft()
        if text.name in self.cards:
            self.cards[text.name].show_text(text)
        else:
            self._due.appendleft(text)  # drawn in the next turn
            assert self._charts is not None
            card = self.cards[text.name] = Card(text, self._charts, self._theme)
            card.parts_wanted.connect(self._parts_wanted)
            card.svg_wanted.connect(self._write_svg)
            card.copied.connect(self._copied)
            card.shown.connect(self._dress_view)
            self._place_cards()
        self._next.start()

    def _fit(self, width: int) -> None:
        self.tiles.fit(width - SPACE.XS)
        self._place_cards()

    def _place_cards(self) -> None:
        """Wide cards take a whole line; the others stand side by side where there is room."""
        across = 2 if self.scroll.viewport().width() >= _TWO_COLUMNS else 1
        row = column = 0
        for card in self.cards.values():
            wide = card.wide or across == 1
            if wide and column:
                row, column = row + 1, 0
            self._grid.addWidget(card, row, column, 1, across if wide else 1)
            row, column = (row + 1, 0) if wide or column + 1 == across else (row, column + 1)
        for number in range(2):
            self._grid.setColumnStretch(number, 1 if number < across else 0)

    # --- pictures

    def _read_marks(self, recipe_id: str) -> None:
        self._bridge.watch(self._session.marks(recipe_id), self._marks_came, recipe_id, channel=MARKS_CHANNEL)

    def _marks_came(self, rows: list[MarkRow], recipe_id: str) -> None:
        for row in rows:
            key = (recipe_id, row.mark.number)
            if key not in self._pictures:
                self._pictures[key] = QPixmap()
                self._bridge.watch(
                    self._session.entry_picture(row.mark),
                    self._mark_picture_came,
                    recipe_id,
                    row.mark.number,
                    failed=self._no_picture,
                )

    def _mark_picture_came(self, pixels: Any, recipe_id: str, number: int) -> None:
        self._pictures[(recipe_id, number)] = QPixmap.fromImage(rgb_image(pixels))
        card = self.cards.get("savings")
        if card is not None and isinstance(card.view, GainsList):
            self._dress_view(card.view)

    def _no_picture(self, error: InspectorError, *context: Any) -> None:
        """It may be gone; the figures stay what they are."""

    @Slot(object)
    def _dress_view(self, view: Any) -> None:
        """Give a view the pictures it shows."""
        card = next((card for card in self.cards.values() if card.view is view and view is not None), None)
        if card is None:
            return
        if isinstance(view, GainsList) and self._statistics is not None:
            recipe_id = self._statistics.scope.recipe_id
            numbers = [saving.number for saving in self._statistics.savings]
            found = {number: self._pictures.get((recipe_id, number)) for number in numbers}
            view.set_pictures({number: picture for number, picture in found.items() if picture is not None})
        drawing = card.exhibit.drawing
        if isinstance(drawing, Places):
            image_id = drawing.source.reference_image_id or ""
            known, pixels = self._reference
            if known == image_id:
                view.set_picture(pixels)
            elif image_id:
                self._reference = (image_id, None)
                view.set_picture(None)
                self._bridge.watch(
                    self._session.thumbnail(image_id),
                    self._reference_came,
                    image_id,
                    failed=self._no_picture,
                )

    def _reference_came(self, pixels: Any, image_id: str) -> None:
        if self._reference[0] != image_id:
            return
        self._reference = (image_id, pixels)
        card = self.cards.get("places")
        if card is not None:
            self._dress_view(card.view)

    # --- what is done with a figure

    @Slot(str, str)
    def _parts_wanted(self, found: str, words: str) -> None:
        statistics = self._statistics or self._first
        if statistics is not None:
            self.parts_wanted.emit(statistics.scope.recipe_id, found, words)

    @Slot()
    def _copied(self) -> None:
        self.said.emit(self.tr("Copied as a table"))

    @Slot(object, object)
    def _write_svg(self, path: Path, content: bytes) -> None:
        write: Callable[[], Path] = partial(write_aside, path, content)
        self._bridge.watch(self._bridge.perform(write, "inspector-svg"), self._svg_written)

    def _svg_written(self, path: Path) -> None:
        self.said.emit(self.tr("Saved: {0}").format(path))

"""The review place: gallery, canvas, findings and histogram, put together."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, cast, get_args

from PySide6.QtCore import QByteArray, QSettings, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from inspector_app.domain.readings import LotSummary, MarkRow
from inspector_app.imaging.heatmap import ColourMap
from inspector_app.ui.actions import Actions
from inspector_app.ui.bridge import Bridge
from inspector_app.ui.canvas.appearance import Appearance
from inspector_app.ui.canvas.compare import Compare
from inspector_app.ui.canvas.histogram import Histogram
from inspector_app.ui.canvas.minimap import Minimap
from inspector_app.ui.canvas.scale_bar import ColourBar
from inspector_app.ui.canvas.view import Canvas
from inspector_app.ui.findings.comparing import ComparisonDesk
from inspector_app.ui.findings.filmstrip import Filmstrip
from inspector_app.ui.findings.gentler import Gentler
from inspector_app.ui.findings.marking import Marking
from inspector_app.ui.findings.part_panel import PartPanel
from inspector_app.ui.findings.picture_bar import PictureBar
from inspector_app.ui.findings.picture_desk import PictureDesk
from inspector_app.ui.findings.preview_panel import PreviewPanel
from inspector_app.ui.findings.pyramids import Pyramids
from inspector_app.ui.findings.readout import readout
from inspector_app.ui.findings.reviewing import Reviewing
from inspector_app.ui.findings.threshold import ThresholdDesk
from inspector_app.ui.findings.tone_desk import ToneDesk
from inspector_app.ui.gallery.panel import GalleryPanel
from inspector_app.ui.ledger import Ledger
from inspector_app.ui.lots.current import CurrentLot
from inspector_app.ui.theme.plain import PlainLabel
from inspector_app.ui.theme.theme import Theme
from inspector_app.ui.theme.tokens import SPACE
from inspector_app.workflow.requests import MarkRequest

if TYPE_CHECKING:
    from inspector_app.workflow.session import Session

_LEFT, _LEFT_AT_MOST, _RIGHT, _FOOT = 300, 440, 324, 118
_NARROW, _LOW = 1100, 620  # px below which the sides give way to the picture, and the foot to what is decided


class ReviewPage(QWidget):
    """Composition only: the parts talk to each other through ``reviewing``, ``marking`` and ``current``."""

    histogram_shown = Signal(bool)
    seen_changed = Signal()  # another place is seen, or this one again

    def __init__(
        self,
        session: Session,
        bridge: Bridge,
        ledger: Ledger,
        current: CurrentLot,
        actions: Actions,
        theme: Theme,
        settings: QSettings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._bridge = session, bridge
        self._theme, self.current = theme, current
        self._sized = False
        self._marks_of = ""  # recipe whose marks the filter box proposes
        self.gallery = GalleryPanel(session, bridge, theme, settings)
        pyramids = Pyramids(session, bridge)
        self.reviewing = Reviewing(session, bridge, ledger, self.gallery.rows, pyramids, self)
        self.marking = Marking(session, bridge, ledger, self.reviewing, self)
        self.canvas = Canvas()
        self.compare = Compare(self.canvas)
        self.minimap = Minimap(self.canvas)
        self.film = Filmstrip(self.reviewing, self.gallery.thumbnails)
        self.bar = PictureBar(actions, self.canvas, theme)
        self.colours = ColourBar()
        self.position = PlainLabel()
        self.position.setProperty("role", "caption")
        self.position.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.position.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.histogram = Histogram()
        self.part = PartPanel(session, bridge, self.reviewing, actions, theme)
        self.preview = PreviewPanel(
            self.marking,
            Gentler(self.marking, session, bridge, self),
            self.gallery.thumbnails,
            actions,
            theme,
        )
        self.side = QStackedWidget()
        self.desk = PictureDesk(self.reviewing, self.canvas, self)
        self.beside = ComparisonDesk(session, bridge, self.reviewing, pyramids, self.compare, self)
        self.tone = ToneDesk(self.canvas, settings)
        self.threshold = ThresholdDesk(ledger, current, self.histogram, self.canvas, self)
        self._settings = settings
        self._arrange()
        self._dress()
        self._wire(bridge)
        self._restore_heatmap()

    def _arrange(self) -> None:
        self.side.setObjectName("panel")
        self.side.addWidget(self.part)
        self.side.addWidget(self.preview)
        foot = QHBoxLayout()
        foot.setContentsMargins(SPACE.S, 2, SPACE.S, 2)
        foot.addWidget(self.colours, 2)
        foot.addWidget(self.position, 1)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.compare, 1)
        column.addWidget(self.tone)
        column.addWidget(self.film)
        column.addLayout(foot)
        self.colours.setMinimumWidth(250)
        self.colours.setMaximumWidth(360)
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.setChildrenCollapsible(False)
        sides.setHandleWidth(1)
        for widget in (self.gallery, centre, self.side):
            sides.addWidget(widget)
        self._sides = sides
        for number, stretch in enumerate((0, 1, 0)):
            sides.setStretchFactor(number, stretch)
        self._rows = rows = QSplitter(Qt.Orientation.Vertical)
        rows.setHandleWidth(1)
        rows.addWidget(sides)
        rows.addWidget(self.histogram)
        rows.setStretchFactor(0, 1)
        rows.setStretchFactor(1, 0)
        rows.setSizes([800, _FOOT])
        rows.setCollapsible(0, False)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addWidget(rows)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._sized:  # once, by the window's width; from then on as people drag it
            self._sized = True
            left = min(_LEFT_AT_MOST, max(_LEFT if self.width() > _NARROW else 0, self.width() // 5))
            if self.height() < _LOW:
                self.show_histogram(False)
            self._sides.setSizes([left, max(400, self.width() - left - _RIGHT), _RIGHT])
            for name, splitter in self._splitters():
                kept = self._settings.value(name)
                if isinstance(kept, QByteArray):
                    splitter.restoreState(kept)
        self.seen_changed.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.seen_changed.emit()

    def save_state(self) -> None:
        """Keep the widths of the panels and the look of the heatmap for the next window."""
        if self._sized:
            for name, splitter in self._splitters():
                self._settings.setValue(name, splitter.saveState())
        style = self.canvas.heatmap_style
        self._settings.setValue("heatmap/colours", style.name)
        self._settings.setValue("heatmap/opacity", f"{style.opacity:.2f}")

    def show_histogram(self, shown: bool) -> None:
        """Scores and threshold at the foot of the window, or more room for the picture."""
        self.histogram.setVisible(shown)
        self.histogram_shown.emit(shown)

    def _splitters(self) -> tuple[tuple[str, QSplitter], ...]:
        return ("review/sides", self._sides), ("review/rows", self._rows)

    def _restore_heatmap(self) -> None:
        name = self._settings.value("heatmap/colours")
        if name in get_args(ColourMap):
            self.canvas.set_colour_map(cast(ColourMap, name))
        with contextlib.suppress(ValueError):  # of another hand or another program
            self.canvas.set_opacity(float(str(self._settings.value("heatmap/opacity", "none"))))

    @property
    def key_places(self) -> tuple[QWidget, ...]:
        """Where single keys act: the picture, the grid, the findings and the preview of a mark."""
        return self.compare, self.gallery.grid, self.part.findings, self.preview

    @property
    def chapter(self) -> str:
        """The chapter of the help that is about what is done here just now."""
        if self.marking.open:
            return "Mark a false call"
        return "Find parts" if self.gallery.filter_box.hasFocus() else "Decide"

    def show_part(self, part_id: str) -> None:
        """This part, instead of the one that would come next."""
        self.reviewing.show(part_id)

    def preview_finding(self, part_id: str, image_id: str, finding_id: str) -> None:
        """Show this part with this finding selected, and what a mark on it would do."""
        self.marking.drop()
        self.show_part(part_id)
        self.reviewing.select(finding_id)
        self.marking.begin_with(part_id, MarkRequest(image_id, finding_id=finding_id))
        self.canvas.setFocus()

    def put_on_top(self, widget: QWidget) -> None:
        """Something that accompanies the work, above gallery and canvas."""
        self._whole.insertWidget(0, widget)

    def _wire(self, bridge: Bridge) -> None:
        self._theme.changed.connect(self._dress)
        self.canvas.heatmap_style_changed.connect(self.colours.set_style)
        self.canvas.cursor_moved.connect(self._cursor_moved)
        self.canvas.cursor_left.connect(self.position.clear)
        self.reviewing.image_changed.connect(self._no_readout)
        self.gallery.chosen.connect(self.reviewing.show)
        self.gallery.image_chosen.connect(self.reviewing.show_image_of)
        self.reviewing.part_changed.connect(self.gallery.grid.select)
        self.reviewing.image_changed.connect(self.gallery.grid.show_image)
        self.marking.asked.connect(self._show_preview)
        self.marking.ended.connect(self._show_part)
        self.part.note.returnPressed.connect(self._note_written)
        self.canvas.region_drawn.connect(self.marking.region_drawn)
        self.canvas.region_cleared.connect(self.marking.region_cleared)
        self.current.opened.connect(self._opened)
        self.current.summary_changed.connect(self._summary_changed)
        self.current.files_joined.connect(self.gallery.rows.read_again)
        bridge.recipe_changed.connect(self._scale_changed)
        self.gallery.rows.ids_changed.connect(self._ids_changed)
        bridge.bank_changed.connect(self._bank_changed)

    @Slot()
    def _dress(self) -> None:
        appearance = Appearance.of(self._theme.tokens)
        for widget in (self.canvas, self.compare, self.colours, self.histogram, self.tone):
            widget.set_appearance(appearance)

    @Slot(str)
    def _opened(self, lot_id: str) -> None:
        self.marking.drop()
        self.gallery.open(lot_id)
        self.reviewing.open(lot_id)
        self.part.clear()
        self.canvas.setFocus()

    @Slot(object)
    def _summary_changed(self, summary: LotSummary) -> None:
        self.gallery.set_counts(summary.counts, summary.check)
        self.part.set_check(summary.check)
        self.tone.set_recipe(summary.lot.recipe_id)
        self.part.classes.set_classes(summary.version.settings.defect_classes)
        if self._marks_of != summary.lot.recipe_id:
            self._marks_of = summary.lot.recipe_id
            self._bank_changed()
        if self.reviewing.idle and summary.counts.undecided:
            self.reviewing.go_undecided()

    @Slot()
    def _bank_changed(self) -> None:
        if self._marks_of:
            self._bridge.watch(
                self._session.marks(self._marks_of), self._marks_came, channel="marks to filter by"
            )

    def _marks_came(self, rows: list[MarkRow]) -> None:
        numbers = [row.mark.number for row in rows if row.mark.active]
        self.gallery.completer.know(self.part.classes.names, numbers)

    @Slot()
    def _ids_changed(self) -> None:
        rows = self.gallery.rows
        if self.reviewing.part_id is None and rows.ids:
            self.reviewing.go_undecided()
        elif self.reviewing.part_id is None and rows.settled and not rows.query.filter.terms:
            self.canvas.show_message(
                self.tr("Nothing to look at yet. The first part appears here as soon as a picture is found.")
            )

    @Slot()
    def _scale_changed(self) -> None:
        self.gallery.rows.expire_all()
        self.reviewing.refresh()

    @Slot(object)
    def _show_preview(self) -> None:
        self.side.setCurrentWidget(self.preview)

    @Slot()
    def _show_part(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self.preview.isAncestorOf(focused):
            self.canvas.setFocus()  # what had the keyboard goes: the single keys go on
        self.side.setCurrentWidget(self.part)
        self.canvas.start_region()

    @Slot()
    def _note_written(self) -> None:
        self.canvas.setFocus()  # the key of the decision comes next

    @Slot(str)
    def _no_readout(self, image_id: str) -> None:
        self.position.clear()

    @Slot(float, float, float)
    def _cursor_moved(self, x: float, y: float, value: float) -> None:
        view = self.canvas.viewport
        reading, shown = self.reviewing.reading, self.canvas.key
        if reading is not None and reading.image_id != shown:
            reading = None
        pixel = self.canvas.pixel_at(x, y)
        self.position.setText(readout(x, y, pixel, value, reading, (view.width, view.height)))

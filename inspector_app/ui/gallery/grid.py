"""The cards: a table view used as a grid, so that 100,000 parts cost what is visible."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from inspector_app.ui.gallery.cards import CARD_HEIGHT, CARD_WIDTH, CardDelegate
from inspector_app.ui.gallery.grid_model import GridModel, Index
from inspector_app.ui.gallery.lines import LINE_HEIGHT, LineDelegate
from inspector_app.ui.gallery.rows import PartRows
from inspector_app.ui.gallery.sections import group_height
from inspector_app.ui.gallery.thumbnails import Thumbnails
from inspector_app.ui.gallery.tints import Tints
from inspector_app.ui.theme.theme import Theme
from inspector_app.ui.theme.tokens import SPACE

BAND = 28  # height of a group's name


class GalleryGrid(QTableView):
    """Cards of the open lot; asks for rows and thumbnails of what is visible and a page on either side."""

    chosen = Signal(str)  # part id
    image_chosen = Signal(str, str)  # part id, image id, where images are listed
    selection_changed = Signal(int)  # number of selected parts; 0 without a selection

    def __init__(
        self,
        rows: PartRows,
        thumbnails: Thumbnails,
        tints: Tints,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._rows, self._thumbnails, self._theme = rows, thumbnails, theme
        self._tints = tints
        self._grid = GridModel(rows)
        self._current: str | None = None
        self._image = ""
        self._at: int | None = None  # its place in the list: a part has several where images are listed
        self._selected: dict[str, None] = {}  # ids in the order in which they were added
        self._anchor: str | None = None  # where a range begins
        self.setObjectName("gallery")
        self.setAccessibleName(self.tr("Parts"))
        self.setModel(self._grid)
        self._cards = CardDelegate(thumbnails, tints, theme, self._is_selected, self)
        self._lines = LineDelegate(thumbnails, tints, theme, self._is_selected, self)
        self._as_lines = False
        self.setItemDelegate(self._cards)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setVisible(False)
            header.setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(CARD_HEIGHT)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setSingleStep(CARD_HEIGHT // 3)
        self.setMinimumWidth(CARD_WIDTH + 20)
        self.verticalScrollBar().valueChanged.connect(self._look)
        rows.ids_changed.connect(self._ids_changed)
        rows.rows_changed.connect(self._rows_changed)
        thumbnails.arrived.connect(self._thumbnail_arrived)
        thumbnails.forgotten.connect(self._rows_changed)
        tints.arrived.connect(self.viewport().update)

    def select(self, part_id: str) -> None:
        """Show which part is on the canvas, without choosing it again."""
        self._current = part_id
        ids = self._rows.ids
        stays = self._at is not None and self._at < len(ids) and ids[self._at] == part_id
        position = self._at = self._at if stays else self._rows.position(part_id)
        if position is None:
            self.clearSelection()
            return
        index = self._grid.index_of(position)
        former = self.currentIndex()
        model = self.selectionModel()
        blocked = model.blockSignals(True)
        self.setCurrentIndex(index)
        model.blockSignals(blocked)
        self.scrollTo(index)
        self._clear_of_band(index.row())
        self.update(former)
        self.update(index)

    @Slot(str)
    def show_image(self, image_id: str) -> None:
        """Which image of the part is on the canvas: its place is the current one where images are listed."""
        self._image = image_id
        place = self._rows.place_of_image(image_id)
        if place is not None and place != self._at and self._current == self._rows.ids[place]:
            self._at = place
            self.select(self._current)

    def show_lines(self, lines: bool) -> None:
        """One line a part instead of cards; the part on the canvas stays in sight."""
        self._as_lines = lines
        self.setItemDelegate(self._lines if lines else self._cards)
        self.verticalScrollBar().setSingleStep(self._plain_height // 3)
        if not self._divide():
            self._set_heights()
        if self._current is not None:
            self.select(self._current)
        self._look()

    def show_tints(self, on: bool) -> None:
        """Lay the heatmap over the small pictures of flagged parts, or not."""
        self._tints.on = on
        self._look()
        self.viewport().update()

    # --- several parts at once

    @property
    def selected_parts(self) -> tuple[str, ...]:
        """The parts that a decision is about, when they were selected; the one on the canvas alone is none."""
        return tuple(self._selected)

    def select_all(self) -> None:
        """Every part that the filter finds."""
        self._set_selected(self._rows.ids)

    def clear_selected(self) -> None:
        self._set_selected(())

    def extend(self, by: int) -> None:
        """Go on by ``by`` places and select what lies between."""
        at = self._at if self._current is not None else None
        if at is None or not 0 <= at + by < len(self._rows.ids):
            return
        anchor = self._anchor if self._selected and self._anchor is not None else self._current
        self.step(by)
        self._select_range(anchor, at + by)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        position = self._grid.position(index) if index.isValid() else -1
        if event.button() is not Qt.MouseButton.LeftButton or position < 0:
            super().mousePressEvent(event)
            return
        part_id = self._rows.ids[position]
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._select_range(self._anchor or self._current, position)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            chosen = dict(self._selected) or ({self._current: None} if self._current is not None else {})
            if part_id in chosen:
                del chosen[part_id]
            else:
                chosen[part_id] = None
            self._anchor = part_id
            self._set_selected(tuple(chosen))
        else:
            self._anchor = part_id
            self.clear_selected()
            super().mousePressEvent(event)

    def _select_range(self, anchor: str | None, position: int) -> None:
        start = self._rows.position(anchor) if anchor is not None else None
        first, last = sorted((position if start is None else start, position))
        self._anchor = anchor or self._rows.ids[position]
        self._set_selected(self._rows.ids[first : last + 1])

    def _set_selected(self, part_ids: Sequence[str]) -> None:
        chosen = dict.fromkeys(part_ids)
        if chosen != self._selected:
            self._selected = chosen
            self.selection_changed.emit(len(chosen))
            self.viewport().update()

    def _is_selected(self, part_id: str) -> bool:
        return part_id in self._selected

    def step(self, by: int) -> None:
        """Choose the part (or the image) ``by`` places further."""
        at = self._at if self._current is not None else None
        position = 0 if at is None else at + by
        if 0 <= position < len(self._rows.ids):
            self._choose(position)

    def visible(self) -> tuple[int, int]:
        """First and last position on the screen; (0, -1) of an empty list."""
        sections = self._grid.sections
        if not sections.lines:
            return 0, -1
        top = max(0, self.rowAt(0))
        bottom = self.rowAt(self.viewport().height() - 1)
        return sections.span(top, sections.lines - 1 if bottom < 0 else bottom)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        position = self._grid.position(current) if current.isValid() else -1
        if position >= 0 and position != self._at:
            self._choose(position)

    def resizeEvent(self, event: QResizeEvent) -> None:
        in_sight = self._in_sight(event.oldSize().height())
        super().resizeEvent(event)
        if (self._divide() or in_sight) and self._current is not None:
            self.select(self._current)  # a message above the list does not push it out of sight
        self._look()

    def _in_sight(self, height: int) -> bool:
        """Whether the line of the part on the canvas lies whole in a list of this height."""
        index = self.currentIndex()
        top = self.rowViewportPosition(index.row()) if index.isValid() else -1
        return top >= 0 and top + self.rowHeight(index.row()) <= height

    def _divide(self) -> bool:
        """Share the width among the columns; whether their number has changed."""
        width = self.viewport().width()
        columns = 1 if self._as_lines else max(1, width // CARD_WIDTH)
        changed = columns != self._grid.columns
        self._grid.set_columns(columns)
        self.horizontalHeader().setDefaultSectionSize(width // columns)
        if changed:
            self._set_heights()
        return changed

    @property
    def _plain_height(self) -> int:
        """Of a line without a group's name above it."""
        return LINE_HEIGHT if self._as_lines else CARD_HEIGHT

    def _set_heights(self) -> None:
        """Room for the names of groups above their first lines."""
        every, higher = group_height(self._grid.sections, self._plain_height, BAND)
        header = self.verticalHeader()
        header.setDefaultSectionSize(every)
        for line, height in higher.items():
            header.resizeSection(line, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._grid.sections.grouped:
            self._paint_bands()
        if not self._rows.ids and self._rows.lot_id is not None:
            painter = QPainter(self.viewport())
            painter.setPen(self._theme.tokens.muted)
            place = self.viewport().rect().adjusted(SPACE.L, SPACE.XL, -SPACE.L, 0)
            words = (
                self.tr("No part matches this filter.\nEmpty the box to see all parts.")
                if self._rows.query.filter.terms
                else self.tr("No parts yet.\nPut pictures into the folder and open it again.")
            )
            wrapped = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(place, wrapped, words)

    def _clear_of_band(self, line: int) -> None:
        """The name of the group at the upper edge does not cover this line."""
        sections, top = self._grid.sections, self.rowViewportPosition(line)
        if sections.grouped and sections.begins(line) is None and top < BAND:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - (BAND - top))

    def _paint_bands(self) -> None:
        """The name of each group above its first line; that of the group one is in stays at the upper edge."""
        painter = QPainter(self.viewport())
        sections, width = self._grid.sections, self.viewport().width()
        line, top = max(0, self.rowAt(0)), 0
        named = False
        while line < sections.lines and (top := self.rowViewportPosition(line)) < self.viewport().height():
            group = sections.begins(line)
            if group is not None:
                named = named or top <= 0
                self._paint_band(painter, QRect(0, top, width, BAND), group)
            line += 1
        if not named and sections.lines:
            first = max(0, self.rowAt(0))
            self._paint_band(painter, QRect(0, 0, width, BAND), sections.group_at(first))

    def _paint_band(self, painter: QPainter, place: QRect, group: int) -> None:
        t = self._theme.tokens
        painter.fillRect(place, t.surface)
        painter.setPen(t.line)
        painter.drawLine(place.left() + SPACE.S, place.bottom(), place.right() - SPACE.S, place.bottom())
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(t.text)
        inner = place.adjusted(SPACE.S, 0, -SPACE.S, 0)
        words = painter.fontMetrics().elidedText(
            self._grid.title(group), Qt.TextElideMode.ElideMiddle, inner.width()
        )
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def _choose(self, position: int) -> None:
        part_id, image_id = self._rows.ids[position], self._rows.image(position)
        self._at = position
        self.select(part_id)
        if image_id:
            self.image_chosen.emit(part_id, image_id)
        else:
            self.chosen.emit(part_id)

    @Slot()
    def _look(self) -> None:
        first, last = self.visible()
        page = last - first + 1
        self._rows.need(first, last)
        self._rows.need(first - page, last + page)
        # What is in sight, then the page below, then the one above: one scrolls both ways.
        near = [*range(first, last + 1 + page), *range(first - 1, max(-1, first - 1 - page), -1)]
        found = [row for position in near if (row := self._rows.row(position)) is not None]
        self._thumbnails.want(row.image_id for row in found)
        self._tints.want(found[:page])

    @Slot()
    def _ids_changed(self) -> None:
        self._at = self._rows.place_of_image(self._image)
        self._set_heights()
        known = self._rows.position
        self._set_selected([part_id for part_id in self._selected if known(part_id) is not None])
        if self._current is not None:
            self.select(self._current)
        self._look()

    @Slot()
    def _rows_changed(self) -> None:
        self.viewport().update()
        self._look()

    @Slot(str)
    def _thumbnail_arrived(self, image_id: str) -> None:
        self.viewport().update()

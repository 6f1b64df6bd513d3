"""A layout that wraps its widgets like words, for the quick filters and the bar over the picture."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QSpacerItem, QWidget


class FlowLayout(QLayout):
    """Left to right, then the next line. A spring takes what a line has left, so that what follows stands right."""

    def __init__(self, parent: QWidget, spacing: int) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._shown: list[_Shown] | None = None
        self._heights: dict[int, int] = {}  # by width
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def add_spring(self) -> None:
        """A place that grows: nothing where the line is full."""
        self.addItem(QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum))

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        if not 0 <= index < len(self._items):
            return None
        self.invalidate()
        return self._items.pop(index)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._flow(QRect(0, 0, width, 0), place=False)
        return self._heights[width]

    def invalidate(self) -> None:
        """Something within has another size, or is shown or hidden: nothing that is known of sizes holds any more."""
        self._heights.clear()
        self._shown = None
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._flow(rect, place=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize(0, 0)
        for item in self._items:
            size = size.expandedTo(item.sizeHint())
        margins = self.contentsMargins()
        return size.grownBy(margins)

    def _flow(self, rect: QRect, *, place: bool) -> int:
        margins = self.contentsMargins()
        inside = rect.marginsRemoved(margins)
        y = inside.y()
        lines = self._lines(inside.width())
        for line in lines:
            height = max(item.hint.height() for item in line)
            springs = sum(item.springs for item in line)
            left = max(0, inside.width() - self._width_of(line)) // max(1, springs)
            x = inside.x()
            for item in line if place else ():
                if item.springs:
                    x += left
                    continue
                item.item.setGeometry(QRect(QPoint(x, y + (height - item.hint.height()) // 2), item.hint))
                x += item.hint.width() + self.spacing()
            y += height + self.spacing()
        around = margins.top() + margins.bottom() if self._items else 0
        return y - self.spacing() - inside.y() + around if lines else around

    def _lines(self, width: int) -> list[list[_Shown]]:
        """The shown items, divided into lines of at most ``width`` px."""
        lines: list[list[_Shown]] = []
        taken = 0
        for item in self._known():
            more = 0 if item.springs else item.hint.width() + self.spacing()
            if lines and taken + more - self.spacing() <= width:
                lines[-1].append(item)
                taken += more
            else:
                lines.append([item])
                taken = more
        return lines

    def _known(self) -> list[_Shown]:
        """What is shown, asked once: a window that is laid out asks a hundred times how high this would be."""
        if self._shown is None:
            self._shown = [
                _Shown(item, item.sizeHint(), item.spacerItem() is not None)
                for item in self._items
                if item.spacerItem() is not None or not item.isEmpty()
            ]
        return self._shown

    def _width_of(self, line: list[_Shown]) -> int:
        widths = [item.hint.width() for item in line if not item.springs]
        return sum(widths) + self.spacing() * max(0, len(widths) - 1)


class _Shown(NamedTuple):
    item: QLayoutItem
    hint: QSize
    springs: bool

"""The places of the window, of which one is seen: the start, and those of the strip in the order that it has."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget


class Page(Protocol):
    """What stands at a place: a widget with its chapter of the help."""

    @property
    def chapter(self) -> str: ...


class Places(QStackedWidget):
    """Numbers are those of the strip; the start has none, it is seen while no lot is open."""

    def __init__(self, start: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.addWidget(start)

    @property
    def number(self) -> int:
        """The place that is seen; of the start the first one, which comes after it."""
        return max(0, self.currentIndex() - 1)

    def number_of(self, page: QWidget) -> int:
        return self.indexOf(page) - 1

    def turn_to(self, number: int) -> None:
        """Let this place be seen; the keyboard goes with it, also from the strip."""
        self.setCurrentIndex(number + 1)
        page, focused = self.currentWidget(), QApplication.focusWidget()
        if focused is None or not page.isAncestorOf(focused):
            former = page.focusWidget()
            stays = former is not None and former.isVisibleTo(page) and former.isEnabled()
            where = (former if stays else _first(page)) or page
            where.setFocus(Qt.FocusReason.OtherFocusReason)

    def turn_to_start(self) -> None:
        """Let the start be seen."""
        self.setCurrentIndex(0)

    def chapter(self) -> str:
        """The chapter of the help that is about the place one stands in."""
        page: Page = self.currentWidget()
        return page.chapter


def _first(page: QWidget) -> QWidget | None:
    """What Tab would come to first inside it."""
    each = page.nextInFocusChain()
    while each is not page:
        reached = each.focusPolicy() & Qt.FocusPolicy.TabFocus
        if reached and page.isAncestorOf(each) and each.isVisibleTo(page) and each.isEnabled():
            return each
        each = each.nextInFocusChain()
    return None

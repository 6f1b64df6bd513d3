"""Where the parts of the threshold page lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from inspector_app.ui.gallery.chips import FlowLayout
from inspector_app.ui.theme.plain import PlainLabel
from inspector_app.ui.theme.tokens import SPACE

if TYPE_CHECKING:
    from inspector_app.ui.threshold.page import ThresholdPage


def laid_out(page: ThresholdPage) -> QStackedLayout:
    """Two states: a sentence while there is nothing to show, and the page, which scrolls where it finds no room."""
    title = PlainLabel(_tr("Threshold"))
    title.setProperty("role", "large")
    for label in (page.caption, page.left_out, page.regions):
        label.setProperty("role", "caption")
    page.empty.setProperty("role", "caption")
    head = QWidget()
    flow = FlowLayout(head, spacing=SPACE.M)
    flow.addWidget(title)
    flow.addWidget(page.caption)
    flow.add_spring()
    flow.addWidget(page.logarithmic)
    picture = QVBoxLayout()
    picture.setSpacing(SPACE.XS)
    picture.addWidget(page.histogram, 1)
    picture.addWidget(page.legend)
    top = QHBoxLayout()
    top.setSpacing(SPACE.L)
    top.addLayout(picture, 1)
    top.addWidget(page.side)
    past = PlainLabel(_tr("What it would have done to past lots"))
    past.setProperty("role", "section")
    left = QVBoxLayout()
    left.setSpacing(SPACE.XS)
    left.addWidget(past)
    left.addWidget(page.lots, 1)
    left.addWidget(page.left_out)
    right = QVBoxLayout()
    right.setSpacing(SPACE.XS)
    right.addWidget(page.plot, 1)
    right.addWidget(page.regions)
    foot = QHBoxLayout()
    foot.setSpacing(SPACE.L)
    foot.addLayout(left, 5)
    foot.addLayout(right, 2)
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(SPACE.XL, SPACE.M, SPACE.XL, SPACE.M)
    column.setSpacing(SPACE.S)
    column.addWidget(head)
    column.addLayout(top, 4)
    column.addWidget(page.panel)
    column.addLayout(foot, 3)
    scroll = QScrollArea(widgetResizable=True)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it has the focus
    scroll.setWidget(inside)
    nothing = QWidget()
    middle = QVBoxLayout(nothing)
    middle.setContentsMargins(SPACE.XL, SPACE.XL, SPACE.XL, SPACE.XL)
    page.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
    middle.addWidget(page.empty)
    stack = QStackedLayout(page)
    stack.addWidget(nothing)
    stack.addWidget(scroll)
    return stack


def _tr(text: str) -> str:
    return QCoreApplication.translate("ThresholdPage", text)

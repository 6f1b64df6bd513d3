"""Outlines of findings, with a state that is told by the line's pattern and a letter, not by colour alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QTransform

from inspector_app.domain.finding import Finding
from inspector_app.domain.readings import FindingRow
from inspector_app.domain.review import FindingDecision
from inspector_app.ui.canvas.appearance import Appearance
from inspector_app.ui.canvas.outline import lines_path, smooth_path
from inspector_app.ui.canvas.viewport import Viewport
from inspector_app.ui.language.defect_classes import class_word

LETTERS = {
    FindingDecision.DEFECT: "D",
    FindingDecision.PSEUDO_ANOMALY: "P",
    FindingDecision.UNSURE: "?",
}
# Dash patterns in widths of the line; an empty one is solid.
PATTERNS: dict[FindingDecision | None, list[float]] = {
    None: [4.0, 2.5],
    FindingDecision.DEFECT: [],
    FindingDecision.PSEUDO_ANOMALY: [0.1, 2.2],
    FindingDecision.UNSURE: [5.0, 2.5, 0.1, 2.5],
}
WIDTH, SELECTED_WIDTH, RIM = 1.8, 2.6, 2.0
PERIODS = 8  # of a pattern along an outline, at least: fewer do not look like a line any more


@dataclass(frozen=True)
class Outline:
    """A finding as it is drawn, in image px."""

    row: FindingRow
    line: npt.NDArray[np.float32]  # [n, 2]
    path: QPainterPath

    @property
    def tag(self) -> str:
        """Number, letter of the decision, and the class of a defect."""
        words = [str(self.row.finding.ordinal)]
        if self.row.decision is not None:
            words.append(LETTERS[self.row.decision])
        if self.row.decision is FindingDecision.DEFECT and self.row.defect_class:
            words.append(class_word(self.row.defect_class))
        return " ".join(words)

    def distance(self, x: float, y: float) -> float:
        """Image px from the point to the outline; 0 inside."""
        return max(0.0, -float(cv2.pointPolygonTest(self.line.reshape(-1, 1, 2), (x, y), True)))


class FindingsLayer:
    """The findings of the part that is shown."""

    def __init__(self) -> None:
        self._outlines: list[Outline] = []
        self._tags: list[tuple[str, QRectF]] = []  # where the tags were painted last, in view px
        self.selected: str | None = None
        self.hovered: str | None = None

    def set_rows(self, rows: Sequence[FindingRow]) -> None:
        """Show these findings; the selection stays if it is still among them."""
        self._outlines = [_outline(row) for row in rows]
        self._tags = []
        self.hovered = None
        if self.selected not in {row.id for row in rows}:
            self.selected = None

    @property
    def rows(self) -> tuple[FindingRow, ...]:
        return tuple(outline.row for outline in self._outlines)

    def hit(self, viewport: Viewport, view_x: float, view_y: float, tolerance: float = 6.0) -> str | None:
        """The finding under a point of the view (tags first, then the smallest outline), or None."""
        for finding_id, place in reversed(self._tags):
            if place.contains(view_x, view_y):
                return finding_id
        x, y = viewport.to_image(view_x, view_y)
        reach = tolerance / viewport.scale
        near = [outline for outline in self._outlines if outline.distance(x, y) <= reach]
        # Inside beats beside; of two that hold the point, the small one could not be hit elsewhere.
        near.sort(key=lambda outline: (outline.distance(x, y), outline.row.finding.area))
        return near[0].row.id if near else None

    def paint(self, painter: QPainter, viewport: Viewport, colours: Appearance) -> None:
        transform = view_transform(viewport)
        self._tags = []
        for outline in sorted(self._outlines, key=lambda one: one.row.id == self.selected):
            chosen = outline.row.id == self.selected
            colour = _colour(outline.row.decision, colours)
            path = transform.map(outline.path)
            if outline.row.id == self.hovered and not chosen:
                wash = QColor(colour)
                wash.setAlpha(40)
                painter.fillPath(path, wash)
            width = SELECTED_WIDTH if chosen else WIDTH
            stroke(painter, path, colour, colours.halo, width, PATTERNS[outline.row.decision])
        self._paint_tags(painter, viewport, colours)

    def _paint_tags(self, painter: QPainter, viewport: Viewport, colours: Appearance) -> None:
        font = QFont(painter.font())
        font.setBold(True)
        for outline in self._outlines:
            box = view_transform(viewport).mapRect(outline.path.boundingRect())
            if not box.intersects(QRectF(0, 0, viewport.view_width, viewport.view_height)):
                continue
            chosen = outline.row.id == self.selected
            colour = _colour(outline.row.decision, colours)
            place = tag_place(outline.tag, font, box, viewport, [taken for _, taken in self._tags])
            back, front = (colour, colours.tag) if chosen else (colours.tag, colour)
            paint_tag(painter, place, outline.tag, font, back, front)
            self._tags.append((outline.row.id, place))


def _outline(row: FindingRow) -> Outline:
    return Outline(row, _line(row.finding), finding_path(row.finding))


def finding_path(finding: Finding) -> QPainterPath:
    """The outline of a finding in image px: its contour with rounded corners, or its box."""
    line = _line(finding)
    return smooth_path([line]) if len(finding.contour) >= 3 else lines_path([line.astype(np.float64)])


def _line(finding: Finding) -> npt.NDArray[np.float32]:
    if len(finding.contour) >= 3:
        return np.asarray(finding.contour, dtype=np.float32) + np.float32(
            0.5
        )  # vertices are centres of pixels
    box = finding.box
    right, bottom = box.x + box.w, box.y + box.h
    corners = [(box.x, box.y), (right, box.y), (right, bottom), (box.x, bottom)]
    return np.asarray(corners, dtype=np.float32)


def _colour(decision: FindingDecision | None, colours: Appearance) -> QColor:
    match decision:
        case None:
            return colours.undecided
        case FindingDecision.DEFECT:
            return colours.defect
        case FindingDecision.PSEUDO_ANOMALY:
            return colours.pseudo
        case FindingDecision.UNSURE:
            return colours.unsure


def view_transform(viewport: Viewport) -> QTransform:
    """Image px -> logical px of the view."""
    x, y = viewport.to_view(0.0, 0.0)
    return QTransform(viewport.scale, 0, 0, viewport.scale, x, y)


def stroke(
    painter: QPainter,
    path: QPainterPath,
    colour: QColor,
    halo: QColor,
    width: float,
    pattern: Sequence[float],
) -> None:
    """A bright line on a dark rim, so that it is read on light and on dark; the path is in view px."""
    rim = QPen(halo, width + RIM)
    rim.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(rim)
    painter.drawPath(path)
    pen = QPen(colour, width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if pattern:
        pen.setCapStyle(Qt.PenCapStyle.RoundCap if min(pattern) < 1 else Qt.PenCapStyle.FlatCap)
        pen.setDashPattern(fitted(pattern, path.length() / width))
    painter.setPen(pen)
    painter.drawPath(path)


def fitted(pattern: Sequence[float], length: float) -> list[float]:
    """The pattern stretched or squeezed so that it goes a whole number of times into a line, without a seam."""
    period = sum(pattern)
    times = max(PERIODS, round(length / period))
    stretch = max(0.4, length / (times * period))
    return [part * stretch for part in pattern]


def tag_place(
    text: str, font: QFont, box: QRectF, viewport: Viewport, taken: Sequence[QRectF], *, below: bool = False
) -> QRectF:
    """A free place for a tag at the left end of a box (view px): above it, or under it, inside the view."""
    metrics = QFontMetricsF(font)
    width, height = metrics.horizontalAdvance(text) + 12, metrics.height() + 4
    top = box.bottom() + 4 if below else box.top() - height - 4
    x = min(max(box.left(), 4.0), viewport.view_width - width - 4)
    y = min(max(top, 4.0), viewport.view_height - height - 4)
    place = QRectF(x, y, width, height)
    for other in sorted(taken, key=lambda one: one.top()):
        if place.intersects(other):
            place.moveTop(other.bottom() + 2)
    return place


def paint_tag(painter: QPainter, place: QRectF, text: str, font: QFont, back: QColor, front: QColor) -> None:
    painter.setFont(font)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(back)
    painter.drawRoundedRect(place, 5, 5)
    painter.setPen(front)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)

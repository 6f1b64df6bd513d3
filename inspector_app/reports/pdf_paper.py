"""The paper of a PDF: head, foot, and what is put on it line by line, each measured before it is drawn."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from fpdf import FPDF
from fpdf.enums import MethodReturnValue, XPos, YPos

from inspector_app.domain.documents import Looks, Paper
from inspector_app.reports.glyphs import BODY, SYSTEM_FOLDERS, Glyphs, is_plain, is_right_to_left
from inspector_app.reports.pictures import Panel

MARGIN = 16.0  # mm
HEAD = 24.0
FOOT = 16.0
LINE = 3.8  # mm from one line of a cell to the next
MOST_LINES = 6  # of a cell
INK = (28, 34, 40)
GREY = (98, 108, 118)
RULE = (205, 212, 219)
ORANGE = (168, 76, 0)
RED = (176, 32, 32)

Colour = tuple[int, int, int]


class Sheets(FPDF):
    """Pages in portrait; ``left`` and ``right`` stand in every head, ``page`` (with two places) in the foot."""

    def __init__(
        self, looks: Looks, left: str, right: str, page: str, folders: Iterable[Path] = SYSTEM_FOLDERS
    ) -> None:
        super().__init__(unit="mm", format="A4" if looks.paper is Paper.A4 else "letter")
        self.glyphs = Glyphs(self, folders)
        self._head_left, self._head_right, self._foot_words = left, right, page
        self.set_margins(MARGIN, HEAD, MARGIN)
        self.c_margin = 0.0  # texts begin where pictures and rules begin
        self.set_auto_page_break(True, FOOT + 4)

    def header(self) -> None:
        self.set_y(9)
        half = self.epw / 2
        self._at(self._head_left, MARGIN, 9, half + 20, "L")
        self._at(self._head_right, MARGIN + half + 20, 9, half - 20, "R")
        self.rule(15)
        self.set_y(HEAD)

    def finish(self) -> bytes:
        """The document, now that it is known how many pages it has: each gets its foot.

        fpdf's own place holder for their number keeps room for three digits, which is seen before a word.
        """
        self.in_footer = True  # below where a page is broken
        for number in range(1, self.pages_count + 1):
            self.page = number
            self.current_font_is_set_on_page = False
            words = self._foot_words.format(number, self.pages_count)
            self._at(words, MARGIN, self.h - FOOT, self.epw, "R")
        self.in_footer = False
        return bytes(self.output())

    def _at(self, text: str, x: float, y: float, width: float, align: str) -> None:
        self.set_xy(x, y)
        self._ink(7.5, "", GREY)
        self._shape(text)
        self.cell(width, 4, self._cut(self.glyphs.fitted(text), width), align=align)

    def _cut(self, text: str, width: float) -> str:
        """One line, its end left out where it is too long."""
        text = text.replace("\n", " ")
        if self.get_string_width(text) <= width - 2:
            return text
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            if self.get_string_width(text[:middle] + "…") <= width - 2:
                low = middle
            else:
                high = middle - 1
        return text[:low] + "…"

    # --- lines
    def say(
        self,
        text: str,
        *,
        size: float = 9,
        bold: bool = False,
        colour: Colour = INK,
        indent: float = 0.0,
        after: float = 0.0,
    ) -> None:
        """A paragraph that wraps, and goes on over as many pages as it needs."""
        text = self.glyphs.fitted(text)
        self._ink(size, "B" if bold else "", colour)
        self._shape(text)
        self.set_x(MARGIN + indent)
        self.multi_cell(
            self.epw - indent,
            size * 0.5,
            text,
            align="R" if is_right_to_left(text) else "L",
            new_x=XPos.LMARGIN,
            new_y=YPos.NEXT,
        )
        if after:
            self.ln(after)

    def named(self, name: str, value: str, width: float = 56.0) -> None:
        """A line of name and value, the value wrapped beside the name."""
        self.room(6)
        top = self.get_y()
        self._ink(8.5, "", GREY)
        self.set_xy(MARGIN, top)
        self.cell(width, 4.4, self._cut(self.glyphs.fitted(name), width))
        self.set_xy(MARGIN, top)
        self.say(value, size=8.5, indent=width, after=0.7)

    def pair(self, name: str, value: str, width: float, room: float) -> None:
        """Name and value in one line of ``room`` mm from where the pen is; what is too long is cut."""
        x, y = self.get_x(), self.get_y()
        self._ink(8, "", GREY)
        self.cell(width, 4.2, self._cut(self.glyphs.fitted(name), width))
        fitted = self.glyphs.fitted(value)
        self._ink(8, "", INK)
        self._shape(fitted)
        self.set_xy(x + width, y)
        self.cell(room - width, 4.2, self._cut(fitted, room - width))

    def caption(self, text: str, width: float, *, align: str = "L") -> None:
        """A small line under something, at most ``width`` mm."""
        fitted = self.glyphs.fitted(text)
        self._ink(6.5, "", GREY)
        self._shape(fitted)
        self.cell(width, 3.2, self._cut(fitted, width + 2), align=align)

    def section(self, text: str, lead: str = "", room: float = 34) -> None:
        """The head of a section, never alone at the foot of a page: ``room`` mm is what comes first, with it."""
        self.room(room)
        self.ln(4)
        self.say(text, size=13, bold=True)
        if lead:
            self.say(lead, size=8.5, colour=GREY)
        self.ln(1.5)

    def columns(
        self,
        head: Sequence[str],
        rows: Iterable[Sequence[str]],
        widths: Sequence[float],
        *,
        lines: int = MOST_LINES,
    ) -> None:
        """Short cells in columns of these widths (mm), each in at most ``lines``; every page has the head."""
        self._line_of(head, widths, lines, bold=True)
        for row in rows:
            if self.will_page_break(5):
                self.add_page()
                self._line_of(head, widths, lines, bold=True)
            self._line_of(row, widths, lines)
        self.ln(1.5)

    def _line_of(
        self, cells: Sequence[str], widths: Sequence[float], most: int, *, bold: bool = False
    ) -> None:
        """A row, as many lines high as its longest cell needs."""
        wrapped = [
            self._wrapped(text, width, most, bold=bold) for text, width in zip(cells, widths, strict=True)
        ]
        more = (max(map(len, wrapped), default=1) - 1) * LINE
        if bold or more:
            self.room(more + (10 if bold else 5))
        top = self.get_y()
        x = MARGIN
        for lines, width in zip(wrapped, widths, strict=True):
            for number, line in enumerate(lines):
                self._ink(8, "B" if bold else "", GREY if bold else INK)
                self._shape(line)
                self.set_xy(x, top + number * LINE)
                self.cell(width, 4.6, self._cut(line, width))
            x += width
        self.set_xy(MARGIN, top + more + 4.6)
        self.rule(top + more + 4.8)

    def _wrapped(self, text: str, width: float, most: int, *, bold: bool) -> list[str]:
        """The lines of a cell, at most ``most``; the end of what is longer is cut."""
        fitted = self.glyphs.fitted(text).replace("\n", " ")
        self._ink(8, "B" if bold else "", GREY if bold else INK)
        self._shape(fitted)
        if most == 1 or self.get_string_width(fitted) <= width - 2:
            return [fitted]
        found: Any = self.multi_cell(
            width - 2, LINE, fitted, align="L", dry_run=True, output=MethodReturnValue.LINES
        )
        lines = [str(line) for line in found]
        return lines if len(lines) <= most else [*lines[: most - 1], " ".join(lines[most - 1 :])]

    def signatures(self, names: Sequence[str], words: str, gap: float = 5.0) -> None:
        """Lines to sign on side by side, each with who signs there and ``words``."""
        width = (self.epw - gap * (len(names) - 1)) / len(names)
        self.room(16)
        top = self.get_y() + 9
        for place, name in enumerate(names):
            x = MARGIN + place * (width + gap)
            self.set_line_width(0.3)
            self.set_draw_color(*INK)
            self.line(x, top, x + width, top)
            self.set_xy(x, top + 0.6)
            self.caption(f"{name} · {words}", width)
        self.set_xy(MARGIN, top + 5)

    def rule(self, y: float) -> None:
        self.set_draw_color(*RULE)
        self.set_line_width(0.2)
        self.line(MARGIN, y, MARGIN + self.epw, y)

    def room(self, height: float) -> None:
        """A new page where less than ``height`` mm is left."""
        if self.will_page_break(height):
            self.add_page()

    def picture(self, jpeg: bytes, x: float, y: float, width: float, height: float) -> None:
        """A picture that fills this place (mm)."""
        self.image(io.BytesIO(jpeg), x, y, width, height)

    def outlines(
        self, panel: Panel, x: float, y: float, width: float, height: float, *, numbered: bool = False
    ) -> None:
        """The outlines of a picture that lies there, black on white so that they are seen on any ground."""
        across, down = width / panel.width, height / panel.height
        for outline in panel.outlines:
            points = [
                (x + (float(px) - panel.left) * across, y + (float(py) - panel.top) * down)
                for px, py in (point.split(",") for point in outline.points.split())
            ]
            for thickness, colour in ((0.7, (255, 255, 255)), (0.3, (0, 0, 0))):
                self.set_draw_color(*colour)
                self.set_line_width(thickness)
                self.polygon(points, style="D")
            if numbered and outline.number:
                at = x + (outline.x - panel.left) * across, y + (outline.y - panel.top) * down
                self.set_fill_color(255, 255, 255)
                self.rect(at[0] - 1.6, at[1] - 2.6, 1.8 + 1.3 * len(outline.number), 3, "F")
                self.label(outline.number, at[0] - 1.1, at[1] - 0.3, colour=INK)

    def fitted_picture(self, jpeg: bytes, x: float, y: float, width: float, height: float) -> None:
        """A picture as large as it can be in the middle of this place (mm)."""
        self.image(io.BytesIO(jpeg), x, y, width, height, keep_aspect_ratio=True)

    def label(self, text: str, x: float, y: float, *, size: float = 6.5, colour: Colour = GREY) -> None:
        """A short text with its base line at ``y``."""
        self._placed(self.glyphs.fitted(text), x, y, size, colour)

    def words(
        self, text: str, x: float, y: float, anchor: str, *, size: float = 6.5, colour: Colour = GREY
    ) -> None:
        """A label that begins, ends or has its middle at ``x``."""
        fitted = self.glyphs.fitted(text)
        self._ink(size, "", colour)
        self._shape(fitted)
        width = self.get_string_width(fitted)
        before = {"start": 0.0, "middle": width / 2, "end": width}[anchor]
        self._placed(fitted, x - before, y, size, colour)

    def _placed(self, fitted: str, x: float, y: float, size: float, colour: Colour) -> None:
        """A cell of which the base line lies at ``y``: unlike a bare text it is written with the other fonts, too."""
        self._ink(size, "", colour)
        self._shape(fitted)
        breaks = self.auto_page_break
        self.auto_page_break = False  # a label belongs where it is put
        self.set_xy(
            x, y - 0.3 * self.font_size
        )  # fpdf sets the base line 0.3 of the size below a cell's middle
        self.cell(self.get_string_width(fitted) + 1, 0, fitted)
        self.auto_page_break = breaks

    def _ink(self, size: float, style: str, colour: Colour) -> None:
        self.set_font(BODY, style, size)
        # A line in other fonts ends with its own one on the page, while the same font as before counts as set.
        self.current_font_is_set_on_page = False
        self.set_text_color(*colour)

    def _shape(self, text: str) -> None:
        self.set_text_shaping(not is_plain(text))

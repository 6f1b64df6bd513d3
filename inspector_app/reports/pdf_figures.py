"""Figures on the paper of a PDF: plots as vectors, tables below them."""

from __future__ import annotations

from inspector_app.reports.figure_sections import FigureSection
from inspector_app.reports.pdf_paper import GREY, MARGIN, Sheets
from inspector_app.reports.pictures import jpeg_of
from inspector_app.reports.plots import COLOURS, Dot, Line, Plot, Rect, Role, Words

THICKNESS = {
    Role.GRID: 0.15,
    Role.AXIS: 0.25,
    Role.CENTRE: 0.3,
    Role.LIMIT: 0.25,
    Role.LINE: 0.3,
    Role.SHARE: 0.3,
}
HEAD = 20.0  # mm that a section's title and lead take
LABEL_SIZE = 6.5
NOTE = 4.5  # mm of a line below


def put_section(pdf: Sheets, section: FigureSection) -> None:
    """One figure, its plot never apart from its title."""
    height = 0.0 if section.plot is None else section.plot.height
    notes = NOTE * len(section.notes)  # what a plot shows is not left to the next page
    pdf.section(section.title, section.lead, room=HEAD + height + notes + 4)
    if section.plot is not None:
        pdf.room(height + notes + 4)
        top = pdf.get_y()
        if section.photo:
            pdf.picture(jpeg_of(section.photo), MARGIN, top, section.plot.width, section.plot.height)
        draw(pdf, section.plot, MARGIN, top)
        pdf.set_xy(MARGIN, top + height + 2)
    if section.table is not None:
        widths = [share * pdf.epw for share in section.table.widths]
        pdf.columns(section.table.head, section.table.rows, widths)
    for note in section.notes:
        pdf.say(note, size=8.5, colour=GREY)


def draw(pdf: Sheets, plot: Plot, left: float, top: float) -> None:
    """The shapes of a plot, its upper left corner at a place (mm)."""
    for shape in plot.shapes:
        colour = COLOURS[shape.role]
        match shape:
            case Line(role, x1, y1, x2, y2, dashed):
                pdf.set_draw_color(*colour)
                pdf.set_line_width(THICKNESS.get(role, 0.25))
                if dashed:
                    pdf.set_dash_pattern(dash=1, gap=0.7)
                pdf.line(left + x1, top + y1, left + x2, top + y2)
                if dashed:
                    pdf.set_dash_pattern()
            case Rect(_, x, y, w, h, strength):
                pdf.set_fill_color(*colour)
                with pdf.local_context(fill_opacity=round(strength, 2)):
                    pdf.rect(left + x, top + y, w, h, "F")
            case Dot(_, x, y, r):
                pdf.set_fill_color(*colour)
                pdf.ellipse(left + x - r, top + y - r, 2 * r, 2 * r, "F")
            case Words(text, x, y, anchor, _):
                pdf.words(text, left + x, top + y, anchor, size=LABEL_SIZE, colour=colour)

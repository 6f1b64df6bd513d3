"""The certificate of a mark as a page of a PDF: alone, or at the end of a lot's document."""

from __future__ import annotations

from pathlib import Path

from inspector_app.reports.certificate import Certificate
from inspector_app.reports.certificate_page import CertificatePage, Shot, Small, page_of
from inspector_app.reports.pdf_paper import GREY, INK, MARGIN, ORANGE, RED, Colour, Sheets
from inspector_app.reports.pictures import Panel, jpeg_of
from inspector_app.reports.writing import write_aside

GAP = 3.0  # mm
TALLEST = 40.0  # mm of a picture
THUMB_HEIGHT = 17.0
NAME_WIDTH = 33.0
GREEN: Colour = (23, 105, 79)
_STATE_COLOURS = {"acts": GREEN, "waits": ORANGE, "refused": RED, "revoked": GREY}
_GUARD_COLOURS = {"": INK, "calm": INK, "amber": ORANGE, "red": RED}
_STATE_SHAPES = {"acts": "●", "waits": "◇", "refused": "▲", "revoked": "○"}


def write_certificate_pdf(certificate: Certificate, path: Path) -> str:
    """Write the certificate and return its SHA-256. Raises StorageFault."""
    return write_aside(path, [render_certificate_pdf(certificate)])


def render_certificate_pdf(certificate: Certificate) -> bytes:
    """One page with its pictures."""
    page, say = page_of(certificate), certificate.say
    words = [certificate.looks.company, certificate.version.recipe_name, page.label]
    pdf = Sheets(
        certificate.looks,
        " · ".join(word for word in words if word),
        f"{say('Content')} {page.sha256[:16]}",
        say("Page {0} of {1}"),
    )
    pdf.set_creation_date(certificate.local(certificate.generated_at))
    pdf.set_title(f"{page.title} – {certificate.version.recipe_name}".encode("utf-8", "replace").decode())
    pdf.set_creator(certificate.program)
    pdf.set_lang(certificate.looks.language.value)
    put_certificate(pdf, certificate, page)
    return pdf.finish()


def put_certificate(pdf: Sheets, certificate: Certificate, page: CertificatePage | None = None) -> None:
    """A page of its own on these sheets."""
    _Page(pdf, certificate, page or page_of(certificate)).put()


class _Page:
    def __init__(self, pdf: Sheets, certificate: Certificate, page: CertificatePage) -> None:
        self._pdf, self._certificate, self._page, self._say = pdf, certificate, page, certificate.say

    def put(self) -> None:
        pdf, page, say = self._pdf, self._page, self._say
        pdf.add_page()
        self._opening()
        if page.error:
            pdf.say(f"{say('The picture cannot be read.')} {page.error}", size=8, colour=RED)
        self._shots()
        self._facts()
        if page.note:
            self._headed(say("Note"), page.note)
        evidence = page.evidence
        self._headed(say("Evidence"), evidence[0])
        for line in evidence[1:]:
            last = line is evidence[-1]
            pdf.say(line, size=8, colour=_GUARD_COLOURS[page.guard] if last else INK, indent=NAME_WIDTH)
        self._headed(say("Acts on parts"), page.quiets)
        self._thumbs(page.quieted)
        self._headed(say("Defects near"), page.near)
        for part, lot, distance, within in page.near_lines:
            pdf.say(f"{part} ({lot}): {distance}, {within}", size=7.5, colour=GREY, indent=NAME_WIDTH)
        self._headed(say("Challenge set"), page.challenge)
        self._headed(say("Approval"), page.approval)
        self._acts()
        self._pdf.signatures(self._page.signatures, self._say("date, signature"))
        pdf.ln(2)
        pdf.say(f"{say('Content SHA-256')} {page.sha256}. {page.closing}", size=6.5, colour=GREY)
        if missing := pdf.glyphs.missing:
            codes = ", ".join(f"U+{ord(character):04X}" for character in sorted(missing)[:20])
            words = say("{0} characters stand as □, no font on this computer has them: {1}")
            pdf.say(words.format(len(missing), codes), size=6.5, colour=ORANGE)

    def _opening(self) -> None:
        pdf, page = self._pdf, self._page
        if (logo := self._certificate.looks.logo_bytes()) is not None:
            pdf.image(logo, x=MARGIN + pdf.epw - 36, y=pdf.get_y(), w=36, h=13, keep_aspect_ratio=True)
        pdf.say(self._say("Certificate of a mark").upper(), size=8, colour=GREY, after=0.5)
        pdf.say(page.title, size=17, bold=True, after=0.5)
        pdf.say(
            f"{_STATE_SHAPES[page.state]} {page.state_words}",
            size=10,
            bold=True,
            colour=_STATE_COLOURS[page.state],
            after=0.5,
        )
        pdf.say(page.lead, size=8.5, colour=GREY, after=2)

    def _shots(self) -> None:
        """All pictures in one row, each as high as the row allows."""
        pdf, shots = self._pdf, self._page.shots
        if not shots:
            return
        width = (pdf.epw - GAP * (len(shots) - 1)) / max(2, len(shots))
        heights = [min(TALLEST, width * shot.panel.height / shot.panel.width) for shot in shots]
        top = pdf.get_y()
        for place, shot in enumerate(shots):
            self._shot(shot, MARGIN + place * (width + GAP), top, width, heights[place])
        pdf.set_xy(MARGIN, top + max(heights) + 6)

    def _shot(self, shot: Shot, x: float, y: float, width: float, height: float) -> None:
        pdf, panel = self._pdf, shot.panel
        shown = min(width, height * panel.width / panel.height)
        pdf.picture(jpeg_of(panel.photo), x, y, shown, height)
        self._drawn(panel, x, y, shown, height)
        pdf.set_xy(x, y + height + 0.8)
        pdf.caption(shot.caption, width)

    def _drawn(self, panel: Panel, x: float, y: float, width: float, height: float) -> None:
        pdf = self._pdf
        pdf.outlines(panel, x, y, width, height)
        if panel.bar is not None:
            length = width * panel.bar.share / 100
            pdf.set_fill_color(255, 255, 255)
            pdf.rect(x + 1, y + height - 3.6, max(length + 1.2, 8), 3, "F")
            pdf.set_fill_color(*INK)
            pdf.rect(x + 1.6, y + height - 1.6, length, 0.5, "F")
            pdf.label(panel.bar.label, x + 1.6, y + height - 2.0, size=5, colour=INK)

    def _facts(self) -> None:
        """Two columns of names and values, one line each."""
        pdf, facts = self._pdf, self._page.facts
        half = (len(facts) + 1) // 2
        column = (pdf.epw - GAP) / 2
        top = pdf.get_y()
        for place, (name, value) in enumerate(facts):
            x = MARGIN + (place // half) * (column + GAP)
            pdf.set_xy(x, top + (place % half) * 4.4)
            pdf.pair(name, value, NAME_WIDTH, column)
        pdf.set_xy(MARGIN, top + half * 4.4 + 1)

    def _headed(self, name: str, value: str) -> None:
        pdf = self._pdf
        pdf.rule(pdf.get_y() + 0.6)
        pdf.ln(1.4)
        pdf.named(name, value, NAME_WIDTH)

    def _thumbs(self, parts: tuple[Small, ...]) -> None:
        pdf = self._pdf
        pictured = [part for part in parts if part.photo]
        if not pictured:
            return
        pdf.room(THUMB_HEIGHT + 5)
        width = (pdf.epw - NAME_WIDTH - 5 * GAP) / 6
        top = pdf.get_y()
        for place, part in enumerate(pictured):
            x = MARGIN + NAME_WIDTH + place * (width + GAP)
            pdf.fitted_picture(jpeg_of(part.photo), x, top, width, THUMB_HEIGHT)
            pdf.set_xy(x, top + THUMB_HEIGHT + 0.4)
            pdf.caption(part.name, width, align="C")
        pdf.set_xy(MARGIN, top + THUMB_HEIGHT + 4.6)

    def _acts(self) -> None:
        """What was done with it, the last acts."""
        pdf = self._pdf
        widths = (52.0, 30.0, 28.0, pdf.epw - 110.0)
        say = self._say
        pdf.ln(1)
        pdf.columns((say("Act"), say("By"), say("Time"), say("Reason")), self._page.acts, widths, lines=1)

"""A lot as a PDF: what an audit keeps. Pages of A4 or Letter, plots as vectors, pictures of what was decided."""

from __future__ import annotations

from pathlib import Path

from inspector_app.domain.geometry import Box
from inspector_app.domain.lot import Verdict
from inspector_app.domain.readings import FindingRow, MarkRow, PartRow
from inspector_app.domain.review import Disposition
from inspector_app.reports.certificate_page import signatories
from inspector_app.reports.certificate_pdf import put_certificate
from inspector_app.reports.facts import Fact, counts, origin
from inspector_app.reports.figure_sections import figure_sections
from inspector_app.reports.html import PartCard, part_cards, sections
from inspector_app.reports.language import marked
from inspector_app.reports.lot_report import LotReport
from inspector_app.reports.pdf_figures import put_section
from inspector_app.reports.pdf_paper import GREY, INK, MARGIN, ORANGE, RED, Sheets
from inspector_app.reports.pictures import Panel, jpeg_of, region_panel
from inspector_app.reports.rates import Rate
from inspector_app.reports.summary import Histogram, histogram
from inspector_app.reports.wording import BLIND, DECISION_WORDS, NOT_REVIEWED
from inspector_app.reports.writing import write_aside

GAP = 3.0  # mm between the pictures of a part
TALLEST = 74.0  # mm of a picture
PLOT_HEIGHT = 34.0
SHOWN_OF_HASH = 16  # digits in the head of every page; the whole hash stands among the facts


def write_pdf(report: LotReport, path: Path) -> str:
    """Write the document and return its SHA-256. Raises StorageFault."""
    return write_aside(path, [render_pdf(report)])


def render_pdf(report: LotReport) -> bytes:
    """The whole document; pictures are read one part at a time and kept as JPEG."""
    return _Document(report).made()


class _Document:
    """One PDF on its way."""

    def __init__(self, report: LotReport) -> None:
        self._report, self._say = report, report.say
        lot, version = report.summary.lot, report.summary.version
        words = [report.looks.company, lot.name, f"{version.recipe_name} {version.number}"]
        state = f"{self._say('State')} {report.state_sha256[:SHOWN_OF_HASH]}" if report.state_sha256 else ""
        foot = [f"{self._say('Audit log')} {report.audit_head.short}"] if report.audit_head else []
        self._pdf = Sheets(
            report.looks,
            " · ".join(word for word in words if word),
            state,
            " · ".join([*foot, self._say("Page {0} of {1}")]),
        )

    def made(self) -> bytes:
        report, pdf, say = self._report, self._pdf, self._say
        pdf.set_creation_date(report.local(report.generated_at))
        pdf.set_title(
            f"{report.summary.lot.name} – {say('Inspection report')}".encode("utf-8", "replace").decode()
        )
        pdf.set_creator(report.program)
        pdf.set_lang(report.looks.language.value)
        pdf.add_page()
        self._opening()
        self._figures()
        found = histogram(report.rows)
        if found is not None:
            self._plot(found)
        for each in figure_sections(report):
            put_section(pdf, each)
        pdf.section(say("How it was inspected"))
        for fact in origin(report):
            pdf.named(say(fact.name), self._value(fact))
        for section in sections(report):
            lead = f"{say(section.lead)} ({section.count})"
            pdf.section(say(section.title), lead, room=120 if section.rows else 34)
            for card in part_cards(report, section.rows):
                self._card(card)
            if section.unpictured:
                if section.rows:
                    more = say("{0} more, without pictures:").format(len(section.unpictured))
                    pdf.say(more, size=8.5, colour=GREY)
                for row in section.unpictured:
                    pdf.say(f"{row.path} · {self._score(row)}", size=7.5)
        if report.marks:
            pdf.section(
                say("Marks"),
                say(
                    "Pseudo-anomalies that the recipe knows, and whether they acted when this lot was scored."
                ),
                room=120,
            )
            for mark in report.marks:
                self._mark(mark)
        self._failed()
        self._closing()
        for certificate in report.certificates:
            put_certificate(pdf, certificate)
        return pdf.finish()

    def _opening(self) -> None:
        report, pdf, say = self._report, self._pdf, self._say
        lot, version = report.summary.lot, report.summary.version
        if (logo := report.looks.logo_bytes()) is not None:
            pdf.image(logo, x=MARGIN + pdf.epw - 40, y=pdf.get_y(), w=40, h=16, keep_aspect_ratio=True)
        pdf.say(say("Inspection report").upper(), size=8, colour=GREY, after=0.5)
        pdf.say(lot.name, size=20, bold=True, after=1)
        lead = [
            f"{version.recipe_name}, {say('recipe version {0}').format(version.number)}",
            say("lot {0}").format(lot.number),
            report.station,
            report.moment(report.generated_at),
        ]
        pdf.say(" · ".join(word for word in lead if word), colour=GREY)
        if report.filter_text:
            text = say("Only parts that match “{0}”: {1} of {2}. Every figure below counts these.")
            pdf.say(
                text.format(report.filter_text, len(report.rows), report.summary.counts.total), colour=ORANGE
            )
        pdf.ln(3)

    def _figures(self) -> None:
        rows = []
        for fact in counts(self._report):
            rate = "" if fact.rate is None else self._interval(fact.rate)
            rows.append((self._say(fact.name), self._value(fact), rate or fact.note))
        width = self._pdf.epw
        self._pdf.columns(
            (self._say("Figure"), self._say("Value"), self._say("Counted from")), rows, (52, 34, width - 86)
        )

    def _interval(self, rate: Rate) -> str:
        words = self._say("{0} of {1} · 95 %: {2}–{3} %")
        return words.format(rate.count, rate.of, self._tenth(rate.low), self._tenth(rate.high))

    def _value(self, fact: Fact) -> str:
        if fact.rate is not None:
            return f"{self._tenth(fact.rate.share)} %"
        if fact.seconds is not None:
            return self._report.moment(fact.seconds)
        if fact.value is None:
            return "–"
        if isinstance(fact.value, float):
            return self._report.figure(fact.value, ".4g")
        return str(fact.value)

    def _tenth(self, share: float) -> str:
        return self._report.figure(100 * share, ".1f")

    def _score(self, thing: PartRow | FindingRow) -> str:
        """The score in words; of a part that is checked blind, that it is."""
        if isinstance(thing, PartRow) and thing.to_check:
            return self._say(BLIND)
        return "–" if thing.score is None else self._report.figure(thing.score, ".2f")

    def _plot(self, found: Histogram) -> None:
        pdf = self._pdf
        pdf.section(self._say("Scores"), self._say("0 is the typical good part, 1 the threshold."))
        pdf.room(PLOT_HEIGHT + 10)
        top, width = pdf.get_y(), pdf.epw
        base = top + PLOT_HEIGHT
        step, unit = width / len(found.bins), (PLOT_HEIGHT - 4) / max(1, found.tallest)

        def across(score: float) -> float:
            return MARGIN + (score - found.low) / (found.high - found.low) * width

        pdf.rule(base - found.tallest * unit)
        pdf.label(f"{found.tallest}", MARGIN, base - found.tallest * unit - 0.6)
        for place, (ok, flagged) in enumerate(found.bins):
            x = MARGIN + place * step
            for count, below, colour in ((ok, 0, (154, 167, 179)), (flagged, ok, ORANGE)):
                if count:
                    pdf.set_fill_color(*colour)
                    pdf.rect(x + 0.15, base - (below + count) * unit, step - 0.3, count * unit, "F")
        pdf.rule(base)
        score = found.low
        while score <= found.high + 1e-9:
            words = found.sign(score) + self._report.figure(score, "g")
            pdf.label(words, min(across(score), MARGIN + width - (8 if found.sign(score) else 5)), base + 3.4)
            score += 0.5
        pdf.set_draw_color(*INK)
        pdf.set_line_width(0.3)
        pdf.line(across(1), top, across(1), base)
        pdf.label(self._say("threshold"), across(1) + 1, top + 2.4)
        pdf.set_xy(MARGIN, base + 6)

    def _card(self, card: PartCard) -> None:
        pdf, say = self._pdf, self._say
        heights = [self._place(panel)[1] for panel in card.panels[:1] if panel.photo]
        pdf.room(26 + sum(heights))
        pdf.ln(2)
        pdf.rule(pdf.get_y())
        pdf.ln(1.5)
        pdf.say(card.row.path, size=10, bold=True)
        badge, colour = self._badge(card.row)
        pdf.say(f"{say(badge)} · {say('score')} {self._score(card.row)}", size=8.5, colour=colour, after=1)
        for panel in card.panels:
            self._panel(panel, named=len(card.panels) > 1)
        if card.findings:
            width = pdf.epw
            pdf.columns(
                ("#", say("Score"), say("Area"), say("Place"), say("Decision"), say("By")),
                [
                    (
                        str(line.row.finding.ordinal),
                        self._score(line.row),
                        line.area,
                        _place_of(line.row.finding.box),
                        self._decision(line.row.decision, line.row.defect_class),
                        line.review.author if line.review else "",
                    )
                    for line in card.findings
                ],
                (9, 15, 24, 52, 46, width - 146),
            )
        else:
            pdf.say(say("No finding above the threshold."), size=8.5, colour=GREY)
        for review in card.detail.reviews:
            words = self._decision(review.decision, review.defect_class)
            line = f"{words}: {review.author}, {self._report.clock(review.created_at)}"
            pdf.say(line, size=8.5)
            if review.note:
                pdf.say(review.note, size=8.5, colour=GREY, indent=4)
        flagged = card.row.verdict is Verdict.FLAGGED  # a mark took a part of it away and left the rest
        words = say("Partly quiet because of {0} ({1})") if flagged else say("Quiet because of {0} ({1})")
        for reason in card.detail.quiet:
            pdf.say(words.format(reason.mark.label, reason.mark.author), size=8.5)
        if card.row.note:
            pdf.say(card.row.note, size=8.5, colour=GREY)

    def _decision(self, decision: str | None, defect_class: str) -> str:
        words = self._say(NOT_REVIEWED if decision is None else DECISION_WORDS[decision])
        return f"{words}, {self._report.class_word(defect_class)}" if defect_class else words

    def _badge(self, row: PartRow) -> tuple[str, tuple[int, int, int]]:
        if row.disposition is Disposition.REJECTED:
            return marked("rejected"), RED
        if row.disposition is Disposition.ACCEPTED:
            return marked("accepted"), INK
        if row.disposition is Disposition.UNSURE:
            return marked("unsure"), ORANGE
        if row.verdict is Verdict.FLAGGED:
            return marked("flagged"), ORANGE
        return (marked("quiet"), INK) if row.quiet_by else (marked("ok"), INK)

    def _panel(self, panel: Panel, *, named: bool) -> None:
        pdf, say = self._pdf, self._say
        if panel.error:
            stands_in = (
                "A kept thumbnail stands in for the picture."
                if panel.photo
                else "The picture cannot be shown."
            )
            pdf.say(f"{say(stands_in)} {panel.error}", size=8.5, colour=RED)
        if not panel.photo:
            return
        if named:
            pdf.say(panel.name, size=7.5, colour=GREY)
        shown = [panel.photo, panel.heat] if panel.heat else [panel.photo]
        width, height = self._place(panel)
        pdf.room(height + 4)
        top = pdf.get_y()
        for place, uri in enumerate(shown):
            x = MARGIN + place * (width + GAP)
            pdf.picture(jpeg_of(uri), x, top, width, height)
            self._pdf.outlines(panel, x, top, width, height, numbered=place == 0)
        if panel.bar is not None:
            length = width * panel.bar.share / 100
            pdf.set_fill_color(*INK)
            pdf.rect(MARGIN, top + height + 1, length, 0.6, "F")
            pdf.label(panel.bar.label, MARGIN + length + 1, top + height + 2.4)
        pdf.set_xy(MARGIN, top + height + 4)

    def _place(self, panel: Panel) -> tuple[float, float]:
        """Width and height (mm) of one picture of a pair."""
        width = (self._pdf.epw - GAP) / 2
        height = width * panel.height / panel.width
        if height > TALLEST:
            width, height = width * TALLEST / height, TALLEST
        return width, max(height, 1.0)

    def _mark(self, row: MarkRow) -> None:
        pdf, say, mark = self._pdf, self._say, row.mark
        panel = region_panel(self._report, mark.image_id, mark.image_path, mark.region)
        pdf.room(22 + (self._place(panel)[1] if panel.photo else 0))
        pdf.ln(1.5)
        pdf.say(mark.label, size=10, bold=True)
        parts = say("acts on {0} part") if row.parts_acted_on == 1 else say("acts on {0} parts")
        lots = say("in {0} lot") if row.lots == 1 else say("in {0} lots")
        kept = f"{parts.format(row.parts_acted_on)} {lots.format(row.lots)}"
        acting = say("acts in this lot") if self._report.acts_here(mark) else say("did not act in this lot")
        pdf.say(
            f"{mark.author}, {self._report.clock(mark.created_at)} · {mark.image_path} · {acting} · {kept}",
            size=8.5,
        )
        if mark.note:
            pdf.say(mark.note, size=8.5, colour=GREY)
        self._panel(panel, named=False)

    def _failed(self) -> None:
        failed = [row for row in self._report.rows if row.verdict is Verdict.FAILED]
        if not failed:
            return
        self._pdf.section(self._say("Could not be inspected"), self._say("These parts have no verdict."))
        for row in failed:
            self._pdf.say(row.path, size=8.5, bold=True)
            self._pdf.say(
                self._report.told(row.error or "") or self._say("not known"), size=8.5, colour=GREY, indent=4
            )

    def _closing(self) -> None:
        pdf, say = self._pdf, self._say
        pdf.room(30)
        pdf.ln(5)
        pdf.signatures(signatories(say), say("date, signature"))
        pdf.say(
            say(
                "Scores are calibrated to the recipe's threshold. Intervals are Clopper-Pearson at 95 % confidence. "
                "All times are of the place where this was made."
            ),
            size=7.5,
            colour=GREY,
        )
        if missing := pdf.glyphs.missing:
            codes = ", ".join(f"U+{ord(character):04X}" for character in sorted(missing)[:20])
            words = say("{0} characters stand as □, no font on this computer has them: {1}")
            pdf.say(words.format(len(missing), codes), size=7.5, colour=ORANGE)


def _place_of(box: Box) -> str:
    return f"x {box.x}, y {box.y} · {box.w} × {box.h} px"

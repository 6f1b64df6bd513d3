"""A lot as one HTML file that needs nothing else: to read, to print, to send."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from inspector_app.domain.lot import Verdict
from inspector_app.domain.readings import FindingRow, PartDetail, PartRow
from inspector_app.domain.review import Disposition, Review
from inspector_app.reports.certificate_page import page_of, signatories
from inspector_app.reports.facts import signing_words
from inspector_app.reports.figure_sections import figure_sections
from inspector_app.reports.language import marked
from inspector_app.reports.lot_report import LotReport
from inspector_app.reports.pictures import Panel, colour_stops, image_panel, region_panel
from inspector_app.reports.plots import COLOURS
from inspector_app.reports.state import document_sha256
from inspector_app.reports.summary import histogram, threshold_basis
from inspector_app.reports.templates import generated, house_environment, logo_uri
from inspector_app.reports.wording import DECISION_WORDS, NOT_REVIEWED
from inspector_app.reports.writing import write_aside


@dataclass(frozen=True, slots=True)
class Section:
    """Parts of one kind. ``rows`` are shown with pictures, ``unpictured`` by name alone."""

    key: str
    title: str
    lead: str
    rows: tuple[PartRow, ...]
    unpictured: tuple[PartRow, ...]

    @property
    def count(self) -> int:
        return len(self.rows) + len(self.unpictured)


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding as the table shows it."""

    row: FindingRow
    area: str
    decision: str
    review: Review | None


@dataclass(frozen=True, slots=True)
class PartCard:
    """A part as the page shows it; made only when the page comes to it."""

    row: PartRow
    detail: PartDetail
    panels: tuple[Panel, ...]
    findings: tuple[FindingLine, ...]


def write_html(report: LotReport, path: Path) -> str:
    """Write the page and return its SHA-256; the reason stands where a picture cannot be read.

    Raises StorageFault.
    """
    return write_aside(path, (chunk.encode() for chunk in render_html(report)))


def render_html(report: LotReport) -> Iterator[str]:
    """The page piece by piece; pictures are read one part at a time.

    Raises CorrectableError where the house's own template or its logo cannot be used.
    """
    environment = house_environment(report.looks.template)
    environment.filters["moment"] = report.moment
    environment.filters["clock"] = report.clock
    environment.filters["word"] = lambda decision: report.say(DECISION_WORDS[decision])
    environment.filters["figure"] = report.figure
    environment.filters["class_word"] = report.class_word
    calibration = report.summary.version.calibration
    logo = report.looks.logo_bytes()
    return generated(
        environment,
        report.looks.template,
        say=report.say,
        signing_words=signing_words,
        signatories=signatories,
        document_sha256=document_sha256,
        logo="" if logo is None else logo_uri(logo),
        report=report,
        lot=report.summary.lot,
        version=report.summary.version,
        bank=report.summary.bank,
        run=report.run,
        figures=report.figures(),
        histogram=histogram(report.rows),
        calibration=calibration,
        basis=threshold_basis(calibration, report.say, report.figure),
        sections=sections(report),
        cards=lambda rows: part_cards(report, rows),
        mark_panel=lambda mark: region_panel(report, mark.image_id, mark.image_path, mark.region),
        certificate_page=page_of,
        failed=[row for row in report.rows if row.verdict is Verdict.FAILED],
        stops=colour_stops(),
        figure_sections=figure_sections(report),
        plot_colours={role.value: "#{:02x}{:02x}{:02x}".format(*colour) for role, colour in COLOURS.items()},
    )


def sections(report: LotReport) -> tuple[Section, ...]:
    """What the page shows, worst first; each part once. Empty ones are left out."""
    sources = {row.mark.part_id for row in report.marks}
    kinds: tuple[tuple[str, str, str], ...] = (
        ("rejected", marked("Rejected"), marked("A person found a defect.")),
        (
            "undecided",
            marked("Flagged, not decided"),
            marked("The machine flagged these; nobody has decided, or was unsure."),
        ),
        (
            "accepted",
            marked("Flagged, accepted"),
            marked("False calls: flagged, and good in the eyes of a person."),
        ),
        (
            "quieted",
            marked("Quiet because of a mark"),
            marked("A mark removed or lowered a finding; the part is not flagged."),
        ),
        (
            "blind",
            marked("Check sample, not decided"),
            marked("Drawn among the parts that were not flagged: blind until decided."),
        ),
        ("marked", marked("Sources of marks"), marked("Parts on which a pseudo-anomaly was marked.")),
    )
    found: dict[str, list[PartRow]] = {key: [] for key, _, _ in kinds}
    for row in report.rows:
        if (key := _section_of(row, sources)) is not None:
            found[key].append(row)
    room = report.pictured_at_most
    result = []
    for key, title, lead in kinds:
        rows = sorted(found[key], key=lambda row: -(row.score if row.score is not None else 0.0))
        pictured = 0 if key == "blind" else room  # nothing is to be said of them yet
        if rows:
            result.append(Section(key, title, lead, tuple(rows[:pictured]), tuple(rows[pictured:])))
        room -= min(pictured, len(rows))
    return tuple(result)


def part_cards(report: LotReport, rows: Iterable[PartRow]) -> Iterator[PartCard]:
    """Detail and pictures of each part, one after the other."""
    for row in rows:
        detail = report.detail(row.part_id)
        by_image: dict[str, list[FindingRow]] = {row.image_id: []}
        for finding in detail.findings:
            by_image.setdefault(finding.image_id, []).append(finding)
        images = {image.id: image for image in detail.images}
        panels = tuple(
            image_panel(report, image_id, image.path, findings, (image.width, image.height))
            if (image := images.get(image_id)) is not None
            else image_panel(report, image_id, row.path, findings)
            for image_id, findings in by_image.items()
        )
        reviews = {review.id: review for review in detail.reviews}
        lines = tuple(_finding_line(report, finding, reviews) for finding in detail.findings)
        yield PartCard(row, detail, panels, lines)


def _section_of(row: PartRow, sources: set[str]) -> str | None:
    if row.disposition is Disposition.REJECTED:
        return "rejected"
    if row.to_check:
        return "blind"
    if row.verdict is Verdict.FLAGGED:
        return "accepted" if row.disposition is Disposition.ACCEPTED else "undecided"
    if row.verdict is Verdict.OK and row.quiet_by:
        return "quieted"
    return "marked" if row.part_id in sources else None


def _finding_line(report: LotReport, row: FindingRow, reviews: dict[str, Review]) -> FindingLine:
    scale = report.summary.version.settings.mm_per_px
    pixels = f"{row.finding.area:,} px".replace(",", "\u202f")
    area = f"{report.figure(row.finding.area * scale * scale, '.3g')} mm²" if scale else pixels
    decision = report.say(NOT_REVIEWED if row.decision is None else DECISION_WORDS[row.decision])
    if row.defect_class:
        decision += f": {report.class_word(row.defect_class)}"
    return FindingLine(row, area, decision, reviews.get(row.review_id or ""))

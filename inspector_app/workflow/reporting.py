"""A lot's documents: what the filter shows, in every format that is asked for."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

import inspector_app
from inspector_app.domain.control_chart import ControlChart
from inspector_app.domain.counting import GroupKind
from inspector_app.domain.documents import USUAL, Format, Looks
from inspector_app.domain.errors import ImageUnreadable, StorageFault, WorkspaceLocked
from inspector_app.domain.figures import Statistics
from inspector_app.domain.filtering import PartQuery
from inspector_app.domain.lot import Lot, Who
from inspector_app.domain.people import signing_of
from inspector_app.domain.recipe import RecipeVersion
from inspector_app.imaging.decode import decode
from inspector_app.imaging.heatmap import upsample
from inspector_app.imaging.thumbnails import decode_thumbnail
from inspector_app.reports.annotations import write_coco, write_masks, write_yolo
from inspector_app.reports.certificate import Certificate
from inspector_app.reports.control_charts import charts
from inspector_app.reports.csv import write_csv
from inspector_app.reports.group_figures import behind, grouped
from inspector_app.reports.html import write_html
from inspector_app.reports.json_document import write_json_document
from inspector_app.reports.lot_report import LotReport
from inspector_app.reports.pdf import write_pdf
from inspector_app.reports.state import state_sha256
from inspector_app.reports.statistics import baseline_lots, baseline_scope, scope_of, statistics
from inspector_app.reports.writing import free_stem
from inspector_app.reports.xlsx import write_xlsx
from inspector_app.store.reading import Reading
from inspector_app.store.writing import Writing
from inspector_app.workflow.stores import Stores
from inspector_app.workflow.writer import Urgency, Writer

MAP_SIDE = 640  # px of the longer side; pages show the maps no larger
ALL_PARTS = 2**31 - 1
TREND_LOTS = 25  # on a lot's control charts: it and those before it


def write_report(
    stores: Stores,
    writer: Writer,
    who: Who,
    lot_id: str,
    folder: Path | None,
    query: PartQuery,
    formats: Sequence[Format] = USUAL,
    looks: Looks | None = None,
    certificates: Callable[[float], tuple[Certificate, ...]] | None = None,
    baseline: str = "",
) -> list[Path]:
    """Write what the query shows of a lot in these formats; their paths, each noted with its SHA-256.

    ``certificates`` gives those of an annex, made at the document's time. Raises
    StorageFault where the folder cannot be written; documents that were complete before stay. Where the workspace is
    only read, they are noted nowhere, and WorkspaceLocked is raised without a ``folder`` outside of it.
    """
    if stores.held is not None and folder is None:
        raise WorkspaceLocked(
            stores.held.what, subject=stores.held.subject, remedy="Name a folder for the documents with --out"
        )
    report = lot_report(stores, who, lot_id, query, looks, baseline)
    if certificates is not None:
        report = replace(report, certificates=certificates(report.generated_at))
        report = replace(report, state_sha256=state_sha256(report))
    lot = report.summary.lot
    target = folder if folder is not None else stores.workspace.reports
    endings = {format: WRITERS[format][0] for format in formats}  # each once
    stem = free_stem(target, file_stem(lot, report.generated_at), endings.values())
    written: list[tuple[Path, str, str]] = []

    def note(writing: Writing) -> None:
        for path, format, sha256 in written:
            writing.add_report(lot_id, path, sha256, format)

    try:
        for format, ending in endings.items():
            path = target / f"{stem}{ending}"
            written.append((path, format.value, WRITERS[format][1](report, path)))
    finally:
        if written and stores.held is None:
            writer.submit(note, Urgency.PERSON).result()
    return [path for path, _, _ in written]


def lot_report(
    stores: Stores,
    who: Who,
    lot_id: str,
    query: PartQuery,
    looks: Looks | None = None,
    baseline: str = "",
) -> LotReport:
    """The content of the lot's documents, all of one moment; pictures are read when a document asks for them.

    ``baseline`` names the lots that control limits come from; "": those on the charts. Raises CorrectableError for one
    that cannot be.
    """
    with stores.reading() as reading:
        summary = reading.lot_summary(lot_id)
        rows = tuple(reading.part_rows(lot_id, query, 0, ALL_PARTS))
        details = {
            part_id: detail.blinded() for part_id, detail in reading.part_details(lot_id, rows).items()
        }
        reviews = tuple(review for review in reading.reviews(lot_id) if review.part_id in details)
        marks = tuple(row for row in reading.marks(summary.lot.recipe_id) if row.mark.active)
        drawn = {one.part_id: one.probability for one in reading.samples(lot_id)}
        run = reading.latest_run(lot_id)
        inspected = reading.inspected_between(lot_id)
        challenge = reading.challenge_standing(
            summary.lot.recipe_id, summary.version.settings.challenge_every
        )
        found, trend = lot_figures(reading, summary.lot, query.filter.text, baseline)
        head = reading.audit_head_of_decisions()
        signing = signing_of(reading.sign_in_rules(), summary.lot.created_at)
    blind = {image.id for detail in details.values() if detail.row.to_check for image in detail.images}
    sources = PictureSources(stores, summary.version, frozenset(blind))
    report = LotReport(
        summary,
        run,
        tuple(row.blinded() for row in rows),
        reviews,
        marks,
        details.__getitem__,
        sources.picture,
        sources.calibrated_map,
        query.filter.text,
        who.station,
        time.time(),
        drawn={part_id: chance for part_id, chance in drawn.items() if part_id in details},
        stand_in=sources.stand_in,
        audit_head=head,
        program=f"Inspector {inspector_app.__version__}",
        looks=looks or Looks(),
        challenge=challenge,
        counted=rows,
        statistics=found,
        trend=trend,
        signing=signing,
        inspected=inspected,
    )
    return replace(report, state_sha256=state_sha256(report))


def lot_figures(
    reading: Reading, lot: Lot, filter_text: str, baseline: str = ""
) -> tuple[Statistics, tuple[ControlChart, ...]]:
    """The figures of what a filter shows of a lot, and the control charts over it and the lots before it.

    Behind a filter no escape rate is estimated: the check sample was drawn from the whole lot.
    """
    scope = scope_of(lot.recipe_id, lot.recipe_name, [lot.number])
    counted = reading.counted(replace(scope, filter=behind(scope.filter, filter_text)))
    if filter_text:
        counted = replace(
            counted,
            parts=tuple(replace(row, probability=None) for row in counted.parts),
            references=counted.references
            or reading.counted_references(scope),  # the filter may hide good parts
        )
    before = range(max(1, lot.number - TREND_LOTS + 1), lot.number + 1)
    of_lots = reading.counted_parts(scope_of(lot.recipe_id, lot.recipe_name, before))
    limits = None
    if baseline.strip():
        limits = baseline_lots(reading.counted_parts(baseline_scope(scope, baseline)))
    return statistics(counted, time.time(), limits), charts(grouped(of_lots, GroupKind.LOT), limits)


@dataclass(frozen=True, slots=True)
class PictureSources:
    """Pictures and maps of a workspace, as documents ask for them; of ``blind`` images no map is shown."""

    stores: Stores
    version: RecipeVersion
    blind: frozenset[str] = frozenset()

    def picture(self, image_id: str) -> npt.NDArray[np.uint8]:
        """The photograph. Raises ImageUnreadable."""
        with self.stores.reading() as reading:
            image = reading.image(image_id)
            path = reading.lot(image.lot_id).folder / image.path
        return decode(path, window=self.version.settings.window).pixels

    def stand_in(self, image_id: str) -> npt.NDArray[np.uint8] | None:
        """The thumbnail that was kept of a photograph; None where there is none."""
        with self.stores.reading() as reading:
            image = reading.image(image_id)
        kept = self.stores.thumbnails.read(image_id, image.mtime_ns)
        try:
            return None if kept is None else decode_thumbnail(kept)
        except ImageUnreadable:
            return None

    def calibrated_map(self, image_id: str) -> npt.NDArray[np.float32] | None:
        """The heatmap's values, at most ``MAP_SIDE`` px; None where the image has none, or it was lost."""
        if image_id in self.blind:
            return None
        calibration = self.version.calibration
        with self.stores.reading() as reading:
            image = reading.image(image_id)
            current = reading.current_row(image_id)
        if current is None or current.row is None or calibration is None:
            return None
        if not image.width or not image.height:
            return None
        scale = min(1.0, MAP_SIDE / max(image.width, image.height))
        try:
            grid = self.stores.evidence(current.run_id).read(current.row).raw
        except StorageFault:
            return None  # made anew when the lot is inspected again
        full = upsample(grid, max(1, round(image.height * scale)), max(1, round(image.width * scale)))
        calibrated: npt.NDArray[np.float32] = calibration.calibrated(full).astype(np.float32)
        return calibrated


WRITERS: Mapping[Format, tuple[str, Callable[[LotReport, Path], str]]] = {
    Format.PDF: (".pdf", write_pdf),
    Format.HTML: (".html", write_html),
    Format.CSV: (".csv", write_csv),
    Format.XLSX: (".xlsx", write_xlsx),
    Format.JSON: (".json", write_json_document),
    Format.COCO: ("-coco.json", write_coco),
    Format.MASKS: ("-masks", write_masks),
    Format.YOLO: ("-yolo", write_yolo),
}


def file_stem(lot: Lot, moment: float) -> str:
    """Recipe, lot and time as a file name that every system takes."""
    words = f"{lot.recipe_name}-lot{lot.number}-{lot.name}"
    safe = re.sub(r"[^\w-]+", "_", words).strip("_")[:80] or "lot"
    return f"{safe}-{time.strftime('%Y%m%d-%H%M%S', time.localtime(moment))}"

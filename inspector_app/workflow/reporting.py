"""A lot's documents: what the filter shows, as one HTML file and as a table."""

from __future__ import annotations

import re
import time
from pathlib import Path

import numpy as np
import numpy.typing as npt

from inspector_app.domain.filtering import PartQuery
from inspector_app.domain.lot import Lot, Who
from inspector_app.domain.readings import PartDetail
from inspector_app.imaging.decode import decode
from inspector_app.imaging.heatmap import upsample
from inspector_app.reports.csv import write_csv
from inspector_app.reports.html import write_html
from inspector_app.reports.lot_report import LotReport
from inspector_app.store.writing import Writing
from inspector_app.workflow.stores import Stores
from inspector_app.workflow.writer import Urgency, Writer

MAP_SIDE = 640  # px of the longer side; pages show the maps no larger
ALL_PARTS = 2**31 - 1


def write_report(
    stores: Stores, writer: Writer, who: Who, lot_id: str, folder: Path | None, query: PartQuery
) -> list[Path]:
    """Write the lot's HTML and CSV; their paths. Raises StorageFault where the folder cannot be written."""
    report = lot_report(stores, who, lot_id, query)
    lot = report.summary.lot
    target = folder if folder is not None else stores.workspace.reports
    stem = file_stem(lot, report.generated_at)
    written = [
        (target / f"{stem}.html", "html", write_html(report, target / f"{stem}.html")),
        (target / f"{stem}.csv", "csv", write_csv(report, target / f"{stem}.csv")),
    ]

    def note(writing: Writing) -> None:
        for path, format, sha256 in written:
            writing.add_report(lot_id, path, sha256, format)

    writer.submit(note, Urgency.PERSON).result()
    return [path for path, _, _ in written]


def lot_report(stores: Stores, who: Who, lot_id: str, query: PartQuery) -> LotReport:
    """The content of the lot's documents; pictures and details are read when a document asks for them."""
    with stores.reading() as reading:
        summary = reading.lot_summary(lot_id)
        rows = tuple(reading.part_rows(lot_id, query, 0, ALL_PARTS))
        shown = {row.part_id for row in rows}
        reviews = tuple(review for review in reading.reviews(lot_id) if review.part_id in shown)
        marks = tuple(row for row in reading.marks(summary.lot.recipe_id) if row.mark.active)
        run = reading.latest_run(lot_id)
    calibration = summary.version.calibration

    def detail(part_id: str) -> PartDetail:
        with stores.reading() as reading:
            return reading.part_detail(part_id)

    def picture(image_id: str) -> npt.NDArray[np.uint8]:
        with stores.reading() as reading:
            image = reading.image(image_id)
            path = reading.lot(image.lot_id).folder / image.path
        return decode(path, window=summary.version.settings.window).pixels

    def calibrated_map(image_id: str) -> npt.NDArray[np.float32] | None:
        with stores.reading() as reading:
            image = reading.image(image_id)
            current = reading.current_row(image_id)
        if (
            current is None
            or current.row is None
            or calibration is None
            or not image.width
            or not image.height
        ):
            return None
        scale = min(1.0, MAP_SIDE / max(image.width, image.height))
        grid = stores.evidence(current.run_id).read(current.row).raw
        full = upsample(grid, max(1, round(image.height * scale)), max(1, round(image.width * scale)))
        calibrated: npt.NDArray[np.float32] = calibration.calibrated(full).astype(np.float32)
        return calibrated

    return LotReport(
        summary,
        run,
        rows,
        reviews,
        marks,
        detail,
        picture,
        calibrated_map,
        query.filter.text,
        who.station,
        time.time(),
    )


def file_stem(lot: Lot, moment: float) -> str:
    """Recipe, lot and time as a file name that every system takes."""
    words = f"{lot.recipe_name}-lot{lot.number}-{lot.name}"
    safe = re.sub(r"[^\w-]+", "_", words).strip("_")[:80] or "lot"
    return f"{safe}-{time.strftime('%Y%m%d-%H%M%S', time.localtime(moment))}"

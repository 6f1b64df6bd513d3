"""A lot's current state as JSON lines and maps: the contract that scripts rely on."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from inspector_app.domain.lot import ImageRef, Verdict
from inspector_app.domain.readings import PartDetail
from inspector_app.domain.recipe import Calibration
from inspector_app.imaging.heatmap import upsample
from inspector_app.reports.writing import write_aside
from inspector_app.store.rows import CurrentRow
from inspector_app.workflow.stores import Stores

LONGEST_STEM = 80  # characters of the picture's name that a map's name keeps


def export_lines(stores: Stores, lot_id: str, maps: Path | None = None) -> Iterator[dict[str, Any]]:
    """One line an image, in the lot's order; with ``maps``, its calibrated map as float32 ``[H, W]`` is written there.

    An image that was not inspected yet has the verdict ``failed`` and says so.
    """
    if maps is not None:
        maps.mkdir(parents=True, exist_ok=True)
    with stores.reading() as reading:
        summary = reading.lot_summary(lot_id)
        images = reading.images(lot_id)
        rows = {row.image_id: row for row in reading.current_rows(lot_id)}
        quiet: dict[str, list[int]] = {}
        for found in reading.quiet_rows(lot_id):
            quiet.setdefault(found.image_id, []).append(found.mark_number)
    calibration = summary.version.calibration
    detail: PartDetail | None = None
    for image in images:
        row = rows.get(image.id)
        if detail is None or detail.row.part_id != image.part_id:
            with stores.reading() as reading:
                detail = reading.part_detail(image.part_id)
        line = _line(image, summary.lot.name, row, detail, calibration)
        line["quiet_by"] = quiet.get(image.id, [])
        if maps is not None and row is not None and row.row is not None and calibration is not None:
            line["map"] = map_name(image.path)
            grid = stores.evidence(row.run_id).read(row.row).raw
            write_map(maps / line["map"], calibrated_map(grid, image, calibration))
        yield line


def _line(
    image: ImageRef,
    lot_name: str,
    row: CurrentRow | None,
    detail: PartDetail,
    calibration: Calibration | None,
) -> dict[str, Any]:
    line: dict[str, Any] = {
        "image": image.path,
        "lot": lot_name,
        "score": None,
        "raw": None,
        "verdict": Verdict.FAILED.value,
        "band": None,
        "error": "it was not inspected yet" if row is None else row.error,
        "map": None,
        "findings": [],
        "quiet_by": [],
        "note": ""
        if row is None
        else row.note,  # why a score under 1 is flagged, such as "too few parts to judge"
    }
    if row is None or row.raw is None or calibration is None:
        return line
    if len(detail.images) == 1:
        verdict, band = detail.row.verdict, detail.row.band
    else:  # a part of several images is judged as a whole; each line speaks of its own image
        verdict, band = calibration.judge(row.raw)
    line["score"] = float(calibration.calibrated(row.raw))
    line["raw"] = row.raw
    line["verdict"] = (verdict or Verdict.FAILED).value
    line["band"] = band.value if band is not None else None
    if verdict is Verdict.FLAGGED:
        line["findings"] = [
            {
                "box": [found.finding.box.x, found.finding.box.y, found.finding.box.w, found.finding.box.h],
                "area": found.finding.area,
                "peak": float(calibration.calibrated(found.finding.peak)),
            }
            for found in detail.findings
            if found.image_id == image.id
        ]
    return line


def calibrated_map(
    grid: npt.NDArray[np.float32], image: ImageRef, calibration: Calibration
) -> npt.NDArray[np.float32]:
    """The grid map at the image's size, float32 ``[H, W]``, calibrated."""
    full = upsample(grid, image.height or 1, image.width or 1)
    result: npt.NDArray[np.float32] = calibration.calibrated(full).astype(np.float32)
    return result


def map_name(path: str) -> str:
    """A file name for the map of the picture at ``path``: readable, unique, safe on every system."""
    stem = re.sub(r"[^\w.-]+", "_", path.rsplit(".", 1)[0])[-LONGEST_STEM:].strip("._") or "image"
    return f"{stem}-{hashlib.sha256(path.encode()).hexdigest()[:8]}.npy"


def write_map(path: Path, values: npt.NDArray[np.float32]) -> None:
    """One array as .npy, written aside and renamed. Raises StorageFault."""
    buffer = io.BytesIO()
    np.save(buffer, np.ascontiguousarray(values), allow_pickle=False)
    write_aside(path, [buffer.getvalue()])

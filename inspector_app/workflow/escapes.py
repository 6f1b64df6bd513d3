"""Defects that were not flagged: what threshold would have caught one, from what is stored of its lot."""

from __future__ import annotations

from inspector_app.domain.errors import StorageFault
from inspector_app.domain.escape import Escape
from inspector_app.domain.finding import FloatArray
from inspector_app.domain.geometry import Region
from inspector_app.domain.lot import Verdict
from inspector_app.domain.readings import PartDetail
from inspector_app.domain.review import Disposition, FindingDecision
from inspector_app.imaging.resize import GridGeometry
from inspector_app.store.reading import Reading
from inspector_app.workflow.stores import Stores


def escape_of(stores: Stores, reading: Reading, part_id: str) -> Escape | None:
    """What catching this part would cost; None where it is flagged, was not scored, or nobody calls it defective."""
    detail = reading.part_detail(part_id)
    row = detail.row
    if row.verdict is not Verdict.OK or row.disposition is not Disposition.REJECTED or row.raw is None:
        return None
    calibration = reading.lot_scale(row.lot_id)[0].calibration
    if calibration is None:
        return None
    seen = _highest_in_defects(stores, reading, detail)
    good, presumed = reading.tallies(row.lot_id, row.raw)
    return Escape(
        threshold=float(calibration.calibrated(row.raw)),
        raw=row.raw,
        place=None if seen is None else float(calibration.calibrated(seen)),
        good=good,
        presumed=presumed,
        reachable=calibration.with_threshold(row.raw).threshold <= row.raw,
        quiet_by=row.quiet_by,
    )


def _highest_in_defects(stores: Stores, reading: Reading, detail: PartDetail) -> float | None:
    """The highest value of the raw map in a region that people called a defect; None where they named none."""
    found: list[float] = []
    images = {image.id: image for image in detail.images}
    for review in detail.loose_reviews:
        image = images.get(review.image_id or "")
        if review.decision is not FindingDecision.DEFECT or review.region is None or image is None:
            continue
        current = reading.current_row(image.id)
        if current is None or current.row is None:
            continue
        try:
            raw = stores.evidence(current.run_id).read(current.row).raw
        except StorageFault:
            continue  # its map is lost until the lot is inspected again; the part's score is not
        found.append(highest_in(raw, review.region, image.width or 1, image.height or 1))
    return max(found, default=None)


def highest_in(raw: FloatArray, region: Region, width: int, height: int) -> float:
    """The highest value of a grid map ``[g_h, g_w]`` in the cells that a region of a picture touches."""
    geometry = GridGeometry(width=width, height=height, grid_w=raw.shape[1], grid_h=raw.shape[0])
    touched = geometry.coverage(region) > 0
    return float(raw[touched].max()) if touched.any() else 0.0

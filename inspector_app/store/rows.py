"""Rows of the database as domain objects, and the rows that only the workflow reads."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from inspector_app.domain.bank import BankVersion, Scales
from inspector_app.domain.errors import StorageFault
from inspector_app.domain.finding import Finding
from inspector_app.domain.geometry import Box, Region
from inspector_app.domain.lot import ImageRef, JobState, Lot
from inspector_app.domain.readings import JobRow, RunRow
from inspector_app.domain.recipe import Basis, Calibration, RecipeSettings, RecipeVersion
from inspector_app.domain.review import FindingDecision, PartDecision, Review


class CurrentRow(NamedTuple):
    """The current inspection of an image, as a rescore needs it."""

    image_id: str
    part_id: str
    path: str
    run_id: str
    row: int | None
    cache_row: int | None
    encoding_id: str
    raw: float | None
    error: str | None
    inspection_id: int
    note: str
    weak: bool
    provisional: bool


class QuietRow(NamedTuple):
    """A mark that keeps something of a part quiet; ``removed`` in raw units, summed over cells."""

    part_id: str
    image_id: str
    path: str
    mark_number: int
    removed: float


@dataclass(frozen=True, slots=True)
class ReferenceRow:
    """Features of a confirmed defect or of a mark's source, kept for good per encoding."""

    id: str
    recipe_id: str
    image_id: str
    kind: str  # see reference_kinds
    source_id: str
    encoding_id: str
    artifact_hash: str
    raw: float | None
    created_at: float


@dataclass(frozen=True, slots=True, eq=False)
class ConfirmedDefect:
    """An image that shows a defect, people say; ``regions`` of its findings reviewed as defects."""

    image_id: str
    part_id: str
    path: str
    lot_id: str
    lot_name: str
    raw: float | None
    run_id: str | None
    row: int | None
    cache_row: int | None
    encoding_id: str | None
    regions: tuple[Region, ...]
    review_ids: tuple[str, ...]  # what it rests on


@dataclass(frozen=True, slots=True)
class SampleRow:
    """A part drawn for a blind check."""

    id: str
    lot_id: str
    part_id: str
    reason: str
    probability: float
    created_at: float


def to_recipe_version(row: Any) -> RecipeVersion:
    calibration = None
    if row.basis is not None:
        calibration = Calibration(
            m0=row.m0,
            threshold=row.threshold,
            lower=row.lower_threshold,
            pixel_threshold=row.pixel_threshold,
            basis=Basis(row.basis),
            parts=row.parts,
            guarantee=row.guarantee,
            highest=tuple(row.highest or ()),
        )
    return RecipeVersion(
        id=row.id,
        recipe_id=row.recipe_id,
        recipe_name=row.recipe_name,
        number=row.number,
        settings=_settings(row),
        calibration=calibration,
        reason=row.reason,
        author=row.author,
        created_at=row.created_at,
    )


def _settings(row: Any) -> RecipeSettings:
    try:
        return RecipeSettings.from_json(row.settings)
    except (ValueError, TypeError, AttributeError) as error:
        raise StorageFault(
            f"version {row.number} of the recipe was written by a newer program, or is damaged ({error})",
            subject=row.recipe_name,
            remedy="Update this program, or restore the workspace from a copy",
        ) from error


def to_lot(row: Any) -> Lot:
    return Lot(
        row.id,
        row.recipe_id,
        row.recipe_name,
        row.number,
        row.name,
        Path(row.folder if row.pictures is None else row.pictures),
        row.created_at,
        row.part_pattern,
        row.pictures is not None,
    )


def to_image(row: Any) -> ImageRef:
    return ImageRef(
        row.id,
        row.part_id,
        row.lot_id,
        row.path,
        row.size,
        row.mtime_ns,
        row.sha256,
        row.width,
        row.height,
        row.view,
        row.light,
    )


def to_job(row: Any) -> JobRow:
    return JobRow(
        row.id,
        row.lot_id,
        row.kind,
        JobState(row.state),
        row.done,
        row.total,
        row.error,
        row.created_at,
        row.updated_at,
    )


def to_run(row: Any) -> RunRow:
    return RunRow(
        id=row.id,
        lot_id=row.lot_id,
        parent_id=row.parent_id,
        kind=row.kind,
        detector=row.detector,
        backbone=row.backbone,
        weights_sha256=row.weights_sha256,
        executor=row.executor,
        precision=row.precision,
        device=row.device,
        bank_version=row.bank_number,
        recipe_version=row.recipe_version_number,
        provisional=row.provisional,
        started_at=row.created_at,
        finished_at=row.finished_at,
        timings=row.timings,
    )


def to_finding(row: Any) -> Finding:
    return Finding(
        ordinal=row.ordinal,
        box=Box(row.x, row.y, row.w, row.h),
        area=row.area,
        peak=row.peak,
        peak_at=(row.peak_x, row.peak_y),
        contour=tuple((int(x), int(y)) for x, y in row.contour),
    )


def to_decision(name: str, *, of_finding: bool) -> PartDecision | FindingDecision:
    return FindingDecision(name) if of_finding else PartDecision(name)


def to_review(row: Any) -> Review:
    return Review(
        id=row.id,
        part_id=row.part_id,
        image_id=row.image_id,
        decision=to_decision(row.decision, of_finding=row.region is not None),
        region=None if row.region is None else Region.from_json(row.region),
        image_sha256=row.image_sha256,
        defect_class=row.defect_class,
        note=row.note,
        withdraws_id=row.withdraws_id,
        author=row.author,
        station=row.station,
        created_at=row.created_at,
    )


def to_bank_version(row: Any) -> BankVersion:
    return BankVersion(
        id=row.id,
        recipe_id=row.recipe_id,
        number=row.number,
        normal_hash=row.normal_hash,
        encoding_id=row.encoding_id,
        scales=Scales(row.s, row.s90, row.s99),
        source=row.source,
        images=row.images,
        provisional=row.provisional,
        marks=tuple(row.marks),
        created_at=row.created_at,
    )

"""Findings and drawn regions as training data: COCO, masks, YOLO boxes. Made from the same areas, image by image."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.finding import Finding
from inspector_app.domain.geometry import Box, Mask, Region
from inspector_app.domain.lot import ImageRef
from inspector_app.domain.readings import PartDetail
from inspector_app.domain.review import FindingDecision
from inspector_app.domain.spreadsheet_cells import neutralised
from inspector_app.imaging.thumbnails import encode_png
from inspector_app.reports.lot_report import LotReport
from inspector_app.reports.writing import make_folder_aside, write_aside

NOT_REVIEWED = "not reviewed"
DEFECT = "defect"  # without a class
MOST_CATEGORIES = 255  # a mask has one byte a pixel
SAME_PLACE = 0.3  # intersection over union from which a mark and a reviewed finding are one


@dataclass(frozen=True, slots=True, eq=False)
class Area:
    """One finding or drawn region of an image.

    ``finding`` None: a person drew it. ``author`` of its review, "" where there is none.
    """

    category: str
    region: Region
    finding: Finding | None
    score: float | None
    author: str


@dataclass(frozen=True, slots=True, eq=False)
class Annotated:
    """An image and its areas, those that matter most last, so that they are drawn over the others."""

    image: ImageRef
    areas: tuple[Area, ...]


def categories(report: LotReport) -> tuple[str, ...]:
    """Names of the categories, each at its number from 0: the recipe's defect classes first, then what reviews add."""
    fixed = (
        *report.summary.version.settings.defect_classes,
        DEFECT,
        "unsure",
        "pseudo_anomaly",
        NOT_REVIEWED,
    )
    used = {
        _category(FindingDecision(review.decision), review.defect_class)
        for review in report.reviews
        if review.region is not None
    }
    return tuple(dict.fromkeys((*fixed, *sorted(used))))


def annotated(report: LotReport) -> Iterator[Annotated]:
    """Every image of the shown parts with its areas; images that were never read have no size and are left out."""
    for detail in report.details():
        for image in detail.images:
            if image.width and image.height:
                areas = sorted(_areas(report, detail, image), key=_weight)
                yield Annotated(image, tuple(areas))


def write_coco(report: LotReport, path: Path) -> str:
    """Write COCO annotations and return the file's SHA-256. Raises StorageFault."""
    return write_aside(path, [json.dumps(coco(report), separators=(",", ":")).encode(), b"\n"])


def coco(report: LotReport) -> dict[str, Any]:
    """A COCO document: polygons for findings, uncompressed run lengths for drawn regions (Lin et al. 2014)."""
    names = categories(report)
    images: list[dict[str, Any]] = []
    annotations: list[dict[str, Any]] = []
    for one in annotated(report):
        image = one.image
        assert image.width and image.height
        images.append(
            {"id": len(images) + 1, "file_name": image.path, "width": image.width, "height": image.height}
        )
        for area in one.areas:
            box = area.region.box
            annotations.append(
                {
                    "id": len(annotations) + 1,
                    "image_id": len(images),
                    "category_id": names.index(area.category) + 1,
                    "bbox": [box.x, box.y, box.w, box.h],
                    "area": area.region.area,
                    "iscrowd": 0,
                    "segmentation": _segmentation(area, image.width, image.height),
                    "score": area.score,
                    "source": "person" if area.finding is None else "finding",
                    "author": area.author,
                }
            )
    return {
        "info": about(report),
        "licenses": [],
        "categories": [{"id": n, "name": name, "supercategory": ""} for n, name in enumerate(names, start=1)],
        "images": images,
        "annotations": annotations,
    }


def about(report: LotReport) -> dict[str, str]:
    """Of which lot and state the annotations are: hash of the rows they were made from, and the audit log's head."""
    lot = report.summary.lot
    return {
        "description": f"{lot.recipe_name}, lot {lot.number}: {lot.name}",
        "contributor": report.program,
        "date_created": report.moment(report.generated_at),
        "state_sha256": report.state_sha256,
        "audit_head": report.audit_head.text if report.audit_head else "",
        "sign_in": report.signing.value,
        "filter": report.filter_text,
        "challenge": report.challenge_words(),
    }


def write_masks(report: LotReport, folder: Path) -> str:
    """A PNG for every image that has an area, one byte a pixel: 0 is calm, else the category's number from 1.

    ``classes.txt`` lists the categories, ``index.csv`` which mask is of which image, ``challenge.txt`` says how the
    challenge set stands, ``about.json`` of which state all of it is. Returns the hash of the folder.
    Raises StorageFault, CorrectableError.
    """
    names = categories(report)
    if len(names) > MOST_CATEGORIES:
        raise CorrectableError(
            f"masks hold at most {MOST_CATEGORIES} categories, these are {len(names)}",
            subject=report.summary.lot.name,
            remedy="Narrow the filter, or take COCO",
        )

    def make(target: Path) -> None:
        lines = [("mask", "image", "width", "height")]
        for one in annotated(report):
            image = one.image
            if not one.areas or not image.width or not image.height:
                continue
            mask = np.zeros((image.height, image.width), np.uint8)
            for area in one.areas:
                mask[area.region.full_mask(image.width, image.height)] = names.index(area.category) + 1
            name = file_name(image.path, ".png")
            (target / name).write_bytes(encode_png(mask))
            lines.append((name, image.path, str(image.width), str(image.height)))
        _write_lines(target / "classes.txt", names)
        _write_table(target / "index.csv", lines)
        _write_about(target, report)

    return make_folder_aside(folder, make)


def write_yolo(report: LotReport, folder: Path) -> str:
    """A text file for every image with a line a box: category from 0, centre, width, height as shares of the image.

    An image without findings has an empty file: it is an example of a calm one. Returns the hash of the folder.
    Raises StorageFault.
    """
    names = categories(report)

    def make(target: Path) -> None:
        lines = [("labels", "image", "width", "height")]
        labels = target / "labels"
        labels.mkdir()
        for one in annotated(report):
            image = one.image
            assert image.width and image.height
            name = file_name(image.path, ".txt")
            _write_lines(
                labels / name,
                [
                    f"{names.index(area.category)} {_shares(area.region.box, image.width, image.height)}"
                    for area in one.areas
                ],
            )
            lines.append((f"labels/{name}", image.path, str(image.width), str(image.height)))
        _write_lines(target / "classes.txt", names)
        _write_table(target / "index.csv", lines)
        _write_about(target, report)

    return make_folder_aside(folder, make)


def file_name(path: str, ending: str) -> str:
    """A file name for what belongs to the image at ``path``: readable, of its own, sound on every system."""
    stem = (
        re.sub(r"[^\w.-]+", "_", PurePosixPath(path).with_suffix("").as_posix())[-80:].strip("._") or "image"
    )
    return f"{stem}-{hashlib.sha256(path.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}{ending}"


def finding_mask(finding: Finding) -> Region:
    """The pixels of a finding: its outline filled, or its box where it has none."""
    box = finding.box
    if len(finding.contour) < 3:
        return Region(box, np.ones((box.h, box.w), np.bool_))
    canvas = np.zeros((box.h, box.w), np.uint8)
    points = np.asarray(finding.contour, np.int32) - np.asarray([box.x, box.y], np.int32)
    cv2.drawContours(canvas, [points.reshape(-1, 1, 2)], -1, 1, cv2.FILLED)
    return Region(box, canvas.astype(np.bool_))


def _areas(report: LotReport, detail: PartDetail, image: ImageRef) -> Iterator[Area]:
    authors = {review.id: review.author for review in detail.reviews}
    reviewed: list[Region] = []
    for row in detail.findings:
        if row.image_id == image.id:
            region = finding_mask(row.finding)
            if row.decision is not None:
                reviewed.append(region)
            category = _category(row.decision, row.defect_class)
            yield Area(category, region, row.finding, row.score, authors.get(row.review_id or "", ""))
    for review in detail.loose_reviews:
        if review.image_id == image.id and review.region is not None:
            reviewed.append(review.region)
            decision = FindingDecision(review.decision)
            yield Area(_category(decision, review.defect_class), review.region, None, None, review.author)
    for mark in (row.mark for row in report.marks):
        if mark.image_id == image.id and all(mark.region.iou(other) < SAME_PLACE for other in reviewed):
            yield Area(FindingDecision.PSEUDO_ANOMALY.value, mark.region, None, None, mark.author)


def _category(decision: FindingDecision | None, defect_class: str) -> str:
    if decision is None:
        return NOT_REVIEWED
    if decision is FindingDecision.DEFECT:
        return defect_class or DEFECT
    return decision.value


def _weight(area: Area) -> int:
    order = (NOT_REVIEWED, FindingDecision.PSEUDO_ANOMALY.value, FindingDecision.UNSURE.value)
    return order.index(area.category) if area.category in order else len(order)


def _segmentation(area: Area, width: int, height: int) -> Any:
    if area.finding is not None:
        box = area.region.box
        points = area.finding.contour
        if len(points) < 3:
            right, bottom = box.x + box.w, box.y + box.h
            points = ((box.x, box.y), (right, box.y), (right, bottom), (box.x, bottom))
        return [[float(value) for point in points for value in point]]
    return {"size": [height, width], "counts": _column_runs(area.region.full_mask(width, height))}


def _column_runs(mask: Mask) -> list[int]:
    """Run lengths down the columns, the first counting zeros."""
    flat: npt.NDArray[np.bool_] = np.asfortranarray(mask).ravel(order="F")
    edges = np.flatnonzero(np.diff(flat)) + 1
    runs: list[int] = np.diff(np.concatenate(([0], edges, [flat.size]))).tolist()
    return [0, *runs] if flat.size and flat[0] else runs


def _shares(box: Box, width: int, height: int) -> str:
    inside = box.clipped(width, height)
    centre = ((inside.x + inside.w / 2) / width, (inside.y + inside.h / 2) / height)
    return " ".join(f"{value:.6f}" for value in (*centre, inside.w / width, inside.h / height))


def _write_about(folder: Path, report: LotReport) -> None:
    _write_lines(folder / "challenge.txt", (report.challenge_words(),))
    _write_lines(folder / "about.json", (json.dumps(about(report), indent=1),))


def _write_lines(path: Path, lines: list[str] | tuple[str, ...]) -> None:
    path.write_bytes("".join(f"{line}\n" for line in lines).encode("utf-8", "replace"))


def _write_table(path: Path, lines: Iterable[Sequence[str]]) -> None:
    buffer = io.StringIO()
    csv.writer(buffer).writerows([neutralised(cell) for cell in line] for line in lines)
    path.write_bytes(buffer.getvalue().encode("utf-8", "replace"))

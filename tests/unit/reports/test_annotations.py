"""Training data is read back: COCO by pycocotools, masks by their pixels, YOLO boxes by hand."""

from __future__ import annotations

import contextlib
import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from pycocotools.coco import COCO
from report_lots import BOX, SIDE, detail_of, lot_report, mark, part

from inspector_app.domain.finding import Finding
from inspector_app.domain.geometry import Box, Region
from inspector_app.domain.lot import Verdict
from inspector_app.domain.readings import PartDetail, PartRow
from inspector_app.domain.review import FindingDecision, PartDecision, Review
from inspector_app.reports.annotations import (
    categories,
    file_name,
    finding_mask,
    write_coco,
    write_masks,
    write_yolo,
)
from inspector_app.reports.lot_report import LotReport

FLAGGED = Verdict.FLAGGED
DRAWN = Region.from_mask(np.tril(np.ones((10, 10), np.bool_)), offset=(60, 60))


def sized(rows: Sequence[PartRow], **changes: object) -> LotReport:
    """Parts whose images have sizes; on "drawn" a person has drawn a dent that nothing found."""
    by_id = {row.part_id: row for row in rows}

    def detail(part_id: str) -> PartDetail:
        found = detail_of(by_id[part_id])
        images = tuple(replace(image, width=SIDE, height=SIDE + 4) for image in found.images)
        loose: tuple[Review, ...] = ()
        if part_id == "drawn":
            loose = (
                Review("r", part_id, f"image-{part_id}", FindingDecision.DEFECT, DRAWN, None, "dent", "", None, "Bela",
                       "", 0.0),
            )  # fmt: skip
        return replace(found, images=images, loose_reviews=loose)

    return lot_report(*rows, detail=detail, **changes)


@pytest.fixture
def report() -> LotReport:
    rows = [
        part("bad", FLAGGED, PartDecision.REJECT, score=2.0),
        part("open", FLAGGED),
        part("drawn"),
        part("source"),
        part("calm"),
    ]
    return sized(rows, marks=(mark(12),))


def test_pycocotools_reads_findings_and_drawn_regions_as_they_are(report: LotReport, tmp_path: Path) -> None:
    write_coco(report, tmp_path / "coco.json")
    with contextlib.redirect_stdout(io.StringIO()):
        read = COCO(str(tmp_path / "coco.json"))
    assert [image["file_name"] for image in read.dataset["images"]] == [
        "bad.png", "open.png", "drawn.png", "source.png", "calm.png",
    ]  # fmt: skip
    names = {category["id"]: category["name"] for category in read.dataset["categories"]}
    found = {
        read.imgs[one["image_id"]]["file_name"]: (names[one["category_id"]], one)
        for one in read.anns.values()
    }
    assert {name: category for name, (category, _) in found.items()} == {
        "bad.png": "scratch", "open.png": "not reviewed", "drawn.png": "dent", "source.png": "pseudo_anomaly",
    }  # fmt: skip
    assert found["bad.png"][1]["bbox"] == [BOX.x, BOX.y, BOX.w, BOX.h]
    full = read.annToMask(found["drawn.png"][1])
    assert full.shape == (SIDE + 4, SIDE)
    assert (full == DRAWN.full_mask(SIDE, SIDE + 4)).all()
    assert full.sum() == found["drawn.png"][1]["area"]
    box = read.annToMask(found["bad.png"][1])
    assert box.sum() == BOX.area and box[BOX.y : BOX.y + BOX.h, BOX.x : BOX.x + BOX.w].all()


def test_masks_hold_the_number_of_the_category(report: LotReport, tmp_path: Path) -> None:
    write_masks(report, tmp_path / "masks")
    names = (tmp_path / "masks" / "classes.txt").read_text().splitlines()
    with (tmp_path / "masks" / "index.csv").open() as file:
        lines = {line["image"]: line["mask"] for line in csv.DictReader(file)}
    assert sorted(lines) == ["bad.png", "drawn.png", "open.png", "source.png"]  # calm.png has no area
    for image, category, region in (
        ("bad.png", "scratch", Region.from_box(BOX, SIDE, SIDE)),
        ("drawn.png", "dent", DRAWN),
    ):
        data = np.frombuffer((tmp_path / "masks" / lines[image]).read_bytes(), np.uint8)
        read = cv2.imdecode(data, cv2.IMREAD_UNCHANGED)
        assert read.dtype == np.uint8
        assert (read == region.full_mask(SIDE, SIDE + 4) * (names.index(category) + 1)).all()


def test_yolo_boxes_lead_back_to_the_pixels(report: LotReport, tmp_path: Path) -> None:
    write_yolo(report, tmp_path / "yolo")
    names = (tmp_path / "yolo" / "classes.txt").read_text().splitlines()
    with (tmp_path / "yolo" / "index.csv").open() as file:
        labels = {line["image"]: tmp_path / "yolo" / line["labels"] for line in csv.DictReader(file)}
    (line,) = labels["bad.png"].read_text().splitlines()
    category, x, y, w, h = line.split()
    assert names[int(category)] == "scratch"
    assert float(w) * SIDE == pytest.approx(BOX.w, abs=1e-3)
    assert float(h) * (SIDE + 4) == pytest.approx(BOX.h, abs=1e-3)
    assert (float(x) - float(w) / 2) * SIDE == pytest.approx(BOX.x, abs=1e-3)
    assert (float(y) - float(h) / 2) * (SIDE + 4) == pytest.approx(BOX.y, abs=1e-3)
    assert labels["calm.png"].read_text() == ""


def test_the_recipes_classes_come_first_and_a_class_that_has_gone_from_it_is_kept() -> None:
    report = sized([part("bad", FLAGGED, PartDecision.REJECT)])
    settings = replace(report.summary.version.settings, defect_classes=("dent",))
    version = replace(report.summary.version, settings=settings)
    names = categories(replace(report, summary=replace(report.summary, version=version)))
    assert names[:2] == ("dent", "defect")
    assert names[-1] == "scratch"


@pytest.mark.parametrize(
    "path", ["../../etc/passwd.png", "/etc/passwd.png", "a/../../b.png", "..", "CON/\udcff?.png"]
)
def test_names_lead_into_the_folder_whatever_the_image_is_called(path: str) -> None:
    name = file_name(path, ".png")
    assert Path(name).name == name and not name.startswith(".")
    assert file_name("a.png", ".png") != file_name("a.jpg", ".png")


def test_a_finding_without_an_outline_is_its_box_and_one_with_it_is_filled() -> None:
    plain = Finding(1, Box(5, 6, 4, 3), 12, 1.0, (6, 7))
    assert finding_mask(plain).area == 12
    triangle = Finding(1, Box(5, 6, 5, 5), 15, 1.0, (6, 7), ((5, 6), (5, 10), (9, 10)))
    assert (finding_mask(triangle).mask == np.tril(np.ones((5, 5), np.bool_))).all()


def test_a_lot_without_parts_or_findings_is_training_data_too(tmp_path: Path) -> None:
    for rows in ([], [part("a")]):
        report = sized(rows)
        write_coco(report, tmp_path / "coco.json")
        write_masks(report, tmp_path / "masks")
        write_yolo(report, tmp_path / "yolo")
        with contextlib.redirect_stdout(io.StringIO()):
            assert len(COCO(str(tmp_path / "coco.json")).imgs) == len(rows)
        names = sorted(each.name for each in (tmp_path / "masks").iterdir())
        assert names == ["about.json", "challenge.txt", "classes.txt", "index.csv"]

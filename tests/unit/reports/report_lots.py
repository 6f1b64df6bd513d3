"""A small lot as the store would read it, for the tests of the documents."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC
from pathlib import Path

import numpy as np

from inspector_app.domain.approval import MarkEvidence, NamedPart
from inspector_app.domain.bank import BankVersion, Mark, MarkAction, Scales
from inspector_app.domain.bank_change import MarkAct
from inspector_app.domain.certificates import NearDefect, QuietedPart
from inspector_app.domain.challenge import Known
from inspector_app.domain.challenge_run import (
    AskedPart,
    ChallengeReason,
    ChallengeRun,
    ChallengeStanding,
    ChallengeState,
)
from inspector_app.domain.errors import ImageUnreadable
from inspector_app.domain.finding import Finding
from inspector_app.domain.geometry import Box, Region
from inspector_app.domain.lot import Band, ImageRef, Lot, Verdict
from inspector_app.domain.readings import (
    FindingRow,
    LotCounts,
    LotSummary,
    MarkRow,
    PartDetail,
    PartRow,
    QuietReason,
    RunRow,
)
from inspector_app.domain.recipe import Basis, Calibration, RecipeSettings, RecipeVersion
from inspector_app.domain.review import Disposition, FindingDecision, PartDecision, Review
from inspector_app.reports.certificate import Certificate
from inspector_app.reports.lot_report import LotReport

NOON = 1_741_003_200.0  # 2025-03-03 12:00 UTC
SIDE = 96
BOX = Box(20, 30, 24, 18)


def lot_report(*rows: PartRow, name: str = "Lot A", **changes: object) -> LotReport:
    """A report of ``rows``; pictures are grey, maps rise inside BOX, parts noted "gone" have no file."""
    version = RecipeVersion(
        "v3", "r", "flange", 3, RecipeSettings(category="flange", mm_per_px=0.1),
        Calibration(2.8, 4.6, 4.2, 4.6, Basis.GOOD_PARTS, 59, 0.05), "", "Anna", NOON,
    )  # fmt: skip
    bank = BankVersion(
        "b", "r", 2, "hash", "enc", Scales(0.03, 0.04, 0.06), "good parts", 59, False, (12,), NOON
    )
    counts = LotCounts(len(rows), len(rows), 0, 0, 0, 0, 0, 0, 0, 0)
    summary = LotSummary(Lot("lot", "r", "flange", 31, name, Path("lot"), NOON), counts, version, bank, None)
    run = RunRow(
        "run", "lot", None, "inspect", "pa_clip", "efficientnet-lite2-448", "ab" * 32, "torch", "fp32", "cpu",
        2, 3, False, NOON, NOON + 90, {},
    )  # fmt: skip
    by_id = {row.part_id: row for row in rows}

    def picture(image_id: str) -> np.ndarray:
        if by_id[image_id.removeprefix("image-")].note == "gone":
            raise ImageUnreadable("the file has gone", subject=image_id, remedy="Put it back")
        return np.full((SIDE, SIDE, 3), 140, np.uint8)

    def calibrated_map(image_id: str) -> np.ndarray:
        values = np.zeros((SIDE, SIDE), np.float32)
        values[BOX.y : BOX.y + BOX.h, BOX.x : BOX.x + BOX.w] = 1.8
        return values

    report = LotReport(
        summary=summary, run=run, rows=rows, reviews=tuple(r for row in rows for r in reviews_of(row)),
        marks=(), detail=lambda part_id: detail_of(by_id[part_id]), picture=picture,
        calibrated_map=calibrated_map, filter_text="", station="Line 4", generated_at=NOON + 3600, zone=UTC,
    )  # fmt: skip
    return replace(report, **changes)  # type: ignore[arg-type]


def part(
    part_id: str,
    verdict: Verdict = Verdict.OK,
    decision: PartDecision | None = None,
    *,
    path: str | None = None,
    score: float | None = 0.1,
    quiet_by: tuple[int, ...] = (),
    band: Band | None = None,
    note: str = "",
    error: str | None = None,
) -> PartRow:
    """A part with the outcome that its verdict and decision give it."""
    by_verdict = {
        Verdict.OK: Disposition.OK,
        Verdict.FLAGGED: Disposition.FLAGGED,
        Verdict.FAILED: Disposition.FAILED,
    }
    by_decision = {
        PartDecision.ACCEPT: Disposition.ACCEPTED,
        PartDecision.REJECT: Disposition.REJECTED,
        PartDecision.UNSURE: Disposition.UNSURE,
    }
    outcome = by_decision[decision] if decision else by_verdict[verdict]
    raw = None if score is None else 2.8 + 1.8 * score
    findings = 1 if verdict is Verdict.FLAGGED else 0
    return PartRow(
        part_id, f"image-{part_id}", "lot", 1, path or f"{part_id}.png", verdict, band, score, raw, outcome,
        decision, findings, quiet_by, error, note, False,
    )  # fmt: skip


def reviews_of(row: PartRow) -> tuple[Review, ...]:
    """The part's review, and a defect review of its finding where it was rejected."""
    if row.decision is None:
        return ()
    of_part = _review(f"{row.part_id}-part", row, row.decision)
    if row.decision is not PartDecision.REJECT:
        return (of_part,)
    region = Region.from_box(BOX, SIDE, SIDE)
    of_finding = _review(f"{row.part_id}-finding", row, FindingDecision.DEFECT, region, "scratch")
    return (of_part, of_finding)


def detail_of(row: PartRow) -> PartDetail:
    image = ImageRef(row.image_id, row.part_id, "lot", row.path, 1, 1)
    reviews = reviews_of(row)
    defect = next((r for r in reviews if r.region is not None), None)
    findings = tuple(
        FindingRow(
            f"f{n}", row.image_id, Finding(n, BOX, BOX.area, 5.9, (25, 35)), 1.7,
            FindingDecision.DEFECT if defect else None, "scratch" if defect else "",
            defect.id if defect else None,
        )
        for n in range(1, row.findings + 1)
    )  # fmt: skip
    quiet = tuple(QuietReason(mark(number).mark, 3.0) for number in row.quiet_by)
    return PartDetail(row, (image,), findings, quiet, reviews, ())


def mark(number: int, part_id: str = "source", note: str = "gripper") -> MarkRow:
    region = Region.from_box(BOX, SIDE, SIDE)
    made = Mark(
        id=f"m{number}",
        recipe_id="r",
        number=number,
        lot_id="lot",
        part_id=part_id,
        image_id=f"image-{part_id}",
        image_path=f"{part_id}.png",
        image_sha256=None,
        region=region,
        patches_hash="h",
        patches=40,
        encoding_id="enc",
        strength=0,
        note=note,
        author="Bela",
        station="Line 4",
        created_at=NOON + 600,
        active=True,
    )
    return MarkRow(made, parts_acted_on=17, lots=2, last_used=NOON + 700)


def challenge_run(state: ChallengeState = ChallengeState.PASSED, confirmation: str = "") -> ChallengeRun:
    """A run at noon of two known rejects and a good part; one of the rejects is lost unless it passed."""
    wrong = state is not ChallengeState.PASSED
    parts = (
        AskedPart("k1", "image-k1", "k1.png", "Lot A", Known.REJECT, 0.4 if wrong else 1.4, wrong, wrong),
        AskedPart("k2", "image-k2", "k2.png", "Lot A", Known.REJECT, 1.6, False, False),
        AskedPart("k3", "image-k3", "k3.png", "Lot B", Known.GOOD, 0.2, False, False),
    )
    return ChallengeRun(
        "c", "r", ChallengeReason.MARK, state, "P-12", True, 3, 2, 4.6, parts, bool(confirmation),
        confirmation, "Carla", "Line 4", NOON,
    )  # fmt: skip


def certificate(number: int = 12, **changes: object) -> Certificate:
    """The certificate of an approved mark; parts noted in ``gone`` have no picture any more."""
    row = mark(number, "bad", note="oil of the gripper")
    version = lot_report().summary.version
    before = np.zeros((8, 8), np.float32)
    before[2:4, 2:4] = 1.8
    evidence = MarkEvidence(
        "Lot A", 3, 2, 4.6, 7, 2, 1, 0, 1, 0,
        clears=(NamedPart("Lot A", "quiet.png", 1.62, 0.41),),
        weakens=(NamedPart("Lot A", "k1.png", 1.9, 1.3),),
        before=before, after=before * 0.3,
    )  # fmt: skip
    history = (
        MarkAct(MarkAction.PROPOSE, "", "Bela", "Line 4", NOON + 600, evidence),
        MarkAct(MarkAction.APPROVE, "seen on seven parts", "Carla", "Office", NOON + 900, evidence),
    )
    made = Certificate(
        row=row, history=history, lot=lot_report().summary.lot, version=version,
        bank=lot_report().summary.bank,
        quieted=tuple(QuietedPart(f"q{n}", f"image-q{n}", f"q{n}.png", "Lot A", 3.0) for n in range(3)),
        near=(NearDefect("k1.png", "Lot A", 0.31, 0.575), NearDefect("k2.png", "Lot A", 0.92, 0.575)),
        challenge=ChallengeStanding(challenge_run(), challenge_run(), 8),
        picture=lambda image_id: np.full((SIDE, SIDE, 3), 140, np.uint8),
        stand_in=lambda image_id: None, calibrated_map=lambda image_id: None, station="Line 4",
        generated_at=NOON + 3600, zone=UTC,
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]


def _review(
    review_id: str,
    row: PartRow,
    decision: PartDecision | FindingDecision,
    region: Region | None = None,
    defect_class: str = "",
) -> Review:
    return Review(
        review_id, row.part_id, row.image_id, decision, region, None, defect_class, "", None, "Anna",
        "Line 4",
        NOON + 1800,
    )  # fmt: skip

"""What tests of marking and pausing do with a drawn lot and a session."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from inspector_app.domain.filtering import PartQuery
from inspector_app.domain.lot import Lot, Verdict
from inspector_app.domain.readings import PartRow
from inspector_app.domain.recipe import FAST_BACKBONE
from inspector_app.imaging.demo_parts import DemoKind, DemoPart
from inspector_app.workflow.requests import MarkRequest, OpenFolder
from inspector_app.workflow.session import Session

PATIENCE = 120  # seconds after which a test that hangs fails


@dataclass(frozen=True)
class DrawnParts:
    folder: Path
    parts: Sequence[DemoPart]

    def names(self, kind: DemoKind) -> list[str]:
        return sorted(part.file for part in self.parts if part.kind is kind)

    def detail(self, name: str) -> str:
        return next(part.detail for part in self.parts if part.file == name)


def inspect(session: Session, drawn: DrawnParts) -> Lot:
    lot = session.open_folder(OpenFolder(drawn.folder, "plate", backbone=FAST_BACKBONE)).result(PATIENCE)
    session.inspect(lot.id).result(PATIENCE)
    return lot


def lot_of(session: Session, name: str = "first") -> Lot:
    return session.find_lot(name).result(PATIENCE)


def rows_of(session: Session, lot: Lot) -> dict[str, PartRow]:
    rows = session.part_rows(lot.id, PartQuery(), 0, 1000).result(PATIENCE)
    return {row.path: row for row in rows}


def outcome(session: Session, lot: Lot) -> dict[str, tuple[float | None, float | None, tuple[int, ...]]]:
    """Raw and calibrated score of every part, and which marks keep it quiet."""
    return {path: (row.raw, row.score, row.quiet_by) for path, row in rows_of(session, lot).items()}


def worst(session: Session, lot: Lot, names: Sequence[str]) -> PartRow:
    """The flagged part of highest score among these."""
    flagged = [row for row in rows_of(session, lot).values() if row.verdict is Verdict.FLAGGED]
    return max((row for row in flagged if row.path in names), key=lambda row: row.score or 0.0)


def highest_finding(session: Session, row: PartRow) -> MarkRequest:
    """The part's highest finding, to be marked."""
    findings = session.part(row.part_id).result(PATIENCE).findings
    best = max(findings, key=lambda found: found.finding.peak)
    return MarkRequest(row.image_id, finding_id=best.id)

"""The demo: two lots of pictures of our own making, and the story that they tell.

A third of the good parts carries the shadow of a gripper. It is flagged at first; one or two marks later it is
quiet, in this lot and from the first part of the next one, while the true defects stay flagged.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import platformdirs

from inspector_app.domain.bank import Mark
from inspector_app.domain.filtering import PartQuery
from inspector_app.domain.geometry import Box
from inspector_app.domain.lot import Lot, Verdict
from inspector_app.domain.readings import PartRow
from inspector_app.imaging.demo_parts import DemoKind, DemoPart, write_demo_lot
from inspector_app.workflow.requests import MarkRequest, OpenFolder
from inspector_app.workflow.session import Session

CATEGORY = "machined plate"
FIRST_LOT = "Demo lot 1"
SECOND_LOT = "Demo lot 2"
MARKS = 2


@dataclass(frozen=True, slots=True)
class DemoLots:
    """Folders of the two lots, and what each of their pictures truly shows."""

    first: Path
    second: Path
    truth: dict[str, tuple[DemoPart, ...]]


@dataclass(frozen=True, slots=True)
class Tally:
    """What the machine says against the truth: ``good`` counts parts without a defect, shadows among them."""

    false_calls: int
    good: int
    caught: int
    defects: int

    def in_words(self) -> str:
        return (
            f"false calls {self.false_calls} of {self.good} good parts, "
            f"defects flagged {self.caught} of {self.defects}"
        )


def default_workspace() -> Path:
    """The demo keeps to itself, apart from real work."""
    return Path(platformdirs.user_data_dir("inspector", appauthor=False)) / "demo"


def prepare(root: Path) -> DemoLots:
    """Draw both lots below ``root`` unless they are there already. Raises StorageFault."""
    folder = root / "pictures"
    folders = {1: folder / "demo-lot-1", 2: folder / "demo-lot-2"}
    truth = {str(path): _lot(path, number) for number, path in folders.items()}
    return DemoLots(folders[1], folders[2], truth)


def tell(session: Session, lots: DemoLots) -> Iterator[str]:
    """Do the demo's work and say what happens, sentence by sentence."""
    first = _inspect(session, lots.first, FIRST_LOT)
    before = tally(session, first, lots)
    yield f"{FIRST_LOT}, {_marks_so_far(session, first)}: {before.in_words()}"
    for _ in range(MARKS):
        mark = mark_worst_shadow(session, first, lots)
        if mark is None:
            break
        yield f"marked the shadow on {mark.image_path} as {mark.label}: {tally(session, first, lots).in_words()}"
    second = _inspect(session, lots.second, SECOND_LOT)
    yield f"{SECOND_LOT}, with these marks from its first part on: {tally(session, second, lots).in_words()}"
    for lot in (first, second):
        paths = session.report(lot.id).result()
        yield f"report of {lot.name}: {paths[0]}"


def tally(session: Session, lot: Lot, lots: DemoLots) -> Tally:
    """Compare the lot's verdicts with the truth."""
    kinds = {part.file: part.kind for part in lots.truth[str(lot.folder)]}
    rows = _rows(session, lot)
    good = [row for row in rows if kinds[row.path] is not DemoKind.DEFECT]
    bad = [row for row in rows if kinds[row.path] is DemoKind.DEFECT]
    return Tally(_flagged(good), len(good), _flagged(bad), len(bad))


def mark_worst_shadow(session: Session, lot: Lot, lots: DemoLots) -> Mark | None:
    """Mark what an operator would: the flagged shadow with the highest score. None when all are quiet."""
    regions = {
        part.file: part.region for part in lots.truth[str(lot.folder)] if part.kind is DemoKind.NUISANCE
    }
    flagged = [row for row in _rows(session, lot) if row.path in regions and row.verdict is Verdict.FLAGGED]
    worst = max(flagged, key=lambda row: row.score or 0.0, default=None)
    if worst is None:
        return None
    findings = session.part(worst.part_id).result().findings
    mark = session.keep_mark(
        MarkRequest(worst.image_id, finding_id=findings[0].id, note="shadow of the gripper")
    ).result()
    session.settle()
    return mark


def _marks_so_far(session: Session, lot: Lot) -> str:
    """The demo's workspace is kept: told again, its story begins with the marks of the last time."""
    acting = [row.mark.label for row in session.marks(lot.recipe_id).result() if row.mark.active]
    return f"with {', '.join(sorted(acting))} of an earlier demo" if acting else "no marks"


def _inspect(session: Session, folder: Path, name: str) -> Lot:
    lot = session.open_folder(OpenFolder(folder, CATEGORY, lot=name)).result()
    session.inspect(lot.id).result()
    return lot


def _rows(session: Session, lot: Lot) -> list[PartRow]:
    return session.part_rows(lot.id, PartQuery(), 0, 10_000).result()


def _flagged(rows: list[PartRow]) -> int:
    return sum(row.verdict is Verdict.FLAGGED for row in rows)


def _lot(folder: Path, number: int) -> tuple[DemoPart, ...]:
    """The lot's truth, kept beside its folder; the pictures are drawn when either is missing."""
    record = folder.with_suffix(".json")
    if record.is_file():
        truth = tuple(_part(entry) for entry in json.loads(record.read_text(encoding="utf-8")))
        if all((folder / part.file).is_file() for part in truth):
            return truth
    truth = write_demo_lot(folder, lot=number)
    record.write_text(json.dumps([asdict(part) for part in truth]), encoding="utf-8")
    return truth


def _part(entry: dict[str, object]) -> DemoPart:
    region = entry["region"]
    box = Box(**region) if isinstance(region, dict) else None
    return DemoPart(str(entry["file"]), DemoKind(str(entry["kind"])), str(entry["detail"]), box)

"""A line that has run for weeks, drawn: lots, verdicts, people who decide, marks that act, a check sample.

    python -m tests.drawn_history WORKSPACE PICTURES [--lots 30] [--parts 80]

writes a workspace to look at, pictures included; tests take a small one. It is written as the program writes it, only
the verdicts are thrown by dice: in one lot a lamp had failed, from two thirds on a tool is worn, and now and then a
mark hides a defect.
"""

from __future__ import annotations

import argparse
import os
import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np

from inspector_app.domain.bank import Drift
from inspector_app.domain.finding import Finding, ImageResult
from inspector_app.domain.geometry import Box, Region
from inspector_app.domain.lot import Who
from inspector_app.domain.readings import FoundFile
from inspector_app.domain.recipe import Basis, Calibration, RecipeSettings
from inspector_app.domain.review import PartDecision
from inspector_app.imaging.demo_parts import DemoKind, DemoPart, write_demo_lot
from inspector_app.imaging.demo_scene import SIDE
from inspector_app.store.database import Database
from inspector_app.store.drafts import MarkDraft, ReviewDraft, RunDraft, StoredResult
from inspector_app.store.reading import Reading
from inspector_app.store.workspace import Workspace
from inspector_app.store.writing import Writing

PEOPLE = ("Anna Weiß", "ben", "Carla")
CLASSES = ("scratch", "dent", "missing hole", "stain")
SCALE = Calibration(m0=1.0, threshold=2.0, lower=1.8, pixel_threshold=2.0, basis=Basis.LOT, parts=40)
BEGAN = datetime(2026, 9, 28, 6, 10)


@dataclass
class Clock:
    """The time of what is written next."""

    now: float

    def __call__(self) -> float:
        return self.now


@dataclass
class Line:
    """The line while its history is written."""

    database: Database
    dice: np.random.Generator
    clock: Clock
    recipe: str
    version: str
    truth: tuple[DemoPart, ...]
    drawn: Path


def write_history(root: Path, pictures: Path, *, lots: int = 30, parts: int = 80, seed: int = 3) -> None:
    """Write the workspace ``root`` and the lots' folders under ``pictures``."""
    workspace = Workspace(root)
    workspace.create()
    database = Database(workspace)
    database.migrate()
    clock = Clock((BEGAN - timedelta(days=2)).timestamp())
    drawn = pictures / "drawn"
    truth = write_demo_lot(drawn, parts=min(40, parts))
    with database.writing() as connection:
        writing = Writing(connection, Who(PEOPLE[0], "line 1"), clock)
        recipe = writing.ensure_recipe("bracket")
        settings = RecipeSettings(category="bracket", defect_classes=CLASSES)
        version = writing.add_recipe_version(recipe, settings, SCALE, "first").id
    line = Line(database, np.random.default_rng(seed), clock, recipe, version, truth, drawn)
    for number in range(lots):
        if number == lots // 2 and lots > 4:
            with database.writing() as connection:
                writing = Writing(connection, Who(PEOPLE[1], "line 1"), clock)
                line.version = writing.add_recipe_version(recipe, settings, SCALE, "light moved").id
        _write_lot(line, pictures, number, lots, parts)
    shutil.rmtree(drawn)
    database.close()


def _write_lot(line: Line, pictures: Path, number: int, lots: int, parts: int) -> None:
    dice, clock = line.dice, line.clock
    begin = BEGAN + timedelta(hours=8 * (number % 3), days=number // 3 + 2 * (number // 15))
    clock.now = begin.timestamp()
    size = int(parts * dice.uniform(0.7, 1.2))
    kinds = [line.truth[place] for place in dice.integers(0, len(line.truth), size)]
    folder = pictures / f"{begin:%Y-%m-%d} {('early', 'late', 'night')[number % 3]}"
    folder.mkdir(parents=True)
    names = [f"bracket_{number + 1:02d}{place:03d}.png" for place in range(size)]
    for name, kind in zip(names, kinds, strict=True):
        os.link(line.drawn / kind.file, folder / name)
    who = Who(PEOPLE[number % 3], f"line {1 + number % 2}")
    with line.database.writing() as connection:
        writing = Writing(connection, who, clock)
        lot = writing.ensure_lot(line.recipe, folder, folder.name)
        writing.add_files(
            lot.id,
            [
                FoundFile(name, (folder / name).stat().st_size, (folder / name).stat().st_mtime_ns, name)
                for name in names
            ],
        )
    with line.database.reading() as connection:
        reading = Reading(connection)
        refs = {name: reading.image_by_path(lot.id, name) for name in names}
    clock.now += 180
    results: list[StoredResult] = []
    flagged: dict[str, bool] = {}  # by part: whether it is a true defect
    quieted: list[str] = []
    marks = 0 if number < 2 else 1 if number < 6 else 2 if number < 12 else 3
    lamp, worn = number == lots // 3, number > 2 * lots // 3
    for name, kind in zip(names, kinds, strict=True):
        ref = refs[name]
        raw = 1.0 + float(dice.normal(0.14 if worn else 0.0, 0.22))
        findings: tuple[Finding, ...] = ()
        acts: dict[int, float] = {}
        defect = kind.kind is DemoKind.DEFECT and dice.random() < (0.75 if worn else 0.45)
        nuisance = kind.kind is DemoKind.NUISANCE and dice.random() < (0.9 if lamp else 0.55)
        if dice.random() < 0.004:
            results.append(
                StoredResult(ImageResult(ref.id, None, None, error="the file ends early"), None, None)
            )
            continue
        if defect or nuisance:
            box = kind.region or Box(300, 200, 60, 60)
            box = Box(
                max(0, box.x + int(dice.integers(-14, 15))),
                max(0, box.y + int(dice.integers(-14, 15))),
                box.w,
                box.h,
            )
            peak = float(dice.uniform(2.05, 3.4))
            quiet = nuisance and dice.random() < 0.28 * marks and not lamp
            if quiet:
                raw = max(raw, 1.3)
                acts = {1 + int(dice.integers(0, marks)): peak - raw}
                quieted.append(ref.part_id)
            else:
                raw = peak
                findings = (Finding(1, box, box.w * box.h, peak, (box.x + box.w // 2, box.y + box.h // 2)),)
                flagged[ref.part_id] = defect
        raw = raw if findings else min(raw, 1.75)
        result = ImageResult(ref.id, raw, None, findings, acts, width=SIDE, height=SIDE)
        results.append(StoredResult(result, None, None))
    with line.database.writing() as connection:
        writing = Writing(connection, who, clock)
        run = writing.start_run(
            RunDraft(
                lot.id, None, "inspect", "pa_clip", "efficientnet-lite2-448", "0" * 64, "torch", "fp32", "cpu",
                "lite2/448/r3", None, line.version,
            )
        )  # fmt: skip
        writing.add_results(run, results)
        writing.finish_run(run, {})
        writing.add_drift(
            lot.id, Drift(1.0 + 0.5 * lamp + 0.25 * worn + float(dice.normal(0, 0.05)), 1.4, size)
        )
        if number in (2, 6, 12):
            source = next(
                name for name, kind in zip(names, kinds, strict=True) if kind.kind is DemoKind.NUISANCE
            )
            box = next(kind.region for kind in kinds if kind.kind is DemoKind.NUISANCE) or Box(10, 10, 40, 40)
            writing.add_mark(
                MarkDraft(
                    line.recipe, lot.id, refs[source].part_id, refs[source].id,
                    Region(box, np.ones((box.h, box.w), dtype=np.bool_)), "f" * 64, "a" * 64, 40, "lite2/448/r3", 0,
                )
            )  # fmt: skip
        ok = [ref.part_id for ref in refs.values() if ref.part_id not in flagged]
        drawn = dice.choice(ok, max(2, len(ok) // 12), replace=False).tolist()
        for part_id in drawn:
            writing.add_sample(lot.id, part_id, "check", len(drawn) / len(ok))
    decided = {part_id: is_defect for part_id, is_defect in flagged.items() if dice.random() < 0.93}
    decided |= {part_id: bool(dice.random() < 0.02) for part_id in drawn if dice.random() < 0.8}
    decided |= {part_id: bool(dice.random() < 0.05) for part_id in quieted if dice.random() < 0.3}
    _decide(line, who, decided, careful=0.96)
    again = [part_id for part_id in decided if dice.random() < 0.25]
    other = Who(PEOPLE[(number + 1) % 3], who.station)
    _decide(line, other, {part_id: decided[part_id] for part_id in again}, careful=0.88)


def _decide(line: Line, who: Who, truth: dict[str, bool], *, careful: float) -> None:
    """One person goes through these parts; ``careful`` is how often the truth is told."""
    dice, clock = line.dice, line.clock
    with line.database.writing() as connection:
        writing = Writing(connection, who, clock)
        for part_id, defect in truth.items():
            clock.now += float(dice.lognormal(1.4 + 0.3 * PEOPLE.index(who.author), 0.7))
            if dice.random() < 0.02:
                clock.now += 900  # a break
            if dice.random() < 0.02:
                decision = PartDecision.UNSURE
            else:
                rejects = defect if dice.random() < careful else not defect
                decision = PartDecision.REJECT if rejects else PartDecision.ACCEPT
            names = (*CLASSES, "")
            named = str(dice.choice(names, p=(0.42, 0.26, 0.12, 0.1, 0.1)))
            writing.add_review(
                ReviewDraft(
                    part_id, None, decision, defect_class=named if decision is PartDecision.REJECT else ""
                )
            )


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("workspace", type=Path)
    arguments.add_argument("pictures", type=Path)
    arguments.add_argument("--lots", type=int, default=30)
    arguments.add_argument("--parts", type=int, default=80)
    wanted = arguments.parse_args()
    write_history(wanted.workspace, wanted.pictures, lots=wanted.lots, parts=wanted.parts)


if __name__ == "__main__":
    main()

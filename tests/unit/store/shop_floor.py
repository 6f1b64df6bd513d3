"""A small shop floor for the store's tests: a database, a recipe with a scale, lots, results and reviews."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from inspector_app.domain.filtering import PartQuery, parse_filter
from inspector_app.domain.finding import Finding, ImageResult
from inspector_app.domain.geometry import Box, Region
from inspector_app.domain.lot import Lot, Who
from inspector_app.domain.readings import FoundFile, PartDetail, PartRow
from inspector_app.domain.recipe import Basis, Calibration, RecipeSettings
from inspector_app.domain.review import FindingDecision, PartDecision, Review
from inspector_app.store.database import Database
from inspector_app.store.drafts import MarkDraft, ReviewDraft, RunDraft, StoredResult
from inspector_app.store.reading import Reading
from inspector_app.store.writing import Writing

WHO = Who("ada", "line 1")
SCALE = Calibration(m0=1.0, threshold=2.0, lower=1.8, pixel_threshold=2.0, basis=Basis.LOT, parts=30)


def box_region(x: int, y: int, w: int, h: int) -> Region:
    return Region(Box(x, y, w, h), np.ones((h, w), dtype=np.bool_))


def found_at(x: int, y: int, w: int = 20, h: int = 20, *, ordinal: int = 1, peak: float = 3.0) -> Finding:
    return Finding(ordinal, Box(x, y, w, h), w * h, peak, (x + w // 2, y + h // 2))


@dataclass
class ShopFloor:
    """One recipe, and one unit of work a call, at a clock that ticks once a call."""

    database: Database
    now: float = 1000.0
    recipe: str = ""
    version: str = ""
    lots: dict[str, Lot] = field(default_factory=dict)

    def writing(self, connection: object) -> Writing:
        return Writing(connection, WHO, self._tick)  # type: ignore[arg-type]

    def _tick(self) -> float:
        self.now += 1
        return self.now

    def open_recipe(self, name: str = "bracket", calibration: Calibration | None = SCALE) -> str:
        with self.database.writing() as connection:
            writing = self.writing(connection)
            self.recipe = writing.ensure_recipe(name)
            self.version = writing.add_recipe_version(self.recipe, RecipeSettings(), calibration, "test").id
        return self.recipe

    def open_lot(self, names: Sequence[str], folder: str = "/lots/a", name: str | None = None) -> Lot:
        files = [FoundFile(one, 10, 100, one) for one in names]
        with self.database.writing() as connection:
            writing = self.writing(connection)
            lot = writing.ensure_lot(self.recipe, Path(folder), name)
            writing.add_files(lot.id, files)
        self.lots[lot.name] = lot
        return lot

    def image_id(self, lot: Lot, path: str) -> str:
        with self.database.reading() as connection:
            return Reading(connection).image_by_path(lot.id, path).id

    def start_run(self, lot: Lot, *, parent: str | None = None, provisional: bool = False) -> str:
        draft = RunDraft(
            lot_id=lot.id,
            parent_id=parent,
            kind="rescore" if parent else "inspect",
            detector="pa_clip",
            backbone="efficientnet-lite2-448",
            weights_sha256="0" * 64,
            executor="torch",
            precision="fp32",
            device="cpu",
            encoding_id="lite2/448/r3",
            bank_version_id=None,
            recipe_version_id=self.version,
            provisional=provisional,
        )
        with self.database.writing() as connection:
            return self.writing(connection).start_run(draft)

    def inspect(
        self,
        lot: Lot,
        path: str,
        raw: float | None,
        findings: Sequence[Finding] = (),
        *,
        run: str | None = None,
        quieted: dict[int, float] | None = None,
        error: str | None = None,
        note: str = "",
        sha256: str | None = None,
        side: int | None = None,
    ) -> str:
        """``side``: of the picture, in pixels; None where nobody has read it."""
        run = run or self.start_run(lot)
        result = ImageResult(
            self.image_id(lot, path),
            raw,
            None,
            tuple(findings),
            quieted or {},
            error,
            width=side,
            height=side,
            sha256=sha256,
            note=note,
        )
        with self.database.writing() as connection:
            self.writing(connection).add_results(run, [StoredResult(result, 0, 0)])
        return run

    def review_part(self, part_id: str, decision: PartDecision, defect_class: str = "") -> Review:
        with self.database.writing() as connection:
            return self.writing(connection).add_review(
                ReviewDraft(part_id, None, decision, defect_class=defect_class)
            )

    def review_finding(
        self,
        lot: Lot,
        path: str,
        region: Region,
        decision: FindingDecision,
        *,
        defect_class: str = "",
        sha256: str | None = None,
    ) -> Review:
        draft = ReviewDraft(
            part_id=self.row(lot, path).part_id,
            image_id=self.image_id(lot, path),
            decision=decision,
            region=region,
            image_sha256=sha256,
            defect_class=defect_class,
        )
        with self.database.writing() as connection:
            return self.writing(connection).add_review(draft)

    def withdraw(self, review: Review) -> Review:
        with self.database.writing() as connection:
            return self.writing(connection).withdraw_review(review.id)

    def rethreshold(self, calibration: Calibration) -> None:
        with self.database.writing() as connection:
            self.writing(connection).add_recipe_version(
                self.recipe, RecipeSettings(), calibration, "threshold"
            )

    def mark_draft(self, lot: Lot, path: str) -> MarkDraft:
        return MarkDraft(
            recipe_id=self.recipe,
            lot_id=lot.id,
            part_id=self.row(lot, path).part_id,
            image_id=self.image_id(lot, path),
            region=box_region(10, 10, 20, 20),
            image_sha256="f" * 64,
            patches_hash="a" * 64,
            patches=9,
            encoding_id="lite2/448/r3",
            strength=0,
        )

    def rows(self, lot: Lot, text: str = "") -> list[PartRow]:
        with self.database.reading() as connection:
            return Reading(connection).part_rows(lot.id, PartQuery(parse_filter(text)), 0, 1000)

    def row(self, lot: Lot, path: str) -> PartRow:
        return next(row for row in self.rows(lot) if row.path == path)

    def detail(self, lot: Lot, path: str) -> PartDetail:
        with self.database.reading() as connection:
            return Reading(connection).part_detail(self.row(lot, path).part_id)

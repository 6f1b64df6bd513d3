"""What a mark would do to a lot and to the challenge set; the same for one that is drawn and one that waits."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from inspector_app.domain.approval import MarkEvidence, evidence_of
from inspector_app.domain.bank import Preview, PreviewPart
from inspector_app.domain.challenge import ChallengeOutcome
from inspector_app.domain.finding import Evidence
from inspector_app.domain.lot import Lot, Verdict
from inspector_app.domain.recipe import Calibration
from inspector_app.engine.arrays import Features, Indices
from inspector_app.store.rows import CurrentRow
from inspector_app.workflow.bench import Bench
from inspector_app.workflow.memory import RecipeMemory
from inspector_app.workflow.rescoring import Rescoring


@dataclass(frozen=True, slots=True)
class LotChange:
    """Flagged parts of a lot that a mark clears, and those that stay flagged with a lower score."""

    clears: tuple[PreviewPart, ...]
    lowers: tuple[PreviewPart, ...]

    def preview(self, outcome: ChallengeOutcome, patches: int, seconds: float) -> Preview:
        return Preview(self.clears, outcome, patches, seconds, self.lowers)


def change_of(rescoring: Rescoring, lot: Lot, before: RecipeMemory, after: RecipeMemory) -> LotChange:
    """What ``after`` does to the flagged parts of a lot, most score removed first. Nothing is written."""
    calibration = rescoring.on_scale_of(lot, before).calibration
    clears: list[PreviewPart] = []
    lowers: list[PreviewPart] = []
    for changed in rescoring.changes(lot, before, after, outline=False):
        part = _preview_part(changed.row, lot.name, calibration, changed.scored.raw)
        was, _ = calibration.judge(changed.row.raw or 0.0)
        becomes, _ = calibration.judge(changed.scored.raw)
        if was is Verdict.FLAGGED:
            (clears if becomes is Verdict.OK else lowers).append(part)
    for parts in (clears, lowers):
        parts.sort(key=lambda part: part.after - part.before)
    return LotChange(tuple(clears), tuple(part for part in lowers if part.before - part.after > 0.005))


def kept_evidence(
    bench: Bench,
    rescoring: Rescoring,
    preview: Preview,
    lot: Lot,
    current: CurrentRow | None,
    before: RecipeMemory,
    after: RecipeMemory,
) -> MarkEvidence:
    """A preview as it goes along with the act, with the map of the source image before and after."""
    scaled = rescoring.on_scale_of(lot, before)
    maps = (None, None) if current is None else _maps(bench, rescoring, lot, current, before, after)
    return evidence_of(
        preview,
        lot_name=lot.name,
        recipe_version=scaled.version.number,
        bank_version=None if before.bank_version is None else before.bank_version.number,
        threshold=scaled.calibration.threshold,
        before=maps[0],
        after=maps[1],
    )


Grid = npt.NDArray[np.float32]


def _maps(
    bench: Bench,
    rescoring: Rescoring,
    lot: Lot,
    current: CurrentRow,
    before: RecipeMemory,
    after: RecipeMemory,
) -> tuple[Grid | None, Grid | None]:
    """Calibrated maps of one image on the grid under two memories; None where its features have gone."""
    was, becomes = rescoring.on_scale_of(lot, before), rescoring.on_scale_of(lot, after)
    cache = bench.open_features(lot.id, bench.encoder(becomes.version.settings))
    row, cached = current.row, current.cache_row
    if row is None or cached is None or not cache.holds([cached])[0]:
        return None, None
    evidence: Evidence = bench.stores.evidence(current.run_id).read(row)
    rows = np.asarray([cached], dtype=np.int64)

    def gather(images: Indices, cells: Indices) -> Features:
        return cache.patches(rows[images], cells)

    changed = becomes.rescore(was, [evidence], gather, [(1, 1)], outline=False)
    raw = changed[0][1].evidence.raw if changed else evidence.raw
    scale = was.calibration
    return (
        np.asarray(scale.calibrated(evidence.raw), np.float32),
        np.asarray(scale.calibrated(raw), np.float32),
    )


def _preview_part(row: CurrentRow, lot_name: str, calibration: Calibration, raw: float) -> PreviewPart:
    return PreviewPart(
        row.part_id,
        row.image_id,
        row.path,
        lot_name,
        float(calibration.calibrated(row.raw or 0.0)),
        float(calibration.calibrated(raw)),
    )

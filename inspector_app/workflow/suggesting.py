"""Suggestions about a lot: findings that look alike and that nobody has decided. They are shown and never act."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

from inspector_app.domain.bank import SuggestedPart, Suggestion
from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.filtering import PartQuery, SortKey, parse_filter
from inspector_app.domain.lot import Lot
from inspector_app.engine.decision import suspicious
from inspector_app.engine.marking import cells_of_any_region
from inspector_app.engine.recurrence import EXPLAINED, Pattern, recurring, share_explained
from inspector_app.workflow.bench import Bench
from inspector_app.workflow.memory import RecipeMemory
from inspector_app.workflow.photometric import drawn_patterns
from inspector_app.workflow.regions import region_of
from inspector_app.workflow.rescoring import Rescoring
from inspector_app.workflow.worker import Steps

FINDINGS_AT_MOST = 400  # those of the parts with the highest scores: what recurs shows among them


@dataclass(frozen=True, slots=True, eq=False)
class _Candidate:
    shown: SuggestedPart
    pattern: Pattern


@dataclass(frozen=True, slots=True, eq=False)
class _Undecided:
    lot: Lot
    memory: RecipeMemory
    candidates: list[_Candidate]
    inspected: int


def suggestions(bench: Bench, lot_id: str, *, photometric: bool = False) -> Steps:
    """Groups of undecided findings of a lot that look alike, the most frequent first: a tuple of Suggestion.

    ``photometric``: also those that look like a shadow, glare, a gradient of light or blur, drawn on normal parts
    of the lot to compare with. Raises CorrectableError where the lot is not inspected. Findings whose features
    are gone are left out.
    """
    undecided = yield from _undecided(bench, lot_id)
    scales, candidates = undecided.memory.scoring.state.scales, undecided.candidates
    found = [
        Suggestion(
            source=candidates[group.source].shown,
            findings=tuple(candidates[place].shown for place in group.members),
            parts=group.parts,
            of=undecided.inspected,
        )
        for group in recurring([each.pattern for each in candidates], undecided.inspected, scales)
    ]
    if photometric and candidates:
        drawn = yield from drawn_patterns(bench, undecided.memory, undecided.lot)
        for light, patches in drawn.items():
            shares = share_explained([each.pattern for each in candidates], patches, scales)
            alike = [each.shown for each, share in zip(candidates, shares, strict=True) if share >= EXPLAINED]
            if alike:
                parts = len({one.part_id for one in alike})
                found.append(Suggestion(alike[0], tuple(alike), parts, undecided.inspected, str(light)))
    return tuple(found)


def _undecided(bench: Bench, lot_id: str) -> Generator[None, None, _Undecided]:
    """The lot's undecided findings with their patterns, highest score first."""
    with bench.stores.reading() as reading:
        lot = reading.lot(lot_id)
        query = PartQuery(parse_filter("verdict:flagged review:none"), SortKey.SCORE, descending=True)
        flagged = reading.part_rows(lot_id, query, 0, FINDINGS_AT_MOST)
        details = [reading.part_detail(row.part_id) for row in flagged]
        current = {row.image_id: row for row in reading.current_rows(lot_id)}
        inspected = reading.counts(lot_id).inspected
    memory = bench.memory(lot.recipe_id)
    if not memory.ready or not inspected:
        raise CorrectableError("the lot was not inspected yet", subject=lot.name, remedy="Inspect it first")
    memory = Rescoring(bench).on_scale_of(lot, memory)
    scales = memory.scoring.state.scales
    cache = bench.open_features(lot_id, bench.encoder(memory.version.settings))
    candidates: list[_Candidate] = []
    for detail in details:
        yield
        images = {image.id: image for image in detail.images}
        for found in detail.findings:
            row, image = current.get(found.image_id), images[found.image_id]
            if found.decision is not None or row is None or row.row is None or row.cache_row is None:
                continue
            if row.encoding_id != memory.encoding_id or not cache.holds([row.cache_row])[0]:
                continue
            width, height = image.width or 1, image.height or 1
            d_n = bench.stores.evidence(row.run_id).read(row.row).d_n
            cells = cells_of_any_region(region_of(found.finding, width, height), width, height, memory.grid)
            cells &= suspicious(d_n, scales, memory.scoring.roi)
            if cells.any():
                features = cache.rows([row.cache_row])[0][cells.reshape(-1)]
                patches = memory.scoring.state.space.differences(features)
                shown = SuggestedPart(
                    detail.row.part_id,
                    image.id,
                    found.id,
                    image.path,
                    found.finding.ordinal,
                    float(memory.calibration.calibrated(found.finding.peak)),
                    found.finding.box,
                )
                candidates.append(_Candidate(shown, Pattern.of(detail.row.part_id, patches, d_n[cells])))
    return _Undecided(lot, memory, candidates[:FINDINGS_AT_MOST], inspected)

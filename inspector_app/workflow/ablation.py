"""What each part of the method adds on a data set: text, a bank, + text, + pseudo bank, + marks.

The bank is made from good parts, or from the lot itself; of a test that judges itself MuSc stands before it, which
compares all pictures of it, and of which the judged half is measured too.

All rows are measured on the same parts. Half of the data set's parts, drawn by the recipe's seed, is where
suggestions are found and an operator marks; the other half is judged. Nothing is fitted on the judged half.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from inspector_app.domain.errors import RegionInvalid
from inspector_app.domain.finding import Finding
from inspector_app.domain.geometry import Mask
from inspector_app.domain.lot_mode import LotMode
from inspector_app.domain.recipe import Calibration
from inspector_app.engine import calibration as scales
from inspector_app.engine.arrays import Cells, Floats, Indices
from inspector_app.engine.bundle import RecipeBundle, Scored
from inspector_app.engine.decision import suspicious
from inspector_app.engine.evaluation.datasets import Sample, read_dataset
from inspector_app.engine.evaluation.metrics import EvaluationRow, evaluate_scores
from inspector_app.engine.evaluation.pixels import COMPARISON_SIDE
from inspector_app.engine.marking import (
    cells_of_any_region,
    cells_of_region,
    defect_cells,
    defect_patches,
    entry_patches,
    learnt_cells,
)
from inspector_app.engine.memory import DefectBank, HalfFeatures, PseudoBank, PseudoEntry
from inspector_app.engine.recurrence import Pattern, recurring
from inspector_app.engine.score import raw_scores
from inspector_app.engine.wording import z_txt
from inspector_app.imaging.heatmap import upsample
from inspector_app.workflow.encoded_pictures import (
    EncodedPictures,
    encode_pictures,
    learn_from,
    unmarked_maps,
)
from inspector_app.workflow.evaluated_parts import samples_of
from inspector_app.workflow.evaluation import OWN_BANK, encoder_for, most_compared, musc_of, settings_for
from inspector_app.workflow.ground_truth import ground_truth
from inspector_app.workflow.learning import AT_ONCE
from inspector_app.workflow.musc import demand_room
from inspector_app.workflow.regions import region_of
from inspector_app.workflow.requests import USUAL, EvaluationRequest

NEEDS_TEXT = "needs a text tower"
MARKS = 10  # that the operator keeps at most


def _say_nothing(_message: str) -> None:
    return None


@dataclass(frozen=True, slots=True)
class AblationRow:
    """One stage; ``row`` is None where it could not be made, and ``note`` says why."""

    stage: str
    row: EvaluationRow | None
    entries: int = 0
    note: str = ""

    def to_json(self) -> dict[str, Any]:
        figures = asdict(self.row) if self.row is not None else {}
        return {"stage": self.stage, "entries": self.entries, "note": self.note, **figures}


@dataclass(frozen=True, slots=True, eq=False)
class _Halves:
    """Parts of the data set by place: where marks are made, and what is judged."""

    samples: tuple[Sample, ...]
    encoded: EncodedPictures
    marking: Indices
    judged: Indices
    truth: Sequence[Mask | None] | None

    @property
    def defective(self) -> npt.NDArray[np.bool_]:
        return np.asarray([sample.defective for sample in self.samples], dtype=np.bool_)

    def row(self, maps: Floats, bundle: RecipeBundle, threshold: float) -> EvaluationRow:
        """Figures of maps ``[n, g_h, g_w]`` of the judged half."""
        truth = None if self.truth is None else [self.truth[i] for i in self.judged.tolist()]
        return evaluate_scores(
            raw_scores(maps, bundle.roi),
            self.defective[self.judged],
            (upsample(grid, COMPARISON_SIDE, COMPARISON_SIDE) for grid in maps) if truth else None,
            truth,
            threshold,
        )


def ablate(
    folder: Path,
    request: EvaluationRequest = USUAL,
    tell: Callable[[str], None] = _say_nothing,
) -> list[AblationRow]:
    """The stages on one data set, each at the threshold the program gives it.

    Without a text tower the stages with text say so. Raises CorrectableError where it is no data set.
    """
    dataset = read_dataset(folder, request.layout)
    mode = request.lot_mode
    settings = settings_for(dataset, request)
    encoder = encoder_for(settings, request.device, request.workspace)
    samples = samples_of(dataset, mode, tell)
    paths = [sample.path for sample in samples]
    if mode is LotMode.TEST:
        demand_room(len(paths), encoder)
    encoded = encode_pictures(paths, encoder)
    source = encoded
    if mode.good:
        source = encode_pictures([sample.path for sample in dataset.train_good], encoder)
    learnt = learn_from(source, settings, encoder, good=mode.good, most=most_compared(mode, len(paths)))
    truth = ground_truth(samples, encoded.sizes, tell) if dataset.has_masks else None
    halves = _halved(samples, encoded, settings.seed, truth)
    rows = _stages(halves, learnt.bundle, source, good=mode.good, text=encoder.has_text)
    if mode is LotMode.TEST:
        found = musc_of(dataset, paths, encoder, request).rows(halves.defective, truth, halves.judged)
        rows[1:1] = [AblationRow(one.stage, one.row, note=one.note) for one in found]
    return rows


def _stages(
    halves: _Halves, spoken: RecipeBundle, source: EncodedPictures, *, good: bool, text: bool
) -> list[AblationRow]:
    """Every stage, from the bundle that was learnt with text where there is any."""
    mute = _without_text(spoken)
    mute = mute.calibrated(_calibration(unmarked_maps(mute, source), mute, source, good=good))
    judged = halves.encoded.chosen(halves.judged)
    rows = [_text_row(halves, spoken, source, judged, good=good, text=text)]
    first = "normal bank" if good else OWN_BANK
    rows.append(AblationRow(first, halves.row(unmarked_maps(mute, judged), mute, _threshold(mute))))
    bundle = mute
    if not text:
        rows.append(AblationRow("+ text", None, note=NEEDS_TEXT))
    else:
        bundle = spoken
        weight = spoken.text.weight if spoken.text else 0.0
        row = halves.row(unmarked_maps(bundle, judged), bundle, _threshold(bundle))
        rows.append(AblationRow("+ text", row, note=f"weight {weight:.3f}"))
    marking = halves.encoded.chosen(halves.marking)
    found = suggested(bundle, marking)
    with_bank = bundle.remembering(PseudoBank.of(found))
    note = "suggestions taken without a person, which the program never does"
    rows.append(_marked_row("+ pseudo bank", halves, with_bank, judged, note))
    kept = marked(bundle, marking, halves.defective[halves.marking])
    rows.append(_marked_row("+ marks", halves, kept, judged, "false calls marked, defects confirmed"))
    return rows


def _text_row(
    halves: _Halves,
    spoken: RecipeBundle,
    source: EncodedPictures,
    judged: EncodedPictures,
    *,
    good: bool,
    text: bool,
) -> AblationRow:
    """The wording alone: z of S_txt is the map."""
    scale = spoken.state.text
    if not text or scale is None or judged.text is None or source.text is None:
        return AblationRow("text", None, note=NEEDS_TEXT)
    shape = (-1, *spoken.grid)
    threshold = _calibration(z_txt(source.text, scale).reshape(shape), spoken, source, good=good).threshold
    maps = z_txt(judged.text, scale).reshape(shape)
    return AblationRow("text", halves.row(maps, spoken, threshold))


def _marked_row(
    stage: str, halves: _Halves, bundle: RecipeBundle, judged: EncodedPictures, note: str
) -> AblationRow:
    scored = _scored(bundle, judged)
    maps = np.stack([one.evidence.raw for one in scored])
    entries = len(bundle.pseudo.entries)
    return AblationRow(stage, halves.row(maps, bundle, _threshold(bundle)), entries, note)


# --- entries


def suggested(bundle: RecipeBundle, parts: EncodedPictures) -> list[PseudoEntry]:
    """An entry for each pattern that recurs among the flagged parts, by the rule of the program's suggestions.

    No label is used. In the program such a pattern only suggests itself: a worn tool recurs, too.
    """
    scored = _scored(bundle, parts)
    patterns: list[Pattern] = []
    places: list[int] = []
    for place in _flagged(bundle, scored):
        d_n = scored[place].evidence.d_n
        for finding in scored[place].findings:
            cells = _cells(bundle, parts, finding, place) & _suspicious(bundle, scored[place])
            if cells.any():
                patches = bundle.state.space.differences(parts.features[place][cells.reshape(-1)])
                patterns.append(Pattern.of(parts.owners[place].part_id, patches, d_n[cells]))
                places.append(place)
    entries: list[PseudoEntry] = []
    for group in recurring(patterns, len(parts), bundle.state.scales):
        drawn = _patches(bundle, parts, scored, places[group.source])
        if drawn is not None:
            entries.append(PseudoEntry(len(entries) + 1, drawn))
    return entries


def marked(bundle: RecipeBundle, parts: EncodedPictures, defective: npt.NDArray[np.bool_]) -> RecipeBundle:
    """The bundle after an operator has gone through the flagged parts, worst first, at most 10 marks.

    Flagged defects are confirmed first, so that marks cannot hide them; then, as long as a good part is
    flagged, its highest finding is marked as it lies, and all are scored anew.
    """
    scored = _scored(bundle, parts)
    defects = DefectBank()
    for place in _flagged(bundle, scored):
        if defective[place] and (found := scored[place].findings):
            d_n = scored[place].evidence.d_n
            try:
                cells = _cells(bundle, parts, found[0], place)
                cells = defect_cells(cells, d_n, bundle.state.scales)
            except RegionInvalid:
                continue
            patches = defect_patches(parts.features[place], cells, d_n, bundle.settings.seed)
            defects = defects.with_defect(f"{place}", patches)
    bundle = bundle.remembering(bundle.pseudo, defects)
    refused: set[int] = set()
    while len(bundle.pseudo.entries) < MARKS:
        scored = _scored(bundle, parts)
        left = [place for place in _flagged(bundle, scored) if not defective[place] and place not in refused]
        if not left:
            break
        refused.add(left[0])  # marked once, whether or not that is enough
        drawn = _patches(bundle, parts, scored, left[0])
        if drawn is not None:
            number = len(bundle.pseudo.entries) + 1
            bundle = bundle.remembering(bundle.pseudo.with_entry(PseudoEntry(number, drawn)))
    return bundle


def _patches(
    bundle: RecipeBundle, parts: EncodedPictures, scored: Sequence[Scored], place: int
) -> HalfFeatures | None:
    """Bank patches of a part's highest finding; None where it cannot be marked."""
    if not scored[place].findings:
        return None
    width, height = parts.sizes[place]
    try:
        region = region_of(scored[place].findings[0], width, height)
        cells = cells_of_region(region, width, height, bundle.grid)
        cells = learnt_cells(cells, scored[place].evidence.d_n, bundle.state.scales)
    except RegionInvalid:
        return None
    return entry_patches(parts.features[place], cells, bundle.settings.seed)


def _cells(bundle: RecipeBundle, parts: EncodedPictures, finding: Finding, place: int) -> Cells:
    """The cells of a finding, however large."""
    width, height = parts.sizes[place]
    return cells_of_any_region(region_of(finding, width, height), width, height, bundle.grid)


def _suspicious(bundle: RecipeBundle, scored: Scored) -> Cells:
    cells: Cells = suspicious(scored.evidence.d_n[None], bundle.state.scales, bundle.roi)[0]
    return cells


# --- scores and scales


def _halved(
    samples: Sequence[Sample], encoded: EncodedPictures, seed: int, truth: Sequence[Mask | None] | None
) -> _Halves:
    """Good and defective parts are halved apart."""
    random = np.random.default_rng(seed)
    labels = np.asarray([sample.defective for sample in samples], dtype=np.bool_)
    marking = np.zeros(len(samples), dtype=np.bool_)
    for kind in (False, True):
        places = random.permutation(np.flatnonzero(labels == kind))
        marking[places[: len(places) // 2]] = True
    return _Halves(tuple(samples), encoded, np.flatnonzero(marking), np.flatnonzero(~marking), truth)


def _scored(bundle: RecipeBundle, parts: EncodedPictures) -> list[Scored]:
    scored: list[Scored] = []
    for start in range(0, len(parts), AT_ONCE):
        piece = parts.chosen(np.arange(start, min(start + AT_ONCE, len(parts))))
        scored.extend(bundle.score_features(piece.features, piece.names, piece.sizes, piece.text))
    return scored


def _flagged(bundle: RecipeBundle, scored: Sequence[Scored]) -> list[int]:
    """Places of flagged parts, worst first."""
    threshold = _threshold(bundle)
    places = [place for place, one in enumerate(scored) if one.raw >= threshold]
    return sorted(places, key=lambda place: -scored[place].raw)


def _threshold(bundle: RecipeBundle) -> float:
    assert bundle.calibration is not None
    return bundle.calibration.threshold


def _without_text(bundle: RecipeBundle) -> RecipeBundle:
    """The same bank with nothing known of words."""
    return replace(bundle, state=replace(bundle.state, text=None))  # type: ignore[type-var]


def _calibration(maps: Floats, bundle: RecipeBundle, source: EncodedPictures, *, good: bool) -> Calibration:
    """The program's scale for maps ``[n, g_h, g_w]`` of the parts it has learnt from."""
    raws = raw_scores(maps, bundle.roi)
    worst: dict[str, float] = {}
    for raw, owner in zip(raws.tolist(), source.owners, strict=True):
        worst[owner.part_id] = max(raw, worst.get(owner.part_id, float("-inf")))
    return scales.from_good(worst) if good else scales.from_lot(worst)

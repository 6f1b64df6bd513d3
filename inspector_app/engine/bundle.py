"""All that scoring needs in one immutable thing, for worker, command line, export and other stations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from inspector_app.domain.bank import TextScale
from inspector_app.domain.finding import Evidence, Finding
from inspector_app.domain.recipe import Calibration, RecipeSettings
from inspector_app.engine.arrays import Cells, Features, Floats, Indices
from inspector_app.engine.decision import (
    KIND,
    Decision,
    decide,
    reach_map,
    reach_of,
    suspicious,
    within_reach,
)
from inspector_app.engine.detectors.protocol import Names, Scorer, State
from inspector_app.engine.detectors.registry import detector
from inspector_app.engine.findings import find, quieted_by
from inspector_app.engine.memory import DefectBank, PseudoBank
from inspector_app.engine.nearest import FAR
from inspector_app.engine.prompts import words_id
from inspector_app.engine.rescoring import Gather, Nearness, nearness, updated
from inspector_app.engine.score import raw_scores, region_cells
from inspector_app.engine.wording import z_txt

Size = tuple[int, int]
"""Width and height of an image, px."""


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """One image: raw score, why, findings, and what each mark took from them (raw units, strongest first)."""

    raw: float
    evidence: Evidence
    findings: tuple[Finding, ...] = ()
    quieted: dict[int, float] = field(default_factory=dict)
    weak: bool = False


@dataclass(frozen=True, eq=False)
class RecipeBundle:
    """A recipe version with its banks and its scale; what changes it makes a new one.

    grid  rows and columns of patches
    """

    settings: RecipeSettings
    grid: tuple[int, int]
    state: State
    calibration: Calibration | None = None
    pseudo: PseudoBank = field(default_factory=PseudoBank)
    defects: DefectBank = field(default_factory=DefectBank)
    device: str = "cpu"

    def __post_init__(self) -> None:
        # marks and defects are compared by what they have beyond this bundle's normal bank
        object.__setattr__(self, "pseudo", self.pseudo.seen_from(self.state.space))
        object.__setattr__(self, "defects", self.defects.seen_from(self.state.space))

    def calibrated(self, calibration: Calibration) -> RecipeBundle:
        return replace(self, calibration=calibration)

    def remembering(self, pseudo: PseudoBank, defects: DefectBank | None = None) -> RecipeBundle:
        return replace(self, pseudo=pseudo, defects=self.defects if defects is None else defects)

    @cached_property
    def roi(self) -> Cells | None:
        """Cells that score, None for all."""
        return region_cells(self.settings.region_of_interest, self.grid, self.settings.ignore_regions)

    @cached_property
    def text(self) -> TextScale | None:
        """Scale and weight of the wording; None where it has no say, as with words that the bank does not know."""
        scale = self.state.text
        if scale is None or scale.weight <= 0.0 or scale.words_id != words_id(self.settings):
            return None
        return scale

    @cached_property
    def reaches(self) -> dict[int, float]:
        """Reach of every entry: from the kept ones like it, and the strengths of recipe and mark."""
        support = self.pseudo.support(KIND)
        return {
            entry.number: reach_of(support[entry.number], self.settings.strength + entry.strength)
            for entry in self.pseudo.entries
        }

    @cached_property
    def _scorer(self) -> Scorer:
        return detector(self.settings.detector).scorer(self.state, self.grid, device=self.device)

    # --- scoring

    def score_features(
        self,
        features: Features,
        names: Sequence[Names],
        sizes: Sequence[Size],
        text: Floats | None = None,
    ) -> list[Scored]:
        """Everything about images from features [n, L, F] and S_txt [n, L]; findings only with a calibration."""
        found = self._scorer.score(features, names)
        d_n = found.d_n.reshape(len(features), *self.grid)  # [n, g_h, g_w]

        def gather(images: Indices, cells: Indices) -> Features:
            return features[images, cells]

        near = nearness(d_n, self.pseudo, gather, self.state.scales, self.roi)
        s_txt = None if text is None else text.reshape(d_n.shape)
        decision = self._decide(d_n, near, gather, s_txt)
        raws = raw_scores(decision.raw, self.roi)
        return [
            self._scored(
                image,
                d_n,
                near,
                decision,
                float(raws[image]),
                sizes[image],
                None if s_txt is None else s_txt[image],
                weak=bool(found.weak[image]),
            )
            for image in range(len(features))
        ]

    def distances(self, features: Features, names: Sequence[Names]) -> Floats:
        """d_n of images [n, L, F]: float32 [n, g_h, g_w], none compared with what goes by one of its names."""
        return self._scorer.score(features, names).d_n.reshape(len(features), *self.grid)

    def raw_of(self, features: Features, names: Sequence[Names], text: Floats | None = None) -> Floats:
        """Raw scores float32 [n] without marks: what a calibration is made from."""
        return raw_scores(self.unmarked(self.distances(features, names), text), self.roi)

    def unmarked(self, d_n: Floats, text: Floats | None = None) -> Floats:
        """Raw maps without marks, from d_n [n, g_h, g_w] and S_txt [n, L]: float32 [n, g_h, g_w]."""
        weight, z = self._wording(None if text is None else text.reshape(d_n.shape))
        nothing_near = np.full_like(d_n, FAR)
        return decide(
            d_n, nothing_near, 0.0, self.state.scales, z_txt=z, text_weight=weight, roi=self.roi
        ).raw

    def defect_distances(self, d_n: Floats, near: Nearness, gather: Gather) -> Floats | None:
        """Distances to the confirmed defects where a mark could explain something, inf elsewhere; None without any."""
        if self.defects.empty:
            return None
        asked = suspicious(d_n, self.state.scales, self.roi) & within_reach(near.d_p)
        found = np.full_like(d_n, np.inf)
        if asked.any():
            image, row, column = np.nonzero(asked)
            found[asked] = self.defects.nearest(gather(image, row * self.grid[1] + column))
        return found

    def rescore(
        self,
        before: RecipeBundle | None,
        evidence: Sequence[Evidence],
        gather: Gather,
        sizes: Sequence[Size],
        weak: Sequence[bool] | None = None,
        *,
        outline: bool = True,
    ) -> list[tuple[int, Scored]]:
        """Images whose map differs from ``evidence``, which ``before`` made: place and new outcome.

        Features are read only for suspicious cells (d_n > s_90), and the backbone is not run. The same bundle
        changes nothing. ``before`` None: no distance to the pseudo bank is trusted, all are looked up. The
        normal bank must be the same. Without ``outline`` the outcomes lack findings and what marks took from
        them, which take most of the time.
        """
        if not evidence:
            return []
        scales = self.state.scales
        d_n = np.stack([each.d_n for each in evidence])  # [n, g_h, g_w]
        known = Nearness.of(evidence)
        if before is None:
            near = nearness(d_n, self.pseudo, gather, scales, self.roi)
            affected = np.ones(len(evidence), dtype=np.bool_)
        else:
            near = updated(known, d_n, before.pseudo, self.pseudo, gather, scales, self.roi)
            affected = self._affected(before, known, near)
        which = np.flatnonzero(affected)
        if which.size == 0:
            return []
        here, d_n = Nearness(near.d_p[which], near.entry[which]), d_n[which]
        texts = [evidence[image].text for image in which.tolist()]
        decision = self._decide(
            d_n, here, lambda images, cells: gather(which[images], cells), self._stacked(texts, d_n)
        )
        raws = raw_scores(decision.raw, self.roi)
        changed = []
        for place, image in enumerate(which.tolist()):
            if _same(evidence[image], decision, here, place):
                continue
            is_weak = bool(weak[image]) if weak is not None else False
            raw = float(raws[place])
            scored = self._scored(
                place, d_n, here, decision, raw, sizes[image], texts[place], weak=is_weak, outline=outline
            )
            changed.append((image, scored))
        return changed

    def judged(self, evidence: Evidence, size: Size) -> tuple[Finding, ...]:
        """What an image shows if it is flagged; none without a calibration.

        Found for ok images too: a threshold that is dragged down later rewrites nothing and flags them.
        """
        if self.calibration is None:
            return ()
        return find(evidence.raw, *size, self.calibration.pixel_threshold, flagged=True)

    # --- steps

    def _affected(self, before: RecipeBundle, known: Nearness, near: Nearness) -> Cells:
        """Images [n] in which the decision may come out differently."""
        differs = (known.d_p != near.d_p) | (known.entry != near.entry)  # [n, g_h, g_w]
        moved = [number for number, reach in self.reaches.items() if before.reaches.get(number) != reach]
        if moved:
            differs |= np.isin(near.entry, moved)
        if before.defects is not self.defects:
            differs |= within_reach(near.d_p)
        affected: Cells = differs.any(axis=(1, 2))
        return affected

    def _wording(self, s_txt: Floats | None) -> tuple[float, Floats | None]:
        """Weight and z-score of the wording; nothing where it has no say."""
        if self.text is None or s_txt is None:
            return 0.0, None
        return self.text.weight, z_txt(s_txt, self.text)

    def _stacked(self, texts: Sequence[Floats | None], d_n: Floats) -> Floats | None:
        """S_txt [n, g_h, g_w] of images; where nobody was asked the wording finds nothing unusual."""
        if self.text is None or all(each is None for each in texts):
            return None
        usual = np.full(d_n.shape[1:], self.text.median, dtype=np.float32)
        return np.stack([usual if each is None else each for each in texts])

    def _decide(self, d_n: Floats, near: Nearness, gather: Gather, s_txt: Floats | None) -> Decision:
        scales = self.state.scales
        d_defect = self.defect_distances(d_n, near, gather)
        reach = reach_map(near.entry, self.reaches)
        weight, z = self._wording(s_txt)
        return decide(
            d_n, near.d_p, reach, scales, d_defect=d_defect, z_txt=z, text_weight=weight, roi=self.roi
        )

    def _scored(
        self,
        place: int,
        d_n: Floats,
        near: Nearness,
        decision: Decision,
        raw: float,
        size: Size,
        s_txt: Floats | None,
        *,
        weak: bool,
        outline: bool = True,
    ) -> Scored:
        evidence = Evidence(
            raw=decision.raw[place],
            d_n=d_n[place],
            d_p=near.d_p[place],
            quiet=decision.quiet[place],
            entry=near.entry[place],
            text=s_txt,
        )
        if not outline:
            return Scored(raw, evidence, weak=weak)
        quieted: dict[int, float] = {}
        if self.calibration is not None:
            threshold = self.calibration.pixel_threshold
            quieted = quieted_by(evidence, self.state.scales, threshold)
        return Scored(raw, evidence, self.judged(evidence, size), quieted, weak)


def _same(evidence: Evidence, decision: Decision, near: Nearness, place: int) -> bool:
    """Whether an image's map and its reasons are, bit for bit, what they were."""
    return (
        np.array_equal(evidence.raw, decision.raw[place])
        and np.array_equal(evidence.quiet, decision.quiet[place])
        and np.array_equal(evidence.d_p, near.d_p[place])
        and np.array_equal(evidence.entry, near.entry[place])
    )

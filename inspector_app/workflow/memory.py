"""What one recipe knows at one moment: its version, its banks, its marks. Immutable; acts make a new one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from inspector_app.domain.bank import BankVersion, Mark
from inspector_app.domain.errors import InternalError
from inspector_app.domain.finding import NO_ENTRY, Evidence, ImageResult
from inspector_app.domain.geometry import Region
from inspector_app.domain.recipe import Calibration, RecipeVersion
from inspector_app.engine.arrays import Features, Floats, Indices
from inspector_app.engine.bundle import RecipeBundle, Scored, Size
from inspector_app.engine.marking import cells_of_region, entry_patches, joined, learnt_cells
from inspector_app.engine.memory import SOURCE_GOOD, DefectBank, HalfFeatures, PseudoEntry
from inspector_app.engine.nearest import FAR
from inspector_app.engine.rescoring import Gather

Cells = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose patches these are: an image is never compared with its own part, nor with a byte-identical file."""

    part_id: str
    sha256: str

    @property
    def names(self) -> tuple[str, ...]:
        return (self.part_id, self.sha256)


@dataclass(frozen=True, slots=True, eq=False)
class RecipeMemory:
    """A recipe version with the bundle that scores for it; ``bundle`` is None until something was learnt.

    ``marks`` are the kept ones by number, ``viewed`` those whose augmented views have joined their entry.
    """

    version: RecipeVersion
    encoding_id: str
    grid: tuple[int, int]
    bank_version: BankVersion | None = None
    bundle: RecipeBundle | None = None
    marks: Mapping[int, Mark] = field(default_factory=dict)
    viewed: frozenset[int] = frozenset()

    # --- state

    @property
    def ready(self) -> bool:
        """Whether anything can be scored."""
        return self.bundle is not None and self.bundle.calibration is not None

    @property
    def final(self) -> bool:
        """Whether later lots are judged by this bank, instead of making their own."""
        return self.ready and self.bank_version is not None and not self.bank_version.provisional

    @property
    def learns_from_good(self) -> bool:
        """Whether pictures of good parts would still improve it: a bank made from them stays."""
        return not (self.final and self.bank_version is not None and self.bank_version.source == SOURCE_GOOD)

    @property
    def normal_hash(self) -> str:
        """Which normal bank scores, "" for one that is not kept (yet)."""
        return "" if self.bank_version is None else self.bank_version.normal_hash

    @property
    def scoring(self) -> RecipeBundle:
        """The bundle. Raises InternalError before there is one."""
        if self.bundle is None:
            raise InternalError(
                "scoring was asked for before anything was learnt", subject=self.version.recipe_name
            )
        return self.bundle

    @property
    def calibration(self) -> Calibration:
        calibration = self.scoring.calibration
        if calibration is None:
            raise InternalError("a scale was asked for before there is one", subject=self.version.recipe_name)
        return calibration

    def under(self, version: RecipeVersion) -> RecipeMemory:
        """The same banks under another version of the recipe."""
        bundle = self.bundle
        if bundle is not None:
            bundle = replace(bundle, settings=version.settings, calibration=version.calibration)
        return replace(self, version=version, bundle=bundle)

    # --- scoring

    @property
    def asks_in_words(self) -> bool:
        """Whether a score needs S_txt beside the features: so far unknown, or part of the bank's decision."""
        return not self.final or self.scoring.text is not None

    def score(
        self,
        features: Features,
        owners: Sequence[Owner],
        sizes: Sequence[Size],
        text: Floats | None = None,
    ) -> list[Scored]:
        """Images from their features ``[n, L, F]`` and S_txt ``[n, L]``."""
        return self.scoring.score_features(features, [owner.names for owner in owners], sizes, text)

    def rescore(
        self,
        before: RecipeMemory | None,
        evidence: Sequence[Evidence],
        gather: Gather,
        sizes: Sequence[Size],
        *,
        outline: bool = True,
    ) -> list[tuple[int, Scored]]:
        """Images whose map this memory changes, and their new outcome, without ``outline`` less its findings."""
        former = before.scoring if before is not None else None
        return self.scoring.rescore(former, evidence, gather, sizes, outline=outline)

    def raw_from(self, features: Features, d_n: npt.NDArray[np.float32], text: Floats | None = None) -> float:
        """Raw score of one image with known distances to the normal bank: ``[L, F]`` and ``[g_h, g_w]``.

        ``text [g_h, g_w]`` is S_txt where there is one.
        """
        blank = np.zeros_like(d_n)
        nobody = np.full(d_n.shape, NO_ENTRY, np.int32)
        evidence = Evidence(blank, d_n, blank + FAR, blank, nobody, text)

        def gather(images: Indices, cells: Indices) -> Features:
            chosen: Features = features[cells]
            return chosen

        changed = self.scoring.rescore(None, [evidence], gather, [(1, 1)], outline=False)
        return changed[0][1].raw if changed else 0.0  # a map of zeros stays one

    # --- marks

    @property
    def next_number(self) -> int:
        return max(self.scoring.pseudo.numbers, default=0) + 1

    def region_patches(
        self, features: Features, d_n: npt.NDArray[np.float32], region: Region, width: int, height: int
    ) -> HalfFeatures:
        """Bank patches of a region: features ``[L, F]`` -> ``[K, F]``. Raises RegionInvalid."""
        scales = self.scoring.state.scales
        cells = learnt_cells(cells_of_region(region, width, height, self.grid), d_n, scales)
        return entry_patches(features, cells, self.version.settings.seed)

    def with_entry(self, entry: PseudoEntry) -> RecipeMemory:
        """As if this entry were kept."""
        bundle = self.scoring
        return replace(self, bundle=bundle.remembering(bundle.pseudo.with_entry(entry)))

    def with_mark(self, mark: Mark, patches: HalfFeatures, views: HalfFeatures | None = None) -> RecipeMemory:
        """With the mark kept, and its augmented views where they are known."""
        whole = patches if views is None else joined(patches, [views], self.version.settings.seed)
        memory = self.with_entry(PseudoEntry(mark.number, whole, strength=mark.strength))
        viewed = memory.viewed if views is None else memory.viewed | {mark.number}
        return replace(memory, marks={**self.marks, mark.number: mark}, viewed=viewed)

    def with_defects(self, defects: DefectBank) -> RecipeMemory:
        """With another defect bank."""
        return replace(self, bundle=self.scoring.remembering(self.scoring.pseudo, defects))

    def remembering_as(self, now: RecipeMemory) -> RecipeMemory:
        """With the marks and confirmed defects of ``now``, which may have another normal bank by then."""
        if now.normal_hash == self.normal_hash:
            return now
        bundle = self.scoring.remembering(now.scoring.pseudo, now.scoring.defects)
        return replace(self, bundle=bundle, marks=now.marks, viewed=now.viewed)

    def without(self, number: int) -> RecipeMemory:
        """With a mark revoked."""
        bundle = self.scoring
        marks = {known: mark for known, mark in self.marks.items() if known != number}
        return replace(
            self,
            bundle=bundle.remembering(bundle.pseudo.without(number)),
            marks=marks,
            viewed=self.viewed - {number},
        )


def result_of(
    image_id: str,
    scored: Scored,
    *,
    width: int | None = None,
    height: int | None = None,
    sha256: str | None = None,
    note: str = "",
) -> ImageResult:
    """The outcome as it is stored."""
    return ImageResult(
        image_id,
        scored.raw,
        scored.evidence,
        scored.findings,
        scored.quieted,
        width=width,
        height=height,
        sha256=sha256,
        weak=scored.weak,
        note=note,
    )


def unstacked(evidence: Evidence) -> Iterator[Evidence]:
    """Maps ``[n, g_h, g_w]`` one by one."""
    for place in range(len(evidence.raw)):
        yield Evidence(
            evidence.raw[place],
            evidence.d_n[place],
            evidence.d_p[place],
            evidence.quiet[place],
            evidence.entry[place],
            None if evidence.text is None or np.isnan(evidence.text[place]).any() else evidence.text[place],
        )

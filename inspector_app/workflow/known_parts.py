"""The challenge set: parts of which the truth is known, kept in the reference store and held against every change."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from inspector_app.domain.certificates import NearDefect
from inspector_app.domain.challenge import ChallengeOutcome, ChallengePart, Known, UnscoredPart
from inspector_app.domain.errors import CorrectableError, StorageFault
from inspector_app.domain.finding import NO_ENTRY, Evidence
from inspector_app.domain.lot import ImageRef
from inspector_app.engine.arrays import Features, Indices
from inspector_app.engine.bundle import RecipeBundle
from inspector_app.engine.memory import PseudoBank
from inspector_app.engine.nearest import FAR
from inspector_app.engine.rescoring import Gather
from inspector_app.store.reference_kinds import GOOD
from inspector_app.store.rows import ReferenceRow
from inspector_app.store.writing import Writing
from inspector_app.workflow.bench import Bench
from inspector_app.workflow.events import Level, Notice
from inspector_app.workflow.memory import Owner, RecipeMemory
from inspector_app.workflow.noting import PartNoted, unnoted
from inspector_app.workflow.reference_record import ReferenceRecord
from inspector_app.workflow.references import stored_record
from inspector_app.workflow.stored_known import StoredKnown
from inspector_app.workflow.writer import Urgency


@dataclass(frozen=True, slots=True, eq=False)
class _Scorable:
    """A known part with what it takes to score it."""

    known: Known
    image: ImageRef
    lot_name: str
    artifact: str
    record: ReferenceRecord


class KnownParts:
    """Used on the inference thread."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._loaded: dict[str, ReferenceRecord] = {}
        self._distances: dict[tuple[str, str], npt.NDArray[np.float32]] = {}  # by record and normal bank
        self._remembered: tuple[RecipeBundle | None, dict[str, tuple[Evidence, float]]] = (None, {})

    def challenge(self, recipe_id: str, before: RecipeMemory, after: RecipeMemory) -> ChallengeOutcome:
        """The challenge set under two memories of the recipe. Nothing is written."""
        scorable, unscored = self._known(recipe_id, before.encoding_id)
        evidence, was = self._judged(scorable, before)
        becomes = was if after is before else self._changed(scorable, evidence, was, before, after)
        parts = []
        for one, old, new in zip(scorable, was, becomes, strict=True):
            parts.append(
                ChallengePart(
                    part_id=one.image.part_id,
                    image_id=one.image.id,
                    path=one.image.path,
                    lot_name=one.lot_name,
                    known=one.known,
                    before=float(before.calibration.calibrated(old)),
                    after=float(after.calibration.calibrated(new)),
                    flagged_before=old >= before.calibration.lower,
                    flagged_after=new >= after.calibration.lower,
                )
            )
        return ChallengeOutcome(tuple(parts), tuple(unscored))

    def add_good(self, part_id: str, noted: PartNoted = unnoted) -> bool:
        """Keep the images of an inspected part as known good; False where all of them are already.

        ``noted`` writes along in the same transaction.
        Raises CorrectableError where one is not inspected, or shows a confirmed defect.
        """
        with self._bench.stores.reading() as reading:
            images = reading.part_detail(part_id).images
        drafts = [draft for image in images if (draft := self._good_draft(image)) is not None]

        def write(writing: Writing) -> None:
            for image, recipe_id, encoding_id, artifact, raw in drafts:
                source = f"good:{image.id}:{time.time_ns()}"
                writing.add_reference(recipe_id, image.id, GOOD, source, encoding_id, artifact, raw)
            noted(writing, part_id)

        if drafts:
            self._bench.writer.submit(write, Urgency.PERSON).result()
        return bool(drafts)

    def remove_good(self, part_id: str, noted: PartNoted = unnoted) -> bool:
        """Take a known good part back; False where it was none."""
        bench = self._bench
        with bench.stores.reading() as reading:
            images = {image.id for image in reading.part_detail(part_id).images}
            recipe_id = reading.lot(reading.image(min(images)).lot_id).recipe_id
            rows = reading.references(recipe_id, None, GOOD)
        sources = {row.source_id for row in rows if row.image_id in images}

        def write(writing: Writing) -> None:
            for source in sources:
                writing.set_references_withdrawn(source, True)
            noted(writing, part_id)

        if sources:
            bench.writer.submit(write, Urgency.PERSON).result()
        return bool(sources)

    def near_marks(self, recipe_id: str) -> dict[int, int]:
        """How many confirmed defects lie near each kept mark: half of their patches within the mark's reach.

        Near one, the mark is suspect: it may have been drawn on a defect, or take the next one for harmless.
        """
        memory = self._bench.memory(recipe_id)
        if not memory.ready:
            return {}
        scorable, _ = self._known(recipe_id, memory.encoding_id)
        defects = [
            one.record.features[one.record.cells.ravel()] for one in scorable if one.known is Known.REJECT
        ]
        near: dict[int, int] = {}
        for entry in memory.scoring.pseudo.entries:
            alone = PseudoBank.of([entry], memory.scoring.state.space)
            reach = memory.scoring.reaches[entry.number]
            near[entry.number] = sum(
                bool(len(cells)) and float(np.median(alone.nearest(cells)[0])) < reach for cells in defects
            )
        return near

    def distances_to(self, recipe_id: str, memory: RecipeMemory, number: int) -> tuple[NearDefect, ...]:
        """How far every confirmed defect lies from P-``number`` of this memory, nearest first."""
        entry = next(one for one in memory.scoring.pseudo.entries if one.number == number)
        alone = PseudoBank.of([entry], memory.scoring.state.space)
        reach = float(memory.scoring.reaches[number])
        scorable, _ = self._known(recipe_id, memory.encoding_id)
        found = []
        for one in scorable:
            cells = one.record.features[one.record.cells.ravel()]
            if one.known is Known.REJECT and len(cells):
                distance = float(np.median(alone.nearest(cells)[0]))
                found.append(NearDefect(one.image.path, one.lot_name, round(distance, 4), round(reach, 4)))
        return tuple(sorted(found, key=lambda near: (near.distance, near.lot_name, near.path)))

    def _good_draft(self, image: ImageRef) -> tuple[ImageRef, str, str, str, float | None] | None:
        """What is to be kept of an image that is named good: image, recipe, encoding, artifact, raw score."""
        bench = self._bench
        with bench.stores.reading() as reading:
            lot = reading.lot(image.lot_id)
            current = reading.current_row(image.id)
            _, bank = reading.lot_scale(lot.id)
            confirmed = {defect.image_id for defect in reading.confirmed_defects(lot.recipe_id)}
        if image.id in confirmed:
            raise CorrectableError(
                "a defect is confirmed on it, so it is no good part",
                subject=image.path,
                remedy="Withdraw that review first, or choose another part",
            )
        memory = bench.memory(lot.recipe_id)
        with bench.stores.reading() as reading:
            rows = reading.references(lot.recipe_id, memory.encoding_id, GOOD)
        if image.id in {row.image_id for row in rows}:
            return None
        record = None
        if current is not None and current.row is not None and current.encoding_id == memory.encoding_id:
            record = stored_record(bench, lot.id, current.run_id, current.row, current.cache_row, memory)
        if record is None or current is None:
            raise CorrectableError(
                "it is not inspected, or its features are no longer in the cache",
                subject=image.path,
                remedy="Inspect its lot (again)",
            )
        record = replace(record, bank="" if bank is None else bank.normal_hash)
        artifact = bench.stores.artifacts.put(record.to_bytes(), ".safetensors")
        return image, lot.recipe_id, memory.encoding_id, artifact, current.raw

    def _known(self, recipe_id: str, encoding_id: str) -> tuple[list[_Scorable], list[UnscoredPart]]:
        """The known parts that can be scored, and those that cannot."""
        with self._bench.stores.reading() as reading:
            stored = StoredKnown.of(reading, recipe_id, encoding_id)
            found = [(Known.REJECT, row) for row in stored.rejects] + [
                (Known.GOOD, row) for row in stored.good
            ]
            elsewhere = [(Known.REJECT, defect.image_id) for defect in stored.rejects_elsewhere]
            elsewhere += [(Known.GOOD, row.image_id) for row in stored.good_elsewhere]
            wanted = [row.image_id for _, row in found] + [image_id for _, image_id in elsewhere]
            images = {image_id: reading.image(image_id) for image_id in wanted}
            lots = {image.lot_id: reading.lot(image.lot_id).name for image in images.values()}

        def unscored(known: Known, image: ImageRef) -> UnscoredPart:
            return UnscoredPart(image.part_id, image.id, image.path, lots[image.lot_id], known)

        scorable: list[_Scorable] = []
        missing = [unscored(known, images[image_id]) for known, image_id in elsewhere]
        for known, row in found:
            image, record = images[row.image_id], self._load(row)
            if record is None:
                missing.append(unscored(known, image))
            else:
                scorable.append(_Scorable(known, image, lots[image.lot_id], row.artifact_hash, record))
        return scorable, missing

    def _judged(
        self, scorable: Sequence[_Scorable], memory: RecipeMemory
    ) -> tuple[list[Evidence], list[float]]:
        """Maps and raw scores of known parts under a memory; those of the memory last asked about are remembered."""
        if self._remembered[0] is not memory.scoring:
            self._remembered = (memory.scoring, {})
        found = self._remembered[1]
        fresh = [one for one in scorable if one.artifact not in found]
        blank = [_blank(self._distance(one, memory), one.record.text) for one in fresh]
        for one, nothing in zip(fresh, blank, strict=True):
            found[one.artifact] = nothing, 0.0  # a map of zeros stays one
        for place, scored in memory.rescore(
            None, blank, _gather(fresh), [(1, 1)] * len(fresh), outline=False
        ):
            found[fresh[place].artifact] = scored.evidence, scored.raw
        return [found[one.artifact][0] for one in scorable], [found[one.artifact][1] for one in scorable]

    def _changed(
        self,
        scorable: Sequence[_Scorable],
        evidence: Sequence[Evidence],
        was: Sequence[float],
        before: RecipeMemory,
        after: RecipeMemory,
    ) -> list[float]:
        """Raw scores under ``after``; with the same normal bank only what the marks change is looked at."""
        becomes = list(was)
        former: RecipeMemory | None = before
        if after.scoring.state is not before.scoring.state:
            evidence = [_blank(self._distance(one, after), one.record.text) for one in scorable]
            former, becomes = None, [0.0] * len(scorable)
        sizes = [(1, 1)] * len(scorable)
        for place, scored in after.rescore(former, evidence, _gather(scorable), sizes, outline=False):
            becomes[place] = scored.raw
        return becomes

    def _distance(self, one: _Scorable, memory: RecipeMemory) -> npt.NDArray[np.float32]:
        """d_n of a known part; measured anew where the bank is another than the one it was measured against."""
        if one.record.bank and one.record.bank == memory.normal_hash:
            return one.record.d_n
        key = (one.artifact, memory.normal_hash)
        d_n = self._distances.get(key) if memory.normal_hash else None
        if d_n is None:
            names = Owner(one.image.part_id, one.image.sha256 or "").names
            d_n = memory.scoring.distances(one.record.features[None], [names])[0]
            if memory.normal_hash:
                self._distances[key] = d_n
        return d_n

    def _load(self, row: ReferenceRow) -> ReferenceRecord | None:
        if row.artifact_hash not in self._loaded:
            try:
                self._loaded[row.artifact_hash] = ReferenceRecord.from_bytes(
                    self._bench.stores.artifacts.get(row.artifact_hash)
                )
            except StorageFault as error:
                self._bench.tell(Notice(Level.WARNING, error.what, error.subject, error.remedy))
                return None
        return self._loaded[row.artifact_hash]


def _blank(d_n: npt.NDArray[np.float32], text: npt.NDArray[np.float32] | None) -> Evidence:
    """Known distances to the normal bank, nothing looked up yet."""
    return Evidence(
        np.zeros_like(d_n),
        d_n,
        np.full_like(d_n, FAR),
        np.zeros_like(d_n),
        np.full(d_n.shape, NO_ENTRY, np.int32),
        text,
    )


def _gather(parts: Sequence[_Scorable]) -> Gather:
    """Features of cells ``[r]`` of these parts: each record stays where it is, they are not laid side by side."""

    def gather(images: Indices, cells: Indices) -> Features:
        found = np.empty((len(images), parts[0].record.features.shape[1]), parts[0].record.features.dtype)
        for image in np.unique(images).tolist():
            here = images == image
            found[here] = parts[image].record.features[cells[here]]
        return found

    return gather


def names_of(parts: Iterable[ChallengePart | UnscoredPart], most: int = 3) -> str:
    """The first few of these parts, for a sentence."""
    paths = [part.path for part in parts]
    return ", ".join(paths[:most]) + (", …" if len(paths) > most else "")

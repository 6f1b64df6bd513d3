"""The reference store: features of confirmed defects, of known good parts and of the sources of marks, kept for good.

Confirmed defects and known good parts are the recipe's challenge set: every change of mark, threshold or bank is
held against it. The defect bank, which vetoes suppression, is made from the defects.
"""

from __future__ import annotations

import contextlib
import time
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from inspector_app.domain.bank import Mark, PreviewPart
from inspector_app.domain.challenge import ChallengeOutcome, ChallengePart, Known
from inspector_app.domain.errors import CorrectableError, RegionInvalid, StorageFault
from inspector_app.domain.finding import Evidence
from inspector_app.engine.findings import find
from inspector_app.engine.marking import cells_of_any_region, defect_cells
from inspector_app.engine.memory import PseudoBank
from inspector_app.store.rows import ConfirmedDefect, CurrentRow, ReferenceRow
from inspector_app.store.writing import Writing
from inspector_app.workflow.bench import Bench
from inspector_app.workflow.events import Level, Notice
from inspector_app.workflow.memory import Owner, RecipeMemory
from inspector_app.workflow.memory_store import load_defects
from inspector_app.workflow.reference_record import DEFECT, GOOD, NO_VIEWS, SOURCE, VIEWS, ReferenceRecord
from inspector_app.workflow.regions import region_of
from inspector_app.workflow.writer import Urgency


@dataclass(frozen=True, slots=True, eq=False)
class _KnownPart:
    """A part of which the truth is known, ready to be scored."""

    known: Known
    part_id: str
    image_id: str
    path: str
    lot_name: str
    owner: Owner
    artifact: str
    record: ReferenceRecord


class References:
    """Used on the inference thread."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._loaded: dict[str, ReferenceRecord] = {}
        self._distances: dict[tuple[str, str], npt.NDArray[np.float32]] = {}  # by record and normal bank

    def refresh(self, recipe_id: str) -> bool:
        """Let the store follow what people have confirmed or taken back; whether anything changed."""
        bench = self._bench
        memory = bench.memory(recipe_id)
        if not memory.ready:
            return False
        with bench.stores.reading() as reading:
            confirmed = {source_of(defect): defect for defect in reading.confirmed_defects(recipe_id)}
            known = {row.source_id for row in reading.references(recipe_id, memory.encoding_id, DEFECT)}
        gone = known - set(confirmed)
        fresh = [defect for source, defect in confirmed.items() if source not in known]
        records = [
            (defect, record) for defect in fresh if (record := self._record(defect, memory)) is not None
        ]
        if not gone and not records:
            return False
        hashes = [bench.stores.artifacts.put(record.to_bytes(), ".safetensors") for _, record in records]

        def write(writing: Writing) -> None:
            for source in gone:
                writing.set_references_withdrawn(source, True)
            for (defect, _), artifact in zip(records, hashes, strict=True):
                writing.add_reference(
                    recipe_id,
                    defect.image_id,
                    DEFECT,
                    source_of(defect),
                    memory.encoding_id,
                    artifact,
                    defect.raw,
                )

        bench.writer.submit(write, Urgency.PERSON).result()
        with bench.stores.reading() as reading:
            defects = load_defects(bench.stores, reading, memory)
        bench.keep(recipe_id, memory.with_defects(defects))
        return True

    def guard(
        self, recipe_id: str, before: RecipeMemory, after: RecipeMemory
    ) -> tuple[list[PreviewPart], list[PreviewPart], int]:
        """Confirmed defects that ``after`` would hide, that it would weaken, and how many are known."""
        outcome = self.challenge(recipe_id, before, after, Known.REJECT)
        hides, weakens = ([_preview(part) for part in parts] for parts in (outcome.lost, outcome.weakened))
        return hides, weakens, len(outcome.rejects)

    def challenge(
        self, recipe_id: str, before: RecipeMemory, after: RecipeMemory, only: Known | None = None
    ) -> ChallengeOutcome:
        """The challenge set, or one half of it, under two memories of the recipe. Nothing is written."""
        parts = []
        for one in self._known(recipe_id, before.encoding_id, only):
            old, new = self._raw(one, before), self._raw(one, after)
            parts.append(
                ChallengePart(
                    part_id=one.part_id,
                    image_id=one.image_id,
                    path=one.path,
                    lot_name=one.lot_name,
                    known=one.known,
                    before=float(before.calibration.calibrated(old)),
                    after=float(after.calibration.calibrated(new)),
                    flagged_before=old >= before.calibration.lower,
                    flagged_after=new >= after.calibration.lower,
                )
            )
        return ChallengeOutcome(tuple(parts))

    def add_good(self, image_id: str) -> bool:
        """Keep an inspected image as a known good part; False where it is one already.

        Raises CorrectableError where it is not inspected, or shows a confirmed defect.
        """
        bench = self._bench
        with bench.stores.reading() as reading:
            image = reading.image(image_id)
            lot = reading.lot(image.lot_id)
            current = reading.current_row(image_id)
            _, bank = reading.lot_scale(lot.id)
            confirmed = {defect.image_id for defect in reading.confirmed_defects(lot.recipe_id)}
        if image_id in confirmed:
            raise CorrectableError(
                "a defect is confirmed on it, so it is no good part",
                subject=image.path,
                remedy="Withdraw that review first, or choose another part",
            )
        memory = bench.memory(lot.recipe_id)
        if image_id in {row.image_id for row in self._good_rows(lot.recipe_id, memory.encoding_id)}:
            return False
        record = None
        if current is not None and current.row is not None and current.encoding_id == memory.encoding_id:
            record = self._stored(lot.id, current.run_id, current.row, current.cache_row, memory)
        if record is None:
            raise CorrectableError(
                "it is not inspected, or its features are no longer in the cache",
                subject=image.path,
                remedy="Inspect its lot (again)",
            )
        record = replace(record, bank="" if bank is None else bank.normal_hash)
        artifact = bench.stores.artifacts.put(record.to_bytes(), ".safetensors")
        raw = None if current is None else current.raw
        bench.writer.submit(
            lambda writing: writing.add_reference(
                lot.recipe_id,
                image_id,
                GOOD,
                f"good:{image_id}:{time.time_ns()}",
                memory.encoding_id,
                artifact,
                raw,
            ),
            Urgency.PERSON,
        ).result()
        return True

    def remove_good(self, image_id: str) -> bool:
        """Take a known good part back; False where it was none."""
        bench = self._bench
        with bench.stores.reading() as reading:
            recipe_id = reading.lot(reading.image(image_id).lot_id).recipe_id
        sources = {row.source_id for row in self._good_rows(recipe_id, None) if row.image_id == image_id}

        def write(writing: Writing) -> None:
            for source in sources:
                writing.set_references_withdrawn(source, True)

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
        defects = [
            one.record.features[one.record.cells.ravel()]
            for one in self._known(recipe_id, memory.encoding_id, Known.REJECT)
        ]
        near: dict[int, int] = {}
        for entry in memory.scoring.pseudo.entries:
            alone = PseudoBank.of([entry], memory.scoring.state.space)
            reach = memory.scoring.reaches[entry.number]
            near[entry.number] = sum(
                bool(len(cells)) and float(np.median(alone.nearest(cells)[0])) < reach for cells in defects
            )
        return near

    def keep_source(self, mark: Mark, current: CurrentRow, memory: RecipeMemory) -> None:
        """Features of a mark's image, so that the mark can be judged and re-made without the picture."""
        bench = self._bench
        assert current.row is not None and current.cache_row is not None
        cache = bench.open_features(mark.lot_id, bench.encoder(memory.version.settings))
        evidence = bench.stores.evidence(current.run_id).read(current.row)
        record = ReferenceRecord(
            cache.rows([current.cache_row])[0],
            evidence.d_n,
            np.zeros(evidence.d_n.shape, np.bool_),
            text=evidence.text,
        )
        self._add(
            mark, SOURCE, bench.stores.artifacts.put(record.to_bytes(), ".safetensors"), memory, current.raw
        )

    def keep_views(self, mark: Mark, patches: bytes, memory: RecipeMemory) -> None:
        """Bank patches of the augmented views of a mark's source."""
        self._add(mark, VIEWS, self._bench.stores.artifacts.put(patches, ".safetensors"), memory, None)

    def leave_views_out(self, mark: Mark, memory: RecipeMemory) -> None:
        """Note that the mark has no augmented views, so that nobody asks again."""
        self._add(mark, NO_VIEWS, mark.patches_hash, memory, None)

    def _add(self, mark: Mark, kind: str, artifact: str, memory: RecipeMemory, raw: float | None) -> None:
        self._bench.writer.submit(
            lambda writing: writing.add_reference(
                mark.recipe_id, mark.image_id, kind, mark.id, memory.encoding_id, artifact, raw
            ),
            Urgency.PERSON,
        ).result()

    def _known(self, recipe_id: str, encoding_id: str, only: Known | None) -> list[_KnownPart]:
        stores = self._bench.stores
        found: list[tuple[Known, ReferenceRow]] = []
        with stores.reading() as reading:
            confirmed = {source_of(defect): defect for defect in reading.confirmed_defects(recipe_id)}
            if only is not Known.GOOD:
                rows = reading.references(recipe_id, encoding_id, DEFECT)
                found += [(Known.REJECT, row) for row in rows if row.source_id in confirmed]
            if only is not Known.REJECT:  # a defect that was confirmed later outweighs an earlier word
                bad = {defect.image_id for defect in confirmed.values()}
                rows = reading.references(recipe_id, encoding_id, GOOD)
                found += [(Known.GOOD, row) for row in rows if row.image_id not in bad]
            images = {row.image_id: reading.image(row.image_id) for _, row in found}
            lots = {image.lot_id: reading.lot(image.lot_id).name for image in images.values()}
        known = []
        for kind, row in found:
            record = self._load(row)
            if record is not None:
                image = images[row.image_id]
                owner = Owner(image.part_id, image.sha256 or "")
                name = lots[image.lot_id]
                known.append(
                    _KnownPart(
                        kind, image.part_id, image.id, image.path, name, owner, row.artifact_hash, record
                    )
                )
        return known

    def _good_rows(self, recipe_id: str, encoding_id: str | None) -> list[ReferenceRow]:
        with self._bench.stores.reading() as reading:
            return reading.references(recipe_id, encoding_id, GOOD)

    def _raw(self, one: _KnownPart, memory: RecipeMemory) -> float:
        """Raw score of a known part under a memory; its distances are measured anew where the bank is another."""
        if one.record.bank and one.record.bank == memory.normal_hash:
            return memory.raw_from(one.record.features, one.record.d_n, one.record.text)
        key = (one.artifact, memory.normal_hash)
        d_n = self._distances.get(key) if memory.normal_hash else None
        if d_n is None:
            d_n = memory.scoring.distances(one.record.features[None], [one.owner.names])[0]
            if memory.normal_hash:
                self._distances[key] = d_n
        return memory.raw_from(one.record.features, d_n, one.record.text)

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

    def _record(self, defect: ConfirmedDefect, memory: RecipeMemory) -> ReferenceRecord | None:
        """Features and distances of a confirmed defect, from its lot's cache; None while they are not there."""
        bench = self._bench
        if defect.run_id is None or defect.row is None or defect.cache_row is None:
            return None
        if defect.encoding_id != memory.encoding_id:
            return None
        record = self._stored(defect.lot_id, defect.run_id, defect.row, defect.cache_row, memory)
        if record is None:
            return None
        with bench.stores.reading() as reading:
            image = reading.image(defect.image_id)
            _, bank = reading.lot_scale(defect.lot_id)
        evidence = bench.stores.evidence(defect.run_id).read(defect.row)
        cells = _defect_cells(memory, evidence, defect, image.width or 1, image.height or 1)
        return replace(record, cells=cells, bank="" if bank is None else bank.normal_hash)

    def _stored(
        self, lot_id: str, run_id: str, row: int, cache_row: int | None, memory: RecipeMemory
    ) -> ReferenceRecord | None:
        """An inspected image as it lies in its lot's files; None while its features are not in the cache."""
        bench = self._bench
        cache = bench.open_features(lot_id, bench.encoder(memory.version.settings))
        if cache_row is None or not cache.holds([cache_row])[0]:
            return None
        evidence = bench.stores.evidence(run_id).read(row)
        nowhere = np.zeros(evidence.d_n.shape, np.bool_)
        return ReferenceRecord(cache.rows([cache_row])[0], evidence.d_n, nowhere, text=evidence.text)


def _defect_cells(
    memory: RecipeMemory, evidence: Evidence, defect: ConfirmedDefect, width: int, height: int
) -> npt.NDArray[np.bool_]:
    """Suspicious cells of the regions that people called defects; of the highest finding where they named none."""
    regions = list(defect.regions)
    if not regions:
        found = find(evidence.raw, width, height, memory.calibration.pixel_threshold, flagged=True)
        regions = [region_of(found[0], width, height)]
    cells = np.zeros(evidence.d_n.shape, dtype=np.bool_)
    for region in regions:
        with contextlib.suppress(RegionInvalid):  # a defect that looks normal leaves nothing to compare with
            cells |= defect_cells(
                cells_of_any_region(region, width, height, memory.grid),
                evidence.d_n,
                memory.scoring.state.scales,
            )
    return cells


def source_of(defect: ConfirmedDefect) -> str:
    """What a reference rests on: the newest of the reviews that confirm the defect, and which image."""
    return f"{max(defect.review_ids)}:{defect.image_id}"


def _preview(part: ChallengePart) -> PreviewPart:
    return PreviewPart(part.part_id, part.image_id, part.path, part.lot_name, part.before, part.after)

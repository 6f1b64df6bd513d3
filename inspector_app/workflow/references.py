"""The reference store: features of confirmed defects and of the sources of marks, kept for good.

The guard of a preview is measured on it, and the defect bank, which vetoes suppression, is made from it.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from inspector_app.domain.bank import Mark, PreviewPart
from inspector_app.domain.errors import RegionInvalid, StorageFault
from inspector_app.domain.finding import Evidence
from inspector_app.engine.findings import find
from inspector_app.engine.marking import cells_of_any_region, suspicious_cells
from inspector_app.store.rows import ConfirmedDefect, CurrentRow, ReferenceRow
from inspector_app.store.writing import Writing
from inspector_app.workflow.bench import Bench
from inspector_app.workflow.events import Level, Notice
from inspector_app.workflow.memory import RecipeMemory
from inspector_app.workflow.memory_store import load_defects
from inspector_app.workflow.reference_record import DEFECT, NO_VIEWS, SOURCE, VIEWS, ReferenceRecord
from inspector_app.workflow.regions import region_of
from inspector_app.workflow.writer import Urgency

WEAKENED = 0.8  # of the score that a confirmed defect had
WEAK = 1.1  # calibrated; a confirmed defect under it hangs by a thread


@dataclass(frozen=True, slots=True, eq=False)
class _Known:
    """A confirmed defect, ready to be scored."""

    defect: ConfirmedDefect
    record: ReferenceRecord


class References:
    """Used on the inference thread."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._loaded: dict[str, ReferenceRecord] = {}

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
        known = self._known(recipe_id, before.encoding_id)
        hides: list[PreviewPart] = []
        weakens: list[PreviewPart] = []
        calibration = before.calibration
        for one in known:
            old = float(calibration.calibrated(before.raw_from(one.record.features, one.record.d_n)))
            new = float(calibration.calibrated(after.raw_from(one.record.features, one.record.d_n)))
            defect = one.defect
            part = PreviewPart(defect.part_id, defect.image_id, defect.path, defect.lot_name, old, new)
            lower = float(calibration.calibrated(calibration.lower))
            if old >= lower > new:
                hides.append(part)
            elif new < old and (new < WEAKENED * old or new < WEAK <= old):
                weakens.append(part)
        return hides, weakens, len(known)

    def keep_source(self, mark: Mark, current: CurrentRow, memory: RecipeMemory) -> None:
        """Features of a mark's image, so that the mark can be judged and re-made without the picture."""
        bench = self._bench
        assert current.row is not None and current.cache_row is not None
        cache = bench.open_features(mark.lot_id, bench.encoder(memory.version.settings))
        evidence = bench.stores.evidence(current.run_id).read(current.row)
        record = ReferenceRecord(
            cache.rows([current.cache_row])[0], evidence.d_n, np.zeros(evidence.d_n.shape, np.bool_)
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

    def _known(self, recipe_id: str, encoding_id: str) -> list[_Known]:
        stores = self._bench.stores
        with stores.reading() as reading:
            confirmed = {source_of(defect): defect for defect in reading.confirmed_defects(recipe_id)}
            rows = reading.references(recipe_id, encoding_id, DEFECT)
        return [
            _Known(confirmed[row.source_id], record)
            for row in rows
            if row.source_id in confirmed and (record := self._load(row)) is not None
        ]

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
        cache = bench.open_features(defect.lot_id, bench.encoder(memory.version.settings))
        if not cache.holds([defect.cache_row])[0]:
            return None
        with bench.stores.reading() as reading:
            image = reading.image(defect.image_id)
        evidence = bench.stores.evidence(defect.run_id).read(defect.row)
        cells = _defect_cells(memory, evidence, defect, image.width or 1, image.height or 1)
        return ReferenceRecord(cache.rows([defect.cache_row])[0], evidence.d_n, cells)


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
            cells |= suspicious_cells(
                cells_of_any_region(region, width, height, memory.grid),
                evidence.d_n,
                memory.scoring.state.scales,
            )
    return cells


def source_of(defect: ConfirmedDefect) -> str:
    """What a reference rests on: the newest of the reviews that confirm the defect, and which image."""
    return f"{max(defect.review_ids)}:{defect.image_id}"

"""The reference store: features of confirmed defects, of known good parts and of the sources of marks, kept for good.

Confirmed defects and known good parts are the recipe's challenge set (``known_parts``). The defect bank, which vetoes
suppression, is made from the defects.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from inspector_app.domain.bank import Mark
from inspector_app.domain.errors import RegionInvalid
from inspector_app.engine.findings import find
from inspector_app.engine.marking import cells_of_any_region, defect_cells
from inspector_app.store.reference_kinds import DEFECT, FELT, NO_VIEWS, SOURCE, VIEWS
from inspector_app.store.rows import ConfirmedDefect, CurrentRow, ReferenceRow
from inspector_app.store.writing import Writing
from inspector_app.workflow.bench import Bench
from inspector_app.workflow.memory import RecipeMemory
from inspector_app.workflow.memory_store import load_defects
from inspector_app.workflow.reference_record import ReferenceRecord
from inspector_app.workflow.regions import region_of
from inspector_app.workflow.writer import Urgency


@dataclass(frozen=True, slots=True)
class Unfelt:
    """Rows of defects that came, and sources of notes about defects that went."""

    come: list[ReferenceRow] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)


class References:
    """Used on the inference thread."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench

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
        self.read_defects(recipe_id)
        return True

    def unfelt(self, recipe_id: str) -> dict[str, Unfelt]:
        """By lot: the defects that came or went in the store, and by which the lot's marks were not judged anew yet.

        Whatever has let the store follow (a preview, say), and however the program ended meanwhile.
        """
        bench = self._bench
        memory = bench.memory(recipe_id)
        found: dict[str, Unfelt] = {}
        with bench.stores.reading() as reading:
            known = {r.source_id: r for r in reading.references(recipe_id, memory.encoding_id, DEFECT)}
            felt = {r.source_id: r for r in reading.references(recipe_id, memory.encoding_id, FELT)}
            for source, row in known.items():
                if felt_source(source) not in felt:
                    found.setdefault(reading.image(row.image_id).lot_id, Unfelt()).come.append(row)
            gone = felt.keys() - {felt_source(source) for source in known}
            for source in sorted(gone):
                lot_id = reading.image(felt[source].image_id).lot_id
                found.setdefault(lot_id, Unfelt()).gone.append(source)
        return found

    def note_felt(self, recipe_id: str, unfelt: Unfelt) -> None:
        """The lot is scored with these defects, and without those that have gone."""

        def write(writing: Writing) -> None:
            for row in unfelt.come:
                source = felt_source(row.source_id)
                writing.add_reference(
                    recipe_id, row.image_id, FELT, source, row.encoding_id, row.artifact_hash, None
                )
            for source in unfelt.gone:
                writing.set_references_withdrawn(source, True)

        self._bench.writer.submit(write, Urgency.PERSON).result()

    def read_defects(self, recipe_id: str) -> None:
        """Let the defect bank be what the store holds now."""
        bench = self._bench
        memory = bench.memory(recipe_id)
        with bench.stores.reading() as reading:
            defects = load_defects(bench.stores, reading, memory)
        bench.keep(recipe_id, memory.with_defects(defects))

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

    def _record(self, defect: ConfirmedDefect, memory: RecipeMemory) -> ReferenceRecord | None:
        """Features and distances of a confirmed defect, from its lot's cache; None while they are not there."""
        bench = self._bench
        if defect.run_id is None or defect.row is None or defect.encoding_id != memory.encoding_id:
            return None
        record = stored_record(bench, defect.lot_id, defect.run_id, defect.row, defect.cache_row, memory)
        if record is None:
            return None
        with bench.stores.reading() as reading:
            image = reading.image(defect.image_id)
            _, bank = reading.lot_scale(defect.lot_id)
        record = replace(record, bank="" if bank is None else bank.normal_hash)
        return with_defect_cells(record, memory, defect, image.width or 1, image.height or 1)


def stored_record(
    bench: Bench, lot_id: str, run_id: str, row: int, cache_row: int | None, memory: RecipeMemory
) -> ReferenceRecord | None:
    """An inspected image as it lies in its lot's files; None while its features are not in the cache."""
    cache = bench.open_features(lot_id, bench.encoder(memory.version.settings))
    if cache_row is None or not cache.holds([cache_row])[0]:
        return None
    evidence = bench.stores.evidence(run_id).read(row)
    nowhere = np.zeros(evidence.d_n.shape, np.bool_)
    return ReferenceRecord(cache.rows([cache_row])[0], evidence.d_n, nowhere, text=evidence.text)


def with_defect_cells(
    record: ReferenceRecord, memory: RecipeMemory, defect: ConfirmedDefect, width: int, height: int
) -> ReferenceRecord:
    """The record with the suspicious cells of the regions that people called defects.

    Where they named none: of the highest finding of the map without marks, because a mark may have quieted what the
    part was rejected for.
    """
    regions = list(defect.regions)
    if not regions:
        text = None if record.text is None else record.text[None]
        raw = memory.scoring.unmarked(record.d_n[None], text)[0]  # [g_h, g_w]
        found = find(raw, width, height, memory.calibration.pixel_threshold, flagged=True)
        regions = [region_of(found[0], width, height)]
    cells: npt.NDArray[np.bool_] = np.zeros(record.d_n.shape, dtype=np.bool_)
    for region in regions:
        with contextlib.suppress(RegionInvalid):  # a defect that looks normal leaves nothing to compare with
            cells |= defect_cells(
                cells_of_any_region(region, width, height, memory.grid),
                record.d_n,
                memory.scoring.state.scales,
            )
    return replace(record, cells=cells)


def source_of(defect: ConfirmedDefect) -> str:
    """What a reference rests on: the newest of the reviews that confirm the defect, and which image."""
    return f"{max(defect.review_ids)}:{defect.image_id}"


def felt_source(source: str) -> str:
    """The source of the note that a lot was scored with the defect of this source."""
    return f"felt:{source}"

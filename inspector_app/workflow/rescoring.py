"""Scoring lots anew from their cached features: only what a change of memory can alter is looked at."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from inspector_app.domain.finding import ImageResult
from inspector_app.domain.lot import Lot
from inspector_app.engine.arrays import Features, Indices
from inspector_app.engine.bundle import Scored
from inspector_app.engine.detectors.protocol import State
from inspector_app.engine.detectors.registry import detector
from inspector_app.store.feature_cache import LotFeatures
from inspector_app.store.rows import CurrentRow
from inspector_app.workflow.bench import Bench
from inspector_app.workflow.events import PartsChanged
from inspector_app.workflow.memory import RecipeMemory, result_of, unstacked
from inspector_app.workflow.recording import RunRecorder
from inspector_app.workflow.worker import Steps

AT_ONCE = 256  # images rescored in one go


@dataclass(frozen=True, slots=True, eq=False)
class Changed:
    """An image whose map a change of memory altered."""

    row: CurrentRow
    scored: Scored


class Rescoring:
    """Used on the inference thread."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._states: dict[str, State] = {}

    def on_scale_of(self, lot: Lot, memory: RecipeMemory) -> RecipeMemory:
        """The memory with the normal bank and scale that have scored this lot: a mark never moves a lot to others."""
        stores = self._bench.stores
        with stores.reading() as reading:
            version, bank = reading.lot_scale(lot.id)
        if bank is None or memory.bank_version is None or bank.encoding_id != memory.encoding_id:
            return memory
        if bank.normal_hash == memory.bank_version.normal_hash:
            return memory
        if bank.normal_hash not in self._states:
            data = stores.artifacts.get(bank.normal_hash)
            self._states[bank.normal_hash] = detector(version.settings.detector).read(
                data, subject=bank.normal_hash
            )
        bundle = replace(
            memory.scoring,
            settings=version.settings,
            state=self._states[bank.normal_hash],
            calibration=version.calibration,
        )
        return replace(memory, version=version, bank_version=bank, bundle=bundle)

    def adopt(self, lots: Sequence[Lot], before: RecipeMemory, after: RecipeMemory) -> None:
        """Make the changed memory the recipe's and store what it changes in these lots."""
        after = self._bench.keep(lots[0].recipe_id, after)
        for lot in lots:
            for _ in self.store_changes(lot, before, after):
                pass

    def store_changes(self, lot: Lot, before: RecipeMemory | None, after: RecipeMemory) -> Steps:
        """A run with the images of the lot that ``after`` changes; returns how many.

        ``after`` is the recipe's. Where a person acts on that between two steps, the lot follows once more: from what
        its images were scored with before, and from ``after``.
        """
        done, formers = 0, [before]
        while True:
            for former in formers:
                done += yield from self._store_changes(lot, former, after)
            now = self._bench.memory(lot.recipe_id)
            if remembers_the_same(now, after):
                return done
            formers = [None] if before is None else [*formers, after]
            after = now

    def _store_changes(self, lot: Lot, before: RecipeMemory | None, after: RecipeMemory) -> Steps:
        """The same, to its end or until the recipe's memory is no longer ``after``."""
        bench = self._bench
        recorder: RunRecorder | None = None
        parts: list[str] = []
        try:
            for some in self._changes(lot, before, after):
                if some:
                    recorder = recorder or self._recorder(lot, self.on_scale_of(lot, after))
                    recorder.add(*_results(some))
                    recorder.settle()  # what others do between two steps reads what is there
                    parts += [changed.row.part_id for changed in some]
                yield
                if not remembers_the_same(bench.memory(lot.recipe_id), after):
                    break
        finally:
            if recorder is not None:
                recorder.finish()
        if parts:
            bench.tell(PartsChanged(lot.id, tuple(parts)))
        return len(parts)

    def changes(
        self, lot: Lot, before: RecipeMemory | None, after: RecipeMemory, *, outline: bool = True
    ) -> Iterator[Changed]:
        """Images of the lot that ``after`` changes; ``before`` None: nothing of the old maps is trusted."""
        for some in self._changes(lot, before, after, outline=outline):
            yield from some

    def _changes(
        self, lot: Lot, before: RecipeMemory | None, after: RecipeMemory, *, outline: bool = True
    ) -> Iterator[list[Changed]]:
        """The same, those among ``AT_ONCE`` images at a time."""
        bench = self._bench
        after = self.on_scale_of(lot, after)
        before = None if before is None else self.on_scale_of(lot, before)
        cache = bench.open_features(lot.id, bench.encoder(after.version.settings))
        with bench.stores.reading() as reading:
            rows = [row for row in reading.current_rows(lot.id) if _usable(row, after, cache)]
            sizes = {image.id: (image.width or 1, image.height or 1) for image in reading.images(lot.id)}
        rows.sort(key=lambda row: (row.run_id, row.row or 0))
        for run_id, of_run in itertools.groupby(rows, key=lambda row: row.run_id):
            evidence = bench.stores.evidence(run_id)
            for part in _chunks(list(of_run), AT_ONCE):
                maps = list(unstacked(evidence.read_many([row.row for row in part if row.row is not None])))
                cached = np.asarray([row.cache_row for row in part], dtype=np.int64)  # [n]

                def gather(images: Indices, cells: Indices, cached: Indices = cached) -> Features:
                    return cache.patches(cached[images], cells)

                known = [sizes[row.image_id] for row in part]
                found = after.rescore(before, maps, gather, known, outline=outline)
                yield [Changed(part[place], scored) for place, scored in found]

    def _recorder(self, lot: Lot, memory: RecipeMemory) -> RunRecorder:
        bench = self._bench
        with bench.stores.reading() as reading:
            parent = reading.latest_run(lot.id)
        encoder = bench.encoder(memory.version.settings)
        draft = bench.run_draft(
            lot.id,
            "rescore",
            memory,
            encoder,
            provisional=parent.provisional if parent else False,
            parent_id=parent.id if parent else None,
        )
        return RunRecorder(bench.stores, bench.writer, draft, encoder.grid, text=encoder.has_text)


def remembers_the_same(one: RecipeMemory, other: RecipeMemory) -> bool:
    """Whether both hold the same marks and confirmed defects."""
    return one.scoring.pseudo is other.scoring.pseudo and one.scoring.defects is other.scoring.defects


def _usable(row: CurrentRow, memory: RecipeMemory, cache: LotFeatures) -> bool:
    return (
        row.row is not None
        and row.cache_row is not None
        and row.encoding_id == memory.encoding_id
        and bool(cache.holds([row.cache_row])[0])
    )


def _results(changed: list[Changed]) -> tuple[list[ImageResult], list[int | None]]:
    results = [result_of(one.row.image_id, one.scored, note=one.row.note) for one in changed]
    return results, [one.row.cache_row for one in changed]


def _chunks(rows: list[CurrentRow], size: int) -> Iterator[list[CurrentRow]]:
    for start in range(0, len(rows), size):
        yield rows[start : start + size]

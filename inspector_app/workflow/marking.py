"""Marks: previewed and kept; each is felt at once on the whole lot, from its cached features."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass

from inspector_app.domain.bank import Mark, Preview, PreviewPart
from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.finding import Evidence
from inspector_app.domain.geometry import Region
from inspector_app.domain.lot import ImageRef, Lot, Verdict
from inspector_app.domain.recipe import Calibration
from inspector_app.domain.review import FindingDecision
from inspector_app.engine.marking import joined
from inspector_app.engine.memory import HalfFeatures, PseudoEntry
from inspector_app.store.drafts import MarkDraft, ReviewDraft
from inspector_app.store.rows import CurrentRow
from inspector_app.store.writing import Writing
from inspector_app.workflow.bench import Bench
from inspector_app.workflow.challenging import said_of
from inspector_app.workflow.events import BankChanged, Level, Notice, PartsChanged
from inspector_app.workflow.known_parts import KnownParts
from inspector_app.workflow.memory import RecipeMemory
from inspector_app.workflow.memory_store import with_stored_mark
from inspector_app.workflow.noting import MarksNoted, unnoted
from inspector_app.workflow.references import References
from inspector_app.workflow.regions import region_of
from inspector_app.workflow.requests import MarkRequest
from inspector_app.workflow.rescoring import Rescoring
from inspector_app.workflow.views import augmented_patches
from inspector_app.workflow.worker import Steps, Urgency, Worker
from inspector_app.workflow.writer import Urgency as Write


@dataclass(frozen=True, slots=True, eq=False)
class _Source:
    """Where a mark is drawn: the image with its map, and the region on it."""

    image: ImageRef
    lot: Lot
    current: CurrentRow
    evidence: Evidence
    region: Region


class Marking:
    """The acts on marks. Used on the inference thread."""

    def __init__(self, bench: Bench, worker: Worker, references: References, known: KnownParts) -> None:
        self._bench = bench
        self._worker = worker
        self._references, self._known = references, known
        self._rescoring = Rescoring(bench)
        self._encoded_views: tuple[tuple[object, ...], HalfFeatures] | None = (
            None  # of the region last asked for
        )

    # --- preview

    def preview(self, request: MarkRequest, *, whole: bool = False) -> Preview:
        """What keeping the mark would do: at once from the picture as it is, or ``whole``, with its other views.

        Nothing is written.
        """
        started = time.perf_counter()
        source = self._source(request)
        self._references.refresh(source.lot.recipe_id)
        memory = self._bench.learnt_memory(source.lot)
        patches = self._patches(self._rescoring.on_scale_of(source.lot, memory), source)
        if whole:
            views = self._views(memory, source.lot, source.image, source.region)
            patches = joined(patches, [views], memory.version.settings.seed) if len(views) else patches
        candidate = PseudoEntry(memory.next_number, patches, strength=request.strength)
        changed_memory = memory.with_entry(candidate)
        calibration = self._rescoring.on_scale_of(source.lot, memory).calibration
        clears: list[PreviewPart] = []
        lowers: list[PreviewPart] = []
        for changed in self._rescoring.changes(source.lot, memory, changed_memory, outline=False):
            part = _preview_part(changed.row, source.lot.name, calibration, changed.scored.raw)
            before, _ = calibration.judge(changed.row.raw or 0.0)
            after, _ = calibration.judge(changed.scored.raw)
            if before is Verdict.FLAGGED:
                (clears if after is Verdict.OK else lowers).append(part)
        outcome = self._known.challenge(source.lot.recipe_id, memory, changed_memory)
        for parts in (clears, lowers):
            parts.sort(key=lambda part: part.after - part.before)
        return Preview(
            tuple(clears),
            outcome,
            len(patches),
            time.perf_counter() - started,
            tuple(part for part in lowers if part.before - part.after > 0.005),
        )

    # --- keep

    def keep(self, request: MarkRequest, noted: MarksNoted = unnoted) -> Mark:
        """Keep a mark and rescore its lot; its augmented views join in the background.

        ``noted`` writes along in the transaction that keeps it.
        """
        bench = self._bench
        source = self._source(request)
        self._references.refresh(source.lot.recipe_id)
        memory = self._bench.learnt_memory(source.lot)
        patches = self._patches(self._rescoring.on_scale_of(source.lot, memory), source)
        entry = PseudoEntry(memory.next_number, patches, strength=request.strength)
        patches_hash = bench.stores.artifacts.put(entry.to_bytes(), ".safetensors")
        draft = MarkDraft(
            recipe_id=source.lot.recipe_id,
            lot_id=source.lot.id,
            part_id=source.image.part_id,
            image_id=source.image.id,
            region=source.region,
            image_sha256=source.image.sha256,
            patches_hash=patches_hash,
            patches=len(patches),
            encoding_id=memory.encoding_id,
            strength=request.strength,
            note=request.note,
        )
        review = ReviewDraft(
            source.image.part_id,
            source.image.id,
            FindingDecision.PSEUDO_ANOMALY,
            source.region,
            source.image.sha256,
            note=request.note,
        )

        def write(writing: Writing) -> Mark:
            mark = writing.add_mark(draft)
            writing.add_review(review)
            noted(writing, [mark])
            return mark

        mark = bench.writer.submit(write, Write.PERSON).result()
        after = memory.with_mark(mark, patches)
        outcome = self._known.challenge(source.lot.recipe_id, memory, after)
        self._rescoring.adopt([source.lot], memory, after)
        self._references.keep_source(mark, source.current, memory)
        bench.tell(BankChanged(source.lot.recipe_id, mark, outcome))
        bench.tell(PartsChanged(source.lot.id, (source.image.part_id,)))
        self._worker.submit_steps(self.augment(mark), Urgency.IDLE)
        return mark

    def augment(self, mark: Mark) -> Steps:
        """Bank patches from turned and mirrored views of the source join its entry.

        The picture as it is was previewed and kept. Views that would hide a confirmed defect beyond that are left out.
        """
        bench = self._bench
        with bench.stores.reading() as reading:
            lot = reading.lot(mark.lot_id)
            still = reading.mark_by_id(mark.id)
            image = reading.image(mark.image_id)
        memory = bench.learnt_memory(lot)
        if not still.active or mark.number in memory.viewed:
            return
        patches = self._views(memory, lot, image, mark.region)
        yield
        memory = bench.learnt_memory(lot)  # other marks may have come meanwhile, or this one may have gone
        if mark.number not in memory.marks:
            return
        if len(patches) == 0:
            self._references.leave_views_out(mark, memory)
            return
        with bench.stores.reading() as reading:
            after = with_stored_mark(memory, mark, bench.stores, reading, views=patches)
        outcome = self._known.challenge(lot.recipe_id, memory, after)
        if outcome.lost:
            self._references.leave_views_out(mark, memory)
            bench.tell(
                Notice(
                    Level.WARNING,
                    f"turned or mirrored, {mark.label} would lose known parts: {said_of(outcome)}",
                    image.path,
                    "It is kept as it was drawn",
                    lot.id,
                )
            )
            return
        entry = PseudoEntry(mark.number, patches, strength=mark.strength)
        self._references.keep_views(mark, entry.to_bytes(), memory)
        self._rescoring.adopt([lot], memory, after)
        bench.tell(BankChanged(lot.recipe_id, mark))

    # --- what all of them share

    def _source(self, request: MarkRequest) -> _Source:
        """The image with its map and the region on it. Raises CorrectableError when there is none yet."""
        bench = self._bench
        with bench.stores.reading() as reading:
            image = reading.image(request.image_id)
            lot = reading.lot(image.lot_id)
            current = reading.current_row(image.id)
            region = request.region
            if region is None:
                if request.finding_id is None:
                    raise ValueError("a mark needs a region or a finding")
                region = region_of(
                    reading.finding(request.finding_id).finding, image.width or 1, image.height or 1
                )
        if current is None or current.row is None or current.cache_row is None:
            raise CorrectableError("it is not inspected yet, so nothing can be marked", subject=image.path)
        evidence = bench.stores.evidence(current.run_id).read(current.row)
        return _Source(image, lot, current, evidence, region)

    def _patches(self, memory: RecipeMemory, source: _Source) -> HalfFeatures:
        bench = self._bench
        cache = bench.open_features(source.lot.id, bench.encoder(memory.version.settings))
        cached = source.current.cache_row
        if source.current.encoding_id != memory.encoding_id or cached is None or not cache.holds([cached])[0]:
            raise CorrectableError(
                "its features are no longer in the cache",
                subject=source.image.path,
                remedy="Inspect the lot again",
            )
        return memory.region_patches(
            cache.rows([cached])[0],
            source.evidence.d_n,
            source.region,
            source.image.width or 1,
            source.image.height or 1,
        )

    def _views(self, memory: RecipeMemory, lot: Lot, image: ImageRef, region: Region) -> HalfFeatures:
        """Bank patches of the other views of a region; what a preview has encoded, keeping it need not."""
        key = (memory.encoding_id, image.id, image.mtime_ns, json.dumps(region.to_json()))
        if self._encoded_views is None or self._encoded_views[0] != key:
            self._encoded_views = (key, augmented_patches(self._bench, memory, lot, image, region))
        return self._encoded_views[1]


def _preview_part(row: CurrentRow, lot_name: str, calibration: Calibration, raw: float) -> PreviewPart:
    return PreviewPart(
        row.part_id,
        row.image_id,
        row.path,
        lot_name,
        float(calibration.calibrated(row.raw or 0.0)),
        float(calibration.calibrated(raw)),
    )

"""Marks: previewed, kept, revoked and kept again; each is felt at once on the whole lot, from its cached features."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass

import numpy as np

from inspector_app.domain.bank import Mark, MarkAction, Preview, PreviewPart
from inspector_app.domain.errors import CorrectableError, NotFound
from inspector_app.domain.finding import Evidence, ImageResult
from inspector_app.domain.geometry import Region
from inspector_app.domain.lot import ImageRef, Lot, Verdict
from inspector_app.domain.recipe import Calibration
from inspector_app.domain.review import FindingDecision
from inspector_app.store.drafts import MarkDraft, ReviewDraft
from inspector_app.store.feature_cache import LotFeatures
from inspector_app.store.reading import Reading
from inspector_app.store.rows import CurrentRow
from inspector_app.store.writing import Writing
from inspector_app.workflow.bench import Bench
from inspector_app.workflow.events import BankChanged, PartsChanged
from inspector_app.workflow.inspection import Inspections
from inspector_app.workflow.memory import Owner, RecipeMemory
from inspector_app.workflow.recording import RunRecorder
from inspector_app.workflow.references import References
from inspector_app.workflow.regions import region_of
from inspector_app.workflow.requests import MarkRequest
from inspector_app.workflow.reviewing import standing_mark_review, withdraw
from inspector_app.workflow.views import augmented_patches
from inspector_app.workflow.worker import Steps, Urgency, Worker
from inspector_app.workflow.writer import Urgency as Write

AT_ONCE = 256  # images rescored in one go
WEAKENED = 0.8  # of the score that a confirmed defect had
WEAK = 1.1  # calibrated; a confirmed defect under it hangs by a thread


@dataclass(frozen=True, slots=True, eq=False)
class _Source:
    """Where a mark is drawn: the image with its map, and the region on it."""

    image: ImageRef
    lot: Lot
    current: CurrentRow
    evidence: Evidence
    region: Region


@dataclass(frozen=True, slots=True, eq=False)
class _Changed:
    """An image whose map a change of memory altered."""

    row: CurrentRow
    evidence: Evidence
    raw: float


class Marking:
    """The acts on marks. Public methods queue them for the inference thread."""

    def __init__(self, bench: Bench, worker: Worker, inspections: Inspections) -> None:
        self._bench = bench
        self._worker = worker
        self._inspections = inspections
        self._references = References(bench)

    def preview(self, request: MarkRequest) -> Future[Preview]:
        """What keeping the mark would do. Nothing is written."""
        return self._worker.submit(lambda: self._preview(request), Urgency.LOOK)

    def keep(self, request: MarkRequest) -> Future[Mark]:
        """Keep a mark and rescore its lot; its augmented views join in the background."""
        future: Future[Mark] = self._worker.submit(lambda: self._keep(request), Urgency.LOOK)
        return future

    def act(self, mark_id: str, action: MarkAction) -> Future[Mark]:
        """Revoke a mark or keep it again, and rescore the lots that felt it."""
        return self._worker.submit_steps(self._act(mark_id, action), Urgency.LOOK)

    def rescore(self, lot_id: str) -> Future[int]:
        """Score a lot anew with the memory as it is; resolves to the number of images that changed."""
        return self._worker.submit_steps(self._rescore_steps(lot_id), Urgency.LOT)

    def after_review(self, lot_id: str) -> None:
        """Confirmed defects may have come or gone: the reference store follows, and what marks may hide."""
        self._worker.submit_steps(self._follow_reviews(lot_id), Urgency.IDLE)

    def nearest_good(self, part_id: str) -> str | None:
        """The image of an ok part of the same lot whose global features are most alike."""
        bench = self._bench
        with bench.stores.reading() as reading:
            detail = reading.part_detail(part_id)
            lot = reading.lot(detail.row.lot_id)
            ok = set(reading.ok_images(lot.id)) - {image.id for image in detail.images}
            rows = [row for row in reading.current_rows(lot.id) if row.cache_row is not None]
        mine = next((row for row in rows if row.image_id == detail.row.image_id), None)
        others = [row for row in rows if row.image_id in ok]
        if mine is None or not others:
            return None
        memory = bench.memory(lot.recipe_id)
        cache = bench.open_features(lot.id, bench.encoder(memory.version.settings))
        embeddings = cache.globals()
        alike = embeddings[[row.cache_row for row in others]] @ embeddings[mine.cache_row]
        return others[int(np.argmax(alike))].image_id

    # --- preview

    def _preview(self, request: MarkRequest) -> Preview:
        started = time.perf_counter()
        source = self._source(request)
        self._references.refresh(source.lot.recipe_id)
        memory = self._memory(source.lot)
        patches = self._patches(memory, source)
        changed_memory = memory.with_entry(memory.next_number, patches, request.strength)
        calibration = memory.calibration
        clears: list[PreviewPart] = []
        lowers: list[PreviewPart] = []
        for changed in self._rescored(source.lot.id, memory, changed_memory):
            part = _preview_part(changed.row, source.lot.name, calibration, changed.raw)
            before, _ = calibration.judge(changed.row.raw or 0.0)
            after, _ = calibration.judge(changed.raw)
            if before is Verdict.FLAGGED:
                (clears if after is Verdict.OK else lowers).append(part)
        hides, weakens, confirmed = self._references.guard(source.lot.recipe_id, memory, changed_memory)
        for parts in (clears, lowers, hides, weakens):
            parts.sort(key=lambda part: part.after - part.before)
        return Preview(
            tuple(clears),
            tuple(hides),
            tuple(weakens),
            confirmed,
            len(patches),
            time.perf_counter() - started,
            tuple(part for part in lowers if part.before - part.after > 0.005),
        )

    # --- keep

    def _keep(self, request: MarkRequest) -> Mark:
        bench = self._bench
        source = self._source(request)
        self._references.refresh(source.lot.recipe_id)
        memory = self._memory(source.lot)
        patches = self._patches(memory, source)
        patches_hash = bench.stores.artifacts.put(memory.entry_bytes(patches), "safetensors")
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
            return mark

        mark = bench.writer.submit(write, Write.PERSON).result()
        after = memory.with_mark(mark, patches)
        self._adopt(source.lot, memory, after)
        self._references.keep_source(mark, source.current, memory)
        bench.tell(BankChanged(source.lot.recipe_id, mark))
        bench.tell(PartsChanged(source.lot.id, (source.image.part_id,)))
        self._worker.submit_steps(self._augment(mark), Urgency.IDLE)
        return mark

    def _augment(self, mark: Mark) -> Steps:
        """Bank patches from turned and mirrored views of the source join its entry."""
        bench = self._bench
        with bench.stores.reading() as reading:
            lot = reading.lot(mark.lot_id)
            still = reading.mark_by_id(mark.id)
            image = reading.image(mark.image_id)
        memory = self._memory(lot)
        if not still.active or memory.has_views(mark.number):
            return
        patches = augmented_patches(bench, memory, lot, image, mark)
        yield
        if len(patches) == 0:
            return
        memory = self._memory(lot)  # other marks may have come meanwhile
        if mark.number not in memory.marks:
            return
        self._references.keep_views(mark, memory.entry_bytes(patches), memory)
        self._adopt(lot, memory, memory.with_views(mark.number, patches))
        bench.tell(BankChanged(lot.recipe_id, mark))

    # --- revoke and redo

    def _act(self, mark_id: str, action: MarkAction) -> Steps:
        bench = self._bench
        with bench.stores.reading() as reading:
            mark = reading.mark_by_id(mark_id)
            lot = reading.lot(mark.lot_id)
            felt = [lot, *(other for other in reading.lots_with_mark(mark.recipe_id, mark.number) if other.id != lot.id)]
        if mark.active == (action is not MarkAction.REVOKE):
            raise CorrectableError(
                "the mark is kept already" if mark.active else "the mark is revoked already", subject=mark.label
            )

        def write(writing: Writing) -> Mark:
            changed = writing.add_mark_event(mark.id, action)
            reading = Reading(writing.connection)
            detail = reading.part_detail(mark.part_id)
            review = standing_mark_review(detail, mark.image_id, mark.region)
            if action is MarkAction.REVOKE and review is not None:
                withdraw(writing, review.id)
            elif action is MarkAction.REDO and review is None:
                writing.add_review(
                    ReviewDraft(
                        mark.part_id,
                        mark.image_id,
                        FindingDecision.PSEUDO_ANOMALY,
                        mark.region,
                        mark.image_sha256,
                        note=mark.note,
                    )
                )
            return changed

        before = self._memory(lot)
        changed = bench.writer.submit(write, Write.PERSON).result()
        if action is MarkAction.REVOKE:
            after = before.without(mark.number)
        else:
            after = self._references.with_stored_mark(before, changed)
        for other in felt:
            self._adopt(other, before, after)
            bench.tell(PartsChanged(other.id, (mark.part_id,) if other.id == lot.id else ()))
            yield
        bench.tell(BankChanged(mark.recipe_id, changed))
        return changed

    # --- rescoring

    def _rescore_steps(self, lot_id: str) -> Steps:
        bench = self._bench
        with bench.stores.reading() as reading:
            lot = reading.lot(lot_id)
            images = {image.id: image for image in reading.images(lot_id)}
            run = reading.latest_run(lot_id)
        if run is None:
            raise NotFound("the lot was not inspected yet", subject=lot.name)
        self._references.refresh(lot.recipe_id)
        memory = self._memory(lot)
        count = 0
        recorder: RunRecorder | None = None
        for changed in self._rescored(lot_id, None, memory):
            if recorder is None:
                recorder = self._recorder(lot, memory)
            recorder.add([_result(memory, changed, images[changed.row.image_id])], [changed.row.cache_row])
            count += 1
            yield
        if recorder is not None:
            recorder.finish()
            bench.tell(PartsChanged(lot_id, ()))
        return count

    def _follow_reviews(self, lot_id: str) -> Steps:
        bench = self._bench
        with bench.stores.reading() as reading:
            lot = reading.lot(lot_id)
            recipe = reading.bank_version(lot.recipe_id)
        if recipe is None:
            return
        before = bench.memory(lot.recipe_id)
        if not before.ready:
            return
        yield
        if self._references.refresh(lot.recipe_id) and before.marks:
            # a newly confirmed defect may forbid what a mark has quieted
            self._adopt(lot, before, bench.memory(lot.recipe_id))

    def _adopt(self, lot: Lot, before: RecipeMemory, after: RecipeMemory) -> None:
        """Rescore the lot with the changed memory, store what changed, make the memory the recipe's."""
        bench = self._bench
        after = bench.version_memory(lot.recipe_id, after)
        recorder: RunRecorder | None = None
        with bench.stores.reading() as reading:
            images = {image.id: image for image in reading.images(lot.id)}
        parts: list[str] = []
        for changed in self._rescored(lot.id, before, after):
            if recorder is None:
                recorder = self._recorder(lot, after)
            recorder.add([_result(after, changed, images[changed.row.image_id])], [changed.row.cache_row])
            parts.append(changed.row.part_id)
        if recorder is not None:
            recorder.finish()
            bench.tell(PartsChanged(lot.id, tuple(parts)))

    def _rescored(self, lot_id: str, before: RecipeMemory | None, after: RecipeMemory) -> Iterator[_Changed]:
        """Images of the lot whose map differs under ``after``; ``before`` None: nothing of the old maps is trusted."""
        bench = self._bench
        cache = bench.open_features(lot_id, bench.encoder(after.version.settings))
        with bench.stores.reading() as reading:
            rows = [row for row in reading.current_rows(lot_id) if _usable(row, after, cache)]
            shas = {image.id: image.sha256 or "" for image in reading.images(lot_id)}
        rows.sort(key=lambda row: (row.run_id, row.row or 0))
        for start in range(0, len(rows), AT_ONCE):
            part = rows[start : start + AT_ONCE]
            evidence = bench.read_evidence(part)
            owners = [Owner(row.part_id, shas[row.image_id]) for row in part]
            cache_rows = np.asarray([row.cache_row for row in part], dtype=np.int64)
            for index, fresh, raw in after.rescore(evidence, cache, cache_rows, owners, before):
                yield _Changed(part[index], fresh, raw)

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
                region = region_of(reading.finding(request.finding_id).finding, image.width or 1, image.height or 1)
        if current is None or current.row is None or current.cache_row is None:
            raise CorrectableError("it is not inspected yet, so nothing can be marked", subject=image.path)
        evidence = bench.stores.evidence(current.run_id).read(current.row)
        return _Source(image, lot, current, evidence, region)

    def _memory(self, lot: Lot) -> RecipeMemory:
        memory = self._bench.memory(lot.recipe_id)
        if not memory.ready:
            raise CorrectableError("the recipe has no bank yet", subject=lot.recipe_name, remedy="Wait for the first parts")
        return memory

    def _patches(self, memory: RecipeMemory, source: _Source) -> np.ndarray:
        bench = self._bench
        cache = bench.open_features(source.lot.id, bench.encoder(memory.version.settings))
        if source.current.encoding_id != memory.encoding_id or source.current.cache_row >= len(cache):
            raise CorrectableError(
                "its features are no longer in the cache", subject=source.image.path, remedy="Inspect the lot again"
            )
        features = cache.rows([source.current.cache_row])[0]
        return memory.entry_patches(
            features, source.evidence.d_n, source.region, source.image.width or 1, source.image.height or 1
        )

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
        return RunRecorder(bench.stores, bench.writer, draft, encoder.grid)


def _usable(row: CurrentRow, memory: RecipeMemory, cache: LotFeatures) -> bool:
    return (
        row.row is not None
        and row.cache_row is not None
        and row.encoding_id == memory.encoding_id
        and row.cache_row < len(cache)
    )


def _result(memory: RecipeMemory, changed: _Changed, image: ImageRef) -> ImageResult:
    return memory.judge(
        image.id,
        changed.evidence,
        changed.raw,
        image.width or 1,
        image.height or 1,
        sha256=image.sha256,
        note=changed.row.note,
    )


def _preview_part(row: CurrentRow, lot_name: str, calibration: Calibration, raw: float) -> PreviewPart:
    return PreviewPart(
        row.part_id,
        row.image_id,
        row.path,
        lot_name,
        float(calibration.calibrated(row.raw or 0.0)),
        float(calibration.calibrated(raw)),
    )



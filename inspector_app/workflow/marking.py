"""Marks: previewed and kept; each is felt at once on the whole lot, from its cached features."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, replace

from inspector_app.domain.approval import MarkEvidence
from inspector_app.domain.bank import Mark, MarkAction, Preview
from inspector_app.domain.challenge_run import ChallengeReason
from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.finding import Evidence
from inspector_app.domain.geometry import Region
from inspector_app.domain.lot import ImageRef, Lot
from inspector_app.domain.review import FindingDecision
from inspector_app.engine.marking import joined
from inspector_app.engine.memory import HalfFeatures, PseudoEntry
from inspector_app.store.drafts import MarkDraft, ReviewDraft
from inspector_app.store.rows import CurrentRow
from inspector_app.store.writing import Writing
from inspector_app.workflow.bench import Bench
from inspector_app.workflow.challenge_record import keep_run
from inspector_app.workflow.challenging import said_of
from inspector_app.workflow.events import BankChanged, Level, Notice, PartsChanged
from inspector_app.workflow.known_parts import KnownParts
from inspector_app.workflow.mark_preview import change_of, kept_evidence
from inspector_app.workflow.memory import RecipeMemory
from inspector_app.workflow.memory_store import with_stored_mark
from inspector_app.workflow.noting import MarksNoted, Said, unnoted
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


@dataclass(frozen=True, slots=True, eq=False)
class _Previewed:
    """The preview that was shown last: of which request, with which memory, and by which version of the recipe."""

    request: str
    memory: RecipeMemory
    version_id: str
    preview: Preview

    def is_of(self, request: str, memory: RecipeMemory, version_id: str) -> bool:
        """Whether it would come out the same: no mark, confirmed defect or threshold has come between."""
        return (self.request, self.version_id) == (request, version_id) and self.memory is memory


class Marking:
    """The acts on marks. Used on the inference thread."""

    def __init__(
        self, bench: Bench, worker: Worker, references: References, known: KnownParts, said: Said
    ) -> None:
        self._bench = bench
        self._worker, self._said = worker, said
        self._references, self._known = references, known
        self._rescoring = Rescoring(bench)
        self._previewed: _Previewed | None = None
        self._asked_last = ""
        self._encoded_views: tuple[tuple[object, ...], HalfFeatures] | None = (
            None  # of the region last asked for
        )

    # --- preview

    def preview(self, request: MarkRequest) -> Preview:
        """What keeping the mark would do, at once: from the picture as it is. Nothing is written."""
        self._asked_last = _place_of(request)
        return self._preview(request, None, time.perf_counter())

    def whole_preview(self, request: MarkRequest) -> Steps:
        """Gives what keeping the mark would do with all its views, one of them encoded a step. Nothing is written.

        Raises CorrectableError where another place is asked for before they are all there: nobody waits for this
        answer any more.
        """
        started = time.perf_counter()
        asked = self._asked_last = _place_of(request)
        source = self._source(request)
        memory = self._bench.learnt_memory(source.lot)
        encoding = self.views(memory, source.lot, source.image, source.region)
        while True:
            try:
                next(encoding)
            except StopIteration as end:
                return self._preview(request, end.value, started)
            yield
            if self._asked_last != asked:
                raise CorrectableError(
                    "another mark was asked for before this one was previewed", subject=source.image.path
                )

    def _preview(self, request: MarkRequest, views: HalfFeatures | None, started: float) -> Preview:
        source = self._source(request)
        self._references.refresh(source.lot.recipe_id)
        memory = self._bench.learnt_memory(source.lot)
        scaled = self._rescoring.on_scale_of(source.lot, memory)
        patches = self._patches(scaled, source)
        if views is not None and len(views):
            patches = joined(patches, [views], memory.version.settings.seed)
        candidate = PseudoEntry(memory.next_number, patches, strength=request.strength)
        changed_memory = memory.with_entry(candidate)
        change = change_of(self._rescoring, source.lot, memory, changed_memory)
        outcome = self._known.challenge(source.lot.recipe_id, memory, changed_memory)
        preview = change.preview(outcome, len(patches), time.perf_counter() - started)
        self._previewed = _Previewed(_asked_for(request), memory, scaled.version.id, preview)
        return preview

    # --- keep

    def keep(self, request: MarkRequest, noted: MarksNoted = unnoted) -> Mark:
        """Keep a mark and rescore its lot; its augmented views join in the background.

        Where the recipe wants a second person it is only stored, and acts on nothing until it is approved. ``noted``
        writes along in the transaction that keeps it.
        """
        bench = self._bench
        source = self._source(request)
        self._references.refresh(source.lot.recipe_id)
        memory = self._bench.learnt_memory(source.lot)
        patches = self._patches(self._rescoring.on_scale_of(source.lot, memory), source)
        entry = PseudoEntry(memory.next_number, patches, strength=request.strength)
        patches_hash = bench.stores.artifacts.put(entry.to_bytes(), ".safetensors")
        evidence = self._evidence(request, source, memory, entry)
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
        waits = memory.version.settings.approval_required
        action = MarkAction.PROPOSE if waits else MarkAction.KEEP

        def write(writing: Writing) -> Mark:
            mark = writing.add_mark(draft, action=action, evidence=evidence)
            writing.add_review(review)
            noted(writing, [mark])
            return mark

        mark = bench.writer.submit(write, Write.PERSON).result()
        after = memory.with_mark(mark, patches)
        outcome = self._known.challenge(source.lot.recipe_id, memory, after)
        if not waits:
            self._rescoring.adopt([source.lot], memory, after)
        self._references.keep_source(mark, source.current, memory)
        keep_run(
            bench,
            memory if waits else bench.memory(source.lot.recipe_id),
            ChallengeReason.MARK,
            outcome,
            subject=mark.label,
            made=not waits,
            confirmation=request.confirmation,
        )
        bench.tell(BankChanged(source.lot.recipe_id, mark, outcome))
        bench.tell(PartsChanged(source.lot.id, (source.image.part_id,)))
        self._said(mark.lot_id)  # a defect may be none any more
        if not waits:
            self._worker.submit_steps(self.augment(mark), Urgency.IDLE)
        return mark

    def _evidence(
        self, request: MarkRequest, source: _Source, memory: RecipeMemory, entry: PseudoEntry
    ) -> MarkEvidence:
        """What is known of the mark now: what was previewed last, if that was this mark in the same state."""
        known, scaled = self._previewed, self._rescoring.on_scale_of(source.lot, memory)
        if known is not None and known.is_of(_asked_for(request), memory, scaled.version.id):
            preview = known.preview
        else:
            preview = self.preview(request)
        after = memory.with_entry(entry)
        return kept_evidence(self._bench, self._rescoring, preview, source.lot, source.current, memory, after)

    def augment(self, mark: Mark) -> Steps:
        """Bank patches from turned and mirrored views of the source join its entry.

        The picture as it is was previewed and kept. Views that would hide a confirmed defect beyond that are left out.
        They act on the mark's lot, and on those that were inspected while the mark had none.
        """
        bench = self._bench
        with bench.stores.reading() as reading:
            lot = reading.lot(mark.lot_id)
            still = reading.mark_by_id(mark.id)
            image = reading.image(mark.image_id)
        memory = bench.learnt_memory(lot)
        if not still.active or mark.number in memory.viewed:
            return
        patches = yield from self.views(memory, lot, image, mark.region)
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
        with bench.stores.reading() as reading:
            kept_at = reading.mark_history(mark.id)[-1].created_at
            since = [key for key in reading.lots_inspected_since(lot.recipe_id, kept_at) if key != lot.id]
            others = [reading.lot(key) for key in since]
        self._references.keep_views(mark, entry.to_bytes(), memory)
        self._rescoring.adopt([lot], memory, after)
        bench.tell(BankChanged(lot.recipe_id, mark))
        for other in others:
            yield
            yield from self._rescoring.store_changes(other, memory, after)

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

    def views(self, memory: RecipeMemory, lot: Lot, image: ImageRef, region: Region) -> Steps:
        """Gives the bank patches of a region's other views; what a preview has encoded, keeping it need not."""
        bank = memory.bank_version
        normal = None if bank is None else bank.normal_hash
        key = (memory.encoding_id, normal, image.id, image.mtime_ns, json.dumps(region.to_json()))
        if self._encoded_views is None or self._encoded_views[0] != key:
            encoded = yield from augmented_patches(self._bench, memory, lot, image, region)
            self._encoded_views = (key, encoded)
            return encoded
        return self._encoded_views[1]


def _asked_for(request: MarkRequest) -> str:
    """What a preview of this request depends on."""
    region = None if request.region is None else request.region.to_json()
    return json.dumps([request.image_id, request.finding_id, region, request.strength])


def _place_of(request: MarkRequest) -> str:
    """Where a request lies; at one place marks of every strength have the same views."""
    return _asked_for(replace(request, strength=0))

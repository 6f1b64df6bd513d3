"""One lot, from pictures to stored maps: the steps of method and job in the order they happen.

A recipe with a final bank judges every part as it comes. Without one, the first parts that have come make a
provisional bank, and when all are in, the lot makes the final one and is scored anew from its cached features.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np

from inspector_app.domain.finding import ImageResult
from inspector_app.domain.lot import ImageRef, JobState
from inspector_app.engine.arrays import Features, Floats
from inspector_app.engine.mutual import FEWEST_TO_JUDGE, PROVISIONAL_IMAGES, sample_images
from inspector_app.store.feature_cache import LotFeatures
from inspector_app.store.rows import CurrentRow
from inspector_app.workflow.bench import Bench
from inspector_app.workflow.challenging import warn_of_bank, warn_of_threshold
from inspector_app.workflow.copies import warn_of_copies
from inspector_app.workflow.drifting import note_drift
from inspector_app.workflow.events import PartsChanged, RecipeChanged
from inspector_app.workflow.good_parts import good_parts
from inspector_app.workflow.learning import Learnt, learn, scores_of
from inspector_app.workflow.lot_encoding import EncodedImages, encoded_images
from inspector_app.workflow.memory import result_of
from inspector_app.workflow.progress import Interrupted, Ticker
from inspector_app.workflow.recording import RunRecorder, TakenBack, timed
from inspector_app.workflow.replaced import DecisionsTakenBack
from inspector_app.workflow.rescoring import Rescoring, remembers_the_same
from inspector_app.workflow.sampling import draw_check_sample
from inspector_app.workflow.seen import Seen, all_of, features_of, owners_of, text_of
from inspector_app.workflow.worker import Steps

TOO_FEW = "too few parts to judge"
SCORED_AT_ONCE = 16  # images a step when a lot is scored from its cache


class LotScoring:
    """The inspection of one lot; ``steps`` yields after every mini-batch."""

    def __init__(
        self,
        bench: Bench,
        lot_id: str,
        good: Path | None,
        ticker: Ticker,
        interrupt: Callable[[], JobState | None],
        threshold: float | None = None,
    ) -> None:
        self._bench = bench
        self._good = good
        self._ticker = ticker
        self._interrupt = interrupt
        self._threshold = threshold
        with bench.stores.reading() as reading:
            self._lot = reading.lot(lot_id)
            self._todo = reading.to_inspect(lot_id)
            self._rows = reading.current_rows(lot_id)
            self._images = {image.id: image for image in reading.images(lot_id)}
            runs = reading.runs(lot_id)
            self._latest = runs[0] if runs else None
            self._scored_by = reading.lot_scale(lot_id)[1]
            self._banks = reading.banks_of_runs(lot_id)
        self._memory = self._heard = bench.memory(self._lot.recipe_id)
        inspected = [run for run in runs if run.kind == "inspect"]
        # something was scored before a mark or a confirmed defect came or went; of a lot that goes on: perhaps
        self._overtaken = bool(inspected) and inspected[0].finished_at is None
        self._encoder = bench.encoder(self._memory.version.settings)
        self._seconds: dict[str, float] = {}
        self._taken_back = DecisionsTakenBack(bench, self._lot)
        self._features: LotFeatures = bench.open_features(lot_id, self._encoder)
        self._again_what_is_lost()

    def steps(self) -> Steps:
        """Do all that is left to do."""
        try:
            if self._good is not None and self._memory.learns_from_good:
                yield from self._learn_from_good(self._good)
            if self._memory.final:
                yield from self._judge_as_they_come()
                yield from self._redo_what_is_stale()
            else:
                yield from self._learn_from_the_lot()
        except Interrupted:
            yield from self._let_follow()
            raise
        self._taken_back.follow()
        yield from self._let_follow()
        if self._threshold is not None:
            outcome = warn_of_threshold(self._bench, self._lot.id, self._threshold)
            self._bench.set_threshold(self._lot.id, self._threshold, outcome)
        if self._todo:
            note_drift(self._bench, self._lot)
        bench = self._bench
        draw_check_sample(bench.stores, bench.writer, self._lot.id, bench.tell)

    def _hear(self) -> None:
        """Marks that people kept or revoked meanwhile, and defects that they confirmed, act on what is scored next."""
        now = self._bench.memory(self._lot.recipe_id)
        if now is self._heard or now.bundle is None or self._memory.bundle is None:
            return
        was, self._heard, self._memory = self._memory, now, self._memory.remembering_as(now)
        self._overtaken |= not remembers_the_same(was, self._memory)

    def _let_follow(self) -> Steps:
        """Of this lot too what was scored before they did: a lot has the same marks throughout."""
        self._hear()
        if self._overtaken:
            self._overtaken = False
            yield from Rescoring(self._bench).store_changes(self._lot, None, self._heard)

    def _again_what_is_lost(self) -> None:
        """Images whose map or features are no longer on the disk are inspected again."""
        bench = self._bench
        rows = [
            row
            for row in self._rows
            if row.row is not None
            and row.cache_row is not None
            and row.encoding_id == self._encoder.encoding_id
        ]
        named = np.asarray([row.cache_row for row in rows], dtype=np.int64)
        if (~self._features.holds(named) & (named >= self._features.first)).any():
            # rows would be added under numbers that the database still gives to others
            self._features = bench.renew_features(self._lot.id, self._encoder)
        heard = self._features.holds(named) & (self._features.holds_text(named) | ~self._needs_text)
        maps = {run_id: bench.stores.maps_held(run_id) for run_id in {row.run_id for row in rows}}
        again = {image.id for image in self._todo}
        for row, held in zip(rows, heard, strict=True):
            if not held or (row.row or 0) >= maps[row.run_id]:
                again.add(row.image_id)
        self._todo = [image for image in self._images.values() if image.id in again]

    @property
    def _needs_text(self) -> bool:
        """Whether cached features are of use only with what the wording says beside them."""
        return self._encoder.has_text and self._memory.asks_in_words

    # --- with a final bank

    def _judge_as_they_come(self) -> Steps:
        if not self._todo:
            return
        self._ticker.enter("inspecting", len(self._images), len(self._images) - len(self._todo))
        with self._recorder(provisional=False) as recorder:
            for encoded, seen, failed in self._encoded(self._todo):
                self._record(recorder, seen, encoded.features, failed, text=encoded.text)
                yield from self._pause(len(seen) + len(failed))

    def _redo_what_is_stale(self) -> Steps:
        """Parts that a provisional bank has judged, before a crash for instance, get their final score.

        All of them do where another bank has judged the lot and pictures have joined it, or its good parts are
        named now, or this was begun before and did not come to its end: a lot has one scale.
        """
        fresh = {image.id for image in self._todo}
        whole = (bool(self._todo) or self._good is not None) and self._scored_by_another_bank
        whole = whole or self._scored_by_two_banks
        stale = {
            row.image_id
            for row in self._rows
            if row.image_id not in fresh and (row.provisional or (whole and self._of_another_bank(row)))
        }
        cached = [seen for seen in self._cached() if seen.image.id in stale]
        if cached:
            self._ticker.enter("scoring", len(cached))
            with self._recorder(provisional=False) as recorder:
                yield from self._score_cached(recorder, cached)

    @property
    def _scored_by_another_bank(self) -> bool:
        then, now = self._scored_by, self._memory.bank_version
        return then is not None and now is not None and then.normal_hash != now.normal_hash

    @property
    def _scored_by_two_banks(self) -> bool:
        """A former inspection ended between the pictures that had joined and the rest of the lot."""
        return len({self._banks.get(row.run_id) for row in self._rows if row.raw is not None}) > 1

    def _of_another_bank(self, row: CurrentRow) -> bool:
        now = self._memory.bank_version
        return now is not None and self._banks.get(row.run_id) != now.normal_hash

    # --- zero-shot

    def _learn_from_the_lot(self) -> Steps:
        """Unlabelled lot: a provisional bank while it streams, the final one at its end."""
        known = self._cached()
        if not self._todo and not known:
            return
        if not self._todo and self._latest is not None and not self._latest.provisional:
            return
        if not self._todo and len(known) < FEWEST_TO_JUDGE and self._latest is not None:
            return  # scored as well as can be; more parts may come
        failures: list[ImageResult] = []
        self._ticker.enter("inspecting", len(self._images), len(self._images) - len(self._todo))
        waiting: list[Seen] = list(known)
        with contextlib.ExitStack() as closing:
            provisional: RunRecorder | None = None
            for encoded, seen, failed in self._encoded(self._todo):
                known.extend(seen)
                if provisional is not None:
                    self._record(provisional, seen, encoded.features, failed, text=encoded.text)
                else:
                    waiting.extend(seen)
                    failures.extend(failed)
                    if len(waiting) >= PROVISIONAL_IMAGES:
                        provisional = closing.enter_context(self._provisional(waiting))
                        yield from self._score_cached(provisional, waiting, counts=False)
                        self._fail(provisional, failures)
                        failures = []
                        self._bench.tell(RecipeChanged(self._lot.recipe_id))
                yield from self._pause(len(seen) + len(failed))
        yield from self._final(known, failures)

    def _provisional(self, waiting: Sequence[Seen]) -> RunRecorder:
        """A bank from the first parts, so that there is something to see."""
        learnt = self._learnt(waiting)
        owners = owners_of(waiting)
        raws = scores_of(
            learnt, features_of(self._features, waiting), owners, text_of(self._features, waiting)
        )
        learnt = learnt.calibrated(raws, owners, good=False)
        self._memory = self._heard = self._bench.adopt(
            self._lot.recipe_id, learnt, provisional=True, reason="first parts of the lot"
        )
        return self._recorder(provisional=True)

    def _final(self, known: Sequence[Seen], failures: list[ImageResult]) -> Steps:
        """The lot's own bank, and every part scored with it from the cache."""
        few = len({seen.image.part_id for seen in known}) < FEWEST_TO_JUDGE
        if known:
            self._ticker.enter("learning what is normal", len(known))
            sample = sample_images(len(known), self._memory.version.settings.seed)
            chosen = [known[i] for i in sample.tolist()]
            learnt = self._learnt(chosen)
            warn_of_copies(
                self._bench, self._lot, self._features.globals([seen.cache_row for seen in chosen])
            )
            yield from self._pause(0)
            raws: list[float] = []
            self._ticker.enter("scoring", 2 * len(known))  # once for the scale, once for the result
            for part in _chunks(known, SCORED_AT_ONCE):
                raws.extend(learnt.raw_scores(*all_of(self._features, part)))
                yield from self._pause(len(part))
            learnt = learnt.calibrated(raws, owners_of(known), good=False)
            self._adopt(learnt, provisional=few, reason=TOO_FEW if few else "learnt from the lot")
        with self._recorder(provisional=few) as recorder:
            self._fail(recorder, failures)
            yield from self._score_cached(recorder, known, TOO_FEW if few else "")
        self._bench.tell(RecipeChanged(self._lot.recipe_id))
        self._bench.tell(PartsChanged(self._lot.id, ()))

    def _score_cached(
        self, recorder: RunRecorder, seen: Sequence[Seen], note: str = "", *, counts: bool = True
    ) -> Steps:
        """Score images from their cached features; ``counts``: the ticker advances by them."""
        for part in _chunks(seen, SCORED_AT_ONCE):
            features, _, text = all_of(self._features, part)
            self._record(recorder, part, features, [], note=note, text=text)
            yield from self._pause(len(part) if counts else 0)

    def _learnt(self, chosen: Sequence[Seen]) -> Learnt:
        settings = self._memory.version.settings
        return learn(
            features_of(self._features, chosen),
            owners_of(chosen),
            settings,
            self._encoder,
            good=False,
            read_text=text_of(self._features, chosen),
        )

    # --- good parts

    def _learn_from_good(self, folder: Path) -> Steps:
        """Every picture below ``folder`` is taken as a good part."""
        settings, lot_id = self._memory.version.settings, self._lot.id
        learnt = yield from good_parts(
            self._bench, self._encoder, settings, folder, lot_id, self._ticker, self._pause
        )
        reason = f"learnt from {learnt.bundle.state.images} good parts"
        self._adopt(learnt, provisional=False, reason=reason)
        self._bench.tell(RecipeChanged(self._lot.recipe_id))

    # --- what all of them share

    def _adopt(self, learnt: Learnt, *, provisional: bool, reason: str) -> None:
        """What was learnt is the recipe's bank from now on; people are told what known parts that loses."""
        before = self._bench.memory(self._lot.recipe_id)
        adopted = self._bench.adopt(self._lot.recipe_id, learnt, provisional=provisional, reason=reason)
        self._memory = self._heard = adopted
        warn_of_bank(self._bench, before, self._memory)

    def _encoded(self, images: Sequence[ImageRef]) -> Iterator[EncodedImages]:
        """Decode, squash, encode and cache; broken pictures come back as failed results."""
        window = self._memory.version.settings.window
        return encoded_images(
            self._bench, self._encoder, self._features, self._lot.folder, images, window, self._seconds
        )

    def _record(
        self,
        recorder: RunRecorder,
        seen: Sequence[Seen],
        features: Features,
        failed: list[ImageResult],
        note: str = "",
        text: Floats | None = None,
    ) -> None:
        """Score, find, and hand to the recorder."""
        if seen:
            self._hear()
            with timed(self._seconds, "score"):
                scored = self._memory.score(
                    features, owners_of(seen), [(one.width, one.height) for one in seen], text
                )
            with timed(self._seconds, "store"):
                results = [
                    result_of(
                        one.image.id, found, width=one.width, height=one.height, sha256=one.sha256, note=note
                    )
                    for one, found in zip(seen, scored, strict=True)
                ]
                self._features.flush()
                parts = [one.image.part_id for one in seen]
                recorder.add(results, [one.cache_row for one in seen], parts)
        self._fail(recorder, failed)

    def _fail(self, recorder: RunRecorder, failed: list[ImageResult]) -> None:
        if failed:
            parts = [self._images[result.image_id].part_id for result in failed]
            recorder.add(failed, [None] * len(failed), parts)

    def _cached(self) -> list[Seen]:
        """Images that were inspected before and whose features are still in the cache."""
        todo = {image.id for image in self._todo}
        seen: list[Seen] = []
        for row in self._rows:
            image = self._images[row.image_id]
            if image.id in todo or row.error is not None:
                continue
            cached = row.cache_row if row.encoding_id == self._encoder.encoding_id else None
            held = cached is not None and self._holds(cached)
            if cached is None or not held or not image.width or not image.height:
                self._todo.append(image)
                continue
            seen.append(Seen(image, cached, image.width, image.height, image.sha256 or ""))
        return seen

    def _holds(self, cached: int) -> bool:
        """Whether a row of the cache is there, with what the wording says where that is needed."""
        features = self._features
        return bool(
            features.holds([cached])[0] and (not self._needs_text or features.holds_text([cached])[0])
        )

    def _recorder(self, *, provisional: bool) -> RunRecorder:
        draft = self._bench.run_draft(
            self._lot.id, "inspect", self._memory, self._encoder, provisional=provisional
        )
        return RunRecorder(
            self._bench.stores,
            self._bench.writer,
            draft,
            self._encoder.grid,
            self._seconds,
            text=self._encoder.has_text,
            committed=self._committed,
        )

    def _committed(self, parts: tuple[str, ...], taken_back: TakenBack) -> None:
        """On the writer's thread."""
        self._taken_back.hear(taken_back)
        self._bench.tell(PartsChanged(self._lot.id, parts))

    def _pause(self, count: int) -> Steps:
        """Let more urgent work go first; stop here when a person said so."""
        if count:
            self._ticker.advance(count)
        yield
        if (state := self._interrupt()) is not None:
            raise Interrupted(state)


def _chunks(items: Sequence[Seen], size: int) -> Iterator[Sequence[Seen]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]

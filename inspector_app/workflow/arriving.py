"""Parts of a watched folder, inspected as they come. One run stays open for as long as nothing it rests on changes.

Beginning and ending an inspection of a lot reads all of it; with a part every few seconds that would be most of the
work. So the parts that arrive go through one scoring that knows its lot, and keeps nothing of those it has scored.
"""

from __future__ import annotations

from collections.abc import Sequence

from inspector_app.domain.lot import ImageRef, JobState
from inspector_app.workflow.bench import Bench
from inspector_app.workflow.drifting import note_drift
from inspector_app.workflow.progress import Ticker
from inspector_app.workflow.recording import RunRecorder
from inspector_app.workflow.sampling import draw_check_sample
from inspector_app.workflow.scoring import LotScoring
from inspector_app.workflow.worker import Steps

AT_ONCE = 64  # images of one request: what is more urgent goes between two of its mini-batches anyhow


class ArrivalScoring(LotScoring):
    """A lot that grows while it is scored, with a bank that is final."""

    def __init__(self, bench: Bench, lot_id: str) -> None:
        ticker = Ticker(lot_id, "", 0, lambda event: None)  # its progress is that of the watch
        super().__init__(bench, lot_id, None, ticker, _goes_on)
        self.rests_on = _rests_on(bench, self._lot.recipe_id)
        self.left = list(self._todo)
        self._rows = []
        self._recording: RunRecorder | None = None

    def score(self, images: Sequence[ImageRef]) -> Steps:
        """Inspect these; they are committed when it ends, and told of then: nothing may come after them."""
        self._images = {image.id: image for image in images}
        self._todo = []
        # since the last part others may have been used, and this one closed
        self._features = self._bench.open_features(self._lot.id, self._encoder)
        if self._recording is None:
            self._recording = self._recorder(provisional=False)
        for encoded, seen, failed in self._encoded(images):
            self._record(self._recording, seen, encoded.features, failed, text=encoded.text)
            yield
        self._recording.settle()
        self._images = {}

    def end(self) -> None:
        """Close the run."""
        if self._recording is not None:
            self._recording.finish()
            self._recording = None


class Arrivals:
    """The open scorings of watched lots; used on the inference thread."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._open: dict[str, ArrivalScoring] = {}

    def inspect(self, lot_id: str, image_ids: Sequence[str]) -> Steps:
        """Inspect images that have joined a lot; False where its recipe has no final bank to judge them by.

        What was left of the lot when the program last ended is inspected with them.
        """
        with self._bench.stores.reading() as reading:
            recipe_id = reading.lot(lot_id).recipe_id
        if not self._bench.memory(recipe_id).final:
            return False
        scoring = self._scoring(lot_id, recipe_id)
        for start in range(0, len(image_ids), AT_ONCE):
            with self._bench.stores.reading() as reading:
                images = [reading.image(key) for key in image_ids[start : start + AT_ONCE]]
            yield from scoring.score(images)
        return True

    def go_on(self, lot_id: str) -> Steps:
        """Inspect what was left of a lot when the program last ended; False where there is no final bank."""
        with self._bench.stores.reading() as reading:
            recipe_id = reading.lot(lot_id).recipe_id
        if not self._bench.memory(recipe_id).final:
            return False
        self.end(lot_id)
        scoring = self._scoring(lot_id, recipe_id)
        left, scoring.left = scoring.left, []
        for start in range(0, len(left), AT_ONCE):
            yield from scoring.score(left[start : start + AT_ONCE])
        return True

    def finish(self, lot_id: str) -> Steps:
        """The lot is complete: its run ends, its check sample is drawn, and whether it drifts is told."""
        bench = self._bench
        self.end(lot_id)
        with bench.stores.reading() as reading:
            lot = reading.lot(lot_id)
        draw_check_sample(bench.stores, bench.writer, lot_id, bench.tell)
        yield
        note_drift(bench, lot)
        return True

    def end(self, lot_id: str) -> None:
        """Close the run of a lot, if one is open."""
        scoring = self._open.pop(lot_id, None)
        if scoring is not None:
            scoring.end()

    def end_all(self) -> None:
        """Close every run: the watch ends."""
        for lot_id in list(self._open):
            self.end(lot_id)

    def _scoring(self, lot_id: str, recipe_id: str) -> ArrivalScoring:
        known = self._open.get(lot_id)
        if known is not None and known.rests_on == _rests_on(self._bench, recipe_id):
            return known
        self.end(lot_id)  # a mark, another threshold or another bank: a run of its own
        self._open[lot_id] = ArrivalScoring(self._bench, lot_id)
        return self._open[lot_id]


def _rests_on(bench: Bench, recipe_id: str) -> tuple[str, str, int]:
    """What tells one state of a recipe's memory from another."""
    memory = bench.memory(recipe_id)
    return memory.version.id, "" if memory.bank_version is None else memory.bank_version.id, id(memory.bundle)


def _goes_on() -> JobState | None:
    return None

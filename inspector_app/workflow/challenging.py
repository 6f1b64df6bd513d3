"""The challenge set as people use it: run on demand, and before a threshold is kept; known good parts come and go."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import replace

from inspector_app.domain.challenge import ChallengeOutcome
from inspector_app.domain.errors import CorrectableError
from inspector_app.workflow.bench import Bench
from inspector_app.workflow.memory import RecipeMemory
from inspector_app.workflow.references import References
from inspector_app.workflow.worker import Urgency, Worker


class Challenging:
    """Public methods queue their work for the inference thread."""

    def __init__(self, bench: Bench, worker: Worker) -> None:
        self._bench = bench
        self._worker = worker
        self._references = References(bench)

    def run(
        self, recipe_id: str, *, threshold: float | None = None, lower: float | None = None
    ) -> Future[ChallengeOutcome]:
        """The known parts under the recipe as it is and, with ``threshold`` (raw units), as it would be.

        Nothing is changed by it. Raises CorrectableError where nothing was learnt yet.
        """
        return self._worker.submit(lambda: self._run(recipe_id, threshold, lower), Urgency.LOOK)

    def add_good(self, image_id: str) -> Future[bool]:
        """Name an inspected image as a good part; False where it is one already."""
        return self._worker.submit(lambda: self._references.add_good(image_id), Urgency.LOOK)

    def remove_good(self, image_id: str) -> Future[bool]:
        """Take that back; False where it was none."""
        return self._worker.submit(lambda: self._references.remove_good(image_id), Urgency.LOOK)

    def _run(self, recipe_id: str, threshold: float | None, lower: float | None) -> ChallengeOutcome:
        self._references.refresh(recipe_id)
        memory = self._bench.memory(recipe_id)
        if not memory.ready:
            raise CorrectableError(
                "nothing was learnt yet, so nothing can be challenged",
                subject=memory.version.recipe_name,
                remedy="Inspect a lot of the recipe first",
            )
        after = memory if threshold is None else _with_threshold(memory, threshold, lower)
        return self._references.challenge(recipe_id, memory, after)


def _with_threshold(memory: RecipeMemory, threshold: float, lower: float | None) -> RecipeMemory:
    moved = memory.calibration.with_threshold(threshold, lower=lower)
    return memory.under(replace(memory.version, calibration=moved))

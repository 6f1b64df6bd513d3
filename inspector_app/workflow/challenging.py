"""The challenge set as people use it: run on demand, and before a threshold is kept; known good parts come and go."""

from __future__ import annotations

from dataclasses import replace

from inspector_app.domain.challenge import ChallengeOutcome, Known
from inspector_app.domain.errors import CorrectableError
from inspector_app.workflow.bench import Bench
from inspector_app.workflow.events import Level, Notice
from inspector_app.workflow.memory import RecipeMemory
from inspector_app.workflow.references import References


class Challenging:
    """Used on the inference thread alone."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._references = References(bench)

    def add_good(self, image_id: str) -> bool:
        """Name an inspected image as a good part; False where it is one already."""
        return self._references.add_good(image_id)

    def remove_good(self, image_id: str) -> bool:
        """Take that back; False where it was none."""
        return self._references.remove_good(image_id)

    def run(self, recipe_id: str, threshold: float | None, lower: float | None) -> ChallengeOutcome:
        """The known parts under the recipe as it is and, with ``threshold``, as it would be."""
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


def warn_of_threshold(bench: Bench, recipe_id: str, threshold: float) -> None:
    """Tell people which known parts a threshold (raw units) would lose, before it is kept."""
    memory = bench.memory(recipe_id)
    if not memory.ready:
        return
    references = References(bench)
    references.refresh(recipe_id)
    outcome = references.challenge(recipe_id, memory, _with_threshold(memory, threshold, None))
    if outcome.lost:
        rejects = sum(part.known is Known.REJECT for part in outcome.lost)
        bench.tell(
            Notice(
                Level.WARNING,
                f"the threshold {threshold:.4g} loses {len(outcome.lost)} known parts: {rejects} rejects, "
                f"{len(outcome.lost) - rejects} good ones, first {outcome.lost[0].path}",
                memory.version.recipe_name,
                "`inspector challenge` lists them",
            )
        )


def _with_threshold(memory: RecipeMemory, threshold: float, lower: float | None) -> RecipeMemory:
    moved = memory.calibration.with_threshold(threshold, lower=lower)
    return memory.under(replace(memory.version, calibration=moved))

"""What another set of marks would do to whole lots and to the challenge set, and making it the recipe's."""

from __future__ import annotations

from collections.abc import Sequence

from inspector_app.domain.bank import PreviewPart
from inspector_app.domain.bank_change import BankChange
from inspector_app.domain.challenge import ChallengeOutcome
from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.lot import Lot, Verdict
from inspector_app.workflow.bench import Bench
from inspector_app.workflow.known_parts import KnownParts
from inspector_app.workflow.memory import RecipeMemory
from inspector_app.workflow.references import References
from inspector_app.workflow.rescoring import Rescoring
from inspector_app.workflow.worker import Steps


class BankChanges:
    """Used on the inference thread."""

    def __init__(self, bench: Bench, references: References, known: KnownParts) -> None:
        self._bench = bench
        self._references, self._known = references, known
        self._rescoring = Rescoring(bench)

    def ready(self, recipe_id: str) -> RecipeMemory:
        """The recipe's memory, with what people have confirmed. Raises CorrectableError where it has no bank."""
        self._references.refresh(recipe_id)
        memory = self._bench.memory(recipe_id)
        if not memory.ready:
            raise CorrectableError(
                "the recipe has no bank yet",
                subject=memory.version.recipe_name,
                remedy="Inspect a lot of the recipe first",
            )
        return memory

    def preview(
        self, recipe_id: str, before: RecipeMemory, after: RecipeMemory, lots: Sequence[Lot]
    ) -> Steps:
        """What ``after`` would do in these lots: a BankChange. Nothing is written."""
        clears: list[PreviewPart] = []
        returns: list[PreviewPart] = []
        for lot in lots:
            calibration = self._rescoring.on_scale_of(lot, before).calibration
            for changed in self._rescoring.changes(lot, before, after, outline=False):
                row = changed.row
                was, _ = calibration.judge(row.raw or 0.0)
                becomes, _ = calibration.judge(changed.scored.raw)
                if was is not becomes:
                    part = PreviewPart(
                        row.part_id,
                        row.image_id,
                        row.path,
                        lot.name,
                        float(calibration.calibrated(row.raw or 0.0)),
                        float(calibration.calibrated(changed.scored.raw)),
                    )
                    (clears if becomes is Verdict.OK else returns).append(part)
            yield
        clears.sort(key=lambda part: part.after - part.before)
        returns.sort(key=lambda part: part.before - part.after)
        return BankChange(
            tuple(clears),
            tuple(returns),
            self._known.challenge(recipe_id, before, after),
            tuple(lot.name for lot in lots),
        )

    def challenge(self, recipe_id: str, before: RecipeMemory, after: RecipeMemory) -> ChallengeOutcome:
        """The challenge set under both. Nothing is written."""
        return self._known.challenge(recipe_id, before, after)

    def adopt(self, recipe_id: str, lots: Sequence[Lot], before: RecipeMemory, after: RecipeMemory) -> Steps:
        """Make the changed memory the recipe's and store what it changes in these lots."""
        after = self._bench.keep(recipe_id, after)
        for lot in lots:
            yield from self._rescoring.store_changes(lot, before, after)

    def follow(self, lot: Lot, before: RecipeMemory, now: RecipeMemory) -> Steps:
        """Store what the recipe's memory changes in a lot, against one that may have scored it."""
        yield from self._rescoring.store_changes(lot, before, now)

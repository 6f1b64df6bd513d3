"""The machine after what people said: lots scored anew, confirmed defects learnt, known parts encoded anew."""

from __future__ import annotations

from inspector_app.domain.errors import NotFound
from inspector_app.domain.lot import Lot
from inspector_app.engine.memory import DefectBank
from inspector_app.workflow.bench import Bench
from inspector_app.workflow.events import Level, Notice
from inspector_app.workflow.known_parts import KnownParts
from inspector_app.workflow.mark_switching import lots_that_felt
from inspector_app.workflow.references import References
from inspector_app.workflow.renewing import Renewing
from inspector_app.workflow.rescoring import Rescoring
from inspector_app.workflow.worker import Steps


class Following:
    """Used on the inference thread."""

    def __init__(self, bench: Bench, references: References, known: KnownParts, renewing: Renewing) -> None:
        self._bench = bench
        self._references, self._known, self._renewing = references, known, renewing
        self._rescoring = Rescoring(bench)

    def defects_near(self, recipe_id: str) -> dict[int, int]:
        """For each kept mark by its number: how many confirmed defects lie near it."""
        self._references.refresh(recipe_id)
        return self._known.near_marks(recipe_id)

    def rescore(self, lot_id: str) -> Steps:
        """Score a lot anew with the memory as it is; returns the number of images that changed."""
        bench = self._bench
        with bench.stores.reading() as reading:
            lot = reading.lot(lot_id)
            if reading.latest_run(lot_id) is None:
                raise NotFound("the lot was not inspected yet", subject=lot.name)
        self._references.refresh(lot.recipe_id)
        return (yield from self._rescoring.store_changes(lot, None, self._bench.learnt_memory(lot)))

    def follow(self, recipe_id: str) -> Steps:
        """Confirmed defects may have come or gone: the reference store follows, and what marks may hide."""
        with self._bench.stores.reading() as reading:
            if reading.bank_version(recipe_id) is None:
                return
        ready = self._bench.memory(recipe_id).ready
        yield
        if ready:
            self._references.refresh(recipe_id)
            yield from self._let_lots_follow(recipe_id)
        yield from self.renew(recipe_id)

    def follow_reviews(self, lot_id: str) -> Steps:
        """The same after something was said in a lot of the recipe."""
        with self._bench.stores.reading() as reading:
            recipe_id = reading.lot(lot_id).recipe_id
        yield from self.follow(recipe_id)

    def renew(self, recipe_id: str) -> Steps:
        """Known parts without features that can be used get some from their pictures; what marks may hide follows."""
        if (yield from self._renewing.steps(recipe_id)):
            yield from self._let_lots_follow(recipe_id)

    def _let_lots_follow(self, recipe_id: str) -> Steps:
        """A newly confirmed defect may forbid what marks keep quiet, one taken back forbids it no more.

        In its own lot, and in every other in which marks have taken something away: what was ok only because of a
        mark does not stay so beside a defect that looks like it.
        """
        bench = self._bench
        unfelt = self._references.unfelt(recipe_id)
        if not unfelt:
            return
        memory = bench.memory(recipe_id)
        with bench.stores.reading() as reading:
            own = [reading.lot(lot_id) for lot_id in unfelt] if memory.marks else []
            others = [
                lot for lot in lots_that_felt(reading, list(memory.marks.values())) if lot.id not in unfelt
            ]
        for lot in [*own, *others]:
            memory = bench.memory(recipe_id)
            before = self._flagged(lot)
            yield from self._rescoring.store_changes(lot, memory.with_defects(DefectBank()), memory)
            if lot.id not in unfelt and (more := self._flagged(lot) - before) > 0:
                bench.tell(
                    Notice(
                        Level.WARNING,
                        f"quieted parts are flagged again, because a defect like them was confirmed: {more}",
                        lot.name,
                        "Decide these parts",
                        lot.id,
                    )
                )
            yield
        for news in unfelt.values():
            self._references.note_felt(recipe_id, news)

    def _flagged(self, lot: Lot) -> int:
        with self._bench.stores.reading() as reading:
            return reading.counts(lot.id).flagged

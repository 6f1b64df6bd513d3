"""The machine after what people said: lots scored anew, confirmed defects learnt, known parts encoded anew."""

from __future__ import annotations

from inspector_app.domain.errors import NotFound
from inspector_app.engine.memory import DefectBank
from inspector_app.workflow.bench import Bench
from inspector_app.workflow.known_parts import KnownParts
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

    def follow_reviews(self, lot_id: str) -> Steps:
        """Confirmed defects may have come or gone: the reference store follows, and what marks may hide."""
        bench = self._bench
        with bench.stores.reading() as reading:
            lot = reading.lot(lot_id)
            if reading.bank_version(lot.recipe_id) is None:
                return
        before = bench.memory(lot.recipe_id)
        yield
        if before.ready and self._references.refresh(lot.recipe_id) and before.marks:
            # a newly confirmed defect may forbid what a mark has quieted
            yield from self._rescoring.store_changes(lot, before, self._bench.learnt_memory(lot))
        yield from self.renew(lot.recipe_id)

    def renew(self, recipe_id: str) -> Steps:
        """Known parts without features that can be used get some from their pictures; what marks may hide follows."""
        bench = self._bench
        lots = yield from self._renewing.steps(recipe_id)
        if not lots or not bench.memory(recipe_id).marks:
            return
        memory = bench.memory(recipe_id)
        former = memory.with_defects(DefectBank())
        for lot_id in lots:
            with bench.stores.reading() as reading:
                lot = reading.lot(lot_id)
            yield from self._rescoring.store_changes(lot, former, memory)

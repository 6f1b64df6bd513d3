"""What was left undone when the program last ended, from what the database says."""

from __future__ import annotations

from inspector_app.domain.bank import Mark
from inspector_app.store.reference_kinds import DEFECT, FELT, NO_VIEWS, VIEWS
from inspector_app.workflow.bench import Bench
from inspector_app.workflow.following import Following
from inspector_app.workflow.marking import Marking
from inspector_app.workflow.references import felt_source, source_of
from inspector_app.workflow.worker import Steps


class CatchingUp:
    """Used on the inference thread, when nothing else is to be done there."""

    def __init__(self, bench: Bench, marking: Marking, following: Following) -> None:
        self._bench = bench
        self._marking, self._following = marking, following

    def steps(self) -> Steps:
        """One thing after the other; more urgent work goes first."""
        for recipe_id in self._recipes_with_unheard_reviews():
            yield from self._following.follow(recipe_id)
            yield
        with self._bench.stores.reading() as reading:
            recipes = [recipe_id for recipe_id, _ in reading.recipes()]
        for recipe_id in recipes:
            yield from self._following.renew(recipe_id)
            yield
        for mark in self._marks_without_views():
            yield from self._marking.augment(mark)
            yield

    def _recipes_with_unheard_reviews(self) -> list[str]:
        """Recipes of which defects were confirmed, or taken back, that the store or a lot has not followed yet."""
        recipes: list[str] = []
        with self._bench.stores.reading() as reading:
            for recipe_id, _ in reading.recipes():
                bank = reading.bank_version(recipe_id)
                if bank is None:
                    continue
                confirmed = {source_of(defect) for defect in reading.confirmed_defects(recipe_id)}
                known, felt = (
                    {row.source_id for row in reading.references(recipe_id, bank.encoding_id, kind)}
                    for kind in (DEFECT, FELT)
                )
                if confirmed != known or felt != {felt_source(source) for source in known}:
                    recipes.append(recipe_id)
        return recipes

    def _marks_without_views(self) -> list[Mark]:
        """Marks whose turned and mirrored views were still to come."""
        with self._bench.stores.reading() as reading:
            recipes = [recipe_id for recipe_id, _ in reading.recipes()]
            marks = [mark for recipe_id in recipes for mark in reading.active_marks(recipe_id)]
            done = {
                row.source_id
                for recipe_id in recipes
                for kind in (VIEWS, NO_VIEWS)
                for row in reading.references(recipe_id, kind=kind)
            }
        return [mark for mark in marks if mark.id not in done]

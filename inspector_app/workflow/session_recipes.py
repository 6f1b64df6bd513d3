"""Recipes: settings, versions, files."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING

from inspector_app.domain.people import Right
from inspector_app.domain.readings import KnownRecipe
from inspector_app.domain.recipe import RecipeSettings, RecipeVersion
from inspector_app.domain.recipe_reading import BankRecord, KnownMember
from inspector_app.workflow import lots
from inspector_app.workflow.acting import needs
from inspector_app.workflow.events import RecipeChanged
from inspector_app.workflow.job_names import piece_of_work
from inspector_app.workflow.recipe_reading import bank_records, known_members
from inspector_app.workflow.session_base import SessionBase
from inspector_app.workflow.worker import Urgency

if TYPE_CHECKING:
    from inspector_app.engine.recipe_archive import RecipeArchive


class RecipeCalls(SessionBase):
    """A recipe is read, changed, written to a file and read from one."""

    def recipes(self) -> Future[list[KnownRecipe]]:
        """Every recipe, and whether its model is asked in words."""
        return self._room.submit(lambda engine: engine.known_recipes(), Urgency.LOOK)

    def recipe(self, name: str) -> Future[RecipeVersion]:
        """The latest version of the recipe of that name. Raises NotFound, naming those there are."""
        return self.read(lambda reading: lots.find_recipe(reading, name))

    def recipe_versions(self, recipe_id: str) -> Future[list[RecipeVersion]]:
        """Every version of a recipe, newest first."""
        return self.read(lambda reading: reading.recipe_versions(recipe_id))

    def bank_records(self, recipe_id: str) -> Future[list[BankRecord]]:
        """Every version of the recipe's memory, newest first."""
        return self.read(lambda reading: bank_records(reading, recipe_id))

    def known_members(self, recipe_id: str) -> Future[list[KnownMember]]:
        """The parts of the recipe's challenge set; what a change does to them, ``challenges.run`` says."""
        return self.read(lambda reading: known_members(reading, recipe_id), counts=True)

    def accepted_parts(self, lot_id: str) -> Future[tuple[str, ...]]:
        """The parts of a lot that people accepted: what the normal bank may grow by."""
        return self.read(lambda reading: tuple(reading.accepted_parts(lot_id)), counts=True)

    @needs(Right.CHANGE_RECIPE)
    @piece_of_work("recipe")
    def change_recipe(self, name: str, settings: RecipeSettings) -> Future[RecipeVersion]:
        """A new version of the recipe, or its first. A change that would make its bank useless is refused."""
        return self._room.submit(lambda engine: engine.change_recipe(name, settings), Urgency.LOOK)

    @needs(Right.CHANGE_RECIPE)
    def set_defect_classes(self, recipe_id: str, names: Sequence[str]) -> Future[RecipeVersion]:
        """A new recipe version with these defect classes, in the order of their digits."""
        return self._commit(
            lambda writing: lots.set_defect_classes(writing, recipe_id, names),
            lambda _: self._tell(RecipeChanged(recipe_id)),
        )

    @needs(Right.EXPORT)
    @piece_of_work("export")
    def export_recipe(self, name: str, path: Path) -> Future[RecipeArchive]:
        """Settings, banks, kept marks and calibration in one file."""
        return self._room.submit(lambda engine: engine.export_recipe(name, path), Urgency.LOOK)

    @needs(Right.CHANGE_RECIPE)
    @piece_of_work("import")
    def import_recipe(self, path: Path, name: str | None = None) -> Future[RecipeVersion]:
        """A recipe of its own from such a file."""
        return self._room.submit(lambda engine: engine.import_recipe(path, name), Urgency.LOOK)

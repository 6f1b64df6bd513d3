"""What runs on the inference thread. Importing this brings PyTorch: only ``engine_room`` does, on that thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from inspector_app.domain.bank import Drift
from inspector_app.domain.errors import EnvironmentFault
from inspector_app.domain.lot import JobState
from inspector_app.domain.readings import KnownRecipe
from inspector_app.domain.recipe import RecipeSettings, RecipeVersion
from inspector_app.engine.recipe_archive import RecipeArchive
from inspector_app.workflow import recipe_import, recipes
from inspector_app.workflow.approving import Approving
from inspector_app.workflow.arriving import Arrivals
from inspector_app.workflow.bank_changes import BankChanges
from inspector_app.workflow.bank_undoing import BankUndoing
from inspector_app.workflow.bench import Bench
from inspector_app.workflow.catching_up import CatchingUp
from inspector_app.workflow.certifying import Distances
from inspector_app.workflow.challenging import Challenging
from inspector_app.workflow.comparing import nearest_good
from inspector_app.workflow.drifting import lot_drift
from inspector_app.workflow.events import Event
from inspector_app.workflow.following import Following
from inspector_app.workflow.growing import Growing
from inspector_app.workflow.known_parts import KnownParts
from inspector_app.workflow.mark_exchange import MarkExchange
from inspector_app.workflow.mark_switching import MarkSwitching
from inspector_app.workflow.marking import Marking
from inspector_app.workflow.merging import Merging
from inspector_app.workflow.noting import VersionNoted
from inspector_app.workflow.progress import Ticker
from inspector_app.workflow.references import References
from inspector_app.workflow.renewing import Renewing
from inspector_app.workflow.scoring import LotScoring
from inspector_app.workflow.stores import Stores
from inspector_app.workflow.suggesting import suggestions
from inspector_app.workflow.tidying import tidy
from inspector_app.workflow.worker import Steps, Urgency, Worker
from inspector_app.workflow.writer import Writer


class Inference:
    """The use cases that need the engine, on one bench."""

    def __init__(
        self,
        stores: Stores,
        writer: Writer,
        worker: Worker,
        device: str | None,
        tell: Callable[[Event], None],
    ) -> None:
        self.bench = Bench(stores, writer, device, tell)
        self._worker = worker
        references, known = References(self.bench), KnownParts(self.bench)
        renewing = Renewing(self.bench, references)
        changes = BankChanges(self.bench, references, known)
        self.marking = Marking(self.bench, worker, references, known, self._follow)
        self.following = Following(self.bench, references, known, renewing)
        self.switching = MarkSwitching(self.bench, changes, known, self._follow, self._later)
        self.merging = Merging(self.bench, changes, self.switching)
        self.exchange = MarkExchange(self.bench, changes)
        self.challenging = Challenging(self.bench, references, known, renewing)
        self.approving = Approving(self.bench, worker, changes, known, self.switching, self.marking)
        self.certifying = Distances(self.bench, references, known)
        self.growing = Growing(self.bench, references, known)
        self.bank_undoing = BankUndoing(self.bench, references, known, self.growing)
        self.arrivals = Arrivals(self.bench)
        self._known = known
        self._catching_up = CatchingUp(self.bench, self.marking, self.following)

    def _follow(self, lot_id: str) -> None:
        """Something was said of a region with an act on a mark: the machine follows."""
        self._later(self.following.follow_reviews(lot_id))

    def _later(self, steps: Steps) -> None:
        """Do it when nothing else is to be done."""
        with suppress(EnvironmentFault):  # the workspace is being closed
            self._worker.submit_steps(steps, Urgency.IDLE)

    def inspect(
        self,
        lot_id: str,
        good: Path | None,
        ticker: Ticker,
        interrupt: Callable[[], JobState | None],
        threshold: float | None,
    ) -> Steps:
        """All that is left to do of a lot; raises Interrupted when a person stops it."""
        with self.bench.stores.reading() as reading:
            recipe_id = reading.lot(lot_id).recipe_id
        try:
            if self.bench.memory(recipe_id).final:
                yield from self.challenging.at_shift_start(recipe_id, only_if_due=True)
            yield from LotScoring(self.bench, lot_id, good, ticker, interrupt, threshold).steps()
        except RuntimeError as error:
            if not self.bench.without_lost_device(error):
                raise
            # what was found is kept: the CPU does the rest
            yield from LotScoring(self.bench, lot_id, good, ticker, interrupt, threshold).steps()
        with suppress(EnvironmentFault):  # the workspace is being closed
            # the bank may be of another backbone than the known parts
            self._worker.submit_steps(self.following.renew(recipe_id), Urgency.IDLE)

    def nearest_good(self, part_id: str) -> str | None:
        """The image of the ok part that looks most alike."""
        return nearest_good(self.bench, part_id)

    def drift(self, lot_id: str) -> Drift | None:
        """How far the lot lies from its bank; None where that is not known."""
        with self.bench.stores.reading() as reading:
            lot = reading.lot(lot_id)
        return lot_drift(self.bench, lot)

    def suggestions(self, lot_id: str, *, photometric: bool) -> Steps:
        """Undecided findings of the lot that look alike, or like what light does to normal parts."""
        return suggestions(self.bench, lot_id, photometric=photometric)

    def known_recipes(self) -> list[KnownRecipe]:
        """Every recipe, and whether its model is asked in words."""
        return recipes.known_recipes(self.bench)

    def change_recipe(self, name: str, settings: RecipeSettings) -> RecipeVersion:
        """A new version of the recipe, or its first."""
        return recipes.change_recipe(self.bench, self._known, name, settings)

    def change_settings(
        self, recipe_id: str, changes: Mapping[str, Any], noted: VersionNoted, *, undone: bool = False
    ) -> RecipeVersion:
        """A new version of the recipe in which single settings are otherwise; ``undone``: as they were."""
        return recipes.change_settings(self.bench, self._known, recipe_id, changes, noted, undone=undone)

    def export_recipe(self, name: str, path: Path) -> RecipeArchive:
        """Settings, banks, kept marks and calibration in one file."""
        return recipes.export_recipe(self.bench, name, path)

    def import_recipe(self, path: Path, name: str | None) -> RecipeVersion:
        """A recipe of its own from such a file."""
        return recipe_import.import_recipe(self.bench, path, name)

    def catch_up(self) -> Steps:
        """What was still to be done for marks and reviews when the program last ended; then the workspace is tidied.

        Not before: what was confirmed and not learnt yet may rest on the features of an old lot.
        """
        yield from self._catching_up.steps()
        tidy(self.bench.stores)

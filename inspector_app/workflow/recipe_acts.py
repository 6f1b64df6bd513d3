"""What people do with the memory of a recipe, queued for the inference thread: challenge it, grow it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

from inspector_app.domain.bank import BankVersion, Growth
from inspector_app.domain.challenge import ChallengeOutcome
from inspector_app.domain.challenge_run import ChallengeRun, ChallengeStanding
from inspector_app.domain.errors import NotAllowed
from inspector_app.domain.people import Right
from inspector_app.domain.recipe_reading import BankSize
from inspector_app.store.reading import Reading
from inspector_app.workflow.acting import needs
from inspector_app.workflow.engine_room import EngineRoom
from inspector_app.workflow.job_names import piece_of_work
from inspector_app.workflow.worker import Steps, Urgency

if TYPE_CHECKING:
    from inspector_app.workflow.inference import Inference

Read = Callable[[Callable[[Reading], Any]], Future[Any]]  # runs a query on the reader thread


class Challenges:
    """The challenge set of a recipe: run on demand, and before a threshold is kept."""

    def __init__(self, room: EngineRoom, read: Read) -> None:
        self._room, self._read, self.acting = room, read, room.acting

    @piece_of_work("challenge")
    def run(
        self,
        recipe_id: str,
        *,
        threshold: float | None = None,
        lower: float | None = None,
        lot_id: str | None = None,
        confirmation: str | None = None,
        seen: frozenset[str] | None = None,
    ) -> Future[ChallengeOutcome]:
        """The known parts under the recipe as it is and, with ``threshold`` (raw units), as it would be.

        ``lot_id``: on the scale of this lot, which another bank may have scored. Known parts of another backbone
        are encoded anew first. Nothing is changed by it; without ``threshold`` the run is kept, and with
        ``confirmation`` why work goes on in spite of what is wrong: where parts are wrong that are not among
        ``seen``, nobody has confirmed those, and it does not count. Raises CorrectableError where nothing was learnt
        yet, NotAllowed for a confirmation by nobody.
        """
        if confirmation is not None and (refused := self._refused()):
            return refused
        return self._room.submit_steps(
            lambda engine: engine.challenging.run(recipe_id, threshold, lower, lot_id, confirmation, seen),
            Urgency.LOOK,
        )

    def standing(self, recipe_id: str) -> Future[ChallengeStanding]:
        """The recipe's latest run and latest pass, with its interval."""

        def read(reading: Reading) -> ChallengeStanding:
            version = reading.recipe_version(recipe_id)
            every = 0.0 if version is None else version.settings.challenge_every
            return reading.challenge_standing(recipe_id, every)

        return self._read(read)

    def runs(self, recipe_id: str) -> Future[list[ChallengeRun]]:
        """The latest runs that were kept, newest first."""
        return self._read(lambda reading: reading.challenge_runs(recipe_id))

    @piece_of_work("challenge")
    def at_shift_start(
        self, recipe_id: str, *, only_if_due: bool = False, confirmation: str | None = None
    ) -> Future[ChallengeOutcome]:
        """Ask the known parts at the start of a shift; ``only_if_due``: only when the recipe's interval has gone by.

        Raises CorrectableError where nothing was learnt yet, NotAllowed for a confirmation by nobody.
        """
        if confirmation is not None and (refused := self._refused()):
            return refused
        return self._room.submit_steps(
            lambda engine: engine.challenging.at_shift_start(
                recipe_id, only_if_due=only_if_due, confirmation=confirmation
            ),
            Urgency.LOOK,
        )

    def _refused(self) -> Future[ChallengeOutcome] | None:
        """What answers a confirmation where nobody has signed in: asking needs no right, a person's word a person."""
        try:
            self.acting.demand(Right.DECIDE)
        except NotAllowed as refusal:
            answer: Future[ChallengeOutcome] = Future()
            answer.set_exception(refusal)
            return answer
        return None

    @piece_of_work("preview")
    def of_switch(self, mark_ids: Sequence[str]) -> Future[ChallengeOutcome]:
        """The known parts if these kept marks were revoked, or these revoked ones kept again. Nothing is changed."""
        ids = tuple(mark_ids)
        return self._room.submit(lambda engine: engine.switching.challenge(ids), Urgency.LOOK)

    @needs(Right.CHANGE_BANK)
    def add_good(self, part_id: str) -> Future[bool]:
        """Name an inspected part as a good one; False where it is one already."""
        return self._room.submit(lambda engine: engine.challenging.add_good(part_id), Urgency.LOOK)

    @needs(Right.CHANGE_BANK)
    def remove_good(self, part_id: str) -> Future[bool]:
        """Take that back; False where it was none."""
        return self._room.submit(lambda engine: engine.challenging.remove_good(part_id), Urgency.LOOK)


class Banks:
    """The normal bank of a recipe: grown by accepted parts, and returned to what it was."""

    def __init__(self, room: EngineRoom) -> None:
        self._room, self.acting = room, room.acting

    def size(self, recipe_id: str) -> Future[BankSize | None]:
        """How large the normal bank is, and whether it was grown; None before there is one."""
        return self._room.submit(lambda engine: engine.growing.size(recipe_id), Urgency.LOOK)

    @piece_of_work("preview")
    def preview(self, lot_id: str, part_ids: Sequence[str]) -> Future[Growth]:
        """What growing the bank by these accepted parts would add, clear and lose. Nothing is written.

        Raises CorrectableError where a part is not accepted by a person, its features are gone, the recipe has
        no final bank, or the bank knows all that the parts show.
        """
        named = tuple(part_ids)
        return self._room.submit_steps(lambda engine: engine.growing.preview(lot_id, named), Urgency.LOT)

    @needs(Right.CHANGE_BANK)
    @piece_of_work("bank")
    def grow(
        self, lot_id: str, part_ids: Sequence[str], *, in_spite: bool = False, confirmation: str = ""
    ) -> Future[Growth]:
        """Make the grown bank the recipe's: later lots are judged by it, this one and earlier ones keep their scores.

        Raises CorrectableError as ``preview`` does, and where known parts would be lost, unless ``in_spite``;
        ``confirmation`` says why.
        """
        named = tuple(part_ids)

        def grow(engine: Inference) -> Steps:
            growth, _ = yield from engine.growing.grow(lot_id, named, in_spite, confirmation)
            return growth

        return self._room.submit_steps(grow, Urgency.LOT)

    @piece_of_work("preview")
    def preview_revert(self, recipe_id: str) -> Future[ChallengeOutcome]:
        """The known parts with the bank that the recipe's bank was grown from. Raises CorrectableError without one."""
        return self._room.submit(lambda engine: engine.growing.preview_revert(recipe_id), Urgency.LOOK)

    @needs(Right.CHANGE_BANK)
    @piece_of_work("bank")
    def revert(self, recipe_id: str) -> Future[BankVersion]:
        """Return to the bank that the recipe's bank was grown from. Raises CorrectableError where there is none."""
        return self._room.submit(lambda engine: engine.growing.revert(recipe_id), Urgency.LOOK)

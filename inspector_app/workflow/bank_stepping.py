"""What a person does to the normal bank, as steps that can be undone: grow it, return to the bank before."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING

from inspector_app.domain.bank import BankVersion
from inspector_app.domain.people import Right
from inspector_app.workflow.acting import needs
from inspector_app.workflow.engine_room import EngineRoom
from inspector_app.workflow.job_names import piece_of_work
from inspector_app.workflow.noting import BankNoted
from inspector_app.workflow.worker import Steps, Urgency

if TYPE_CHECKING:
    from inspector_app.workflow.inference import Inference


class BankSteps:
    """The acts of ``Banks`` that people undo, each noted; each answers with the bank version that it wrote."""

    def __init__(self, room: EngineRoom, noted: BankNoted) -> None:
        self._room, self._noted = room, noted
        self.acting = room.acting

    @needs(Right.CHANGE_BANK)
    @piece_of_work("bank")
    def grow(
        self, lot_id: str, part_ids: Sequence[str], *, in_spite: bool = False, confirmation: str = ""
    ) -> Future[BankVersion]:
        """See ``Banks.grow``."""
        named = tuple(part_ids)

        def grow(engine: Inference) -> Steps:
            _, version = yield from engine.growing.grow(lot_id, named, in_spite, confirmation, self._noted)
            return version

        return self._room.submit_steps(grow, Urgency.LOT)

    @needs(Right.CHANGE_BANK)
    @piece_of_work("bank")
    def revert(self, recipe_id: str) -> Future[BankVersion]:
        """See ``Banks.revert``."""
        return self._room.submit(lambda engine: engine.growing.revert(recipe_id, self._noted), Urgency.LOOK)

    @needs(Right.CHANGE_BANK)
    @piece_of_work("bank")
    def take_back(self, version_id: str) -> Future[BankVersion]:
        """Undo the step that wrote this bank version. Raises CorrectableError where the bank was changed since."""
        return self._room.submit(
            lambda engine: engine.bank_undoing.take_back(version_id, self._noted), Urgency.LOOK
        )

    @needs(Right.CHANGE_BANK)
    @piece_of_work("bank")
    def do_again(self, version_id: str, *, in_spite: bool = False) -> Future[BankVersion]:
        """Do the undone step that wrote this bank version again; the same artifact, so that nothing is computed.

        Raises CorrectableError where the bank was changed since, and where a growth would lose known parts, unless
        ``in_spite``.
        """
        return self._room.submit(
            lambda engine: engine.bank_undoing.do_again(version_id, in_spite, self._noted), Urgency.LOOK
        )

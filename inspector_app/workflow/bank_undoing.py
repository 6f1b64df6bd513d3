"""Undoing a growth of the normal bank, or a return to the bank before, and doing it again: between two kept banks."""

from __future__ import annotations

from inspector_app.domain.bank import BankVersion
from inspector_app.domain.errors import CorrectableError
from inspector_app.engine.memory import NormalBank
from inspector_app.workflow.bench import Bench
from inspector_app.workflow.challenging import warn_of_loss
from inspector_app.workflow.growing import Growing, refuse_loss, with_bank
from inspector_app.workflow.known_parts import KnownParts
from inspector_app.workflow.memory import RecipeMemory
from inspector_app.workflow.noting import BankNoted
from inspector_app.workflow.recipe_reading import bank_records
from inspector_app.workflow.references import References


class BankUndoing:
    """Used on the inference thread alone. The step is named by the bank version that it wrote."""

    def __init__(self, bench: Bench, references: References, known: KnownParts, growing: Growing) -> None:
        self._bench, self._references = bench, references
        self._known, self._growing = known, growing

    def take_back(self, version_id: str, noted: BankNoted) -> BankVersion:
        """The bank of before the step again. Nothing forbids an undo; what it loses of the challenge set is told.

        Raises CorrectableError where the recipe has another bank by now.
        """
        here, there, said = self._banks(version_id)
        memory, after = self._between(
            here, there, what="the bank was changed again since, so that this cannot be undone any more"
        )
        outcome = self._known.challenge(here.recipe_id, memory, after)
        warn_of_loss(self._bench, "the bank that was brought back", outcome, memory.version.recipe_name)
        reason = f"undone: {said}"
        return self._growing.adopt(
            here.recipe_id, after, outcome, reason=reason, artifact=there.normal_hash, noted=noted
        )

    def do_again(self, version_id: str, in_spite: bool, noted: BankNoted) -> BankVersion:
        """The bank that the step made, again; a growth only where it loses no known part, or ``in_spite``.

        Raises CorrectableError where it would, and where the recipe has another bank by now.
        """
        there, here, said = self._banks(version_id)
        memory, after = self._between(
            here, there, what="the bank was changed since, so that this cannot be done again"
        )
        outcome = self._known.challenge(here.recipe_id, memory, after)
        state = after.scoring.state
        grows = isinstance(state, NormalBank) and state.grown_from == here.normal_hash
        if grows and not in_spite:
            refuse_loss(outcome, memory.version.recipe_name)
        warn_of_loss(self._bench, "the bank that was brought back", outcome, memory.version.recipe_name)
        return self._growing.adopt(
            here.recipe_id,
            after,
            outcome,
            reason=said,
            artifact=there.normal_hash,
            confirmation="" if grows and in_spite else None,
            noted=noted,
        )

    def _banks(self, version_id: str) -> tuple[BankVersion, BankVersion, str]:
        """What the step has made, what was there before it, and why it was done."""
        with self._bench.stores.reading() as reading:
            made = reading.bank_version_by_id(version_id)
            before = reading.bank_version_before(made)
            records = bank_records(reading, made.recipe_id)
        said = next(record.reason for record in records if record.version.id == version_id)
        return made, before, said

    def _between(
        self, here: BankVersion, there: BankVersion, *, what: str
    ) -> tuple[RecipeMemory, RecipeMemory]:
        """The memory as it is, with the bank ``here``, and with the bank ``there``."""
        self._references.refresh(here.recipe_id)
        memory = self._bench.memory(here.recipe_id)
        if not memory.ready or memory.normal_hash != here.normal_hash:
            raise CorrectableError(
                what,
                subject=memory.version.recipe_name,
                remedy="The recipe place shows the versions of the bank, and what growing or returning would do",
            )
        return memory, with_bank(self._bench, memory, there.normal_hash)

"""The challenge set as people use it: run on demand, and before a change is kept; known good parts come and go."""

from __future__ import annotations

import time
from collections.abc import Generator
from dataclasses import replace

from inspector_app.domain.challenge import ChallengeOutcome
from inspector_app.domain.challenge_run import ChallengeReason
from inspector_app.domain.errors import CorrectableError
from inspector_app.workflow.bench import Bench
from inspector_app.workflow.challenge_record import keep_run
from inspector_app.workflow.events import Level, Notice, PartsChanged
from inspector_app.workflow.known_parts import KnownParts, names_of
from inspector_app.workflow.memory import RecipeMemory
from inspector_app.workflow.noting import PartNoted, unnoted
from inspector_app.workflow.references import References
from inspector_app.workflow.renewing import Renewing
from inspector_app.workflow.rescoring import Rescoring

Challenged = Generator[None, None, ChallengeOutcome]


class Challenging:
    """Used on the inference thread alone."""

    def __init__(self, bench: Bench, references: References, known: KnownParts, renewing: Renewing) -> None:
        self._bench = bench
        self._references, self._known, self._renewing = references, known, renewing
        self._rescoring = Rescoring(bench)

    def add_good(self, part_id: str, noted: PartNoted = unnoted) -> bool:
        """Name an inspected part as a good one; False where it is one already. ``noted`` writes along."""
        return self._tell(self._known.add_good(part_id, noted), part_id)

    def remove_good(self, part_id: str, noted: PartNoted = unnoted) -> bool:
        """Take that back; False where it was none."""
        return self._tell(self._known.remove_good(part_id, noted), part_id)

    def _tell(self, changed: bool, part_id: str) -> bool:
        if changed:
            with self._bench.stores.reading() as reading:
                lot_id = reading.part_row(part_id).lot_id
            self._bench.tell(PartsChanged(lot_id, (part_id,)))
        return changed

    def run(
        self,
        recipe_id: str,
        threshold: float | None,
        lower: float | None,
        lot_id: str | None,
        confirmation: str | None = None,
    ) -> Challenged:
        """The known parts under the recipe as it is and, with ``threshold``, as it would be.

        ``lot_id``: on the scale and with the normal bank that have scored this lot. The recipe as it is on its own
        scale is what later runs are compared with: that is kept as a run on demand, with ``confirmation``, why work
        goes on in spite of what is wrong.
        """
        memory = yield from self._ready(recipe_id)
        if lot_id is not None:
            with self._bench.stores.reading() as reading:
                memory = self._rescoring.on_scale_of(reading.lot(lot_id), memory)
        after = memory if threshold is None else _with_threshold(memory, threshold, lower)
        outcome = self._known.challenge(recipe_id, memory, after)
        if threshold is None:
            keep_run(self._bench, memory, ChallengeReason.ON_DEMAND, outcome, confirmation=confirmation)
        return outcome

    def at_shift_start(
        self, recipe_id: str, *, only_if_due: bool = False, confirmation: str | None = None
    ) -> Challenged:
        """Ask the known parts of the recipe as it is; people are told where it is wrong about one.

        ``only_if_due``: only where the recipe's interval has gone by since they were asked last; else an outcome
        without parts.
        """
        memory = yield from self._ready(recipe_id)
        if only_if_due:
            with self._bench.stores.reading() as reading:
                every = memory.version.settings.challenge_every
                standing = reading.challenge_standing(recipe_id, every)
            if not standing.due(time.time()):
                return ChallengeOutcome(())
        outcome = self._known.challenge(recipe_id, memory, memory)
        keep_run(self._bench, memory, ChallengeReason.SHIFT_START, outcome, confirmation=confirmation)
        if outcome.wrong:
            self._bench.tell(
                Notice(
                    Level.WARNING,
                    f"the challenge set failed: {len(outcome.wrong)} of {len(outcome.parts)} known parts are judged "
                    f"wrongly ({names_of(outcome.wrong)})",
                    memory.version.recipe_name,
                    "Look at them before the shift goes on: `inspector challenge`",
                )
            )
        return outcome

    def after_threshold(self, lot_id: str, confirmation: str | None) -> Challenged:
        """What the known parts say of a threshold that was moved in this lot, kept as a run.

        Steps of an undo ask nobody before, so it is asked after them.
        """
        with self._bench.stores.reading() as reading:
            lot = reading.lot(lot_id)
            now, _ = reading.lot_scale(lot_id)
            former = reading.former_threshold(now)
        if not self._bench.memory(lot.recipe_id).ready or now.calibration is None:
            return ChallengeOutcome(())
        memory = yield from self._ready(lot.recipe_id)
        after = self._rescoring.on_scale_of(lot, memory)
        before = after.under(former) if former is not None else after
        outcome = self._known.challenge(lot.recipe_id, before, after)
        subject = f"threshold {after.calibration.threshold:.4g}"
        keep_run(
            self._bench,
            after,
            ChallengeReason.THRESHOLD,
            outcome,
            subject=subject,
            confirmation=confirmation,
        )
        return outcome

    def _ready(self, recipe_id: str) -> Generator[None, None, RecipeMemory]:
        """The recipe's memory, its known parts up to date. Raises CorrectableError before anything was learnt."""
        self._references.refresh(recipe_id)
        memory = self._bench.memory(recipe_id)
        if not memory.ready:
            raise CorrectableError(
                "nothing was learnt yet, so nothing can be challenged",
                subject=memory.version.recipe_name,
                remedy="Inspect a lot of the recipe first",
            )
        yield from self._renewing.steps(recipe_id)
        return self._bench.memory(recipe_id)


def warn_of_threshold(bench: Bench, lot_id: str, threshold: float) -> ChallengeOutcome | None:
    """Tell people which known parts a threshold (raw units of the lot) would lose, before it is kept; all of them."""
    with bench.stores.reading() as reading:
        lot = reading.lot(lot_id)
    memory = bench.memory(lot.recipe_id)
    if not memory.ready:
        return None
    References(bench).refresh(lot.recipe_id)
    memory = Rescoring(bench).on_scale_of(lot, bench.memory(lot.recipe_id))
    after = _with_threshold(memory, threshold, None)
    outcome = KnownParts(bench).challenge(lot.recipe_id, memory, after)
    warn_of_loss(bench, f"the threshold {threshold:.4g}", outcome, memory.version.recipe_name)
    keep_run(bench, after, ChallengeReason.THRESHOLD, outcome, subject=f"threshold {threshold:.4g}")
    return outcome


def warn_of_bank(bench: Bench, before: RecipeMemory, after: RecipeMemory) -> None:
    """Tell people which known parts a bank that was learnt judges wrongly where the one before judged them rightly."""
    if not before.ready or not after.ready or before.encoding_id != after.encoding_id:
        return
    recipe_id = after.version.recipe_id
    References(bench).refresh(recipe_id)
    outcome = KnownParts(bench).challenge(recipe_id, before, after)
    warn_of_loss(bench, "the bank that was learnt now", outcome, after.version.recipe_name)
    keep_run(bench, after, ChallengeReason.BANK, outcome, subject=after.version.reason)


def warn_of_loss(bench: Bench, change: str, outcome: ChallengeOutcome, subject: str) -> None:
    """Tell people what a change loses of the challenge set, if anything."""
    if outcome.lost:
        bench.tell(
            Notice(
                Level.WARNING,
                f"{change} loses known parts: {said_of(outcome)}",
                subject,
                "The challenge set lists them: `inspector challenge`",
            )
        )


def said_of(outcome: ChallengeOutcome) -> str:
    """What a change loses: "2 rejects are no longer flagged (a.png, b.png), 1 good part is flagged (c.png)"."""
    said = []
    if rejects := outcome.lost_rejects:
        if len(rejects) == 1:
            said.append(f"1 reject is no longer flagged ({names_of(rejects)})")
        else:
            said.append(f"{len(rejects)} rejects are no longer flagged ({names_of(rejects)})")
    if good := outcome.lost_good:
        if len(good) == 1:
            said.append(f"1 good part is flagged ({names_of(good)})")
        else:
            said.append(f"{len(good)} good parts are flagged ({names_of(good)})")
    return ", ".join(said)


def _with_threshold(memory: RecipeMemory, threshold: float, lower: float | None) -> RecipeMemory:
    moved = memory.calibration.with_threshold(threshold, lower=lower)
    return memory.under(replace(memory.version, calibration=moved))

"""Marks that are kept already: revoked and kept again, one or several as one act, with the lots that felt them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from inspector_app.domain.approval import MarkEvidence, demand_second_person, kept_again, same_person
from inspector_app.domain.bank import Mark, MarkAction
from inspector_app.domain.challenge import ChallengeOutcome
from inspector_app.domain.challenge_run import ChallengeReason
from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.lot import Lot
from inspector_app.domain.review import FindingDecision
from inspector_app.store.drafts import ReviewDraft
from inspector_app.store.reading import Reading
from inspector_app.store.reading_lots import ORIGIN_LOT
from inspector_app.store.writing import Writing
from inspector_app.workflow.bank_changes import BankChanges
from inspector_app.workflow.bench import Bench
from inspector_app.workflow.challenge_record import keep_run
from inspector_app.workflow.challenging import warn_of_loss
from inspector_app.workflow.events import BankChanged, PartsChanged
from inspector_app.workflow.known_parts import KnownParts
from inspector_app.workflow.memory import RecipeMemory
from inspector_app.workflow.memory_store import with_stored_mark
from inspector_app.workflow.noting import MarksNoted, Said, unnoted
from inspector_app.workflow.reviewing import standing_mark_review, withdraw
from inspector_app.workflow.worker import Steps
from inspector_app.workflow.writer import Urgency


class MarkSwitching:
    """Used on the inference thread."""

    def __init__(
        self,
        bench: Bench,
        changes: BankChanges,
        known: KnownParts,
        said: Said,
        later: Callable[[Steps], None],
    ) -> None:
        """``later`` is given what is done when nothing else is to be done."""
        self._bench, self._said, self._later = bench, said, later
        self._changes, self._known = changes, known

    def challenge(self, mark_ids: Sequence[str]) -> ChallengeOutcome:
        """The challenge set if kept ones of these marks were revoked, revoked ones kept again. Nothing is written."""
        with self._bench.stores.reading() as reading:
            marks = [reading.mark_by_id(mark_id) for mark_id in mark_ids]
        recipe_id = one_recipe(marks)
        before = after = self._changes.ready(recipe_id)
        for mark in marks:
            if not mark.waiting:  # revoked, it goes on acting on nothing
                after = self._with(after, replace(mark, active=not mark.active))
        return self._known.challenge(recipe_id, before, after)

    def switch(
        self,
        mark_ids: Sequence[str],
        action: MarkAction,
        *,
        note: str = "",
        felt_with: Sequence[str] = (),
        reviews: bool = True,
        confirmation: str | None = None,
        evidence: MarkEvidence | None = None,
        noted: MarksNoted = unnoted,
    ) -> Steps:
        """Revoke marks of one recipe, keep them again or decide about waiting ones, in one transaction.

        The lots that felt them are rescored, and what the known parts say of it is kept with ``confirmation``, why a
        person goes on in spite of what is lost. ``felt_with``: further marks whose lots are rescored, too.
        ``reviews``: what was said of the marked regions goes and comes with the marks. ``noted`` writes along in that
        transaction. Gives the marks as they are then: one that is kept again may wait for a second person. Raises
        CorrectableError where one is so already, and where the person may not decide about it.
        """
        bench = self._bench
        with bench.stores.reading() as reading:
            marks = [reading.mark_by_id(mark_id) for mark_id in mark_ids]
            felt = lots_that_felt(reading, [*marks, *(reading.mark_by_id(one) for one in felt_with)])
            own = {mark.id: reading.lot(mark.lot_id) for mark in marks}
        recipe_id = one_recipe(marks)
        for mark in marks:
            _demand(mark, action)
        before = self._changes.ready(recipe_id)

        def write(writing: Writing) -> list[Mark]:
            changed = []
            for mark in marks:
                becomes = _allowed(writing, mark, action)
                changed.append(writing.add_mark_event(mark.id, becomes, note, evidence))
                if reviews and own[mark.id].number > ORIGIN_LOT:
                    _let_review_follow(writing, mark, changed[-1])
            noted(writing, changed)
            return changed

        changed = bench.writer.submit(write, Urgency.PERSON).result()
        after = before
        for was, mark in zip(marks, changed, strict=True):
            if was.active != mark.active:
                after = self._with(after, mark)
        outcome = self._known.challenge(recipe_id, before, after)
        word = _WORDS[action]
        change = f"{', '.join(mark.label for mark in changed)}, {word},"
        if after is not before:
            yield from self._changes.adopt(recipe_id, felt, before, after)
            self._later(self._others_follow(changed, felt))
            keep_run(
                bench,
                bench.memory(recipe_id),
                ChallengeReason.MARK,
                outcome,
                subject=change.replace(",", "").strip() if len(changed) == 1 else change.rstrip(","),
                confirmation=confirmation,
            )
        for mark in changed:
            if own[mark.id].number > ORIGIN_LOT:
                bench.tell(PartsChanged(mark.lot_id, (mark.part_id,)))
                self._said(mark.lot_id)
            bench.tell(BankChanged(recipe_id, mark, outcome))
        warn_of_loss(bench, change, outcome, before.version.recipe_name)
        return changed

    def one(
        self,
        mark_id: str,
        action: MarkAction,
        confirmation: str | None = None,
        noted: MarksNoted = unnoted,
    ) -> Steps:
        """``switch`` of one mark; gives it."""
        (mark,) = yield from self.switch([mark_id], action, confirmation=confirmation, noted=noted)
        return mark

    def _others_follow(self, marks: Sequence[Mark], felt: Sequence[Lot]) -> Steps:
        """Lots that were scored with these marks and felt nothing of them in a finding are as without them, or with."""
        bench = self._bench
        for mark in marks:
            with bench.stores.reading() as reading:
                keys = reading.lots_scored_with(mark.recipe_id, mark.number)
                others = [reading.lot(key) for key in keys if key not in {lot.id for lot in felt}]
            for lot in others:
                now = bench.memory(mark.recipe_id)
                if mark.number in now.marks:
                    before = now.without(mark.number)
                else:
                    before = self._with(now, replace(mark, active=True))
                yield from self._changes.follow(lot, before, now)

    def _with(self, memory: RecipeMemory, mark: Mark) -> RecipeMemory:
        if not mark.active:
            return memory.without(mark.number)
        with self._bench.stores.reading() as reading:
            return with_stored_mark(memory, mark, self._bench.stores, reading)


def lots_that_felt(reading: Reading, marks: Sequence[Mark]) -> list[Lot]:
    """The lots in which these marks were drawn or ever took something away; not those of other stations."""
    lots: dict[str, Lot] = {}
    for mark in marks:
        own = reading.lot(mark.lot_id)
        for lot in (own, *reading.lots_with_mark(mark.recipe_id, mark.number)):
            if lot.number > ORIGIN_LOT:
                lots.setdefault(lot.id, lot)
    return list(lots.values())


def one_recipe(marks: Sequence[Mark]) -> str:
    """The recipe of marks that are handled as one. Raises CorrectableError where they are of several, or none."""
    recipes = {mark.recipe_id for mark in marks}
    if len(recipes) != 1:
        raise CorrectableError(
            "give marks of one recipe", remedy="Choose at least one, all of the same recipe"
        )
    return recipes.pop()


_WORDS = {
    MarkAction.REVOKE: "revoked",
    MarkAction.REDO: "kept again",
    MarkAction.APPROVE: "approved",
    MarkAction.REFUSE: "refused",
    MarkAction.REOPEN: "waiting again",
}


def _demand(mark: Mark, action: MarkAction) -> None:
    """Raises CorrectableError where the act does not fit what the mark is."""
    if action in (MarkAction.APPROVE, MarkAction.REFUSE):
        if not mark.waiting:
            raise CorrectableError("the mark does not wait for approval", subject=mark.label)
    elif action is MarkAction.REOPEN:
        if mark.waiting:
            raise CorrectableError("the mark waits already", subject=mark.label)
    elif mark.stands == (action is not MarkAction.REVOKE):
        raise CorrectableError(
            "the mark is kept already" if mark.stands else "the mark is revoked already", subject=mark.label
        )


def _allowed(writing: Writing, mark: Mark, action: MarkAction) -> MarkAction:
    """What the act comes to for whoever writes. Raises CorrectableError where it needs another person."""
    reading = Reading(writing.connection)
    history = reading.mark_history(mark.id)
    if action in (MarkAction.APPROVE, MarkAction.REFUSE):
        demand_second_person(mark, history, writing.author, reading.names_of(writing.author))
    if action is MarkAction.REOPEN:
        last = history[-1]
        decided = last.action in (MarkAction.APPROVE, MarkAction.REFUSE)
        if not decided or not same_person(last.author, writing.author):
            raise CorrectableError(
                "only who has approved or refused a mark last can take that back",
                subject=mark.label,
                remedy="Revoke it instead",
            )
    if action is MarkAction.REDO:
        version = reading.recipe_version(mark.recipe_id)
        required = version is not None and version.settings.approval_required
        return kept_again(history, writing.author, required)
    return action


def _let_review_follow(writing: Writing, was: Mark, mark: Mark) -> None:
    """What was said of the marked region with the mark is taken back with it, and said again with it."""
    detail = Reading(writing.connection).part_detail(mark.part_id)
    review = standing_mark_review(detail, mark.image_id, mark.region)
    if was.stands and not mark.stands and review is not None:
        withdraw(writing, review.id)
    elif mark.stands and not was.stands and review is None:
        writing.add_review(
            ReviewDraft(
                mark.part_id,
                mark.image_id,
                FindingDecision.PSEUDO_ANOMALY,
                mark.region,
                mark.image_sha256,
                note=mark.note,
            )
        )

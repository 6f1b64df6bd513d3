"""Reading what a person has done as steps, as far as it still stands: the undo stack of an earlier session."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func, or_, select

from inspector_app.domain.bank import Mark
from inspector_app.domain.recipe import Calibration, RecipeVersion
from inspector_app.domain.recipe_change import values
from inspector_app.domain.step import (
    REMEMBERED,
    History,
    Step,
    StepAction,
    StepEvent,
    StepKind,
    history,
)
from inspector_app.store.part_state import IN_ONE_QUERY
from inspector_app.store.reading_base import ReadingBase
from inspector_app.store.reading_lots import LotReading
from inspector_app.store.reading_memory import MemoryReading
from inspector_app.store.tables import image, review, step_event

_EVENTS_READ = 10 * REMEMBERED  # each step may have been undone and done again
_OF_MARKS = (StepKind.KEEP_MARK, StepKind.SWITCH_MARK, StepKind.MERGE_MARKS, StepKind.IMPORT_MARKS)
_OF_APPROVAL = (StepKind.APPROVE_MARK, StepKind.REFUSE_MARK)


class StepReading(ReadingBase):
    """Steps."""

    def history(self, lot_id: str, author: str) -> History:
        """The steps of ``author`` in this lot, and those about its whole recipe.

        A step that the events of others have overtaken is left out: reviews that were taken back, a mark that was
        revoked on the bank page, a threshold that has been moved since, a bank that has changed since.
        """
        recipe_id = LotReading(self.connection).lot(lot_id).recipe_id
        rows = self.connection.execute(
            select(step_event)
            .where(
                step_event.c.recipe_id == recipe_id,
                step_event.c.author == author,
                or_(step_event.c.lot_id.is_(None), step_event.c.lot_id == lot_id),
            )
            .order_by(step_event.c.seq.desc())
            .limit(_EVENTS_READ)
        ).all()
        found = history(
            StepEvent(
                row.step_id,
                StepAction(row.action),
                StepKind(row.kind),
                row.content,
                tuple(row.result),
                row.lot_id,
            )
            for row in reversed(rows)
        )
        version = LotReading(self.connection).lot_scale(lot_id)[0]
        done = self._standing(found.done[::-1], version, wanted=True)[::-1]
        return History(tuple(done), tuple(self._standing(found.undone, version, wanted=False)))

    def _standing(self, steps: Sequence[Step], version: RecipeVersion, *, wanted: bool) -> list[Step]:
        """Those that stand, or do not, as is ``wanted``; ``steps`` begin with the one that is next."""
        kept: list[Step] = []
        settings: dict[StepKind, bool] = {}  # of those only the next one is what the recipe has now
        memory = MemoryReading(self.connection)
        latest = memory.bank_version(version.recipe_id)
        bank = "" if latest is None else latest.normal_hash  # as the steps before have left it
        stands: dict[str, bool] = {}  # marks that stand, and parts that are named as good, likewise
        for step in steps:
            if step.kind in (StepKind.SET_THRESHOLD, StepKind.SET_CLASSES):
                holds = settings.setdefault(step.kind, _is_set(step, version, now=wanted))
            elif step.kind is StepKind.CHANGE_SETTINGS:
                wanted_now = step.content["now" if wanted else "before"]
                holds = settings.setdefault(step.kind, _are_set(wanted_now, version))
            elif step.kind is StepKind.NAME_GOOD:
                part_id, good = step.content["part_id"], bool(step.content["good"])
                holds = stands.get(part_id, self._is_named_good(part_id)) == (good == wanted)
                stands |= {part_id: good != wanted} if holds else {}
            elif step.kind is StepKind.GROW_BANK:
                made = memory.bank_version_by_id(step.result[0])
                ends = made.normal_hash, memory.bank_version_before(made).normal_hash
                here, there = ends if wanted else ends[::-1]
                holds = here == bank
                bank = there if holds else bank
            elif step.kind in _OF_MARKS:
                marks = [memory.mark_by_id(mark_id) for mark_id in step.result]
                revokes = step.kind is StepKind.MERGE_MARKS or bool(step.content.get("revokes", False))
                holds = all((stands.get(mark.id, mark.stands) != revokes) == wanted for mark in marks)
                stands |= {mark.id: revokes == wanted for mark in marks} if holds else {}
            elif step.kind in _OF_APPROVAL:
                marks = [memory.mark_by_id(mark_id) for mark_id in step.result]
                holds = all(_is_decided(mark, step.kind) if wanted else mark.waiting for mark in marks)
            else:
                holds = self._withdrawn(step.result) == (0 if wanted else len(step.result))
            if holds:
                kept.append(step)
        return kept

    def _is_named_good(self, part_id: str) -> bool:
        images = self.connection.execute(
            select(image.c.id, image.c.lot_id).where(image.c.part_id == part_id)
        ).all()
        if not images:
            return False
        return MemoryReading(self.connection).is_named_good(images[0].lot_id, [row.id for row in images])

    def _withdrawn(self, review_ids: Sequence[str]) -> int:
        """How many of these reviews were taken back."""
        number = 0
        for start in range(0, len(review_ids), IN_ONE_QUERY):
            chunk = review_ids[start : start + IN_ONE_QUERY]
            number += self.connection.execute(
                select(func.count(review.c.withdraws_id.distinct())).where(review.c.withdraws_id.in_(chunk))
            ).scalar_one()
        return number


def _is_decided(mark: Mark, kind: StepKind) -> bool:
    """Whether a mark is as this decision of a second person has left it."""
    return mark.active if kind is StepKind.APPROVE_MARK else mark.refused


def _are_set(wanted: Mapping[str, Any], version: RecipeVersion) -> bool:
    """Whether the recipe has these settings, by name."""
    known = values(version.settings)
    return all(name in known and known[name] == value for name, value in wanted.items())


def _is_set(step: Step, version: RecipeVersion, *, now: bool) -> bool:
    """Whether the recipe is as this step has left it (``now``), or as it was before."""
    value = step.content["now" if now else "before"]
    if step.kind is StepKind.SET_CLASSES:
        return list(version.settings.defect_classes) == list(value)
    scale = version.calibration
    if scale is None:
        return False
    return abs(scale.threshold - max(float(value[0]), scale.m0 + Calibration.MIN_SPAN)) < 1e-9

"""What a person did as one step: the events by which it is done, undone and done again, and the stack they make."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

REMEMBERED = 100  # steps of one person that can be undone


class StepKind(StrEnum):
    """What was done; says how it is undone and done again."""

    REVIEW_PART = "review-part"
    REVIEW_PARTS = "review-parts"
    REVIEW_FINDING = "review-finding"
    REVIEW_REGION = "review-region"
    KEEP_MARK = "keep-mark"
    SWITCH_MARK = "switch-mark"
    SET_THRESHOLD = "set-threshold"
    SET_CLASSES = "set-classes"
    REVIEW_FINDINGS = "review-findings"
    MERGE_MARKS = "merge-marks"
    IMPORT_MARKS = "import-marks"
    APPROVE_MARK = "approve-mark"
    REFUSE_MARK = "refuse-mark"
    NAME_GOOD = "name-good"
    CHANGE_SETTINGS = "change-settings"
    GROW_BANK = "grow-bank"  # or return to the bank before: the recipe has another normal bank

    @property
    def is_of_recipe(self) -> bool:
        """Whether it is about the whole recipe, not about one lot."""
        return self in (
            StepKind.SWITCH_MARK,
            StepKind.SET_CLASSES,
            StepKind.MERGE_MARKS,
            StepKind.IMPORT_MARKS,
            StepKind.APPROVE_MARK,
            StepKind.REFUSE_MARK,
            StepKind.CHANGE_SETTINGS,
            StepKind.GROW_BANK,
        )


class StepAction(StrEnum):
    DO = "do"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class StepNote:
    """Goes along with an act into the store. ``content`` is JSON: what it takes to do the step again."""

    step_id: str
    action: StepAction
    kind: StepKind
    content: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class StepEvent:
    """One stored event of a step. ``result``: keys of what it wrote, such as reviews, the mark or the bank version."""

    step_id: str
    action: StepAction
    kind: StepKind
    content: Mapping[str, Any]
    result: tuple[str, ...]
    lot_id: str | None


@dataclass(frozen=True, slots=True)
class Step:
    """A step as it stands: ``result`` is what it wrote when it was last done."""

    id: str
    kind: StepKind
    content: Mapping[str, Any]
    result: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class History:
    """Steps that can be undone, oldest first, and steps that can be done again, the next one first."""

    done: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()


def history(events: Iterable[StepEvent]) -> History:
    """The stack that these events, oldest first, have left.

    A new step forgets what was undone before it. Acts that take differently long are stored in another order than they
    were asked for: undoing and doing again find their step wherever it lies. One whose step is not known, because its
    beginning lies too far back, changes nothing.
    """
    done: dict[str, Step] = {}
    undone: dict[str, Step] = {}  # the next one to be done again is the last
    for event in events:
        match event.action:
            case StepAction.DO:
                undone.clear()
                done[event.step_id] = Step(event.step_id, event.kind, event.content, event.result)
            case StepAction.UNDO if event.step_id in done:
                undone[event.step_id] = done.pop(event.step_id)
            case StepAction.REDO if event.step_id in undone:
                done[event.step_id] = replace(undone.pop(event.step_id), result=event.result)
    return History(tuple(done.values())[-REMEMBERED:], tuple(reversed(undone.values())))

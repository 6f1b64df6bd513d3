"""Marks that a second person approves: who may, what state the acts on a mark have left, and what was known then."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from inspector_app.domain.bank import Mark, MarkAction, Preview
from inspector_app.domain.errors import CorrectableError

if TYPE_CHECKING:
    from inspector_app.domain.bank_change import MarkAct

NAMED = 12  # parts of each kind that are named, the rest is counted


def same_person(one: str, other: str) -> bool:
    """Whether two authors are one person. The one place that knows what makes a person: today the login name."""
    return one.strip().casefold() == other.strip().casefold()


def demand_second_person(mark: Mark, history: Sequence[MarkAct], author: str) -> None:
    """Raises CorrectableError where this author has made the mark or asked for it to act."""
    proposed = next((act.author for act in reversed(history) if act.action is MarkAction.PROPOSE), "")
    for involved in (mark.author, proposed):
        if involved and same_person(involved, author):
            raise CorrectableError(
                f"{author} has made the mark, so another person has to decide about it",
                subject=mark.label,
                remedy="Ask a colleague to approve or to refuse it under their own name",
            )


def kept_again(history: Sequence[MarkAct], author: str, required: bool) -> MarkAction:
    """What keeping a revoked or refused mark again is: it acts, or has to be approved (anew).

    Who has revoked it takes that back: it is as it was before. Anybody else asks for it to act, and where the recipe
    wants a second person, it waits for one.
    """
    if not required:
        return MarkAction.REDO
    last = history[-1] if history else None
    own = last is not None and last.action is MarkAction.REVOKE and same_person(last.author, author)
    before = next((act.action for act in reversed(history[:-1])), None)
    if own and before is not None and before.acts:
        return MarkAction.REDO
    if own and before is not None and before.waits:
        return MarkAction.REOPEN
    return MarkAction.PROPOSE


@dataclass(frozen=True, slots=True)
class NamedPart:
    """A part that a mark touches, by lot and image, with its calibrated score before and with the mark."""

    lot_name: str
    path: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class MarkEvidence:
    """What was known of a mark when it was kept or approved: the outcome of its preview, on the scale of then.

    The first of each kind are named, the counts are of all. ``before`` and ``after`` are calibrated maps of the source
    image on the grid, ``[g_h, g_w]``; None where they were not kept.
    """

    lot_name: str
    recipe_version: int
    bank_version: int | None
    threshold: float  # raw units
    cleared: int
    confirmed: int  # known rejects that were asked
    good: int  # known good parts that were asked
    hidden: int
    weakened: int
    disturbed: int
    clears: tuple[NamedPart, ...] = ()
    hides: tuple[NamedPart, ...] = ()
    weakens: tuple[NamedPart, ...] = ()
    disturbs: tuple[NamedPart, ...] = ()
    before: npt.NDArray[np.float32] | None = field(default=None, compare=False)
    after: npt.NDArray[np.float32] | None = field(default=None, compare=False)

    BLIND_UNDER = 5

    @property
    def blind(self) -> bool:
        """Too few known rejects for the guard to mean anything."""
        return self.confirmed < MarkEvidence.BLIND_UNDER

    def to_json(self) -> dict[str, Any]:
        said = {name: value for name, value in asdict(self).items() if name not in ("before", "after")}
        return said | {"before": _packed(self.before), "after": _packed(self.after)}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> MarkEvidence:
        """The inverse of ``to_json``."""
        values = dict(data)
        for kind in ("clears", "hides", "weakens", "disturbs"):
            values[kind] = tuple(NamedPart(**each) for each in values[kind])
        return cls(**(values | {name: _unpacked(values[name]) for name in ("before", "after")}))


def evidence_of(
    preview: Preview,
    *,
    lot_name: str,
    recipe_version: int,
    bank_version: int | None,
    threshold: float,
    before: npt.NDArray[np.float32] | None = None,
    after: npt.NDArray[np.float32] | None = None,
) -> MarkEvidence:
    """A preview as it is kept with the act that it led to."""

    def named(parts: Sequence[Any]) -> tuple[NamedPart, ...]:
        return tuple(
            NamedPart(part.lot_name, part.path, round(part.before, 4), round(part.after, 4))
            for part in parts[:NAMED]
        )

    return MarkEvidence(
        lot_name=lot_name,
        recipe_version=recipe_version,
        bank_version=bank_version,
        threshold=threshold,
        cleared=len(preview.clears),
        confirmed=preview.confirmed,
        good=len(preview.outcome.good),
        hidden=len(preview.hides),
        weakened=len(preview.weakens),
        disturbed=len(preview.disturbs),
        clears=named(preview.clears),
        hides=named(preview.hides),
        weakens=named(preview.weakens),
        disturbs=named(preview.disturbs),
        before=before,
        after=after,
    )


def _packed(grid: npt.NDArray[np.float32] | None) -> dict[str, Any] | None:
    """A small map as JSON can hold it: half precision is more than a picture shows."""
    if grid is None:
        return None
    data = np.ascontiguousarray(grid, dtype="<f2")
    return {"shape": list(data.shape), "half": base64.b64encode(data.tobytes()).decode("ascii")}


def _unpacked(data: dict[str, Any] | None) -> npt.NDArray[np.float32] | None:
    if data is None:
        return None
    flat = np.frombuffer(base64.b64decode(data["half"]), dtype="<f2")
    return flat.reshape(data["shape"]).astype(np.float32)

"""What the page of a recipe shows beside its settings: the versions of its bank, its size, the known parts."""

from __future__ import annotations

from dataclasses import dataclass

from inspector_app.domain.bank import BankVersion
from inspector_app.domain.challenge import Known


@dataclass(frozen=True, slots=True)
class BankRecord:
    """One version of the memory, who made it, and why. ``learnt``: another normal bank, not only other marks."""

    version: BankVersion
    author: str
    reason: str
    learnt: bool
    joined: tuple[int, ...] = ()  # numbers of marks that this version has and the one before had not
    left: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class BankSize:
    """How large the normal bank is: ``patches`` of at most ``most``, from ``images``; whether it was grown."""

    patches: int
    most: int
    images: int
    grown: bool


@dataclass(frozen=True, slots=True)
class KnownMember:
    """A part of the challenge set: rejected by a person or shown with a defect, or named as a good one."""

    part_id: str
    image_id: str
    path: str
    lot_name: str
    known: Known

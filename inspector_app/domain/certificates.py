"""What the certificate of a mark is made from, beside the mark itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class QuietedPart:
    """A part that a mark keeps quiet; ``removed`` in raw units, summed over cells."""

    part_id: str
    image_id: str
    name: str
    lot_name: str
    removed: float


@dataclass(frozen=True, slots=True)
class NearDefect:
    """A confirmed defect and how far it lies from a mark: the median distance of its patches to the entry.

    Within the mark's ``reach`` the mark may take it for harmless, unless the defect bank forbids it.
    """

    path: str
    lot_name: str
    distance: float
    reach: float

    @property
    def within(self) -> bool:
        return self.distance < self.reach

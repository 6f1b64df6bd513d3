"""What people say: reviews are events, appended and never changed; a later one may withdraw an earlier one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from inspector_app.domain.geometry import Region


class PartDecision(StrEnum):
    ACCEPT = "accept"
    REJECT = "reject"
    UNSURE = "unsure"


class FindingDecision(StrEnum):
    DEFECT = "defect"
    PSEUDO_ANOMALY = "pseudo_anomaly"
    UNSURE = "unsure"


class Disposition(StrEnum):
    """The part's outcome: the latest part review, else what the findings' reviews say, else the verdict."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    UNSURE = "unsure"
    OK = "ok"  # by the machine's verdict, nobody has looked
    FLAGGED = "flagged"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Review:
    """One event. Of a part when ``region`` is None, else of a finding (a region, so that it outlives rescores)."""

    id: str
    part_id: str
    image_id: str | None
    decision: PartDecision | FindingDecision
    region: Region | None
    image_sha256: str | None
    defect_class: str
    note: str
    withdraws_id: str | None
    author: str
    station: str
    created_at: float

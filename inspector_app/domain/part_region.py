"""Named regions of a part: where on the picture, so that findings can be counted by place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class PartRegion:
    """A box of the picture with a name; x, y, width and height as shares of the image."""

    name: str
    box: tuple[float, float, float, float]

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> PartRegion:
        x, y, w, h = data["box"]
        return cls(data["name"], (x, y, w, h))

"""One malformed file: how it is laid down in a folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Case:
    """``place`` writes the file into a folder and gives its path; None where this system has no such thing."""

    name: str
    place: Callable[[Path], Path | None]


def of_bytes(name: str, data: bytes, suffix: str = ".png") -> Case:
    """A regular file of these bytes; its suffix says nothing of what is in it."""

    def place(folder: Path) -> Path:
        path = folder / f"part{suffix}"
        path.write_bytes(data)
        return path

    return Case(name, place)

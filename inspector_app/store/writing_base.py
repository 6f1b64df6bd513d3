"""What every part of ``Writing`` shares: the connection, who acts, when, and how numbers are given."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import uuid6
from sqlalchemy import Column, Connection, func, select

from inspector_app.domain.lot import Who


class WritingBase:
    """One unit of work on a connection of ``Database.writing()``; the caller commits by leaving it."""

    def __init__(self, connection: Connection, who: Who, clock: Callable[[], float] = time.time) -> None:
        self.connection = connection
        self._who = who
        self._clock = clock

    @property
    def author(self) -> str:
        """Who acts."""
        return self._who.author

    def _signed(self) -> dict[str, Any]:
        """The columns that say who did it, where and when."""
        return {"author": self._who.author, "station": self._who.station, "created_at": self._clock()}

    def _next_number(self, number: Column[int], recipe: Column[str], recipe_id: str) -> int:
        """The next number of the recipe; safe because a writing connection holds the write lock."""
        highest = self.connection.execute(select(func.max(number)).where(recipe == recipe_id)).scalar()
        return max(highest or 0, 0) + 1  # below are what came from elsewhere


def new_id() -> str:
    """A key that sorts by the time it was made (UUIDv7)."""
    return str(uuid6.uuid7())

"""Keys that sort by the time they were made (UUIDv7), also where the clock was set back since the last start.

The latest run of a lot, by which its scale is chosen, is the one of the highest key, and so are the latest job and
report: keys below older ones would let the older rows stand.
"""

from __future__ import annotations

import threading
import uuid

import uuid6
from sqlalchemy import Connection, func, select

from inspector_app.store.recipe_tables import bank_version, recipe_version
from inspector_app.store.tables import drift, job, lot, report, run

_BELOW_MILLISECONDS = 80  # bits of a key under its 48 of milliseconds
_ORDERED = (bank_version, drift, job, lot, recipe_version, report, run)


class Keys:
    """Gives keys, each above all that it gave or was shown."""

    def __init__(self) -> None:
        self._gate = threading.Lock()
        self._highest = 0

    def new(self) -> str:
        """The next key."""
        with self._gate:
            key = uuid6.uuid7().int
            if key <= self._highest:
                rest = key & ((1 << _BELOW_MILLISECONDS) - 1)
                key = ((self._highest >> _BELOW_MILLISECONDS) + 1) << _BELOW_MILLISECONDS | rest
            self._highest = key
            return str(uuid.UUID(int=key))

    def show(self, key: str | None) -> None:
        """Go on above this key; other texts than keys of this kind are passed over."""
        try:
            found = uuid.UUID(key or "")
        except ValueError:
            return
        if found.version == 7:
            with self._gate:
                self._highest = max(self._highest, found.int)


KEYS = Keys()  # one a process, as the clock is


def go_on_from(connection: Connection) -> None:
    """New keys come after all that the database holds."""
    for table in _ORDERED:
        KEYS.show(connection.execute(select(func.max(table.c.id))).scalar())

"""What every part of ``Reading`` shares: the connection."""

from __future__ import annotations

from sqlalchemy import Connection


class ReadingBase:
    """Reads on one connection of ``Database.reading()``, all of the same moment."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

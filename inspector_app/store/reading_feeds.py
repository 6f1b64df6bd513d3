"""Reading feeds, and what waits in the outbox."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, func, select

from inspector_app.domain.errors import NotFound
from inspector_app.domain.feeds import Feed, FeedMessage, FeedSettings, MessageType
from inspector_app.store.reading_base import ReadingBase
from inspector_app.store.tables import feed, outbox


class FeedReading(ReadingBase):
    """Feeds."""

    def feeds(self) -> list[Feed]:
        """Every feed, in the order they were made."""
        return [_feed(row) for row in self.connection.execute(_feeds().order_by(feed.c.id))]

    def feed(self, name: str) -> Feed:
        """The feed of this name. Raises NotFound, naming those there are."""
        row = self.connection.execute(_feeds().where(feed.c.name == name)).one_or_none()
        if row is None:
            known = ", ".join(each.settings.name for each in self.feeds()) or "none yet"
            raise NotFound("there is no such feed", subject=name, remedy=f"There are: {known}")
        return _feed(row)

    def feed_sent(self, feed_id: str) -> int | None:
        """The number up to which a feed has carried messages; None: it was removed."""
        found = self.connection.execute(_feeds().where(feed.c.id == feed_id)).one_or_none()
        return None if found is None else int(found.sent)

    def waiting(self, one: Feed) -> int:
        """How many messages a feed has still to carry."""
        return int(
            self.connection.execute(
                select(func.count()).select_from(outbox).where(outbox.c.number > one.sent)
            ).scalar_one()
        )

    def messages_after(self, number: int, limit: int) -> list[FeedMessage]:
        """The next messages of the outbox, in their order."""
        rows = self.connection.execute(
            select(outbox).where(outbox.c.number > number).order_by(outbox.c.number).limit(limit)
        )
        return [FeedMessage(row.number, row.id, MessageType(row.type), row.at, row.body) for row in rows]


def _feeds() -> Select[Any]:
    return select(feed).where(feed.c.removed_at.is_(None))


def _feed(row: Any) -> Feed:
    return Feed(row.id, FeedSettings.from_json(row.name, row.kind, row.settings), int(row.sent))

"""Reading feeds, and what waits in the outbox."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, func, select

from inspector_app.domain.errors import NotFound
from inspector_app.domain.feeds import Feed, FeedMessage, FeedSettings, MessageType, RefusedMessage
from inspector_app.store.line_tables import feed, outbox, refused_message
from inspector_app.store.reading_base import ReadingBase


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
        """How many messages a feed has still to carry, with those that are to be sent again."""
        ahead = select(func.count()).select_from(outbox).where(outbox.c.number > one.sent)
        return int(self.connection.execute(ahead).scalar_one()) + self._refused_count(one.id, again=True)

    def refused_count(self, feed_id: str) -> int:
        """How many messages the other side has refused for ever."""
        return self._refused_count(feed_id, again=False)

    def refused(self, feed_id: str, *, again: bool | None = None) -> list[RefusedMessage]:
        """Those messages, in their order; ``again``: only those that are, or are not, to be sent once more."""
        asked = select(refused_message).where(refused_message.c.feed_id == feed_id)
        if again is not None:
            asked = asked.where(refused_message.c.again.is_(again))
        return [
            RefusedMessage(
                FeedMessage(row.number, row.id, MessageType(row.type), row.at, row.body),
                row.problem,
                row.refused_at,
                row.again,
            )
            for row in self.connection.execute(asked.order_by(refused_message.c.number))
        ]

    def _refused_count(self, feed_id: str, *, again: bool) -> int:
        asked = (
            select(func.count())
            .select_from(refused_message)
            .where(refused_message.c.feed_id == feed_id, refused_message.c.again.is_(again))
        )
        return int(self.connection.execute(asked).scalar_one())

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

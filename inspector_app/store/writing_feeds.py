"""Writing feeds and their outbox: a message stands in the same transaction as what it tells of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from inspector_app.domain.audit import AuditKind
from inspector_app.domain.errors import CorrectableError, NotFound
from inspector_app.domain.feeds import SCHEMA, Feed, FeedSettings, MessageType
from inspector_app.domain.lot import JobState
from inspector_app.domain.readings import JobRow
from inspector_app.domain.review import Review
from inspector_app.store.drafts import ReviewDraft, StoredResult
from inspector_app.store.feed_bodies import finished_body, inspected_bodies, reviewed_body
from inspector_app.store.line_tables import feed, outbox, refused_message
from inspector_app.store.part_state import IN_ONE_QUERY
from inspector_app.store.reading_feeds import FeedReading
from inspector_app.store.reading_lots import LotReading
from inspector_app.store.tables import image, run
from inspector_app.store.writing_base import new_id
from inspector_app.store.writing_events import EventWriting
from inspector_app.store.writing_runs import RunWriting
from inspector_app.store.writing_watch import WatchWriting


class FeedWriting(RunWriting, EventWriting, WatchWriting):
    """Feeds, and what they are to tell. Without a feed nothing is kept for one."""

    # --- what is told

    def add_results(self, run_id: str, results: Sequence[StoredResult]) -> list[str]:
        replaced = super().add_results(run_id, results)
        if not self._is_fed():
            return replaced
        for start in range(0, len(results), IN_ONE_QUERY):
            images = [stored.result.image_id for stored in results[start : start + IN_ONE_QUERY]]
            parts = self.connection.execute(
                select(image.c.part_id).where(image.c.id.in_(images)).distinct()
            ).scalars()
            of_run = self.connection.execute(select(run.c.lot_id, run.c.kind).where(run.c.id == run_id)).one()
            bodies = inspected_bodies(self.connection, of_run.lot_id, list(parts), of_run.kind)
            self._tell(MessageType.INSPECTED, bodies)
        return replaced

    def add_review(self, draft: ReviewDraft) -> Review:
        said = super().add_review(draft)
        if self._is_fed():
            self._tell(MessageType.REVIEWED, [reviewed_body(self.connection, said)])
        return said

    def update_job(
        self,
        job_id: str,
        state: JobState | None = None,
        done: int | None = None,
        total: int | None = None,
        error: str | None = None,
    ) -> JobRow:
        row = super().update_job(job_id, state, done, total, error)
        if state is JobState.DONE and row.kind == "inspect" and self._is_fed():
            watched = LotReading(self.connection).lot(row.lot_id).watched
            if not watched and self._has_scored(row):  # of a watched folder more is expected
                self._tell(MessageType.FINISHED, [finished_body(self.connection, row.lot_id)])
        return row

    def finish_watch_lot(self, lot_id: str) -> None:
        super().finish_watch_lot(lot_id)
        if self._is_fed():
            self._tell(MessageType.FINISHED, [finished_body(self.connection, lot_id)])

    # --- feeds

    def add_feed(self, settings: FeedSettings) -> Feed:
        """A feed that carries what happens from now on. Raises CorrectableError where the name is taken."""
        if any(each.settings.name == settings.name for each in FeedReading(self.connection).feeds()):
            raise CorrectableError(
                "there is a feed of this name",
                subject=settings.name,
                remedy="Remove it first, or name it otherwise",
            )
        newest = self.connection.execute(select(func.max(outbox.c.number))).scalar() or 0
        feed_id = new_id()
        self.connection.execute(
            insert(feed).values(
                id=feed_id,
                name=settings.name,
                kind=settings.kind.value,
                settings=settings.to_json(),
                sent=newest,
                **self._signed(),
            )
        )
        self.note(AuditKind.FEED, settings.name, {"act": "add", **settings.for_the_log()})
        return Feed(feed_id, settings, int(newest))

    def remove_feed(self, name: str) -> int:
        """End a feed; how many messages it has not carried. Raises NotFound."""
        found = FeedReading(self.connection).feed(name)
        reading = FeedReading(self.connection)
        waiting = reading.waiting(found) + reading.refused_count(found.id)
        self.connection.execute(delete(refused_message).where(refused_message.c.feed_id == found.id))
        self.connection.execute(update(feed).where(feed.c.id == found.id).values(removed_at=self._clock()))
        self._sweep_outbox()
        self.note(
            AuditKind.FEED, name, {"act": "remove", "not_sent": waiting, **found.settings.for_the_log()}
        )
        return waiting

    def feed_has_sent(self, feed_id: str, number: int) -> None:
        """Everything up to this number was carried; what no feed still needs is swept."""
        done = self.connection.execute(
            update(feed).where(feed.c.id == feed_id, feed.c.sent < number).values(sent=number)
        )
        if done.rowcount:
            self._sweep_outbox()

    def skip_message(self, name: str) -> str:
        """Let a feed pass over the message it is held up by; the message's id. Raises NotFound where none waits."""
        found = FeedReading(self.connection).feed(name)
        waiting = FeedReading(self.connection).messages_after(found.sent, 1)
        if not waiting:
            raise NotFound("no message waits", subject=name)
        self.note(
            AuditKind.FEED, name, {"act": "skip", "message": waiting[0].id, "type": waiting[0].type.value}
        )
        self.feed_has_sent(found.id, waiting[0].number)
        return waiting[0].id

    def refuse_message(self, feed_id: str, number: int, problem: str) -> None:
        """The other side will never take this message: it is kept aside, and the feed goes on behind it."""
        row = self.connection.execute(select(outbox).where(outbox.c.number == number)).one_or_none()
        name = self._feed_name(feed_id)
        if row is None or name is None:
            return
        self.connection.execute(
            insert(refused_message).values(
                feed_id=feed_id,
                number=row.number,
                id=row.id,
                type=row.type,
                at=row.at,
                body=row.body,
                problem=problem,
                refused_at=self._clock(),
                again=False,
            )
        )
        self.note(AuditKind.FEED, name, {"act": "refuse", "message": row.id, "type": row.type})
        self.feed_has_sent(feed_id, number)

    def send_refused_again(self, name: str) -> int:
        """What the other side has refused is to be sent once more; how many. Raises NotFound where there is none."""
        found = FeedReading(self.connection).feed(name)
        asked = update(refused_message).where(
            refused_message.c.feed_id == found.id, refused_message.c.again.is_(False)
        )
        count = int(self.connection.execute(asked.values(again=True)).rowcount)
        if not count:
            raise NotFound("no message was refused", subject=name)
        self.note(AuditKind.FEED, name, {"act": "send again", "messages": count})
        return count

    def refused_again(self, feed_id: str, number: int, problem: str) -> None:
        """Sent once more, it was refused once more."""
        self.connection.execute(
            update(refused_message)
            .where(refused_message.c.feed_id == feed_id, refused_message.c.number == number)
            .values(again=False, problem=problem, refused_at=self._clock())
        )

    def refused_was_taken(self, feed_id: str, number: int) -> None:
        """Sent once more, it was taken."""
        self.connection.execute(
            delete(refused_message).where(
                refused_message.c.feed_id == feed_id, refused_message.c.number == number
            )
        )

    def _feed_name(self, feed_id: str) -> str | None:
        asked = select(feed.c.name).where(feed.c.id == feed_id, feed.c.removed_at.is_(None))
        return self.connection.execute(asked).scalar()

    def _is_fed(self) -> bool:
        return (
            self.connection.execute(select(feed.c.id).where(feed.c.removed_at.is_(None)).limit(1)).scalar()
            is not None
        )

    def _tell(self, type: MessageType, bodies: Sequence[Mapping[str, Any]]) -> None:
        if not bodies:
            return
        now = self._clock()
        rows = []
        for body in bodies:
            message_id = new_id()
            head = {"schema": SCHEMA, "id": message_id, "type": type.value, "station": self._who.station}
            rows.append({"id": message_id, "type": type.value, "at": now, "body": head | dict(body)})
        self.connection.execute(insert(outbox), rows)

    def _sweep_outbox(self) -> None:
        slowest = self.connection.execute(
            select(func.min(feed.c.sent)).where(feed.c.removed_at.is_(None))
        ).scalar()
        statement = delete(outbox)
        if slowest is not None:
            statement = statement.where(outbox.c.number <= slowest)
        self.connection.execute(statement)

    def _has_scored(self, row: JobRow) -> bool:
        """Whether the job has inspected anything: opening a lot again is none that ends."""
        return (
            self.connection.execute(
                select(run.c.id)
                .where(run.c.lot_id == row.lot_id, run.c.created_at >= row.created_at)
                .limit(1)
            ).scalar()
            is not None
        )

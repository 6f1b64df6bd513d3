"""The feeds of a workspace: which there are, how they stand, and their senders while the program carries them."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

import uuid6

from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.feeds import (
    SCHEMA,
    Feed,
    FeedFault,
    FeedHealth,
    FeedMessage,
    FeedSettings,
    FeedStatus,
    MessageType,
)
from inspector_app.workflow.events import Event, FeedChanged, PartsChanged, Progress, Reviewed
from inspector_app.workflow.feeds.outlet import Outlet
from inspector_app.workflow.feeds.sending import Sender, outlet_of
from inspector_app.workflow.stores import Stores
from inspector_app.workflow.writer import Urgency, Writer

T = TypeVar("T")
MakeSender = Callable[[Feed, Stores, Writer, Callable[[Event], None]], Sender]


class Feeds:
    """Acts return futures; the senders run from ``start`` on."""

    def __init__(
        self, stores: Stores, writer: Writer, tell: Callable[[Event], None], *, make: MakeSender = Sender
    ) -> None:
        self._stores, self._writer, self._tell, self._make = stores, writer, tell, make
        self._gate = threading.Lock()
        self._senders: dict[str, Sender] = {}
        self._told: dict[str, FeedStatus] = {}
        self._testing: Outlet | None = None
        self._started = self._closed = False
        self._acts = ThreadPoolExecutor(1, "inspector-feeds")

    def start(self) -> Future[int]:
        """Carry messages from now on, those too that wait from before; how many feeds there are."""

        def begin() -> int:
            with self._stores.reading() as reading:
                feeds = reading.feeds()
            with self._gate:
                self._started = True
            for feed in feeds:
                self._run(feed)
            return len(feeds)

        return self._acts.submit(begin)

    def hear(self, event: Event) -> None:
        """A subscriber of the session: something may have come into the outbox. Any thread, never waits."""
        if isinstance(event, PartsChanged | Reviewed | Progress):
            with self._gate:
                senders = list(self._senders.values())
            for sender in senders:
                sender.look()

    def add(self, settings: FeedSettings) -> Future[Feed]:
        """A new feed. CorrectableError where it cannot be."""

        def act() -> Feed:
            checked = settings.checked()
            outlet_of("", checked).close()  # what it needs is installed
            feed = self._writer.submit(lambda writing: writing.add_feed(checked), Urgency.PERSON).result()
            self._run(feed)
            return feed

        return self._acts.submit(act)

    def remove(self, name: str) -> Future[int]:
        """End a feed; how many messages it had still to carry. NotFound."""

        def act() -> int:
            with self._stores.reading() as reading:
                feed = reading.feed(name)
            with self._gate:
                sender = self._senders.pop(feed.id, None)
                self._told.pop(feed.id, None)
            if sender is not None:
                sender.close()
            left = self._writer.submit(lambda writing: writing.remove_feed(name), Urgency.PERSON).result()
            self._tell(FeedChanged(FeedStatus(feed, FeedHealth.OFF, 0)))
            return left

        return self._acts.submit(act)

    def skip(self, name: str) -> Future[str]:
        """Let a feed pass over the message that holds it up; its id. NotFound."""

        def act() -> str:
            skipped = self._writer.submit(lambda writing: writing.skip_message(name), Urgency.PERSON).result()
            with self._gate:
                senders = list(self._senders.values())
            for sender in senders:
                sender.look()
            return skipped

        return self._acts.submit(act)

    def test(self, name: str) -> Future[None]:
        """Send a message of type ``test`` past the outbox. NotFound, or CorrectableError saying what went wrong."""

        def act() -> None:
            with self._stores.reading() as reading:
                feed = reading.feed(name)
            message_id = str(uuid6.uuid7())
            body = {"schema": SCHEMA, "id": message_id, "type": MessageType.TEST.value}
            body["at"] = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
            outlet = outlet_of(feed.id, feed.settings)
            with self._gate:
                self._testing = outlet
                if self._closed:
                    outlet.stop()
            try:
                outlet.send([FeedMessage(0, message_id, MessageType.TEST, time.time(), body)])
            except FeedFault as fault:
                raise CorrectableError(
                    f"the test message was not taken: {fault.what}",
                    subject=feed.settings.name,
                    remedy="Look at the address, the secret and the other side",
                ) from fault
            finally:
                with self._gate:
                    self._testing = None
                outlet.close()

        return self._acts.submit(act)

    def statuses(self) -> Future[list[FeedStatus]]:
        """How every feed stands."""

        def act() -> list[FeedStatus]:
            found = []
            with self._stores.reading() as reading:
                for feed in reading.feeds():
                    with self._gate:
                        told, carried = self._told.get(feed.id), feed.id in self._senders
                    waiting = reading.waiting(feed)
                    if told is None:  # a sender that has just been made has not said anything yet
                        health = FeedHealth.SENDING if carried else FeedHealth.OFF
                        found.append(FeedStatus(feed, health, waiting))
                    else:
                        found.append(
                            FeedStatus(feed, told.health, waiting, told.problem, told.attempts, told.retry_in)
                        )
            return found

        return self._acts.submit(act)

    def drain(self, seconds: float, *, step: float = 0.05) -> dict[str, int]:
        """Wait until every feed has carried everything, no longer than that; what is left of each by its name.

        A feed whose last attempt has failed is not waited for.
        """
        until = time.monotonic() + seconds
        while True:
            left = {
                status.feed.settings.name: status
                for status in self.statuses().result()
                if status.waiting and status.health is not FeedHealth.OFF
            }
            well = [one for one in left.values() if one.health is not FeedHealth.WAITING]
            if not well or time.monotonic() > until:
                return {name: one.waiting for name, one in left.items()}
            threading.Event().wait(step)

    def close(self) -> None:
        """Stop every sender; what waits is sent the next time."""
        with self._gate:
            self._closed = True
            if self._testing is not None:
                self._testing.stop()
        self._acts.shutdown(cancel_futures=True)
        senders = list(self._senders.values())
        closing = [threading.Thread(target=sender.close, name="inspector-feed-close") for sender in senders]
        for thread in closing:  # side by side: none waits for another
            thread.start()
        for thread in closing:
            thread.join()
        self._senders.clear()

    def _run(self, feed: Feed) -> None:
        with self._gate:
            if not self._started or self._closed or feed.id in self._senders:
                return
            self._senders[feed.id] = self._make(feed, self._stores, self._writer, self._heard)

    def _heard(self, event: Event) -> None:
        if isinstance(event, FeedChanged):
            with self._gate:
                self._told[event.status.feed.id] = event.status
        self._tell(event)

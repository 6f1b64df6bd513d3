"""Senders: a thread a feed, which carries the outbox to the other side, in order, for as long as it takes."""

from __future__ import annotations

import logging
import random
import threading
from collections.abc import Callable
from pathlib import Path

from inspector_app.domain.errors import EnvironmentFault, InspectorError
from inspector_app.domain.feeds import Feed, FeedFault, FeedHealth, FeedKind, FeedSettings, FeedStatus
from inspector_app.workflow.events import Event, FeedChanged
from inspector_app.workflow.feeds.outlet import Outlet
from inspector_app.workflow.stores import Stores
from inspector_app.workflow.writer import Writer

log = logging.getLogger(__name__)

AT_ONCE = 50  # messages between two notes of how far a feed has come
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 300.0  # seconds
LOOK = 2.0  # seconds between two looks into the outbox; a result that is told of is seen at once


def outlet_of(feed_id: str, settings: FeedSettings) -> Outlet:
    """The way out of a feed. Raises CorrectableError where what it needs is not installed.

    Each is loaded where there is a feed of its kind: most workspaces have none.
    """
    if settings.kind is FeedKind.WEBHOOK:
        from inspector_app.workflow.feeds.webhook import Webhook

        return Webhook(settings)
    if settings.kind is FeedKind.MQTT:
        from inspector_app.workflow.feeds.mqtt import MqttFeed

        return MqttFeed(settings, client_id=f"inspector-{feed_id[-12:]}")
    from inspector_app.workflow.feeds.file_feed import FileFeed

    return FileFeed(Path(settings.target).expanduser(), settings.kind)


def pause_after(failures: int, chance: Callable[[], float] = random.random) -> float:
    """Seconds before the next attempt: doubled each time, half of it by chance, so that many stations spread.

    After "Exponential Backoff And Jitter" (Brooker, 2015), its equal jitter.
    """
    longest = min(LONGEST_PAUSE, FIRST_PAUSE * 2.0 ** min(failures - 1, 16))
    return longest / 2 + longest / 2 * chance()


class Sender:
    """Carries one feed. Made, it runs; ``close`` is the one way out and takes no longer than what can be given up."""

    def __init__(
        self,
        feed: Feed,
        stores: Stores,
        writer: Writer,
        tell: Callable[[Event], None],
        *,
        make: Callable[[str, FeedSettings], Outlet] = outlet_of,
        pause: Callable[[int], float] = pause_after,
    ) -> None:
        self.feed = feed
        self._stores, self._writer, self._tell = stores, writer, tell
        self._make, self._pause = make, pause
        self._outlet: Outlet | None = None
        self._wake = threading.Condition()
        self._news = True
        self._stopping = False
        self._failures = 0
        self._problem = ""
        self._told: FeedStatus | None = None
        self._thread = threading.Thread(
            target=self._run, name=f"inspector-feed-{feed.settings.kind}", daemon=False
        )
        self._thread.start()

    def look(self) -> None:
        """Something may have come into the outbox."""
        with self._wake:
            self._news = True
            self._wake.notify_all()

    def close(self) -> None:
        """Give up what waits, note what was carried, end the thread."""
        with self._wake:
            self._stopping = True
            outlet = self._outlet
            self._wake.notify_all()
        if outlet is not None:
            outlet.stop()
        self._thread.join()

    def _run(self) -> None:
        sent = self.feed.sent
        try:
            while not self._stopping:
                pause = LOOK
                try:
                    number = self._carry(sent)
                except FeedFault as fault:
                    if self._stopping:
                        break
                    pause = self._failed(fault)
                except InspectorError as error:
                    pause = self._failed(FeedFault(error.sentence()))
                except Exception as error:  # whatever it is, it must not end the feed
                    log.exception("the feed %s failed", self.feed.settings.name)
                    pause = self._failed(FeedFault(f"{type(error).__name__}: {error}"))
                else:
                    self._failures, self._problem = 0, ""
                    if number > sent:
                        sent = number
                        continue
                    self._say(FeedHealth.IDLE)
                self._wait(pause)
        finally:
            if self._outlet is not None:
                self._outlet.close()

    def _carry(self, sent: int) -> int:
        """Hand over what comes next; the number up to which the other side has everything."""
        with self._stores.reading() as reading:
            current = reading.feed_sent(self.feed.id)
            if current is None:
                return sent  # removed
            sent = max(sent, current)  # a person may have let it pass over a message
            messages = reading.messages_after(sent, AT_ONCE)
        if not messages:
            return sent
        if self._outlet is None:
            outlet = self._make(self.feed.id, self.feed.settings)
            with self._wake:
                self._outlet = outlet
                if self._stopping:
                    outlet.stop()
        self._say(FeedHealth.SENDING)
        done = self._outlet.send(messages) if self._outlet is not None else 0
        number = messages[done - 1].number
        feed_id = self.feed.id
        self._writer.submit(lambda writing: writing.feed_has_sent(feed_id, number)).result()
        return number

    def _failed(self, fault: FeedFault) -> float:
        if fault.what != self._problem:
            log.warning("the feed %s waits: %s", self.feed.settings.name, fault.what)
        self._failures, self._problem = self._failures + 1, fault.what
        pause = max(self._pause(self._failures), fault.retry_after or 0.0)
        self._say(FeedHealth.WAITING, pause)
        return pause

    def _wait(self, pause: float) -> None:
        with self._wake:
            if self._failures:  # news do not make the other side well
                self._wake.wait_for(lambda: self._stopping, pause)
            else:
                self._wake.wait_for(lambda: self._stopping or self._news, pause)
            self._news = False

    def _say(self, health: FeedHealth, retry_in: float | None = None) -> None:
        try:
            with self._stores.reading() as reading:
                waiting = reading.waiting(
                    Feed(self.feed.id, self.feed.settings, self._noted(reading.feed_sent))
                )
        except EnvironmentFault:
            return
        status = FeedStatus(self.feed, health, waiting, self._problem, self._failures, retry_in)
        if status != self._told:
            self._told = status
            self._tell(FeedChanged(status))

    def _noted(self, sent_of: Callable[[str], int | None]) -> int:
        return sent_of(self.feed.id) or 0

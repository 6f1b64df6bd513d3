"""Senders: a thread a feed, which carries the outbox to the other side, in order, for as long as it takes."""

from __future__ import annotations

import logging
import random
import threading
import time
from collections.abc import Callable
from pathlib import Path

from inspector_app.domain.errors import EnvironmentFault, InspectorError
from inspector_app.domain.feeds import (
    Feed,
    FeedFault,
    FeedHealth,
    FeedKind,
    FeedMessage,
    FeedSettings,
    FeedStatus,
)
from inspector_app.workflow.events import Event, FeedChanged
from inspector_app.workflow.feeds.outlet import Outlet
from inspector_app.workflow.stores import Stores
from inspector_app.workflow.writer import Writer

log = logging.getLogger(__name__)

AT_ONCE = 50  # messages between two notes of how far a feed has come
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 300.0  # seconds
SLOW_AFTER = 9  # failures, from which on the pause is the longest
REFUSALS, REFUSED_FOR = (
    5,
    900.0,
)  # refusals of one message, over at least so many seconds, until it is kept aside
MOST_ASIDE = 3  # messages that are kept aside in a row: then it is the address that is wrong, not they
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
        steady: Callable[[], float] = time.monotonic,
    ) -> None:
        self.feed = feed
        self._stores, self._writer, self._tell = stores, writer, tell
        self._make, self._pause, self._steady = make, pause, steady
        self._refused = (0, 0, 0.0)  # message, refusals of it, when the first one came
        self._aside = 0  # messages that were kept aside since one was taken
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
            again = reading.refused(self.feed.id, again=True)
            messages = reading.messages_after(sent, AT_ONCE)
        if not messages and not again:
            return sent
        outlet, feed_id = self._outlet or self._open(), self.feed.id
        self._say(FeedHealth.SENDING)
        for one in again:
            self._send_again(outlet, one.message)
        if not messages:
            return sent
        try:
            number = messages[outlet.send(messages) - 1].number
        except FeedFault as fault:
            if not fault.refused or not self._is_refused_for_ever(messages[0].number):
                raise
            if self._aside >= MOST_ASIDE:
                self._failures = max(self._failures, SLOW_AFTER)
                raise FeedFault(
                    f"{self._aside} messages in a row were refused: no more are kept aside, and sending rests until "
                    f"one is taken. Is the address right? ({fault.what})"
                ) from fault
            number, problem = messages[0].number, fault.what
            self._aside += 1
            log.warning("the feed %s: message %s is refused: %s", self._name, messages[0].id, problem)
            self._writer.submit(lambda writing: writing.refuse_message(feed_id, number, problem)).result()
            return number
        self._aside = 0
        self._writer.submit(lambda writing: writing.feed_has_sent(feed_id, number)).result()
        return number

    def _open(self) -> Outlet:
        outlet = self._make(self.feed.id, self.feed.settings)
        with self._wake:
            self._outlet = outlet
            if self._stopping:
                outlet.stop()
        return outlet

    def _send_again(self, outlet: Outlet, message: FeedMessage) -> None:
        """One that was refused before, because a person wants it: refused once more, it is left at that."""
        feed_id, number = self.feed.id, message.number
        try:
            outlet.send([message])
        except FeedFault as fault:
            if not fault.refused:
                raise
            problem = fault.what
            self._writer.submit(lambda writing: writing.refused_again(feed_id, number, problem)).result()
        else:
            self._writer.submit(lambda writing: writing.refused_was_taken(feed_id, number)).result()

    def _is_refused_for_ever(self, number: int) -> bool:
        """Whether this refusal is the one too many: the other side may be wrong for a while, not for ever."""
        now = self._steady()
        of, times, first = self._refused
        self._refused = (number, times + 1, first) if of == number else (number, 1, now)
        return self._refused[1] >= REFUSALS and now - self._refused[2] >= REFUSED_FOR

    @property
    def _name(self) -> str:
        return self.feed.settings.name

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
                refused = reading.refused_count(self.feed.id)
        except EnvironmentFault:
            return
        status = FeedStatus(self.feed, health, waiting, self._problem, self._failures, retry_in, refused)
        if status != self._told:
            self._told = status
            self._tell(FeedChanged(status))

    def _noted(self, sent_of: Callable[[str], int | None]) -> int:
        return sent_of(self.feed.id) or 0

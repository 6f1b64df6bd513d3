"""What the fake session watches and feeds: answered at once, nothing runs."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from inspector_app.domain.errors import InspectorError
from inspector_app.domain.feeds import Feed, FeedHealth, FeedSettings, FeedStatus
from inspector_app.domain.watching import OFF, WatchSettings, WatchState, WatchStatus
from inspector_app.workflow.events import FeedChanged, WatchChanged

if TYPE_CHECKING:
    from tests.ui.fake_session import FakeSession


def done(value: Any) -> Future[Any]:
    future: Future[Any] = Future()
    if isinstance(value, Exception):
        future.set_exception(value)
    else:
        future.set_result(value)
    return future


class FakeWatching:
    """``refusal``: what starting raises."""

    def __init__(self, session: FakeSession) -> None:
        self._session = session
        self.status = OFF
        self.refusal: InspectorError | None = None

    def start(self, settings: WatchSettings, *, once: bool = False) -> tuple[Future[str], Future[None]]:
        self._session.calls.append(("watching.start", (settings,)))
        if self.refusal is not None:
            return done(self.refusal), done(None)
        self.turn(state=WatchState.WATCHING, settings=settings)
        return done("watch"), done(None)

    def resume(self) -> Future[str]:
        self._session.calls.append(("watching.resume", ()))
        return done("")

    def stop(self) -> Future[None]:
        self._session.calls.append(("watching.stop", ()))
        self.turn(state=WatchState.OFF)
        return done(None)

    def turn(self, **changes: Any) -> WatchStatus:
        """The watch stands so now."""
        self.status = replace(self.status, **changes)
        self._session.emit(WatchChanged(self.status))
        return self.status


class FakeFeeds:
    """``trouble``: what the test message of a feed raises."""

    def __init__(self, session: FakeSession) -> None:
        self._session = session
        self.acting = session.acting
        self.all: dict[str, FeedStatus] = {}
        self.trouble: InspectorError | None = None

    def start(self) -> Future[int]:
        self._session.calls.append(("feeds.start", ()))
        return done(len(self.all))

    def statuses(self) -> Future[list[FeedStatus]]:
        return done(list(self.all.values()))

    def add(self, settings: FeedSettings) -> Future[Feed]:
        self._session.calls.append(("feeds.add", (settings,)))
        feed = Feed(f"feed-{settings.name}", settings, 0)
        self.turn(FeedStatus(feed, FeedHealth.IDLE, 0))
        return done(feed)

    def remove(self, name: str) -> Future[int]:
        self._session.calls.append(("feeds.remove", (name,)))
        gone = self.all.pop(name)
        self._session.emit(FeedChanged(replace(gone, health=FeedHealth.OFF)))
        return done(gone.waiting)

    def test(self, name: str) -> Future[None]:
        self._session.calls.append(("feeds.test", (name,)))
        return done(self.trouble)

    def send_again(self, name: str) -> Future[int]:
        self._session.calls.append(("feeds.send_again", (name,)))
        count = self.all[name].refused
        self.turn(replace(self.all[name], refused=0, waiting=count))
        return done(count)

    def turn(self, status: FeedStatus) -> None:
        """A feed stands so now."""
        self.all[status.feed.settings.name] = status
        self._session.emit(FeedChanged(status))

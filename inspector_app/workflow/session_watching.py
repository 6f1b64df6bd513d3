"""The watched folder and the feeds, as a session has them."""

from __future__ import annotations

from concurrent.futures import Future

from inspector_app.domain.watching import WatchSettings
from inspector_app.workflow.feeds.feeds import Feeds
from inspector_app.workflow.session_base import SessionBase
from inspector_app.workflow.watching import Watching


class WatchCalls(SessionBase):
    """What comes in by itself, and what goes out by itself."""

    watching: Watching
    feeds: Feeds

    def last_watch(self) -> Future[WatchSettings | None]:
        """What was watched last, to be offered again."""
        return self.read(lambda reading: reading.last_watch())

    def newest_part(self, lot_id: str) -> Future[str | None]:
        """The part of a lot that was inspected last."""
        return self.read(lambda reading: reading.newest_part(lot_id))

"""What the window does about the watched folder: start, stop, go on, and follow the newest part."""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QSettings, Qt, Slot

from inspector_app.domain.feeds import FeedStatus
from inspector_app.domain.readings import KnownRecipe
from inspector_app.domain.watching import WatchSettings, WatchState, WatchStatus
from inspector_app.ui.actions import Actions
from inspector_app.ui.bridge import Bridge
from inspector_app.ui.theme.theme import Theme
from inspector_app.ui.watching.dialog import WatchDialog
from inspector_app.workflow.events import FeedChanged, WatchChanged

if TYPE_CHECKING:
    from inspector_app.ui.main_window import MainWindow
    from inspector_app.workflow.session import Session

LAST_CHANNEL = "last watch"
NEWEST_CHANNEL = "newest part"
FOLLOW = "watch/follow"


class WatchHandlers(QObject):
    """Tells the line below the strip; the toggle follows the newest lot and its last inspected part."""

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        bridge: Bridge,
        actions: Actions,
        theme: Theme,
        settings: QSettings,
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._bridge = window, session, bridge
        self._actions, self._theme, self._settings = actions, theme, settings
        self._recipes: list[KnownRecipe] = []
        self._parts = 0
        for command, handler in (
            ("watch", self.ask),
            ("stop-watching", self.stop),
            ("follow-newest", self.follow),
        ):
            actions.bind(command, handler)
        actions["stop-watching"].setEnabled(False)
        actions["follow-newest"].setChecked(settings.value(FOLLOW, "false") in (True, "true"))
        bridge.watch_changed.connect(self._changed)
        bridge.feed_changed.connect(self._feed_changed)
        self._changed(WatchChanged(session.watching.status))  # a session may be handed over as it runs
        bridge.watch(session.feeds.statuses(), self._feeds_came)

    def go_on(self) -> None:
        """Watch what was watched when the program last ended, and carry the feeds."""
        self._bridge.watch(self._session.feeds.start())
        self._bridge.watch(self._session.watching.resume())

    @Slot()
    def ask(self) -> None:
        """Ask what is to be watched; what was watched last is offered."""
        self._bridge.watch(self._session.last_watch(), self._last_came, channel=LAST_CHANNEL)

    @Slot()
    def stop(self) -> None:
        self._bridge.watch(self._session.watching.stop(), self._stopped)

    @Slot()
    def follow(self) -> None:
        """From now on the newest part is shown as it comes, or no longer."""
        on = self._actions["follow-newest"].isChecked()
        self._settings.setValue(FOLLOW, on)
        if on:
            self._show_newest(self._session.watching.status)

    def _last_came(self, last: WatchSettings | None) -> None:
        opening = self._window.opening
        known = [] if opening is None else opening.known_recipes()
        session = self._session
        dialog = WatchDialog(
            self._theme, self._bridge, session.feeds, self._begin, known, last, session.watching.status,
            self._window,
        )  # fmt: skip
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _begin(self, settings: WatchSettings) -> Future[str]:
        begun, _ = self._session.watching.start(settings)
        return begun

    def _stopped(self, nothing: None) -> None:
        self._window.toast.say(_tr("The folder is not watched any more"))

    @Slot(object)
    def _changed(self, event: WatchChanged) -> None:
        status = event.status
        self._window.watch_line.show_watch(status)
        self._actions["stop-watching"].setEnabled(status.state is not WatchState.OFF)
        if status.parts != self._parts and status.parts and self._actions["follow-newest"].isChecked():
            self._show_newest(status)
        self._parts = status.parts

    def _feeds_came(self, found: list[FeedStatus]) -> None:
        for status in found:
            self._window.watch_line.show_feed(status)

    @Slot(object)
    def _feed_changed(self, event: FeedChanged) -> None:
        self._window.watch_line.show_feed(event.status)

    def _show_newest(self, status: WatchStatus) -> None:
        """The last inspected part of the lot that got it; another lot is opened first."""
        current = self._window.current
        if status.lot_id is None or current is None:
            return
        if current.lot_id != status.lot_id:
            current.open(status.lot_id)
        newest = self._session.newest_part(status.lot_id)
        self._bridge.watch(newest, self._newest_came, status.lot_id, channel=NEWEST_CHANNEL)

    def _newest_came(self, part_id: str | None, lot_id: str) -> None:
        window = self._window
        if part_id is None or window.review is None or window.current is None:
            return
        if window.current.lot_id == lot_id and self._actions["follow-newest"].isChecked():
            window.review.show_part(part_id)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Window", text)

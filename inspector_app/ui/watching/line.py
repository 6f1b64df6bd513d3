"""The line below the strip: what is watched, what waits, and a feed that does not get through."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QSize, QTimer, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from inspector_app.domain.feeds import FeedHealth, FeedStatus
from inspector_app.domain.watching import OFF, WatchState, WatchStatus
from inspector_app.ui.actions import Actions
from inspector_app.ui.language.figures import count
from inspector_app.ui.language.said import said
from inspector_app.ui.theme.elided import ElidedLabel
from inspector_app.ui.theme.plain import PlainLabel, plain_tip
from inspector_app.ui.theme.theme import Theme
from inspector_app.ui.theme.tokens import SPACE

_AGAIN_MS = 1000


class WatchLine(QFrame):
    """Hidden while nothing is watched and every feed is well."""

    def __init__(
        self,
        actions: Actions,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        clock: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("message")
        self._theme, self._clock = theme, clock
        self._watch = OFF
        self._feeds: dict[str, FeedStatus] = {}
        self.symbol = PlainLabel()
        self.words = ElidedLabel()
        self.words.setMinimumWidth(60)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.follow = QToolButton()
        self.settings = QToolButton()
        self.stop = QToolButton()
        for button, command in (
            (self.follow, "follow-newest"),
            (self.settings, "watch"),
            (self.stop, "stop-watching"),
        ):
            button.setDefaultAction(actions[command])
            button.setIconSize(QSize(18, 18))
            button.setAccessibleName(actions[command].text())
        line = QHBoxLayout(self)
        line.setContentsMargins(SPACE.M, 1, SPACE.M, 1)
        line.setSpacing(SPACE.S)
        line.addWidget(self.symbol)
        line.addWidget(self.words, 1)
        for button in (self.follow, self.settings, self.stop):
            line.addWidget(button)
        self._timer = QTimer(self, interval=_AGAIN_MS)
        self._timer.timeout.connect(self.say)
        theme.changed.connect(self.say)
        self.say()

    def show_watch(self, status: WatchStatus) -> None:
        """How the watch stands now."""
        self._watch = status
        self.say()

    def show_feed(self, status: FeedStatus) -> None:
        """How a feed stands now; one that was removed is OFF."""
        if status.health is FeedHealth.OFF:
            self._feeds.pop(status.feed.id, None)
        else:
            self._feeds[status.feed.id] = status
        self.say()

    @property
    def dead_feeds(self) -> list[FeedStatus]:
        """Feeds whose last attempt has failed."""
        return [one for one in self._feeds.values() if one.health is FeedHealth.WAITING]

    @property
    def refusing_feeds(self) -> list[FeedStatus]:
        """Feeds whose other side has refused messages for ever."""
        return [one for one in self._feeds.values() if one.refused]

    @Slot()
    def say(self) -> None:
        """Put it into words as of now."""
        watching = self._watch.state is not WatchState.OFF
        words = ([self._watch_words()] if watching else []) + [
            self._feed_words(one) for one in self.dead_feeds
        ]
        words += [self._refused_words(one) for one in self.refusing_feeds]
        troubled = bool(self.dead_feeds or self.refusing_feeds) or self._watch.state in (
            WatchState.UNREACHABLE,
            WatchState.TROUBLED,
        )
        text = "  ·  ".join(words)
        self.words.setText(text)
        self.words.setToolTip(plain_tip(text))
        self.words.setAccessibleName(text)
        level = "warning" if troubled else "calm"
        if self.property("level") != level:
            self.setProperty("level", level)
            self.style().unpolish(self)
            self.style().polish(self)
        self.symbol.setPixmap(self._theme.icon("warning" if troubled else "watch").pixmap(18, 18))
        for button in (self.follow, self.stop):
            button.setVisible(watching)
        self.setVisible(bool(words))
        if watching and self._watch.last_at is not None:
            self._timer.start()
        else:
            self._timer.stop()

    def _watch_words(self) -> str:
        status = self._watch
        folder = str(status.settings.folder) if status.settings is not None else ""
        if status.state is WatchState.UNREACHABLE:
            return self.tr("{0} cannot be reached: {1}. It is looked for again and again").format(
                folder, status.problem
            )
        if status.state is WatchState.TROUBLED:
            return self.tr("Watching {0}: {1}").format(folder, said(status.problem))
        words = [self.tr("Watching {0}").format(folder), self.tr("{0} waiting").format(count(status.waiting))]
        if status.last_at is None:
            words.append(self.tr("no part yet"))
        else:
            words.append(self.tr("last part {0} ago").format(self._since(self._clock() - status.last_at)))
        return ", ".join(words)

    def _feed_words(self, one: FeedStatus) -> str:
        return self.tr("Feed {0}: {1} waiting, last error: {2}").format(
            one.feed.settings.name, count(one.waiting), said(one.problem)
        )

    def _refused_words(self, one: FeedStatus) -> str:
        return self.tr("Feed {0}: {1} messages refused for ever").format(
            one.feed.settings.name, count(one.refused)
        )

    def _since(self, seconds: float) -> str:
        whole = max(0, int(seconds))
        if whole < 120:
            return self.tr("{0} s").format(whole)
        if whole < 7200:
            return self.tr("{0} min").format(whole // 60)
        return self.tr("{0} h").format(whole // 3600)

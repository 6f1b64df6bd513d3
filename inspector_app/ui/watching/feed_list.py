"""The feeds in a list: how each stands; add, test and remove."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from inspector_app.domain.errors import InspectorError
from inspector_app.domain.feeds import Feed, FeedHealth, FeedStatus
from inspector_app.domain.people import Right
from inspector_app.ui.bridge import Bridge
from inspector_app.ui.language.figures import count
from inspector_app.ui.language.said import said, said_error
from inspector_app.ui.rights import refusal_of
from inspector_app.ui.theme.fields import acting_button
from inspector_app.ui.theme.plain import PlainLabel, plain_tip
from inspector_app.ui.theme.theme import Theme
from inspector_app.ui.theme.tokens import SPACE
from inspector_app.ui.watching.feed_dialog import FeedDialog
from inspector_app.workflow.feeds.feeds import Feeds

FEEDS_CHANNEL = "feeds"
_LIST = 116  # px: two feeds, and that there are more


class FeedList(QWidget):
    """Reads how the feeds stand when it is made and whenever one of them says so."""

    def __init__(self, theme: Theme, bridge: Bridge, feeds: Feeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._bridge, self._feeds = theme, bridge, feeds
        self._refusing: set[str] = set()
        self.list = QListWidget()
        self.list.setObjectName("framed")
        self.list.setAccessibleName(self.tr("Feeds"))
        self.list.setFixedHeight(_LIST)
        self.list.setWordWrap(True)
        self.told = PlainLabel(wordWrap=True)
        self.told.setProperty("role", "caption")
        self.told.hide()
        self.add = acting_button(self.tr("Add…"), self._ask)
        self.test = acting_button(self.tr("Send a test"), self._test)
        self.again = acting_button(self.tr("Send refused again"), self._send_again)
        self.again.setToolTip(self.tr("Messages that the other side has refused for ever are kept"))
        self.remove = acting_button(self.tr("Remove"), self._remove)
        line = QHBoxLayout()
        for button in (self.add, self.test, self.again, self.remove):
            line.addWidget(button)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.S)
        column.addWidget(self.list)
        column.addLayout(line)
        column.addWidget(self.told)
        self.list.currentRowChanged.connect(self._see)
        bridge.feed_changed.connect(self.read)
        for button in (self.add, self.test, self.again, self.remove):
            button.refuse(refusal_of(feeds.acting, Right.CHANGE_RECIPE))
        self._see()
        self.read()

    @Slot()
    def read(self) -> None:
        """Read how the feeds stand."""
        self._bridge.watch(self._feeds.statuses(), self._came, channel=FEEDS_CHANNEL)

    def _came(self, found: list[FeedStatus]) -> None:
        chosen = self._chosen()
        self._refusing = {one.feed.settings.name for one in found if one.refused}
        self.list.clear()
        for one in found:
            item = QListWidgetItem(self._words(one))
            item.setToolTip(plain_tip(item.text()))
            item.setData(Qt.ItemDataRole.UserRole, one.feed.settings.name)
            self.list.addItem(item)
            if one.feed.settings.name == chosen:
                self.list.setCurrentItem(item)
        self._see()

    def _words(self, one: FeedStatus) -> str:
        settings = one.feed.settings
        text = f"{settings.name}  ·  {settings.kind.value}  ·  {settings.target}"
        if one.health is FeedHealth.WAITING:
            words = self.tr("{0}\n{1} waiting, last error: {2}").format(
                text, count(one.waiting), said(one.problem)
            )
        else:
            words = self.tr("{0}\n{1} waiting").format(text, count(one.waiting))
        if one.refused:
            words = self.tr("{0}; {1} refused for ever").format(words, count(one.refused))
        return words

    def _chosen(self) -> str:
        item = self.list.currentItem()
        return "" if item is None else str(item.data(Qt.ItemDataRole.UserRole))

    @Slot()
    def _see(self) -> None:
        for button in (self.test, self.remove):
            button.setEnabled(bool(self._chosen()))
        self.again.setEnabled(self._chosen() in self._refusing)

    def _say(self, text: str) -> None:
        self.told.setText(text)
        self.told.setVisible(bool(text))

    @Slot()
    def _ask(self) -> None:
        dialog = FeedDialog(self._theme, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            adding = self._feeds.add(dialog.settings())
            self._bridge.watch(adding, self._added, failed=self._failed)

    def _added(self, feed: Feed) -> None:
        self._say(self.tr("{0} carries what happens from now on").format(feed.settings.name))
        self.read()

    @Slot()
    def _test(self) -> None:
        name = self._chosen()
        self._say(self.tr("Sending a test to {0}…").format(name))
        self._bridge.watch(self._feeds.test(name), self._tested, name, failed=self._failed)

    def _tested(self, nothing: None, name: str) -> None:
        self._say(self.tr("{0} has taken the test message").format(name))

    @Slot()
    def _send_again(self) -> None:
        name = self._chosen()
        self._bridge.watch(self._feeds.send_again(name), self._sent_again, name, failed=self._failed)

    def _sent_again(self, messages: int, name: str) -> None:
        self._say(self.tr("{0}: {1} messages are sent again").format(name, count(messages)))
        self.read()

    @Slot()
    def _remove(self) -> None:
        name = self._chosen()
        self._bridge.watch(self._feeds.remove(name), self._removed, name, failed=self._failed)

    def _removed(self, left: int, name: str) -> None:
        self._say(
            self.tr("{0} removed; {1} messages were not sent to it").format(name, count(left))
            if left
            else self.tr("{0} removed").format(name)
        )
        self.read()

    def _failed(self, error: InspectorError, *context: object) -> None:
        self._say(said_error(error))

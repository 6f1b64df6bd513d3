"""Who is at the station: locks it, lets people in, and tells the window whose name stands on what is decided."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from inspector_app.domain.errors import InspectorError, SignInRefused
from inspector_app.domain.people import Access, Person, Right
from inspector_app.ui.actions import Actions
from inspector_app.ui.bridge import Bridge
from inspector_app.ui.language.said import said_error
from inspector_app.ui.people.begin import BeginDialog
from inspector_app.ui.people.dialog import PeopleDialog
from inspector_app.ui.people.idle import IdleWatch
from inspector_app.ui.people.overlay import SignInOverlay
from inspector_app.ui.rights import RIGHT_OF, Rights
from inspector_app.ui.status.strip import in_figures
from inspector_app.ui.theme.refusable import RefusableAction
from inspector_app.ui.theme.theme import Theme
from inspector_app.workflow.events import PersonChanged, Progress

if TYPE_CHECKING:
    from inspector_app.ui.main_window import MainWindow
    from inspector_app.workflow.session import Session

ACCESS_CHANNEL = "people/access"
SIGN_IN_CHANNEL = "people/sign-in"
LOOK_TICKS = 10  # seconds after which it is looked whether another program has changed something


class PeopleDesk(QObject):
    """Made when the session is there. ``changed``: another person acts, by name; "" for nobody."""

    changed = Signal(str)

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        bridge: Bridge,
        actions: Actions,
        theme: Theme,
        idle: Callable[[], IdleWatch] = IdleWatch,
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._bridge = window, session, bridge
        self._actions, self._theme = actions, theme
        self._author = session.who.author
        self._last = ""  # who was here last
        self._ticks = 0
        self.overlay = SignInOverlay(window)
        self.overlay.offered.connect(self._offered)
        self.overlay.leaving.connect(window.close)
        self.idle = idle()
        self.idle.setParent(self)
        self.idle.idle.connect(self._idle)
        self.idle.ticked.connect(self._ticked)
        actions.bind("lock", self.lock)
        actions.bind("people", self.people)
        window.strip.person.clicked.connect(self._asked)
        window.start.choice.single_user.connect(self._single_user)
        window.start.choice.people.connect(self.people)
        bridge.person_changed.connect(self._changed)
        bridge.progress.connect(self._progressed)
        standing = session.acting.standing
        self._show(standing.required, standing.person)
        self._hold(Rights(session, bridge, self))
        self._read()

    def end(self) -> None:
        """The window is going."""
        self.idle.end()
        self.overlay.let_in()

    @Slot()
    def lock(self) -> None:
        """Nobody acts until somebody signs in; also how the next person takes over."""
        if self._session.acting.standing.required:
            self._session.lock()
        else:
            self.people()

    @Slot()
    def people(self) -> None:
        """Who there is; without sign-in, whether there shall be one."""
        if self._session.acting.standing.required:
            dialog = PeopleDialog(self._session, self._bridge, self._theme, self._window)
        else:
            dialog = BeginDialog(self._session, self._bridge, self._window)
        dialog.open()

    @Slot()
    def _single_user(self) -> None:
        self._bridge.watch(self._session.set_sign_in(required=False))

    @Slot()
    def _asked(self) -> None:
        self.lock()

    @Slot()
    def _idle(self) -> None:
        self._session.lock(idle=True)

    @Slot()
    def _ticked(self) -> None:
        self._ticks += 1
        if self._session.acting.standing.required and self._ticks % LOOK_TICKS == 0:
            self._bridge.watch(self._session.look_again())

    def _hold(self, rights: Rights) -> None:
        """What the one who has signed in may not do is grey."""
        window = self._window
        for command, right in RIGHT_OF.items():
            rights.hold(right, self._actions[command])
        if window.review is not None:
            rights.hold(Right.CHANGE_THRESHOLD, window.review.histogram)
        if window.threshold is not None:
            rights.hold(Right.CHANGE_THRESHOLD, window.threshold.side.keep)
        if window.recipe is not None:
            rights.hold(Right.CHANGE_RECIPE, window.recipe.form.save)
            rights.hold(Right.CHANGE_BANK, window.recipe.bank.keep, window.recipe.known.remove)
        if window.bank is not None:
            rights.hold(Right.APPROVE_MARKS, window.bank.approval.decide)
        rights.changed.connect(self._tell_in_menus)
        self._tell_in_menus()

    @Slot()
    def _tell_in_menus(self) -> None:
        """A menu shows tool tips only where something in it is grey for a reason: else they repeat what it says."""
        for menu in self._window.menuBar().findChildren(QMenu):
            menu.setToolTipsVisible(any(_held_back(action) for action in menu.actions()))

    def _read(self) -> None:
        self._bridge.watch(self._session.access(), self._access_came, channel=ACCESS_CHANNEL)

    def _access_came(self, access: Access) -> None:
        standing = self._session.acting.standing
        self._window.start.show_choice(access.rule is None)
        self.idle.begin(access.idle_minutes if standing.person is not None else 0)
        if access.required and standing.person is None:
            self.overlay.show_people(access.active(), self._last)

    @Slot(str, str)
    def _offered(self, name: str, secret: str) -> None:
        self._bridge.watch(self._session.sign_in(name, secret), channel=SIGN_IN_CHANNEL, failed=self._refused)

    def _refused(self, error: InspectorError) -> None:
        if isinstance(error, SignInRefused):
            self.overlay.show_refusal(error)
        else:
            self.overlay.show_problem(said_error(error))

    @Slot(object)
    def _changed(self, event: PersonChanged) -> None:
        self._show(event.required, event.person)
        self._read()
        author = self._session.who.author
        if (not event.required or event.person is not None) and author != self._author:
            self._author = author
            self.changed.emit(author)

    def _show(self, required: bool, person: Person | None) -> None:
        self._window.strip.show_person(required, "" if person is None else person.name)
        if person is not None:
            self._last = person.name
        if required and person is None:
            self.overlay.appear()
        else:
            self.overlay.let_in()

    @Slot(object)
    def _progressed(self, progress: Progress) -> None:
        if self.overlay.isVisible():
            self.overlay.show_work(in_figures(progress))


def _held_back(action: QAction) -> bool:
    return isinstance(action, RefusableAction) and bool(action.refusal)

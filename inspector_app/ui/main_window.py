"""The window: composition only. What happens is in the places, what can be asked for is in ``actions``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QDialog, QMainWindow, QVBoxLayout, QWidget

from inspector_app.domain.errors import InspectorError
from inspector_app.domain.readings import LotSummary, PartDetail
from inspector_app.ui import menus
from inspector_app.ui.actions import Actions
from inspector_app.ui.at_hand import AtHand
from inspector_app.ui.bridge import Bridge
from inspector_app.ui.dialogs.closing import ask_to_close
from inspector_app.ui.findings.handlers import ReviewHandlers
from inspector_app.ui.findings.known_parts import KnownPartHandlers
from inspector_app.ui.findings.outcomes import Outcomes
from inspector_app.ui.findings.page import ReviewPage
from inspector_app.ui.findings.picture_handlers import PictureHandlers
from inspector_app.ui.language.said import said
from inspector_app.ui.ledger import Ledger
from inspector_app.ui.lots.approving import ApprovalHandlers
from inspector_app.ui.lots.bank import BankPage
from inspector_app.ui.lots.commands import WindowHandlers
from inspector_app.ui.lots.current import CurrentLot
from inspector_app.ui.lots.demo_guide import DemoGuide, DemoStory, PrepareDemo, prepare_demo
from inspector_app.ui.lots.look_alikes import LookAlikesPage
from inspector_app.ui.lots.mark_commands import MarkHandlers
from inspector_app.ui.lots.opening import AskCategory, Opening, ask_category
from inspector_app.ui.lots.start import StartPage, dropped_folder
from inspector_app.ui.operation.commands import OperationHandlers
from inspector_app.ui.people.desk import PeopleDesk
from inspector_app.ui.places import Places
from inspector_app.ui.recipe.commands import RecipeHandlers
from inspector_app.ui.recipe.page import RecipePage
from inspector_app.ui.renewal import Standing, stand_again, standing_in
from inspector_app.ui.screens import OnAScreen
from inspector_app.ui.settling import Settling
from inspector_app.ui.single import Call
from inspector_app.ui.statistics.drilling import Drilling
from inspector_app.ui.statistics.page import StatisticsPage
from inspector_app.ui.status.challenge_age import ChallengeAge
from inspector_app.ui.status.confirm_challenge import ConfirmChallenge
from inspector_app.ui.status.messages import MessageBar
from inspector_app.ui.status.strip import StatusStrip
from inspector_app.ui.status.toast import Toast
from inspector_app.ui.theme.theme import Theme
from inspector_app.ui.threshold.handlers import ThresholdHandlers
from inspector_app.ui.threshold.page import ThresholdPage
from inspector_app.ui.tour.stops import LookAround
from inspector_app.ui.watching.handlers import WatchHandlers
from inspector_app.ui.watching.line import WatchLine
from inspector_app.workflow.requests import OpenFolder

if TYPE_CHECKING:
    from inspector_app.workflow.session import Session


class MainWindow(QMainWindow):
    """Stands before the session is there; ``attach`` brings it to life, closing ends both."""

    session_closed = Signal()

    def __init__(
        self,
        bridge: Bridge,
        theme: Theme,
        settings: QSettings,
        *,
        open_request: OpenFolder | None = None,
        ask: AskCategory | None = None,
        ask_closing: Callable[[QWidget], bool] = ask_to_close,
        story: DemoStory | None = None,
        demo: PrepareDemo = prepare_demo,
        first_look: bool = False,
        calm: bool = False,
        crashes: Sequence[Path] = (),
        follows: Standing | None = None,
        renew: Callable[[], None] | None = None,
    ) -> None:
        super().__init__()
        self._bridge, self._theme, self._settings = bridge, theme, settings
        self._open_request, self._story = open_request, story
        self._ask, self._demo = ask or partial(ask_category, theme), demo
        self._ask_closing, self._first_look = ask_closing, first_look
        self._calm, self._crashes = calm, crashes  # go on with no lot; reports that nobody was offered yet
        self._follows, self.renew = follows, renew  # whose place it takes, and how a successor is asked for
        self._session: Session | None = None
        self._closing = self._gone = self._failed = False
        self.current: CurrentLot | None = None
        self.review: ReviewPage | None = None
        self.bank: BankPage | None = None
        self.look_alikes: LookAlikesPage | None = None
        self.statistics: StatisticsPage | None = None
        self.recipe: RecipePage | None = None
        self.threshold: ThresholdPage | None = None
        self.mark_commands: MarkHandlers | None = None
        self.ledger: Ledger | None = None
        self.opening: Opening | None = None
        self.guide: DemoGuide | None = None
        self.people: PeopleDesk | None = None
        self.commands = Actions(theme, settings, self)
        self.strip = StatusStrip(self.commands, theme)
        self.watch_line = WatchLine(self.commands, theme)
        self.messages = MessageBar(theme)
        self.start = StartPage(self.commands, theme)
        self.places = Places(self.start)
        self._arrange()
        self.handlers = WindowHandlers(self, self.commands, theme, settings)
        self.look_around = LookAround(self, theme, settings)
        self.commands.bind("tour", self.look_around.begin)
        bridge.failure.connect(self.messages.show_error)
        bridge.notice.connect(self.messages.show_notice)
        bridge.device_ready.connect(self.strip.show_device)

    def attach(self, session: Session) -> None:
        """The session is open: make the places and open what was asked for."""
        self._session = session
        if self._closing:  # closed while it was being opened
            self._close_session()
            return
        bridge, theme = self._bridge, self._theme
        Settling(session.hold_engine(), self._first_picture_is_due, self)
        self.strip.device.clear()  # until the worker says which
        bridge.attach(session)
        self.ledger = Ledger(session, bridge, self)
        self.current = CurrentLot(session, bridge, self)
        self.review = ReviewPage(
            session, bridge, self.ledger, self.current, self.commands, theme, self._settings, self.places
        )
        self.bank = BankPage(session, bridge, self.ledger, self.current, self.commands, theme, self.places)
        self.look_alikes = LookAlikesPage(session, bridge, self.ledger, self.current, theme, self.places)
        self.threshold = ThresholdPage(session, bridge, self.ledger, self.current, theme, self.places)
        self.statistics = StatisticsPage(session, bridge, self.current, theme, self.places)
        self.opening = Opening(session, bridge, self.current, self, ask=self._ask, demo=self._demo)
        self.opening.told.connect(self.toast.say)
        guide = self.guide = DemoGuide(self.current, self.review.marking, theme)
        self.review.put_on_top(guide)
        self.opening.demo_began.connect(guide.begin)
        guide.second_wanted.connect(self.opening.open_request)
        self.recipe = RecipePage(
            session,
            bridge,
            self.ledger,
            self.current,
            self.commands,
            self.review.gallery.thumbnails,
            self.toast,
            theme,
            self.places,
        )
        for page in (
            self.review,
            self.bank,
            self.look_alikes,
            self.statistics,
            self.threshold,
            self.recipe,
        ):  # as the strip has them
            self.places.addWidget(page)
        AtHand(self.commands, self.places, self.review, self.current, self)
        self.current.opened.connect(self.ledger.open)
        self.current.opened.connect(self._lot_opened)
        self.current.summary_changed.connect(self._summary_changed)
        self.current.progressed.connect(self.strip.show_progress)
        for listing in (self.strip, self.start, self.statistics):
            self.opening.lots_changed.connect(listing.set_lots)
        self.opening.lots_changed.connect(self._lots_changed)
        for offering in (self.strip, self.start):
            offering.lot_chosen.connect(self.opening.open_lot)
        ReviewHandlers(self.review, self.ledger, self.commands, self.toast)
        PictureHandlers(self.review, self.commands, self.toast)
        Outcomes(self.review.part, self.ledger, self.toast, self.messages)
        self.handlers.attach(session, bridge)
        self.people = PeopleDesk(self, session, bridge, self.commands, theme)
        self.people.changed.connect(self.ledger.change_person)
        known = KnownPartHandlers(self.review, session, bridge, self.ledger, self.commands, self.toast)
        gates = (self.review.threshold.gate, self.bank.gate, self.threshold.keeper.gate)
        confirming = ConfirmChallenge(self, session, bridge, self.current, self.commands, self.toast)
        for asking in (self.recipe, known, *gates, confirming):
            asking.part_wanted.connect(self.show_part)
        Drilling(self, self.statistics, self.review, self.current, self.opening, self.commands, theme)
        self.mark_commands = MarkHandlers(self, session, bridge, self.ledger, self.commands, theme)
        ApprovalHandlers(self, session, bridge, self.ledger, self.commands, theme, self._settings)
        ChallengeAge(session, bridge, self.current, self.strip.challenge, self)
        self.strip.challenge.clicked.connect(confirming.ask)
        RecipeHandlers(self, session, bridge, self.commands)
        operation = OperationHandlers(self, session, bridge, self.commands, theme)
        if self._crashes:
            operation.show_crashes(self._crashes)
        ThresholdHandlers(self, self.threshold, self.commands)
        watching = WatchHandlers(self, session, bridge, self.commands, theme, self._settings)
        self.review.part.quiet.wants_bank.connect(self.show_mark)
        self.commands.install(self, *self.review.key_places)
        self.review.preview.removeAction(self.commands["keep"])  # there Enter presses what has the keyboard
        self.start.set_ready(True)
        if self._first_look:
            self.look_around.offer()
        self.opening.read_lots()
        if self._story is not None:
            guide.begin(self._story)
        if self._open_request is not None and not self._calm:
            self.opening.open_request(self._open_request)
        if self._follows is None:
            if not self._calm:
                self.opening.resume_open_jobs()
                watching.go_on()
        else:
            stand_again(self, self._follows)
        session.warm_up()  # last: loading the engine takes the processor from all of the above

    def hand_over(self) -> Standing | None:
        """Let a successor have the session, which goes on; where one stands. None where there is none to be had."""
        if self._session is None or self._closing or self.review is None or self.current is None:
            return None
        standing = standing_in(self, self._session)
        self._end()
        self._bridge.detach()
        self._gone = True
        return standing

    def _first_picture_is_due(self) -> bool:
        """Whether a lot was asked for and nothing of it is on the canvas yet."""
        lot_id = self.current.lot_id if self.current is not None else None
        asked = lot_id is not None or self._open_request is not None
        return asked and (self.review is None or not self.review.canvas.key)

    def session_failed(self, error: InspectorError) -> None:
        """The workspace cannot be opened: say why, in the middle of the window."""
        self._failed = True
        self.strip.device.clear()
        self.start.show_problem(
            f"{error.subject}: {said(error.what)}" if error.subject else said(error.what), said(error.remedy)
        )
        if self._closing:
            self._leave(error)

    def come_forward(self, call: Call) -> bool:
        """A second start on this workspace: show this window instead, and open what that one was to open.

        False while this one is closing, or was never opened.
        """
        if self._closing or self._failed:
            return False
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        if call.request is not None and self.opening is not None:
            self.opening.open_request(call.request)
        elif call.request is not None:
            self._open_request = call.request
        return True

    @Slot(str)
    def show_mark(self, mark_id: str) -> None:
        """The bank, with this mark chosen."""
        if self.bank is not None:
            self.bank.choose(mark_id)
            self.show_page(self.bank)

    @Slot(str)
    def show_part(self, part_id: str) -> None:
        """The review place with this part, of whatever lot."""
        if self._session is not None:
            self._bridge.watch(self._session.part(part_id), self._part_found, channel="part to show")

    def _part_found(self, detail: PartDetail) -> None:
        assert self.current is not None and self.review is not None and self.opening is not None
        if detail.row.lot_id != self.current.lot_id:
            self.opening.open_lot(detail.row.lot_id)
        self.show_page(self.review)
        self.review.show_part(detail.row.part_id)

    def show_page(self, page: QWidget) -> None:
        """The place where this page stands."""
        self.show_place(self.places.number_of(page))

    @Slot(int)
    def show_place(self, number: int) -> None:
        """A place by its number in the strip at the top; while no lot is open the figures, or the start."""
        if self.current is None or self.statistics is None:
            return
        figures = number == self.places.number_of(self.statistics) and self.statistics.head.recipe_id
        if self.current.lot_id is not None or figures:
            self.places.turn_to(number)
        elif number == 0:
            self.places.turn_to_start()
        else:
            return
        self.strip.show_place(number)

    def chapter(self) -> str:
        """The chapter of the help that is about the place one stands in."""
        return self.places.chapter()

    def sizeHint(self) -> QSize:
        return QSize(1366, 768)

    def _arrange(self) -> None:
        self.setWindowTitle(self.tr("Inspector"))
        self.setWindowIcon(self._theme.icon("inspector"))
        self.setAcceptDrops(True)
        self.setMinimumSize(760, 520)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self.watch_line)
        column.addWidget(self.messages)
        column.addWidget(self.places, 1)
        self.setCentralWidget(centre)
        self.toast = Toast(centre)
        self.strip.set_places_enabled(False)
        self.strip.place_chosen.connect(self.show_place)
        menus.fill(self.menuBar(), self.commands)
        self._screens = OnAScreen(self)
        self._screens.stand(self._settings.value("geometry"))

    @Slot(object)
    def _lots_changed(self, lots: list[LotSummary]) -> None:
        """Figures are of all lots: where there are some, none of them need be open."""
        if self.current is not None and self.current.lot_id is None and self.statistics is not None and lots:
            self.strip.set_places_enabled(False, 0, self.places.number_of(self.statistics))

    @Slot(str)
    def _lot_opened(self, lot_id: str) -> None:
        self.strip.set_places_enabled(True)
        self.strip.show_progress(None)
        self.show_place(0)
        assert self.review is not None
        self.review.canvas.setFocus()

    @Slot(object)
    def _summary_changed(self, summary: LotSummary) -> None:
        self.strip.show_summary(summary)
        self.setWindowTitle(self.tr("{0} – Inspector").format(summary.lot.name))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard, as in a dialog; by itself Qt knows only the space bar."""
        button = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(button, QAbstractButton):
            button.click()
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.opening is not None and dropped_folder(event) is not None:
            self.start.set_over(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.start.set_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.start.set_over(False)
        folder = dropped_folder(event)
        if folder is not None and self.opening is not None:
            event.acceptProposedAction()
            self.opening.open_path(folder)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask once while something runs; then end the session, and only then the window."""
        if self._gone:
            event.accept()
            return
        event.ignore()
        if self._closing:
            return
        if self._session is None and not self._bridge.busy:  # it could not be opened: nothing has to end
            self._gone = True
            self.session_closed.emit()
            event.accept()
            return
        if self.current is not None and self.current.any_running and not self._ask_closing(self):
            return
        self._end()
        self.setEnabled(False)
        self.setWindowTitle(self.tr("Closing…"))
        if self._session is not None:
            self._close_session()

    def _end(self) -> None:
        """Nothing is asked or opened any more, and the looks of the window are kept."""
        self._closing = True
        if self.people is not None:
            self.people.end()
        if self.opening is not None:
            self.opening.end()
        for dialog in self.findChildren(QDialog):  # one that waits for an answer would outlive the session
            dialog.reject()
        self._settings.setValue("geometry", self.saveGeometry())
        if self.review is not None:
            self.review.save_state()

    def _close_session(self) -> None:
        assert self._session is not None
        self._bridge.detach()
        for timer in self.findChildren(QTimer):  # what was to be read again in a moment finds no session
            if timer.isSingleShot():
                timer.stop()
        future = self._bridge.perform(self._session.close, "inspector-close")
        self._bridge.watch(future, self._leave, failed=self._leave)

    def _leave(self, outcome: object) -> None:
        self._gone = True
        self.session_closed.emit()
        self.close()

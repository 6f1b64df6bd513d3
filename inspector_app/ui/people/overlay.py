"""The sign-in over the window: nothing beneath is seen or reached, everything beneath goes on.

It is a window of its own, modal for the program: whatever stood open beneath, a dialog too, gets neither keys nor
touches, and stands as it was when somebody has signed in.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from inspector_app.domain.errors import SignInRefused
from inspector_app.domain.people import LONGEST_SECRET, Person, SecretKind
from inspector_app.ui.people.pin_pad import PinPad
from inspector_app.ui.theme.plain import PlainLabel
from inspector_app.ui.theme.tokens import SPACE

_NAME = 52  # px, the height of a name
_NAMES = 280
_SECOND = 1000


class SignInOverlay(QDialog):
    """Choose the name, give PIN or password. ``offered``: name and secret; ``leaving``: close the program."""

    offered = Signal(str, str)
    leaving = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over, self._done, self._wait = over, False, 0
        self._kinds: dict[str, SecretKind] = {}
        self.setWindowFlags(Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setWindowTitle(self.tr("Sign in"))
        self.setAcceptDrops(False)
        self.names = QListWidget()
        self.names.setObjectName("framed")
        self.names.setAccessibleName(self.tr("People"))
        self.names.setFixedWidth(_NAMES)
        self.names.currentItemChanged.connect(self._chosen)
        self.names.itemActivated.connect(self._to_secret)
        self.names.itemClicked.connect(self._to_secret)
        self.who = PlainLabel()
        self.who.setProperty("role", "title")
        self.secret = QLineEdit(echoMode=QLineEdit.EchoMode.Password, maxLength=LONGEST_SECRET)
        self.secret.setProperty("touch", True)
        self.secret.setAccessibleName(self.tr("PIN or password"))
        self.secret.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self.secret.returnPressed.connect(self._offer)
        self.pad = PinPad(self.secret)
        self.pad.entered.connect(self._offer)
        self.said = PlainLabel(wordWrap=True)
        self.said.setMinimumHeight(2 * self.said.fontMetrics().lineSpacing())
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.work = PlainLabel()
        self.work.setProperty("role", "caption")
        self.leave = QPushButton(self.tr("Close Inspector"))
        self.leave.setAutoDefault(False)
        self.leave.setProperty("touch", True)
        self.leave.clicked.connect(self.leaving)
        self._counting = QTimer(self, interval=_SECOND)
        self._counting.timeout.connect(self._count)
        self._arrange()
        over.installEventFilter(self)

    def show_people(self, people: Sequence[Person], before: str) -> None:
        """Who can sign in; ``before``: whose name is chosen at first, the one who was here last."""
        self._kinds = {person.name: person.kind for person in people}
        self.names.clear()
        for person in people:
            item = QListWidgetItem(person.name, self.names)
            item.setSizeHint(QSize(0, _NAME))
        found = self.names.findItems(before, Qt.MatchFlag.MatchExactly) if before else []
        self.names.setCurrentItem(found[0] if found else self.names.item(0))
        self.secret.setFocus() if found or len(people) == 1 else self.names.setFocus()

    def show_refusal(self, error: SignInRefused) -> None:
        """Not which of the two was wrong; a lock is counted down."""
        self.secret.clear()
        if error.wait <= 0:
            self.show_problem(self.tr("Name and PIN or password do not fit together."))
            return
        self._wait = max(1, round(error.wait))
        self._set_open(False)
        self.names.setFocus()  # somebody else can sign in meanwhile
        self._tell_wait()
        self._counting.start()

    def show_problem(self, words: str) -> None:
        """What is wrong, in place; the keyboard is where the PIN goes."""
        self._set_open(True)
        self.secret.setFocus()
        self.said.setText(words)

    def show_work(self, words: str) -> None:
        """What goes on beneath."""
        self.work.setText(words)

    def appear(self) -> None:
        """Over all of the window, whatever else stands open."""
        self._done = False
        self._cover()
        self.show()
        self.raise_()
        self.activateWindow()

    def let_in(self) -> None:
        """Somebody has signed in, or there is no window any more to keep shut."""
        self._done = True
        self._counting.stop()
        self.secret.clear()
        self.hide()

    def reject(self) -> None:
        """Escape opens nothing."""

    def closeEvent(self, event: QCloseEvent) -> None:
        event.setAccepted(self._done)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize) and self.isVisible():
            self._cover()
        return super().eventFilter(watched, event)

    def _cover(self) -> None:
        corner = self._over.mapToGlobal(self._over.rect().topLeft())
        self.setGeometry(corner.x(), corner.y(), self._over.width(), self._over.height())

    def _arrange(self) -> None:
        title = PlainLabel(self.tr("Who works here now?"))
        title.setProperty("role", "section")
        left = QVBoxLayout()
        left.setSpacing(SPACE.S)
        left.addWidget(title)
        left.addWidget(self.names, 1)
        right = QVBoxLayout()
        right.setSpacing(SPACE.S)
        for widget in (self.who, self.secret, self.pad, self.said):
            right.addWidget(widget)
        right.addStretch(1)
        card = QFrame()
        card.setObjectName("card")
        card.setFixedWidth(2 * _NAMES + 4 * SPACE.XL)
        inside = QHBoxLayout(card)
        inside.setContentsMargins(SPACE.XL, SPACE.XL, SPACE.XL, SPACE.XL)
        inside.setSpacing(SPACE.XL)
        inside.addLayout(left)
        inside.addLayout(right, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.work, 1)
        foot.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.XL, SPACE.XL, SPACE.XL, SPACE.L)
        column.addStretch(1)
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        column.addLayout(foot)

    @Slot()
    def _chosen(self) -> None:
        item = self.names.currentItem()
        self.who.setText("" if item is None else item.text())
        self._counting.stop()
        self._set_open(item is not None)
        self.said.clear()
        self.secret.clear()
        pin = item is not None and self._kinds[item.text()] is SecretKind.PIN
        self.secret.setPlaceholderText(self.tr("PIN") if pin else self.tr("Password"))

    @Slot()
    def _to_secret(self) -> None:
        self.secret.setFocus()

    @Slot()
    def _offer(self) -> None:
        item = self.names.currentItem()
        if item is None or not self.secret.text() or not self.secret.isEnabled():
            return
        self._set_open(False)
        self.said.setText(self.tr("Checking…"))
        self.offered.emit(item.text(), self.secret.text())
        self.secret.clear()

    @Slot()
    def _count(self) -> None:
        self._wait -= 1
        if self._wait > 0:
            self._tell_wait()
            return
        self._counting.stop()
        self._set_open(True)
        self.said.clear()
        self.secret.setFocus()

    def _tell_wait(self) -> None:
        minutes, seconds = divmod(self._wait, 60)
        self.said.setText(self.tr("Too many failures. Again in {0}.").format(f"{minutes:02d}:{seconds:02d}"))

    def _set_open(self, is_open: bool) -> None:
        """Whether a secret can be given; a field that closes gives the keyboard to none, not to the way out."""
        if not is_open and self.secret.hasFocus():
            self.setFocus()
        self.secret.setEnabled(is_open)
        self.pad.setEnabled(is_open)

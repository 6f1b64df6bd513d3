"""From now on people sign in: the first administrator, or, where there is one from before, the switch alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from inspector_app.domain.errors import CorrectableError, InspectorError
from inspector_app.domain.people import Access, Right, checked_name, checked_secret
from inspector_app.ui.bridge import Bridge
from inspector_app.ui.dialogs.sizing import make_room
from inspector_app.ui.language.said import said_error
from inspector_app.ui.theme.plain import PlainLabel
from inspector_app.ui.theme.tokens import SPACE

if TYPE_CHECKING:
    from inspector_app.workflow.session import Session

BEGIN_CHANNEL = "people/begin"
BEFORE_CHANNEL = "people/before"


class BeginDialog(QDialog):
    """Name and PIN of the first administrator; the session is asked, and what it refuses is said here."""

    def __init__(self, session: Session, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._bridge, self._again = session, bridge, False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("People sign in"))
        self.setMinimumWidth(460)
        self.words = PlainLabel(wordWrap=True)
        self.name = QLineEdit()
        self.secret = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self.again = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self.problem = PlainLabel(wordWrap=True)
        self.problem.hide()
        self.form = QFormLayout()
        self.form.addRow(self.tr("Name"), self.name)
        self.form.addRow(self.tr("PIN or password"), self.secret)
        self.form.addRow(self.tr("The same again"), self.again)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("Sign in from now on"))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setProperty("kind", "primary")
        for button in self.buttons.buttons():
            button.setIcon(QIcon())
            button.setProperty("touch", True)
        self.buttons.accepted.connect(self._begin)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.XL, SPACE.XL, SPACE.XL, SPACE.L)
        column.setSpacing(SPACE.M)
        column.addWidget(self.words)
        column.addLayout(self.form)
        column.addWidget(self.problem)
        column.addWidget(self.buttons)
        self._ask_for_first()
        bridge.watch(session.access(), self._came, channel=BEFORE_CHANNEL)

    def _ask_for_first(self) -> None:
        self.words.setText(
            self.tr(
                "From then on a name and a PIN stand behind every decision, and roles say who may do what. "
                "You are the first administrator: you add the others. Without sign-in, names are the system's."
            )
        )

    def _came(self, access: Access) -> None:
        """Administrators from before the sign-in was switched off are still there."""
        names = [one.name for one in access.active() if one.may(Right.MANAGE_PEOPLE)]
        self._again = bool(names)
        if self._again:
            self.form.setRowVisible(self.name, False)
            self.form.setRowVisible(self.secret, False)
            self.form.setRowVisible(self.again, False)
            self.words.setText(
                self.tr("People signed in here before, and do so again. Administrators: {0}").format(
                    ", ".join(names)
                )
            )

    @Slot()
    def _begin(self) -> None:
        if self._again:
            self._bridge.watch(
                self._session.set_sign_in(required=True),
                self._done,
                channel=BEGIN_CHANNEL,
                failed=self._failed,
            )
            return
        try:
            checked_name(self.name.text())
            checked_pair(self.secret.text(), self.again.text())
        except CorrectableError as error:
            self._failed(error)
            return
        begun = self._session.begin_sign_in(self.name.text(), self.secret.text())
        self._bridge.watch(begun, self._done, channel=BEGIN_CHANNEL, failed=self._failed)

    def _done(self, result: object) -> None:
        self.accept()

    def _failed(self, error: InspectorError) -> None:
        self.problem.setText(said_error(error))
        self.problem.show()
        make_room(self)


def checked_pair(secret: str, again: str) -> None:
    """Raises CorrectableError where the two differ, or it cannot be a PIN or password."""
    checked_secret(secret)
    if secret != again:
        raise CorrectableError("the two are not the same", remedy="Type both again")

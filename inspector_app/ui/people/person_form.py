"""The small dialog about one person: some of name, role and secret."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.people import Role, checked_name
from inspector_app.ui.dialogs.sizing import make_room
from inspector_app.ui.language.said import said_error
from inspector_app.ui.people.begin import checked_pair
from inspector_app.ui.people.words import rights_of, role_word
from inspector_app.ui.theme.fields import Choice
from inspector_app.ui.theme.plain import PlainLabel
from inspector_app.ui.theme.theme import Theme
from inspector_app.ui.theme.tokens import SPACE


class PersonForm(QDialog):
    """Fields that are asked for are there; ``accept`` only once they can be used."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        parent: QWidget,
        *,
        name: str | None = None,
        role: Role | None = None,
        secret: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(420)
        self._asks_name, self._asks_secret = name is not None, secret
        form = QFormLayout()
        self.name = QLineEdit(name or "")
        self.role = Choice(theme)
        self.rights = PlainLabel(wordWrap=True)
        self.rights.setProperty("role", "caption")
        for each in Role:
            self.role.addItem(role_word(each), each)
        self.role.currentIndexChanged.connect(self._say_rights)
        self.secret = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self.again = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        if name is not None:
            form.addRow(self.tr("Name"), self.name)
        if role is not None:
            self.role.setCurrentIndex(list(Role).index(role))
            form.addRow(self.tr("Role"), self.role)
            form.addRow("", self.rights)
        if secret:
            form.addRow(self.tr("PIN or password"), self.secret)
            form.addRow(self.tr("The same again"), self.again)
        self._say_rights()
        self.problem = PlainLabel(wordWrap=True)
        self.problem.hide()
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setProperty("kind", "primary")
        for button in self.buttons.buttons():
            button.setIcon(QIcon())
            button.setProperty("touch", True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.XL, SPACE.XL, SPACE.XL, SPACE.L)
        column.setSpacing(SPACE.M)
        column.addLayout(form)
        column.addWidget(self.problem)
        column.addWidget(self.buttons)

    def chosen_role(self) -> Role:
        return list(Role)[self.role.currentIndex()]

    def accept(self) -> None:
        try:
            if self._asks_name:
                checked_name(self.name.text())
            if self._asks_secret:
                checked_pair(self.secret.text(), self.again.text())
        except CorrectableError as error:
            self.problem.setText(said_error(error))
            self.problem.show()
            make_room(self)
            return
        super().accept()

    @Slot()
    def _say_rights(self) -> None:
        self.rights.setText(self.tr("may: {0}").format(rights_of(self.chosen_role())))

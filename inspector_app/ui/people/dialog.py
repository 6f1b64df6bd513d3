"""People of the workspace: for administrators to add and change, for everybody to change their own PIN."""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from inspector_app.domain.errors import InspectorError
from inspector_app.domain.people import LONGEST_IDLE_MINUTES, Access, Person, Right, Role
from inspector_app.ui.bridge import Bridge
from inspector_app.ui.dialogs.sizing import open_at
from inspector_app.ui.language.said import said_error
from inspector_app.ui.people.person_form import PersonForm
from inspector_app.ui.people.words import kind_word, role_word, state_of
from inspector_app.ui.theme.fields import acting_button
from inspector_app.ui.theme.plain import PlainLabel
from inspector_app.ui.theme.theme import Theme
from inspector_app.ui.theme.tokens import SPACE

if TYPE_CHECKING:
    from inspector_app.workflow.session import Session

LIST_CHANNEL = "people/list"


class PeopleDialog(QDialog):
    """A table, and what can be done with the chosen person. The session refuses what the signed-in one may not."""

    def __init__(self, session: Session, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._bridge, self._theme = session, bridge, theme
        self.people: tuple[Person, ...] = ()
        self._idle_minutes = 0
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("People"))
        open_at(self, 760, 520)
        self.table = self._table()
        self.add = self._button(self.tr("Add…"), self._add)
        self.rename = self._button(self.tr("Rename…"), self._rename)
        self.role = self._button(self.tr("Role…"), self._role)
        self.pin = self._button(self.tr("PIN…"), self._pin)
        self.able = self._button(self.tr("Disable"), self._able)
        self.idle = QSpinBox(maximum=LONGEST_IDLE_MINUTES)
        self.idle.setMinimumWidth(90)
        self.idle.setSpecialValueText(self.tr("never"))
        self.idle.setSuffix(self.tr(" min"))
        self.idle.setAccessibleName(self.tr("Idle minutes until the station locks"))
        self.idle.editingFinished.connect(self._set_idle)
        self.off = self._button(self.tr("No sign-in any more"), self._switch_off)
        self.words = PlainLabel(wordWrap=True)
        self._arrange()
        self.read()

    def read(self) -> None:
        """Ask for everybody as they are now."""
        self._bridge.watch(self._session.access(), self._came, channel=LIST_CHANNEL)

    def chosen(self) -> Person | None:
        row = self.table.currentRow()
        return self.people[row] if 0 <= row < len(self.people) else None

    def _table(self) -> QTableWidget:
        table = QTableWidget(0, 4)
        table.setObjectName("framed")
        table.setProperty("roomy", True)
        table.setAccessibleName(self.tr("People"))
        table.setHorizontalHeaderLabels(
            [self.tr("Name"), self.tr("Role"), self.tr("Signs in by"), self.tr("Remark")]
        )
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(40)
        head = table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.currentCellChanged.connect(self._offer)
        return table

    def _button(self, text: str, slot: object) -> QPushButton:
        button = acting_button(text, slot)
        button.setProperty("touch", True)
        return button

    def _arrange(self) -> None:
        acts = QHBoxLayout()
        for button in (self.add, self.rename, self.role, self.pin, self.able):
            acts.addWidget(button)
        acts.addStretch(1)
        rule = QHBoxLayout()
        rule.addWidget(PlainLabel(self.tr("Lock the station after")))
        rule.addWidget(self.idle)
        rule.addStretch(1)
        rule.addWidget(self.off)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        for each in buttons.buttons():
            each.setIcon(QIcon())
            each.setProperty("touch", True)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.XL, SPACE.L, SPACE.XL, SPACE.L)
        column.setSpacing(SPACE.M)
        column.addWidget(self.table, 1)
        column.addLayout(acts)
        column.addLayout(rule)
        column.addWidget(self.words)
        column.addWidget(buttons)

    def _came(self, access: Access) -> None:
        before = self.chosen()
        self.people = access.people
        self.table.setRowCount(len(self.people))
        for row, person in enumerate(self.people):
            cells = (person.name, role_word(person.role), kind_word(person.kind), state_of(person))
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                if not person.active:
                    item.setForeground(self._theme.tokens.muted)
                self.table.setItem(row, column, item)
        ids = [person.id for person in self.people]
        at = ids.index(before.id) if before is not None and before.id in ids else 0
        self.table.setCurrentCell(at, 0)
        self._idle_minutes = access.idle_minutes
        self.idle.setValue(access.idle_minutes)
        self._offer()

    @Slot()
    def _offer(self) -> None:
        manages = self._session.may(Right.MANAGE_PEOPLE)
        person, signed_in = self.chosen(), self._session.acting.standing.person
        for button in (self.rename, self.role, self.able):
            button.setEnabled(manages and person is not None)
        own = person is not None and signed_in is not None and signed_in.id == person.id
        self.pin.setEnabled(person is not None and (manages or own))
        for widget in (self.add, self.idle, self.off):
            widget.setEnabled(manages)
        disabled = person is not None and not person.active
        self.able.setText(self.tr("Enable") if disabled else self.tr("Disable"))

    @Slot()
    def _add(self) -> None:
        form = PersonForm(
            self._theme, self.tr("Add a person"), self, name="", role=Role.OPERATOR, secret=True
        )
        form.accepted.connect(self._add_now)
        form.open()

    @Slot()
    def _add_now(self) -> None:
        form = self._form()
        self._ask(self._session.add_person(form.name.text(), form.chosen_role(), form.secret.text()))

    @Slot()
    def _rename(self) -> None:
        person = self.chosen()
        if person is not None:
            form = PersonForm(self._theme, self.tr("Rename {0}").format(person.name), self, name=person.name)
            form.accepted.connect(self._rename_now)
            form.open()

    @Slot()
    def _rename_now(self) -> None:
        person = self.chosen()
        if person is not None:
            self._ask(self._session.rename_person(person.id, self._form().name.text()))

    @Slot()
    def _role(self) -> None:
        person = self.chosen()
        if person is not None:
            form = PersonForm(self._theme, self.tr("Role of {0}").format(person.name), self, role=person.role)
            form.accepted.connect(self._role_now)
            form.open()

    @Slot()
    def _role_now(self) -> None:
        person = self.chosen()
        if person is not None:
            self._ask(self._session.set_role(person.id, self._form().chosen_role()))

    @Slot()
    def _pin(self) -> None:
        person = self.chosen()
        if person is not None:
            form = PersonForm(self._theme, self.tr("PIN of {0}").format(person.name), self, secret=True)
            form.accepted.connect(self._pin_now)
            form.open()

    @Slot()
    def _pin_now(self) -> None:
        person = self.chosen()
        if person is not None:
            self._ask(self._session.set_secret(person.id, self._form().secret.text()))

    @Slot()
    def _able(self) -> None:
        person = self.chosen()
        if person is not None:
            act = self._session.disable_person if person.active else self._session.enable_person
            self._ask(act(person.id))

    @Slot()
    def _set_idle(self) -> None:
        if self.idle.value() != self._idle_minutes:  # else the field was only left
            self._idle_minutes = self.idle.value()
            self._ask(self._session.set_sign_in(required=True, idle_minutes=self._idle_minutes))

    @Slot()
    def _switch_off(self) -> None:
        answer = self._session.set_sign_in(required=False)
        self._bridge.watch(answer, self._switched_off, failed=self._failed)

    def _switched_off(self, result: object) -> None:
        self.accept()

    def _form(self) -> PersonForm:
        form = self.sender()
        assert isinstance(form, PersonForm)
        return form

    def _ask(self, answer: Future[Any]) -> None:
        self._bridge.watch(answer, self._done, failed=self._failed)

    def _done(self, result: object) -> None:
        if isinstance(result, Person):
            self.words.setText(
                self.tr("{0}: {1}, signs in by {2}.").format(
                    result.name, role_word(result.role), kind_word(result.kind)
                )
            )
        self.read()

    def _failed(self, error: InspectorError) -> None:
        self.words.setText(said_error(error))
        self.read()

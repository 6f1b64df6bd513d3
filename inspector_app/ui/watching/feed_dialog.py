"""One feed: how it carries messages, where to, and where its secret lies."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.feeds import USUAL_HEADER, FeedKind, FeedSettings
from inspector_app.ui.dialogs.sizing import make_room, open_at
from inspector_app.ui.language.said import said_error
from inspector_app.ui.theme.fields import Choice
from inspector_app.ui.theme.plain import PlainLabel
from inspector_app.ui.theme.theme import Theme
from inspector_app.ui.theme.tokens import SPACE

_KINDS = {
    FeedKind.JSONL: QT_TRANSLATE_NOOP("FeedDialog", "File a day, JSON lines"),
    FeedKind.CSV: QT_TRANSLATE_NOOP("FeedDialog", "File a day, CSV"),
    FeedKind.WEBHOOK: QT_TRANSLATE_NOOP("FeedDialog", "Webhook (HTTP POST)"),
    FeedKind.MQTT: QT_TRANSLATE_NOOP("FeedDialog", "MQTT"),
}
_EXAMPLES = {
    FeedKind.JSONL: "/srv/results",
    FeedKind.CSV: "/srv/results",
    FeedKind.WEBHOOK: "https://mes.example/inspector",
    FeedKind.MQTT: "mqtts://broker.example/line1/inspector",
}


class FeedDialog(QDialog):
    """``settings`` says what was typed; a feed that cannot be keeps the dialog open and says why."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Add a feed"))
        open_at(self, 520, 0)
        self.name = self._line(self.tr("Name"))
        self.kind = Choice(theme)
        self.kind.setAccessibleName(self.tr("Kind"))
        for kind, words in _KINDS.items():
            self.kind.addItem(QCoreApplication.translate("FeedDialog", words), kind.value)
        self.target = self._line(self.tr("Target"))
        self.header = self._line(self.tr("Header of the secret"))
        self.header.setText(USUAL_HEADER)
        self.user = self._line(self.tr("User"))
        self.secret = self._line(self.tr("Secret"))
        self.secret.setPlaceholderText("env:MES_TOKEN")
        self.hint = PlainLabel(
            self.tr(
                "Say where the secret lies, not what it is: env:NAME for an environment variable, "
                "keyring:NAME for the keyring of the system."
            ),
            wordWrap=True,
        )
        self.hint.setProperty("role", "caption")
        self.problem = PlainLabel(wordWrap=True)
        self.problem.setProperty("role", "strong")
        self.problem.hide()
        self.form = QFormLayout()
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for widget in (self.name, self.kind, self.target, self.header, self.user, self.secret):
            self.form.addRow(widget.accessibleName(), widget)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        for each in buttons.buttons():
            each.setIcon(QIcon())
            each.setProperty("touch", True)
        self.add = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.add.setText(self.tr("Add"))
        self.add.setProperty("kind", "primary")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.XL, SPACE.L, SPACE.XL, SPACE.L)
        column.setSpacing(SPACE.M)
        column.addLayout(self.form)
        column.addWidget(self.hint)
        column.addWidget(self.problem)
        column.addWidget(buttons)
        self.kind.currentIndexChanged.connect(self._see)
        self._see()

    def settings(self) -> FeedSettings:
        """What is typed now."""
        return FeedSettings(
            self.name.text().strip(),
            FeedKind(self.kind.currentData()),
            self.target.text().strip(),
            self.header.text().strip() or USUAL_HEADER,
            self.secret.text().strip(),
            self.user.text().strip(),
        )

    def accept(self) -> None:
        try:
            self.settings().checked()
        except CorrectableError as error:
            self.problem.setText(said_error(error))
            self.problem.show()
            make_room(self)
            return
        super().accept()

    @Slot()
    def _see(self) -> None:
        kind = FeedKind(self.kind.currentData())
        over_the_net = kind in (FeedKind.WEBHOOK, FeedKind.MQTT)
        self.target.setPlaceholderText(_EXAMPLES[kind])
        self.form.setRowVisible(self.header, kind is FeedKind.WEBHOOK)
        self.form.setRowVisible(self.user, kind is FeedKind.MQTT)
        self.form.setRowVisible(self.secret, over_the_net)
        self.hint.setVisible(over_the_net)

    @staticmethod
    def _line(title: str) -> QLineEdit:
        line = QLineEdit()
        line.setAccessibleName(title)
        return line

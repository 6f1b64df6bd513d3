"""Where one setting is edited: a widget of its kind that gives a value and takes one."""

from __future__ import annotations

from typing import Any, Protocol, cast

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from inspector_app.ui.language.defect_classes import class_name, class_word
from inspector_app.ui.recipe.settings_table import Field, Kind
from inspector_app.ui.recipe.wording import in_words, typed, understood
from inspector_app.ui.theme.plain import PlainLabel

_LINES_SHOWN = 5
_NARROW = 110  # px


class Editor(Protocol):
    """What the form knows of an editor; ``value`` raises NotUnderstood."""

    changed: SignalInstance

    def value(self) -> Any: ...
    def show_value(self, value: Any) -> None: ...
    def set_fixed(self, fixed: bool) -> None: ...
    def set_wrong(self, wrong: bool) -> None: ...


class LineEditor(QLineEdit):
    """One line of text, a number, or a box."""

    changed = Signal()

    def __init__(self, field: Field) -> None:
        super().__init__()
        self._field = field
        self.textEdited.connect(self.changed)

    def value(self) -> Any:
        return understood(self._field.kind, self.text())

    def show_value(self, value: Any) -> None:
        self.setText(typed(self._field.kind, value))
        self.setCursorPosition(0)

    def set_fixed(self, fixed: bool) -> None:
        self.setReadOnly(fixed)
        self.setEnabled(not fixed)

    def set_wrong(self, wrong: bool) -> None:
        _mark(self, wrong)


class LinesEditor(QPlainTextEdit):
    """Several texts or boxes, one a line; Tab leads on to the next field."""

    changed = Signal()

    def __init__(self, field: Field) -> None:
        super().__init__()
        self._field = field
        self.setObjectName("field")
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES_SHOWN + 20)
        self.textChanged.connect(self.changed)

    def value(self) -> Any:
        found = understood(self._field.kind, self.toPlainText())
        return [class_name(word) for word in found] if self._classes else found

    def show_value(self, value: Any) -> None:
        shown = [class_word(name) for name in value] if self._classes else value
        self.blockSignals(True)
        self.setPlainText(typed(self._field.kind, shown))
        self.blockSignals(False)

    def set_fixed(self, fixed: bool) -> None:
        self.setReadOnly(fixed)
        self.setEnabled(not fixed)

    def set_wrong(self, wrong: bool) -> None:
        _mark(self, wrong)

    @property
    def _classes(self) -> bool:
        return self._field.name == "defect_classes"


class FlagEditor(QCheckBox):
    """Yes or no."""

    changed = Signal()

    def __init__(self, label: str) -> None:
        super().__init__(label)
        self.clicked.connect(self.changed)

    def value(self) -> bool:
        return self.isChecked()

    def show_value(self, value: Any) -> None:
        self.setChecked(bool(value))

    def set_fixed(self, fixed: bool) -> None:
        self.setEnabled(not fixed)

    def set_wrong(self, wrong: bool) -> None:
        _mark(self, wrong)


class Shown(PlainLabel):
    """A value that is only told."""

    changed = Signal()

    def __init__(self, field: Field) -> None:
        super().__init__(wordWrap=True)
        self._field, self._value = field, None
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def value(self) -> Any:
        return self._value

    def show_value(self, value: Any) -> None:
        self._value = value
        self.setText(in_words(self._field.name, value))

    def set_fixed(self, fixed: bool) -> None:
        """It is anyway."""

    def set_wrong(self, wrong: bool) -> None:
        """Nobody can type here."""


def editor_of(field: Field, label: str) -> tuple[QWidget, Editor]:
    """The widget of a setting, as what the layout takes and as what the form asks."""
    made: QWidget
    match field.kind:
        case Kind.LINES | Kind.BOXES | Kind.REGIONS:
            made = LinesEditor(field)
        case Kind.FLAG:
            made = FlagEditor(label)
        case Kind.SHOWN:
            made = Shown(field)
        case _:
            made = LineEditor(field)
            if field.kind is Kind.STEPS:
                made.setFixedWidth(_NARROW)
    made.setAccessibleName(label)
    return made, cast(Editor, made)


def _mark(widget: QWidget, wrong: bool) -> None:
    if bool(widget.property("wrong")) != wrong:
        widget.setProperty("wrong", wrong)
        widget.style().unpolish(widget)
        widget.style().polish(widget)

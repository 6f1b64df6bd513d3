"""The large buttons: what a person can say of the part and of the selected finding."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QFont, QFontMetrics, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from inspector_app.domain.readings import PartRow
from inspector_app.domain.review import PartDecision
from inspector_app.ui.actions import Actions
from inspector_app.ui.gallery.chips import FlowLayout
from inspector_app.ui.language.defect_classes import class_word
from inspector_app.ui.theme.plain import plain_name, plain_tip
from inspector_app.ui.theme.theme import Theme
from inspector_app.ui.theme.tokens import SPACE


class KeyButton(QPushButton):
    """A button of touch height that triggers an action and shows its key."""

    def __init__(self, text: str, action: QAction, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._hint, self._theme, self._action = "", theme, action
        self.setProperty("kind", "decision")
        self.setMinimumHeight(SPACE.TOUCH)
        self.setIcon(action.icon())
        self.setIconSize(QSize(20, 20))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard with canvas or gallery
        self.setToolTip(plain_tip(action.text()))
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def sizeHint(self) -> QSize:
        """Wide enough for the word and the key behind it: words are longer in other languages."""
        size = super().sizeHint()
        return QSize(size.width() + self._cap_width(), size.height())

    def _cap_width(self) -> int:
        return QFontMetrics(self._small()).horizontalAdvance(self._hint) + 12 if self._hint else 0

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.85)
        return font

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._hint:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        t = self._theme.tokens
        painter.setFont(self._small())
        width = self._cap_width()
        cap = self.rect().adjusted(self.width() - width - 9, 0, -9, 0)
        cap.setTop(self.rect().center().y() - 9)
        cap.setHeight(20)
        painter.setPen(t.line_strong if self.isEnabled() else t.line)
        painter.setBrush(t.surface)
        painter.drawRoundedRect(cap, 4, 4)
        painter.setPen(t.muted if self.isEnabled() else t.faint)
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._hint)

    @Slot()
    def _follow(self) -> None:
        self.setIcon(self._action.icon())
        self.setEnabled(self._action.isEnabled())
        self._hint = self._action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.setAccessibleName(f"{self.text()}, {self._hint}" if self._hint else self.text())
        self.updateGeometry()
        self.update()


class DecisionButtons(QWidget):
    """What the part is: accept, reject, unsure; and on to the next one that nobody has decided."""

    def __init__(self, actions: Actions, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(SPACE.S)
        self.buttons = {
            "accept": KeyButton(self.tr("Accept"), actions["accept"], theme),
            "reject": KeyButton(self.tr("Reject"), actions["reject"], theme),
            "unsure": KeyButton(self.tr("Unsure"), actions["unsure"], theme),
        }
        grid.addWidget(self.buttons["accept"], 0, 0)
        grid.addWidget(self.buttons["reject"], 0, 1)
        grid.addWidget(self.buttons["unsure"], 1, 0)
        self.next = KeyButton(self.tr("Next"), actions["next-undecided"], theme)
        grid.addWidget(self.next, 1, 1)
        for button in self.buttons.values():
            button.setCheckable(True)

    def show_row(self, row: PartRow | None) -> None:
        """Which decision stands."""
        for command, decision in _DECISIONS.items():
            self.buttons[command].setChecked(row is not None and row.decision is decision)


class FindingButtons(QWidget):
    """What the selected finding or the drawn region is: a defect, or a pseudo-anomaly."""

    def __init__(self, actions: Actions, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE.S)
        self.defect = KeyButton(self.tr("Defect"), actions["defect"], theme)
        self.pseudo = KeyButton(self.tr("Pseudo"), actions["pseudo"], theme)
        line.addWidget(self.defect)
        line.addWidget(self.pseudo)


_DECISIONS = {
    "accept": PartDecision.ACCEPT,
    "reject": PartDecision.REJECT,
    "unsure": PartDecision.UNSURE,
}


class ClassPicker(QWidget):
    """Defect classes of the recipe, each with its digit."""

    picked = Signal(str)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edit = QPushButton("…")
        self._edit.setProperty("kind", "chip")
        self._edit.setMinimumHeight(28)
        self._edit.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._edit.setToolTip(plain_tip(actions["classes"].text()))
        self._edit.setAccessibleName(actions["classes"].text())
        self._edit.clicked.connect(actions["classes"].trigger)
        self._flow = FlowLayout(self, spacing=SPACE.XS)
        self._names: tuple[str, ...] = ()
        self._chips: list[QPushButton] = []

    def set_classes(self, names: tuple[str, ...]) -> None:
        if names == self._names:
            return
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.deleteLater()
        self._flow.removeWidget(self._edit)
        self._names, self._chips = names, []
        for number, name in enumerate(names, start=1):
            word = class_word(name)
            chip = QPushButton(plain_name(f"{number}  {word}" if number < 10 else word))
            chip.setCheckable(True)
            chip.setProperty("kind", "chip")
            chip.setMinimumHeight(28)
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            chip.setAccessibleName(self.tr("Defect class {0}").format(word))
            chip.setProperty("name", name)
            chip.clicked.connect(self._clicked)
            self._flow.addWidget(chip)
            self._chips.append(chip)
        self._flow.addWidget(self._edit)
        self.updateGeometry()

    def show_class(self, name: str) -> None:
        """Which class the selected finding has, or ""."""
        for chip in self._chips:
            chip.setChecked(chip.property("name") == name)

    @property
    def names(self) -> tuple[str, ...]:
        """The classes in the order of their digits."""
        return self._names

    @Slot()
    def _clicked(self) -> None:
        self.picked.emit(str(self.sender().property("name")))

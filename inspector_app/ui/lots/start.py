"""What is seen with no lot open: one large button, the demo, and what was open before."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QPushButton, QVBoxLayout, QWidget

from inspector_app.domain.readings import LotSummary
from inspector_app.ui.actions import Actions
from inspector_app.ui.language.figures import count
from inspector_app.ui.people.first_choice import FirstChoice
from inspector_app.ui.theme.icons import picture
from inspector_app.ui.theme.plain import PlainLabel, plain_tip
from inspector_app.ui.theme.theme import Theme
from inspector_app.ui.theme.tokens import SPACE

Index = QModelIndex | QPersistentModelIndex


class LotsModel(QAbstractListModel):
    """Recent lots, latest first; the lot's id under UserRole."""

    def __init__(self) -> None:
        super().__init__()
        self.lots: list[LotSummary] = []

    def show(self, lots: list[LotSummary]) -> None:
        self.beginResetModel()
        self.lots = lots
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.lots)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        summary = self.lots[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            counts = summary.counts
            return self.tr("{0}\n{1} · lot {2} · {3} parts · {4} undecided").format(
                summary.lot.name,
                summary.lot.recipe_name,
                summary.lot.number,
                count(counts.total),
                count(counts.undecided),
            )
        if role == Qt.ItemDataRole.UserRole:
            return summary.lot.id
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(str(summary.lot.folder))
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(200, 52)
        return None


class StartPage(QWidget):
    """Open a folder, by button or by dropping it here; or go on with a lot of before."""

    chapter = "Open"
    lot_chosen = Signal(str)

    def __init__(self, actions: Actions, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self.symbol = PlainLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.headline = PlainLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.headline.setProperty("role", "title")
        self.subline = PlainLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self.subline.setProperty("role", "caption")
        self.open = QPushButton(self.tr("Open folder…"))
        self.open.setProperty("kind", "primary")
        self.open.setProperty("touch", True)
        self.open.setMinimumWidth(220)
        self.open.clicked.connect(actions["open"].trigger)
        self.demo = QPushButton(self.tr("Try the demo lot"))
        self.demo.setProperty("kind", "quiet")
        self.demo.setProperty("touch", True)
        self.demo.clicked.connect(actions["demo"].trigger)
        self.lots = LotsModel()
        self.recent = QListView()
        self.recent.setObjectName("framed")
        self.recent.setAccessibleName(self.tr("Recent lots"))
        self.recent.setModel(self.lots)
        self.recent.clicked.connect(self._lot_clicked)
        self.recent.activated.connect(self._lot_clicked)
        self._recent_title = PlainLabel(self.tr("Recent lots"))
        self._recent_title.setProperty("role", "section")
        self.choice = FirstChoice()
        self._arrange()
        theme.changed.connect(self._dress)
        self._dress()
        self.set_lots([])
        self.set_ready(False)

    def set_ready(self, ready: bool) -> None:
        """Before the session is there, nothing can be opened yet."""
        self.open.setEnabled(ready)
        self.demo.setEnabled(ready)
        if ready:
            self.open.setFocus()  # Enter is all it takes
            self.headline.setText(self.tr("Open a folder of part pictures"))
            self.subline.setText(
                self.tr("or drop it here. Inspection starts by itself; no training, no labels.")
            )
        else:
            self.headline.setText(self.tr("Starting…"))
            self.subline.setText(self.tr("Opening the workspace"))

    def show_problem(self, what: str, remedy: str) -> None:
        """The workspace cannot be opened."""
        for button in (self.open, self.demo):
            button.hide()
        self.headline.setText(self.tr("The workspace cannot be opened"))
        self.subline.setProperty("role", "")  # what matters now is not small print
        self.subline.style().unpolish(self.subline)
        self.subline.style().polish(self.subline)
        self.subline.setText(f"{what}\n\n{remedy}")

    def show_choice(self, asked: bool) -> None:
        """Whether it is still open who works here."""
        self.choice.setVisible(asked)

    def set_lots(self, lots: list[LotSummary]) -> None:
        self.lots.show(lots)
        self._recent_title.setVisible(bool(lots))
        self.recent.setVisible(bool(lots))
        self.recent.setFixedHeight(min(4, len(lots)) * 52 + 10)

    def set_over(self, over: bool) -> None:
        """A folder is held over the window."""
        self._field.setProperty("over", "true" if over else "false")
        self._field.style().unpolish(self._field)
        self._field.style().polish(self._field)

    def _arrange(self) -> None:
        self._field = QFrame()
        self._field.setObjectName("drop")
        self._field.setFixedWidth(620)
        inside = QVBoxLayout(self._field)
        inside.setContentsMargins(SPACE.XL, SPACE.XL + 8, SPACE.XL, SPACE.XL)
        inside.setSpacing(SPACE.M)
        inside.addWidget(self.symbol)
        inside.addWidget(self.headline)
        inside.addWidget(self.subline)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.open)
        buttons.addWidget(self.demo)
        buttons.addStretch(1)
        inside.addSpacing(SPACE.S)
        inside.addLayout(buttons)
        column = QVBoxLayout()
        column.setSpacing(SPACE.S)
        column.addStretch(2)
        column.addWidget(self._field)
        column.addSpacing(SPACE.L)
        column.addWidget(self.choice)
        column.addWidget(self._recent_title)
        column.addWidget(self.recent)
        column.addStretch(3)
        line = QHBoxLayout(self)
        line.addStretch(1)
        line.addLayout(column)
        line.addStretch(1)

    @Slot()
    def _dress(self) -> None:
        pixmap = picture("inspector", self._theme.tokens.accent, 128)
        pixmap.setDevicePixelRatio(2)
        self.symbol.setPixmap(pixmap)

    @Slot(QModelIndex)
    def _lot_clicked(self, index: QModelIndex) -> None:
        self.lot_chosen.emit(index.data(Qt.ItemDataRole.UserRole))


def dropped_folder(event: QDropEvent) -> Path | None:
    """The one folder that is carried; of a file, the folder that holds it."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.is_dir() else path.parent

"""Tools over the canvas: region tools, heatmap, zoom, and the way to the next part."""

from __future__ import annotations

from typing import get_args

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QSlider, QToolButton, QWidget

from inspector_app.imaging.heatmap import ColourMap
from inspector_app.ui.actions import Actions
from inspector_app.ui.canvas.layers import HeatmapStyle
from inspector_app.ui.canvas.tools import ToolKind
from inspector_app.ui.canvas.view import Canvas
from inspector_app.ui.gallery.chips import FlowLayout
from inspector_app.ui.theme.fields import Choice
from inspector_app.ui.theme.plain import plain_tip
from inspector_app.ui.theme.theme import Theme
from inspector_app.ui.theme.tokens import SPACE

TOOLS = {
    "tool-select": ToolKind.SELECT,
    "tool-box": ToolKind.BOX,
    "tool-brush": ToolKind.BRUSH,
    "tool-polygon": ToolKind.POLYGON,
    "tool-eraser": ToolKind.ERASER,
    "tool-wand": ToolKind.WAND,
}

_SLIDER, _SHORT_SLIDER, _NARROW = 62, 44, 300  # px
COMPARISONS = ("compare", "compare-mark", "compare-view", "compare-run")


class PictureBar(QFrame):
    """Buttons of the canvas; the actions behind them also have keys."""

    def __init__(self, actions: Actions, canvas: Canvas, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._actions, self._canvas = actions, canvas
        self.opacity = QSlider(Qt.Orientation.Horizontal)
        self.opacity.setRange(0, 100)
        self.opacity.setFixedWidth(_SLIDER)
        self.opacity.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.opacity.setAccessibleName(self.tr("Opacity of the heatmap"))
        self.opacity.setToolTip(self.tr("Opacity of the heatmap   [ ]"))
        self.maps = Choice(theme)
        self.maps.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.maps.setAccessibleName(self.tr("Colours of the heatmap"))
        for name in get_args(ColourMap):
            self.maps.addItem(name, name)
        line = FlowLayout(self, spacing=2)  # two lines where one is too short
        line.setContentsMargins(SPACE.S, SPACE.XS, SPACE.S, SPACE.XS)
        for command in TOOLS:
            line.addWidget(self._button(command))
        line.addWidget(_gap())
        line.addWidget(self._button("heatmap"))
        line.addWidget(self.opacity)
        line.addWidget(self.maps)
        line.addWidget(_gap())
        for command in ("fit", "actual-size"):
            line.addWidget(self._button(command))
        self.compare = CompareButton(actions, theme)
        line.addWidget(self.compare)
        line.add_spring()
        for command in ("undo", "redo"):
            line.addWidget(self._button(command))
        for command in ("previous", "next", "next-undecided"):
            line.addWidget(self._button(command))
        self.opacity.valueChanged.connect(self._opacity_moved)
        self.maps.currentIndexChanged.connect(self._map_chosen)
        canvas.heatmap_style_changed.connect(self.show_style)
        canvas.tool_changed.connect(self.show_tool)
        self.show_style(canvas.heatmap_style)
        self.show_tool(canvas.tool)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # On a small screen that saves a whole line, which the picture has then.
        self.opacity.setFixedWidth(_SHORT_SLIDER if event.size().width() < _NARROW else _SLIDER)

    @Slot(object)
    def show_style(self, style: HeatmapStyle) -> None:
        """How the heatmap is painted now."""
        self._actions["heatmap"].setChecked(style.visible)
        self._actions["only-above"].setChecked(style.only_above)
        for widget in (self.opacity, self.maps):
            widget.blockSignals(True)
        self.opacity.setValue(round(100 * style.opacity))
        self.maps.setCurrentIndex(self.maps.findData(style.name))
        for widget in (self.opacity, self.maps):
            widget.blockSignals(False)

    @Slot(object)
    def show_tool(self, tool: ToolKind) -> None:
        """Which tool is in hand."""
        for command, kind in TOOLS.items():
            self._actions[command].setChecked(kind is tool)

    def _button(self, command: str) -> QToolButton:
        button = QToolButton()
        action = self._actions[command]
        button.setDefaultAction(action)
        button.setIconSize(QSize(20, 20))
        button.setFixedSize(33, 34)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(action.text())
        return button

    @Slot(int)
    def _opacity_moved(self, percent: int) -> None:
        self._canvas.set_opacity(percent / 100)

    @Slot(int)
    def _map_chosen(self, index: int) -> None:
        self._canvas.set_colour_map(self.maps.itemData(index))


class CompareButton(QToolButton):
    """One button for all that a part can be compared with: it does again what was done last, the rest is a menu."""

    def __init__(self, actions: Actions, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("kind", "split")
        self.setIconSize(QSize(20, 20))
        self.setFixedSize(52, 34)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        menu = QMenu(self)
        for command in (*COMPARISONS, "compare-next"):
            menu.addAction(actions[command])
        menu.addSeparator()
        for command in ("compare-wipe", "compare-blink"):
            menu.addAction(actions[command])
        self.setMenu(menu)
        self.setDefaultAction(actions["compare"])
        for command in COMPARISONS:
            actions[command].toggled.connect(self._toggled)
        self._toggled(False)

    @Slot(bool)
    def _toggled(self, on: bool) -> None:
        action = self.sender()
        if on and isinstance(action, QAction):
            self.setDefaultAction(action)
        self.setAccessibleName(self.defaultAction().text())

    def say_why(self, words: str) -> None:
        """Why there is nothing to compare with; "" where there is, or nobody has asked."""
        tip = self.defaultAction().toolTip()
        self.setToolTip(plain_tip(f"{tip}\n{words}" if words else tip))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        place = QRect(self.width() - 18, (self.height() - 14) // 2, 14, 14)
        self._theme.icon("chevron").paint(QPainter(self), place)


def _gap() -> QWidget:
    gap = QWidget()
    gap.setFixedWidth(SPACE.S)
    return gap

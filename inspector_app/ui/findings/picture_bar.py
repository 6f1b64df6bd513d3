"""Tools over the canvas: region tools, heatmap, zoom, and the way to the next part."""

from __future__ import annotations

from typing import get_args

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSlider, QToolButton, QWidget

from inspector_app.imaging.heatmap import ColourMap
from inspector_app.ui.actions import Actions
from inspector_app.ui.canvas.layers import HeatmapStyle
from inspector_app.ui.canvas.tools import ToolKind
from inspector_app.ui.canvas.view import Canvas
from inspector_app.ui.theme.fields import Choice
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


class PictureBar(QFrame):
    """Buttons of the canvas; the actions behind them also have keys."""

    def __init__(self, actions: Actions, canvas: Canvas, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._actions, self._canvas = actions, canvas
        self.opacity = QSlider(Qt.Orientation.Horizontal)
        self.opacity.setRange(0, 100)
        self.opacity.setFixedWidth(68)
        self.opacity.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.opacity.setAccessibleName(self.tr("Opacity of the heatmap"))
        self.opacity.setToolTip(self.tr("Opacity of the heatmap   [ ]"))
        self.maps = Choice(theme)
        self.maps.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.maps.setAccessibleName(self.tr("Colours of the heatmap"))
        for name in get_args(ColourMap):
            self.maps.addItem(name, name)
        line = QHBoxLayout(self)
        line.setContentsMargins(SPACE.S, SPACE.XS, SPACE.S, SPACE.XS)
        line.setSpacing(2)
        for command in TOOLS:
            line.addWidget(self._button(command))
        line.addWidget(_gap())
        line.addWidget(self._button("heatmap"))
        line.addWidget(self.opacity)
        line.addSpacing(SPACE.S)
        line.addWidget(self.maps)
        line.addWidget(_gap())
        for command in ("fit", "actual-size", "compare", "compare-mark"):
            line.addWidget(self._button(command))
        line.addStretch(1)
        for command in ("undo", "redo"):
            line.addWidget(self._button(command))
        line.addWidget(_gap())
        for command in ("previous", "next", "next-undecided"):
            line.addWidget(self._button(command))
        self.opacity.valueChanged.connect(self._opacity_moved)
        self.maps.currentIndexChanged.connect(self._map_chosen)
        canvas.heatmap_style_changed.connect(self.show_style)
        canvas.tool_changed.connect(self.show_tool)
        self.show_style(canvas.heatmap_style)
        self.show_tool(canvas.tool)

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


def _gap() -> QWidget:
    gap = QWidget()
    gap.setFixedWidth(SPACE.S)
    return gap

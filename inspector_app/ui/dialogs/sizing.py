"""How large a dialog opens: as it would like, and never larger than the screen."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

_BESIDE = QSize(24, 56)  # px for the frame, the title and a task bar


def open_at(dialog: QWidget, width: int, height: int) -> None:
    """Resize to the wished size, within the screen that the dialog's parent, or it itself, is on."""
    around = dialog.parentWidget() or dialog
    dialog.resize(QSize(width, height).boundedTo(around.screen().availableSize() - _BESIDE))


def make_room(dialog: QWidget) -> None:
    """Let an open dialog grow by what has just been shown in it, else its fields are squeezed."""
    layout = dialog.layout()
    layout.activate()
    wanted = max(layout.totalMinimumHeightForWidth(dialog.width()), layout.totalMinimumSize().height())
    if wanted > dialog.height():
        open_at(dialog, dialog.width(), wanted)

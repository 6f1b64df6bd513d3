"""Line icons of ``resources/icons``, drawn in the colours of the theme."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import inspector_app

_PIXELS = (20, 40, 64)  # drawn sizes: 100 %, 200 % and large


def icon_names() -> list[str]:
    """Names of all icons, sorted."""
    return sorted(
        item.name.removesuffix(".svg") for item in _folder().iterdir() if item.name.endswith(".svg")
    )


def picture(name: str, colour: QColor, side: int) -> QPixmap:
    """One icon as a square pixmap of ``side`` device pixels. Raises FileNotFoundError for an unknown name."""
    return QPixmap.fromImage(_drawn(name, colour.name(), side))


def icon(name: str, colour: QColor, disabled: QColor, checked: QColor | None = None) -> QIcon:
    """The icon at all drawn sizes, with its faded and, where given, its checked form."""
    made = QIcon()
    for side in _PIXELS:
        made.addPixmap(picture(name, colour, side), QIcon.Mode.Normal, QIcon.State.Off)
        made.addPixmap(picture(name, checked or colour, side), QIcon.Mode.Normal, QIcon.State.On)
        made.addPixmap(picture(name, disabled, side), QIcon.Mode.Disabled)
    return made


def or_blank(of_command: QIcon) -> QIcon:
    """The icon, or one that takes its room: in a list the words stand under each other."""
    if not of_command.isNull():
        return of_command
    nothing = QPixmap(_PIXELS[0], _PIXELS[0])
    nothing.fill(Qt.GlobalColor.transparent)
    return QIcon(nothing)


@lru_cache(maxsize=1024)
def _drawn(name: str, colour: str, side: int) -> QImage:
    """Drawn once: a window asks for the same icon at several places, and again when it is made in another language."""
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    drawing = _source(name).replace("currentColor", colour)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return image


@lru_cache(maxsize=128)
def _source(name: str) -> str:
    return (_folder() / f"{name}.svg").read_text(encoding="utf-8")


def _folder() -> Traversable | Path:
    try:
        return resources.files("inspector_app.resources") / "icons"
    except ModuleNotFoundError:  # run from a checkout that is not installed
        return Path(inspector_app.__file__).parent.parent / "resources" / "icons"

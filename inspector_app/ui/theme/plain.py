"""Names that people chose, shown as they stand: Qt would read some as HTML, and an ``&`` as the key of a button.

A lot may be called ``<b>7``, a folder ``R&D``. As HTML a name would be shown as another one, and could have a picture
fetched from another computer; as the key of a button it loses its ``&``.
"""

from __future__ import annotations

import html
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as Text
from PySide6.QtWidgets import QLabel


class PlainLabel(QLabel):
    """A label whose text is never HTML; the one that the window is made of."""

    def __init__(self, *arguments: Any, **properties: Any) -> None:
        super().__init__(*arguments, **properties)
        self.setTextFormat(Qt.TextFormat.PlainText)


def plain_tip(text: str) -> str:
    """A tool tip that shows this text; Qt can only be told by HTML that it is none."""
    return f'<p style="white-space:pre">{html.escape(text)}</p>' if Text.mightBeRichText(text) else text


def plain_name(text: str) -> str:
    """The words of a button or of a line of a menu that show this text, with its ``&``."""
    return text.replace("&", "&&")

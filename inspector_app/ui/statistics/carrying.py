"""A figure taken elsewhere: copied as a table, or saved as an SVG drawing."""

from __future__ import annotations

import html
import os
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QMimeData, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QGraphicsView, QWidget

from inspector_app.domain.errors import EnvironmentFault
from inspector_app.domain.spreadsheet_cells import neutralised
from inspector_app.ui.statistics.exhibit import Exhibit
from inspector_app.ui.theme.tokens import Tokens

_MARGIN, _LINE = 16, 20


def as_table(exhibit: Exhibit) -> QMimeData:
    """The rows as text with tabs and as HTML; names that a spreadsheet would calculate are made plain text."""
    lines = [exhibit.columns, *(row.cells for row in exhibit.rows)]
    plain = [[str(neutralised(cell)) for cell in line] for line in lines]
    data = QMimeData()
    data.setText("\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in plain))
    body = "".join(
        "<tr>{}</tr>".format("".join(f"<td>{html.escape(cell)}</td>" for cell in line)) for line in plain
    )
    data.setHtml(f"<table><caption>{html.escape(exhibit.title)}</caption>{body}</table>")
    return data


def as_svg(exhibit: Exhibit, view: QWidget, tokens: Tokens) -> bytes:
    """The figure as it is on the screen, with its title and what its signs mean, as an SVG document."""
    legend = " · ".join(key.words for key in exhibit.legend)
    size = QSize(view.width() + 2 * _MARGIN, view.height() + 2 * _MARGIN + 3 * _LINE)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    drawing = QSvgGenerator()
    drawing.setOutputDevice(buffer)
    drawing.setSize(size)
    drawing.setViewBox(QRect(QPoint(0, 0), size))
    drawing.setTitle(exhibit.title)
    drawing.setDescription(exhibit.caption)
    painter = QPainter(drawing)
    painter.fillRect(QRect(QPoint(0, 0), size), tokens.raised)
    font = QFont(view.font())
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(tokens.text)
    wide = size.width() - 2 * _MARGIN
    painter.drawText(QRect(_MARGIN, _MARGIN, wide, _LINE), Qt.AlignmentFlag.AlignLeft, exhibit.title)
    painter.setFont(view.font())
    painter.setPen(tokens.muted)
    foot = QRect(_MARGIN, size.height() - _MARGIN - _LINE, wide, _LINE)
    painter.drawText(foot, Qt.AlignmentFlag.AlignLeft, legend)
    target = QRect(QPoint(_MARGIN, _MARGIN + _LINE), view.size())
    if isinstance(view, QGraphicsView):
        view.render(painter, target)  # as shapes: a widget's own render would make a picture of it
    else:
        painter.translate(target.topLeft())
        view.render(painter)
    painter.end()
    return bytes(buffer.data().data())


def write_aside(path: Path, content: bytes) -> Path:
    """Write beside the file and rename: what stood there stays until the new one is whole.

    Raises EnvironmentFault where it cannot be written.
    """
    aside = path.with_name(f".{path.name}.part")
    try:
        aside.write_bytes(content)
        os.replace(aside, path)
    except OSError as error:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
        raise EnvironmentFault(
            _tr("the drawing could not be written ({0})").format(error.strerror or error),
            subject=str(path),
            remedy=_tr("Choose another folder, or make room"),
        ) from error
    return path


def _tr(text: str) -> str:
    return QCoreApplication.translate("Statistics", text)

"""The canvas looks as it did: outlines, tags, heatmap, handles and words stand where they stood."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QImage, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from inspector_app.domain.review import FindingDecision
from inspector_app.ui.canvas.compare import Beside, Compare
from inspector_app.ui.canvas.minimap import Minimap
from inspector_app.ui.canvas.outline import mask_path
from inspector_app.ui.canvas.pyramid import Pyramid
from inspector_app.ui.canvas.quiet import QuietRegion
from inspector_app.ui.canvas.tone import Tone
from inspector_app.ui.canvas.tone_bar import ToneBar
from inspector_app.ui.canvas.tools import ToolKind
from inspector_app.ui.canvas.view import Canvas

FOLDER = Path(__file__).parent / "snapshots"
RENEW = "INSPECTOR_RENEW_SNAPSHOTS"
FAR = 48  # levels of 255 in any channel that are seen
SHARE = 0.005  # of the pixels that may differ as far


@pytest.fixture(scope="module", autouse=True)
def blocks(qapp: QApplication) -> Iterator[None]:
    """Words in a font that is the same everywhere, and no theme that another test has left."""
    number = QFontDatabase.addApplicationFont(str(FOLDER / "blocks.ttf"))
    assert number >= 0
    before, sheet, palette = qapp.font(), qapp.styleSheet(), qapp.palette()
    font = QFont(QFontDatabase.applicationFontFamilies(number)[0])
    font.setPixelSize(13)
    qapp.setStyleSheet("QLabel#caption { background: white; color: black; padding: 3px 9px; }")
    qapp.setPalette(QPalette(QColor(238, 240, 243)))
    qapp.setFont(font)
    yield
    qapp.setPalette(palette)
    qapp.setStyleSheet(sheet)
    qapp.setFont(before)
    QFontDatabase.removeApplicationFont(number)


@pytest.fixture
def canvas(qtbot: QtBot) -> Canvas:
    widget = new_canvas()
    qtbot.addWidget(widget)
    return widget


def new_canvas() -> Canvas:
    widget = Canvas()
    widget.setFont(QApplication.font())
    widget.resize(420, 280)
    widget.show()
    widget.show_part(plate(), "part-1")
    return widget


def plate() -> np.ndarray:
    """A grey plate with two holes on a dark ground, ``[160, 240, 3]``."""
    pixels = np.full((160, 240, 3), 40, dtype=np.uint8)
    pixels[20:140, 20:220] = 150
    for x in (40, 180):
        pixels[40:60, x : x + 20] = 70
    return pixels


def hills() -> np.ndarray:
    ys, xs = np.mgrid[0:16, 0:24].astype(np.float32)
    one = 2.2 * np.exp(-(((xs - 15) / 2.5) ** 2 + ((ys - 9) / 1.8) ** 2))
    two = 1.3 * np.exp(-(((xs - 6) / 1.5) ** 2 + ((ys - 11) / 1.5) ** 2))
    return (one + two).astype(np.float32)


def pixels_of(image: QImage) -> np.ndarray:
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(plain.constBits(), dtype=np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return rows[:, : 3 * plain.width()].reshape(plain.height(), plain.width(), 3).astype(int)


def looks_as_before(widget: QWidget, name: str, folder: Path) -> None:
    """Compare with the stored picture, or store this one where that is asked for."""
    seen, stored = widget.grab().toImage(), FOLDER / f"{name}.png"
    if os.environ.get(RENEW):
        seen.convertToFormat(QImage.Format.Format_RGB888).save(str(stored))
    wanted, found = pixels_of(QImage(str(stored))), pixels_of(seen)
    assert wanted.shape == found.shape
    far = (np.abs(wanted - found) > FAR).any(axis=2)
    if far.mean() > SHARE:
        seen.save(str(folder / f"{name}.png"))
        marked = np.ascontiguousarray(far.astype(np.uint8) * 255)
        height, width = marked.shape
        QImage(marked.data, width, height, width, QImage.Format.Format_Grayscale8).save(
            str(folder / f"{name}-difference.png")
        )
        pytest.fail(f"{far.mean():.1%} of {name} look otherwise: see {folder} (renew with {RENEW}=1)")


def over(canvas: Canvas, x: float, y: float) -> QPoint:
    return QPointF(*canvas.viewport.to_view(x, y)).toPoint()


def drag(canvas: Canvas, qtbot: QtBot, *way: tuple[float, float]) -> None:
    places = [over(canvas, *place) for place in way]
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=places[0])
    for place in places[1:]:
        qtbot.mouseMove(canvas, place)
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=places[-1])


def test_findings_in_every_state_over_the_heatmap(
    canvas: Canvas, finding_row: Callable, tmp_path: Path
) -> None:
    canvas.set_map(hills())
    canvas.set_findings(
        [
            finding_row("1", 130, 75, 50, 35),
            finding_row("2", 50, 95, 28, 28, ordinal=2, decision=FindingDecision.PSEUDO_ANOMALY),
            finding_row(
                "3", 160, 30, 40, 20, ordinal=3, decision=FindingDecision.DEFECT, defect_class="dent"
            ),
            finding_row("4", 40, 30, 30, 30, ordinal=4, decision=FindingDecision.UNSURE),
        ]
    )
    path = mask_path(np.ones((18, 30), dtype=np.bool_), 90, 118)
    canvas.set_quiet_regions([QuietRegion("P-7", path, path.boundingRect())])
    canvas.select_finding("1")
    looks_as_before(canvas, "findings", tmp_path)


def test_a_region_of_a_polygon_and_strokes_with_its_handles(
    canvas: Canvas, qtbot: QtBot, tmp_path: Path
) -> None:
    canvas.set_tool(ToolKind.BRUSH)
    canvas.step_size(2)
    drag(canvas, qtbot, (50, 110), (80, 120), (110, 105))
    canvas.set_tool(ToolKind.POLYGON)
    for corner in ((120, 40), (200, 50), (190, 120), (140, 100)):
        qtbot.mouseClick(
            canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, over(canvas, *corner)
        )
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    drag(canvas, qtbot, (200, 50), (210, 35))
    canvas.clearFocus()
    looks_as_before(canvas, "region", tmp_path)


def test_the_wand_says_how_far_it_reaches(canvas: Canvas, qtbot: QtBot, tmp_path: Path) -> None:
    canvas.set_map(hills())
    canvas.set_heatmap_visible(False)
    canvas.set_tool(ToolKind.WAND)
    drag(canvas, qtbot, (155, 95), (165, 95))
    canvas.clearFocus()
    looks_as_before(canvas, "wand", tmp_path)


def test_two_pictures_side_by_side(qtbot: QtBot, tmp_path: Path) -> None:
    canvas = new_canvas()
    both = Compare(canvas)
    qtbot.addWidget(both)
    both.resize(640, 240)
    both.show()
    canvas.set_map(hills())
    outline = mask_path(np.ones((30, 50), dtype=np.bool_), 130, 80)
    both._caption.setFont(QApplication.font())
    both.show_other(plate(), "nearest mark P-7", Beside(outline=outline, calibrated=hills() * 0.7))
    looks_as_before(both, "compare", tmp_path)


def test_the_minimap_and_a_notice_over_a_picture_looked_at_closely(canvas: Canvas, tmp_path: Path) -> None:
    Minimap(canvas)
    canvas.set_notice("The file was changed after it was inspected.")
    canvas.set_viewport(canvas.viewport.looking_at(4, 60, 60))
    looks_as_before(canvas, "closely", tmp_path)


def test_the_bar_of_black_and_white(qtbot: QtBot, tmp_path: Path) -> None:
    bar = ToneBar()
    qtbot.addWidget(bar)
    bar.resize(300, 40)
    ramp = np.linspace(500, 6000, 300).round().astype(np.uint16)
    bar.show_picture(Pyramid(np.tile(ramp, (300, 1))))
    bar.show_tone(Tone(1500, 5000))
    looks_as_before(bar, "tone", tmp_path)

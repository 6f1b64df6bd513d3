"""Pictures inside a document: JPEG data URIs with outlines and a length bar that stay sharp in print."""

from __future__ import annotations

import base64
import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.finding import FloatArray
from inspector_app.domain.geometry import Box, Region
from inspector_app.domain.readings import FindingRow
from inspector_app.imaging.contours import contours
from inspector_app.imaging.heatmap import ColourMap, colour_table, overlay
from inspector_app.imaging.thumbnails import encode_jpeg, thumbnail
from inspector_app.reports.lot_report import LotReport

Pixels = npt.NDArray[np.uint8]

SIDE = 560  # px of the longer side
QUALITY = 84
COLOURS: ColourMap = "inferno"
OPACITY = 0.55


@dataclass(frozen=True, slots=True)
class Outline:
    """An SVG polygon in image pixels, its number and where the number stands."""

    number: str
    points: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class LengthBar:
    """A bar of ``share`` of the picture's width, in per cent, that stands for ``label``."""

    share: float
    label: str


@dataclass(frozen=True, slots=True)
class Panel:
    """One image: photograph and heatmap as data URIs, and ``error`` why the photograph cannot be read. Sizes in px.

    With an ``error``, ``photo`` is the thumbnail that was kept of it, or "" where none was.
    """

    name: str
    photo: str = ""
    heat: str = ""
    left: int = 0
    top: int = 0
    width: int = 0
    height: int = 0
    outlines: tuple[Outline, ...] = ()
    bar: LengthBar | None = None
    error: str = ""


def image_panel(
    report: LotReport,
    image_id: str,
    name: str,
    findings: Iterable[FindingRow],
    size: tuple[int | None, int | None] = (None, None),
) -> Panel:
    """A whole image, its heatmap and its findings' outlines; the panel says so if it cannot be read.

    ``size`` is the width and height that the image had when it was inspected: a thumbnail stands in for that.
    """
    error = ""
    try:
        pixels: Pixels | None = report.picture(image_id)
    except CorrectableError as problem:
        error, pixels = _said(report, problem), report.stand_in(image_id)
    if pixels is None:
        return Panel(name, error=error)
    height, width = pixels.shape[:2]
    outlined = tuple(findings)
    if error:  # outlines are in pixels of the picture itself
        if size[0] and size[1]:
            width, height = size[0], size[1]
        else:
            outlined = ()
    calibrated = report.calibrated_map(image_id)
    small = thumbnail(pixels, SIDE)
    heat = "" if calibrated is None else data_uri(_heat(small, calibrated))
    return Panel(
        name,
        photo=data_uri(small),
        heat=heat,
        width=width,
        height=height,
        outlines=tuple(_outline(row) for row in outlined),
        bar=length_bar(width, report.summary.version.settings.mm_per_px, report.figure),
        error=error,
    )


def region_panel(report: LotReport, image_id: str, name: str, region: Region) -> Panel:
    """The surroundings of a region, with its outline."""
    try:
        pixels = report.picture(image_id)
    except CorrectableError as error:
        return Panel(name, error=_said(report, error))
    return surroundings_panel(pixels, name, region, report.summary.version.settings.mm_per_px, report.figure)


def surroundings_panel(
    pixels: Pixels,
    name: str,
    region: Region,
    mm_per_px: float | None,
    figure: Callable[[float, str], str] = format,
) -> Panel:
    """The surroundings of a region on a picture ``[h, w, 3]``, with its outline."""
    height, width = pixels.shape[:2]
    box = region.box
    view = _surroundings(box, width, height)
    if box.clipped(width, height).area == 0:
        return Panel(name, error="The image is smaller than it was: the region lies outside it.")
    cut = pixels[view.y : view.y + view.h, view.x : view.x + view.w]
    bar = length_bar(view.w, mm_per_px, figure)
    outlines = region_outlines(region)
    photo = data_uri(thumbnail(np.ascontiguousarray(cut), SIDE))
    return Panel(name, photo, "", view.x, view.y, view.w, view.h, outlines, bar)


def _said(report: LotReport, problem: CorrectableError) -> str:
    """What happened and what to do, without the place on this computer: the part is named beside it."""
    text = report.told(f"{problem.what}. {problem.remedy}" if problem.remedy else problem.what)
    return text[:1].upper() + text[1:]


def region_outlines(region: Region) -> tuple[Outline, ...]:
    """The outline of a region, in pixels of its image, without numbers."""
    at = np.asarray([region.box.x, region.box.y])
    return tuple(Outline("", _points(points + at), 0, 0) for points in contours(region.mask))


def heat_uri(small: Pixels, calibrated: FloatArray) -> str:
    """A picture under a calibrated map, as a data URI."""
    return data_uri(_heat(small, calibrated))


def _surroundings(box: Box, width: int, height: int) -> Box:
    """The box with room around it, 3 : 2 as far as the image reaches."""
    room = 2 * max(48, max(box.w, box.h) // 2)
    tall = max(box.h + room, (box.w + room) * 2 // 3)
    tall, wide = min(height, tall), min(width, tall * 3 // 2)
    left, top = box.x + (box.w - wide) // 2, box.y + (box.h - tall) // 2
    return Box(max(0, min(left, width - wide)), max(0, min(top, height - tall)), wide, tall)


def length_bar(
    width: int, mm_per_px: float | None, figure: Callable[[float, str], str] = format
) -> LengthBar:
    """The longest 1, 2 or 5 · 10ⁿ of mm (px without a scale) within a quarter of ``width`` px.

    ``figure`` writes its number in the document's language.
    """
    unit, per_px = ("mm", mm_per_px) if mm_per_px else ("px", 1.0)
    room = width * per_px / 4
    power = 10.0 ** math.floor(math.log10(room))
    length = max(step * power for step in (1, 2, 5) if step * power <= room)
    return LengthBar(round(100 * length / (width * per_px), 3), f"{figure(length, 'g')} {unit}")


def colour_stops(count: int = 12) -> list[str]:
    """The heatmap's colours from low to high, as CSS."""
    table = colour_table(COLOURS)
    places = np.linspace(0, 255, count).round().astype(int)
    return ["#{:02x}{:02x}{:02x}".format(*table[place]) for place in places]


def jpeg_of(uri: str) -> bytes:
    """The inverse of ``data_uri``: the encoded picture."""
    return base64.b64decode(uri.partition(",")[2])


def data_uri(pixels: Pixels) -> str:
    """A picture ``[h, w, 3]`` as text that a page shows without a file."""
    return "data:image/jpeg;base64," + base64.b64encode(encode_jpeg(pixels, QUALITY)).decode("ascii")


def _heat(small: Pixels, calibrated: FloatArray) -> Pixels:
    height, width = small.shape[:2]
    fitted = cv2.resize(calibrated, (width, height), interpolation=cv2.INTER_AREA)
    return overlay(small, np.asarray(fitted, dtype=np.float32), COLOURS, OPACITY)


def _outline(row: FindingRow) -> Outline:
    finding, box = row.finding, row.finding.box
    corners = ((box.x, box.y), (box.x + box.w, box.y), (box.x + box.w, box.y + box.h), (box.x, box.y + box.h))
    points = np.asarray(finding.contour if len(finding.contour) > 2 else corners)
    return Outline(str(finding.ordinal), _points(points), box.x + box.w, box.y)


def _points(points: npt.NDArray[np.integer]) -> str:
    return " ".join(f"{int(x)},{int(y)}" for x, y in points)

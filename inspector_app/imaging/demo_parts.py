"""The demo lot: pictures of a machined plate, most of them good, some defective, some shadowed.

Everything is drawn by this program from a seed. The shadow is that of one gripper that had not quite left the
picture; it is of one kind and differs in place, angle and strength, as a nuisance on a line does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from inspector_app.domain.errors import StorageFault
from inspector_app.domain.geometry import Box
from inspector_app.imaging.demo_scene import (
    BORE,
    BOSS,
    CANVAS,
    CENTRE,
    COUNTERSINK,
    HOLES,
    SIDE,
    Picture,
    Plane,
    Plate,
    Pose,
    clouds,
    inside,
    photograph,
    surface,
    to_camera,
)
from inspector_app.imaging.thumbnails import encode_png

DEFECT_SHARE = 8 / 60
NUISANCE_SHARE = 1 / 3  # of the good parts


class DemoKind(StrEnum):
    """What a demo part truly is."""

    GOOD = "good"
    DEFECT = "defect"
    NUISANCE = "nuisance"


@dataclass(frozen=True, slots=True)
class DemoPart:
    """The truth about one picture; ``detail`` names the defect or nuisance, ``region`` bounds it in px."""

    file: str
    kind: DemoKind
    detail: str
    region: Box | None


@dataclass(slots=True)
class Canvas:
    """A plate while defects are put on it: luminance ``[CANVAS, CANVAS]``, tint ``[.., 3]``, touched 0..1."""

    luminance: Plane
    tint: Plane
    touched: Plane


Defect = Callable[[Canvas, Plate, np.random.Generator], None]


def write_demo_lot(folder: Path, *, lot: int = 1, seed: int = 7, parts: int = 60) -> tuple[DemoPart, ...]:
    """Write ``part_0001.png`` … into ``folder`` and return what each picture truly shows.

    Same ``lot``, ``seed`` and ``parts``: same pictures, byte for byte. Another ``lot``: other parts of
    the same kind with the same nuisance. Raises StorageFault where the folder cannot be written.
    """
    rng = np.random.default_rng((seed, lot))
    bench = Bench()
    truth = []
    for number, (kind, detail) in enumerate(plan(parts, rng), start=1):
        picture, region = bench.draw(kind, detail, np.random.default_rng((seed, lot, number)))
        file = f"part_{number:04d}.png"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / file).write_bytes(encode_png(picture))
        except OSError as error:
            raise StorageFault(
                f"the demo picture could not be written ({error.strerror})",
                subject=str(folder / file),
                remedy="Choose a folder with room that may be written",
            ) from error
        truth.append(DemoPart(file, kind, detail, region))
    return tuple(truth)


def plan(parts: int, rng: np.random.Generator) -> list[tuple[DemoKind, str]]:
    """Kind and detail of each part, in the order of the lot; a lot of 60 has 8 defects and 17 shadows."""
    defects = round(parts * DEFECT_SHARE)
    nuisances = round((parts - defects) * NUISANCE_SHARE)
    names = list(DEFECTS)
    kinds = [(DemoKind.DEFECT, names[i % len(names)]) for i in range(defects)]
    kinds += [(DemoKind.NUISANCE, "shadow")] * nuisances
    kinds += [(DemoKind.GOOD, "")] * (parts - len(kinds))
    return [kinds[int(i)] for i in rng.permutation(len(kinds))]


class Bench:
    """The place where demo parts are drawn; holds the plates' shared shapes."""

    def __init__(self) -> None:
        self._whole = Plate()
        self._undrilled: dict[int, Plate] = {}

    def draw(self, kind: DemoKind, detail: str, rng: np.random.Generator) -> tuple[Picture, Box | None]:
        """One picture, uint8 RGB ``[SIDE, SIDE, 3]``, and the box of what is unusual in it."""
        pose = Pose(rng.uniform(-2, 2), rng.uniform(-2, 2), rng.uniform(-0.5, 0.5))
        plate = self._plate_without(int(rng.integers(len(HOLES)))) if detail == "missing" else self._whole
        canvas = Canvas(surface(plate, rng), plate.tint.copy(), np.zeros((CANVAS, CANVAS), np.float32))
        light, unusual = _lamp(rng), None
        if kind is DemoKind.DEFECT:
            DEFECTS[detail](canvas, plate, rng)
            unusual = to_camera(canvas.touched, pose)
        elif kind is DemoKind.NUISANCE:
            unusual = gripper_shadow(rng)
            light *= 1 - rng.uniform(0.46, 0.53) * unusual
        luminance = to_camera(canvas.luminance, pose, cv2.INTER_CUBIC)
        picture = photograph(luminance * light, to_camera(canvas.tint, pose), rng)
        return picture, None if unusual is None else _bounds(unusual)

    def _plate_without(self, hole: int) -> Plate:
        if hole not in self._undrilled:
            self._undrilled[hole] = Plate(tuple(at for i, at in enumerate(HOLES) if i != hole))
        return self._undrilled[hole]


def gripper_shadow(rng: np.random.Generator) -> Plane:
    """Shadow of a gripper's finger that reaches in from left or right, 0..1, ``[SIDE, SIDE]``, soft edges."""
    reach, across, half = rng.uniform(150, 190), rng.uniform(-60, 60), 60.0
    tip = [(reach - 14, -half), (reach, 14 - half), (reach, half - 14), (reach - 14, half)]
    outline = np.asarray([(-80, -half), *tip, (-80, half)]) + np.asarray([-SIDE / 2, across])
    angle = np.deg2rad(rng.uniform(-5, 5) + 180 * rng.integers(2))
    turn = np.asarray([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    points = outline @ turn.T + SIDE / 2
    shade = np.zeros((SIDE, SIDE), np.uint8)
    cv2.fillPoly(shade, [np.rint(points * 16).astype(np.int32)], 255, cv2.LINE_AA, shift=4)
    soft = cv2.GaussianBlur(shade, (0, 0), rng.uniform(10, 12))
    return np.asarray(soft / 255, dtype=np.float32)


def scratch(canvas: Canvas, plate: Plate, rng: np.random.Generator) -> None:
    """A thin, slightly bent line across the brushing: a dark groove with a bright burr."""
    start, angle = _place_on_face(plate, rng, 30), rng.uniform(25, 155)
    length, bend = rng.uniform(110, 190), rng.uniform(-0.5, 0.5)
    along = np.linspace(0, 1, 40)
    heading = np.deg2rad(angle) + bend * along
    step = length / 40
    points = np.stack(
        [start[0] + np.cumsum(np.cos(heading)) * step, start[1] + np.cumsum(np.sin(heading)) * step], 1
    )
    groove, burr = _line(points, 2), _line(points + 1.6, 2)
    fade = plate.metal * (0.75 + 0.25 * clouds(rng, 24).clip(-1, 1))
    canvas.luminance += fade * (0.30 * burr - 0.36 * groove)
    canvas.touched = np.maximum(canvas.touched, groove * plate.metal)


def dent(canvas: Canvas, plate: Plate, rng: np.random.Generator) -> None:
    """A knock: one side of the hollow turned away from the lamp, the other towards it, and a raised rim."""
    at, size = _place_on_face(plate, rng, 40), rng.uniform(17, 25)
    x, y = plate.x + CENTRE - at[0], plate.y + CENTRE - at[1]
    squeeze = rng.uniform(0.75, 1.0)
    distance = np.hypot(x, y / squeeze) / size
    hollow = np.exp(-((distance / 0.62) ** 4)) * distance
    rim = np.exp(-(((distance - 1.0) / 0.14) ** 2))
    side = (0.66 * x + 0.75 * y) / np.maximum(distance * size, 1)
    canvas.luminance += plate.metal * (hollow * (0.75 * side - 0.28) + 0.10 * rim * -side).astype(np.float32)
    canvas.touched = np.maximum(
        canvas.touched, inside((distance - 1.1).astype(np.float32), 0.1) * plate.metal
    )


def stain(canvas: Canvas, plate: Plate, rng: np.random.Generator) -> None:
    """A dried drop of coolant: brownish, irregular, with a dark rim."""
    at, size = _place_on_face(plate, rng, 45), rng.uniform(30, 46)
    distance = np.hypot(plate.x + CENTRE - at[0], plate.y + CENTRE - at[1]) / size
    distance = (distance + 0.16 * clouds(rng, 26) + 0.05 * clouds(rng, 9)).astype(np.float32)
    film = inside(distance - 1, 0.12) * plate.metal
    rim = np.exp(-(((distance - 0.95) / 0.09) ** 2)) * plate.metal
    strength = (0.55 + 0.12 * clouds(rng, 12)) * film + 0.55 * rim
    canvas.luminance *= 1 - 0.36 * strength.clip(0, 1)
    canvas.tint *= 1 - strength.clip(0, 1)[..., None] * np.asarray([0.02, 0.17, 0.42], np.float32)
    canvas.touched = np.maximum(canvas.touched, film)


def missing_hole(canvas: Canvas, plate: Plate, rng: np.random.Generator) -> None:
    """A bolt hole that was never drilled: the plate itself lacks it, only the place is noted here."""
    absent = next(at for at in HOLES if at not in plate.holes)
    distance = np.hypot(plate.x + CENTRE - absent[0], plate.y + CENTRE - absent[1])
    canvas.touched = np.maximum(canvas.touched, inside(distance - COUNTERSINK))


DEFECTS: dict[str, Defect] = {"scratch": scratch, "dent": dent, "missing": missing_hole, "stain": stain}


def _lamp(rng: np.random.Generator) -> Plane:
    """Brightness of the exposure and the slow fall-off of the lamp, ``[SIDE, SIDE]``."""
    ramp = np.linspace(-0.5, 0.5, SIDE, dtype=np.float32)
    tilt_x, tilt_y = rng.normal(-0.05, 0.008), rng.normal(-0.06, 0.008)
    vignette = 0.10 * (ramp[None, :] ** 2 + ramp[:, None] ** 2)
    level = rng.normal(1.0, 0.02)
    return np.asarray(
        level * (1 + tilt_x * ramp[None, :] + tilt_y * ramp[:, None] - vignette), dtype=np.float32
    )


def _place_on_face(plate: Plate, rng: np.random.Generator, clearance: float) -> tuple[float, float]:
    """A point of the plate's face, ``clearance`` px from the rim, clear of bore and bolt holes."""
    while True:
        x, y = rng.uniform(-230, 230, 2)
        from_holes = min(np.hypot(x + CENTRE - hx, y + CENTRE - hy) for hx, hy in HOLES)
        depth = -float(plate.outline[int(y + CENTRE), int(x + CENTRE)])
        radius = np.hypot(x, y)
        off_step = radius > BORE + clearance and abs(radius - BOSS) > clearance * 0.5
        if depth > clearance and off_step and from_holes > COUNTERSINK + clearance:
            return float(x + CENTRE), float(y + CENTRE)


def _line(points: npt.NDArray[np.float64], thickness: int) -> Plane:
    drawn = np.zeros((CANVAS, CANVAS), np.uint8)
    cv2.polylines(drawn, [np.rint(points * 16).astype(np.int32)], False, 255, thickness, cv2.LINE_AA, shift=4)
    return np.asarray(cv2.GaussianBlur(drawn, (0, 0), 0.7) / 255, dtype=np.float32)


def _bounds(touched: Plane) -> Box:
    ys, xs = np.nonzero(touched > 0.3)
    return Box(int(xs.min()), int(ys.min()), int(np.ptp(xs)) + 1, int(np.ptp(ys)) + 1)

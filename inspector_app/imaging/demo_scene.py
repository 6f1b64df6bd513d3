"""The demo part as a picture: a brushed and turned bearing plate on a dark mat, drawn with numpy and OpenCV.

Frame of the part: ``CANVAS`` px square, plate in the middle, light from the upper left. Luminance is float32,
1 = white. The camera sees ``SIDE`` px of it, moved and turned a little.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import cv2
import numpy as np
import numpy.typing as npt

Plane = npt.NDArray[np.float32]  # [CANVAS, CANVAS] or [SIDE, SIDE]
Picture = npt.NDArray[np.uint8]

SIDE = 640
MARGIN = 16
CANVAS = SIDE + 2 * MARGIN
CENTRE = CANVAS / 2
PLATE_HALF = 262.0
PLATE_CORNER = 74.0
BORE = 92.0
BOSS = 168.0
HOLE = 25.0
COUNTERSINK = 39.0
HOLE_OFFSET = 196.0
PIN = 9.0
PIN_OFFSET = 214.0
LIGHT = (-0.66, -0.75)  # towards the light, x and y
ENGRAVING = "FB 62-04"

HOLES: tuple[tuple[float, float], ...] = tuple(
    (CENTRE + sx * HOLE_OFFSET, CENTRE + sy * HOLE_OFFSET) for sx, sy in ((-1, -1), (1, -1), (-1, 1), (1, 1))
)
PINS: tuple[tuple[float, float], ...] = ((CENTRE - PIN_OFFSET, CENTRE), (CENTRE + PIN_OFFSET, CENTRE))


@dataclass(frozen=True, slots=True)
class Pose:
    """Where the part lies under the camera: shift in px, turn in degrees."""

    dx: float
    dy: float
    degrees: float

    def matrix(self) -> npt.NDArray[np.float64]:
        """Affine map [2, 3] from the part's frame to the camera's."""
        matrix = np.asarray(cv2.getRotationMatrix2D((CENTRE, CENTRE), self.degrees, 1.0), dtype=np.float64)
        matrix[:, 2] += np.asarray([self.dx - MARGIN, self.dy - MARGIN])
        return matrix


def inside(distance: Plane, softness: float = 1.0) -> Plane:
    """1 where a signed distance is negative, 0 where positive, a soft step of ``softness`` px between."""
    return np.asarray(np.clip(0.5 - distance / softness, 0, 1), dtype=np.float32)


class Plate:
    """What every plate's picture shares, computed once. ``holes`` are the bolt holes that were drilled."""

    def __init__(self, holes: tuple[tuple[float, float], ...] = HOLES) -> None:
        self.holes = holes
        ys, xs = np.mgrid[0:CANVAS, 0:CANVAS].astype(np.float32)
        self.x, self.y = xs - np.float32(CENTRE), ys - np.float32(CENTRE)
        self.radius = np.hypot(self.x, self.y)
        self.outline = self._rounded_square()
        self.body = inside(self.outline)
        self.boss = inside(self.radius - BOSS) * inside(BORE - self.radius)
        self.bore = inside(self.radius - BORE)
        self.openings = self._openings()
        self.metal = self.body * (1 - self.openings)

    def _rounded_square(self) -> Plane:
        """Signed distance to the outline, px."""
        reach = PLATE_HALF - PLATE_CORNER
        qx, qy = np.abs(self.x) - reach, np.abs(self.y) - reach
        outer = np.hypot(np.maximum(qx, 0), np.maximum(qy, 0)) + np.minimum(np.maximum(qx, qy), 0)
        return np.asarray(outer - PLATE_CORNER, dtype=np.float32)

    def _from(self, at: tuple[float, float]) -> Plane:
        return np.asarray(np.hypot(self.x + CENTRE - at[0], self.y + CENTRE - at[1]), dtype=np.float32)

    def _openings(self) -> Plane:
        openings = self.bore.copy()
        for at in self.holes:
            openings = np.maximum(openings, inside(self._from(at) - HOLE))
        for at in PINS:
            openings = np.maximum(openings, inside(self._from(at) - PIN))
        return openings

    @cached_property
    def height(self) -> Plane:
        """Height of the surface in px: chamfers, the boss's step, countersinks, the engraving."""
        height = 1.15 * np.clip(-self.outline, 0, 6).astype(np.float32)
        height += 1.6 * inside(self.radius - BOSS, 4.0)
        height -= np.clip(BORE + 9 - self.radius, 0, 9)
        for at in self.holes:
            height -= np.clip(COUNTERSINK - self._from(at), 0, COUNTERSINK - HOLE) * 0.9
        for at in PINS:
            height -= np.clip(PIN + 4 - self._from(at), 0, 4)
        return np.asarray(cv2.GaussianBlur(height - self._engraving() * 1.5, (0, 0), 0.7), dtype=np.float32)

    def _engraving(self) -> Plane:
        """A single-line cutter's lettering under the bore, depth 0..1."""
        groove = np.zeros((CANVAS, CANVAS), np.uint8)
        (width, _), _ = cv2.getTextSize(ENGRAVING, cv2.FONT_HERSHEY_SIMPLEX, 1.05, 3)
        at = (int(CENTRE - width / 2), int(CENTRE + 224))
        cv2.putText(groove, ENGRAVING, at, cv2.FONT_HERSHEY_SIMPLEX, 1.05, 255, 3, cv2.LINE_AA)
        return np.asarray(groove / 255, dtype=np.float32)

    @cached_property
    def relief(self) -> Plane:
        """Light gained (+) or lost (-) by slopes towards or away from the lamp."""
        slope_x = cv2.Sobel(self.height, cv2.CV_32F, 1, 0, scale=0.125)
        slope_y = cv2.Sobel(self.height, cv2.CV_32F, 0, 1, scale=0.125)
        norm = np.sqrt(1 + slope_x**2 + slope_y**2)
        towards = -(slope_x * LIGHT[0] + slope_y * LIGHT[1]) / norm
        return np.asarray(0.42 * towards - 0.10 * (1 - 1 / norm), dtype=np.float32) * self.body

    @cached_property
    def sheen(self) -> Plane:
        """What the lamp does to flat metal: a broad sheen on the brushing, a bow tie on the turned boss."""
        angle = np.arctan2(self.y, self.x)
        lamp = np.arctan2(LIGHT[1], LIGHT[0])
        bow = np.abs(np.cos(angle - lamp)) ** 5
        flat = 0.60 - 0.085 * (self.y * 0.9 + self.x * 0.35) / PLATE_HALF
        flat += 0.05 * np.exp(-(((self.y + 90) / 120) ** 2))
        turned = 0.50 + 0.27 * bow
        return np.asarray(flat * (1 - self.boss) + turned * self.boss, dtype=np.float32)

    @cached_property
    def depth(self) -> Plane:
        """Luminance inside the openings: dark, with the lit far wall as a crescent."""
        shade = np.full((CANVAS, CANVAS), 0.055, np.float32)
        for at, size in (
            ((CENTRE, CENTRE), BORE),
            *((h, HOLE) for h in self.holes),
            *((p, PIN) for p in PINS),
        ):
            wall = max(3.0, size * 0.11)
            away = (at[0] + LIGHT[0] * wall, at[1] + LIGHT[1] * wall)
            crescent = inside(self._from(at) - size) * inside(size - wall * 0.4 - self._from(away), wall)
            shade += 0.16 * crescent
        return shade

    @cached_property
    def mat_light(self) -> Plane:
        """Light that reaches the mat: the plate throws its own shadow on it."""
        moved = np.asarray([[1, 0, -LIGHT[0] * 9], [0, 1, -LIGHT[1] * 9]], dtype=np.float32)
        shadow = cv2.GaussianBlur(cv2.warpAffine(self.body, moved, (CANVAS, CANVAS)), (0, 0), 9.0)
        return np.asarray(1 - 0.62 * shadow, dtype=np.float32)

    @cached_property
    def evenness(self) -> Plane:
        """How much of the brushing shows: less on chamfers."""
        return np.asarray(np.clip(1 - 2 * np.abs(self.relief), 0.2, 1), dtype=np.float32)

    @cached_property
    def tint(self) -> Plane:
        """Colour ``[CANVAS, CANVAS, 3]``: metal a little warm towards the lamp, the mat bluish."""
        warm = (-(self.x * LIGHT[0] + self.y * LIGHT[1]) / CANVAS * -0.02)[..., None]
        metal = np.asarray([0.992, 1.0, 1.012], np.float32) + warm * np.asarray([1, 0.2, -1], np.float32)
        mat = np.asarray([0.92, 0.99, 1.12], np.float32)
        return np.asarray(mat + self.metal[..., None] * (metal - mat), dtype=np.float32)


def surface(plate: Plate, rng: np.random.Generator) -> Plane:
    """Luminance of one plate on the mat, in the part's frame; brushing, turning and mat differ each time."""
    brushing = 0.022 * streaks(rng, length=60, thickness=0.7) + 0.015 * streaks(rng, length=16, thickness=0.5)
    brushing += 0.012 * noise_profile(rng, CANVAS, 3.0)[:, None]
    turning = 0.026 * spun(noise_profile(rng, 2 * CANVAS, 1.1), plate.radius) + 0.25 * brushing
    grain = brushing + plate.boss * (turning - brushing)
    metal = plate.sheen + plate.relief + grain * plate.evenness
    mat = 0.135 + 0.006 * clouds(rng, 30) + 0.018 * clouds(rng, 2)
    part = metal + plate.openings * (plate.depth - metal)
    return np.asarray(mat * plate.mat_light + plate.body * (part - mat * plate.mat_light), dtype=np.float32)


def noise_profile(rng: np.random.Generator, length: int, sigma: float) -> Plane:
    """A smooth random line of unit deviation, ``[length]``."""
    line = cv2.GaussianBlur(
        rng.standard_normal((1, length), dtype=np.float32), (0, 0), sigmaX=sigma, sigmaY=0.1
    )[0]
    return np.asarray(line / line.std(), dtype=np.float32)


def streaks(rng: np.random.Generator, length: int, thickness: float) -> Plane:
    """Brushing of unit deviation: noise drawn out along x by about ``length`` px."""
    noise = rng.standard_normal((CANVAS, CANVAS // length + 4), dtype=np.float32)
    fine = cv2.GaussianBlur(noise, (0, 0), sigmaX=0.6, sigmaY=thickness)
    return np.asarray(cv2.resize(fine / fine.std(), (CANVAS, CANVAS), interpolation=cv2.INTER_CUBIC))


def clouds(rng: np.random.Generator, size: int) -> Plane:
    """Isotropic unevenness of unit deviation with blots of about ``size`` px."""
    cells = CANVAS // size + 2
    noise = rng.standard_normal((cells, cells), dtype=np.float32)
    return np.asarray(cv2.resize(noise, (CANVAS, CANVAS), interpolation=cv2.INTER_CUBIC))


def spun(profile: Plane, radius: Plane) -> Plane:
    """A line ``[2·CANVAS]`` turned about the centre: two samples a pixel of radius."""
    return np.asarray(cv2.remap(profile[None, :], radius * 2, np.zeros_like(radius), cv2.INTER_LINEAR))


def to_camera(plane: Plane, pose: Pose, interpolation: int = cv2.INTER_LINEAR) -> Plane:
    """A plane of the part's frame as the camera sees it, ``[SIDE, SIDE]`` or ``[SIDE, SIDE, 3]``."""
    matrix = pose.matrix()
    return np.asarray(
        cv2.warpAffine(plane, matrix, (SIDE, SIDE), flags=interpolation, borderMode=cv2.BORDER_REFLECT)
    )


def photograph(luminance: Plane, tint: Plane, rng: np.random.Generator) -> Picture:
    """Luminance ``[SIDE, SIDE]`` and tint ``[SIDE, SIDE, 3]`` through lens and sensor: uint8 RGB."""
    soft = np.maximum(cv2.GaussianBlur(luminance, (0, 0), 0.65), 0)
    curve = cv2.pow(soft, 0.86)  # a mild tone curve, as cameras apply
    curve = np.maximum(
        curve + rng.standard_normal((SIDE, SIDE), dtype=np.float32) * (0.004 + 0.008 * soft), 0
    )
    return np.asarray(
        cv2.convertScaleAbs(cv2.multiply(cv2.merge([curve] * 3), tint), alpha=255), dtype=np.uint8
    )

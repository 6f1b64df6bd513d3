"""Harmless things drawn on pictures of parts: what an operator meets at the line and marks as a false call.

Each is drawn with a random place, size, strength and angle, so that two of a kind are alike as two real ones
are: the same cause, never the same pixels.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from inspector_app.domain.geometry import Mask
from inspector_app.engine.arrays import Floats

Picture = npt.NDArray[np.uint8]  # RGB [H, W, 3]

SIZES = (0.6, 1.6)
STRENGTHS = (0.6, 1.4)
_REACH = 2.4  # radii: nothing is drawn farther from the centre
LARGEST_SHARE = 0.22  # of the picture; what is larger is drawn smaller, a mark of it would be refused


class Nuisance(StrEnum):
    """The kinds, in the order of the tables."""

    DROP_RING = "drop ring"
    SMEAR = "smear"
    SHADOW = "cast shadow"
    GLARE = "glare"
    DUST = "dust"
    GAIN = "gain gradient"


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """A picture ``[H, W, 3]`` with a nuisance on it, and the pixels ``[H, W]`` where it is to be seen."""

    pixels: Picture
    mask: Mask


@dataclass(frozen=True, slots=True, eq=False)
class _Frame:
    """Pixel coordinates seen from the nuisance: ``u`` along its angle, ``v`` across, 1 = its radius."""

    u: Floats
    v: Floats
    strength: float
    random: np.random.Generator
    picture: Floats  # float32 [h, w, 3], 0..255: the part of it that the nuisance may reach
    radius: float  # px
    scale: float  # √(width · height) of the whole picture, px
    bright: bool  # the part: more light would not show on it, and dust on it is dark

    @property
    def r(self) -> Floats:
        distance: Floats = np.hypot(self.u, self.v)
        return distance

    @property
    def around(self) -> Floats:
        """Direction from the centre, radians."""
        angle: Floats = np.arctan2(self.v, self.u)
        return angle


def draw(
    picture: Picture,
    nuisance: Nuisance,
    random: np.random.Generator,
    *,
    at: tuple[float, float] | None = None,
) -> Drawn:
    """One nuisance on a picture; ``at`` (x, y in px) puts its centre there, else the place is random.

    The same picture and generator state give the same pixels. The mask is never empty.
    """
    height, width = picture.shape[:2]
    size = float(random.uniform(*SIZES))
    strength = float(random.uniform(*STRENGTHS))
    angle = float(random.uniform(0.0, 2.0 * np.pi))
    place = random.uniform(0.12, 0.88, 2) * (width, height)
    x, y = (float(place[0]), float(place[1])) if at is None else at
    share, painter = _PAINTERS[nuisance]
    scale = float(np.sqrt(width * height))
    radius = min(size * share, float(np.sqrt(LARGEST_SHARE / np.pi))) * scale
    reach = _REACH * radius
    left, right = max(0, int(x - reach)), min(width, int(x + reach) + 1)
    top, bottom = max(0, int(y - reach)), min(height, int(y + reach) + 1)
    rows, columns = np.mgrid[top:bottom, left:right].astype(np.float32)
    along, across = columns - x, rows - y
    cosine, sine = np.cos(angle) / radius, np.sin(angle) / radius
    frame = _Frame(
        u=_floats(along * cosine + across * sine),
        v=_floats(across * cosine - along * sine),
        strength=strength,
        random=random,
        picture=_floats(picture[top:bottom, left:right]),
        radius=radius,
        scale=scale,
        bright=float(np.median(picture)) > 128.0,
    )
    painted, seen = painter(frame)
    pixels, mask = picture.copy(), np.zeros((height, width), dtype=np.bool_)
    pixels[top:bottom, left:right] = np.clip(np.rint(painted), 0, 255).astype(np.uint8)
    mask[top:bottom, left:right] = seen
    if not seen.any():
        mask[min(max(int(y), 0), height - 1), min(max(int(x), 0), width - 1)] = True
    return Drawn(pixels, mask)


def _drop_ring(frame: _Frame) -> tuple[Floats, Mask]:
    """A dried drop: a thin dark rim of uneven width, a slightly darker inside."""
    random = frame.random
    phases, swing = random.uniform(0, 2 * np.pi, 3), random.uniform(0.01, 0.05, 3)
    wobble = np.zeros_like(frame.u)
    for order, (swung, phase) in enumerate(zip(swing, phases, strict=True), start=2):
        wobble += swung * np.cos(order * frame.around + phase)
    r = frame.r / (1.0 + wobble)
    side = 0.75 + 0.25 * np.cos(frame.around - phases[0])
    width = 0.10 * np.where(r > 1.0, 0.6, 1.3)  # sharp outside, running out inside
    rim = np.exp(-(((r - 1.0) / width) ** 2)) * side
    inside = _soft(1.0 - r, 0.06)
    dark = frame.strength * (0.45 * rim + 0.10 * inside)
    painted = frame.picture * (1.0 - np.clip(dark, 0.0, 0.85))[..., None]
    return _floats(painted), r < 1.12


def _smear(frame: _Frame) -> tuple[Floats, Mask]:
    """A wipe of a greasy finger: parallel streaks of grey haze, that blur what lies under them."""
    random = frame.random
    bend = float(random.uniform(-0.12, 0.12))
    v = (frame.v + bend * frame.u**2) / 0.36
    streaks = np.interp(v, np.linspace(-1, 1, 14), random.uniform(0.25, 1.0, 14)).astype(np.float32)
    ends = _soft(1.0 - np.abs(frame.u) - 0.08 * streaks, 0.10)
    haze = streaks * _soft(1.0 - np.abs(v), 0.15) * ends
    blurred = cv2.GaussianBlur(frame.picture, (0, 0), max(frame.radius * 0.03, 0.8))
    share = np.clip(frame.strength * 0.50 * haze, 0.0, 0.9)[..., None]
    grey = 95.0 if frame.bright else 165.0
    return _floats(frame.picture * (1 - share) + (0.45 * blurred + 0.55 * grey) * share), haze > 0.12


def _shadow(frame: _Frame) -> tuple[Floats, Mask]:
    """The shadow of something beside the part: an uneven four-sided patch with a penumbra."""
    random = frame.random
    corners = np.sort((np.arange(4) + random.uniform(-0.28, 0.28, 4)) * np.pi / 2)
    inside = np.full(frame.u.shape, np.inf, dtype=np.float32)
    for corner, far in zip(corners, random.uniform(0.55, 0.85, 4), strict=True):
        inside = np.minimum(inside, far - (frame.u * np.cos(corner) + frame.v * np.sin(corner)))
    depth = _soft(inside, 0.14)
    dark = np.clip(0.42 * frame.strength * depth, 0.0, 0.8)
    return _floats(frame.picture * (1.0 - dark)[..., None]), depth > 0.3


def _glare(frame: _Frame) -> tuple[Floats, Mask]:
    """Light mirrored by the surface: a burnt-out core, longer than wide, with a bloom around it."""
    ratio = float(frame.random.uniform(0.45, 0.8))
    r = np.hypot(frame.u, frame.v / ratio)
    core, bloom = _soft(0.5 - r, 0.2), np.exp(-((r / 0.75) ** 2))
    light = frame.strength * (170.0 * core + 75.0 * bloom)
    warm = np.asarray([1.0, 0.99, 0.95], dtype=np.float32)
    return _floats(frame.picture + light[..., None] * warm), bloom > 0.2


def _dust(frame: _Frame) -> tuple[Floats, Mask]:
    """Specks and a few fibres in a cluster, each with its own grey."""
    random = frame.random
    height, width = frame.u.shape
    middle = np.unravel_index(int(np.argmin(frame.u**2 + frame.v**2)), frame.u.shape)
    centre = np.asarray([middle[1], middle[0]], dtype=np.float64)  # x, y
    scale = frame.scale
    cover = np.zeros((height, width), dtype=np.float32)
    fine = 8  # 1/8 px
    for _ in range(int(random.integers(14, 30))):
        spot = centre + random.normal(0, 0.45, 2) * frame.radius
        speck = max(scale * float(random.uniform(0.003, 0.008)), 0.7)
        axes = (int(speck * fine), int(speck * float(random.uniform(0.5, 1.0)) * fine))
        layer = float(random.uniform(0.55, 1.0))
        cv2.ellipse(
            cover,
            (int(spot[0] * fine), int(spot[1] * fine)),
            axes,
            float(random.uniform(0, 180)),
            0,
            360,
            layer,
            -1,
            cv2.LINE_AA,
            3,
        )
    for _ in range(int(random.integers(1, 4))):
        start, heading = (
            centre + random.normal(0, 0.35, 2) * frame.radius,
            float(random.uniform(0, 2 * np.pi)),
        )
        steps = heading + np.cumsum(random.normal(0, 0.25, 12))
        points = start + np.cumsum(np.stack([np.cos(steps), np.sin(steps)], 1), 0) * frame.radius * 0.09
        thick = max(1, round(scale * 0.003))
        cv2.polylines(cover, [np.rint(points * fine).astype(np.int32)], False, 0.8, thick, cv2.LINE_AA, 3)
    cover = _floats(cv2.GaussianBlur(cover, (0, 0), max(scale * 0.0012, 0.5)))
    share = np.clip(cover * 0.85 * frame.strength, 0.0, 0.95)[..., None]
    grey = np.asarray([70.0, 66.0, 60.0] if frame.bright else [205.0, 203.0, 196.0], dtype=np.float32)
    reach = max(3, round(scale * 0.012)) | 1
    grown = cv2.dilate((cover > 0.1).astype(np.uint8), np.ones((reach, reach), np.uint8))
    return _floats(frame.picture * (1 - share) + grey * share), grown.astype(np.bool_)


def _gain(frame: _Frame) -> tuple[Floats, Mask]:
    """Uneven light: the gain rises along one direction and falls off softly at the sides."""
    window = np.exp(-((frame.r / 0.85) ** 4))
    rise = np.clip(0.5 + 0.5 * frame.u, 0.0, 1.0) * window
    most = 0.42 if frame.bright else 0.75
    gain = 1.0 + frame.strength * most * rise * (-1.0 if frame.bright else 1.0)
    return _floats(frame.picture * np.clip(gain, 0.15, None)[..., None]), rise > 0.18


def _soft(inside: npt.NDArray[np.floating[Any]], edge: float) -> Floats:
    """0 outside, 1 inside, over an edge as wide as ``edge`` on both sides."""
    t = np.clip(inside / (2.0 * edge) + 0.5, 0.0, 1.0)
    return _floats(t * t * (3.0 - 2.0 * t))


def _floats(values: npt.ArrayLike) -> Floats:
    return np.asarray(values, dtype=np.float32)


_Painter = Callable[[_Frame], tuple[Floats, Mask]]
_PAINTERS: dict[Nuisance, tuple[float, _Painter]] = {  # radius as a share of √(width · height)
    Nuisance.DROP_RING: (0.085, _drop_ring),
    Nuisance.SMEAR: (0.19, _smear),
    Nuisance.SHADOW: (0.17, _shadow),
    Nuisance.GLARE: (0.13, _glare),
    Nuisance.DUST: (0.11, _dust),
    Nuisance.GAIN: (0.22, _gain),
}

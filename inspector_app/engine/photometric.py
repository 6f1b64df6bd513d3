"""What light does to a normal part: drawn, so that a finding can be seen to look like a shadow, glare or blur.

Automatic evidence for a pseudo-anomaly, which only ever suggests: a stain can look like a shadow.
"""

from __future__ import annotations

from enum import StrEnum

import cv2
import numpy as np
import numpy.typing as npt

from inspector_app.engine.evaluation.nuisances import Drawn, Nuisance, draw

Picture = npt.NDArray[np.uint8]  # RGB [H, W, 3]

BLUR_SIGMA = (0.004, 0.012)  # of the picture's side
BLUR_RADIUS = (0.08, 0.2)


class Light(StrEnum):
    """The kinds, in words for people."""

    SHADOW = "cast shadow"
    GAIN = "gradient of light"
    GLARE = "glare"
    BLUR = "blur"


_DRAWN = {Light.SHADOW: Nuisance.SHADOW, Light.GAIN: Nuisance.GAIN, Light.GLARE: Nuisance.GLARE}


def draw_light(picture: Picture, light: Light, random: np.random.Generator) -> Drawn:
    """One of them at a random place of a picture ``[H, W, 3]``, and the pixels ``[H, W]`` where it is to be seen."""
    if light in _DRAWN:
        return draw(picture, _DRAWN[light], random)
    height, width = picture.shape[:2]
    side = float(np.sqrt(height * width))
    x, y = random.uniform(0.2, 0.8, 2) * (width, height)
    radius = random.uniform(*BLUR_RADIUS) * side
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    distance = np.hypot(columns - x, rows - y) / radius
    share = np.clip((1.3 - distance) / 0.3, 0.0, 1.0).astype(np.float32)[..., None]  # [H, W, 1]
    soft = cv2.GaussianBlur(picture, (0, 0), random.uniform(*BLUR_SIGMA) * side).astype(np.float32)
    pixels = (share * soft + (1.0 - share) * picture).round().astype(np.uint8)
    return Drawn(pixels, distance <= 1.15)

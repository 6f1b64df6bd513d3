"""Maps as pictures: upsampling of the grid, the anchored colour scale, colour tables, overlays.

The scale is the recipe's calibrated one, 0 at the typical good part and 1 at the threshold; it is never
stretched to what one image contains, so that a good part looks calm.
"""

from __future__ import annotations

from typing import Literal

import cv2
import numpy as np
import numpy.typing as npt

ColourMap = Literal["viridis", "inferno", "cividis", "jet"]

SCALE = (0.0, 2.0)

_OPENCV_MAPS: dict[ColourMap, int] = {
    "viridis": cv2.COLORMAP_VIRIDIS,
    "inferno": cv2.COLORMAP_INFERNO,
    "cividis": cv2.COLORMAP_CIVIDIS,
    "jet": cv2.COLORMAP_JET,
}


def upsample(
    grid_map: npt.NDArray[np.float32], height: int, width: int, *, blur: bool = True
) -> npt.NDArray[np.float32]:
    """Grid map ``[g_h, g_w]`` to ``[height, width]``: bilinear, then a Gaussian of half a patch.

    Both steps are separable and linear: two matrix products do them at any size, with the result of
    ``cv2.resize`` and ``cv2.GaussianBlur`` with a replicated border. Raises ValueError on NaN and infinity.
    """
    if not np.isfinite(grid_map).all():
        raise ValueError("the grid map holds values that are not finite")
    grid = grid_map.astype(np.float32, copy=False)
    rows = _interpolation(grid.shape[0], height, blur)  # [height, g_h]
    cols = _interpolation(grid.shape[1], width, blur)  # [width, g_w]
    return np.asarray((rows @ grid) @ cols.T, dtype=np.float32)


def _interpolation(cells: int, length: int, blur: bool) -> npt.NDArray[np.float32]:
    """What each cell contributes to each pixel of one axis, float32 ``[length, cells]``; rows sum to 1."""
    weights = cv2.resize(np.eye(cells, dtype=np.float32), (cells, length), interpolation=cv2.INTER_LINEAR)
    if blur:
        sigma = 0.5 * length / cells
        reach = max(1, round(4 * sigma))
        weights = cv2.GaussianBlur(
            weights, (1, 2 * reach + 1), sigmaX=sigma, sigmaY=sigma, borderType=cv2.BORDER_REPLICATE
        )
    return np.asarray(weights, dtype=np.float32)


def colour_table(name: ColourMap) -> npt.NDArray[np.uint8]:
    """The 256 colours of a map, uint8 RGB ``[256, 3]``, lowest value first."""
    ramp = np.arange(256, dtype=np.uint8)[:, None]  # [256, 1]
    bgr = cv2.applyColorMap(ramp, _OPENCV_MAPS[name])  # [256, 1, 3]
    return np.ascontiguousarray(bgr[:, 0, ::-1], dtype=np.uint8)


def index_of(calibrated: float, low: float = SCALE[0], high: float = SCALE[1]) -> int:
    """Place of one calibrated value in the tables, 0..255."""
    return int(min(max((calibrated - low) / (high - low) * 255.0 + 0.5, 0.0), 255.0))


def index_image(
    calibrated: npt.NDArray[np.float32], low: float = SCALE[0], high: float = SCALE[1]
) -> npt.NDArray[np.uint8]:
    """Calibrated map ``[h, w]`` as places in the tables, uint8 ``[h, w]``; ``low`` is 0, ``high`` is 255."""
    scaled = (calibrated - np.float32(low)) * np.float32(255.0 / (high - low))
    scaled += np.float32(0.5)
    np.clip(scaled, 0.0, 255.0, out=scaled)
    return scaled.astype(np.uint8)


def rgba_table(
    name: ColourMap, opacity: float, threshold_index: int, *, only_above: bool = False
) -> npt.NDArray[np.uint8]:
    """Colours with alpha, uint8 ``[256, 4]``: clear up to half the threshold, ``opacity`` (0..1) from it on.

    ``only_above`` leaves everything under the threshold clear.
    """
    places = np.arange(256, dtype=np.float32)
    start = threshold_index / 2
    alpha = np.clip((places - start) / max(threshold_index - start, 0.5), 0.0, 1.0)
    if only_above:
        alpha = np.where(places >= threshold_index, alpha, 0.0)
    alpha = (alpha * min(max(opacity, 0.0), 1.0) * 255.0).round().astype(np.uint8)
    return np.ascontiguousarray(np.concatenate([colour_table(name), alpha[:, None]], axis=1))


def overlay(
    pixels: npt.NDArray[np.uint8],
    calibrated_map: npt.NDArray[np.float32],
    name: ColourMap = "inferno",
    opacity: float = 0.6,
) -> npt.NDArray[np.uint8]:
    """Picture ``[H, W, 3]`` under its calibrated map ``[H, W]``. Raises ValueError if sizes differ."""
    if pixels.shape[:2] != calibrated_map.shape:
        raise ValueError(f"map {calibrated_map.shape} does not lie on the picture {pixels.shape}")
    table = rgba_table(name, opacity, index_of(1.0)).astype(np.float32)
    painted = table[index_image(calibrated_map)]  # [H, W, 4]
    alpha = painted[..., 3:] / 255.0
    mixed = pixels * (1.0 - alpha) + painted[..., :3] * alpha
    return np.asarray(mixed.round(), dtype=np.uint8)

"""From a drawn region to the bank patches of an entry, turned and mirrored where parts may lie so."""

from __future__ import annotations

from enum import StrEnum

import numpy as np
import numpy.typing as npt

from inspector_app.domain.bank import Scales
from inspector_app.domain.errors import RegionInvalid
from inspector_app.domain.geometry import Region
from inspector_app.engine.arrays import Cells, Features, Floats
from inspector_app.engine.memory import HalfFeatures
from inspector_app.engine.thinning import k_center
from inspector_app.imaging.resize import GridGeometry

COVERED = 0.1  # of a cell
LARGEST_SHARE = 0.3  # of the part
MOST_PATCHES = 256  # of one view
MOST_TURNED = 512  # of all turned and mirrored views together
MOST_DEFECT_PATCHES = 64
_ROUNDING = 1e-4  # of float32 cover: exactly a tenth is not more than a tenth
_SQUARE_WITHIN = 0.02  # sides that differ by less are a square


class View(StrEnum):
    """The eight ways to lay a square: mirrored left to right or not, then turned by quarters."""

    IDENTITY = "identity"
    TURNED_90 = "turned 90"
    TURNED_180 = "turned 180"
    TURNED_270 = "turned 270"
    MIRRORED = "mirrored"
    MIRRORED_90 = "mirrored, turned 90"
    FLIPPED = "flipped"
    MIRRORED_270 = "mirrored, turned 270"


# (mirror left to right first, quarter turns counter-clockwise); upside down is a mirror image turned by 180
_OPERATIONS: dict[View, tuple[bool, int]] = {
    View.IDENTITY: (False, 0),
    View.TURNED_90: (False, 1),
    View.TURNED_180: (False, 2),
    View.TURNED_270: (False, 3),
    View.MIRRORED: (True, 0),
    View.MIRRORED_90: (True, 1),
    View.FLIPPED: (True, 2),
    View.MIRRORED_270: (True, 3),
}


def cells_of_region(region: Region, width: int, height: int, grid: tuple[int, int]) -> Cells:
    """Cells ``[g_h, g_w]`` of a region drawn on an image of ``width × height`` px.

    Those covered by more than 10 %, dilated by one cell, and always the cell of greatest cover. Raises
    RegionInvalid where the region lies outside the image or covers more than 30 % of it.
    """
    cover = _cover(region, width, height, grid)
    share = float(cover.mean())
    if share > LARGEST_SHARE + _ROUNDING:
        raise RegionInvalid(
            f"the region covers {share:.0%} of the part, at most {LARGEST_SHARE:.0%} can be marked",
            remedy="Draw a smaller one around what is harmless",
        )
    return _covered(cover)


def cells_of_any_region(region: Region, width: int, height: int, grid: tuple[int, int]) -> Cells:
    """As ``cells_of_region``, however large: a confirmed defect is as large as it is."""
    return _covered(_cover(region, width, height, grid))


def _cover(region: Region, width: int, height: int, grid: tuple[int, int]) -> Floats:
    """Share of each cell ``[g_h, g_w]`` that the region covers. Raises RegionInvalid outside the image."""
    cover: Floats = GridGeometry(width=width, height=height, grid_w=grid[1], grid_h=grid[0]).coverage(region)
    if not cover.any():
        raise RegionInvalid("the region lies outside the image", remedy="Draw it on the part")
    return cover


def _covered(cover: Floats) -> Cells:
    cells: Cells = cover > COVERED + _ROUNDING
    cells.flat[int(cover.argmax())] = True
    return _dilated(cells)


def suspicious_cells(cells: Cells, d_n: Floats, scales: Scales) -> Cells:
    """Of the region's cells those with d_n > s: the rest look normal, and an entry must not learn them.

    Raises RegionInvalid where nothing in the region stands out.
    """
    chosen: Cells = cells & (d_n > np.float32(scales.s))
    if not chosen.any():
        raise RegionInvalid(
            "nothing in the region stands out from normal parts, there is nothing to learn",
            remedy="Draw it where the heatmap is high",
        )
    return chosen


def entry_patches(features: Features, cells: Cells, seed: int, *, most: int = MOST_PATCHES) -> HalfFeatures:
    """At most ``most`` bank patches of cells, spread by k-center: [L, F], [g_h, g_w] -> fp16 [K, F]."""
    patches = np.asarray(features[cells.reshape(-1)], dtype=np.float16)  # [K', F]
    return patches[np.sort(k_center(patches, most, seed))]


def defect_patches(features: Features, cells: Cells, d_n: Floats, seed: int) -> HalfFeatures:
    """At most 64 patches of a confirmed defect, from the more anomalous half of its cells ``[g_h, g_w]``."""
    level = float(np.median(d_n[cells]))
    return entry_patches(features, cells & (d_n >= np.float32(level)), seed, most=MOST_DEFECT_PATCHES)


def joined(identity: HalfFeatures, turned: list[HalfFeatures], seed: int) -> HalfFeatures:
    """The entry's patches with those of its other views: all of the identity, the others thinned to 512."""
    if not turned:
        return identity
    others = np.concatenate(turned)  # [K, F]
    return np.concatenate([identity, others[np.sort(k_center(others, MOST_TURNED, seed))]])


def augmentations(*, oriented: bool, width: int, height: int) -> tuple[View, ...]:
    """The views that an entry is learnt in, the identity first.

    All eight for a square image; both flips and 180° for one that is squashed (a quarter turn would squash it
    the other way); the identity alone where the recipe says that parts always lie the same way.
    """
    if oriented:
        return (View.IDENTITY,)
    if abs(width - height) <= _SQUARE_WITHIN * max(width, height):
        return tuple(View)
    return (View.IDENTITY, View.MIRRORED, View.FLIPPED, View.TURNED_180)


def augment(pixels: npt.NDArray[np.uint8], view: View) -> npt.NDArray[np.uint8]:
    """A square image ``[S, S, 3]`` in another view."""
    mirror, turns = _OPERATIONS[view]
    laid = pixels[:, ::-1] if mirror else pixels
    return np.ascontiguousarray(np.rot90(laid, turns))


def augment_cells(cells: Cells, view: View) -> Cells:
    """The cells ``[g, g]`` where ``augment`` has moved their content to."""
    mirror, turns = _OPERATIONS[view]
    laid = cells[:, ::-1] if mirror else cells
    return np.ascontiguousarray(np.rot90(laid, turns))


def _dilated(cells: Cells) -> Cells:
    """The cells and their eight neighbours."""
    height, width = cells.shape
    padded = np.pad(cells, 1)
    grown = np.zeros_like(cells)
    for row in range(3):
        for column in range(3):
            grown |= padded[row : row + height, column : column + width]
    return grown

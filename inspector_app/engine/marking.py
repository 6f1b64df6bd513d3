"""From a drawn region to the bank patches of an entry, turned and mirrored where parts may lie so."""

from __future__ import annotations

from enum import StrEnum

import numpy as np
import numpy.typing as npt

from inspector_app.domain.bank import Scales
from inspector_app.domain.errors import RegionInvalid
from inspector_app.domain.geometry import Region
from inspector_app.engine.arrays import Cells, Features, Floats, Indices
from inspector_app.engine.memory import HalfFeatures
from inspector_app.engine.thinning import k_center
from inspector_app.imaging.resize import GridGeometry

COVERED = 0.1  # of a cell
LARGEST_SHARE = 0.3  # of the part
MOST_PATCHES = 256  # of one view
MOST_TURNED = 512  # of all turned and mirrored views together
MOST_DEFECT_PATCHES = 64
_ROUNDING = 1e-4  # of float32 cover: exactly a tenth is not more than a tenth
_STEP = 2  # cells
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

    Those covered by more than 10 %, and always the cell of greatest cover. Raises RegionInvalid where the region
    lies outside the image or covers more than 30 % of it.
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
    """As ``cells_of_region`` with one cell more all around, and however large: a confirmed defect is what it is."""
    return _dilated(_covered(_cover(region, width, height, grid)))


def _cover(region: Region, width: int, height: int, grid: tuple[int, int]) -> Floats:
    """Share of each cell ``[g_h, g_w]`` that the region covers. Raises RegionInvalid outside the image."""
    cover: Floats = GridGeometry(width=width, height=height, grid_w=grid[1], grid_h=grid[0]).coverage(region)
    if not cover.any():
        raise RegionInvalid("the region lies outside the image", remedy="Draw it on the part")
    return cover


def _covered(cover: Floats) -> Cells:
    cells: Cells = cover > COVERED + _ROUNDING
    cells.flat[int(cover.argmax())] = True
    return cells


def learnt_cells(cells: Cells, d_n: Floats, scales: Scales) -> Cells:
    """Of a region's cells ``[g_h, g_w]`` those that its entry learns.

    They are suspicious (d_n > s_90), and the hill of the map that they lie on has its top inside the region. The
    foot of a hill outside belongs to what stands there: who marks plain metal beside a dent has not marked the
    dent. Raises RegionInvalid where nothing is left.
    """
    chosen: Cells = cells & (d_n > np.float32(scales.s90))
    if not chosen.any():
        raise RegionInvalid(
            "nothing in the region stands out from normal parts, there is nothing to learn",
            remedy="Draw it where the heatmap is high",
        )
    chosen &= cells.reshape(-1)[_tops(d_n)]
    if not chosen.any():
        raise RegionInvalid(
            "what stands out in the region belongs to something beside it, there is nothing to learn",
            remedy="Draw around the whole of it, with the place where the heatmap is highest",
        )
    return chosen


def defect_cells(cells: Cells, d_n: Floats, scales: Scales) -> Cells:
    """Of a confirmed defect's cells those with d_n > s. Raises RegionInvalid where all of it looks normal."""
    chosen: Cells = cells & (d_n > np.float32(scales.s))
    if not chosen.any():
        raise RegionInvalid("the region looks like normal parts", remedy="Draw it where the heatmap is high")
    return chosen


def _tops(d_n: Floats) -> Indices:
    """The top of the hill that each cell lies on: flat indices, int64 ``[g_h, g_w]``.

    From every cell to the highest within two cells, until none is higher: smaller dips do not part a hill.
    """
    height, width = d_n.shape
    rows, columns = np.mgrid[0:height, 0:width]
    highest, uphill = d_n.copy(), rows * width + columns
    padded = np.pad(d_n, _STEP, constant_values=-np.inf)
    for down in range(-_STEP, _STEP + 1):
        for right in range(-_STEP, _STEP + 1):
            there = padded[
                _STEP + down : _STEP + down + height, _STEP + right : _STEP + right + width
            ]  # [g_h, g_w]
            higher = there > highest
            highest = np.where(higher, there, highest)
            uphill = np.where(higher, (rows + down) * width + columns + right, uphill)
    top = uphill.reshape(-1)
    while not np.array_equal(top, top[top]):
        top = top[top]
    tops: Indices = top.reshape(height, width).astype(np.int64)
    return tops


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


def laid_back(features: HalfFeatures, view: View, grid: tuple[int, int]) -> HalfFeatures:
    """Patches of an image in another view, each where its content lies in the image as it is: [L, F] -> [L, F].

    A distance also asks where on the part a patch lies: of a turned picture it has to be asked for the part's place.
    """
    mirror, turns = _OPERATIONS[view]
    sides = grid if turns % 2 == 0 else (grid[1], grid[0])
    laid: HalfFeatures = np.rot90(features.reshape(*sides, -1), -turns)  # [g_h, g_w, F]
    laid = laid[:, ::-1] if mirror else laid
    return np.ascontiguousarray(laid).reshape(len(features), -1)


def _dilated(cells: Cells) -> Cells:
    """The cells and their eight neighbours."""
    height, width = cells.shape
    padded = np.pad(cells, 1)
    grown = np.zeros_like(cells)
    for row in range(3):
        for column in range(3):
            grown |= padded[row : row + height, column : column + width]
    return grown

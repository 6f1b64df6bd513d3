"""A picture with its halved copies, so that a large one is drawn from few pixels when it is seen whole."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

ByteArray = npt.NDArray[np.uint8]

SMALLEST_SIDE = 256


class Pyramid:
    """Levels of a picture ``uint8 [H, W, 3]``: level l has one pixel per 2^l × 2^l px of the image.

    Levels are made when first asked for; ``complete`` makes all of them, for a thread that decodes ahead.
    A strip at the right and lower edge narrower than one pixel of the level is not in it.
    """

    def __init__(self, pixels: ByteArray) -> None:
        if pixels.dtype != np.uint8 or pixels.ndim != 3 or pixels.shape[2] != 3:
            raise ValueError(f"expected uint8 [H, W, 3], not {pixels.dtype} {list(pixels.shape)}")
        self._levels = [np.ascontiguousarray(pixels)]

    @property
    def width(self) -> int:
        return int(self._levels[0].shape[1])

    @property
    def height(self) -> int:
        return int(self._levels[0].shape[0])

    @property
    def nbytes(self) -> int:
        """What the levels made so far take."""
        return sum(level.nbytes for level in self._levels)

    @property
    def depth(self) -> int:
        """The coarsest level that there is."""
        levels, side = 0, min(self.width, self.height)
        while side // 2 >= SMALLEST_SIDE:
            levels, side = levels + 1, side // 2
        return levels

    def level_for(self, scale: float) -> int:
        """The coarsest level that has at least one pixel for each pixel of a screen at this scale."""
        level = 0
        while level < self.depth and scale * 2 ** (level + 1) <= 1.0:
            level += 1
        return level

    def level(self, number: int) -> ByteArray:
        """Pixels of a level, ``uint8 [H // 2^l, W // 2^l, 3]``."""
        while len(self._levels) <= number:
            finer = self._levels[-1]
            height, width = finer.shape[0] // 2, finer.shape[1] // 2
            # Exact halves keep every level aligned with the image, and are several times faster to average.
            even = finer[: 2 * height, : 2 * width]
            halved = cv2.resize(even, (width, height), interpolation=cv2.INTER_AREA)
            self._levels.append(np.asarray(halved, dtype=np.uint8))
        return self._levels[number]

    def complete(self) -> Pyramid:
        """Make every level now."""
        self.level(self.depth)
        return self

"""A picture with its halved copies, so that a large one is drawn from few pixels when it is seen whole."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

Values = npt.NDArray[np.uint8] | npt.NDArray[np.uint16]

SMALLEST_SIDE = 256


class Pyramid:
    """Levels of a picture: level l has one pixel per 2^l × 2^l px of the image.

    Levels are made when first asked for; ``complete`` makes all of them, for a thread that decodes ahead.
    A strip at the right and lower edge narrower than one pixel of the level is not in it.

    Args:
        values: ``uint8`` or ``uint16``, ``[H, W]`` for a grey picture or RGB ``[H, W, 3]``.
        sha256: of the file that it was read from, "" where that does not matter.
        window: the values between which the recipe scores a 16-bit picture.
    """

    def __init__(self, values: Values, *, sha256: str = "", window: tuple[int, int] | None = None) -> None:
        shaped = values.ndim == 2 or (values.ndim == 3 and values.shape[2] == 3)
        if values.dtype not in (np.uint8, np.uint16) or not shaped:
            raise ValueError(
                f"expected uint8 or uint16 [H, W] or [H, W, 3], not {values.dtype} {list(values.shape)}"
            )
        self._levels: list[npt.NDArray[Any]] = [np.ascontiguousarray(values)]
        self.sha256, self.window = sha256, window

    @property
    def width(self) -> int:
        return int(self._levels[0].shape[1])

    @property
    def height(self) -> int:
        return int(self._levels[0].shape[0])

    @property
    def deep(self) -> bool:
        """Whether its values have 16 bits, so that a screen shows only a part of what they tell apart."""
        return self._levels[0].dtype == np.uint16

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

    def level(self, number: int) -> npt.NDArray[Any]:
        """Values of a level, ``[H // 2^l, W // 2^l]`` or with 3 channels."""
        while len(self._levels) <= number:
            finer = self._levels[-1]
            height, width = finer.shape[0] // 2, finer.shape[1] // 2
            # Exact halves keep every level aligned with the image, and are several times faster to average.
            even = finer[: 2 * height, : 2 * width]
            self._levels.append(np.asarray(cv2.resize(even, (width, height), interpolation=cv2.INTER_AREA)))
        return self._levels[number]

    def complete(self) -> Pyramid:
        """Make every level now."""
        self.level(self.depth)
        return self

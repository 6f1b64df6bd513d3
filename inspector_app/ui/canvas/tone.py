"""Which values of a picture are seen black and which white: of the picture on the screen, never of scoring."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

HIGHEST = 65_535
QUIET_SHARE = 0.002  # of the pixels at either end that an automatic tone gives up


@dataclass(frozen=True, slots=True)
class Tone:
    """``low`` and below is black, ``high`` and above white (window and level of medical viewers)."""

    low: int = 0
    high: int = HIGHEST

    def __post_init__(self) -> None:
        if not 0 <= self.low < self.high <= HIGHEST:
            raise ValueError(f"a tone lies within 0..{HIGHEST}, not {self.low}..{self.high}")

    @classmethod
    def within(cls, low: float, high: float) -> Tone:
        """The nearest tone that there is."""
        floor = min(max(round(low), 0), HIGHEST - 1)
        return cls(floor, min(max(round(high), floor + 1), HIGHEST))


def rendered(pixels: npt.NDArray[Any], tone: Tone | None) -> npt.NDArray[np.uint8]:
    """Values ``uint8 | uint16 [h, w]`` or ``[h, w, 3]`` as they are seen, ``uint8 [h, w, 3]``, contiguous.

    8-bit values are seen as they are; 16-bit ones through the tone, the full range without one.
    """
    seen = pixels
    if pixels.dtype == np.uint16:
        seen = np.take(_table(tone or Tone()), pixels)
    if seen.ndim == 2:
        seen = cv2.cvtColor(seen, cv2.COLOR_GRAY2RGB)
    return np.ascontiguousarray(seen, dtype=np.uint8)


def fitting(pixels: npt.NDArray[np.uint16]) -> Tone:
    """The tone that spreads what a picture contains over the screen, but for a few pixels at either end."""
    low, high = np.quantile(pixels, (QUIET_SHARE, 1 - QUIET_SHARE))
    return Tone.within(low, high)


@lru_cache(maxsize=4)
def _table(tone: Tone) -> npt.NDArray[np.uint8]:
    values = np.clip((np.arange(HIGHEST + 1) - tone.low) * (255.0 / (tone.high - tone.low)), 0.0, 255.0)
    return values.round().astype(np.uint8)

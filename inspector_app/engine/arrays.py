"""The array types that cross the engine's borders, and the one way from numpy to torch."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import torch

Features = npt.NDArray[np.float16] | npt.NDArray[np.float32]
Floats = npt.NDArray[np.float32]
Indices = npt.NDArray[np.int64]
Groups = npt.NDArray[np.int32]
Cells = npt.NDArray[np.bool_]

_EXPONENT = 0x7C00  # of float16; all of its bits are set in NaN and infinity


def rows_as_tensor(features: npt.NDArray[Any], device: torch.device | str = "cpu") -> torch.Tensor:
    """``features [n, F]`` of any float type as float32 on ``device``: decisions are made in float32."""
    # converted by numpy: also right for memory-mapped and read-only arrays
    return torch.from_numpy(np.array(features, dtype=np.float32, order="C")).to(device)


def all_finite(features: npt.NDArray[np.float16]) -> Cells:
    """Which of ``features [n, ...]`` hold nothing but numbers: bool [n]."""
    # by their bits: numpy asks float16 one by one, which takes twenty times as long
    bits = np.ascontiguousarray(features).view(np.uint16)
    finite: Cells = ((bits & _EXPONENT) != _EXPONENT).all(axis=tuple(range(1, bits.ndim)))
    return finite

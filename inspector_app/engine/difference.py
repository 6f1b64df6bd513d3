"""What a patch has that normal patches have not: the part of its feature by which false calls are told apart.

A shadow on bare metal and the same shadow on a solder joint are far apart as features, because metal and solder
are. Count for little what normal patches differ by anyway, and what the shadow added is left: one mark then knows
its shadow on every ground.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from inspector_app.engine.arrays import Features

FLOOR = 0.1  # of the mean variance: directions that vary less than this count no more than it
_LEAST_LENGTH = 1e-6  # shorter differences have no direction


@dataclass(frozen=True, eq=False)
class NormalSpace:
    """How normal patches vary: ``mean [F]``, ``whitening [F, F]``, float64.

    Whitening divides by the spread of normal patches along each of their principal directions (Mahalanobis).
    """

    mean: npt.NDArray[np.float64]
    whitening: npt.NDArray[np.float64]

    @classmethod
    def of(cls, normal: npt.NDArray[np.float16]) -> NormalSpace:
        """The space of a normal bank's patches ``[M, F]``."""
        patches = normal.astype(np.float64)
        mean = patches.mean(axis=0)
        centred = patches - mean
        variances, directions = np.linalg.eigh(centred.T @ centred / len(patches))  # [F], [F, F]
        spread = np.sqrt(np.maximum(variances, 0.0) + FLOOR * max(float(variances.mean()), 1e-12))
        return cls(mean, (directions / spread) @ directions.T)

    def differences(self, features: Features) -> npt.NDArray[np.float16]:
        """Directions in which patches leave the normal ones: ``[n, F]`` -> fp16 ``[n, F]``, length 1.

        A patch that lies at the mean has no direction and becomes zeros: it is like nothing. Computed in float64
        and rounded, so that a patch alone and among others comes out the same to the bit.
        """
        whitened = (np.asarray(features, dtype=np.float64) - self.mean) @ self.whitening  # [n, F]
        length = np.linalg.norm(whitened, axis=1, keepdims=True)
        found = np.divide(whitened, length, out=np.zeros_like(whitened), where=length > _LEAST_LENGTH)
        rounded: npt.NDArray[np.float16] = found.astype(np.float16)
        return rounded

"""Shares with exact intervals."""

from __future__ import annotations

from dataclasses import dataclass

from scipy.special import betaincinv

CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Rate:
    """``count`` of ``of``, with the Clopper-Pearson interval of the share at 95 % confidence."""

    count: int
    of: int
    low: float
    high: float

    @property
    def share(self) -> float:
        return self.count / self.of

    @classmethod
    def counted(cls, count: int, of: int) -> Rate | None:
        """None where there is nothing to count from (Clopper and Pearson, Biometrika 1934)."""
        if of == 0:
            return None
        tail = (1 - CONFIDENCE) / 2
        low = float(betaincinv(count, of - count + 1, tail)) if count else 0.0
        high = float(betaincinv(count + 1, of - count, 1 - tail)) if count < of else 1.0
        return cls(count, of, low, high)

"""Shares with exact intervals."""

from __future__ import annotations

from dataclasses import dataclass

from scipy.special import betaincinv

from inspector_app.domain.counting import Interval, Proportion

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


def proportion(
    count: int, of: int, counted_from: str = "", opens: str = "", opens_of: str = ""
) -> Proportion:
    """A share with its exact interval, and how its parts are found (see ``Proportion``)."""
    rate = Rate.counted(count, of)
    interval = None if rate is None else Interval(rate.low, rate.high, CONFIDENCE)
    return Proportion(count, of, interval, counted_from, opens, opens_of)

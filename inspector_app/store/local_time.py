"""The offset of this place from UTC over a span of time, where its clocks were put forward or back."""

from __future__ import annotations

import time

DAY = 86_400


def utc_offsets(first: float, last: float) -> list[tuple[float, int]]:
    """Pieces of the span as (its end, left out; offset in s), in order; the last piece holds ``last``.

    Clocks are looked at once a day, and the moment of a change is found to the second.
    """
    pieces: list[tuple[float, int]] = []
    at, offset = first, _offset(first)
    while at < last:
        ahead = min(at + DAY, last)
        if (later := _offset(ahead)) != offset:
            low, high = at, ahead  # the change lies after low, at or before high
            while high - low > 0.5:
                middle = (low + high) / 2
                low, high = (middle, high) if _offset(middle) == offset else (low, middle)
            pieces.append((float(round(high)), offset))
            offset = later
        at = ahead
    return [*pieces, (last, offset)]


def _offset(seconds: float) -> int:
    return time.localtime(seconds).tm_gmtoff

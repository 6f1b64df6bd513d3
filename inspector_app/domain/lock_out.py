"""How long a sign-in is locked after failures: not at all at first, then each time twice as long."""

from __future__ import annotations

FREE = 3  # failures in a row that only cost the time of typing
FIRST = 30.0  # seconds after the third
LONGEST = 3600.0


def delay_after(failures: int) -> float:
    """Seconds for which the sign-in is locked after so many failures in a row."""
    if failures < FREE:
        return 0.0
    return min(LONGEST, FIRST * 2.0 ** min(failures - FREE, 32))


def wait_of(failures: int, last_at: float, now: float) -> float:
    """Seconds left of the lock; 0 where there is none.

    A clock that was set back makes no lock longer than it was when it began. Where it was set back by more than that,
    nobody knows when it began: the next attempt is free, and the lock begins anew with it where it fails.
    """
    delay = delay_after(failures)
    if now < last_at - delay:
        return 0.0
    return min(delay, max(0.0, last_at + delay - now))

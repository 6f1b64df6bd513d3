"""How many pictures go through the backbone at once: found by measuring while the work is done."""

from __future__ import annotations

LONGEST = 0.25  # seconds a mini-batch may take: a preview waits for the one that runs
GAIN = 0.05  # of the time a picture that a doubled mini-batch must save to be worth it
TRIES = 3  # mini-batches of one size before it is judged, by the quickest: the first ones warm the device up


class MiniBatch:
    """Begins with ``start`` pictures and doubles up to ``most`` while that saves time and stays short enough."""

    def __init__(self, start: int, most: int, longest: float = LONGEST) -> None:
        self.size = max(1, min(start, most))
        self._most = most
        self._longest = longest
        self._growing = self.size < most
        self._taken: list[float] = []  # seconds of mini-batches of this size
        self._before: float | None = None  # seconds a picture, at half this size

    def took(self, count: int, seconds: float) -> None:
        """A mini-batch of ``count`` pictures was done; only full ones are compared."""
        if not self._growing or count != self.size:
            return
        self._taken.append(seconds)
        if len(self._taken) < TRIES:
            return
        best, self._taken = min(self._taken), []
        picture = best / self.size
        gained = self._before is None or picture <= (1.0 - GAIN) * self._before
        if self.size > 1 and (best > self._longest or not gained):
            self._settle(self.size // 2)
        elif 2 * self.size > self._most or 2 * best > self._longest:
            self._settle(self.size)
        else:
            self._before = picture
            self.size *= 2

    def hold(self, size: int) -> None:
        """Memory allows no more than this: stay there."""
        if size < self.size:
            self._settle(size)

    def _settle(self, size: int) -> None:
        self.size = max(1, size)
        self._growing = False

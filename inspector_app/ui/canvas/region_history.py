"""Undo and redo of what is drawn, one step a gesture, until the region is used or another image comes."""

from __future__ import annotations

from inspector_app.ui.canvas.drawing import DrawingState

MAX_BYTES = 32 * 2**20
MAX_STEPS = 200


class RegionHistory:
    """Moments of a drawing in order, of which one is now; the oldest go when they take too much."""

    def __init__(
        self, begin: DrawingState | None = None, *, max_bytes: int = MAX_BYTES, max_steps: int = MAX_STEPS
    ) -> None:
        self._max_bytes, self._max_steps = max_bytes, max_steps
        self._moments = [begin or DrawingState()]
        self._now = 0
        self._last = ""  # by what the present moment came about

    @property
    def now(self) -> DrawingState:
        return self._moments[self._now]

    @property
    def can_undo(self) -> bool:
        return self._now > 0

    @property
    def can_redo(self) -> bool:
        return self._now + 1 < len(self._moments)

    def step(self, state: DrawingState, gesture: str = "") -> None:
        """Something was drawn. Steps in a row of one gesture ("nudge 3", "wand 7") merge into one."""
        if state.same(self.now):
            return
        merges = gesture != "" and gesture == self._last and self._now > 0
        del self._moments[self._now + (0 if merges else 1) :]
        self._moments.append(state)
        while len(self._moments) > 2 and (
            len(self._moments) > self._max_steps + 1
            or sum(moment.nbytes for moment in self._moments) > self._max_bytes
        ):
            del self._moments[0]
        self._now = len(self._moments) - 1
        self._last = gesture

    def undo(self) -> DrawingState:
        """The moment before; now it is that one."""
        self._now, self._last = max(0, self._now - 1), ""
        return self.now

    def redo(self) -> DrawingState:
        """The moment after; now it is that one."""
        self._now, self._last = min(len(self._moments) - 1, self._now + 1), ""
        return self.now

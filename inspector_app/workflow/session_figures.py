"""Figures: what is counted over the lots of a recipe, and the shifts that it is divided by."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from concurrent.futures import Future

from inspector_app.domain.counting import Shift
from inspector_app.domain.errors import NotFound
from inspector_app.domain.figures import Statistics
from inspector_app.domain.people import Right
from inspector_app.domain.tallies import Counted
from inspector_app.reports.statistics import baseline_lots, baseline_scope, scope_of, statistics
from inspector_app.store.reading import Reading
from inspector_app.store.reading_statistics import PAUSE
from inspector_app.store.writing import Writing
from inspector_app.workflow.acting import needs
from inspector_app.workflow.session_base import SessionBase
from inspector_app.workflow.writer import Urgency


class FigureCalls(SessionBase):
    """Runs on the counter thread: it goes over every part of a recipe."""

    def statistics(
        self,
        recipe_id: str,
        lots: Iterable[int] = (),
        since: float | None = None,
        until: float | None = None,
        pause: float = PAUSE,
        baseline: str = "",
        first: Future[Statistics] | None = None,
    ) -> Future[Statistics]:
        """All figures of a recipe, of these of its lots (by number; none: all), inspected first within a time.

        ``first`` is answered as soon as the figures of groups are counted (totals, groups, control charts; all else in
        it is empty), and cancelled where they cannot be.

        ``until`` is left out; ``pause`` in seconds ends a sitting; ``baseline`` names, in the filter language, the
        lots that control limits come from. NotFound where there is no such recipe, CorrectableError for a baseline
        that cannot be one.
        """
        numbers, made_at = tuple(lots), time.time()

        def count(reading: Reading) -> Statistics:
            names = dict(reading.recipes())
            if recipe_id not in names:
                raise NotFound("there is no such recipe", subject=recipe_id)
            scope = scope_of(recipe_id, names[recipe_id], numbers, since, until)
            limits = None
            if baseline.strip():
                limits = baseline_lots(reading.counted_parts(baseline_scope(scope, baseline)))

            def tell(groups: Counted) -> None:
                if first is not None and first.set_running_or_notify_cancel():
                    first.set_result(statistics(groups, made_at, limits))

            return statistics(reading.counted(scope, pause, tell), made_at, limits)

        whole = self.read(count, counts=True)
        if first is not None:
            whole.add_done_callback(lambda _: first.cancel())  # nothing to one that is answered
        return whole

    def recipe_names(self) -> Future[list[tuple[str, str]]]:
        """Key and name of every recipe, by name; no model is loaded for it."""
        return self.read(lambda reading: reading.recipes())

    def shifts(self) -> Future[tuple[Shift, ...]]:
        """The shifts of a day, as the workspace has them."""
        return self.read(lambda reading: reading.shifts())

    @needs(Right.CHANGE_RECIPE)
    def set_shifts(self, shifts: Sequence[Shift]) -> Future[None]:
        """Put these in place of the workspace's shifts. CorrectableError for names or times that cannot be."""
        given = tuple(shifts)

        def write(writing: Writing) -> None:
            writing.set_shifts(given)

        return self._writer.submit(write, Urgency.PERSON)

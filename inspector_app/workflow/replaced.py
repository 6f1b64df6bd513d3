"""Decisions on pictures that were replaced are taken back with the results of the new ones, and people are told."""

from __future__ import annotations

from inspector_app.domain.lot import Lot
from inspector_app.workflow.bench import Bench
from inspector_app.workflow.events import Level, Notice, Reviewed
from inspector_app.workflow.recording import TakenBack
from inspector_app.workflow.references import References


class DecisionsTakenBack:
    """What was taken back while one lot was inspected."""

    def __init__(self, bench: Bench, lot: Lot) -> None:
        self._bench, self._lot = bench, lot
        self._count = 0

    def hear(self, taken_back: TakenBack) -> None:
        """Of a batch that is committed. Called on the writer's thread."""
        self._count += len(taken_back.reviews) + taken_back.named
        for review in taken_back.reviews:
            self._bench.tell(Reviewed(self._lot.id, review))

    def follow(self) -> None:
        """What rested on the decisions goes, and people are told how many there were."""
        if not self._count:
            return
        References(self._bench).refresh(self._lot.recipe_id)
        self._bench.tell(
            Notice(
                Level.WARNING,
                f"decisions were taken back, because the pictures were replaced: {self._count}",
                self._lot.name,
                "Decide these parts again",
                self._lot.id,
            )
        )

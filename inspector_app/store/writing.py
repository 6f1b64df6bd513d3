"""The one way into the database: a unit of work that appends events and runs and keeps the parts' states."""

from __future__ import annotations

from sqlalchemy import select

from inspector_app.store.part_state import refresh_part_states
from inspector_app.store.tables import part
from inspector_app.store.writing_challenges import ChallengeWriting
from inspector_app.store.writing_feeds import FeedWriting
from inspector_app.store.writing_figures import FigureWriting
from inspector_app.store.writing_steps import StepWriting


class Writing(FeedWriting, StepWriting, FigureWriting, ChallengeWriting):
    """Everything that is written, on one connection of ``Database.writing()``; leaving that commits."""

    def rebuild_part_states(self, lot_id: str) -> None:
        """Derive the states of a lot's parts anew from events and runs; they were right already."""
        ids = self.connection.execute(select(part.c.id).where(part.c.lot_id == lot_id)).scalars().all()
        refresh_part_states(self.connection, ids)

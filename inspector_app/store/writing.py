"""The one way into the database: a unit of work that appends events and runs and keeps the parts' states."""

from __future__ import annotations

from inspector_app.store.writing_access import AccessWriting
from inspector_app.store.writing_challenges import ChallengeWriting
from inspector_app.store.writing_feeds import FeedWriting
from inspector_app.store.writing_figures import FigureWriting
from inspector_app.store.writing_steps import StepWriting


class Writing(FeedWriting, StepWriting, FigureWriting, ChallengeWriting, AccessWriting):
    """Everything that is written, on one connection of ``Database.writing()``; leaving that commits."""

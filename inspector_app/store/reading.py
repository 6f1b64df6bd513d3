"""The one way out of the database: current state as domain objects, all of one moment."""

from __future__ import annotations

from inspector_app.store.reading_audit import AuditReading
from inspector_app.store.reading_certificates import CertificateReading
from inspector_app.store.reading_challenges import ChallengeReading
from inspector_app.store.reading_documents import DocumentReading
from inspector_app.store.reading_feeds import FeedReading
from inspector_app.store.reading_former import FormerReading
from inspector_app.store.reading_groups import GroupReading
from inspector_app.store.reading_lots import LotReading
from inspector_app.store.reading_memory import MemoryReading
from inspector_app.store.reading_runs import RunReading
from inspector_app.store.reading_statistics import StatisticsReading
from inspector_app.store.reading_steps import StepReading
from inspector_app.store.reading_thresholds import ThresholdReading
from inspector_app.store.reading_watch import WatchReading


class Reading(
    LotReading,
    RunReading,
    DocumentReading,
    MemoryReading,
    GroupReading,
    StepReading,
    FormerReading,
    ChallengeReading,
    CertificateReading,
    StatisticsReading,
    AuditReading,
    ThresholdReading,
    WatchReading,
    FeedReading,
):
    """Everything that is read, on one connection of ``Database.reading()``."""

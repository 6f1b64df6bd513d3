"""Every table and view. Events are only ever appended; ``part_state`` alone is derived and can be rebuilt, ``shift`` a
setting.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from inspector_app.store.column_types import FreeText, PathText

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
views = MetaData()  # what the migrations create as views: read here, never created from here

# A sequence that SQLite fills by itself only when the type is exactly INTEGER.
SEQUENCE = BigInteger().with_variant(Integer, "sqlite")


def _key() -> Column[str]:
    return Column("id", Text, primary_key=True)


def _to(name: str, target: str, *, optional: bool = False) -> Column[str]:
    return Column(name, Text, ForeignKey(f"{target}.id"), nullable=optional)


def _text(name: str) -> Column[str]:
    return Column(name, FreeText, nullable=False, server_default="")


def _who() -> list[Column[Any]]:
    return [
        Column("author", FreeText, nullable=False),
        Column("station", FreeText, nullable=False),
        Column("created_at", Double, nullable=False),
    ]


def _camera() -> list[Column[Any]]:
    return [_text("view"), _text("light")]


recipe = Table("recipe", metadata, _key(), Column("name", FreeText, nullable=False, unique=True), *_who())

recipe_version = Table(
    "recipe_version",
    metadata,
    _key(),
    _to("recipe_id", "recipe"),
    Column("number", Integer, nullable=False),
    Column("settings", JSON, nullable=False),
    Column("m0", Double),
    Column("threshold", Double),
    Column("lower_threshold", Double),
    Column("pixel_threshold", Double),
    Column("basis", Text),
    Column("parts", Integer),
    Column("guarantee", Double),
    Column("highest", JSON(none_as_null=True)),  # raw scores of good parts that the threshold rests on
    _text("normal_hash"),  # of the normal bank whose units m0 and the thresholds are in
    _text("reason"),
    *_who(),
    UniqueConstraint("recipe_id", "number"),
)

lot = Table(
    "lot",
    metadata,
    _key(),
    _to("recipe_id", "recipe"),
    Column("number", Integer, nullable=False),
    Column("name", PathText, nullable=False),
    Column("folder", PathText, nullable=False),
    *_who(),
    _text("part_pattern"),  # how its files make parts
    # Where its pictures lie, of a lot that is a slice of a watched folder: ``folder`` then names the slice, too.
    Column("pictures", PathText),
    UniqueConstraint("recipe_id", "number"),
    UniqueConstraint("recipe_id", "folder"),
)

part = Table(
    "part",
    metadata,
    _key(),
    _to("lot_id", "lot"),
    Column("name", PathText, nullable=False),
    Column("ordinal", Integer, nullable=False),
    UniqueConstraint("lot_id", "name"),
)

image = Table(
    "image",
    metadata,
    _key(),
    _to("part_id", "part"),
    _to("lot_id", "lot"),
    Column("path", PathText, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("mtime_ns", BigInteger, nullable=False),
    Column("sha256", Text),
    Column("width", Integer),
    Column("height", Integer),
    *_camera(),
    UniqueConstraint("lot_id", "path"),
    Index(None, "part_id"),
)

job = Table(
    "job",
    metadata,
    _key(),
    _to("lot_id", "lot"),
    Column("kind", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("done", Integer, nullable=False),
    Column("total", Integer, nullable=False),
    Column("error", FreeText),
    *_who(),
    Column("updated_at", Double, nullable=False),
    Index(None, "lot_id"),
    Index(None, "state"),
)

bank_version = Table(
    "bank_version",
    metadata,
    _key(),
    _to("recipe_id", "recipe"),
    Column("number", Integer, nullable=False),
    Column("normal_hash", Text, nullable=False),
    Column("encoding_id", Text, nullable=False),
    Column("s", Double, nullable=False),
    Column("s90", Double, nullable=False),
    Column("s99", Double, nullable=False),
    Column("source", Text, nullable=False),
    Column("images", Integer, nullable=False),
    Column("provisional", Boolean, nullable=False),
    Column("marks", JSON, nullable=False),
    *_camera(),
    *_who(),
    UniqueConstraint("recipe_id", "number"),
)

run = Table(
    "run",
    metadata,
    _key(),
    _to("lot_id", "lot"),
    _to("parent_id", "run", optional=True),
    Column("kind", Text, nullable=False),
    Column("detector", Text, nullable=False),
    Column("backbone", Text, nullable=False),
    Column("weights_sha256", Text, nullable=False),
    Column("executor", Text, nullable=False),
    Column("precision", Text, nullable=False),
    Column("device", Text, nullable=False),
    Column("encoding_id", Text, nullable=False),
    _to("bank_version_id", "bank_version", optional=True),
    _to("recipe_version_id", "recipe_version"),
    Column("provisional", Boolean, nullable=False),
    Column("finished_at", Double),
    Column("timings", JSON, nullable=False),
    *_who(),
    Index(None, "lot_id"),
)

inspection = Table(
    "inspection",
    metadata,
    Column(
        "id", SEQUENCE, primary_key=True, autoincrement=True
    ),  # counts up: the highest of an image is current
    _to("image_id", "image"),
    _to("run_id", "run"),
    Column("evidence_row", BigInteger),
    Column("cache_row", BigInteger),
    Column("raw", Double),
    Column("error", FreeText),
    Column("weak", Boolean, nullable=False),
    _text("note"),
    Column("size", BigInteger, nullable=False),  # of the file as it was when inspected
    Column("mtime_ns", BigInteger, nullable=False),
    Column("created_at", Double, nullable=False),
    Index(None, "image_id", "id"),
    Index(None, "run_id"),
)

finding = Table(
    "finding",
    metadata,
    _key(),
    Column("inspection_id", SEQUENCE, ForeignKey("inspection.id"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("x", Integer, nullable=False),
    Column("y", Integer, nullable=False),
    Column("w", Integer, nullable=False),
    Column("h", Integer, nullable=False),
    Column("area", Integer, nullable=False),
    Column("peak", Double, nullable=False),
    Column("peak_x", Integer, nullable=False),
    Column("peak_y", Integer, nullable=False),
    Column("contour", JSON, nullable=False),
    Index(None, "inspection_id", "ordinal"),
)

quieting = Table(
    "quieting",
    metadata,
    Column("inspection_id", SEQUENCE, ForeignKey("inspection.id"), primary_key=True),
    Column("mark_number", Integer, primary_key=True),
    Column("removed", Double, nullable=False),
    Index(None, "mark_number"),
)

review = Table(
    "review",
    metadata,
    Column("seq", SEQUENCE, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False, unique=True),
    _to("part_id", "part"),
    _to("image_id", "image", optional=True),
    Column("decision", Text, nullable=False),
    Column("region", JSON(none_as_null=True)),
    Column("image_sha256", Text),
    _text("defect_class"),
    _text("note"),
    _to("withdraws_id", "review", optional=True),
    *_who(),
    Index(None, "part_id", "seq"),
    Index(None, "withdraws_id"),
)

mark = Table(
    "mark",
    metadata,
    _key(),
    _to("recipe_id", "recipe"),
    Column("number", Integer, nullable=False),
    _to("lot_id", "lot"),
    _to("part_id", "part"),
    _to("image_id", "image"),
    Column("region", JSON, nullable=False),
    Column("image_sha256", Text),
    Column("patches_hash", Text, nullable=False),
    Column("patches", Integer, nullable=False),
    Column("encoding_id", Text, nullable=False),
    Column("strength", Integer, nullable=False),
    _text("note"),
    *_camera(),
    *_who(),
    UniqueConstraint("recipe_id", "number"),
)

mark_event = Table(
    "mark_event",
    metadata,
    Column("seq", SEQUENCE, primary_key=True, autoincrement=True),
    _to("mark_id", "mark"),
    Column("action", Text, nullable=False),
    *_who(),
    _text("note"),
    Column("evidence", JSON(none_as_null=True)),  # what was known of the mark then (domain/approval.py)
    Index(None, "mark_id", "seq"),
)

reference = Table(
    "reference",
    metadata,
    _key(),
    _to("recipe_id", "recipe"),
    _to("image_id", "image"),
    Column("kind", Text, nullable=False),
    Column("source_id", Text, nullable=False),
    Column("encoding_id", Text, nullable=False),
    Column("artifact_hash", Text, nullable=False),
    Column("raw", Double),
    *_camera(),
    *_who(),
    Index(None, "recipe_id", "encoding_id"),
    Index(None, "source_id"),
)

# The outcome of a reference's source can change again and again, so taking it back is an event, too.
reference_event = Table(
    "reference_event",
    metadata,
    Column("seq", SEQUENCE, primary_key=True, autoincrement=True),
    _to("reference_id", "reference"),
    Column("withdrawn", Boolean, nullable=False),
    *_who(),
    Index(None, "reference_id", "seq"),
)

sample = Table(
    "sample",
    metadata,
    _key(),
    _to("lot_id", "lot"),
    _to("part_id", "part"),
    Column("reason", FreeText, nullable=False),
    Column("probability", Double, nullable=False),
    *_who(),
    Index(None, "lot_id"),
    Index(None, "part_id"),
)

# The known parts of a recipe were asked: why, what they said, and who went on in spite of it.
challenge_run = Table(
    "challenge_run",
    metadata,
    Column("seq", SEQUENCE, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False, unique=True),
    _to("recipe_id", "recipe"),
    Column("reason", Text, nullable=False),
    Column("state", Text, nullable=False),
    _text("subject"),
    Column("made", Boolean, nullable=False),
    Column("recipe_version", Integer, nullable=False),
    Column("bank_version", Integer),
    Column("threshold", Double, nullable=False),
    Column("parts", JSON, nullable=False),
    Column("confirmed", Boolean, nullable=False),
    _text("confirmation"),
    *_who(),
    Index(None, "recipe_id", "seq"),
)

# What a person did as one step, undid and did again: from these the undo stack is put together (domain/step.py).
step_event = Table(
    "step_event",
    metadata,
    Column("seq", SEQUENCE, primary_key=True, autoincrement=True),
    Column("step_id", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("content", JSON, nullable=False),
    Column("result", JSON, nullable=False),
    _to("recipe_id", "recipe"),
    _to("lot_id", "lot", optional=True),  # None: it is of the whole recipe
    *_who(),
    Index(None, "recipe_id", "author", "seq"),
)

report = Table(
    "report",
    metadata,
    _key(),
    _to("lot_id", "lot"),
    Column("path", PathText, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("format", Text, nullable=False),
    *_who(),
    Index(None, "lot_id"),
)

# How far a lot lay from its bank when it was inspected (domain/bank.py, Drift).
drift = Table(
    "drift",
    metadata,
    _key(),
    _to("lot_id", "lot"),
    Column("figure", Double, nullable=False),
    Column("alarm_from", Double, nullable=False),
    Column("images", Integer, nullable=False),
    *_who(),
    Index(None, "lot_id"),
)

# The shifts of a day in minutes after local midnight; a setting of the workspace, replaced as a whole.
shift = Table(
    "shift",
    metadata,
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("name", FreeText, nullable=False),
    Column("name_key", FreeText, nullable=False),  # case folded, as filters ask for it
    Column("begins", Integer, nullable=False),
    Column("ends", Integer, nullable=False),
)

# Who did what, when and where: each row holds the hash of the one before (domain/audit.py). ``source`` and ``subject``
# name the row of the event itself; both are read when the events are compared with what is logged.
audit = Table(
    "audit",
    metadata,
    Column(
        "seq", SEQUENCE, primary_key=True, autoincrement=False
    ),  # without a gap: the log gives the numbers
    Column("at", Double, nullable=False),
    Column("station", FreeText, nullable=False),
    Column("author", FreeText, nullable=False),
    Column("kind", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Index(None, "source", "subject"),
)

# A watched folder; one that is active is watched again at the next start.
watch = Table(
    "watch",
    metadata,
    _key(),
    _to("recipe_id", "recipe"),
    Column("folder", PathText, nullable=False),
    Column("settings", JSON, nullable=False),
    Column("active", Boolean, nullable=False),
    *_who(),
    UniqueConstraint("recipe_id", "folder"),
)

# Every file of a watched folder that counts, as it was then: what is in here is not looked at again.
watched_file = Table(
    "watched_file",
    metadata,
    Column("watch_id", Text, ForeignKey("watch.id"), primary_key=True),
    Column("path", PathText, primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("mtime_ns", BigInteger, nullable=False),
    Column("sha256", Text),  # None: it could not be read
    _to("image_id", "image"),  # a copy has that of the picture that came first
    Column("seen_at", Double, nullable=False),
    Index(None, "watch_id", "sha256"),
)

watch_lot = Table(
    "watch_lot",
    metadata,
    Column("lot_id", Text, ForeignKey("lot.id"), primary_key=True),
    _to("watch_id", "watch"),
    Column("last_at", Double, nullable=False),  # when its last part joined
    Column("finished_at", Double),
    Index(None, "watch_id"),
)

# Where results go. ``sent`` is the durable cursor over the outbox. A feed that is removed keeps its row.
feed = Table(
    "feed",
    metadata,
    _key(),
    Column("name", FreeText, nullable=False),
    Column("kind", Text, nullable=False),
    Column("settings", JSON, nullable=False),
    Column("sent", SEQUENCE, nullable=False),
    Column("removed_at", Double),
    *_who(),
)

# What feeds are to tell, frozen in the transaction that it tells of; swept once every feed has carried it.
outbox = Table(
    "outbox",
    metadata,
    Column("number", SEQUENCE, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False, unique=True),
    Column("type", Text, nullable=False),
    Column("at", Double, nullable=False),
    Column("body", JSON, nullable=False),
    sqlite_autoincrement=True,  # a number is never given twice, also when the last rows were swept
)

_UNDECIDED = text("decision IS NULL AND finding_outcome IS NULL AND raw IS NOT NULL")

# What events and runs say of a part, put together when one of them is written (see part_state.py), because a
# gallery of 100,000 parts is sorted and filtered by it. It holds no verdict: that depends on the threshold.
part_state = Table(
    "part_state",
    metadata,
    Column("part_id", Text, ForeignKey("part.id"), primary_key=True),
    _to("lot_id", "lot"),
    Column("ordinal", Integer, nullable=False),
    Column("name_key", Text, nullable=False),
    _to("image_id", "image"),
    Column("raw", Double),
    Column("error", FreeText),
    _text("note"),
    Column("provisional", Boolean, nullable=False),
    Column("inspected_at", Double),
    Column("findings", Integer, nullable=False),
    Column("quiet_by", Text, nullable=False),  # ",12,7,": mark numbers, strongest first
    Column("decision", Text),
    Column("finding_outcome", Text),
    Column("classes", Text, nullable=False),  # "\nscratch\ndent\n", case folded
    Index("ix_part_state_ordinal", "lot_id", "ordinal", unique=True),
    # With the key of the part, so that a list of 100,000 is read along the index alone.
    Index("ix_part_state_name", "lot_id", "name_key", "ordinal", "part_id"),
    Index("ix_part_state_raw", "lot_id", "raw", "ordinal"),
    Index(None, "decision"),
    Index(None, "finding_outcome"),
    Index(
        "ix_part_state_undecided",
        "lot_id",
        "ordinal",
        "raw",
        "note",
        sqlite_where=_UNDECIDED,
        postgresql_where=_UNDECIDED,
    ),
    Index("ix_part_state_time", "lot_id", "inspected_at", "ordinal", "part_id"),
)

current_inspection = Table("current_inspection", views, *(Column(c.name, c.type) for c in inspection.columns))

current_part_review = Table("current_part_review", views, *(Column(c.name, c.type) for c in review.columns))

current_calibration = Table(
    "current_calibration",
    views,
    Column("lot_id", Text),
    Column("recipe_id", Text),
    Column("recipe_version_id", Text),
    Column("m0", Double),
    Column("threshold", Double),
    Column("lower_threshold", Double),
    Column("span", Double),
)

current_part = Table(
    "current_part",
    views,
    *(Column(c.name, c.type) for c in part_state.columns),
    Column("score", Double),
    Column("distance", Double),  # to the threshold, raw units
    Column("verdict", Text),
    Column("band", Text),
    Column("disposition", Text),
)

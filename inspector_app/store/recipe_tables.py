"""Tables of recipes: versions, banks, marks and what became of them, known parts and how they were judged."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Double,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
)

from inspector_app.store.column_types import FreeText
from inspector_app.store.table_columns import (
    SEQUENCE,
    camera_columns,
    key_column,
    metadata,
    text_column,
    to_column,
    who_columns,
)

recipe = Table(
    "recipe", metadata, key_column(), Column("name", FreeText, nullable=False, unique=True), *who_columns()
)

recipe_version = Table(
    "recipe_version",
    metadata,
    key_column(),
    to_column("recipe_id", "recipe"),
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
    text_column("normal_hash"),  # of the normal bank whose units m0 and the thresholds are in
    text_column("reason"),
    *who_columns(),
    UniqueConstraint("recipe_id", "number"),
)

bank_version = Table(
    "bank_version",
    metadata,
    key_column(),
    to_column("recipe_id", "recipe"),
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
    *camera_columns(),
    *who_columns(),
    UniqueConstraint("recipe_id", "number"),
)

mark = Table(
    "mark",
    metadata,
    key_column(),
    to_column("recipe_id", "recipe"),
    Column("number", Integer, nullable=False),
    to_column("lot_id", "lot"),
    to_column("part_id", "part"),
    to_column("image_id", "image"),
    Column("region", JSON, nullable=False),
    Column("image_sha256", Text),
    Column("patches_hash", Text, nullable=False),
    Column("patches", Integer, nullable=False),
    Column("encoding_id", Text, nullable=False),
    Column("strength", Integer, nullable=False),
    text_column("note"),
    *camera_columns(),
    *who_columns(),
    UniqueConstraint("recipe_id", "number"),
)

mark_event = Table(
    "mark_event",
    metadata,
    Column("seq", SEQUENCE, primary_key=True, autoincrement=True),
    to_column("mark_id", "mark"),
    Column("action", Text, nullable=False),
    *who_columns(),
    text_column("note"),
    Column("evidence", JSON(none_as_null=True)),  # what was known of the mark then (domain/approval.py)
    Index(None, "mark_id", "seq"),
)

reference = Table(
    "reference",
    metadata,
    key_column(),
    to_column("recipe_id", "recipe"),
    to_column("image_id", "image"),
    Column("kind", Text, nullable=False),
    Column("source_id", Text, nullable=False),
    Column("encoding_id", Text, nullable=False),
    Column("artifact_hash", Text, nullable=False),
    Column("raw", Double),
    *camera_columns(),
    *who_columns(),
    Index(None, "recipe_id", "encoding_id"),
    Index(None, "source_id"),
)

# The outcome of a reference's source can change again and again, so taking it back is an event, too.
reference_event = Table(
    "reference_event",
    metadata,
    Column("seq", SEQUENCE, primary_key=True, autoincrement=True),
    to_column("reference_id", "reference"),
    Column("withdrawn", Boolean, nullable=False),
    *who_columns(),
    Index(None, "reference_id", "seq"),
)

# The known parts of a recipe were asked: why, what they said, and who went on in spite of it.
challenge_run = Table(
    "challenge_run",
    metadata,
    Column("seq", SEQUENCE, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False, unique=True),
    to_column("recipe_id", "recipe"),
    Column("reason", Text, nullable=False),
    Column("state", Text, nullable=False),
    text_column("subject"),
    Column("made", Boolean, nullable=False),
    Column("recipe_version", Integer, nullable=False),
    Column("bank_version", Integer),
    Column("threshold", Double, nullable=False),
    Column("parts", JSON, nullable=False),
    Column("confirmed", Boolean, nullable=False),
    text_column("confirmation"),
    *who_columns(),
    Index(None, "recipe_id", "seq"),
)

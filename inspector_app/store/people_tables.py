"""Tables of people who sign in, and of the audit log."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Double,
    Index,
    Integer,
    Table,
    Text,
)

from inspector_app.store.column_types import FreeText
from inspector_app.store.table_columns import (
    SEQUENCE,
    key_column,
    metadata,
    text_column,
    to_column,
    who_columns,
)

# People who sign in, as they were added; what changes later is an event. Names are never given again.
person = Table(
    "person",
    metadata,
    key_column(),
    Column("name", FreeText, nullable=False),
    Column("role", Text, nullable=False),
    *who_columns(),
)

person_event = Table(
    "person_event",
    metadata,
    Column("seq", SEQUENCE, primary_key=True, autoincrement=True),
    to_column("person_id", "person"),
    Column("change", Text, nullable=False),
    text_column("value"),  # the new name or role
    *who_columns(),
    Index(None, "person_id"),
)

# The latest one of a person counts. ``encoded`` is the hash with its salt and parameters; the audit log holds its
# SHA-256 only, because a hash of four digits is searched through in minutes.
credential = Table(
    "credential",
    metadata,
    Column("seq", SEQUENCE, primary_key=True, autoincrement=True),
    to_column("person_id", "person"),
    Column("kind", Text, nullable=False),
    Column("encoded", Text, nullable=False),
    Column("encoded_sha256", Text, nullable=False),
    *who_columns(),
    Index(None, "person_id"),
)

# Whether people sign in, and after how many idle minutes the station locks; the latest row counts.
sign_in_rule = Table(
    "sign_in_rule",
    metadata,
    Column("seq", SEQUENCE, primary_key=True, autoincrement=True),
    Column("required", Boolean, nullable=False),
    Column("idle_minutes", Integer, nullable=False),
    *who_columns(),
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

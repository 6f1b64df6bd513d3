"""Tables of watched folders, and of feeds and what they are to tell."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Double,
    ForeignKey,
    Index,
    Table,
    Text,
    UniqueConstraint,
)

from inspector_app.store.column_types import FreeText, PathText
from inspector_app.store.table_columns import (
    SEQUENCE,
    key_column,
    metadata,
    to_column,
    who_columns,
)

# A watched folder; one that is active is watched again at the next start.
watch = Table(
    "watch",
    metadata,
    key_column(),
    to_column("recipe_id", "recipe"),
    Column("folder", PathText, nullable=False),
    Column("settings", JSON, nullable=False),
    Column("active", Boolean, nullable=False),
    *who_columns(),
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
    to_column("image_id", "image"),  # a copy has that of the picture that came first
    Column("seen_at", Double, nullable=False),
    Index(None, "watch_id", "sha256"),
)

watch_lot = Table(
    "watch_lot",
    metadata,
    Column("lot_id", Text, ForeignKey("lot.id"), primary_key=True),
    to_column("watch_id", "watch"),
    Column("last_at", Double, nullable=False),  # when its last part joined
    Column("finished_at", Double),
    Index(None, "watch_id"),
)

# Where results go. ``sent`` is the durable cursor over the outbox. A feed that is removed keeps its row.
feed = Table(
    "feed",
    metadata,
    key_column(),
    Column("name", FreeText, nullable=False),
    Column("kind", Text, nullable=False),
    Column("settings", JSON, nullable=False),
    Column("sent", SEQUENCE, nullable=False),
    Column("removed_at", Double),
    *who_columns(),
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

# Messages that the other side of a feed refused for ever. ``again``: a person wants them sent once more.
refused_message = Table(
    "refused_message",
    metadata,
    Column("feed_id", Text, ForeignKey("feed.id"), primary_key=True),
    Column("number", SEQUENCE, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("at", Double, nullable=False),
    Column("body", JSON, nullable=False),
    Column("problem", FreeText, nullable=False),
    Column("refused_at", Double, nullable=False),
    Column("again", Boolean, nullable=False),
)

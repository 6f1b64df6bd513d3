"""Tables of lots and what was found and said of their parts, and every view. Events are only ever appended;
``part_state`` alone is derived and can be rebuilt, ``shift`` a setting. Recipes, banks and marks are in
``recipe_tables``, people and the log in ``people_tables``, watched folders and feeds in ``line_tables``.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    func,
    text,
)

from inspector_app.store import line_tables, people_tables, recipe_tables  # noqa: F401 - one metadata holds them all
from inspector_app.store.column_types import FreeText, PathText
from inspector_app.store.table_columns import (
    SEQUENCE,
    camera_columns,
    key_column,
    text_column,
    to_column,
    views,
    who_columns,
)
from inspector_app.store.table_columns import (
    metadata as metadata,
)

lot = Table(
    "lot",
    metadata,
    key_column(),
    to_column("recipe_id", "recipe"),
    Column("number", Integer, nullable=False),
    Column("name", PathText, nullable=False),
    Column("folder", PathText, nullable=False),
    *who_columns(),
    text_column("part_pattern"),  # how its files make parts
    # Where its pictures lie, of a lot that is a slice of a watched folder: ``folder`` then names the slice, too.
    Column("pictures", PathText),
    UniqueConstraint("recipe_id", "number"),
    UniqueConstraint("recipe_id", "folder"),
)
pictures_folder = func.coalesce(lot.c.pictures, lot.c.folder)  # where the pictures of a lot lie

part = Table(
    "part",
    metadata,
    key_column(),
    to_column("lot_id", "lot"),
    Column("name", PathText, nullable=False),
    Column("ordinal", Integer, nullable=False),
    UniqueConstraint("lot_id", "name"),
)

image = Table(
    "image",
    metadata,
    key_column(),
    to_column("part_id", "part"),
    to_column("lot_id", "lot"),
    Column("path", PathText, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("mtime_ns", BigInteger, nullable=False),
    Column("sha256", Text),
    Column("width", Integer),
    Column("height", Integer),
    *camera_columns(),
    UniqueConstraint("lot_id", "path"),
    Index(None, "part_id"),
)

job = Table(
    "job",
    metadata,
    key_column(),
    to_column("lot_id", "lot"),
    Column("kind", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("done", Integer, nullable=False),
    Column("total", Integer, nullable=False),
    Column("error", FreeText),
    *who_columns(),
    Column("updated_at", Double, nullable=False),
    Index(None, "lot_id"),
    Index(None, "state"),
)

run = Table(
    "run",
    metadata,
    key_column(),
    to_column("lot_id", "lot"),
    to_column("parent_id", "run", optional=True),
    Column("kind", Text, nullable=False),
    Column("detector", Text, nullable=False),
    Column("backbone", Text, nullable=False),
    Column("weights_sha256", Text, nullable=False),
    Column("executor", Text, nullable=False),
    Column("precision", Text, nullable=False),
    Column("device", Text, nullable=False),
    Column("encoding_id", Text, nullable=False),
    to_column("bank_version_id", "bank_version", optional=True),
    to_column("recipe_version_id", "recipe_version"),
    Column("provisional", Boolean, nullable=False),
    Column("finished_at", Double),
    Column("timings", JSON, nullable=False),
    *who_columns(),
    Index(None, "lot_id"),
)

inspection = Table(
    "inspection",
    metadata,
    Column(
        "id", SEQUENCE, primary_key=True, autoincrement=True
    ),  # counts up: the highest of an image is current
    to_column("image_id", "image"),
    to_column("run_id", "run"),
    Column("evidence_row", BigInteger),
    Column("cache_row", BigInteger),
    Column("raw", Double),
    Column("error", FreeText),
    Column("weak", Boolean, nullable=False),
    text_column("note"),
    Column("size", BigInteger, nullable=False),  # of the file as it was when inspected
    Column("mtime_ns", BigInteger, nullable=False),
    Column("created_at", Double, nullable=False),
    Index(None, "image_id", "id"),
    Index(None, "run_id"),
)

finding = Table(
    "finding",
    metadata,
    key_column(),
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
    to_column("part_id", "part"),
    to_column("image_id", "image", optional=True),
    Column("decision", Text, nullable=False),
    Column("region", JSON(none_as_null=True)),
    Column("image_sha256", Text),
    text_column("defect_class"),
    text_column("note"),
    to_column("withdraws_id", "review", optional=True),
    *who_columns(),
    Index(None, "part_id", "seq"),
    Index(None, "withdraws_id"),
)

sample = Table(
    "sample",
    metadata,
    key_column(),
    to_column("lot_id", "lot"),
    to_column("part_id", "part"),
    Column("reason", FreeText, nullable=False),
    Column("probability", Double, nullable=False),
    *who_columns(),
    Index(None, "lot_id"),
    Index(None, "part_id"),
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
    to_column("recipe_id", "recipe"),
    to_column("lot_id", "lot", optional=True),  # None: it is of the whole recipe
    *who_columns(),
    Index(None, "recipe_id", "author", "seq"),
)

report = Table(
    "report",
    metadata,
    key_column(),
    to_column("lot_id", "lot"),
    Column("path", PathText, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("format", Text, nullable=False),
    *who_columns(),
    Index(None, "lot_id"),
)

# How far a lot lay from its bank when it was inspected (domain/bank.py, Drift).
drift = Table(
    "drift",
    metadata,
    key_column(),
    to_column("lot_id", "lot"),
    Column("figure", Double, nullable=False),
    Column("alarm_from", Double, nullable=False),
    Column("images", Integer, nullable=False),
    *who_columns(),
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

_UNDECIDED = text("decision IS NULL AND finding_outcome IS NULL AND raw IS NOT NULL")

# What events and runs say of a part, put together when one of them is written (see part_state.py), because a
# gallery of 100,000 parts is sorted and filtered by it. It holds no verdict: that depends on the threshold.
part_state = Table(
    "part_state",
    metadata,
    Column("part_id", Text, ForeignKey("part.id"), primary_key=True),
    to_column("lot_id", "lot"),
    Column("ordinal", Integer, nullable=False),
    Column("name_key", Text, nullable=False),
    to_column("image_id", "image"),
    Column("raw", Double),
    Column("error", FreeText),
    text_column("note"),
    Column("provisional", Boolean, nullable=False),
    Column("inspected_at", Double),
    Column("findings", Integer, nullable=False),
    Column("quiet_by", Text, nullable=False),  # ",12,7,": mark numbers, strongest first
    Column("decision", Text),
    Column("finding_outcome", Text),
    Column("classes", Text, nullable=False),  # "\nscratch\ndent\n", case folded
    Column(
        "first_inspected_at", Double
    ),  # the deciding image; rescores come later and change nothing about it
    Column("run_id", Text),  # of the inspection that counts now for the deciding image
    Column(
        "decided_by", Text
    ),  # author of the review that decides: the latest of the part, else of its findings
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

"""The first schema: recipes, lots, events, runs, and the views that say how things stand."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# A sequence that SQLite fills by itself only when the type is exactly INTEGER.
SEQUENCE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

CURRENT_INSPECTION = """
CREATE VIEW current_inspection AS
SELECT i.* FROM inspection i
WHERE i.id = (SELECT MAX(latest.id) FROM inspection latest WHERE latest.image_id = i.image_id)
"""

# The latest review of a part that neither takes another one back nor was taken back itself.
CURRENT_PART_REVIEW = """
CREATE VIEW current_part_review AS
SELECT r.* FROM review r
WHERE r.seq = (
    SELECT MAX(said.seq) FROM review said
    WHERE said.part_id = r.part_id AND said.region IS NULL AND said.withdraws_id IS NULL
    AND NOT EXISTS (SELECT 1 FROM review undo WHERE undo.withdraws_id = said.id)
)
"""

CURRENT_CALIBRATION = """
CREATE VIEW current_calibration AS
SELECT l.id AS lot_id, l.recipe_id, v.id AS recipe_version_id, v.m0, v.threshold, v.lower_threshold,
    CASE WHEN v.threshold - v.m0 > 0.05 THEN v.threshold - v.m0 ELSE 0.05 END AS span
FROM lot l
JOIN recipe_version v ON v.recipe_id = l.recipe_id AND v.number = (
    SELECT MAX(o.number) FROM recipe_version o
    WHERE o.recipe_id = l.recipe_id AND (
        NOT EXISTS (SELECT 1 FROM run r WHERE r.lot_id = l.id)
        OR o.normal_hash = (
            SELECT COALESCE(b.normal_hash, '') FROM run r
            LEFT JOIN bank_version b ON b.id = r.bank_version_id
            WHERE r.lot_id = l.id ORDER BY r.id DESC LIMIT 1
        )
    )
)
"""

# Verdict, band and disposition follow from the raw score and the recipe's latest thresholds at reading.
# A note says why a part is flagged whatever its score; without thresholds nothing can be called ok.
# The scale is joined to the lot before its parts, so that it is looked up once a lot.
CURRENT_PART = """
CREATE VIEW current_part AS
SELECT judged.*,
    CASE
        WHEN judged.decision = 'accept' THEN 'accepted'
        WHEN judged.decision = 'reject' THEN 'rejected'
        WHEN judged.decision = 'unsure' THEN 'unsure'
        WHEN judged.finding_outcome = 'reject' THEN 'rejected'
        WHEN judged.finding_outcome = 'accept' THEN 'accepted'
        ELSE judged.verdict
    END AS disposition
FROM (
    SELECT s.part_id, s.lot_id, s.ordinal, s.name_key, s.image_id, s.raw, s.error, s.note, s.provisional,
        s.inspected_at, s.findings, s.quiet_by, s.decision, s.finding_outcome, s.classes,
        (s.raw - c.m0) / c.span AS score,
        ABS(s.raw - c.threshold) AS distance,
        CASE
            WHEN s.raw IS NULL AND s.error IS NOT NULL THEN 'failed'
            WHEN s.raw IS NULL THEN NULL
            WHEN s.note <> '' OR c.threshold IS NULL OR s.raw >= c.lower_threshold THEN 'flagged'
            ELSE 'ok'
        END AS verdict,
        CASE WHEN s.raw >= c.lower_threshold AND s.raw < c.threshold THEN 'check' END AS band
    FROM lot l
    LEFT JOIN current_calibration c ON c.lot_id = l.id
    JOIN part_state s ON s.lot_id = l.id
) AS judged
"""

VIEWS = (CURRENT_INSPECTION, CURRENT_PART_REVIEW, CURRENT_CALIBRATION, CURRENT_PART)

TABLES = (
    "recipe",
    "recipe_version",
    "lot",
    "part",
    "image",
    "job",
    "bank_version",
    "run",
    "inspection",
    "finding",
    "quieting",
    "review",
    "mark",
    "mark_event",
    "reference",
    "reference_event",
    "sample",
    "report",
    "part_state",
)


def upgrade() -> None:
    for create in (_recipes_and_lots, _runs, _reviews_and_marks, _documents, _part_state):
        create()
    for view in VIEWS:
        op.execute(view)


def downgrade() -> None:
    for view in ("current_part", "current_calibration", "current_part_review", "current_inspection"):
        op.execute(f"DROP VIEW {view}")
    for table in reversed(TABLES):
        op.drop_table(table)


def _who() -> list[sa.Column[Any]]:
    return [
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("station", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Double(), nullable=False),
    ]


def _recipes_and_lots() -> None:
    op.create_table(
        "recipe",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        *_who(),
        sa.PrimaryKeyConstraint("id", name="pk_recipe"),
        sa.UniqueConstraint("name", name="uq_recipe_name"),
    )
    op.create_table(
        "recipe_version",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("recipe_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("settings", sa.JSON(), nullable=False),
        sa.Column("m0", sa.Double()),
        sa.Column("threshold", sa.Double()),
        sa.Column("lower_threshold", sa.Double()),
        sa.Column("pixel_threshold", sa.Double()),
        sa.Column("basis", sa.Text()),
        sa.Column("parts", sa.Integer()),
        sa.Column("guarantee", sa.Double()),
        sa.Column("normal_hash", sa.Text(), server_default="", nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        *_who(),
        sa.ForeignKeyConstraint(["recipe_id"], ["recipe.id"], name="fk_recipe_version_recipe_id"),
        sa.PrimaryKeyConstraint("id", name="pk_recipe_version"),
        sa.UniqueConstraint("recipe_id", "number", name="uq_recipe_version_recipe_id_number"),
    )
    op.create_table(
        "lot",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("recipe_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folder", sa.Text(), nullable=False),
        *_who(),
        sa.ForeignKeyConstraint(["recipe_id"], ["recipe.id"], name="fk_lot_recipe_id"),
        sa.PrimaryKeyConstraint("id", name="pk_lot"),
        sa.UniqueConstraint("recipe_id", "folder", name="uq_lot_recipe_id_folder"),
        sa.UniqueConstraint("recipe_id", "number", name="uq_lot_recipe_id_number"),
    )
    op.create_table(
        "part",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("lot_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name="fk_part_lot_id"),
        sa.PrimaryKeyConstraint("id", name="pk_part"),
        sa.UniqueConstraint("lot_id", "name", name="uq_part_lot_id_name"),
    )
    op.create_table(
        "image",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("part_id", sa.Text(), nullable=False),
        sa.Column("lot_id", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("mtime_ns", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.Text()),
        sa.Column("width", sa.Integer()),
        sa.Column("height", sa.Integer()),
        sa.Column("view", sa.Text(), server_default="", nullable=False),
        sa.Column("light", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name="fk_image_lot_id"),
        sa.ForeignKeyConstraint(["part_id"], ["part.id"], name="fk_image_part_id"),
        sa.PrimaryKeyConstraint("id", name="pk_image"),
        sa.UniqueConstraint("lot_id", "path", name="uq_image_lot_id_path"),
    )
    op.create_index("ix_image_part_id", "image", ["part_id"], unique=False)


def _runs() -> None:
    op.create_table(
        "job",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("lot_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("error", sa.Text()),
        *_who(),
        sa.Column("updated_at", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name="fk_job_lot_id"),
        sa.PrimaryKeyConstraint("id", name="pk_job"),
    )
    op.create_index("ix_job_lot_id", "job", ["lot_id"], unique=False)
    op.create_index("ix_job_state", "job", ["state"], unique=False)
    op.create_table(
        "bank_version",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("recipe_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("normal_hash", sa.Text(), nullable=False),
        sa.Column("encoding_id", sa.Text(), nullable=False),
        sa.Column("s", sa.Double(), nullable=False),
        sa.Column("s90", sa.Double(), nullable=False),
        sa.Column("s99", sa.Double(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("images", sa.Integer(), nullable=False),
        sa.Column("provisional", sa.Boolean(), nullable=False),
        sa.Column("marks", sa.JSON(), nullable=False),
        sa.Column("view", sa.Text(), server_default="", nullable=False),
        sa.Column("light", sa.Text(), server_default="", nullable=False),
        *_who(),
        sa.ForeignKeyConstraint(["recipe_id"], ["recipe.id"], name="fk_bank_version_recipe_id"),
        sa.PrimaryKeyConstraint("id", name="pk_bank_version"),
        sa.UniqueConstraint("recipe_id", "number", name="uq_bank_version_recipe_id_number"),
    )
    op.create_table(
        "run",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("lot_id", sa.Text(), nullable=False),
        sa.Column("parent_id", sa.Text()),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("detector", sa.Text(), nullable=False),
        sa.Column("backbone", sa.Text(), nullable=False),
        sa.Column("weights_sha256", sa.Text(), nullable=False),
        sa.Column("executor", sa.Text(), nullable=False),
        sa.Column("precision", sa.Text(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("encoding_id", sa.Text(), nullable=False),
        sa.Column("bank_version_id", sa.Text()),
        sa.Column("recipe_version_id", sa.Text(), nullable=False),
        sa.Column("provisional", sa.Boolean(), nullable=False),
        sa.Column("finished_at", sa.Double()),
        sa.Column("timings", sa.JSON(), nullable=False),
        *_who(),
        sa.ForeignKeyConstraint(["bank_version_id"], ["bank_version.id"], name="fk_run_bank_version_id"),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name="fk_run_lot_id"),
        sa.ForeignKeyConstraint(["parent_id"], ["run.id"], name="fk_run_parent_id"),
        sa.ForeignKeyConstraint(
            ["recipe_version_id"], ["recipe_version.id"], name="fk_run_recipe_version_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_run"),
    )
    op.create_index("ix_run_lot_id", "run", ["lot_id"], unique=False)
    op.create_table(
        "inspection",
        sa.Column("id", SEQUENCE, autoincrement=True, nullable=False),
        sa.Column("image_id", sa.Text(), nullable=False),
        sa.Column("run_id", sa.Text(), nullable=False),
        sa.Column("evidence_row", sa.BigInteger()),
        sa.Column("cache_row", sa.BigInteger()),
        sa.Column("raw", sa.Double()),
        sa.Column("error", sa.Text()),
        sa.Column("weak", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("mtime_ns", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(["image_id"], ["image.id"], name="fk_inspection_image_id"),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name="fk_inspection_run_id"),
        sa.PrimaryKeyConstraint("id", name="pk_inspection"),
    )
    op.create_index("ix_inspection_image_id_id", "inspection", ["image_id", "id"], unique=False)
    op.create_index("ix_inspection_run_id", "inspection", ["run_id"], unique=False)
    op.create_table(
        "finding",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("inspection_id", SEQUENCE, nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("x", sa.Integer(), nullable=False),
        sa.Column("y", sa.Integer(), nullable=False),
        sa.Column("w", sa.Integer(), nullable=False),
        sa.Column("h", sa.Integer(), nullable=False),
        sa.Column("area", sa.Integer(), nullable=False),
        sa.Column("peak", sa.Double(), nullable=False),
        sa.Column("peak_x", sa.Integer(), nullable=False),
        sa.Column("peak_y", sa.Integer(), nullable=False),
        sa.Column("contour", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["inspection_id"], ["inspection.id"], name="fk_finding_inspection_id"),
        sa.PrimaryKeyConstraint("id", name="pk_finding"),
    )
    op.create_index("ix_finding_inspection_id_ordinal", "finding", ["inspection_id", "ordinal"], unique=False)
    op.create_table(
        "quieting",
        sa.Column("inspection_id", SEQUENCE, nullable=False),
        sa.Column("mark_number", sa.Integer(), nullable=False),
        sa.Column("removed", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(["inspection_id"], ["inspection.id"], name="fk_quieting_inspection_id"),
        sa.PrimaryKeyConstraint("inspection_id", "mark_number", name="pk_quieting"),
    )
    op.create_index("ix_quieting_mark_number", "quieting", ["mark_number"], unique=False)


def _reviews_and_marks() -> None:
    op.create_table(
        "review",
        sa.Column("seq", SEQUENCE, autoincrement=True, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("part_id", sa.Text(), nullable=False),
        sa.Column("image_id", sa.Text()),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("region", sa.JSON()),
        sa.Column("image_sha256", sa.Text()),
        sa.Column("defect_class", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("withdraws_id", sa.Text()),
        *_who(),
        sa.ForeignKeyConstraint(["image_id"], ["image.id"], name="fk_review_image_id"),
        sa.ForeignKeyConstraint(["part_id"], ["part.id"], name="fk_review_part_id"),
        sa.ForeignKeyConstraint(["withdraws_id"], ["review.id"], name="fk_review_withdraws_id"),
        sa.PrimaryKeyConstraint("seq", name="pk_review"),
        sa.UniqueConstraint("id", name="uq_review_id"),
    )
    op.create_index("ix_review_part_id_seq", "review", ["part_id", "seq"], unique=False)
    op.create_index("ix_review_withdraws_id", "review", ["withdraws_id"], unique=False)
    op.create_table(
        "mark",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("recipe_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("lot_id", sa.Text(), nullable=False),
        sa.Column("part_id", sa.Text(), nullable=False),
        sa.Column("image_id", sa.Text(), nullable=False),
        sa.Column("region", sa.JSON(), nullable=False),
        sa.Column("image_sha256", sa.Text()),
        sa.Column("patches_hash", sa.Text(), nullable=False),
        sa.Column("patches", sa.Integer(), nullable=False),
        sa.Column("encoding_id", sa.Text(), nullable=False),
        sa.Column("strength", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("view", sa.Text(), server_default="", nullable=False),
        sa.Column("light", sa.Text(), server_default="", nullable=False),
        *_who(),
        sa.ForeignKeyConstraint(["image_id"], ["image.id"], name="fk_mark_image_id"),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name="fk_mark_lot_id"),
        sa.ForeignKeyConstraint(["part_id"], ["part.id"], name="fk_mark_part_id"),
        sa.ForeignKeyConstraint(["recipe_id"], ["recipe.id"], name="fk_mark_recipe_id"),
        sa.PrimaryKeyConstraint("id", name="pk_mark"),
        sa.UniqueConstraint("recipe_id", "number", name="uq_mark_recipe_id_number"),
    )
    op.create_table(
        "mark_event",
        sa.Column("seq", SEQUENCE, autoincrement=True, nullable=False),
        sa.Column("mark_id", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        *_who(),
        sa.ForeignKeyConstraint(["mark_id"], ["mark.id"], name="fk_mark_event_mark_id"),
        sa.PrimaryKeyConstraint("seq", name="pk_mark_event"),
    )
    op.create_index("ix_mark_event_mark_id_seq", "mark_event", ["mark_id", "seq"], unique=False)
    op.create_table(
        "reference",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("recipe_id", sa.Text(), nullable=False),
        sa.Column("image_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("encoding_id", sa.Text(), nullable=False),
        sa.Column("artifact_hash", sa.Text(), nullable=False),
        sa.Column("raw", sa.Double()),
        sa.Column("view", sa.Text(), server_default="", nullable=False),
        sa.Column("light", sa.Text(), server_default="", nullable=False),
        *_who(),
        sa.ForeignKeyConstraint(["image_id"], ["image.id"], name="fk_reference_image_id"),
        sa.ForeignKeyConstraint(["recipe_id"], ["recipe.id"], name="fk_reference_recipe_id"),
        sa.PrimaryKeyConstraint("id", name="pk_reference"),
    )
    op.create_index(
        "ix_reference_recipe_id_encoding_id", "reference", ["recipe_id", "encoding_id"], unique=False
    )
    op.create_index("ix_reference_source_id", "reference", ["source_id"], unique=False)
    op.create_table(
        "reference_event",
        sa.Column("seq", SEQUENCE, autoincrement=True, nullable=False),
        sa.Column("reference_id", sa.Text(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        *_who(),
        sa.ForeignKeyConstraint(["reference_id"], ["reference.id"], name="fk_reference_event_reference_id"),
        sa.PrimaryKeyConstraint("seq", name="pk_reference_event"),
    )
    op.create_index(
        "ix_reference_event_reference_id_seq", "reference_event", ["reference_id", "seq"], unique=False
    )


def _documents() -> None:
    op.create_table(
        "sample",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("lot_id", sa.Text(), nullable=False),
        sa.Column("part_id", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("probability", sa.Double(), nullable=False),
        *_who(),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name="fk_sample_lot_id"),
        sa.ForeignKeyConstraint(["part_id"], ["part.id"], name="fk_sample_part_id"),
        sa.PrimaryKeyConstraint("id", name="pk_sample"),
    )
    op.create_index("ix_sample_lot_id", "sample", ["lot_id"], unique=False)
    op.create_table(
        "report",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("lot_id", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        *_who(),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name="fk_report_lot_id"),
        sa.PrimaryKeyConstraint("id", name="pk_report"),
    )
    op.create_index("ix_report_lot_id", "report", ["lot_id"], unique=False)


def _part_state() -> None:
    op.create_table(
        "part_state",
        sa.Column("part_id", sa.Text(), nullable=False),
        sa.Column("lot_id", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("image_id", sa.Text(), nullable=False),
        sa.Column("raw", sa.Double()),
        sa.Column("error", sa.Text()),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("provisional", sa.Boolean(), nullable=False),
        sa.Column("inspected_at", sa.Double()),
        sa.Column("findings", sa.Integer(), nullable=False),
        sa.Column("quiet_by", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text()),
        sa.Column("finding_outcome", sa.Text()),
        sa.Column("classes", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["image_id"], ["image.id"], name="fk_part_state_image_id"),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name="fk_part_state_lot_id"),
        sa.ForeignKeyConstraint(["part_id"], ["part.id"], name="fk_part_state_part_id"),
        sa.PrimaryKeyConstraint("part_id", name="pk_part_state"),
    )
    undecided = sa.text("decision IS NULL AND finding_outcome IS NULL AND raw IS NOT NULL")
    op.create_index(
        "ix_part_state_undecided",
        "part_state",
        ["lot_id", "ordinal", "raw", "note"],
        sqlite_where=undecided,
        postgresql_where=undecided,
    )
    op.create_index("ix_part_state_decision", "part_state", ["decision"])
    op.create_index("ix_part_state_finding_outcome", "part_state", ["finding_outcome"])
    op.create_index("ix_part_state_name", "part_state", ["lot_id", "name_key", "ordinal"], unique=False)
    op.create_index("ix_part_state_ordinal", "part_state", ["lot_id", "ordinal"], unique=True)
    op.create_index("ix_part_state_raw", "part_state", ["lot_id", "raw", "ordinal"], unique=False)
    op.create_index("ix_part_state_time", "part_state", ["lot_id", "inspected_at", "ordinal"], unique=False)

"""Watched folders, the lots they make, and the feeds that results go to."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "watching_and_feeds"
down_revision = "challenge_runs"
branch_labels = None
depends_on = None

# A sequence that SQLite fills by itself only when the type is exactly INTEGER.
SEQUENCE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _who() -> list[sa.Column[Any]]:
    return [
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("station", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Double(), nullable=False),
    ]


def upgrade() -> None:
    op.add_column("lot", sa.Column("pictures", sa.Text()))
    op.create_table(
        "watch",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("recipe_id", sa.Text(), nullable=False),
        sa.Column("folder", sa.Text(), nullable=False),
        sa.Column("settings", sa.JSON(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        *_who(),
        sa.ForeignKeyConstraint(["recipe_id"], ["recipe.id"], name="fk_watch_recipe_id"),
        sa.PrimaryKeyConstraint("id", name="pk_watch"),
        sa.UniqueConstraint("recipe_id", "folder", name="uq_watch_recipe_id_folder"),
    )
    op.create_table(
        "watched_file",
        sa.Column("watch_id", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("mtime_ns", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.Text()),
        sa.Column("image_id", sa.Text(), nullable=False),
        sa.Column("seen_at", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(["watch_id"], ["watch.id"], name="fk_watched_file_watch_id"),
        sa.ForeignKeyConstraint(["image_id"], ["image.id"], name="fk_watched_file_image_id"),
        sa.PrimaryKeyConstraint("watch_id", "path", name="pk_watched_file"),
    )
    op.create_index("ix_watched_file_watch_id_sha256", "watched_file", ["watch_id", "sha256"])
    op.create_table(
        "watch_lot",
        sa.Column("lot_id", sa.Text(), nullable=False),
        sa.Column("watch_id", sa.Text(), nullable=False),
        sa.Column("last_at", sa.Double(), nullable=False),
        sa.Column("finished_at", sa.Double()),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name="fk_watch_lot_lot_id"),
        sa.ForeignKeyConstraint(["watch_id"], ["watch.id"], name="fk_watch_lot_watch_id"),
        sa.PrimaryKeyConstraint("lot_id", name="pk_watch_lot"),
    )
    op.create_index("ix_watch_lot_watch_id", "watch_lot", ["watch_id"])
    op.create_table(
        "feed",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("settings", sa.JSON(), nullable=False),
        sa.Column("sent", SEQUENCE, nullable=False),
        sa.Column("removed_at", sa.Double()),
        *_who(),
        sa.PrimaryKeyConstraint("id", name="pk_feed"),
    )
    op.create_table(
        "outbox",
        sa.Column("number", SEQUENCE, autoincrement=True, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("at", sa.Double(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_outbox"),
        sa.UniqueConstraint("id", name="uq_outbox_id"),
        sqlite_autoincrement=True,
    )


def downgrade() -> None:
    for table in ("outbox", "feed", "watch_lot", "watched_file", "watch"):
        op.drop_table(table)
    op.drop_column("lot", "pictures")

"""Runs of the challenge set are kept, and with an act on a mark what was known of the mark then."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "challenge_runs"
down_revision = "good_scores"
branch_labels = None
depends_on = None

# A sequence that SQLite fills by itself only when the type is exactly INTEGER.
SEQUENCE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("mark_event", sa.Column("evidence", sa.JSON(none_as_null=True)))
    op.create_table(
        "challenge_run",
        sa.Column("seq", SEQUENCE, autoincrement=True, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("recipe_id", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), server_default="", nullable=False),
        sa.Column("made", sa.Boolean(), nullable=False),
        sa.Column("recipe_version", sa.Integer(), nullable=False),
        sa.Column("bank_version", sa.Integer()),
        sa.Column("threshold", sa.Double(), nullable=False),
        sa.Column("parts", sa.JSON(), nullable=False),
        sa.Column("confirmed", sa.Boolean(), nullable=False),
        sa.Column("confirmation", sa.Text(), server_default="", nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("station", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(["recipe_id"], ["recipe.id"], name="fk_challenge_run_recipe_id"),
        sa.PrimaryKeyConstraint("seq", name="pk_challenge_run"),
        sa.UniqueConstraint("id", name="uq_challenge_run_id"),
    )
    op.create_index("ix_challenge_run_recipe_id_seq", "challenge_run", ["recipe_id", "seq"])


def downgrade() -> None:
    op.drop_index("ix_challenge_run_recipe_id_seq", "challenge_run")
    op.drop_table("challenge_run")
    with op.batch_alter_table("mark_event") as batch:
        batch.drop_column("evidence")

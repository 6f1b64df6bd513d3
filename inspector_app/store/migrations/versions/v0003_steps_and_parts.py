"""Steps that can be undone in a later session, how a lot's files make parts, and quick look-ups of drawn parts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "steps_and_parts"
down_revision = "mark_event_note"
branch_labels = None
depends_on = None

# A sequence that SQLite fills by itself only when the type is exactly INTEGER.
SEQUENCE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("lot", sa.Column("part_pattern", sa.Text(), server_default="", nullable=False))
    op.create_table(
        "step_event",
        sa.Column("seq", SEQUENCE, autoincrement=True, nullable=False),
        sa.Column("step_id", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("result", sa.JSON(), nullable=False),
        sa.Column("recipe_id", sa.Text(), nullable=False),
        sa.Column("lot_id", sa.Text()),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("station", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(["recipe_id"], ["recipe.id"], name="fk_step_event_recipe_id"),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name="fk_step_event_lot_id"),
        sa.PrimaryKeyConstraint("seq", name="pk_step_event"),
    )
    op.create_index("ix_step_event_recipe_id_author_seq", "step_event", ["recipe_id", "author", "seq"])
    op.create_index("ix_sample_part_id", "sample", ["part_id"])


def downgrade() -> None:
    op.drop_index("ix_sample_part_id", "sample")
    op.drop_table("step_event")
    op.drop_column("lot", "part_pattern")

"""The shifts of a day, and how far a lot lay from its bank when it was inspected."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "shifts_and_drift"
down_revision = "steps_and_parts"
branch_labels = None
depends_on = None

USUAL = (("early", 360, 840), ("late", 840, 1320), ("night", 1320, 360))


def upgrade() -> None:
    op.create_table(
        "drift",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("lot_id", sa.Text(), nullable=False),
        sa.Column("figure", sa.Double(), nullable=False),
        sa.Column("alarm_from", sa.Double(), nullable=False),
        sa.Column("images", sa.Integer(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("station", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name="fk_drift_lot_id"),
        sa.PrimaryKeyConstraint("id", name="pk_drift"),
    )
    op.create_index("ix_drift_lot_id", "drift", ["lot_id"])
    shift = op.create_table(
        "shift",
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("begins", sa.Integer(), nullable=False),
        sa.Column("ends", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("position", name="pk_shift"),
    )
    op.bulk_insert(
        shift,
        [
            {"position": place, "name": name, "name_key": name, "begins": begins, "ends": ends}
            for place, (name, begins, ends) in enumerate(USUAL)
        ],
    )


def downgrade() -> None:
    op.drop_table("shift")
    op.drop_table("drift")

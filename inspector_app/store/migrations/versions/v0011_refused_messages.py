"""Messages that the other side of a feed refuses for ever: kept beside the outbox, so that those behind them go on."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "refused_messages"
down_revision = "people"
branch_labels = None
depends_on = None

SEQUENCE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "refused_message",
        sa.Column("feed_id", sa.Text(), nullable=False),
        sa.Column("number", SEQUENCE, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("at", sa.Double(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.Column("refused_at", sa.Double(), nullable=False),
        sa.Column("again", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["feed_id"], ["feed.id"], name="fk_refused_message_feed_id"),
        sa.PrimaryKeyConstraint("feed_id", "number", name="pk_refused_message"),
    )


def downgrade() -> None:
    op.drop_table("refused_message")

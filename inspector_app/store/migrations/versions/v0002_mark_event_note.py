"""An act on a mark may say why: merged into another one, come from another station."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "mark_event_note"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("mark_event", sa.Column("note", sa.Text(), server_default="", nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("mark_event") as batch:
        batch.drop_column("note")

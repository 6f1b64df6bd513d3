"""A threshold keeps the highest scores of the good parts it rests on: what another place would promise."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "good_scores"
down_revision = "lists_along_an_index"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("recipe_version", sa.Column("highest", sa.JSON()))


def downgrade() -> None:
    with op.batch_alter_table("recipe_version") as batch:
        batch.drop_column("highest")

"""The indexes that lists are ordered by hold the key of the part: a list is read along the index alone."""

from __future__ import annotations

from alembic import op

revision = "lists_along_an_index"
down_revision = "audit"
branch_labels = None
depends_on = None

INDEXES = {"name": "name_key", "time": "inspected_at"}


def upgrade() -> None:
    for name, column in INDEXES.items():
        op.drop_index(f"ix_part_state_{name}", "part_state")
        op.create_index(f"ix_part_state_{name}", "part_state", ["lot_id", column, "ordinal", "part_id"])


def downgrade() -> None:
    for name, column in INDEXES.items():
        op.drop_index(f"ix_part_state_{name}", "part_state")
        op.create_index(f"ix_part_state_{name}", "part_state", ["lot_id", column, "ordinal"])

"""Parts know when they were first inspected, by which run they are scored and who decided them.

Asked of the events for every part of a lot, this took longer than all else that figures count.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from inspector_app.store.migrations.versions.v0001_first_schema import CURRENT_PART

revision = "part_origins"
down_revision = "refused_messages"
branch_labels = None
depends_on = None

_LAST_BEFORE = "s.finding_outcome, s.classes,"
_WITH_ORIGINS = f"{_LAST_BEFORE} s.first_inspected_at, s.run_id, s.decided_by,"

# As the program of this revision keeps them: of the deciding image, and of the latest review that stands, one of the
# whole part before one of its findings.
_FILL = """
UPDATE part_state SET
    first_inspected_at = (
        SELECT i.created_at FROM inspection i WHERE i.image_id = part_state.image_id ORDER BY i.id LIMIT 1
    ),
    run_id = (
        SELECT i.run_id FROM inspection i WHERE i.image_id = part_state.image_id ORDER BY i.id DESC LIMIT 1
    ),
    decided_by = CASE WHEN decision IS NOT NULL OR finding_outcome IS NOT NULL THEN (
        SELECT r.author FROM review r
        WHERE r.part_id = part_state.part_id AND r.withdraws_id IS NULL
        AND NOT EXISTS (SELECT 1 FROM review undo WHERE undo.withdraws_id = r.id)
        ORDER BY CASE WHEN r.region IS NULL THEN 0 ELSE 1 END, r.seq DESC LIMIT 1
    ) END
"""


def upgrade() -> None:
    op.execute("DROP VIEW current_part")
    op.add_column("part_state", sa.Column("first_inspected_at", sa.Double()))
    op.add_column("part_state", sa.Column("run_id", sa.Text()))
    op.add_column("part_state", sa.Column("decided_by", sa.Text()))
    op.execute(_FILL)
    op.execute(CURRENT_PART.replace(_LAST_BEFORE, _WITH_ORIGINS))


def downgrade() -> None:
    op.execute("DROP VIEW current_part")
    with op.batch_alter_table("part_state") as batch:
        for name in ("decided_by", "run_id", "first_inspected_at"):
            batch.drop_column(name)
    op.execute(CURRENT_PART)

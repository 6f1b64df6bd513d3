"""People who sign in, their credentials, and whether they have to."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "people"
down_revision = "watching_and_feeds"
branch_labels = None
depends_on = None

# A sequence that SQLite fills by itself only when the type is exactly INTEGER.
SEQUENCE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TABLES = ("sign_in_rule", "credential", "person_event", "person")


def upgrade() -> None:
    op.create_table(
        "person",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        *_who(),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
    )
    op.create_table(
        "person_event",
        sa.Column("seq", SEQUENCE, autoincrement=True, nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("change", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False, server_default=""),
        *_who(),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_person_event_person_id"),
        sa.PrimaryKeyConstraint("seq", name="pk_person_event"),
    )
    op.create_index("ix_person_event_person_id", "person_event", ["person_id"])
    op.create_table(
        "credential",
        sa.Column("seq", SEQUENCE, autoincrement=True, nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("encoded", sa.Text(), nullable=False),
        sa.Column("encoded_sha256", sa.Text(), nullable=False),
        *_who(),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_credential_person_id"),
        sa.PrimaryKeyConstraint("seq", name="pk_credential"),
    )
    op.create_index("ix_credential_person_id", "credential", ["person_id"])
    op.create_table(
        "sign_in_rule",
        sa.Column("seq", SEQUENCE, autoincrement=True, nullable=False),
        sa.Column("required", sa.Boolean(), nullable=False),
        sa.Column("idle_minutes", sa.Integer(), nullable=False),
        *_who(),
        sa.PrimaryKeyConstraint("seq", name="pk_sign_in_rule"),
    )


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)


def _who() -> list[sa.Column[str] | sa.Column[float]]:
    return [
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("station", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Double(), nullable=False),
    ]

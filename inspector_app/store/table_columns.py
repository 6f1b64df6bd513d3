"""The metadata that all tables share, and the columns that many of them have."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Column, Double, ForeignKey, Integer, MetaData, Text

from inspector_app.store.column_types import FreeText

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
views = MetaData()  # what the migrations create as views: read here, never created from here

# A sequence that SQLite fills by itself only when the type is exactly INTEGER.
SEQUENCE = BigInteger().with_variant(Integer, "sqlite")


def key_column() -> Column[str]:
    return Column("id", Text, primary_key=True)


def to_column(name: str, target: str, *, optional: bool = False) -> Column[str]:
    return Column(name, Text, ForeignKey(f"{target}.id"), nullable=optional)


def text_column(name: str) -> Column[str]:
    return Column(name, FreeText, nullable=False, server_default="")


def who_columns() -> list[Column[Any]]:
    return [
        Column("author", FreeText, nullable=False),
        Column("station", FreeText, nullable=False),
        Column("created_at", Double, nullable=False),
    ]


def camera_columns() -> list[Column[Any]]:
    return [text_column("view"), text_column("light")]

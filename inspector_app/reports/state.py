"""The hash of the database state that a document was made from: the same rows give the same hash, in any order."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from pathlib import PurePath
from typing import Any

import numpy as np

from inspector_app.domain.geometry import Region
from inspector_app.reports.lot_report import LotReport


def state_sha256(report: LotReport) -> str:
    """SHA-256 over every row that entered: lot, recipe version, bank, run, parts with findings and reviews, marks,
    check sample, figures. Not over when, where and with which filter text the document was made.
    """
    digest = hashlib.sha256()
    for line in _lines(report):
        digest.update(line.encode("utf-8", "surrogatepass"))
        digest.update(b"\n")
    return digest.hexdigest()


def _lines(report: LotReport) -> Iterator[str]:
    summary = report.summary
    for name, value in (
        ("lot", summary.lot),
        ("counts", summary.counts),
        ("version", summary.version),
        ("bank", summary.bank),
        ("run", report.run),
    ):
        yield _line(name, value)
    for row in sorted(report.rows, key=lambda row: row.part_id):
        yield _line("part", report.detail(row.part_id))
    for review in sorted(report.reviews, key=lambda review: review.id):
        yield _line("review", review)
    for mark in sorted(report.marks, key=lambda row: row.mark.id):
        yield _line("mark", mark)
    for part_id, probability in sorted(report.drawn.items()):
        yield _line("drawn", [part_id, probability])
    if report.statistics is not None:
        yield _line("statistics", replace(report.statistics, made_at=0.0))
        yield _line("trend", report.trend)


def _line(kind: str, value: Any) -> str:
    return kind + " " + json.dumps(plain(value), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def plain(value: Any) -> Any:
    """Domain objects as what JSON can hold; numbers keep every digit."""
    if isinstance(value, Region):
        return value.to_json()
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, PurePath):
        return value.as_posix()
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, np.ndarray):
        return value.tolist()
    if isinstance(value, np.generic):
        return value.item()
    return value

"""A lot under a model with text: what the wording says is asked once, kept, and part of the decision."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from lot_in_work import PATIENCE, DrawnParts, highest_finding, rows_of

from inspector_app.domain.lot import Lot, Verdict
from inspector_app.engine.encoder import Encoder
from inspector_app.engine.memory import NormalBank
from inspector_app.workflow.requests import OpenFolder
from inspector_app.workflow.session import Session
from tests.tiny_clip import write_tiny_clip


@pytest.fixture
def speaking(tmp_path: Path) -> Iterator[Session]:
    """A workspace with a tiny random CLIP; what it says means nothing, but it must be kept faithfully."""
    root = tmp_path / "workspace"
    write_tiny_clip(root / "models" / "tiny-clip", image_size=128, patch=8, layers=4)
    session = Session.open(root)
    yield session
    session.close()


def inspected(session: Session, drawn: DrawnParts) -> Lot:
    lot = session.open_folder(OpenFolder(drawn.folder, "metal plate", backbone="tiny-clip")).result(PATIENCE)
    session.inspect(lot.id).result(PATIENCE)
    return lot


def test_the_map_keeps_what_the_wording_says_and_a_rescore_changes_nothing(
    speaking: Session, first: DrawnParts, monkeypatch: pytest.MonkeyPatch
) -> None:
    lot = inspected(speaking, first)
    row = next(iter(rows_of(speaking, lot).values()))
    reading = speaking.map(row.image_id).result(PATIENCE)
    said = reading.evidence.text
    assert said is not None and said.shape == (16, 16) and 0 < said.min() < said.max() < 1
    assert reading.version.settings.prompts.part == "" and reading.version.settings.category == "metal plate"

    def never(*_: object) -> None:
        raise AssertionError("a rescore must not run the backbone")

    monkeypatch.setattr(Encoder, "_encode_once", never)
    assert speaking.rescore(lot.id).result(PATIENCE) == 0


def test_the_banks_scale_is_frozen_and_weighs_the_map(speaking: Session, first: DrawnParts) -> None:
    lot = inspected(speaking, first)
    version = speaking.read(lambda reading: reading.bank_version(lot.recipe_id)).result(PATIENCE)
    assert version is not None
    bank = NormalBank.from_bytes(speaking.store.artifacts.get(version.normal_hash))
    scale = bank.text
    assert scale is not None and 0 <= scale.weight <= 0.2
    for row in rows_of(speaking, lot).values():
        evidence = speaking.map(row.image_id).result(PATIENCE).evidence
        assert evidence.text is not None
        z = np.clip((evidence.text - scale.median) / (1.4826 * scale.mad), -3, 6)
        expected = evidence.d_n * (1 - evidence.quiet) / bank.scales.s + scale.weight * z
        np.testing.assert_allclose(evidence.raw, expected, atol=2e-3)


def test_a_mark_is_felt_and_what_was_said_stays(speaking: Session, first: DrawnParts) -> None:
    lot = inspected(speaking, first)
    before = rows_of(speaking, lot)
    worst = max(
        (row for row in before.values() if row.verdict is Verdict.FLAGGED), key=lambda row: row.score or 0
    )
    said = speaking.map(worst.image_id).result(PATIENCE).evidence.text
    speaking.keep_mark(highest_finding(speaking, worst)).result(PATIENCE)
    speaking.settle()
    after = rows_of(speaking, lot)[worst.path]
    assert (after.raw or 0) < (worst.raw or 0)
    kept = speaking.map(worst.image_id).result(PATIENCE).evidence.text
    assert said is not None and kept is not None and np.array_equal(said, kept)
    assert speaking.rescore(lot.id).result(PATIENCE) == 0

"""The check sample: drawn from the ok parts once, by chance alone, and kept with its probability."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lot_in_work import PATIENCE, DrawnParts, inspect, lot_of, rows_of

from inspector_app.domain.filtering import PartQuery, parse_filter
from inspector_app.domain.lot import Verdict
from inspector_app.domain.recipe import FAST_BACKBONE, RecipeSettings
from inspector_app.domain.review import PartDecision
from inspector_app.workflow.sampling import draw_check_sample, is_drawn
from inspector_app.workflow.session import Session

HALF = RecipeSettings(category="plate", backbone=FAST_BACKBONE, check_share=0.5)


def drawn_parts(session: Session, lot_id: str) -> dict[str, float]:
    rows = session.read(lambda reading: reading.samples(lot_id)).result(PATIENCE)
    return {row.part_id: row.probability for row in rows}


def test_every_part_has_the_same_chance_and_always_the_same_answer() -> None:
    names = [f"part {number}.png" for number in range(20_000)]
    drawn = [name for name in names if is_drawn(0, 1, name, 0.02)]
    assert len(drawn) == pytest.approx(400, abs=5 * (20_000 * 0.02 * 0.98) ** 0.5)
    assert drawn == [name for name in names if is_drawn(0, 1, name, 0.02)]
    others = [[n for n in names if is_drawn(*key, n, 0.02)] for key in ((1, 1), (0, 2))]
    assert all(other != drawn for other in others), "another seed, or another lot, draws other parts"


@given(st.integers(0, 2**32 - 1), st.integers(0, 500), st.text(max_size=30), st.floats(0, 1))
def test_a_larger_share_draws_at_least_what_a_smaller_one_draws(
    seed: int, lot: int, name: str, share: float
) -> None:
    assert is_drawn(seed, lot, name, 1.0) and not is_drawn(seed, lot, name, 0.0)
    if is_drawn(seed, lot, name, share / 2):
        assert is_drawn(seed, lot, name, share)


def test_at_the_end_of_a_lot_ok_parts_are_drawn_once_and_their_probability_is_kept(
    first: DrawnParts, tmp_path: Path
) -> None:
    session = Session.open(tmp_path / "workspace")
    try:
        session.change_recipe("plate", HALF).result(PATIENCE)
        lot = inspect(session, first)
        rows = {row.part_id: row for row in rows_of(session, lot).values()}
        drawn = drawn_parts(session, lot.id)
        assert drawn and set(drawn.values()) == {0.5}
        assert all(rows[part_id].verdict is Verdict.OK for part_id in drawn)
        assert set(drawn) == {part_id for part_id, row in rows.items() if row.sampled}
        query = PartQuery(parse_filter("sample:"))
        assert set(session.part_ids(lot.id, query).result(PATIENCE)) == set(drawn)
        check = session.summary(lot.id).result(PATIENCE).check
        assert (check.drawn, check.left) == (len(drawn), len(drawn))

        inspect(session, first)
        assert drawn_parts(session, lot.id) == drawn, "going on draws nobody a second time"
        session.review_part(next(iter(drawn)), PartDecision.REJECT).result(PATIENCE)
        check = session.summary(lot.id).result(PATIENCE).check
        assert (check.drawn, check.left) == (len(drawn), len(drawn) - 1)
    finally:
        session.close()


def test_parts_that_go_quiet_later_are_drawn_too_and_decided_ones_are_not(session: Session) -> None:
    lot = lot_of(session)
    before = drawn_parts(session, lot.id)
    settings = replace(session.summary(lot.id).result(PATIENCE).version.settings, check_share=1.0)
    session.change_recipe("plate", settings).result(PATIENCE)
    ok = [row for row in rows_of(session, lot).values() if row.verdict is Verdict.OK]
    decided = next(row for row in ok if row.part_id not in before)
    session.review_part(decided.part_id, PartDecision.ACCEPT).result(PATIENCE)
    changed: list[object] = []
    assert draw_check_sample(session.store, session._writer, lot.id, changed.append)
    assert set(drawn_parts(session, lot.id)) == {row.part_id for row in ok} - {decided.part_id} | set(before)
    scale = session.summary(lot.id).result(PATIENCE).version.calibration
    assert changed and scale is not None
    highest = max(row.raw or 0.0 for row in rows_of(session, lot).values())
    session.set_threshold(lot.id, highest + 1).result(PATIENCE)
    draw_check_sample(session.store, session._writer, lot.id, changed.append)
    everything = {row.part_id for row in rows_of(session, lot).values()}
    assert set(drawn_parts(session, lot.id)) == everything - {decided.part_id} | set(before)


def test_a_recipe_that_wants_no_check_has_none(first: DrawnParts, tmp_path: Path) -> None:
    session = Session.open(tmp_path / "workspace")
    try:
        session.change_recipe("plate", replace(HALF, check_share=0.0)).result(PATIENCE)
        lot = inspect(session, first)
        assert drawn_parts(session, lot.id) == {}
    finally:
        session.close()

"""Divided lists from the database: by lot, by part, by view, in the order that was asked for."""

from __future__ import annotations

import pytest
from shop_floor import ShopFloor

from inspector_app.domain.filtering import GroupBy, PartQuery, SortKey, parse_filter
from inspector_app.domain.lot import Lot, Verdict
from inspector_app.domain.readings import FoundFile, PartList, PartRow
from inspector_app.domain.review import PartDecision
from inspector_app.store.reading import Reading

RAWS = {"a": (1.0, 2.5), "b": (3.0, 1.2), "c": (1.1, None)}


@pytest.fixture
def lot(floor: ShopFloor) -> Lot:
    lot = floor.open_lot([])
    files = [FoundFile(f"{part}_{v}.png", 1, 1, part, v) for part in RAWS for v in ("top", "side")]
    with floor.database.writing() as connection:
        floor.writing(connection).add_files(lot.id, files)
    for part, raws in RAWS.items():
        for view, raw in zip(("top", "side"), raws, strict=True):
            floor.inspect(lot, f"{part}_{view}.png", raw, error=None if raw is not None else "torn")
    return lot


def listed(floor: ShopFloor, lot: Lot, query: PartQuery) -> tuple[PartList, list[str]]:
    with floor.database.reading() as connection:
        reading = Reading(connection)
        found = reading.part_list(lot.id, query)
        rows = reading.image_rows_by_id(found.images) if found.images else reading.part_rows_by_id(found.ids)
        return found, [row.path for row in rows]


def images(floor: ShopFloor, lot: Lot) -> dict[str, PartRow]:
    with floor.database.reading() as connection:
        reading = Reading(connection)
        found = reading.part_list(lot.id, PartQuery(group=GroupBy.PART))
        return {row.path: row for row in reading.image_rows_by_id(found.images)}


def test_by_part_images_follow_the_order_of_their_parts(floor: ShopFloor, lot: Lot) -> None:
    query = PartQuery(sort=SortKey.SCORE, descending=True, group=GroupBy.PART)
    found, paths = listed(floor, lot, query)
    assert found.titles == ("b", "a", "c") and found.starts.tolist() == [0, 2, 4]
    assert paths == ["b_side.png", "b_top.png", "a_side.png", "a_top.png", "c_side.png", "c_top.png"]


def test_by_view_each_view_has_the_parts_in_their_order(floor: ShopFloor, lot: Lot) -> None:
    found, paths = listed(floor, lot, PartQuery(group=GroupBy.VIEW))
    assert found.titles == ("side", "top") and found.starts.tolist() == [0, 3]
    assert paths == [f"{part}_{view}.png" for view in ("side", "top") for part in "abc"]


def test_by_lot_every_lot_of_the_recipe_is_listed_the_latest_first(floor: ShopFloor, lot: Lot) -> None:
    later = floor.open_lot(["x.png", "y.png"], folder="/lots/later")
    floor.inspect(later, "y.png", 4.0)
    floor.open_recipe("another")
    floor.open_lot(["z.png"], folder="/lots/of another")
    floor.open_recipe()
    found, paths = listed(floor, lot, PartQuery(group=GroupBy.LOT))
    assert found.titles == ("later (2)", "a (1)") and found.starts.tolist() == [0, 2]
    assert paths == ["x.png", "y.png", "a_side.png", "b_top.png", "c_top.png"]
    found, paths = listed(floor, lot, PartQuery(parse_filter("verdict:flagged"), group=GroupBy.LOT))
    assert paths == ["y.png", "a_side.png", "b_top.png", "c_top.png"]


def test_a_filter_that_finds_nothing_leaves_no_group(floor: ShopFloor, lot: Lot) -> None:
    for group in GroupBy:
        found, paths = listed(floor, lot, PartQuery(parse_filter("nowhere"), group=group))
        assert (found.ids, found.titles, found.starts.tolist(), paths) == ((), (), [], [])


def test_an_image_has_its_own_score_and_the_decision_of_its_part(floor: ShopFloor, lot: Lot) -> None:
    floor.review_part(floor.row(lot, "b_top.png").part_id, PartDecision.REJECT)
    rows = images(floor, lot)
    assert rows["b_top.png"].verdict is Verdict.FLAGGED and rows["b_side.png"].verdict is Verdict.OK
    assert rows["b_side.png"].score == pytest.approx(0.2)
    assert rows["c_side.png"].verdict is Verdict.FAILED and rows["c_side.png"].error == "torn"
    assert {rows[f"b_{view}.png"].decision for view in ("top", "side")} == {PartDecision.REJECT}

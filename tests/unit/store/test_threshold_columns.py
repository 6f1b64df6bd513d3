"""What a threshold is tried out on, as it comes out of the database."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from shop_floor import SCALE, ShopFloor, found_at

from inspector_app.domain.recipe import Basis, Calibration
from inspector_app.domain.review import PartDecision
from inspector_app.domain.threshold import Handles, Said, ScoredLot
from inspector_app.store.reading import Reading


def scored(floor: ShopFloor, *names: str) -> list[ScoredLot]:
    with floor.database.reading() as connection:
        ids = [floor.lots[name].id for name in names]
        return Reading(connection).scored_lots(floor.recipe, ids)


def test_scores_come_with_what_people_said_and_how_parts_were_drawn(floor: ShopFloor) -> None:
    lot = floor.open_lot(["a.png", "b.png", "c.png", "d.png", "e.png", "f.png"], name="a")
    run = floor.start_run(lot)
    for name, raw in (("a.png", 0.5), ("b.png", 1.0), ("c.png", 1.9), ("d.png", 3.0)):
        floor.inspect(lot, name, raw, run=run, note="half of it is black" if name == "a.png" else "")
    floor.inspect(lot, "e.png", None, run=run, error="it is no picture")
    ids = {row.path: row.part_id for row in floor.rows(lot)}
    floor.review_part(ids["b.png"], PartDecision.ACCEPT)
    floor.review_part(ids["c.png"], PartDecision.UNSURE)
    floor.review_part(ids["d.png"], PartDecision.REJECT)
    with floor.database.writing() as connection:
        floor.writing(connection).add_sample(lot.id, ids["b.png"], "check sample", 0.02)

    (found,) = scored(floor, "a")
    order = np.argsort(found.raw)
    assert found.raw[order].tolist() == [0.5, 1.0, 1.9, 3.0], "a part without a score is none of them"
    assert found.said[order].tolist() == [Said.NOBODY, Said.GOOD, Said.UNSURE, Said.DEFECT]
    assert found.always[order].tolist() == [True, False, False, False]
    assert np.nan_to_num(found.drawn[order], nan=-1).tolist() == [-1, 0.02, -1, -1]
    assert found.failed == 1 and found.now == Handles(1.8, 2.0)


def test_a_lot_remembers_the_handles_it_came_out_of_its_inspection_with(floor: ShopFloor) -> None:
    lot = floor.open_lot(["a.png"], name="a")
    floor.inspect(lot, "a.png", 1.0)
    floor.rethreshold(SCALE.with_threshold(3.0, lower=2.5))
    (found,) = scored(floor, "a")
    assert found.then == Handles(1.8, 2.0) and found.now == Handles(2.5, 3.0)


def test_a_first_lot_was_judged_by_the_scale_that_its_own_inspection_made(floor: ShopFloor) -> None:
    floor.open_recipe("gear", calibration=None)
    lot = floor.open_lot(["a.png"], folder="/lots/g", name="g")
    floor.inspect(lot, "a.png", 1.0)
    floor.rethreshold(Calibration(1.0, 2.2, 2.2, 2.2, Basis.LOT, 1))
    floor.rethreshold(SCALE)
    (found,) = scored(floor, "g")
    assert found.then == Handles(2.2, 2.2) and found.now == Handles(1.8, 2.0)


def test_lots_are_listed_newest_first_and_only_once_they_are_scored(floor: ShopFloor) -> None:
    first = floor.open_lot(["a.png"], name="first")
    second = floor.open_lot(["a.png", "b.png"], folder="/lots/b", name="second")
    floor.open_lot(["a.png"], folder="/lots/c", name="third")
    floor.inspect(first, "a.png", 1.0)
    floor.inspect(second, "a.png", 1.0)
    with floor.database.reading() as connection:
        assert Reading(connection).judged_lots(floor.recipe) == [(second.id, 1), (first.id, 1)]


def test_findings_come_with_their_place_as_shares_of_the_picture(floor: ShopFloor) -> None:
    lot = floor.open_lot(["a.png"], name="a")
    run = floor.start_run(lot)
    with floor.database.writing() as connection:
        writing = floor.writing(connection)
        from inspector_app.domain.finding import ImageResult
        from inspector_app.store.drafts import StoredResult

        result = ImageResult(
            floor.image_id(lot, "a.png"), 2.5, None, (found_at(40, 10),), {}, None, width=100, height=80
        )
        writing.add_results(run, [StoredResult(result, 0, 0)])
    with floor.database.reading() as connection:
        peaks = Reading(connection).peaks(lot.id)
    assert (peaks.peak.tolist(), peaks.raw.tolist(), peaks.part.tolist()) == ([3.0], [2.5], [0])
    assert (peaks.x.tolist(), peaks.y.tolist()) == ([50.5 / 100], [20.5 / 80])


def test_the_scores_of_the_good_parts_stay_with_a_version(floor: ShopFloor) -> None:
    floor.rethreshold(replace(SCALE, basis=Basis.GOOD_PARTS, highest=(1.9, 1.2, 0.7)))
    with floor.database.reading() as connection:
        version = Reading(connection).recipe_version(floor.recipe)
    assert version is not None and version.calibration is not None
    assert version.calibration.highest == (1.9, 1.2, 0.7)
    assert Calibration.from_json(version.calibration.to_json()) == version.calibration

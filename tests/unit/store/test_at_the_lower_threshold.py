"""What scores exactly as much as the lower threshold is flagged: in every place that asks."""

from __future__ import annotations

from shop_floor import SCALE, ShopFloor, found_at

from inspector_app.domain.lot import Band, Lot, Verdict
from inspector_app.domain.readings import FoundFile
from inspector_app.store.reading import Reading

BELOW = 1.7999
AT = SCALE.lower


def test_a_score_at_the_lower_threshold_is_flagged_to_be_checked_and_one_at_the_upper_is_not_only_that() -> (
    None
):
    assert SCALE.judge(BELOW) == (Verdict.OK, None)
    assert SCALE.judge(AT) == (Verdict.FLAGGED, Band.CHECK)
    assert SCALE.judge(SCALE.threshold) == (Verdict.FLAGGED, None)


def test_a_part_at_the_lower_threshold_is_listed_filtered_and_waited_for_as_flagged(floor: ShopFloor) -> None:
    lot = floor.open_lot(["a-below", "b-at", "c-upper"])
    for path, raw in (("a-below", BELOW), ("b-at", AT), ("c-upper", SCALE.threshold)):
        floor.inspect(lot, path, raw, [found_at(0, 0)])
    assert [(row.path, row.verdict, row.band) for row in floor.rows(lot)] == [
        ("a-below", Verdict.OK, None),
        ("b-at", Verdict.FLAGGED, Band.CHECK),
        ("c-upper", Verdict.FLAGGED, None),
    ]
    assert [row.path for row in floor.rows(lot, "verdict:flagged")] == ["b-at", "c-upper"]
    with floor.database.reading() as connection:
        reading = Reading(connection)
        assert reading.next_undecided(lot.id) == floor.row(lot, "b-at").part_id
        counts = reading.lot_summary(lot.id).counts
    assert (counts.ok, counts.flagged, counts.check) == (1, 2, 1)
    assert len(floor.detail(lot, "b-at").findings) == 1 and floor.detail(lot, "a-below").findings == ()


def test_an_image_at_the_lower_threshold_shows_its_findings_beside_one_that_is_higher(
    floor: ShopFloor,
) -> None:
    def part_of(left: float) -> Lot:
        lot = floor.open_lot([], folder=f"/lots/{left}")
        files = [FoundFile(f"p_{view}.png", 1, 1, "p", view) for view in ("left", "right")]
        with floor.database.writing() as connection:
            floor.writing(connection).add_files(lot.id, files)
        floor.inspect(lot, "p_left.png", left, [found_at(0, 0, peak=2.1)])
        floor.inspect(lot, "p_right.png", 2.6, [found_at(0, 0, peak=3.0)])
        return lot

    assert sorted(one.finding.peak for one in floor.detail(part_of(AT), "p_right.png").findings) == [2.1, 3.0]
    assert [one.finding.peak for one in floor.detail(part_of(BELOW), "p_right.png").findings] == [3.0]

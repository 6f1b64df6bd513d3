"""Verdicts, reviews and what follows from both for a part."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shop_floor import SCALE, ShopFloor, box_region, found_at
from sqlalchemy import text

from inspector_app.domain.bank import MarkAction
from inspector_app.domain.errors import NotFound
from inspector_app.domain.finding import Finding
from inspector_app.domain.geometry import Box, Region
from inspector_app.domain.lot import Band, Verdict
from inspector_app.domain.readings import FoundFile, LotCounts
from inspector_app.domain.review import Disposition, FindingDecision, PartDecision
from inspector_app.store.attachment import finding_region
from inspector_app.store.drafts import ReviewDraft
from inspector_app.store.part_state import refresh_part_states
from inspector_app.store.reading import Reading
from inspector_app.store.tables import metadata

DEFECT, PSEUDO, UNSURE = FindingDecision.DEFECT, FindingDecision.PSEUDO_ANOMALY, FindingDecision.UNSURE


def test_verdict_band_and_score_agree_with_the_calibration(floor: ShopFloor) -> None:
    raws = [0.3, 1.0, 1.7999, 1.8, 1.95, 2.0, 7.5]
    lot = floor.open_lot([f"{raw}.png" for raw in raws])
    for raw in raws:
        floor.inspect(lot, f"{raw}.png", raw)
    for raw in raws:
        row = floor.row(lot, f"{raw}.png")
        assert (row.verdict, row.band) == SCALE.judge(raw)
        assert row.score == SCALE.calibrated(raw)


def test_moving_the_threshold_judges_anew_and_writes_no_row_but_the_version_and_the_log(
    floor: ShopFloor,
) -> None:
    lot = floor.open_lot(["a.png"])
    floor.inspect(lot, "a.png", 2.5, [found_at(0, 0)])

    def written() -> dict[str, object]:
        with floor.database.reading() as connection:
            return {
                table.name: connection.execute(table.select()).all()
                for table in metadata.sorted_tables
                if table.name not in ("recipe_version", "audit")
            }

    before = written()
    floor.rethreshold(SCALE.with_threshold(3.0))
    row = floor.row(lot, "a.png")
    assert (row.verdict, row.disposition, row.findings) == (Verdict.OK, Disposition.OK, 0)
    assert row.score == pytest.approx(0.75)
    assert floor.detail(lot, "a.png").findings == ()
    floor.rethreshold(SCALE.with_threshold(3.0, lower=2.4))
    assert floor.row(lot, "a.png").band == Band.CHECK
    assert written() == before


def test_a_part_that_failed_says_why_and_one_not_inspected_has_no_verdict(floor: ShopFloor) -> None:
    lot = floor.open_lot(["a.png", "b.png"])
    floor.inspect(lot, "a.png", None, error="not an image")
    failed, waiting = floor.row(lot, "a.png"), floor.row(lot, "b.png")
    assert (failed.verdict, failed.error, failed.score) == (Verdict.FAILED, "not an image", None)
    assert (waiting.verdict, waiting.disposition) == (None, None)


def test_a_note_flags_a_part_whatever_its_score_and_so_does_a_missing_scale(floor: ShopFloor) -> None:
    lot = floor.open_lot(["a.png"])
    floor.inspect(lot, "a.png", 0.1, note="too few parts to judge")
    row = floor.row(lot, "a.png")
    assert (row.verdict, row.band, row.note) == (Verdict.FLAGGED, None, "too few parts to judge")
    floor.open_recipe("fresh", None)
    fresh = floor.open_lot(["a.png"])
    floor.inspect(fresh, "a.png", 0.1)
    row = floor.row(fresh, "a.png")
    assert (row.verdict, row.score) == (Verdict.FLAGGED, None)


def test_a_part_of_several_images_is_as_bad_as_its_worst_and_fails_only_with_all(floor: ShopFloor) -> None:
    lot = floor.open_lot([])
    with floor.database.writing() as connection:
        files = [FoundFile(f"p_{view}.png", 1, 1, "p", view) for view in ("left", "right")]
        floor.writing(connection).add_files(lot.id, files)
    floor.inspect(lot, "p_left.png", None, error="first")
    (row,) = floor.rows(lot)
    assert row.verdict is None, "one image has not been looked at"
    floor.inspect(lot, "p_right.png", None, error="second")
    (row,) = floor.rows(lot)
    assert (row.verdict, row.error) == (Verdict.FAILED, "first")
    floor.inspect(lot, "p_right.png", 2.2, [found_at(0, 0)])
    floor.inspect(lot, "p_left.png", 2.6, [found_at(0, 0), found_at(40, 40, ordinal=2)])
    (row,) = floor.rows(lot)
    assert (row.raw, row.path, row.findings, row.error) == (2.6, "p_left.png", 3, None)
    assert (row.name, row.title, row.images) == ("p", "p", 2)


def test_an_image_that_could_not_be_inspected_keeps_its_part_from_being_ok(floor: ShopFloor) -> None:
    lot = floor.open_lot([])
    with floor.database.writing() as connection:
        files = [FoundFile(f"p_{view}.png", 1, 1, "p", view) for view in ("left", "right")]
        floor.writing(connection).add_files(lot.id, files)
    floor.inspect(lot, "p_left.png", 1.0)
    (row,) = floor.rows(lot)
    assert row.verdict is None, "half of it has not been looked at"
    floor.inspect(lot, "p_right.png", None, error="torn")
    (row,) = floor.rows(lot)
    assert (row.verdict, row.raw, row.note) == (Verdict.FLAGGED, 1.0, "p_right.png: torn")


def test_findings_of_an_ok_image_are_neither_shown_nor_waited_for(floor: ShopFloor) -> None:
    lot = floor.open_lot([])
    with floor.database.writing() as connection:
        files = [FoundFile(f"p_{view}.png", 1, 1, "p", view) for view in ("left", "right")]
        floor.writing(connection).add_files(lot.id, files)
    floor.inspect(lot, "p_left.png", 2.6, [found_at(0, 0)])
    floor.inspect(lot, "p_right.png", 1.5, [found_at(0, 0, peak=1.5)])
    assert [one.finding.peak for one in floor.detail(lot, "p_left.png").findings] == [3.0]
    floor.review_finding(lot, "p_left.png", box_region(0, 0, 20, 20), PSEUDO)
    assert floor.row(lot, "p_left.png").disposition == Disposition.ACCEPTED
    floor.rethreshold(replace(SCALE, threshold=1.4, lower=1.4))
    assert floor.row(lot, "p_left.png").disposition == Disposition.FLAGGED, "nobody has seen the other image"
    assert len(floor.detail(lot, "p_left.png").findings) == 2
    floor.rethreshold(SCALE)
    assert floor.row(lot, "p_left.png").disposition == Disposition.ACCEPTED, "as before it was tried"


def test_another_image_of_a_judged_part_makes_it_wait_and_leaves_its_review(floor: ShopFloor) -> None:
    lot = floor.open_lot([])
    left, right = (FoundFile(f"p_{view}.png", 1, 1, "p", view) for view in ("left", "right"))
    with floor.database.writing() as connection:
        floor.writing(connection).add_files(lot.id, [left])
    floor.inspect(lot, "p_left.png", 1.0)
    floor.review_part(floor.rows(lot)[0].part_id, PartDecision.ACCEPT)
    with floor.database.writing() as connection:
        floor.writing(connection).add_files(lot.id, [right])
    (row,) = floor.rows(lot)
    assert (row.verdict, row.decision, row.images) == (None, PartDecision.ACCEPT, 2)


def test_the_latest_part_review_that_stands_decides(floor: ShopFloor) -> None:
    lot = floor.open_lot(["a.png"])
    floor.inspect(lot, "a.png", 2.5, [found_at(0, 0)])
    part_id = floor.row(lot, "a.png").part_id
    floor.review_part(part_id, PartDecision.ACCEPT)
    second = floor.review_part(part_id, PartDecision.REJECT, "dent")
    assert floor.row(lot, "a.png").disposition == Disposition.REJECTED
    floor.withdraw(second)
    row = floor.row(lot, "a.png")
    assert (row.disposition, row.decision) == (Disposition.ACCEPTED, PartDecision.ACCEPT)
    assert [review.decision for review in floor.detail(lot, "a.png").reviews] == [PartDecision.ACCEPT]
    floor.review_part(part_id, PartDecision.UNSURE)
    assert floor.row(lot, "a.png").disposition == Disposition.UNSURE


def test_with_every_review_withdrawn_the_verdict_is_back(floor: ShopFloor) -> None:
    lot = floor.open_lot(["a.png"])
    floor.inspect(lot, "a.png", 2.5, [found_at(0, 0)])
    floor.withdraw(floor.review_part(floor.row(lot, "a.png").part_id, PartDecision.ACCEPT))
    floor.withdraw(floor.review_finding(lot, "a.png", box_region(0, 0, 20, 20), DEFECT))
    row = floor.row(lot, "a.png")
    assert (row.disposition, row.decision) == (Disposition.FLAGGED, None)
    with floor.database.reading() as connection:
        assert Reading(connection).reviews(lot.id) == []


def test_a_defect_rejects_and_pseudo_anomalies_everywhere_accept(floor: ShopFloor) -> None:
    lot = floor.open_lot(["a.png"])
    floor.inspect(lot, "a.png", 2.5, [found_at(0, 0), found_at(60, 60, ordinal=2)])
    floor.review_finding(lot, "a.png", box_region(0, 0, 20, 20), PSEUDO)
    assert floor.row(lot, "a.png").disposition == Disposition.FLAGGED, "one finding is left"
    floor.review_finding(lot, "a.png", box_region(60, 60, 20, 20), PSEUDO)
    assert floor.row(lot, "a.png").disposition == Disposition.ACCEPTED
    floor.review_finding(lot, "a.png", box_region(60, 60, 20, 20), DEFECT, defect_class="dent")
    assert floor.row(lot, "a.png").disposition == Disposition.REJECTED
    first, second = floor.detail(lot, "a.png").findings
    assert (first.decision, second.decision, second.defect_class) == (PSEUDO, DEFECT, "dent")
    assert second.score == pytest.approx(2.0)
    floor.review_part(floor.row(lot, "a.png").part_id, PartDecision.ACCEPT)
    assert floor.row(lot, "a.png").disposition == Disposition.ACCEPTED, "a review of the part overrides"


def test_a_review_follows_its_finding_through_a_rescore(floor: ShopFloor) -> None:
    lot = floor.open_lot(["a.png"])
    floor.inspect(lot, "a.png", 2.5, [found_at(0, 0)])
    floor.review_finding(lot, "a.png", box_region(0, 0, 20, 20), PSEUDO)
    floor.inspect(lot, "a.png", 2.4, [found_at(5, 5)])
    detail = floor.detail(lot, "a.png")
    assert detail.findings[0].decision == PSEUDO and detail.loose_reviews == ()
    assert detail.row.disposition == Disposition.ACCEPTED


def test_a_review_of_a_part_of_a_grown_finding_attaches_by_its_peak(floor: ShopFloor) -> None:
    lot = floor.open_lot(["a.png"])
    floor.inspect(lot, "a.png", 2.5, [found_at(0, 0, 100, 100)])
    review = floor.review_finding(lot, "a.png", box_region(45, 45, 10, 10), DEFECT)
    (finding,) = floor.detail(lot, "a.png").findings
    assert finding.review_id == review.id


def test_a_review_whose_finding_is_gone_stands_alone_and_a_defect_still_rejects(floor: ShopFloor) -> None:
    lot = floor.open_lot(["a.png"])
    floor.inspect(lot, "a.png", 2.5, [found_at(0, 0)])
    review = floor.review_finding(lot, "a.png", box_region(0, 0, 20, 20), DEFECT)
    floor.inspect(lot, "a.png", 2.4, [found_at(70, 70)])
    detail = floor.detail(lot, "a.png")
    assert [loose.id for loose in detail.loose_reviews] == [review.id]
    assert (detail.findings[0].decision, detail.row.disposition) == (None, Disposition.REJECTED)


def test_a_pseudo_anomaly_elsewhere_does_not_accept_a_new_finding(floor: ShopFloor) -> None:
    lot = floor.open_lot(["a.png"])
    floor.inspect(lot, "a.png", 2.5, [found_at(0, 0)])
    floor.review_finding(lot, "a.png", box_region(0, 0, 20, 20), PSEUDO)
    floor.inspect(lot, "a.png", 2.4, [found_at(70, 70)])
    assert floor.row(lot, "a.png").disposition == Disposition.FLAGGED


def test_a_review_of_another_picture_under_the_same_name_does_not_attach(floor: ShopFloor) -> None:
    lot = floor.open_lot(["a.png"])
    floor.inspect(lot, "a.png", 2.5, [found_at(0, 0)], sha256="1" * 64)
    floor.review_finding(lot, "a.png", box_region(0, 0, 20, 20), PSEUDO, sha256="1" * 64)
    assert floor.row(lot, "a.png").disposition == Disposition.ACCEPTED
    floor.inspect(lot, "a.png", 2.5, [found_at(0, 0)], sha256="2" * 64)
    detail = floor.detail(lot, "a.png")
    assert detail.row.disposition == Disposition.FLAGGED and len(detail.loose_reviews) == 1


def test_a_newer_review_of_the_same_place_takes_the_place_of_a_loose_one(floor: ShopFloor) -> None:
    lot = floor.open_lot(["a.png"])
    floor.inspect(lot, "a.png", 2.5)
    floor.review_finding(lot, "a.png", box_region(0, 0, 20, 20), DEFECT)
    floor.review_finding(lot, "a.png", box_region(2, 2, 20, 20), PSEUDO)
    assert [loose.decision for loose in floor.detail(lot, "a.png").loose_reviews] == [PSEUDO]


def test_a_finding_is_read_alone_with_what_was_said_of_it(floor: ShopFloor) -> None:
    lot = floor.open_lot(["a.png", "b.png", "c.png"])
    floor.inspect(lot, "a.png", 2.5, [found_at(0, 0)])
    floor.review_finding(lot, "a.png", box_region(0, 0, 20, 20), DEFECT, defect_class="dent")
    (row,) = floor.detail(lot, "a.png").findings
    floor.inspect(lot, "b.png", 1.0)
    floor.inspect(lot, "c.png", 1.0)
    floor.review_part(floor.row(lot, "c.png").part_id, PartDecision.REJECT)
    with floor.database.reading() as connection:
        reading = Reading(connection)
        assert reading.finding(row.id) == row
        with pytest.raises(NotFound):
            reading.finding("gone")
        assert reading.ok_images(lot.id) == [floor.image_id(lot, "b.png")]


def test_an_unsure_finding_leaves_the_verdict(floor: ShopFloor) -> None:
    lot = floor.open_lot(["a.png"])
    floor.inspect(lot, "a.png", 2.5, [found_at(0, 0)])
    floor.review_finding(lot, "a.png", box_region(0, 0, 20, 20), UNSURE)
    assert floor.row(lot, "a.png").disposition == Disposition.FLAGGED


def test_a_thin_ring_is_not_the_same_place_as_what_lies_inside_it() -> None:
    slash = Finding(1, Box(0, 0, 40, 40), 80, 3.0, (20, 20), ((0, 0), (39, 39), (39, 38), (1, 0)))
    region = finding_region(slash)
    assert 40 <= region.area <= 160, "the contour counts, not its box"
    assert region.iou(Region(Box(0, 0, 40, 40), np.ones((40, 40), dtype=np.bool_))) < 0.3


def test_a_filled_square_contour_is_the_square() -> None:
    square = Finding(1, Box(3, 4, 10, 8), 80, 3.0, (5, 5), ((3, 4), (12, 4), (12, 11), (3, 11)))
    assert finding_region(square).area == 80


def test_a_review_needs_a_region_exactly_where_it_speaks_of_a_finding(floor: ShopFloor) -> None:
    lot = floor.open_lot(["a.png"])
    part_id = floor.row(lot, "a.png").part_id
    with pytest.raises(ValueError), floor.database.writing() as connection:
        floor.writing(connection).add_review(ReviewDraft(part_id, None, DEFECT))
    with pytest.raises(ValueError), floor.database.writing() as connection:
        floor.writing(connection).add_review(
            ReviewDraft(part_id, None, PartDecision.ACCEPT, box_region(0, 0, 1, 1))
        )


def test_counts_add_up(floor: ShopFloor) -> None:
    lot = floor.open_lot(["ok", "quiet", "check", "flagged", "failed", "accepted", "rejected", "waiting"])
    floor.inspect(lot, "ok", 1.0)
    floor.inspect(lot, "quiet", 1.0, quieted={1: 1.0})
    floor.inspect(lot, "check", 1.9)
    floor.inspect(lot, "flagged", 2.5)
    floor.inspect(lot, "failed", None, error="broken")
    for name, decision in (("accepted", PartDecision.ACCEPT), ("rejected", PartDecision.REJECT)):
        floor.inspect(lot, name, 3.0)
        floor.review_part(floor.row(lot, name).part_id, decision)
    empty = floor.open_lot([], "/lots/empty")
    expected = LotCounts(8, 7, 2, 4, 1, 1, 2, 1, 1, 1)
    with floor.database.reading() as connection:
        reading = Reading(connection)
        assert reading.counts(lot.id) == expected
        assert reading.counts(empty.id) == LotCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
        assert [summary.counts for summary in reading.lots()] == [reading.counts(empty.id), expected]
        assert reading.lots()[1] == reading.lot_summary(lot.id)
        raw = reading.scores(lot.id).raw
        assert np.array_equal(np.unique(raw), [1.0, 1.9, 2.5, 3.0, np.nan], equal_nan=True)


def test_next_undecided_walks_over_flagged_parts_that_nobody_has_decided(floor: ShopFloor) -> None:
    lot = floor.open_lot(["a", "b", "c", "d"])
    for name, raw in (("a", 2.5), ("b", 1.0), ("c", 2.5), ("d", 1.9)):
        floor.inspect(lot, name, raw)
    floor.review_part(floor.row(lot, "c").part_id, PartDecision.REJECT)
    with floor.database.reading() as connection:
        reading = Reading(connection)
        assert reading.next_undecided(lot.id) == floor.row(lot, "a").part_id
        assert reading.next_undecided(lot.id, 0) == floor.row(lot, "d").part_id
        assert reading.next_undecided(lot.id, 3) is None


def test_next_undecided_finds_exactly_the_parts_whose_disposition_is_flagged(floor: ShopFloor) -> None:
    names = ["low", "check", "high", "noted", "pseudo", "failed", "waiting", "unsure"]
    lot = floor.open_lot(names)
    for name, raw in (("low", 1.0), ("check", 1.8), ("high", 4.0), ("pseudo", 2.5), ("unsure", 2.5)):
        floor.inspect(lot, name, raw, [found_at(0, 0)] if raw >= 1.8 else [])
    floor.inspect(lot, "noted", 0.5, note="too few parts to judge")
    floor.inspect(lot, "failed", None, error="broken")
    floor.review_finding(lot, "pseudo", box_region(0, 0, 20, 20), PSEUDO)
    floor.review_part(floor.row(lot, "unsure").part_id, PartDecision.UNSURE)

    def walk() -> list[str]:
        found, at = [], -1
        with floor.database.reading() as connection:
            reading = Reading(connection)
            while (part_id := reading.next_undecided(lot.id, at)) is not None:
                row = reading.part_row(part_id)
                found.append(row.path)
                at = row.ordinal
        return found

    def flagged() -> list[str]:
        rows = sorted(floor.rows(lot), key=lambda row: row.ordinal)
        return [row.path for row in rows if row.disposition == Disposition.FLAGGED]

    assert walk() == flagged() == ["check", "high", "noted"]
    floor.rethreshold(SCALE.with_threshold(5.0))
    assert walk() == flagged() == ["noted"]


def test_confirmed_defects_are_rejected_parts_and_defect_findings_of_every_lot(floor: ShopFloor) -> None:
    monday = floor.open_lot(["a", "b", "c"], "/lots/monday")
    tuesday = floor.open_lot(["a"], "/lots/tuesday")
    for lot, name in ((monday, "a"), (monday, "b"), (monday, "c"), (tuesday, "a")):
        floor.inspect(lot, name, 2.5, [found_at(0, 0)])
    rejected = floor.review_part(floor.row(monday, "a").part_id, PartDecision.REJECT)
    defect = floor.review_finding(tuesday, "a", box_region(0, 0, 20, 20), DEFECT)
    floor.withdraw(floor.review_finding(monday, "b", box_region(0, 0, 20, 20), DEFECT))
    with floor.database.reading() as connection:
        found = Reading(connection).confirmed_defects(floor.recipe)
    assert [(one.lot_name, one.path, one.review_ids, len(one.regions)) for one in found] == [
        ("monday", "a", (rejected.id,), 0),
        ("tuesday", "a", (defect.id,), 1),
    ]
    assert (found[0].raw, found[0].row, found[0].cache_row) == (2.5, 0, 0)


def test_a_rejected_part_that_could_never_be_read_is_no_confirmed_defect(floor: ShopFloor) -> None:
    lot = floor.open_lot(["empty", "torn later", "waits"])
    floor.inspect(lot, "empty", None, error="the file is empty")
    floor.inspect(lot, "torn later", 2.5, [found_at(0, 0)])
    floor.inspect(lot, "torn later", None, error="the file is cut short")
    for name in ("empty", "torn later", "waits"):
        floor.review_part(floor.row(lot, name).part_id, PartDecision.REJECT)
    with floor.database.reading() as connection:
        found = Reading(connection).confirmed_defects(floor.recipe)
    assert [one.path for one in found] == ["torn later", "waits"]


def test_events_are_only_ever_appended(floor: ShopFloor) -> None:
    lot = floor.open_lot(["a.png"])
    floor.inspect(lot, "a.png", 2.5, [found_at(0, 0)])
    seen: dict[str, list[object]] = {}
    tables = ("review", "mark", "mark_event", "recipe_version", "bank_version", "sample", "reference_event")

    def only_grew() -> None:
        with floor.database.reading() as connection:
            for table in tables:
                rows = connection.execute(text(f"SELECT * FROM {table}")).all()
                former = seen.get(table, [])
                assert rows[: len(former)] == former, table
                seen[table] = list(rows)

    only_grew()
    review = floor.review_part(floor.row(lot, "a.png").part_id, PartDecision.ACCEPT)
    only_grew()
    floor.withdraw(review)
    only_grew()
    floor.rethreshold(replace(SCALE, threshold=4.0))
    with floor.database.writing() as connection:
        mark = floor.writing(connection).add_mark(floor.mark_draft(lot, "a.png"))
    only_grew()

    with floor.database.writing() as connection:
        floor.writing(connection).add_mark_event(mark.id, MarkAction.REVOKE)
    floor.inspect(lot, "a.png", 1.0)
    only_grew()
    assert [len(seen[table]) for table in tables] == [2, 1, 2, 2, 0, 0, 0]


def test_derived_states_are_what_events_and_runs_say(floor: ShopFloor) -> None:
    lot = floor.open_lot(["a", "b", "c"])
    floor.inspect(lot, "a", 2.5, [found_at(0, 0)], quieted={3: 1.0, 1: 2.0})
    floor.inspect(lot, "b", None, error="broken")
    floor.review_finding(lot, "a", box_region(0, 0, 20, 20), DEFECT, defect_class="Dent")
    before = floor.rows(lot)
    with floor.database.writing() as connection:
        connection.execute(text("UPDATE part_state SET raw = 9, findings = 7, classes = '', quiet_by = ''"))
        refresh_part_states(connection, [row.part_id for row in floor.rows(lot)])
    assert floor.rows(lot) == before
    assert [row.path for row in floor.rows(lot, "class:dent quiet-by:P-3")] == ["a"]


@given(st.tuples(*[st.integers(0, 30)] * 4))
def test_a_rectangle_contour_fills_to_its_own_pixels(corner: tuple[int, int, int, int]) -> None:
    x, y, w, h = corner[0], corner[1], corner[2] + 2, corner[3] + 2
    outline = ((x, y), (x + w - 1, y), (x + w - 1, y + h - 1), (x, y + h - 1))
    assert finding_region(Finding(1, Box(x, y, w, h), w * h, 1.0, (x, y), outline)).mask.all()

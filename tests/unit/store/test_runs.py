"""Runs, what they leave of an image, and what is current."""

from __future__ import annotations

from dataclasses import replace

import pytest
from shop_floor import SCALE, ShopFloor, box_region, found_at

from inspector_app.domain.bank import MarkAction, Scales
from inspector_app.domain.errors import NotFound
from inspector_app.domain.finding import ImageResult
from inspector_app.domain.readings import FoundFile
from inspector_app.domain.recipe import RecipeSettings
from inspector_app.store.drafts import StoredResult
from inspector_app.store.reading import Reading


def test_a_run_is_read_back_with_the_numbers_of_its_versions(floor: ShopFloor) -> None:
    lot = floor.open_lot(["a.png"])
    parent = floor.start_run(lot, provisional=True)
    rescore = floor.start_run(lot, parent=parent)
    with floor.database.writing() as connection:
        floor.writing(connection).finish_run(rescore, {"decision": 0.5})
    with floor.database.reading() as connection:
        reading = Reading(connection)
        run = reading.run(rescore)
        assert [one.id for one in reading.runs(lot.id)] == [rescore, parent]
        assert reading.latest_run(lot.id) == run
        with pytest.raises(NotFound):
            reading.run("gone")
    assert (run.kind, run.parent_id, run.recipe_version, run.bank_version) == ("rescore", parent, 1, None)
    assert run.timings == {"decision": 0.5} and run.finished_at is not None
    assert run.finished_at > run.started_at


def test_the_latest_inspection_of_an_image_is_current_and_the_former_ones_stay(floor: ShopFloor) -> None:
    lot = floor.open_lot(["a.png", "b.png"])
    first = floor.inspect(lot, "a.png", 2.5, [found_at(0, 0)])
    floor.inspect(lot, "b.png", 1.1, run=first)
    second = floor.start_run(lot, parent=first)
    floor.inspect(lot, "a.png", 1.2, run=second, quieted={1: 4.0})
    with floor.database.reading() as connection:
        rows = Reading(connection).current_rows(lot.id)
        one = Reading(connection).current_row(rows[0].image_id)
        inspections = connection.exec_driver_sql("SELECT raw FROM inspection ORDER BY id").scalars().all()
    assert [(row.path, row.run_id, row.raw) for row in rows] == [
        ("a.png", second, 1.2),
        ("b.png", first, 1.1),
    ]
    assert one == rows[0]
    assert rows[0].encoding_id == "lite2/448/r3"
    assert inspections == [2.5, 1.1, 1.2]


def test_results_of_a_batch_keep_their_own_findings_rows_and_pictures(floor: ShopFloor) -> None:
    lot = floor.open_lot([f"{i}.png" for i in range(7)])
    run = floor.start_run(lot)
    results = [
        StoredResult(
            ImageResult(
                floor.image_id(lot, f"{i}.png"),
                2.0 + i,
                None,
                tuple(found_at(i, n, ordinal=n + 1) for n in range(i)),
                {n + 1: float(n + 1) for n in range(i)},
                width=100 + i,
                height=50,
                sha256=f"{i:064x}",
            ),
            row=i,
            cache_row=1_700_000_000_000_000 + i,
        )
        for i in range(7)
    ]
    with floor.database.writing() as connection:
        floor.writing(connection).add_results(run, results)
    with floor.database.reading() as connection:
        rows = Reading(connection).current_rows(lot.id)
        images = Reading(connection).images(lot.id)
    assert [(row.row, row.cache_row) for row in rows] == [(i, 1_700_000_000_000_000 + i) for i in range(7)]
    assert [(image.width, image.sha256) for image in images] == [(100 + i, f"{i:064x}") for i in range(7)]
    for i in range(7):
        detail = floor.detail(lot, f"{i}.png")
        assert [row.finding for row in detail.findings] == list(results[i].result.findings)
        assert detail.row.quiet_by == tuple(range(i, 0, -1)), "strongest first"


def test_a_rescore_that_knows_no_picture_keeps_its_size_and_hash(floor: ShopFloor) -> None:
    lot = floor.open_lot(["a.png"])
    floor.inspect(lot, "a.png", 2.5, sha256="c" * 64)
    floor.inspect(lot, "a.png", 1.5)
    with floor.database.reading() as connection:
        assert Reading(connection).image_by_path(lot.id, "a.png").sha256 == "c" * 64


def test_a_bank_version_is_read_back_and_numbered(floor: ShopFloor) -> None:
    with floor.database.writing() as connection:
        writing = floor.writing(connection)
        for provisional in (True, False):
            made = writing.add_bank_version(
                floor.recipe, "b" * 64, "e", Scales(0.1, 0.2, 0.3), "lot", 24, provisional, (1, 3)
            )
    with floor.database.reading() as connection:
        assert Reading(connection).bank_version(floor.recipe) == made
        assert Reading(connection).bank_version_by_id(made.id) == made
    assert (made.number, made.marks, made.scales.s90) == (2, (1, 3), 0.2)


def test_references_stand_until_their_source_is_taken_back_and_return_with_it(floor: ShopFloor) -> None:
    lot = floor.open_lot(["a.png"])
    image_id = floor.image_id(lot, "a.png")
    with floor.database.writing() as connection:
        writing = floor.writing(connection)
        defect = writing.add_reference(floor.recipe, image_id, "defect", "r1", "e1", "a" * 64, 3.0)
        mark = writing.add_reference(floor.recipe, image_id, "mark", "m1", "e2", "b" * 64, None)
        assert writing.set_references_withdrawn("r1", True) == 1
        assert writing.set_references_withdrawn("nothing", True) == 0
    with floor.database.reading() as connection:
        assert Reading(connection).references(floor.recipe) == [mark]
    with floor.database.writing() as connection:
        floor.writing(connection).set_references_withdrawn("r1", False)
    with floor.database.reading() as connection:
        reading = Reading(connection)
        assert reading.references(floor.recipe, kind="defect") == [defect]
        assert reading.references(floor.recipe, encoding_id="e2") == [mark]
        assert reading.named_artifacts() == {"a" * 64, "b" * 64}


def test_a_mark_is_numbered_kept_revoked_and_redone(floor: ShopFloor) -> None:

    lot = floor.open_lot(["a.png", "b.png"], name="monday")
    with floor.database.writing() as connection:
        first = floor.writing(connection).add_mark(floor.mark_draft(lot, "a.png"))
        second = floor.writing(connection).add_mark(floor.mark_draft(lot, "b.png"))
    assert [(m.label, m.active, m.image_path, m.author) for m in (first, second)] == [
        ("P-1", True, "a.png", "ada"),
        ("P-2", True, "b.png", "ada"),
    ]
    assert second.region.to_json() == box_region(10, 10, 20, 20).to_json()
    floor.inspect(lot, "a.png", 1.2, quieted={1: 2.0, 2: 5.0})
    floor.inspect(lot, "b.png", 1.2, quieted={2: 1.0})
    with floor.database.writing() as connection:
        assert not floor.writing(connection).add_mark_event(first.id, MarkAction.REVOKE).active
    with floor.database.reading() as connection:
        reading = Reading(connection)
        assert [m.number for m in reading.active_marks(floor.recipe)] == [2]
        used = {row.mark.number: (row.parts_acted_on, row.lots) for row in reading.marks(floor.recipe)}
        assert used == {1: (1, 1), 2: (2, 1)}
        quiet = [(row.path, row.mark_number) for row in reading.quiet_rows(lot.id)]
        assert quiet == [("a.png", 2), ("a.png", 1), ("b.png", 2)]
        found = reading.mark(floor.recipe, 2)
        assert found is not None and found.id == reading.mark_by_id(second.id).id == second.id
        assert reading.mark(floor.recipe, 9) is None
        assert [one.name for one in reading.lots_with_mark(floor.recipe, 2)] == ["monday"]
        assert reading.lots_with_mark(floor.recipe, 9) == []
    detail = floor.detail(lot, "a.png")
    assert [(reason.mark.number, reason.removed) for reason in detail.quiet] == [(2, 5.0), (1, 2.0)]
    with floor.database.writing() as connection:
        assert floor.writing(connection).add_mark_event(first.id, MarkAction.REDO).active


def test_the_history_of_a_mark_tells_every_act_and_why(floor: ShopFloor) -> None:
    lot = floor.open_lot(["a.png"])
    with floor.database.writing() as connection:
        writing = floor.writing(connection)
        mark = writing.add_mark(floor.mark_draft(lot, "a.png"), "imported from a file")
        writing.add_mark_event(mark.id, MarkAction.REVOKE, "covered by P-7")
        writing.add_mark_event(mark.id, MarkAction.REDO)
    with floor.database.reading() as connection:
        acts = Reading(connection).mark_history(mark.id)
    assert [(act.action, act.note, act.author) for act in acts] == [
        (MarkAction.KEEP, "imported from a file", "ada"),
        (MarkAction.REVOKE, "covered by P-7", "ada"),
        (MarkAction.REDO, "", "ada"),
    ]
    assert acts[0].created_at < acts[1].created_at < acts[2].created_at


def test_a_mark_that_no_longer_acts_remembers_when_it_did(floor: ShopFloor) -> None:
    lot = floor.open_lot(["a.png"])
    with floor.database.writing() as connection:
        floor.writing(connection).add_mark(floor.mark_draft(lot, "a.png"))
    floor.inspect(lot, "a.png", 1.2, quieted={1: 2.0})
    floor.inspect(lot, "a.png", 2.5)
    with floor.database.reading() as connection:
        (row,) = Reading(connection).marks(floor.recipe)
    assert (row.parts_acted_on, row.lots) == (0, 0)
    assert row.last_used is not None


def test_former_inspections_are_those_of_the_same_file_newest_first(floor: ShopFloor) -> None:
    lot = floor.open_lot(["a.png"])
    image_id = floor.image_id(lot, "a.png")
    floor.inspect(lot, "a.png", 3.1, [found_at(0, 0)])
    floor.inspect(lot, "a.png", 2.2)
    floor.inspect(lot, "a.png", 1.2)

    def former() -> list[tuple[float | None, int]]:
        with floor.database.reading() as connection:
            found = Reading(connection).former_inspections(image_id)
        return [(one.raw, len(one.findings)) for one in found]

    assert former() == [(2.2, 0), (3.1, 1)]
    with floor.database.writing() as connection:  # another file lies there now
        floor.writing(connection).add_files(lot.id, [FoundFile("a.png", 11, 200, "a.png")])
    floor.inspect(lot, "a.png", 1.0)
    assert former() == []


def test_a_former_run_is_read_by_the_thresholds_in_the_units_of_its_own_bank(floor: ShopFloor) -> None:
    lot = floor.open_lot(["a.png"])
    run = floor.inspect(lot, "a.png", 3.1)
    with floor.database.writing() as connection:
        floor.writing(connection).add_recipe_version(
            floor.recipe, RecipeSettings(), replace(SCALE, threshold=2.5), "threshold", ""
        )
        floor.writing(connection).add_recipe_version(
            floor.recipe, RecipeSettings(), replace(SCALE, threshold=9.0), "another bank", "b" * 64
        )
    with floor.database.reading() as connection:
        version, bank = Reading(connection).scale_of_run(run)
    assert bank is None and version is not None and version.calibration is not None
    assert version.calibration.threshold == 2.5

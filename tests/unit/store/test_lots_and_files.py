"""Recipes, lots, files that join, jobs, and what is still to be inspected."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from shop_floor import SCALE, ShopFloor
from tampering import tamper

from inspector_app.domain.errors import CorrectableError, InternalError, NotFound, StorageFault
from inspector_app.domain.filtering import GroupBy, PartQuery
from inspector_app.domain.finding import ImageResult
from inspector_app.domain.lot import JobState
from inspector_app.domain.readings import FoundFile
from inspector_app.domain.recipe import RecipeSettings
from inspector_app.store.drafts import FileChanges, StoredResult
from inspector_app.store.reading import Reading


def add(floor: ShopFloor, lot_id: str, files: list[FoundFile]) -> FileChanges:
    with floor.database.writing() as connection:
        return floor.writing(connection).add_files(lot_id, files)


def to_inspect(floor: ShopFloor, lot_id: str) -> list[str]:
    with floor.database.reading() as connection:
        return [image.path for image in Reading(connection).to_inspect(lot_id)]


def test_a_recipe_version_is_read_back_as_it_was_written(floor: ShopFloor) -> None:
    settings = RecipeSettings(category="gear", radii=(1, 3), region_of_interest=(0.1, 0.2, 0.5, 0.5))
    with floor.database.writing() as connection:
        written = floor.writing(connection).add_recipe_version(floor.recipe, settings, SCALE, "region")
    with floor.database.reading() as connection:
        reading = Reading(connection)
        assert reading.recipe_version("bracket") == reading.recipe_version(floor.recipe) == written
        assert [version.number for version in reading.recipe_versions(floor.recipe)] == [2, 1]
        assert reading.latest_versions() == [written]
        assert reading.recipes() == [(floor.recipe, "bracket")]
        assert reading.recipe_version("gasket") is None
    assert (written.settings, written.calibration, written.author) == (settings, SCALE, "ada")


def test_a_version_without_a_scale_has_no_calibration(floor: ShopFloor) -> None:
    floor.open_recipe("fresh", None)
    with floor.database.reading() as connection:
        version = Reading(connection).recipe_version("fresh")
    assert version is not None and version.calibration is None


def test_the_same_folder_and_recipe_reopen_the_lot(floor: ShopFloor) -> None:
    first = floor.open_lot(["a.png"], "/lots/a")
    again = floor.open_lot(["a.png", "b.png"], "/lots/a/../a")
    assert (again.id, again.number, again.name) == (first.id, 1, "a")
    assert [row.path for row in floor.rows(again)] == ["a.png", "b.png"]


def test_a_name_given_later_renames_the_lot_and_no_name_keeps_it(floor: ShopFloor) -> None:
    floor.open_lot([], "/lots/a", "monday")
    assert floor.open_lot([], "/lots/a").name == "monday"
    assert floor.open_lot([], "/lots/a", "tuesday").name == "tuesday"


def test_lots_are_numbered_per_recipe(floor: ShopFloor) -> None:
    assert [floor.open_lot([], f"/lots/{name}").number for name in "abc"] == [1, 2, 3]
    floor.open_recipe("other")
    assert floor.open_lot([], "/lots/a").number == 1


def test_pictures_of_other_stations_are_in_no_list_and_take_no_number(floor: ShopFloor) -> None:
    with floor.database.writing() as connection:
        writing = floor.writing(connection)
        first = writing.add_origin(floor.recipe, Path("/stick/one"), ["a.png", "b.png", "a.png"])
        second = writing.add_origin(floor.recipe, Path("/stick/two"), ["a.png"])
        again = writing.add_origin(floor.recipe, Path("/stick/one"), ["b.png", "c.png"])
    assert set(first) == {"a.png", "b.png"} and again["b.png"].id == first["b.png"].id
    assert second["a.png"].id != first["a.png"].id
    lot = floor.open_lot(["a.png"])
    assert lot.number == 1
    with floor.database.reading() as connection:
        reading = Reading(connection)
        assert [one.id for one in reading.lot_list()] == [lot.id]
        listed = reading.part_list(lot.id, PartQuery(group=GroupBy.LOT))
        assert listed.titles == ("a (1)",) and len(listed.ids) == 1


def test_files_join_once_in_the_order_found_and_changed_ones_are_counted(floor: ShopFloor) -> None:
    lot = floor.open_lot(["b.png", "a.png"])
    changes = add(
        floor,
        lot.id,
        [
            FoundFile("a.png", 11, 100, "a.png"),
            FoundFile("b.png", 10, 100, "b.png"),
            FoundFile("c", 1, 1, "c"),
        ],
    )
    assert changes == FileChanges(added=1, changed=1)
    assert [(row.path, row.ordinal) for row in sorted(floor.rows(lot), key=lambda r: r.ordinal)] == [
        ("b.png", 0),
        ("a.png", 1),
        ("c", 2),
    ]


def test_images_of_one_part_make_one_row_and_keep_view_and_light(floor: ShopFloor) -> None:
    lot = floor.open_lot([])
    add(floor, lot.id, [FoundFile("p1_top.png", 1, 1, "p1", "top", "ring")])
    add(floor, lot.id, [FoundFile("p1_side.png", 1, 1, "p1", "side")])
    (row,) = floor.rows(lot)
    with floor.database.reading() as connection:
        images = Reading(connection).part_detail(row.part_id).images
    assert [(image.path, image.view, image.light) for image in images] == [
        ("p1_top.png", "top", "ring"),
        ("p1_side.png", "side", ""),
    ]


@pytest.mark.parametrize(
    "name", ["a'b\";--.png", "two\nlines.png", "part 🔩.png", "x" * 240, "caf\udce9.png", "a\x1a00e9.png"]
)
def test_any_file_name_is_given_back_exactly(floor: ShopFloor, name: str) -> None:
    lot = floor.open_lot([name], f"/lots/{name}")
    floor.inspect(lot, name, None, error=f"{name} is not an image")
    assert floor.row(lot, name).path == name
    with floor.database.reading() as connection:
        assert Reading(connection).lot(lot.id).folder == Path(f"/lots/{name}")


def test_what_has_no_inspection_or_has_changed_since_is_to_be_inspected(floor: ShopFloor) -> None:
    lot = floor.open_lot(["a.png", "b.png", "c.png"])
    assert to_inspect(floor, lot.id) == ["a.png", "b.png", "c.png"]
    floor.inspect(lot, "a.png", 1.0)
    floor.inspect(lot, "b.png", None, error="not an image")
    assert to_inspect(floor, lot.id) == ["c.png"]
    add(floor, lot.id, [FoundFile("a.png", 10, 101, "a.png")])
    assert to_inspect(floor, lot.id) == ["a.png", "c.png"]
    floor.inspect(lot, "a.png", 1.1)
    assert to_inspect(floor, lot.id) == ["c.png"]


def test_a_file_that_changed_while_it_was_inspected_is_inspected_again(floor: ShopFloor) -> None:
    lot = floor.open_lot(["a.png"])
    run = floor.start_run(lot)
    add(floor, lot.id, [FoundFile("a.png", 99, 999, "a.png")])
    stale = StoredResult(ImageResult(floor.image_id(lot, "a.png"), 1.0, None), 0, 0, size=10, mtime_ns=100)
    with floor.database.writing() as connection:
        floor.writing(connection).add_results(run, [stale])
    assert to_inspect(floor, lot.id) == ["a.png"]


def test_a_lot_is_found_by_key_name_folder_and_number(floor: ShopFloor) -> None:
    lot = floor.open_lot([], "/lots/a", "monday")
    floor.open_lot([], "/lots/b", "tuesday")
    with floor.database.reading() as connection:
        reading = Reading(connection)
        for wanted in (lot.id, "monday", "/lots/a", "1"):
            assert reading.find_lot(wanted) == lot
        with pytest.raises(NotFound, match="monday"):
            reading.find_lot("wednesday")


def test_a_name_of_two_lots_needs_the_recipe(floor: ShopFloor) -> None:
    floor.open_lot([], "/lots/a", "monday")
    floor.open_recipe("other")
    mine = floor.open_lot([], "/lots/a", "monday")
    with floor.database.reading() as connection:
        reading = Reading(connection)
        with pytest.raises(CorrectableError, match="several"):
            reading.find_lot("monday")
        assert reading.find_lot("monday", recipe="other") == mine


def test_jobs_that_have_not_ended_are_open(floor: ShopFloor) -> None:
    lot = floor.open_lot(["a.png"])
    with floor.database.writing() as connection:
        writing = floor.writing(connection)
        jobs = [writing.add_job(lot.id, "inspect", 5) for _ in JobState]
        for job, state in zip(jobs, JobState, strict=True):
            writing.update_job(job.id, state=state, done=2)
    with floor.database.reading() as connection:
        reading = Reading(connection)
        assert [(job.state, job.done) for job in reading.open_jobs()] == [
            (JobState.QUEUED, 2),
            (JobState.RUNNING, 2),
            (JobState.PAUSED, 2),
        ]
        assert reading.lot_summary(lot.id).job == reading.job(jobs[-1].id)


def test_updating_a_job_keeps_what_is_not_given(floor: ShopFloor) -> None:
    lot = floor.open_lot([])
    with floor.database.writing() as connection:
        writing = floor.writing(connection)
        job = writing.add_job(lot.id, "inspect", 5)
        writing.update_job(job.id, state=JobState.FAILED, error="disk full")
        after = writing.update_job(job.id, done=3)
    assert (after.state, after.done, after.total, after.error) == (JobState.FAILED, 3, 5, "disk full")
    assert after.updated_at > job.updated_at


def test_samples_and_reports_are_kept(floor: ShopFloor) -> None:
    lot = floor.open_lot(["a.png"])
    with floor.database.writing() as connection:
        writing = floor.writing(connection)
        sample = writing.add_sample(lot.id, floor.row(lot, "a.png").part_id, "ok", 0.02)
        report = writing.add_report(lot.id, Path("/out/report.html"), "e" * 64, "html")
    with floor.database.reading() as connection:
        assert Reading(connection).samples(lot.id) == [sample]
        assert Reading(connection).reports(lot.id) == [report]


@pytest.mark.parametrize("raw", [float("nan"), float("inf"), None])
def test_a_result_that_says_nothing_is_a_fault_of_the_program(floor: ShopFloor, raw: float | None) -> None:
    lot = floor.open_lot(["a.png"])
    with pytest.raises(InternalError):
        floor.inspect(lot, "a.png", raw)


def test_a_version_with_a_setting_of_a_newer_program_says_to_update(floor: ShopFloor) -> None:
    newer = RecipeSettings().to_json() | {"hologram": True}
    tamper(floor.database, "UPDATE recipe_version SET settings = ?", json.dumps(newer))
    with floor.database.reading() as connection, pytest.raises(StorageFault, match=r"hologram.*Update"):
        Reading(connection).recipe_version("bracket")


def test_a_version_of_an_older_program_is_read_with_the_default_words(floor: ShopFloor) -> None:
    older = RecipeSettings(category="gear").to_json()
    del older["prompts"]
    tamper(floor.database, "UPDATE recipe_version SET settings = ?", json.dumps(older))
    with floor.database.reading() as connection:
        version = Reading(connection).recipe_version("bracket")
    assert version is not None and version.settings == RecipeSettings(category="gear")

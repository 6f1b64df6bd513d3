"""A picture of a watched folder counts once, in the lot of its slice."""

from __future__ import annotations

import json
from pathlib import Path

from shop_floor import ShopFloor

from inspector_app.domain.audit import AuditKind, AuditQuery
from inspector_app.domain.readings import FoundFile
from inspector_app.domain.watching import Slice, WatchSettings
from inspector_app.store.drafts import Joined, WatchedDraft
from inspector_app.store.reading import Reading

FOLDER = Path("/line/in")
MONDAY, TUESDAY = Slice("day 2026-11-23", "in 2026-11-23"), Slice("day 2026-11-24", "in 2026-11-24")


def watch(floor: ShopFloor) -> str:
    with floor.database.writing() as connection:
        return floor.writing(connection).ensure_watch(floor.recipe, WatchSettings(FOLDER, "bracket"))


def test_starting_changing_and_stopping_stand_in_the_audit_log_and_going_on_does_not(
    floor: ShopFloor,
) -> None:
    first = watch(floor)
    watch(floor)  # as the next start of the program does
    with floor.database.writing() as connection:
        writing = floor.writing(connection)
        writing.ensure_watch(floor.recipe, WatchSettings(FOLDER, "bracket", every=9.0))
        writing.ensure_watch(floor.recipe, WatchSettings(Path("/line/two"), "bracket"))
        writing.end_watch(first)  # which ended with the other's start
    with floor.database.reading() as connection:
        rows = Reading(connection).audit_rows(AuditQuery(kinds=(AuditKind.WATCH,)))
    said = [json.loads(row.content) for row in sorted(rows, key=lambda row: row.seq)]
    assert [(row["act"], row["folder"]) for row in said] == [
        ("start", "/line/in"),
        ("change", "/line/in"),
        ("stop", "/line/in"),
        ("start", "/line/two"),
    ]
    assert said[1]["every"] == 9.0


def draft(path: str, sha: str | None, *, mtime: int = 1, slice: Slice = MONDAY) -> WatchedDraft:
    return WatchedDraft(FoundFile(path, 10, mtime, path), sha, slice)


def join(floor: ShopFloor, key: str, *drafts: WatchedDraft) -> list[Joined]:
    with floor.database.writing() as connection:
        return floor.writing(connection).join_watched(key, floor.recipe, FOLDER, "", drafts)


def names(floor: ShopFloor) -> dict[str, list[str]]:
    with floor.database.reading() as connection:
        reading = Reading(connection)
        return {lot.name: [image.path for image in reading.images(lot.id)] for lot in reading.lot_list()}


def test_every_day_has_a_lot_of_its_own_whose_pictures_lie_in_the_same_folder(floor: ShopFloor) -> None:
    key = watch(floor)
    first, _ = join(floor, key, draft("a.png", "1"), draft("b.png", "2", slice=TUESDAY))
    assert names(floor) == {"in 2026-11-24": ["b.png"], "in 2026-11-23": ["a.png"]}
    with floor.database.reading() as connection:
        lots = Reading(connection).lot_list()
        shown, folder = Reading(connection).image_in_folder(first.image_id)
    assert {lot.folder for lot in lots} == {FOLDER} and all(lot.watched for lot in lots)
    assert (shown.path, folder) == ("a.png", FOLDER)


def test_a_copy_and_a_renamed_picture_count_once(floor: ShopFloor) -> None:
    key = watch(floor)
    (first,) = join(floor, key, draft("a.png", "1"))
    copy, other = join(floor, key, draft("copy.png", "1"), draft("b.png", "2"))
    assert (copy.new, copy.copy_of, copy.image_id) == (False, "a.png", first.image_id)
    assert other.new and names(floor) == {"in 2026-11-23": ["a.png", "b.png"]}


def test_two_copies_that_come_together_count_once(floor: ShopFloor) -> None:
    first, second = join(floor, watch(floor), draft("a.png", "1"), draft("b.png", "1"))
    assert (first.new, second.new, second.copy_of) == (True, False, "a.png")


def test_a_file_with_another_picture_under_the_same_name_is_inspected_again(floor: ShopFloor) -> None:
    key = watch(floor)
    (first,) = join(floor, key, draft("a.png", "1"))
    (again,) = join(floor, key, draft("a.png", "2", mtime=2))
    assert again.new and again.image_id == first.image_id


def test_a_file_whose_time_alone_has_changed_is_not(floor: ShopFloor) -> None:
    key = watch(floor)
    join(floor, key, draft("a.png", "1"))
    (touched,) = join(floor, key, draft("a.png", "1", mtime=2))
    assert not touched.new
    with floor.database.reading() as connection:
        assert Reading(connection).watched(key, ["a.png", "b.png"]) == {"a.png": (10, 2)}


def test_files_that_cannot_be_read_are_no_copies_of_each_other(floor: ShopFloor) -> None:
    joined = join(floor, watch(floor), draft("a.png", None), draft("b.png", None))
    assert all(one.new for one in joined)


def test_a_finished_lot_is_open_again_when_another_part_joins(floor: ShopFloor) -> None:
    key = watch(floor)
    (first,) = join(floor, key, draft("a.png", "1"))
    with floor.database.writing() as connection:
        floor.writing(connection).finish_watch_lot(first.lot_id)
    with floor.database.reading() as connection:
        assert Reading(connection).open_watch_lots(key) == []
    join(floor, key, draft("b.png", "2"))
    with floor.database.reading() as connection:
        (row,) = Reading(connection).open_watch_lots(key)
    assert (row.lot_id, row.key) == (first.lot_id, MONDAY.key)


def test_the_folder_itself_can_be_opened_as_a_lot_beside_those_of_its_days(floor: ShopFloor) -> None:
    join(floor, watch(floor), draft("a.png", "1"))
    plain = floor.open_lot(["a.png"], str(FOLDER))
    assert not plain.watched
    assert names(floor) == {"in": ["a.png"], "in 2026-11-23": ["a.png"]}


def test_the_watch_is_there_at_the_next_start_until_it_is_ended(floor: ShopFloor) -> None:
    key = watch(floor)
    with floor.database.reading() as connection:
        assert Reading(connection).active_watch() == WatchSettings(FOLDER, "bracket")
    with floor.database.writing() as connection:
        floor.writing(connection).end_watch(key)
    with floor.database.reading() as connection:
        reading = Reading(connection)
        assert reading.active_watch() is None
        assert reading.last_watch() == WatchSettings(FOLDER, "bracket")

"""What is known of a watched folder's files does not grow for ever; no picture that lies there counts twice."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from watched_floor import Room, WatchedFloor, settings_of

from inspector_app.workflow import forgetting

DAY = 24 * 3600.0


@pytest.fixture
def floor(tmp_path: Path) -> Iterator[WatchedFloor]:
    room = Room(tmp_path / "workspace")
    made = WatchedFloor(room, tmp_path / "in", settings_of(tmp_path / "in"))
    for shade, name in enumerate(("a.png", "b.png", "c.png"), start=1):
        made.draw(name, shade)
    made.pass_by(4)
    yield made
    room.close()


def known(floor: WatchedFloor) -> set[str]:
    with floor.room.stores.reading() as reading:
        return set(reading.watched(floor.watch.watched.watch_id, ["a.png", "b.png", "c.png", "d.png"]))


def after(floor: WatchedFloor, days: float) -> None:
    floor.now += days * DAY
    floor.pass_by(10)


def test_a_file_that_is_gone_is_forgotten_once_it_has_counted_for_long_enough(floor: WatchedFloor) -> None:
    (floor.folder / "a.png").unlink()
    after(floor, 89)
    assert known(floor) == {"a.png", "b.png", "c.png"}
    after(floor, 2)
    assert known(floor) == {"b.png", "c.png"}
    assert set(floor.verdicts()) == {"a.png", "b.png", "c.png"}  # its result stays


def test_a_picture_that_lies_there_never_counts_twice_however_old_it_is(floor: WatchedFloor) -> None:
    (floor.folder / "a.png").unlink()
    after(floor, 200)
    (floor.folder / "d.png").write_bytes((floor.folder / "b.png").read_bytes())
    after(floor, 0.01)
    assert floor.watch.status.copies == 1
    (floor.folder / "b.png").unlink()  # now only its copy is there
    after(floor, 2)
    assert known(floor) == {"c.png", "d.png"}
    (floor.folder / "b.png").write_bytes((floor.folder / "d.png").read_bytes())
    after(floor, 0.01)
    assert floor.watch.status.copies == 2
    assert len(floor.room.arrivals.inspected) == 3


def test_a_share_that_has_gone_from_under_its_mount_point_loses_nothing(floor: WatchedFloor) -> None:
    away = floor.folder.with_name("away")
    floor.folder.rename(away)
    floor.folder.mkdir()  # the empty mount point
    after(floor, 200)
    assert known(floor) == {"a.png", "b.png", "c.png"}
    floor.folder.rmdir()
    away.rename(floor.folder)
    after(floor, 1)
    assert len(floor.room.arrivals.inspected) == 3


def test_what_cannot_be_asked_is_taken_to_be_there(
    floor: WatchedFloor, monkeypatch: pytest.MonkeyPatch
) -> None:
    (floor.folder / "a.png").unlink()

    def refused(path: object, *_: object, **__: object) -> os.stat_result:
        raise PermissionError(path)

    with monkeypatch.context() as patched:
        patched.setattr(forgetting.os, "stat", refused)
        after(floor, 200)
    assert known(floor) == {"a.png", "b.png", "c.png"}


def test_more_old_files_than_a_step_takes_are_asked_after_one_after_the_other(
    floor: WatchedFloor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forgetting, "AT_ONCE", 1)
    for name in ("a.png", "b.png"):
        (floor.folder / name).unlink()
    after(floor, 200)
    assert known(floor) == {"c.png"}

"""A watched folder: what counts, in which lot, once, and what happens when the folder is gone."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from watched_floor import MONDAY_NOON, Room, WatchedFloor, picture, settings_of

from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.feeds import FeedKind, FeedSettings
from inspector_app.domain.watching import LotRule, WatchSettings, WatchState, day_of, minutes_of
from inspector_app.imaging.thumbnails import decode_thumbnail
from inspector_app.workflow.events import WatchChanged
from inspector_app.workflow.folder_watch import FARTHEST

Make = Callable[..., WatchedFloor]


@pytest.fixture
def in_utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def make(tmp_path: Path, in_utc: None) -> Iterator[Make]:
    room = Room(tmp_path / "workspace")

    def made(**given: Any) -> WatchedFloor:
        once = given.pop("once", False)
        folder = tmp_path / "in"
        return WatchedFloor(room, folder, settings_of(folder, **given), once=once)

    yield made
    room.close()


def test_a_picture_is_inspected_once_it_has_held_still(make: Make) -> None:
    floor = make()
    floor.draw("a.png", 1)
    floor.watch.step()
    assert (floor.watch.status.waiting, floor.verdicts()) == (1, {})
    floor.pass_by(1.0)
    assert floor.verdicts() == {"a.png": "ok"}
    assert (floor.watch.status.waiting, floor.watch.status.parts) == (0, 1)


def test_a_picture_that_is_still_being_written_waits(make: Make) -> None:
    floor, whole = make(), picture(1)
    path = floor.folder / "a.png"
    for share in range(1, 6):
        path.write_bytes(whole[: share * len(whole) // 6])
        floor.pass_by(2.0)
    assert floor.verdicts() == {}
    path.write_bytes(whole)
    floor.pass_by(4.0)
    assert floor.verdicts() == {"a.png": "ok"}


def test_what_can_never_be_read_is_a_failed_part_with_the_reason_once_patience_ends(make: Make) -> None:
    floor = make(patience=20)
    (floor.folder / "empty.png").touch()
    (floor.folder / "broken.png").write_bytes(b"no picture")
    floor.draw("good.png", 1)
    floor.pass_by(15)
    assert floor.verdicts() == {"good.png": "ok"}  # nobody waits for the others
    floor.pass_by(25)
    assert floor.verdicts() == {"good.png": "ok", "empty.png": "failed", "broken.png": "failed"}
    floor.room.arrivals.inspected.clear()
    floor.pass_by(30)
    assert floor.room.arrivals.inspected == []


def test_a_failed_part_that_is_written_whole_after_all_is_inspected(make: Make) -> None:
    floor = make(patience=2)
    path = floor.folder / "a.png"
    path.write_bytes(b"no picture")
    floor.pass_by(20)
    assert floor.verdicts() == {"a.png": "failed"}
    path.write_bytes(picture(1))
    floor.pass_by(5)
    assert floor.verdicts() == {"a.png": "ok"}


def test_copies_and_renamed_pictures_count_once_and_the_log_says_so(
    make: Make, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    floor = make()
    path = floor.draw("a.png", 1)
    floor.pass_by(4)
    (floor.folder / "copy.png").write_bytes(path.read_bytes())
    path.rename(floor.folder / "renamed.png")
    floor.pass_by(8)
    assert floor.verdicts() == {"a.png": "ok"}
    assert floor.watch.status.copies == 2
    assert "copy.png shows the same picture as a.png: counted once" in caplog.text


def test_a_restart_inspects_nothing_again(make: Make) -> None:
    floor = make()
    floor.draw("a.png", 1)
    floor.pass_by(4)
    floor.begin()
    floor.pass_by(10)
    assert floor.room.arrivals.inspected == ["a.png"]


def test_what_had_joined_and_was_not_inspected_when_the_program_ended_is_inspected_at_the_next_start(
    make: Make,
) -> None:
    floor = make()
    floor.room.arrivals.broken = True
    floor.draw("a.png", 1)
    floor.pass_by(4)
    assert (floor.watch.status.state, floor.watch.status.waiting) == (WatchState.TROUBLED, 1)
    floor.room.arrivals.broken = False
    floor.begin()
    floor.watch.step()
    assert floor.verdicts() == {"a.png": "ok"}


def test_an_engine_that_comes_back_gets_what_waits(make: Make) -> None:
    floor = make()
    floor.room.arrivals.broken = True
    floor.draw("a.png", 1)
    floor.pass_by(4)
    floor.room.arrivals.broken = False
    floor.pass_by(4)
    assert floor.watch.status.state is WatchState.WATCHING
    assert floor.verdicts() == {"a.png": "ok"}


def test_a_file_with_another_picture_under_its_name_is_inspected_again(make: Make) -> None:
    floor = make()
    floor.draw("a.png", 1)
    floor.pass_by(4)
    floor.draw("a.png", 2, at=MONDAY_NOON + 5)
    floor.pass_by(8)
    assert floor.room.arrivals.inspected == ["a.png", "a.png"]
    assert list(floor.verdicts()) == ["a.png"]


def test_copies_of_a_picture_that_is_written_over_are_parts_of_their_own(make: Make) -> None:
    floor = make()
    for shade in (1, 2, 3):  # a camera that writes every picture as latest.png, and keeps each under a number
        for later, name in enumerate(("latest.png", f"{shade}.png")):
            floor.draw(name, shade, at=MONDAY_NOON + floor.now + later)
        floor.pass_by(8)
    assert set(floor.verdicts()) == {"latest.png", "1.png", "2.png"}  # 3.png is what latest.png shows
    with floor.room.stores.reading() as reading:
        images = reading.images(next(iter(floor.lots.values())).id)
    assert len({image.sha256 for image in images}) == 3


def test_pictures_that_change_names_with_each_other_are_shown_with_their_own_results(make: Make) -> None:
    floor = make()
    first, second = floor.draw("a.png", 1), floor.draw("b.png", 2, at=MONDAY_NOON + 1)
    floor.pass_by(4)
    first.rename(floor.folder / "c")
    second.rename(first)
    (floor.folder / "c").rename(second)
    floor.pass_by(10)
    with floor.room.stores.reading() as reading:
        images = reading.images(next(iter(floor.lots.values())).id)
    assert {one.path: one.sha256 for one in images} == {
        path.name: sha256(path.read_bytes()).hexdigest() for path in (first, second)
    }


def test_a_part_keeps_its_result_and_a_small_picture_when_its_file_is_gone(make: Make) -> None:
    floor = make()
    path = floor.draw("a.png", 1)
    floor.pass_by(4)
    path.unlink()
    floor.pass_by(10)
    assert floor.verdicts() == {"a.png": "ok"}
    with floor.room.stores.reading() as reading:
        (image,) = reading.images(next(iter(floor.lots.values())).id)
    stored = floor.room.stores.thumbnails.read(image.id, image.mtime_ns)
    assert stored is not None and decode_thumbnail(stored).shape == (40, 40, 3)


def test_a_day_is_a_lot_and_begins_when_the_settings_say(make: Make) -> None:
    floor = make(day_start=6 * 60)
    floor.draw("late.png", 1, at=MONDAY_NOON + 17.9 * 3600)  # Tuesday, before six
    floor.draw("early.png", 2, at=MONDAY_NOON + 18.1 * 3600)
    floor.pass_by(4)
    assert set(floor.lots) == {"in 2025-12-01", "in 2025-12-02"}


def test_a_sub_folder_is_a_lot(make: Make) -> None:
    floor = make(lots=LotRule.FOLDER)
    for shade, name in enumerate(("4711/a.png", "4711/deep/b.png", "4712/a.png", "loose.png")):
        floor.draw(name, shade)
    floor.pass_by(4)
    assert set(floor.lots) == {"4711", "4712", "in"}


def test_an_order_is_a_lot_and_the_serial_number_is_read_from_the_name(make: Make) -> None:
    pattern = "(?P<order>[^_]+)_(?P<part>[^_]+)_(?P<view>top|side)"
    floor = make(lots=LotRule.ORDER, part_pattern=pattern)
    for shade, name in enumerate(("4711_S1_top.png", "4711_S1_side.png", "4712_S9_top.png", "odd.png")):
        floor.draw(name, shade)
    floor.pass_by(4)
    assert set(floor.lots) == {"4711", "4712", "in (?)"}
    assert set(floor.verdicts()) == {"S1", "S9", "odd.png"}


def test_the_lot_of_a_day_is_finished_when_the_day_is_over(make: Make) -> None:
    floor = make()
    floor.room.writer.submit(
        lambda writing: writing.add_feed(FeedSettings("f", FeedKind.JSONL, "/feeds"))
    ).result()
    floor.draw("a.png", 1)
    floor.pass_by(100)
    assert floor.room.arrivals.finished == []
    floor.now = 12 * 3600 + 1.0
    floor.watch.step()
    lot = floor.lots["in 2025-12-01"]
    assert floor.room.arrivals.finished == [lot.id]
    with floor.room.stores.reading() as reading:
        told = [message.type.value for message in reading.messages_after(0, 10)]
    assert told == ["part.inspected", "lot.finished"]
    floor.pass_by(100)
    assert floor.room.arrivals.finished == [lot.id]


def test_an_order_is_finished_when_it_has_got_no_part_for_a_while_and_another_has(make: Make) -> None:
    floor = make(lots=LotRule.FOLDER)
    floor.draw("4711/a.png", 1)
    floor.pass_by(2000)
    assert floor.room.arrivals.finished == []  # it may go on tomorrow
    floor.draw("4712/a.png", 2)
    floor.pass_by(10)
    assert floor.room.arrivals.finished == [floor.lots["4711"].id]


@pytest.mark.parametrize("lots", [LotRule.DAY, LotRule.FOLDER])
def test_a_lot_from_when_the_clock_stood_ahead_is_finished_once_it_is_right(
    make: Make, lots: LotRule
) -> None:
    floor, year = make(lots=lots), 365 * 86_400.0
    floor.watch._clock = lambda: MONDAY_NOON + year + floor.now
    floor.draw("4711/a.png", 1, at=MONDAY_NOON + year)
    floor.pass_by(10)
    (ahead,) = (lot.id for lot in floor.lots.values())
    floor.watch._clock = lambda: MONDAY_NOON + floor.now
    floor.draw("4712/a.png", 2)
    floor.pass_by(700)
    assert floor.room.arrivals.finished == [ahead]


def test_a_folder_that_is_gone_is_told_once_and_looked_for_ever_less_often(make: Make) -> None:
    floor = make()
    floor.draw("a.png", 1)
    floor.pass_by(4)
    away = floor.folder.rename(floor.folder.with_name("away"))
    steps, before = 0, floor.now
    while floor.now < before + 600:
        floor.now += max(0.001, floor.watch.step())
        steps += 1
    assert floor.watch.status.state is WatchState.UNREACHABLE
    assert 600 / FARTHEST <= steps < 25
    told = [event.status for event in floor.room.events if isinstance(event, WatchChanged)]
    gone = [status.problem for status in told if status.state is WatchState.UNREACHABLE]
    assert gone == ["No such file or directory"]
    away.rename(floor.folder)
    floor.draw("b.png", 2)
    floor.pass_by(FARTHEST + 5)
    assert floor.watch.status.state is WatchState.WATCHING
    assert floor.verdicts() == {"a.png": "ok", "b.png": "ok"}


def test_without_a_bank_the_first_parts_wait_for_enough_of_them(make: Make) -> None:
    floor = make()
    floor.room.arrivals.has_bank = False
    for shade in range(23):
        floor.draw(f"{shade:02}.png", shade)
    floor.pass_by(10)
    assert floor.watch.status.waiting == 23 and set(floor.verdicts().values()) == {None}
    floor.draw("23.png", 23)
    floor.pass_by(10)
    assert set(floor.verdicts().values()) == {"ok"} and floor.watch.status.parts == 24


def test_once_inspects_what_lies_there_also_when_it_is_little(make: Make) -> None:
    floor = make(once=True)
    floor.room.arrivals.has_bank = False
    floor.draw("a.png", 1)
    assert not floor.watch.has_all
    floor.pass_by(3)
    assert floor.watch.has_all and floor.verdicts() == {"a.png": "ok"}


def test_many_files_come_in_though_only_some_are_waited_for_at_once(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    from inspector_app.workflow import folder_watch
    from inspector_app.workflow.stable_files import Waiting

    monkeypatch.setattr(folder_watch, "Waiting", lambda patience: Waiting(patience, most=5))
    floor = make()
    for shade in range(17):
        floor.draw(f"{shade:02}.png", shade)
    floor.pass_by(15)
    assert len(floor.verdicts()) == 17 and set(floor.verdicts().values()) == {"ok"}


def test_a_look_that_takes_long_makes_the_pause_longer(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    from inspector_app.workflow import folder_watch

    floor = make()
    found = folder_watch.listing

    def slow(folder: Path) -> Iterator[Any]:
        floor.now += 5.0
        yield from found(folder)

    monkeypatch.setattr(folder_watch, "listing", slow)
    assert floor.watch.step() == pytest.approx(20.0)


def test_one_file_that_breaks_the_reading_does_not_hold_up_the_others(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    from inspector_app.workflow import folder_watch

    found = folder_watch.decode

    def breaking(path: Path, **given: Any) -> Any:
        if path.name == "a.png":
            raise MemoryError("too much")
        return found(path, **given)

    monkeypatch.setattr(folder_watch, "decode", breaking)
    floor = make()
    floor.draw("a.png", 1)
    floor.draw("b.png", 2)
    floor.pass_by(5)
    assert floor.verdicts() == {"b.png": "ok"}


@pytest.mark.parametrize("at", [-(10.0**9), 0.0, 2.0**33])
def test_a_file_with_an_absurd_time_is_inspected(make: Make, at: float) -> None:
    floor = make(day_start=60)
    floor.draw("a.png", 1, at=at)
    floor.pass_by(5)
    assert floor.verdicts() == {"a.png": "ok"}


def test_files_that_belong_to_nobody_else_are_left_as_they_are(make: Make) -> None:
    floor = make()
    path = floor.draw("a.png", 1)
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    floor.pass_by(5)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert os.listdir(floor.folder) == ["a.png"]


@pytest.mark.parametrize(
    "given",
    [{"recipe": " "}, {"every": 0.0}, {"every": float("nan")}, {"day_start": 1440}, {"lots": LotRule.ORDER}],
)
def test_settings_that_cannot_be_watched_by_are_refused(given: dict[str, Any]) -> None:
    with pytest.raises(CorrectableError):
        WatchSettings(Path("/in"), **{"recipe": "plate", **given}).checked()


@pytest.mark.parametrize("text", ["", "6", "24:00", "06:60", "six", "-1:00"])
def test_a_time_of_the_day_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(CorrectableError):
        minutes_of(text)


def test_a_day_goes_on_until_the_next_one_starts(in_utc: None) -> None:
    assert minutes_of("06:00") == 360
    assert day_of(MONDAY_NOON, 360) == "2025-12-01"
    assert day_of(MONDAY_NOON + 17 * 3600, 360) == "2025-12-01"
    assert day_of(MONDAY_NOON + 19 * 3600, 360) == "2025-12-02"


@pytest.mark.parametrize("night", ["2026-03-29", "2026-10-25"])
def test_a_day_begins_at_its_hour_also_where_clocks_are_put_forward_or_back(
    night: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
    time.tzset()
    try:
        found = {
            hour: day_of(datetime.fromisoformat(f"{night}T{hour}").timestamp(), 360)
            for hour in ("05:59:59", "06:00:00", "23:59:59")
        }
    finally:
        monkeypatch.undo()
        time.tzset()
    before = f"{night[:-2]}{int(night[-2:]) - 1}"
    assert found == {"05:59:59": before, "06:00:00": night, "23:59:59": night}

"""File feeds: each message stands there once, whatever happens on the way."""

from __future__ import annotations

import csv
import errno
import json
import os
from pathlib import Path

import pytest
from fed_floor import message

from inspector_app.domain.feeds import FeedFault, FeedKind
from inspector_app.workflow.feeds.file_feed import FileFeed

DAY = 24 * 3600.0


def feed(folder: Path, kind: FeedKind = FeedKind.JSONL, **given: object) -> FileFeed:
    return FileFeed(folder, kind, day_of=lambda at: f"day-{int(at // DAY)}", **given)  # type: ignore[arg-type]


def numbers(path: Path) -> list[int]:
    return [json.loads(line)["number"] for line in path.read_text(encoding="utf-8").splitlines()]


def test_messages_are_lines_of_a_file_a_day(tmp_path: Path) -> None:
    assert feed(tmp_path / "new").send([message(1, at=0), message(2, at=0), message(3, at=DAY)]) == 3
    assert numbers(tmp_path / "new" / "inspector-day-0.jsonl") == [1, 2]
    assert numbers(tmp_path / "new" / "inspector-day-1.jsonl") == [3]


@pytest.mark.parametrize("kind", [FeedKind.JSONL, FeedKind.CSV])
def test_what_was_written_before_a_crash_is_not_written_again(tmp_path: Path, kind: FeedKind) -> None:
    feed(tmp_path, kind).send([message(1, at=0), message(2, at=0)])  # and dies before it is noted
    again = feed(tmp_path, kind)
    assert again.send([message(1, at=0), message(2, at=0), message(3, at=0)]) == 3
    assert again.send([message(4, at=0)]) == 1
    text = (tmp_path / f"inspector-day-0.{kind.value}").read_text(encoding="utf-8")
    assert [text.count(message(number).id) for number in (1, 2, 3, 4)] == [1, 1, 1, 1]


@pytest.mark.parametrize("kind", [FeedKind.JSONL, FeedKind.CSV])
def test_what_could_not_be_noted_as_carried_is_not_written_again(tmp_path: Path, kind: FeedKind) -> None:
    under_test = feed(tmp_path, kind)
    assert under_test.send([message(1, at=0), message(2, at=DAY)]) == 2
    assert (
        under_test.send([message(1, at=0), message(2, at=DAY), message(3, at=DAY)]) == 3
    )  # same feed, no crash
    assert under_test.send([message(2, at=DAY), message(3, at=DAY), message(4, at=DAY)]) == 3
    text = "".join(path.read_text(encoding="utf-8") for path in tmp_path.iterdir())
    assert [text.count(message(number).id) for number in (1, 2, 3, 4)] == [1, 1, 1, 1]


def test_a_clock_that_goes_over_midnight_and_back_doubles_nothing_that_could_not_be_noted(
    tmp_path: Path,
) -> None:
    under_test = feed(tmp_path)
    messages = [message(1, at=0), message(2, at=DAY), message(3, at=0)]
    assert under_test.send(messages) == under_test.send(messages) == 3
    assert numbers(tmp_path / "inspector-day-0.jsonl") == [1, 3]
    assert numbers(tmp_path / "inspector-day-1.jsonl") == [2]


def test_a_line_that_a_crash_has_cut_short_is_taken_away_and_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "inspector-day-0.jsonl"
    feed(tmp_path).send([message(1, at=0), message(2, at=0)])
    path.write_bytes(path.read_bytes()[:-30])
    feed(tmp_path).send([message(1, at=0), message(2, at=0)])
    assert numbers(path) == [1, 2]


@pytest.mark.parametrize("room", [0, 10, 150, 400])
def test_a_disk_that_is_full_half_way_loses_nothing_and_doubles_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    from inspector_app.workflow.feeds import file_feed

    def full(file: object, data: bytes) -> None:
        os.write(file.fileno(), data[:room])  # type: ignore[attr-defined]
        raise OSError(errno.ENOSPC, "No space left on device")

    feed(tmp_path).send([message(1, at=0)])
    under_test = feed(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(file_feed, "_write_all", full)
        with pytest.raises(FeedFault, match="No space left"):
            under_test.send([message(2, at=0), message(3, at=0)])
    assert under_test.send([message(2, at=0), message(3, at=0)]) == 2
    assert numbers(tmp_path / "inspector-day-0.jsonl") == [1, 2, 3]


def test_what_may_not_have_reached_the_disk_is_synced_before_it_counts(tmp_path: Path) -> None:
    synced: list[int] = []
    answers = [OSError(errno.EIO, "Input/output error"), None]

    def fsync(handle: int) -> None:
        synced.append(handle)
        if (error := answers.pop(0)) is not None:
            raise error

    under_test = feed(tmp_path, fsync=fsync)
    with pytest.raises(FeedFault, match="Input/output"):
        under_test.send([message(1, at=0)])
    assert under_test.send([message(1, at=0)]) == 1
    assert len(synced) == 2 and numbers(tmp_path / "inspector-day-0.jsonl") == [1]


def test_a_day_that_cannot_be_written_does_not_undo_the_day_before(tmp_path: Path) -> None:
    (tmp_path / "inspector-day-1.jsonl").mkdir()
    under_test = feed(tmp_path)
    assert under_test.send([message(1, at=0), message(2, at=DAY)]) == 1
    with pytest.raises(FeedFault):
        under_test.send([message(2, at=DAY)])


def test_a_file_that_somebody_takes_away_is_begun_anew(tmp_path: Path) -> None:
    under_test, path = feed(tmp_path, FeedKind.CSV), tmp_path / "inspector-day-0.csv"
    under_test.send([message(1, at=0)])
    path.unlink()
    under_test.send([message(1, at=0), message(2, at=0)])  # not noted yet, so both belong into it
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert [row["number"] for row in csv.DictReader(file)] == ["1", "2"]


def test_a_table_holds_one_line_a_message_and_runs_nothing(tmp_path: Path) -> None:
    evil = message(
        1,
        at=0,
        lot={"name": "=HYPERLINK(1)", "number": 3},
        part={"name": "@a", "serial": "+b"},
        note="-1+1\r\n=cmd|x",
        verdict="flagged",
        score=-0.5,
        images=[{"findings": [{"box": [1, 2, 3, 4]}, {"box": [5, 6, 7, 8]}]}],
    )
    feed(tmp_path, FeedKind.CSV).send([evil, message(2, at=0)])
    path = tmp_path / "inspector-day-0.csv"
    assert len(path.read_text(encoding="utf-8").splitlines()) == 3
    with path.open(encoding="utf-8-sig", newline="") as file:
        row, _ = csv.DictReader(file)
    assert (row["lot"], row["part"], row["serial"]) == ("'=HYPERLINK(1)", "'@a", "'+b")
    assert row["note"].startswith("'") and row["score"] == "-0.5"
    assert (row["findings"], row["boxes"]) == ("2", "1,2,3,4 5,6,7,8")

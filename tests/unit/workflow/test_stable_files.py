"""A file counts when it has held still for a second and can be read; the clock is a number."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from inspector_app.workflow.stable_files import Seen, Waiting, is_temporary, listing

A = Seen("a.png", 10, 1)


def test_a_file_is_due_once_it_has_not_changed_for_a_second() -> None:
    files = Waiting(patience=60)
    files.see(A, 0.0)
    assert files.due(0.9) == []
    files.see(A, 0.9)
    assert files.due(1.0) == [A]


def test_a_file_that_grows_begins_to_wait_anew() -> None:
    files = Waiting(patience=60)
    files.see(A, 0.0)
    files.see(Seen("a.png", 20, 1), 0.9)
    assert files.due(1.8) == []
    assert files.due(1.9) == [Seen("a.png", 20, 1)]


def test_a_file_whose_time_changes_begins_to_wait_anew() -> None:
    files = Waiting(patience=60)
    files.see(A, 0.0)
    files.see(Seen("a.png", 10, 2), 0.5)
    assert files.due(1.4) == []


def test_files_come_in_the_order_they_were_written() -> None:
    files = Waiting(patience=60)
    for seen in (Seen("b.png", 1, 5), Seen("c.png", 1, 2), Seen("a.png", 1, 5)):
        files.see(seen, 0.0)
    assert [seen.path for seen in files.due(1.0)] == ["c.png", "a.png", "b.png"]


def test_a_file_that_cannot_be_read_is_tried_again_ever_later_until_patience_ends() -> None:
    files = Waiting(patience=10)
    files.see(A, 0.0)
    attempts, now = [], 1.0
    while True:
        assert files.due(now) == [A]
        attempts.append(now)
        if files.unreadable("a.png", "not an image", now):
            break
        now = files.next_due() or 0.0
    assert attempts == [1.0, 2.0, 4.0, 8.0, 16.0]


def test_a_file_that_changes_gets_all_the_patience_again() -> None:
    files = Waiting(patience=1)
    files.see(A, 0.0)
    assert not files.unreadable("a.png", "cut short", 1.0)
    files.see(Seen("a.png", 20, 2), 1.5)
    assert not files.unreadable("a.png", "cut short", 9.0)
    assert files.unreadable("a.png", "cut short", 10.0)


def test_only_so_many_are_waited_for_at_once() -> None:
    files = Waiting(patience=60, most=2)
    for name in "abc":
        files.see(Seen(name, 1, 1), 0.0)
    assert len(files) == 2 and files.full and "c" not in files
    files.forget("a")
    files.see(Seen("c", 1, 1), 1.0)
    assert "c" in files


@pytest.mark.parametrize(
    "name", [".a.png", "~a.png", "a.png.tmp", "a.tmp.png", "a.png.part", "a.png~", "A.PNG.TMP"]
)
def test_names_of_what_is_not_finished_are_left_out(name: str) -> None:
    assert is_temporary(name)


def test_a_listing_shows_pictures_of_all_depths_and_nothing_else(tmp_path: Path) -> None:
    for name in ("a.png", "order 7/b.jpg", "order 7/.hidden.png", ".git/c.png", "notes.txt", "d.png.part"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"12")
    os.symlink(tmp_path / "order 7", tmp_path / "linked")
    assert sorted(seen.path for seen in listing(tmp_path)) == ["a.png", "order 7/b.jpg"]


def test_a_listing_of_a_folder_that_is_gone_says_so(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        next(listing(tmp_path / "gone"))

"""A report is whole or it is not there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from inspector_app.domain.errors import StorageFault
from inspector_app.reports.writing import make_folder_aside, write_aside


def _fails() -> Iterator[bytes]:
    yield b"half"
    raise RuntimeError("stopped")


def test_a_failure_on_the_way_leaves_the_former_file_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "lot.csv"
    path.write_bytes(b"former")
    with pytest.raises(RuntimeError, match="stopped"):
        write_aside(path, _fails())
    assert path.read_bytes() == b"former"
    assert list(tmp_path.iterdir()) == [path]


def test_the_new_file_takes_the_place_of_the_former(tmp_path: Path) -> None:
    path = tmp_path / "lot.csv"
    path.write_bytes(b"former")
    write_aside(path, [b"ne", b"w"])
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    with pytest.raises(StorageFault, match=r"lot\.csv.*could not be written"):
        write_aside(blocked / "lot.csv", [b"x"])
    taken = tmp_path / "lot.csv"
    taken.mkdir()
    with pytest.raises(StorageFault, match=r"lot\.csv"):
        write_aside(taken, [b"x"])


def test_a_folder_is_whole_or_the_former_one_stays(tmp_path: Path) -> None:
    path = tmp_path / "masks"
    first = make_folder_aside(path, lambda folder: _fill(folder, "a", "b"))

    def stops(folder: Path) -> None:
        _fill(folder, "c")
        raise OSError(28, "No space left on device")

    with pytest.raises(StorageFault, match="No space left"):
        make_folder_aside(path, stops)
    assert sorted(each.name for each in path.iterdir()) == ["a", "b"]
    assert list(tmp_path.iterdir()) == [path]
    assert make_folder_aside(path, lambda folder: _fill(folder, "b", "a")) == first
    assert make_folder_aside(path, lambda folder: _fill(folder, "c")) != first
    assert [each.name for each in path.iterdir()] == ["c"]
    assert list(tmp_path.iterdir()) == [path]


def _fill(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).write_text(name)

"""A report is whole or it is not there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from inspector_app.domain.errors import StorageFault
from inspector_app.reports.writing import write_aside


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

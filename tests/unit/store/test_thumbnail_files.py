"""Thumbnails on the disk keep to their limits: the ones wanted longest ago go first."""

from __future__ import annotations

import os
from pathlib import Path

from inspector_app.store.thumbnail_files import ThumbnailFiles

DAY = 24 * 3600.0


class Days:
    """A clock that tests turn, in days."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now * DAY


def written(folder: Path, clock: Days, names: str, size: int = 100) -> ThumbnailFiles:
    files = ThumbnailFiles(folder, clock)
    for name in names:
        files.write(name, 1, b"x" * size)
        path = next(folder.rglob(f"{name}-1.jpg"))
        os.utime(path, (clock(), clock()))
        clock.now += 1
    return files


def there(files: ThumbnailFiles, names: str) -> str:
    return "".join(name for name in names if files.read(name, 1) is not None)


def test_what_is_kept_is_found_again_for_the_same_state_of_the_file(tmp_path: Path) -> None:
    files = written(tmp_path, Days(), "a")
    assert files.read("a", 1) == b"x" * 100
    assert files.read("a", 2) is None, "the picture has changed since"
    assert ThumbnailFiles(tmp_path / "nowhere").sweep() == 0


def test_beyond_the_size_the_ones_wanted_longest_ago_go(tmp_path: Path) -> None:
    clock = Days()
    files = written(tmp_path, clock, "abcde")
    clock.now += 5
    assert there(files, "b") == "b"  # wanted again
    assert files.sweep(most_bytes=300) == 200
    assert there(files, "abcde") == "bde"


def test_beyond_the_age_they_go_whatever_the_size(tmp_path: Path) -> None:
    clock = Days()
    files = written(tmp_path, clock, "abc")
    clock.now += 87.5
    assert files.sweep(oldest=90 * DAY) == 100
    assert there(files, "abc") == "bc"


def test_a_full_disk_costs_the_thumbnail_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "ab").write_bytes(b"a file where a folder should be")
    files = ThumbnailFiles(tmp_path)
    files.write("xxab", 1, b"x")
    assert files.read("xxab", 1) is None

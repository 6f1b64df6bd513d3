"""A fault of the program is noted, offered once at the next start, and starts that die in a row are noticed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from inspector_app.workflow.crash import (
    MOST_KEPT,
    crash_reports,
    native_faults_to,
    read_crash_report,
    set_seen,
    write_crash_report,
)
from inspector_app.workflow.start_guard import FORGOTTEN_AFTER, STARTS_NAME, StartGuard


def a_fault() -> Exception:
    try:
        raise ValueError("what was wrong")
    except ValueError as error:
        return error


def test_a_report_is_offered_until_it_was_seen_and_kept_then(tmp_path: Path) -> None:
    path = write_crash_report(a_fault(), tmp_path)
    assert crash_reports(tmp_path, unseen=True) == [path]
    assert "ValueError: what was wrong" in read_crash_report(path)
    seen = set_seen(path)
    assert crash_reports(tmp_path, unseen=True) == [] and crash_reports(tmp_path) == [seen]
    assert read_crash_report(path) == ""  # it has another name now


def test_no_more_than_so_many_reports_are_kept(tmp_path: Path) -> None:
    for number in range(MOST_KEPT + 5):
        path = tmp_path / f"crash-20260101-{number:06d}-1.txt"
        path.write_text("x")
        os.utime(path, (number, number))
    set_seen(path)
    assert len(crash_reports(tmp_path)) == MOST_KEPT
    assert not (tmp_path / "crash-20260101-000000-1.txt").exists()


def test_other_files_of_the_folder_are_no_reports(tmp_path: Path) -> None:
    for name in ("inspector.log", "crash.txt", "crash-notes.md", "my-crash-1.txt"):
        (tmp_path / name).write_text("x")
    assert crash_reports(tmp_path, tmp_path / "nowhere") == []


_DIES = """
import faulthandler, sys
from pathlib import Path
from inspector_app.workflow.crash import native_faults_to
with native_faults_to(Path(sys.argv[1])):
    faulthandler._sigsegv()
"""


@pytest.mark.skipif(os.name == "nt", reason="dies by a signal")
def test_a_library_that_dies_below_python_leaves_a_report(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", _DIES, str(tmp_path)], capture_output=True, check=False)
    assert done.returncode < 0
    (path,) = crash_reports(tmp_path, unseen=True)
    assert "Segmentation fault" in read_crash_report(path)


def test_a_program_that_ends_by_itself_leaves_none(tmp_path: Path) -> None:
    with native_faults_to(tmp_path):
        assert crash_reports(tmp_path) == []
    assert list(tmp_path.iterdir()) == []


def test_two_starts_in_a_row_that_died_are_noticed_at_the_third(tmp_path: Path) -> None:
    now = [1000.0]

    def start() -> tuple[StartGuard, bool]:
        guard = StartGuard(tmp_path, lambda: now[0])
        now[0] += 20
        return guard, guard.begin()

    assert not start()[1] and not start()[1]
    third, looping = start()
    assert looping
    third.settle()  # it went well this time
    assert not start()[1]


def test_a_start_that_went_well_forgets_what_died_before(tmp_path: Path) -> None:
    first = StartGuard(tmp_path)
    first.begin()
    second = StartGuard(tmp_path)
    second.begin()
    second.settle()
    assert not StartGuard(tmp_path).begin()


def test_what_died_long_ago_does_not_count_nor_what_a_wrong_clock_wrote(tmp_path: Path) -> None:
    for at in (0.0, 10.0, 5e9, 5e9 + 1):
        StartGuard(tmp_path, lambda at=at: at).begin()
    assert not StartGuard(tmp_path, lambda: FORGOTTEN_AFTER + 100).begin()


@pytest.mark.parametrize("text", ["", "[]", '{"starts": "many"}', '{"starts": [null]}', "\x00"])
def test_marks_that_cannot_be_read_are_none(tmp_path: Path, text: str) -> None:
    (tmp_path / STARTS_NAME).write_text(text)
    assert not StartGuard(tmp_path).begin()


def test_a_folder_that_cannot_be_written_stops_no_start(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file")
    guard = StartGuard(tmp_path / "logs")
    assert not guard.begin()
    guard.settle()
    with native_faults_to(tmp_path / "logs"):
        pass

"""A picture with which the program dies twice is known at the third start; one that was only beside it goes on."""

from __future__ import annotations

import json
import os
from pathlib import Path

import cv2
import numpy as np
import pytest

from inspector_app.domain.errors import ImageUnreadable
from inspector_app.workflow.decoding import squash_ahead
from inspector_app.workflow.in_hand import DEATHS_NAME, FORGOTTEN_AFTER, HAND_NAME, InHand, alone


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    done, data = cv2.imencode(".png", np.zeros((9, 9, 3), np.uint8))
    assert done
    made = [tmp_path / f"{name}.png" for name in "abcd"]
    for path in made:
        path.write_bytes(data.tobytes())
    return made


def died(logs: Path, *paths: Path, now: float = 1000.0) -> InHand:
    """The next start after one that ended with these in hand."""
    program = InHand(logs, lambda: now)
    for path in paths:
        program.take(path)
    return InHand(logs, lambda: now)  # the former was never closed


def test_what_was_in_hand_at_two_deaths_is_left_out_with_its_reason(
    tmp_path: Path, paths: list[Path]
) -> None:
    bad, beside, *_ = paths
    assert not InHand(tmp_path / "logs").suspect(bad)
    once = died(tmp_path / "logs", bad, beside)
    assert once.suspect(bad) and once.suspect(beside)
    once.take(bad)
    twice = InHand(tmp_path / "logs", lambda: 1001.0)
    with pytest.raises(ImageUnreadable, match="ended 2 times while it read or scored") as refused:
        twice.take(bad)
    assert refused.value.subject == str(bad) and "Save the image again" in refused.value.remedy
    twice.take(beside)


def test_nothing_is_held_against_pictures_that_were_let_go_or_a_program_that_ended_by_itself(
    tmp_path: Path, paths: list[Path]
) -> None:
    program = InHand(tmp_path / "logs")
    for path in paths:
        program.take(path)
    for path in paths[:2]:
        program.let_go(path)
    again = InHand(tmp_path / "logs")
    assert [again.suspect(path) for path in paths] == [False, False, True, True]
    again.take(paths[0])
    again.close()
    assert not (tmp_path / "logs" / HAND_NAME).exists()
    assert not InHand(tmp_path / "logs").suspect(paths[0])


def test_one_that_was_scored_well_is_suspected_no_more(tmp_path: Path, paths: list[Path]) -> None:
    program = died(tmp_path / "logs", *paths)
    program.take(paths[0])
    program.let_go(paths[0])  # looked at: that says nothing of scoring it
    assert program.suspect(paths[0])
    program.take(paths[0])
    program.let_go(paths[0], well=True)
    assert not program.suspect(paths[0])
    program.close()
    assert [InHand(tmp_path / "logs", lambda: 1000.0).suspect(path) for path in paths] == [
        False,
        True,
        True,
        True,
    ]


def test_a_file_that_was_saved_again_is_another_picture(tmp_path: Path, paths: list[Path]) -> None:
    died(tmp_path / "logs", paths[0])
    program = died(tmp_path / "logs", paths[0])
    with pytest.raises(ImageUnreadable):
        program.demand(paths[0])
    os.utime(paths[0], ns=(1, 1))
    program.demand(paths[0])
    assert not program.suspect(paths[0])


def test_one_death_is_forgotten_after_a_day_two_are_not(tmp_path: Path, paths: list[Path]) -> None:
    died(tmp_path / "logs", *paths[:2])
    died(tmp_path / "logs", paths[0])
    later = InHand(tmp_path / "logs", lambda: 1000.0 + FORGOTTEN_AFTER)
    assert later.suspect(paths[0]) and not later.suspect(paths[1])


def test_whoever_holds_a_picture_last_lets_it_go(tmp_path: Path, paths: list[Path]) -> None:
    program = InHand(tmp_path / "logs")
    program.take(paths[0])
    with program.holding(paths[0]):
        pass
    assert InHand(tmp_path / "logs").suspect(paths[0])


def test_places_are_used_again(tmp_path: Path, paths: list[Path]) -> None:
    program = InHand(tmp_path / "logs")
    for _ in range(50):
        for path in paths:
            with program.holding(path):
                pass
    assert (tmp_path / "logs" / HAND_NAME).stat().st_size == 16


@pytest.mark.parametrize("said", ["", "[]", "null", '{"zz": [1, 2]}', '{"00": 1}', '{"00": ["x", 1]}'])
def test_damaged_notes_are_as_good_as_none(tmp_path: Path, paths: list[Path], said: str) -> None:
    logs = tmp_path / "logs"
    logs.mkdir()
    (logs / DEATHS_NAME).write_text(said)
    (logs / HAND_NAME).write_bytes(b"\xff" * 21)
    program = InHand(logs)
    program.take(paths[0])
    assert len(json.loads((logs / DEATHS_NAME).read_text())) == 1


def test_where_nothing_can_be_written_work_goes_on(tmp_path: Path, paths: list[Path]) -> None:
    (tmp_path / "logs").write_text("a file where the folder should be")
    program = InHand(tmp_path / "logs")
    with program.holding(paths[0]):
        pass
    program.take(tmp_path / "gone.png")
    program.let_go(tmp_path / "gone.png", well=True)
    program.close()


def test_suspects_are_taken_alone_and_in_their_turn(tmp_path: Path, paths: list[Path]) -> None:
    assert list(alone(paths, InHand(tmp_path / "logs"))) == [[0, 1, 2, 3]]
    assert list(alone(paths, died(tmp_path / "logs", paths[1]))) == [[0], [1], [2, 3]]
    assert list(alone([], died(tmp_path / "logs", paths[1]))) == []


def test_one_that_is_left_out_comes_as_broken_without_being_read(tmp_path: Path, paths: list[Path]) -> None:
    died(tmp_path / "logs", paths[1])
    program = died(tmp_path / "logs", paths[1])
    found = list(squash_ahead([(path.name, path) for path in paths], (8, 8), None, in_hand=program))
    assert [picture.square is None for picture in found] == [False, True, False, False]
    assert "ended 2 times" in (found[1].error or "")


def test_who_reads_beside_the_program_is_none_of_its_deaths(tmp_path: Path, paths: list[Path]) -> None:
    program, beside = InHand(tmp_path / "logs"), InHand(None)
    program.take(paths[0])
    before = (tmp_path / "logs" / HAND_NAME).read_bytes()
    with beside.holding(paths[0]):
        assert not beside.suspect(paths[0])
    beside.close()
    assert (tmp_path / "logs" / HAND_NAME).read_bytes() == before
    assert not (tmp_path / "logs" / DEATHS_NAME).exists()

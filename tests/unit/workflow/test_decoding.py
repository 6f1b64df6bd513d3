"""Pictures are made ready ahead of the backbone, in the order asked for, and on a CPU not beside it."""

from __future__ import annotations

import threading
from pathlib import Path

import cv2
import numpy as np
import pytest

from inspector_app.imaging.decode import decode
from inspector_app.workflow import decoding
from inspector_app.workflow.decoding import AHEAD, squash_ahead


def _png(level: int) -> bytes:
    done, data = cv2.imencode(".png", np.full((12, 16, 3), level, np.uint8))
    assert done
    return data.tobytes()


@pytest.fixture
def pictures(tmp_path: Path) -> list[tuple[int, Path]]:
    paths = []
    for number in range(2 * AHEAD + 5):
        path = tmp_path / f"{number}.png"
        path.write_bytes(_png(number) if number != 7 else b"no picture")
        paths.append((number, path))
    return paths


@pytest.mark.parametrize("in_turn", [False, True])
def test_pictures_come_in_order_and_a_broken_one_with_its_reason(
    pictures: list[tuple[int, Path]], in_turn: bool
) -> None:
    found = list(squash_ahead(pictures, (8, 8), None, in_turn=in_turn))
    assert [picture.key for picture in found] == [number for number, _ in pictures]
    for picture in found:
        if picture.key == 7:
            assert picture.square is None and picture.error
        else:
            assert picture.square is not None and (picture.square == picture.key).all()
            assert (picture.width, picture.height) == (16, 12)


def test_in_turn_nothing_is_decoded_while_the_caller_works(
    pictures: list[tuple[int, Path]], monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[Path] = []

    def counted(path: Path, **options: object) -> object:
        begun.append(path)
        return decode(path, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(decoding, "decode", counted)
    for taken, _ in enumerate(squash_ahead(pictures, (8, 8), None, in_turn=True)):
        full = min((taken // AHEAD + 1) * AHEAD, len(pictures))
        assert len(begun) == full  # all of this group, none of the next


def test_whoever_stops_asking_leaves_no_thread_behind(pictures: list[tuple[int, Path]]) -> None:
    before = threading.active_count()
    stream = squash_ahead(pictures, (8, 8), None)
    next(stream)
    stream.close()
    assert threading.active_count() == before

"""Names of maps: one for each picture, readable, and taken by every file system."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.workflow.exporting import map_name, write_map

FORBIDDEN = set('/\\:*?"<>|') | {chr(code) for code in range(32)}
texts = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=240)


@given(texts)
def test_a_map_has_a_name_that_every_system_takes(path: str) -> None:
    name = map_name(path)
    assert not set(name) & FORBIDDEN
    assert not name.startswith(".") and name.endswith(".npy")
    assert len(name.encode()) <= 255


@given(st.sets(texts, min_size=2, max_size=30))
def test_no_two_pictures_share_a_map(paths: set[str]) -> None:
    assert len({map_name(path) for path in paths}) == len(paths)


@pytest.mark.parametrize(
    "pair",
    [
        ("a/b.png", "a_b.png"),
        ("a.png", "a.jpg"),
        ("A.png", "a.png"),
        ("x" * 200 + "1.png", "x" * 200 + "2.png"),
    ],
)
def test_paths_that_look_alike_have_maps_of_their_own_also_where_case_does_not_count(
    pair: tuple[str, str],
) -> None:
    one, other = (map_name(path).lower() for path in pair)
    assert one != other


def test_the_name_keeps_the_end_of_the_pictures_name() -> None:
    assert map_name("monday/part_0007.png").startswith("monday_part_0007-")


def test_a_map_is_written_whole_and_nothing_stays_beside_it(tmp_path: Path) -> None:
    values = np.arange(12, dtype=np.float32).reshape(3, 4)[:, ::2]
    write_map(tmp_path / "a.npy", values)
    assert np.array_equal(np.load(tmp_path / "a.npy"), values)
    assert [path.name for path in tmp_path.iterdir()] == ["a.npy"]

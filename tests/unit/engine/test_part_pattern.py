"""Part patterns: which files show the same part, and patterns that cannot be used."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.domain.errors import CorrectableError, RecipeInvalid
from inspector_app.domain.grouping import LONGEST_PATTERN, Place
from inspector_app.engine.part_pattern import PartPattern, grouped, require_a_match
from inspector_app.engine.recipe_schema import settings_from


@pytest.mark.parametrize(
    ("pattern", "path", "place"),
    [
        ("", "tray/0001.png", Place("tray/0001.png")),
        ("folder", "tray/0001/top.png", Place("tray/0001", "top")),
        ("folder", "0001.png", None),
        ("suffix:_top,_side", "tray/0001_top.png", Place("tray/0001", "top")),
        ("suffix:top,side", "0001-SIDE.jpg", Place("0001", "SIDE")),
        ("suffix:top,top-left", "0001_top-left.png", Place("0001", "top-left")),
        ("suffix:top", "0001_bottom.png", None),
        ("suffix", "0001_a_bottom.png", Place("0001_a", "bottom")),
        (
            r"(?P<view>[^/]+)/(?P<part>\d+)_(?P<light>\w+)",
            "left/17_dark.png",
            Place("17", "left", "dark"),
        ),
        (r"(?P<part>\d+)(_(?P<view>top))?", "17.png", Place("17")),
        (r"(?P<part>\d+)", "17_top.png", None),
        (r"(?P<part>\d*)_.*", "_top.png", None),
    ],
)
def test_a_file_belongs_where_its_name_says(pattern: str, path: str, place: Place | None) -> None:
    assert PartPattern(pattern).place(path) == place


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("(?P<part>", "cannot be used"),
        (r"(?P<number>\d+)", "no group named part"),
        (r"(?P<part>\d+)(?P<side>.)", "group named side"),
        ("suffix:", "an ending is empty"),
        ("suffix:top,", "an ending is empty"),
        ("(?P<part>" + "a" * LONGEST_PATTERN + ")", "longer than"),
        (r"(?P<part>.+)(?P<part>.+", "cannot be used"),
    ],
)
def test_a_pattern_that_cannot_be_used_says_why_also_in_a_recipe(pattern: str, why: str) -> None:
    with pytest.raises(CorrectableError, match=why) as caught:
        PartPattern(pattern)
    assert caught.value.subject == pattern and "(?P<part>.+)" in caught.value.remedy
    with pytest.raises(RecipeInvalid, match="part_pattern"):
        settings_from({"part_pattern": pattern}, "plate.json")


def test_a_pattern_that_tries_every_way_through_a_name_is_stopped() -> None:
    pattern = PartPattern(r"(?P<part>(a|aa)+)b")
    with pytest.raises(CorrectableError, match="too long"):
        pattern.place("a" * 200 + ".png", seconds=0.05)


def test_files_are_grouped_and_those_that_do_not_match_stand_alone() -> None:
    paths = ["1_top.png", "1_side.png", "2_top.png", "notes.png"]
    found = grouped(PartPattern("suffix:top,side"), paths)
    assert (found.files, found.parts, found.matched) == (4, 3, 3)
    assert (found.views, found.lights, found.alone) == (("side", "top"), (), ("notes.png",))
    first = found.examples[0]
    assert (first.name, [path for path, _ in first.files]) == ("1", ["1_top.png", "1_side.png"])


def test_a_pattern_that_matches_nothing_names_a_file() -> None:
    pattern = PartPattern("suffix:top,side")
    with pytest.raises(CorrectableError, match="none of 2") as caught:
        require_a_match(pattern, grouped(pattern, ["a.png", "b.png"]))
    assert caught.value.subject == "a.png"
    require_a_match(pattern, grouped(pattern, []))  # an empty folder is another fault


@given(st.text(max_size=40))
def test_no_text_makes_the_reading_of_a_pattern_fail_otherwise(text: str) -> None:
    try:
        PartPattern(text).place("tray/0001_top.png", seconds=1.0)
    except CorrectableError as error:
        assert error.sentence()

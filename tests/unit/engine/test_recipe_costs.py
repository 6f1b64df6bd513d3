"""Costs and named regions of a recipe: read, written, and refused where they say nothing."""

from __future__ import annotations

import json
from typing import Any

import pytest

from inspector_app.domain.errors import RecipeInvalid
from inspector_app.domain.part_region import PartRegion
from inspector_app.domain.recipe import RecipeSettings
from inspector_app.engine.recipe_schema import settings_from

RIM = {"name": "rim", "box": [0, 0, 1, 0.2]}


def test_costs_and_regions_survive_the_way_through_a_file() -> None:
    read = settings_from({"cost_false_call": 2, "cost_escape": 350.5, "regions": [RIM]}, "plate.json")
    assert (read.cost_false_call, read.cost_escape) == (2.0, 350.5)
    assert read.regions == (PartRegion("rim", (0.0, 0.0, 1.0, 0.2)),)
    written = json.loads(json.dumps(read.to_json()))
    assert settings_from(written, "again.json") == read == RecipeSettings.from_json(written)


def test_a_recipe_of_before_has_neither() -> None:
    old = RecipeSettings().to_json()
    for name in ("cost_false_call", "cost_escape", "regions"):
        del old[name]
    read = RecipeSettings.from_json(json.loads(json.dumps(old)))
    assert (read.cost_false_call, read.cost_escape, read.regions) == (None, None, ())


@pytest.mark.parametrize(
    "data",
    [
        {"cost_false_call": -1},
        {"cost_escape": float("nan")},
        {"cost_escape": float("inf")},
        {"cost_false_call": "cheap"},
        {"regions": [{"name": " ", "box": [0, 0, 1, 1]}]},
        {"regions": [RIM, {"name": "RIM", "box": [0, 0.5, 1, 0.2]}]},
        {"regions": [{"name": "rim", "box": [0.5, 0, 0.6, 1]}]},
        {"regions": [{"name": "rim", "box": [0, 0, float("nan"), 1]}]},
        {"regions": [{"name": "rim"}]},
        {"regions": "rim"},
    ],
    ids=str,
)
def test_what_says_nothing_is_refused_by_name(data: dict[str, Any]) -> None:
    with pytest.raises(RecipeInvalid, match=next(iter(data))):
        settings_from(data, "plate.json")

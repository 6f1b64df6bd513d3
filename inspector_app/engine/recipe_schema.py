"""Recipes that come from outside, read into domain objects: every fault names the field and what to do.

Types are checked by pydantic against the domain's own dataclasses, so a setting that joins them is known here
too; what a value may be is said below.
"""

from __future__ import annotations

import dataclasses
import math
import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

# with its fields at once: they are loaded when first asked for, and fail when Qt was loaded in between
import pydantic.fields

from inspector_app.domain.errors import CorrectableError, RecipeInvalid
from inspector_app.domain.prompts import PLACE, Prompts
from inspector_app.domain.recipe import Calibration, RecipeSettings
from inspector_app.engine.detectors.registry import detector_names
from inspector_app.engine.part_pattern import PartPattern

T = TypeVar("T")
Check = tuple[str, Callable[[Any], bool], str]
"""Field, what must hold of its value, and that in words: the remedy."""

LONGEST_NAME = 200  # characters
MOST_SENTENCES = 5_000
_TYPES = "It is of another type than expected"

MOST_COST = 1e12
_COST = "Give a cost from 0, or null"
_BOX = "Give x, y, width and height as shares of the image, within it"


def _is_box(v: tuple[float, float, float, float]) -> bool:
    return min(v) >= 0 and min(v[2:]) > 0 and v[0] + v[2] <= 1 and v[1] + v[3] <= 1


_SETTINGS: tuple[Check, ...] = (
    ("category", lambda v: 0 < len(v.strip()) <= LONGEST_NAME, f"Give 1 to {LONGEST_NAME} characters"),
    ("backbone", lambda v: re.fullmatch(r"[\w.+ -]{1,200}", v) is not None, "Give the id of a model"),
    ("input_size", lambda v: v is None or 16 <= v <= 8192, "Give a side from 16 to 8192 px, or null"),
    (
        "radii",
        lambda v: 0 < len(v) <= 4 and all(r % 2 == 1 and 1 <= r <= 9 for r in v),
        "Give up to four odd numbers from 1 to 9",
    ),
    ("aspect", lambda v: 0.01 <= v <= 100, "Give width : height, from 0.01 to 100"),
    ("promise", lambda v: v is None or 0 < v < 1, "Give a rate between 0 and 1, or null"),
    ("detector", lambda v: v in detector_names(), f"Choose one of: {', '.join(detector_names())}"),
    ("bank_size", lambda v: 1 <= v <= 1_000_000, "Give 1 to 1,000,000 patches"),
    ("strength", lambda v: -7 <= v <= 7, "Give -7 to 7 steps"),
    ("region_of_interest", lambda v: v is None or _is_box(v), _BOX),
    ("ignore_regions", lambda v: len(v) <= 100 and all(map(_is_box, v)), f"{_BOX}, at most 100 times"),
    (
        "window",
        lambda v: v is None or 0 <= v[0] < v[1] <= 65_535,
        "Give two grey levels, the lower one first",
    ),
    ("mm_per_px", lambda v: v is None or v > 0, "Give a length above 0, or null"),
    ("defect_classes", lambda v: len(v) <= 200 and all(each.strip() for each in v), "Leave empty names out"),
    ("check_share", lambda v: 0 <= v <= 1, "Give a share from 0 to 1"),
    ("challenge_every", lambda v: 0 <= v <= 8760, "Give hours from 0 (never by itself) to 8760"),
    ("cost_false_call", lambda v: v is None or 0 <= v <= MOST_COST, _COST),
    ("cost_escape", lambda v: v is None or 0 <= v <= MOST_COST, _COST),
    (
        "regions",
        lambda v: (
            len(v) <= 100
            and len({region.name.strip().casefold() for region in v}) == len(v)
            and all(0 < len(region.name.strip()) <= LONGEST_NAME and _is_box(region.box) for region in v)
        ),
        f"Give up to 100 regions, each with a name of its own and a box. {_BOX}",
    ),
    ("seed", lambda v: 0 <= v < 2**32, "Give a whole number from 0"),
)
_PROMPTS: tuple[Check, ...] = (
    ("part", lambda v: len(v) <= LONGEST_NAME, f"Give at most {LONGEST_NAME} characters"),
    (
        "templates",
        lambda v: len(v) > 0 and all(each.count(PLACE) == 1 for each in v),
        "Give at least one, each with {} where the state goes",
    ),
    *(
        (
            name,
            lambda v: all(each.strip() and each.count(PLACE) <= 1 for each in v),
            "Leave empty ones out; {} stands for the part, at most once",
        )
        for name in ("normal", "abnormal", "normal_rules", "abnormal_rules")
    ),
    ("normal", lambda v: len(v) > 0, "Give at least one state"),
    ("abnormal", lambda v: len(v) > 0, "Give at least one state"),
)
_CALIBRATION: tuple[Check, ...] = (
    ("threshold", lambda v: v > 0, "Give a raw score above 0"),
    ("parts", lambda v: v >= 0, "Give a whole number from 0"),
    ("guarantee", lambda v: v is None or 0 < v < 1, "Give a rate between 0 and 1, or null"),
    (
        "highest",
        lambda v: len(v) <= Calibration.MOST_HIGHEST and all(map(math.isfinite, v)),
        f"Give at most {Calibration.MOST_HIGHEST} raw scores",
    ),
)


def settings_from(data: Any, subject: str) -> RecipeSettings:
    """Settings from a JSON object; what is left out keeps its default. Raises RecipeInvalid."""
    if isinstance(data, Mapping) and isinstance(data.get("prompts"), Mapping):
        _prompts_from(data["prompts"], subject)
    settings = read_as(RecipeSettings, data, subject)
    check(settings, _SETTINGS, subject)
    check(settings.prompts, _PROMPTS, subject, "prompts.")
    try:
        PartPattern(settings.part_pattern)
    except CorrectableError as error:
        raise RecipeInvalid(f"part_pattern: {error.what}", subject=subject, remedy=error.remedy) from error
    said = settings.prompts
    states = sum(map(len, (said.normal, said.abnormal, said.normal_rules, said.abnormal_rules)))
    if states * len(said.templates) > MOST_SENTENCES:
        raise RecipeInvalid(
            f"prompts: states and templates make {states * len(said.templates)} sentences",
            subject=subject,
            remedy=f"Keep them to {MOST_SENTENCES}",
        )
    return settings


def calibration_from(data: Any, subject: str) -> Calibration:
    """A calibration from a JSON object. Raises RecipeInvalid."""
    calibration = read_as(Calibration, data, subject, "calibration.")
    check(calibration, _CALIBRATION, subject, "calibration.")
    return calibration


def _prompts_from(data: Any, subject: str) -> Prompts:
    return read_as(Prompts, data, subject, "prompts.")


def read_as(kind: type[T], data: Any, subject: str, prefix: str = "") -> T:
    """A dataclass from a JSON object, its fields of their types and no others. Raises RecipeInvalid."""
    if not isinstance(data, Mapping):
        raise RecipeInvalid(
            f"{prefix.rstrip('.') or 'the recipe'} is not a JSON object", subject=subject, remedy=_TYPES
        )
    known = {field.name for field in dataclasses.fields(kind)}  # type: ignore[arg-type]
    if unknown := sorted(set(data) - known):
        named = f", {prefix}".join(map(str, unknown))
        raise RecipeInvalid(
            f"this program knows no {prefix}{named if len(named) < 200 else named[:197] + '...'}",
            subject=subject,
            remedy="Update this program, or leave it out if it is misspelt",
        )
    try:
        return pydantic.TypeAdapter(kind).validate_python(dict(data))
    except pydantic.ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(place) for place in first["loc"])[:200]
        raise RecipeInvalid(
            f"{prefix}{field}: {first['msg'][:1].lower()}{first['msg'][1:]}",
            subject=subject,
            remedy="Correct it, or leave it out for its default",
        ) from error


def check(thing: Any, checks: tuple[Check, ...], subject: str, prefix: str = "") -> None:
    """Raises RecipeInvalid for the first field of which its rule does not hold."""
    for name, holds, remedy in checks:
        value = getattr(thing, name)
        if not holds(value):
            shown = repr(value)
            raise RecipeInvalid(
                f"{prefix}{name} cannot be {shown if len(shown) < 60 else shown[:57] + '...'}",
                subject=subject,
                remedy=remedy,
            )

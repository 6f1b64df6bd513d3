"""The settings of a recipe as single values by name, and what differs between two of its versions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from inspector_app.domain.recipe import RecipeSettings, RecipeVersion

PROMPTS = "prompts"
THRESHOLD, LOWER, BASIS = "threshold", "lower", "basis"  # of the calibration, raw units


@dataclass(frozen=True, slots=True)
class Difference:
    """One setting that another version has otherwise; ``name`` as ``values`` has it, or of the calibration."""

    name: str
    before: Any
    after: Any


def values(settings: RecipeSettings) -> dict[str, Any]:
    """Every setting by its name, as JSON has it; those of the wording as ``prompts.normal`` and so on."""
    flat: dict[str, Any] = {}
    for name, value in settings.to_json().items():
        if name == PROMPTS:
            flat |= {f"{PROMPTS}.{part}": _plain(words) for part, words in value.items()}
        else:
            flat[name] = _plain(value)
    return flat


def nested(flat: Mapping[str, Any]) -> dict[str, Any]:
    """The JSON object of settings, from single values by name."""
    data: dict[str, Any] = {}
    for name, value in flat.items():
        head, dot, tail = name.partition(".")
        if dot:
            data.setdefault(head, {})[tail] = value
        else:
            data[name] = value
    return data


def differences(before: RecipeVersion | None, after: RecipeVersion) -> tuple[Difference, ...]:
    """What ``after`` has otherwise than ``before``, in the order of the settings; nothing for a first version."""
    if before is None:
        return ()
    old, new = values(before.settings) | _scale(before), values(after.settings) | _scale(after)
    names = dict.fromkeys((*new, *old))
    return tuple(
        Difference(name, old.get(name), new.get(name)) for name in names if old.get(name) != new.get(name)
    )


def _scale(version: RecipeVersion) -> dict[str, Any]:
    scale = version.calibration
    if scale is None:
        return {}
    return {THRESHOLD: scale.threshold, LOWER: scale.lower, BASIS: str(scale.basis)}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return value

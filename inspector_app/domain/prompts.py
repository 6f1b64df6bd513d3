"""The words a model with a text tower is asked with: data of the recipe, not of the program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

PLACE = "{}"  # where the part's name goes in a state, and a state's words in a template

NORMAL_STATES = (
    "{}",
    "flawless {}",
    "perfect {}",
    "unblemished {}",
    "{} without flaw",
    "{} without defect",
    "{} without damage",
)
ABNORMAL_STATES = ("damaged {}", "{} with flaw", "{} with defect", "{} with damage")
_SIGHTS = (
    "a cropped photo of",
    "a close-up photo of",
    "a bright photo of",
    "a dark photo of",
    "a jpeg corrupted photo of",
    "a blurry photo of",
    "a photo of",
)
TEMPLATES = (
    *(f"{sight} {article} {PLACE}." for sight in _SIGHTS for article in ("a", "the")),
    *(f"a photo of {article} {size} {PLACE}." for article in ("a", "the") for size in ("small", "large")),
    *(
        f"a photo of {article} {PLACE} for {purpose}."
        for article in ("a", "the")
        for purpose in ("visual inspection", "anomaly detection")
    ),
)


@dataclass(frozen=True, slots=True)
class Prompts:
    """States × templates of a recipe (WinCLIP's ensemble unless somebody writes other ones).

    part      words for this part, such as "metal nut with four notched edges"; empty: the category's name
    normal    states of a good part; ``{}`` stands for the part
    abnormal  states of a defective one
    templates how a picture of it is spoken of; ``{}`` stands for the state
    normal_rules, abnormal_rules  what holds of this kind of part alone, as further states:
              "{} with four screws", "{} with a screw missing"
    """

    part: str = ""
    normal: tuple[str, ...] = NORMAL_STATES
    abnormal: tuple[str, ...] = ABNORMAL_STATES
    templates: tuple[str, ...] = TEMPLATES
    normal_rules: tuple[str, ...] = ()
    abnormal_rules: tuple[str, ...] = ()

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Prompts:
        """Raises TypeError for an entry that this program does not know."""
        values: dict[str, Any] = {
            key: tuple(value) if isinstance(value, list) else value for key, value in data.items()
        }
        return cls(**values)

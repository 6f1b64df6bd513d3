"""The readers that are tried, by name: what they are given and what they begin from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.fuzz import archives, words


@dataclass(frozen=True, slots=True)
class Target:
    """``read`` raises Broken where the contract does not hold; ``seeds`` are whole inputs of every kind."""

    read: Callable[[bytes], None]
    seeds: Callable[[], list[bytes]]


TARGETS = {
    "decode": Target(words.read_picture, words.picture_seeds),
    "recipe": Target(archives.read_recipe, archives.recipe_seeds),
    "manifest": Target(words.read_labels, words.label_seeds),
    "filter": Target(words.read_filter, words.filter_seeds),
    "marks": Target(archives.read_mark_file, archives.mark_seeds),
    "config": Target(words.read_configuration, words.configuration_seeds),
}

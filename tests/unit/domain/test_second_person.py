"""Who may decide about a mark that waits: nobody who has made it or asked for it, under whatever name."""

from __future__ import annotations

import pytest

from inspector_app.domain.approval import demand_second_person
from inspector_app.domain.bank import Mark
from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.geometry import Box, Region

MARK = Mark(
    id="m12",
    recipe_id="r",
    number=12,
    lot_id="lot",
    part_id="part",
    image_id="image",
    image_path="part.png",
    image_sha256=None,
    region=Region.from_box(Box(0, 0, 4, 4), 8, 8),
    patches_hash="h",
    patches=4,
    encoding_id="enc",
    strength=0,
    note="",
    author="Bela",
    station="Line 4",
    created_at=0.0,
    active=False,
    waiting=True,
)


def test_another_person_may() -> None:
    demand_second_person(MARK, (), "Anna", ("Anna", "Anne"))


@pytest.mark.parametrize(
    ("author", "names"),
    [("Bela", ()), (" bela ", ()), ("Bela Kovacs", ("Bela Kovacs", "Bela"))],
)
def test_the_maker_may_not_also_in_other_letters_or_under_a_new_name(
    author: str, names: tuple[str, ...]
) -> None:
    with pytest.raises(CorrectableError, match="another person has to decide"):
        demand_second_person(MARK, (), author, names)

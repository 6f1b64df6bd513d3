"""The certificate of a mark names no part that is still to be checked blind."""

from __future__ import annotations

from shop_floor import ShopFloor

from inspector_app.domain.review import PartDecision
from inspector_app.store.reading import Reading


def test_a_quieted_part_of_the_check_sample_is_named_only_once_it_is_decided(floor: ShopFloor) -> None:
    lot = floor.open_lot(["a.png", "b.png", "c.png"])
    run = floor.start_run(lot)
    for path, removed in (("a.png", 9.0), ("b.png", 5.0)):
        floor.inspect(lot, path, 1.2, run=run, quieted={7: removed})
    drawn = floor.row(lot, "a.png").part_id
    with floor.database.writing() as connection:
        floor.writing(connection).add_sample(lot.id, drawn, "check", 0.02)

    def named() -> tuple[list[str], frozenset[tuple[str, str]]]:
        with floor.database.reading() as connection:
            reading = Reading(connection)
            quieted = reading.quieted_by(floor.recipe, 7, 6)
            return [part.name for part in quieted], reading.blind_images(floor.recipe)

    assert named() == (["b.png"], frozenset({(lot.name, "a.png")}))
    floor.review_part(drawn, PartDecision.ACCEPT)
    assert named() == (["a.png", "b.png"], frozenset())

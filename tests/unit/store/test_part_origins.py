"""What the state of a part says of its origin: first inspection, scoring run and deciding person."""

from __future__ import annotations

from typing import Any

from alembic import command
from shop_floor import ShopFloor, box_region, found_at
from sqlalchemy import select

from inspector_app.domain.lot import Lot, Who
from inspector_app.domain.review import FindingDecision, PartDecision
from inspector_app.store import schema
from inspector_app.store.drafts import ReviewDraft
from inspector_app.store.part_state import refresh_part_states
from inspector_app.store.reading import Reading
from inspector_app.store.tables import part, part_state
from inspector_app.store.writing import Writing

ACCEPT, REJECT, UNSURE = PartDecision.ACCEPT, PartDecision.REJECT, PartDecision.UNSURE
COLUMNS = (part_state.c.first_inspected_at, part_state.c.run_id, part_state.c.decided_by)


def origins(floor: ShopFloor, lot: Lot) -> dict[str, tuple[Any, ...]]:
    """First inspection, run and person by part."""
    with floor.database.reading() as connection:
        rows = connection.execute(
            select(part.c.name, *COLUMNS)
            .join(part, part.c.id == part_state.c.part_id)
            .where(part.c.lot_id == lot.id)
        ).all()
    return {row[0]: tuple(row[1:]) for row in rows}


def decided(floor: ShopFloor, lot: Lot, path: str, decision: PartDecision, who: str) -> str:
    part_id = floor.row(lot, path).part_id
    with floor.database.writing() as connection:
        said = Writing(connection, Who(who, "line 1"), floor._tick).add_review(
            ReviewDraft(part_id, None, decision)
        )
    return said.id


def withdrawn(floor: ShopFloor, review_id: str) -> None:
    with floor.database.writing() as connection:
        floor.writing(connection).withdraw_review(review_id)


def a_day(floor: ShopFloor) -> Lot:
    """Parts that were scored twice, decided by two people, decided again, taken back, or by a finding alone."""
    lot = floor.open_lot(["again", "finding", "later", "new", "torn", "undone"])
    for path in ("again", "finding", "later", "undone"):
        floor.inspect(lot, path, 2.5, [found_at(0, 0)])
    floor.inspect(lot, "torn", None, error="broken")
    floor.inspect(lot, "again", 1.0)
    decided(floor, lot, "later", REJECT, "ben")
    decided(floor, lot, "later", ACCEPT, "cleo")
    decided(floor, lot, "undone", UNSURE, "ben")
    withdrawn(floor, decided(floor, lot, "undone", REJECT, "cleo"))
    withdrawn(floor, decided(floor, lot, "again", REJECT, "cleo"))
    floor.review_finding(lot, "finding", box_region(0, 0, 20, 20), FindingDecision.DEFECT)
    return lot


def test_a_part_that_nobody_looked_at_has_no_origin(floor: ShopFloor) -> None:
    assert origins(floor, floor.open_lot(["new"])) == {"new": (None, None, None)}


def test_a_rescore_changes_the_run_and_not_the_first_inspection(floor: ShopFloor) -> None:
    lot = floor.open_lot(["a"])
    first = floor.inspect(lot, "a", 2.5)
    ((began, run, _),) = origins(floor, lot).values()
    assert run == first and began == floor.now
    second = floor.inspect(lot, "a", 1.0)
    assert origins(floor, lot) == {"a": (began, second, None)}


def test_the_latest_review_that_stands_names_the_person_one_of_the_part_before_one_of_a_finding(
    floor: ShopFloor,
) -> None:
    people = {name: row[2] for name, row in origins(floor, a_day(floor)).items()}
    assert people == {
        "again": None, "finding": "ada", "later": "cleo", "new": None, "torn": None, "undone": "ben",
    }  # fmt: skip


def test_a_finding_that_is_decided_after_its_part_does_not_decide_it(floor: ShopFloor) -> None:
    lot = floor.open_lot(["a"])
    floor.inspect(lot, "a", 2.5, [found_at(0, 0)])
    of_part = decided(floor, lot, "a", REJECT, "ben")
    floor.review_finding(lot, "a", box_region(0, 0, 20, 20), FindingDecision.DEFECT)
    assert origins(floor, lot)["a"][2] == "ben"
    withdrawn(floor, of_part)
    assert origins(floor, lot)["a"][2] == "ada"


def test_a_workspace_of_before_is_given_the_same_as_the_program_keeps(floor: ShopFloor) -> None:
    lot = a_day(floor)
    kept = origins(floor, lot)
    with floor.database.writing() as connection:
        config = schema._config()
        config.attributes["connection"] = connection
        command.downgrade(config, "refused_messages")
    with floor.database.reading() as connection:
        assert "run_id" not in {row[1] for row in connection.exec_driver_sql("PRAGMA table_info(part_state)")}
    floor.database.migrate()
    assert origins(floor, lot) == kept
    assert floor.database.health() == []
    with floor.database.writing() as connection:
        refresh_part_states(connection, [row.part_id for row in floor.rows(lot)])
    assert origins(floor, lot) == kept
    with floor.database.reading() as connection:
        assert Reading(connection).lot(lot.id).name == lot.name


def test_a_lot_was_inspected_from_its_first_part_to_its_last_whatever_is_scored_later(
    floor: ShopFloor,
) -> None:
    lot = floor.open_lot(["a", "b"])

    def between() -> tuple[float, float] | None:
        with floor.database.reading() as connection:
            return Reading(connection).inspected_between(lot.id)

    assert between() is None
    floor.inspect(lot, "a", 2.5)
    began = floor.now
    floor.inspect(lot, "b", 2.5)
    ended = floor.now
    floor.inspect(lot, "a", 1.0)
    assert between() == (began, ended)

"""A clock that goes backwards between two starts: what was done later stays the later."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
import uuid6
from shop_floor import ShopFloor

from inspector_app.store import keys
from inspector_app.store.audit_verification import verify_log
from inspector_app.store.database import Database
from inspector_app.store.keys import Keys
from inspector_app.store.reading import Reading

A_DAY = 24 * 3600


@pytest.fixture
def set_back(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The next start finds the clock a day earlier than it was."""
    yesterday = time.time_ns() - A_DAY * 10**9
    monkeypatch.setattr(keys, "KEYS", Keys())  # as in a process that has just begun
    monkeypatch.setattr("inspector_app.store.writing_base.KEYS", keys.KEYS)
    monkeypatch.setattr(uuid6, "_last_v7_timestamp", None)
    monkeypatch.setattr("time.time_ns", lambda: yesterday)
    yield


def test_a_result_of_a_later_run_is_current_though_the_clock_was_set_back(
    floor: ShopFloor, request: pytest.FixtureRequest
) -> None:
    lot = floor.open_lot(["a.png"])
    first = floor.inspect(lot, "a.png", 2.5)
    floor.database.close()
    request.getfixturevalue("set_back")
    again = Database(f"sqlite:///{floor.database.name}")
    again.migrate()
    later = ShopFloor(
        again, now=floor.now - A_DAY, recipe=floor.recipe, version=floor.version, lots=floor.lots
    )
    second = later.inspect(lot, "a.png", 1.2, run=later.start_run(lot, parent=first))
    (row,) = later.rows(lot)
    with again.reading() as connection:
        latest = Reading(connection).latest_run(lot.id)
        verdict = verify_log(connection)
    again.close()
    assert row.raw == 1.2
    assert latest is not None and latest.id == second
    assert verdict.problems == ()


def test_keys_go_on_above_the_highest_that_was_shown() -> None:
    given = Keys()
    ahead = "0fffffff-0000-7000-8000-000000000000"
    given.show(ahead)
    given.show("a mark of another kind")
    given.show(None)
    found = [given.new() for _ in range(3)]
    assert [ahead, *found] == sorted([ahead, *found]) and len(set(found)) == 3
    assert all(key[14] == "7" for key in found)

"""The one writer: people before machines, whole transactions or none, nothing queued is lost at the end."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from inspector_app.domain.errors import EnvironmentFault
from inspector_app.domain.lot import Who
from inspector_app.store.database import Database
from inspector_app.store.reading import Reading
from inspector_app.store.writing import Writing
from inspector_app.workflow.writer import Urgency, Writer

PATIENCE = 20  # seconds after which a test that hangs fails


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = Database(f"sqlite:///{tmp_path / 'inspector.db'}")
    made.migrate()
    yield made
    made.close()


@pytest.fixture
def writer(database: Database) -> Iterator[Writer]:
    made = Writer(database, Who("anna", "station 1"))
    yield made
    made.close()
    assert "inspector-writer" not in {thread.name for thread in threading.enumerate()}


def recipes(database: Database) -> list[str]:
    with database.reading() as connection:
        return [name for _, name in Reading(connection).recipes()]


def test_reviews_go_before_results_that_were_queued_earlier(writer: Writer) -> None:
    order: list[str] = []
    begin = threading.Event()
    writer.submit(lambda _: begin.wait(PATIENCE))
    writer.submit(lambda _: order.append("result 1"), Urgency.MACHINE)
    writer.submit(lambda _: order.append("result 2"), Urgency.MACHINE)
    writer.submit(lambda _: order.append("review 1"), Urgency.PERSON)
    last = writer.submit(lambda _: order.append("review 2"), Urgency.PERSON)
    begin.set()
    last.result(PATIENCE)
    writer.close()
    assert order == ["review 1", "review 2", "result 1", "result 2"]


def test_a_future_resolves_only_when_others_can_read_what_was_written(
    writer: Writer, database: Database
) -> None:
    writer.submit(lambda writing: writing.ensure_recipe("plate")).result(PATIENCE)
    assert recipes(database) == ["plate"]


def test_an_error_takes_back_its_own_transaction_and_no_other(writer: Writer, database: Database) -> None:
    def broken(writing: Writing) -> None:
        writing.ensure_recipe("half written")
        raise ZeroDivisionError

    failed = writer.submit(broken)
    later = writer.submit(lambda writing: writing.ensure_recipe("later"))
    with pytest.raises(ZeroDivisionError):
        failed.result(PATIENCE)
    later.result(PATIENCE)
    assert recipes(database) == ["later"]


def test_closing_writes_what_is_queued_and_takes_nothing_more(database: Database) -> None:
    writer = Writer(database, Who("anna", "station 1"))
    begin = threading.Event()
    writer.submit(lambda _: begin.wait(PATIENCE))
    queued = [
        writer.submit(lambda writing, name=name: writing.ensure_recipe(name)) for name in ("one", "two")
    ]
    begin.set()
    writer.close()
    assert all(future.done() for future in queued)
    assert recipes(database) == ["one", "two"]
    with pytest.raises(EnvironmentFault):
        writer.submit(lambda writing: writing.ensure_recipe("too late"))
    writer.close()  # a second time does nothing

"""Which lots are under way: one run at a time a lot, and none that nobody can stop."""

from __future__ import annotations

from concurrent.futures import Future
from typing import Any, cast

import pytest

from inspector_app.domain.errors import ImageUnreadable
from inspector_app.domain.lot import JobState
from inspector_app.workflow.engine_room import EngineRoom
from inspector_app.workflow.inspection import Inspections

LOT = "lot-1"


class Queue:
    """The door to the inference thread, where runs end when the test says so."""

    ready = True

    def __init__(self) -> None:
        self.runs: list[Future[None]] = []

    def run_steps(self, steps: Any, urgency: object) -> Future[None]:
        steps.close()
        self.runs.append(Future())
        return self.runs[-1]


@pytest.fixture
def queue() -> Queue:
    return Queue()


@pytest.fixture
def inspections(queue: Queue) -> Inspections:
    return Inspections(cast(EngineRoom, queue))


def join(inspections: Inspections) -> None:
    """The lot's folder is opened, and its files are found."""
    inspections.expect(LOT, None, None)
    inspections.listed(LOT)


def test_a_folder_that_is_opened_again_during_its_run_is_run_once_more_after_it(
    inspections: Inspections, queue: Queue
) -> None:
    join(inspections)
    whole = inspections.start(LOT)
    join(inspections)
    assert len(queue.runs) == 1
    queue.runs[0].set_result(None)
    assert len(queue.runs) == 2 and inspections.busy(LOT) and not whole.done()
    queue.runs[1].set_result(None)
    assert whole.done() and not inspections.busy(LOT)


def test_what_joins_while_a_lot_is_paused_does_not_set_it_going(
    inspections: Inspections, queue: Queue
) -> None:
    join(inspections)
    whole = inspections.start(LOT)
    join(inspections)
    inspections.interrupt(LOT, JobState.PAUSED)
    queue.runs[0].set_result(None)
    assert whole.done() and len(queue.runs) == 1 and not inspections.busy(LOT)


def test_files_that_are_still_being_listed_when_a_run_ends_are_inspected(
    inspections: Inspections, queue: Queue
) -> None:
    join(inspections)
    whole = inspections.start(LOT)
    inspections.expect(LOT, None, None)
    queue.runs[0].set_result(None)
    assert not whole.done()
    inspections.listed(LOT)
    assert len(queue.runs) == 2
    queue.runs[1].set_result(None)
    assert whole.done() and not inspections.busy(LOT)


def test_files_that_are_still_being_listed_when_a_run_fails_are_inspected(
    inspections: Inspections, queue: Queue
) -> None:
    join(inspections)
    whole = inspections.start(LOT)
    inspections.expect(LOT, None, None)
    queue.runs[0].set_exception(ImageUnreadable("the folder has gone"))
    assert isinstance(whole.exception(), ImageUnreadable)
    inspections.listed(LOT)
    queue.runs[1].set_result(None)
    assert not inspections.busy(LOT)


def test_a_listing_that_fails_during_a_run_leaves_it_alone(inspections: Inspections, queue: Queue) -> None:
    join(inspections)
    whole = inspections.start(LOT)
    inspections.expect(LOT, None, None)
    inspections.listed(LOT, ImageUnreadable("the folder has gone"))
    assert inspections.busy(LOT) and not whole.done()
    queue.runs[0].set_result(None)
    assert whole.exception() is None and len(queue.runs) == 1


def test_whoever_starts_a_lot_that_runs_shares_its_run(inspections: Inspections, queue: Queue) -> None:
    assert inspections.start(LOT) is inspections.start(LOT)
    assert len(queue.runs) == 1

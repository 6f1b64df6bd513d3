"""The inference thread: what the operator waits for goes first, errors reach whoever asked, nothing is left behind."""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterator

import pytest

from inspector_app.domain.errors import EnvironmentFault
from inspector_app.workflow.worker import Urgency, Worker

PATIENCE = 20  # seconds after which a test that hangs fails


@pytest.fixture
def worker() -> Iterator[Worker]:
    made = Worker()
    yield made
    made.close()
    assert "inspector-inference" not in {thread.name for thread in threading.enumerate()}


def test_a_preview_runs_between_two_steps_of_a_lot(worker: Worker) -> None:
    order: list[str] = []
    inside, go_on = threading.Event(), threading.Event()

    def lot() -> Generator[None, None, str]:
        order.append("first step")
        inside.set()
        assert go_on.wait(PATIENCE)
        yield
        order.append("second step")
        return "whole lot"

    inspected = worker.submit_steps(lot(), Urgency.LOT)
    assert inside.wait(PATIENCE)
    shown = worker.submit(lambda: order.append("preview"), Urgency.LOOK)
    go_on.set()
    shown.result(PATIENCE)
    assert inspected.result(PATIENCE) == "whole lot"
    assert order == ["first step", "preview", "second step"]


def test_work_of_one_urgency_is_done_in_the_order_it_came_and_idle_work_last(worker: Worker) -> None:
    order: list[int] = []
    begin = threading.Event()
    worker.submit(lambda: begin.wait(PATIENCE), Urgency.LOOK)
    for number, urgency in enumerate((Urgency.IDLE, Urgency.LOT, Urgency.LOT, Urgency.LOOK)):
        worker.submit(lambda number=number: order.append(number), urgency)
    begin.set()
    worker.drain()
    assert order == [3, 1, 2, 0]


def test_an_error_reaches_whoever_asked_and_the_thread_goes_on(worker: Worker) -> None:
    def broken() -> Generator[None, None, None]:
        yield
        raise ZeroDivisionError("in the second step")

    with pytest.raises(ZeroDivisionError, match="second step"):
        worker.submit_steps(broken(), Urgency.LOT).result(PATIENCE)
    assert worker.submit(lambda: "still here", Urgency.LOT).result(PATIENCE) == "still here"


def test_draining_waits_for_work_that_work_has_queued(worker: Worker) -> None:
    done: list[str] = []

    def first() -> None:
        worker.submit(lambda: done.append("what it queued"), Urgency.IDLE)
        done.append("first")

    worker.submit(first, Urgency.LOOK)
    worker.drain()
    assert done == ["first", "what it queued"]


def test_a_task_cancelled_before_its_turn_never_runs(worker: Worker) -> None:
    ran: list[str] = []
    begin = threading.Event()
    worker.submit(lambda: begin.wait(PATIENCE), Urgency.LOOK)
    cancelled = worker.submit(lambda: ran.append("cancelled"), Urgency.LOT)
    assert cancelled.cancel()
    begin.set()
    worker.drain()
    assert ran == []


def test_closing_finishes_the_step_and_tells_everybody_who_waits() -> None:
    worker = Worker()
    steps: list[str] = []
    inside, go_on, cleaned = threading.Event(), threading.Event(), threading.Event()

    def lot() -> Generator[None, None, None]:
        try:
            inside.set()
            assert go_on.wait(PATIENCE)
            steps.append("finished")
            yield
            steps.append("never")
        finally:
            cleaned.set()

    running = worker.submit_steps(lot(), Urgency.LOT)
    waiting = worker.submit(lambda: steps.append("never"), Urgency.IDLE)
    assert inside.wait(PATIENCE)
    closing = threading.Thread(target=worker.close)
    closing.start()
    go_on.set()
    closing.join(PATIENCE)
    assert not closing.is_alive()
    assert steps == ["finished"] and cleaned.is_set()
    assert waiting.cancelled()
    with pytest.raises(EnvironmentFault, match="goes on at the next start"):
        running.result(PATIENCE)
    with pytest.raises(EnvironmentFault):
        worker.submit(lambda: None, Urgency.LOOK)

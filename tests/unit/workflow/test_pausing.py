"""A lot that was paused, cancelled or cut off by closing goes on, and ends like one that never stopped."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from lot_in_work import PATIENCE, DrawnParts, lot_of, outcome

from inspector_app.domain.errors import EnvironmentFault
from inspector_app.domain.lot import JobState
from inspector_app.domain.recipe import FAST_BACKBONE
from inspector_app.workflow.events import Event, Progress
from inspector_app.workflow.requests import OpenFolder
from inspector_app.workflow.session import Session


def undisturbed(inspected: Path) -> object:
    session = Session.open(inspected)
    try:
        return outcome(session, lot_of(session))
    finally:
        session.close()


def state_of(session: Session) -> JobState | None:
    job = session.summary(lot_of(session).id).result(PATIENCE).job
    return None if job is None else job.state


@pytest.mark.parametrize("state", [JobState.PAUSED, JobState.CANCELLED])
def test_a_lot_that_was_stopped_goes_on_where_it_was(
    inspected: Path, first: DrawnParts, tmp_path: Path, state: JobState
) -> None:
    session = Session.open(tmp_path / "stopped")
    stop = session.pause if state is JobState.PAUSED else session.cancel

    def on(event: Event) -> None:
        if isinstance(event, Progress) and event.state is JobState.RUNNING and event.done >= 8:
            unsubscribe()
            stop(event.lot_id)

    unsubscribe = session.subscribe(on)
    try:
        lot = session.open_folder(OpenFolder(first.folder, "plate", backbone=FAST_BACKBONE)).result(PATIENCE)
        session.inspect(lot.id).result(PATIENCE)
        assert state_of(session) is state
        assert session.summary(lot.id).result(PATIENCE).counts.inspected < len(first.parts)
        session.inspect(lot.id).result(PATIENCE)
        assert state_of(session) is JobState.DONE
        assert outcome(session, lot) == undisturbed(inspected)
    finally:
        session.close()


def test_a_lot_cut_off_by_closing_goes_on_at_the_next_start_and_no_thread_stays(
    inspected: Path, first: DrawnParts, tmp_path: Path
) -> None:
    before = set(threading.enumerate())
    moving = threading.Event()
    session = Session.open(tmp_path / "closed")
    session.subscribe(lambda event: moving.set() if isinstance(event, Progress) and event.done >= 8 else None)
    try:
        lot = session.open_folder(OpenFolder(first.folder, "plate", backbone=FAST_BACKBONE)).result(PATIENCE)
        cut_off = session.inspect(lot.id)
        assert moving.wait(PATIENCE)
    finally:
        session.close()
    with pytest.raises(EnvironmentFault, match="next start"):
        cut_off.result(PATIENCE)
    assert set(threading.enumerate()) <= before

    session = Session.open(tmp_path / "closed")
    try:
        (job,) = session.open_jobs().result(PATIENCE)
        session.inspect(job.lot_id).result(PATIENCE)
        assert session.open_jobs().result(PATIENCE) == []
        assert outcome(session, lot_of(session)) == undisturbed(inspected)
    finally:
        session.close()


def test_a_paused_lot_can_be_cancelled(first: DrawnParts, tmp_path: Path) -> None:
    session = Session.open(tmp_path / "paused")
    told: list[JobState] = []

    def on(event: Event) -> None:
        if isinstance(event, Progress):
            told.append(event.state)
            if event.state is JobState.RUNNING and event.done >= 1:
                session.pause(event.lot_id)

    session.subscribe(on)
    try:
        lot = session.open_folder(OpenFolder(first.folder, "plate", backbone=FAST_BACKBONE)).result(PATIENCE)
        session.inspect(lot.id).result(PATIENCE)
        assert state_of(session) is JobState.PAUSED
        session.cancel(lot.id)
        session.settle()
        assert state_of(session) is JobState.CANCELLED and told[-1] is JobState.CANCELLED
        assert session.open_jobs().result(PATIENCE) == []
    finally:
        session.close()

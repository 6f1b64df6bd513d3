"""Marks that are kept or revoked while a lot is inspected or scored anew act on all of it, whatever came first."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

import pytest
from lot_in_work import PATIENCE, DrawnParts, highest_finding, inspect, lot_of, outcome, rows_of, worst

from inspector_app.domain.bank import Mark
from inspector_app.domain.lot import Lot
from inspector_app.domain.recipe import FAST_BACKBONE
from inspector_app.imaging.demo_parts import DemoKind
from inspector_app.workflow import rescoring
from inspector_app.workflow.events import Event, PartsChanged
from inspector_app.workflow.requests import MarkRequest, OpenFolder
from inspector_app.workflow.rescoring import Changed
from inspector_app.workflow.session import Session


def shadow(session: Session, first: DrawnParts) -> MarkRequest:
    return highest_finding(session, worst(session, lot_of(session), first.names(DemoKind.NUISANCE)))


def opened(session: Session, second: DrawnParts) -> Lot:
    return session.open_folder(OpenFolder(second.folder, "plate", backbone=FAST_BACKBONE)).result(PATIENCE)


def at_the_first_parts(session: Session, lot: Lot, act: Callable[[], Future[Any]]) -> list[Future[Any]]:
    """Ask for ``act`` as soon as something of the lot was scored; what it answers."""
    asked: list[Future[Any]] = []

    def told(event: Event) -> None:
        if isinstance(event, PartsChanged) and event.lot_id == lot.id and not asked:
            asked.append(act())

    session.subscribe(told)
    return asked


def parts_quieted_by(session: Session, lot: Lot, mark: Mark) -> list[str]:
    return [path for path, row in rows_of(session, lot).items() if mark.number in row.quiet_by]


def test_a_mark_that_is_kept_while_another_lot_is_inspected_acts_on_the_whole_of_that(
    session: Session, first: DrawnParts, second: DrawnParts
) -> None:
    request, lot = shadow(session, first), opened(session, second)
    asked = at_the_first_parts(session, lot, lambda: session.keep_mark(request))
    session.inspect(lot.id).result(PATIENCE)
    mark = asked[0].result(PATIENCE)
    session.settle()  # the views of the mark join once the lot is through
    assert parts_quieted_by(session, lot, mark)
    found = outcome(session, lot)
    assert session.rescore(lot.id).result(PATIENCE) == 0
    assert outcome(session, lot) == found


def test_a_mark_that_is_revoked_while_another_lot_is_inspected_keeps_nothing_of_that_quiet(
    session: Session, first: DrawnParts, second: DrawnParts
) -> None:
    mark = session.keep_mark(shadow(session, first)).result(PATIENCE)
    session.settle()
    lot = opened(session, second)
    asked = at_the_first_parts(session, lot, lambda: session.revoke_mark(mark.id))
    session.inspect(lot.id).result(PATIENCE)
    assert not asked[0].result(PATIENCE).active
    session.settle()
    assert parts_quieted_by(session, lot, mark) == []
    assert session.rescore(lot.id).result(PATIENCE) == 0


def test_a_lot_that_was_stopped_when_a_mark_was_kept_has_felt_it_when_it_comes_to_its_end(
    session: Session, first: DrawnParts, second: DrawnParts
) -> None:
    request, lot = shadow(session, first), opened(session, second)

    def keep_and_pause() -> Future[Any]:
        session.pause(lot.id)
        return session.keep_mark(request)

    asked = at_the_first_parts(session, lot, keep_and_pause)
    session.inspect(lot.id).result(PATIENCE)
    mark = asked[0].result(PATIENCE)
    session.settle()
    assert session.summary(lot.id).result(PATIENCE).counts.inspected < len(second.parts)
    session.inspect(lot.id).result(PATIENCE)
    assert parts_quieted_by(session, lot, mark)
    assert session.rescore(lot.id).result(PATIENCE) == 0


def test_a_mark_that_is_revoked_while_an_earlier_lot_is_scored_anew_keeps_nothing_of_that_quiet(
    session: Session, first: DrawnParts, second: DrawnParts, monkeypatch: pytest.MonkeyPatch
) -> None:
    earlier, later = lot_of(session), inspect(session, second)
    row = worst(session, later, second.names(DemoKind.NUISANCE))
    mark = session.keep_mark(highest_finding(session, row)).result(PATIENCE)
    session.settle()
    before, stored, asked = outcome(session, earlier), rescoring._results, []

    def revoked_meanwhile(changed: list[Changed]) -> Any:
        if not asked:
            asked.append(session.revoke_mark(mark.id))
        return stored(changed)

    monkeypatch.setattr(rescoring, "AT_ONCE", 1)  # images a step: as between hundreds of a larger lot
    monkeypatch.setattr(rescoring, "_results", revoked_meanwhile)
    assert session.rescore(earlier.id).result(PATIENCE) > 1
    asked[0].result(PATIENCE)
    session.settle()
    assert outcome(session, earlier) == before
    assert session.rescore(earlier.id).result(PATIENCE) == 0

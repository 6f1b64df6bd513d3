"""Acts of people in orders that nobody has thought of: what is stored is always what would be computed anew."""

from __future__ import annotations

import random
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from queue import SimpleQueue

import pytest
from lot_in_work import PATIENCE, lot_of, rows_of
from sqlalchemy import select

from inspector_app.domain.bank import Preview
from inspector_app.domain.errors import InspectorError, InternalError
from inspector_app.domain.lot import Lot
from inspector_app.domain.readings import FindingRow
from inspector_app.domain.review import FindingDecision, PartDecision
from inspector_app.store.part_state import refresh_part_states
from inspector_app.store.tables import part_state
from inspector_app.workflow.events import Event, Reviewed
from inspector_app.workflow.requests import MarkRequest
from inspector_app.workflow.session import Session

ACTS = 12


class Person:
    """Does one act after the other, drawn by a seed; what cannot be done is refused and leaves things as they are."""

    def __init__(self, session: Session, lot: Lot, seed: int) -> None:
        self.session, self.lot, self.chance = session, lot, random.Random(seed)
        self.acts: list[Callable[[], object]] = [
            self.mark, self.mark, self.switch, self.decide, self.decide, self.say, self.say, self.move_threshold,
            self.reject_and_preview,
        ]  # fmt: skip

    def act(self) -> str:
        """One of them; its name. Nothing is queued any more when it returns."""
        act = self.chance.choice(self.acts)
        try:
            act()
        except InternalError:
            raise
        except InspectorError:
            pass
        self.session._writer.submit(lambda _: None).result(
            PATIENCE
        )  # a review is answered before it is followed
        self.session.settle()
        return act.__name__

    def finding(self) -> FindingRow:
        rows = [row for row in rows_of(self.session, self.lot).values() if row.verdict == "flagged"]
        return self.chance.choice(
            self.session.part(self.chance.choice(rows).part_id).result(PATIENCE).findings
        )

    def mark(self) -> None:
        found = self.finding()
        request = MarkRequest(found.image_id, finding_id=found.id, strength=self.chance.choice((0, 1, -1)))
        self.session.keep_mark(request).result(PATIENCE)

    def switch(self) -> None:
        marks = self.session.read(lambda reading: reading.all_marks(self.lot.recipe_id)).result(PATIENCE)
        if marks:
            mark = self.chance.choice(marks)
            switch = self.session.revoke_mark if mark.stands else self.session.redo_mark
            switch(mark.id).result(PATIENCE)

    def decide(self) -> None:
        row = self.chance.choice(list(rows_of(self.session, self.lot).values()))
        self.session.review_part(row.part_id, self.chance.choice(list(PartDecision))).result(PATIENCE)

    def say(self) -> None:
        decision = self.chance.choice(list(FindingDecision))
        self.session.review_finding(self.finding().id, decision).result(PATIENCE)

    def move_threshold(self) -> None:
        raws = [row.raw for row in rows_of(self.session, self.lot).values() if row.raw is not None]
        self.session.set_threshold(self.lot.id, sorted(raws)[len(raws) // 2]).result(PATIENCE)

    def reject_and_preview(self) -> None:
        """The preview is asked for before the machine has followed the rejection."""
        found, rows = self.finding(), list(rows_of(self.session, self.lot).values())
        row = next((row for row in rows if row.quiet_by), rows[0])
        asked: SimpleQueue[Future[Preview]] = SimpleQueue()

        def told(event: Event) -> None:
            if isinstance(event, Reviewed):
                asked.put(self.session.preview_mark(MarkRequest(found.image_id, finding_id=found.id)))

        end = self.session.subscribe(told)
        try:
            self.session.review_part(row.part_id, PartDecision.REJECT).result(PATIENCE)
            asked.get(timeout=PATIENCE).result(PATIENCE)
        finally:
            end()


def rebuilt(session: Session) -> tuple[list[object], list[object]]:
    """The derived state of every part as it is stored, and put together anew."""

    class Undone(Exception):
        pass

    found: list[list[object]] = []
    try:
        with session.store.database.writing() as connection:
            found.append(list(connection.execute(select(part_state))))
            refresh_part_states(connection, list(connection.execute(select(part_state.c.part_id)).scalars()))
            found.append(list(connection.execute(select(part_state))))
            raise Undone
    except Undone:
        return found[0], found[1]


@pytest.mark.parametrize("seed", [0, 3])
def test_whatever_people_do_scores_and_states_are_what_is_computed_anew(workspace: Path, seed: int) -> None:
    session = Session.open(workspace)
    try:
        person, done = Person(session, lot_of(session), seed), []
        for _ in range(ACTS):
            done.append(person.act())
            stored, anew = rebuilt(session)
            assert stored == anew, done
            before = rows_of(session, person.lot)
            session.rescore(person.lot.id).result(PATIENCE)
            after = rows_of(session, person.lot)
            assert {path: row.verdict for path, row in before.items()} == {
                path: row.verdict for path, row in after.items()
            }, done
            for path, row in before.items():
                assert row.raw == pytest.approx(after[path].raw, abs=1e-5), (path, done)
                assert row.quiet_by == after[path].quiet_by, (path, done)
        assert session.verify_audit().result(PATIENCE).problems == ()
    finally:
        session.close()

"""A defect that was not flagged is drawn and kept: it is remembered, and one is told what catching it would cost."""

from __future__ import annotations

from lot_in_work import PATIENCE, DrawnParts, highest_finding, lot_of, rows_of, worst

from inspector_app.domain.challenge import Known
from inspector_app.domain.geometry import Box, Region
from inspector_app.domain.lot import Lot, Verdict
from inspector_app.domain.readings import PartRow
from inspector_app.domain.review import FindingDecision, PartDecision
from inspector_app.imaging.demo_parts import DemoKind
from inspector_app.store.reference_kinds import DEFECT
from inspector_app.workflow.session import Session


def drawn_on(session: Session, row: PartRow) -> Region:
    """A small region in the middle of a part."""
    image = session.part(row.part_id).result(PATIENCE).images[0]
    assert image.width and image.height
    return Region.from_box(
        Box(image.width // 2 - 15, image.height // 2 - 15, 30, 30), image.width, image.height
    )


def ok_parts(session: Session, lot: Lot) -> list[PartRow]:
    """From the highest score down."""
    rows = [row for row in rows_of(session, lot).values() if row.verdict is Verdict.OK]
    return sorted(rows, key=lambda row: -(row.raw or 0.0))


def test_a_defect_drawn_on_an_ok_part_joins_reference_store_and_challenge_set(
    session: Session, first: DrawnParts
) -> None:
    lot = lot_of(session)
    row = ok_parts(session, lot)[0]
    session.defects_near_marks(lot.recipe_id).result(PATIENCE)  # the engine is there
    review = session.review_region(
        row.image_id, drawn_on(session, row), FindingDecision.DEFECT, "scratch"
    ).result(PATIENCE)
    session.settle()
    (reference,) = session.read(lambda reading: reading.references(lot.recipe_id, kind=DEFECT)).result(
        PATIENCE
    )
    assert reference.image_id == row.image_id
    outcome = session.challenges.run(lot.recipe_id).result(PATIENCE)
    (part,) = outcome.of(Known.REJECT)
    assert part.path == row.path and not part.flagged_before and outcome.wrong == (part,)
    assert rows_of(session, lot)[row.path].disposition == "rejected"

    session.withdraw(review.id).result(PATIENCE)
    session.settle()
    assert session.challenges.run(lot.recipe_id).result(PATIENCE).parts == ()


def test_the_threshold_that_catches_it_flags_it_and_costs_what_was_said(
    session: Session, first: DrawnParts
) -> None:
    lot = lot_of(session)
    calm = ok_parts(session, lot)
    missed = calm[0]
    for row in (calm[1], calm[-1]):
        session.review_part(row.part_id, PartDecision.ACCEPT).result(PATIENCE)
    assert session.escape(missed.part_id).result(PATIENCE) is None, "nobody has called it defective"
    session.review_region(missed.image_id, drawn_on(session, missed), FindingDecision.DEFECT).result(PATIENCE)
    escape = session.escape(missed.part_id).result(PATIENCE)
    assert escape is not None and escape.raw == missed.raw and escape.threshold < 1 and escape.reachable
    assert escape.place is not None and escape.elsewhere is (escape.place < escape.threshold)
    assert (escape.good.parts, escape.good.flagged) == (2, 0) and escape.false_calls_known

    session.set_threshold(lot.id, escape.raw).result(PATIENCE)
    after = rows_of(session, lot)
    assert after[missed.path].verdict is Verdict.FLAGGED
    accepted = {calm[1].path, calm[-1].path}
    assert escape.good.would == sum(after[path].verdict is Verdict.FLAGGED for path in accepted)
    others = {row.path for row in calm} - accepted - {missed.path}
    assert escape.presumed.parts == len(others)
    assert escape.presumed.would == sum(after[path].verdict is Verdict.FLAGGED for path in others)
    assert session.escape(missed.part_id).result(PATIENCE) is None, "it is flagged now"


def test_without_an_accepted_part_the_false_calls_are_not_known(session: Session, first: DrawnParts) -> None:
    lot = lot_of(session)
    missed = ok_parts(session, lot)[0]
    session.review_part(missed.part_id, PartDecision.REJECT).result(PATIENCE)
    escape = session.escape(missed.part_id).result(PATIENCE)
    assert escape is not None and not escape.false_calls_known
    assert escape.place is None and not escape.elsewhere, "no place was drawn"


def test_of_a_part_as_calm_as_any_it_is_said_that_no_threshold_catches_it(
    session: Session, first: DrawnParts
) -> None:
    lot = lot_of(session)
    calmest = ok_parts(session, lot)[-1]
    session.review_part(calmest.part_id, PartDecision.REJECT).result(PATIENCE)
    escape = session.escape(calmest.part_id).result(PATIENCE)
    assert escape is not None and not escape.reachable


def test_a_defect_that_a_mark_hides_names_the_mark(session: Session, first: DrawnParts) -> None:
    lot = lot_of(session)
    row = worst(session, lot, first.names(DemoKind.DEFECT))
    mark = session.keep_mark(highest_finding(session, row)).result(PATIENCE)
    session.settle()
    hidden = next(one for one in rows_of(session, lot).values() if one.verdict is Verdict.OK and one.quiet_by)
    room = session._room  # a rejected part would veto the mark at once; the screen is read before that
    room.wanted = False
    session.review_part(hidden.part_id, PartDecision.REJECT).result(PATIENCE)
    escape = session.escape(hidden.part_id).result(PATIENCE)
    assert escape is not None and escape.quiet_by == (mark.number,)

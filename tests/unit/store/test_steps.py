"""What a person can still undo in a later session: their own steps, as far as nobody has overtaken them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from shop_floor import SCALE, WHO, ShopFloor

from inspector_app.domain.bank import MarkAction, Scales
from inspector_app.domain.lot import Lot
from inspector_app.domain.review import PartDecision, Review
from inspector_app.domain.step import History, StepAction, StepKind, StepNote
from inspector_app.store.reading import Reading


@pytest.fixture
def lot(floor: ShopFloor) -> Lot:
    lot = floor.open_lot(["a.png", "b.png"])
    for name in ("a.png", "b.png"):
        floor.inspect(lot, name, 3.0)
    return lot


def note(
    floor: ShopFloor,
    lot: Lot | None,
    name: str,
    kind: StepKind = StepKind.REVIEW_PART,
    action: StepAction = StepAction.DO,
    result: tuple[str, ...] = (),
    **content: object,
) -> None:
    with floor.database.writing() as connection:
        floor.writing(connection).add_step_event(
            StepNote(name, action, kind, content), floor.recipe, None if lot is None else lot.id, result
        )


def reject(floor: ShopFloor, lot: Lot, path: str, name: str) -> Review:
    review = floor.review_part(floor.row(lot, path).part_id, PartDecision.REJECT)
    note(floor, lot, name, result=(review.id,))
    return review


def history(floor: ShopFloor, lot: Lot, author: str = WHO.author) -> History:
    with floor.database.reading() as connection:
        return Reading(connection).history(lot.id, author)


def ids(steps: tuple[object, ...]) -> list[str]:
    return [step.id for step in steps]  # type: ignore[attr-defined]


def test_steps_come_back_in_order_and_only_to_who_did_them(floor: ShopFloor, lot: Lot) -> None:
    reject(floor, lot, "a.png", "first")
    reject(floor, lot, "b.png", "second")
    assert ids(history(floor, lot).done) == ["first", "second"]
    assert history(floor, lot, "somebody else") == History()


def test_steps_of_another_lot_stay_there_and_those_of_the_recipe_do_not(floor: ShopFloor, lot: Lot) -> None:
    other = floor.open_lot(["c.png"], folder="/lots/b")
    reject(floor, other, "c.png", "there")
    classes = ["scratch", "dent", "missing", "stain", "other"]
    note(floor, None, "classes", StepKind.SET_CLASSES, now=classes, before=["burr"])
    assert ids(history(floor, lot).done) == ["classes"]
    assert ids(history(floor, other).done) == ["there", "classes"]


def test_a_step_whose_review_was_taken_back_elsewhere_is_left_out(floor: ShopFloor, lot: Lot) -> None:
    first = reject(floor, lot, "a.png", "first")
    reject(floor, lot, "b.png", "second")
    floor.withdraw(first)
    assert ids(history(floor, lot).done) == ["second"]


def test_what_was_undone_comes_back_to_be_done_again(floor: ShopFloor, lot: Lot) -> None:
    review = reject(floor, lot, "a.png", "first")
    gone = floor.withdraw(review)
    note(floor, lot, "first", action=StepAction.UNDO, result=(gone.id,))
    assert history(floor, lot).done == ()
    assert ids(history(floor, lot).undone) == ["first"]


def test_a_mark_that_was_revoked_on_another_way_can_no_longer_be_undone(floor: ShopFloor, lot: Lot) -> None:
    with floor.database.writing() as connection:
        mark = floor.writing(connection).add_mark(floor.mark_draft(lot, "a.png"))
    note(floor, lot, "mark", StepKind.KEEP_MARK, result=(mark.id,), part_id=mark.part_id, clears=1)
    assert ids(history(floor, lot).done) == ["mark"]
    with floor.database.writing() as connection:
        floor.writing(connection).add_mark_event(mark.id, MarkAction.REVOKE)
    assert history(floor, lot).done == ()


def test_a_mark_that_was_kept_and_revoked_is_undone_step_by_step(floor: ShopFloor, lot: Lot) -> None:
    with floor.database.writing() as connection:
        mark = floor.writing(connection).add_mark(floor.mark_draft(lot, "a.png"))
    note(floor, lot, "kept", StepKind.KEEP_MARK, result=(mark.id,), part_id=mark.part_id, clears=1)
    with floor.database.writing() as connection:
        floor.writing(connection).add_mark_event(mark.id, MarkAction.REVOKE)
    note(floor, None, "revoked", StepKind.SWITCH_MARK, result=(mark.id,), mark_id=mark.id, revokes=True)
    assert ids(history(floor, lot).done) == ["kept", "revoked"]
    with floor.database.writing() as connection:
        floor.writing(connection).add_mark_event(mark.id, MarkAction.REDO)
    note(floor, None, "revoked", StepKind.SWITCH_MARK, StepAction.UNDO, (mark.id,))
    assert ids(history(floor, lot).done) == ["kept"] and ids(history(floor, lot).undone) == ["revoked"]


def test_a_part_that_was_named_as_good_and_no_longer_is_undone_step_by_step(
    floor: ShopFloor, lot: Lot
) -> None:
    part_id = floor.row(lot, "a.png").part_id  # nobody names it as good now
    note(floor, lot, "named", StepKind.NAME_GOOD, part_id=part_id, good=True)
    note(floor, lot, "taken back", StepKind.NAME_GOOD, part_id=part_id, good=False)
    assert ids(history(floor, lot).done) == ["named", "taken back"]


def test_a_mark_that_its_own_author_revoked_on_the_bank_page_is_undone_after_that(
    floor: ShopFloor, lot: Lot
) -> None:
    with floor.database.writing() as connection:
        mark = floor.writing(connection).add_mark(floor.mark_draft(lot, "a.png"))
    note(floor, lot, "mark", StepKind.KEEP_MARK, result=(mark.id,), part_id=mark.part_id, clears=1)
    with floor.database.writing() as connection:
        floor.writing(connection).add_mark_event(mark.id, MarkAction.REVOKE)
    note(floor, None, "revoke", StepKind.SWITCH_MARK, result=(mark.id,), revokes=True)
    assert ids(history(floor, lot).done) == ["mark", "revoke"]
    for name in ("revoke", "mark"):
        action = MarkAction.REDO if name == "revoke" else MarkAction.REVOKE
        with floor.database.writing() as connection:
            floor.writing(connection).add_mark_event(mark.id, action)
        kind = StepKind.SWITCH_MARK if name == "revoke" else StepKind.KEEP_MARK
        note(floor, None if name == "revoke" else lot, name, kind, StepAction.UNDO, result=(mark.id,))
    assert history(floor, lot).done == ()
    assert ids(history(floor, lot).undone) == ["mark", "revoke"]


def test_thresholds_are_undone_one_after_the_other_unless_somebody_else_has_moved_it(
    floor: ShopFloor, lot: Lot
) -> None:
    def move(name: str, now: float, before: float) -> None:
        floor.rethreshold(replace(SCALE, threshold=now))
        note(floor, lot, name, StepKind.SET_THRESHOLD, now=[now, 1.8], before=[before, 1.8], lot_id=lot.id)

    move("up", 2.5, 2.0)
    move("further", 3.0, 2.5)
    assert ids(history(floor, lot).done) == ["up", "further"]
    floor.rethreshold(replace(SCALE, threshold=2.2))
    assert history(floor, lot).done == ()


def test_growths_are_undone_one_after_the_other_unless_somebody_else_has_changed_the_bank(
    floor: ShopFloor, lot: Lot
) -> None:
    def bank(normal_hash: str, marks: tuple[int, ...] = ()) -> str:
        with floor.database.writing() as connection:
            return (
                floor.writing(connection)
                .add_bank_version(floor.recipe, normal_hash, "enc", Scales(1, 2, 3), "lot", 9, False, marks)
                .id
            )

    bank("learnt")
    once = bank("grown")
    note(floor, None, "once", StepKind.GROW_BANK, result=(once,))
    twice = bank("grown twice")
    note(floor, None, "twice", StepKind.GROW_BANK, result=(twice,))
    bank("grown twice", marks=(1,))
    assert ids(history(floor, lot).done) == ["once", "twice"], "a mark leaves the normal bank as it is"
    back = bank("grown")
    note(floor, None, "twice", StepKind.GROW_BANK, StepAction.UNDO, result=(back,))
    assert (ids(history(floor, lot).done), ids(history(floor, lot).undone)) == (["once"], ["twice"])
    bank("of somebody else")
    assert history(floor, lot) == History()

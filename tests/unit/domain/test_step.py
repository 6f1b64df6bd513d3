"""The undo stack that stored events leave is the one that a person has seen."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from inspector_app.domain.step import REMEMBERED, Step, StepAction, StepEvent, StepKind, history


def event(name: str, action: StepAction, *result: str) -> StepEvent:
    return StepEvent(name, action, StepKind.REVIEW_PART, {"of": name}, result, "lot")


def step(name: str, *result: str) -> Step:
    return Step(name, StepKind.REVIEW_PART, {"of": name}, result)


def test_what_was_undone_can_be_done_again_until_something_new_is_decided() -> None:
    events = [
        event("a", StepAction.DO, "r1"),
        event("b", StepAction.DO, "r2"),
        event("b", StepAction.UNDO, "r3"),
    ]
    assert history(events).done == (step("a", "r1"),)
    assert history(events).undone == (step("b", "r2"),)
    again = history([*events, event("b", StepAction.REDO, "r4")])
    assert again.done == (step("a", "r1"), step("b", "r4")) and again.undone == ()
    assert history([*events, event("c", StepAction.DO, "r4")]).undone == ()


def test_an_event_that_does_not_fit_changes_nothing() -> None:
    stray = [event("gone", StepAction.UNDO), event("gone", StepAction.REDO)]
    assert history([*stray, event("a", StepAction.DO), *stray]).done == (step("a"),)


def test_acts_that_are_stored_in_another_order_than_they_were_asked_for_lose_no_step() -> None:
    began = [event("mark", StepAction.DO, "m1"), event("part", StepAction.DO, "r1")]
    taken_back = [event("mark", StepAction.UNDO, "m1"), event("part", StepAction.UNDO, "r2")]
    undone = history([*began, *taken_back])
    assert undone.done == () and {each.id for each in undone.undone} == {"mark", "part"}
    again = [event("part", StepAction.REDO, "r3"), event("mark", StepAction.REDO, "m1")]
    found = history([*began, *taken_back, *again])
    assert found.done == (step("part", "r3"), step("mark", "m1")) and found.undone == ()


@given(st.lists(st.sampled_from(["do", "undo", "redo"]), max_size=300))
def test_any_sequence_of_acts_leaves_the_stack_that_a_window_would_have(acts: list[str]) -> None:
    done: list[str] = []
    undone: list[str] = []
    events: list[StepEvent] = []
    for number, act in enumerate(acts):
        if act == "do":
            name = f"s{number}"
            done.append(name)
            undone.clear()
            events.append(event(name, StepAction.DO))
        elif act == "undo" and done:
            undone.append(done.pop())
            events.append(event(undone[-1], StepAction.UNDO))
        elif act == "redo" and undone:
            done.append(undone.pop())
            events.append(event(done[-1], StepAction.REDO))
    found = history(events)
    assert [each.id for each in found.done] == done[-REMEMBERED:]
    assert [each.id for each in found.undone] == undone[::-1]

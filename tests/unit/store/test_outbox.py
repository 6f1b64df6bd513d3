"""What feeds are to tell stands in the outbox, in the transaction that it tells of, and leaves it when all have it."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from shop_floor import SCALE, ShopFloor, box_region, found_at

from inspector_app.domain.audit import AuditKind, AuditQuery
from inspector_app.domain.errors import CorrectableError, NotFound
from inspector_app.domain.feeds import FeedKind, FeedMessage, FeedSettings
from inspector_app.domain.lot import JobState
from inspector_app.domain.review import FindingDecision, PartDecision
from inspector_app.resource_files import resource_folder
from inspector_app.store.reading import Reading

FILE = FeedSettings("line 1", FeedKind.JSONL, "/feeds")


def add_feed(floor: ShopFloor, settings: FeedSettings = FILE) -> None:
    with floor.database.writing() as connection:
        floor.writing(connection).add_feed(settings)


def outbox(floor: ShopFloor) -> list[FeedMessage]:
    with floor.database.reading() as connection:
        return Reading(connection).messages_after(0, 1000)


def bodies(floor: ShopFloor) -> list[dict[str, Any]]:
    return [dict(message.body) for message in outbox(floor)]


def logged(floor: ShopFloor, kind: AuditKind) -> list[dict[str, Any]]:
    with floor.database.reading() as connection:
        return [json.loads(row.content) for row in Reading(connection).audit_rows(AuditQuery(kinds=(kind,)))]


def test_adding_removing_and_skipping_stand_in_the_audit_log_without_what_may_be_secret(
    floor: ShopFloor,
) -> None:
    hook = "https://mes.example:8443/services/T0/xoxb-77?token=s3cret"
    settings = FeedSettings("mes", FeedKind.WEBHOOK, hook, secret="env:MES_TOKEN")
    add_feed(floor, settings)
    floor.inspect(floor.open_lot(["a.png"]), "a.png", 2.5)
    with floor.database.writing() as connection:
        skipped = floor.writing(connection).skip_message("mes")
        floor.writing(connection).remove_feed("mes")
    added, removed, passed = sorted(logged(floor, AuditKind.FEED), key=lambda row: str(row["act"]))
    assert added["target"] == removed["target"] == "https://mes.example:8443"
    assert added["target_sha256"] == hashlib.sha256(hook.encode()).hexdigest()
    assert (passed["act"], passed["message"]) == ("skip", skipped)
    assert (removed["act"], removed["not_sent"]) == ("remove", 0)
    assert not any(word in str(logged(floor, AuditKind.FEED)) for word in ("xoxb", "s3cret"))


def test_without_a_feed_nothing_is_kept_for_one(floor: ShopFloor) -> None:
    lot = floor.open_lot(["a.png"])
    floor.inspect(lot, "a.png", 2.5)
    assert outbox(floor) == []


def test_an_inspected_part_is_told_with_verdict_scores_and_boxes(floor: ShopFloor) -> None:
    add_feed(floor)
    lot = floor.open_lot(["0001.png"])
    floor.inspect(lot, "0001.png", 2.5, [found_at(10, 20, peak=3.0)], sha256="e" * 64)
    (body,) = bodies(floor)
    assert (body["verdict"], body["band"], body["score"]) == ("flagged", None, 1.5)
    assert body["part"]["serial"] == "0001"
    assert body["recipe"] == {"name": "bracket", "version": 1}
    (image,) = body["images"]
    assert image["findings"] == [{"box": [10, 20, 20, 20], "area": 400, "score": 2.0, "peak_at": [20, 30]}]


def test_the_finding_of_an_ok_part_is_not_told(floor: ShopFloor) -> None:
    add_feed(floor)
    lot = floor.open_lot(["a.png"])
    floor.inspect(lot, "a.png", 1.2, [found_at(10, 20)])
    assert bodies(floor)[0]["verdict"] == "ok"
    assert bodies(floor)[0]["images"][0]["findings"] == []


def test_a_part_that_failed_is_told_with_the_reason(floor: ShopFloor) -> None:
    add_feed(floor)
    lot = floor.open_lot(["a.png"])
    floor.inspect(lot, "a.png", None, error="this is not an image")
    assert (bodies(floor)[0]["verdict"], bodies(floor)[0]["error"]) == ("failed", "this is not an image")


def test_what_is_provisional_is_not_told(floor: ShopFloor) -> None:
    add_feed(floor)
    lot = floor.open_lot(["a.png"])
    floor.inspect(lot, "a.png", 2.5, run=floor.start_run(lot, provisional=True))
    assert outbox(floor) == []


def test_a_message_says_what_was_said_then_also_after_another_threshold(floor: ShopFloor) -> None:
    add_feed(floor)
    lot = floor.open_lot(["a.png"])
    floor.inspect(lot, "a.png", 2.5)
    floor.rethreshold(SCALE.with_threshold(9.0))
    assert floor.row(lot, "a.png").verdict == "ok"
    assert bodies(floor)[0]["verdict"] == "flagged"


def test_a_result_that_is_rolled_back_is_not_told(floor: ShopFloor) -> None:
    add_feed(floor)
    lot = floor.open_lot(["a.png"])
    part = floor.row(lot, "a.png").part_id
    with pytest.raises(RuntimeError), floor.database.writing() as connection:
        from inspector_app.store.drafts import ReviewDraft

        floor.writing(connection).add_review(ReviewDraft(part, None, PartDecision.REJECT))
        raise RuntimeError("the power is gone")
    assert outbox(floor) == []


def test_reviews_are_told_with_their_outcome_and_so_is_their_withdrawal(floor: ShopFloor) -> None:
    add_feed(floor)
    lot = floor.open_lot(["a.png"])
    floor.inspect(lot, "a.png", 2.5, [found_at(10, 10)])
    said = floor.review_finding(
        lot, "a.png", box_region(10, 10, 20, 20), FindingDecision.DEFECT, defect_class="dent"
    )
    floor.withdraw(said)
    _, told, taken_back = bodies(floor)
    assert (told["disposition"], told["review"]["box"]) == ("rejected", [10, 10, 20, 20])
    assert (taken_back["disposition"], taken_back["review"]["withdraws"]) == ("flagged", said.id)


def test_a_lot_is_told_to_be_finished_once_a_job_has_inspected_something(floor: ShopFloor) -> None:
    add_feed(floor)
    lot = floor.open_lot(["a.png"])
    for scores in (True, False):
        with floor.database.writing() as connection:
            job = floor.writing(connection).add_job(lot.id, "inspect", 1)
        if scores:
            floor.inspect(lot, "a.png", 2.5)
        with floor.database.writing() as connection:
            floor.writing(connection).update_job(job.id, JobState.DONE)
    finished = [body for body in bodies(floor) if body["type"] == "lot.finished"]
    assert [body["counts"]["flagged"] for body in finished] == [1]


def test_every_message_is_as_the_published_schema_says(floor: ShopFloor) -> None:
    path = resource_folder() / "schemas" / "feed_message.schema.json"
    schema = Draft202012Validator(json.loads(path.read_text(encoding="utf-8")))
    add_feed(floor)
    lot = floor.open_lot(["a.png", "b.png"])
    with floor.database.writing() as connection:
        job = floor.writing(connection).add_job(lot.id, "inspect", 2)
    floor.inspect(lot, "a.png", 2.5, [found_at(10, 10)], quieted={3: 1.5})
    floor.inspect(lot, "b.png", None, error="broken")
    floor.review_part(floor.row(lot, "a.png").part_id, PartDecision.REJECT, "dent")
    floor.review_finding(lot, "a.png", box_region(10, 10, 20, 20), FindingDecision.PSEUDO_ANOMALY)
    with floor.database.writing() as connection:
        floor.writing(connection).update_job(job.id, JobState.DONE)
    told = outbox(floor)
    assert {message.type for message in told} == {"part.inspected", "part.reviewed", "lot.finished"}
    for message in told:
        schema.validate({**message.body, "number": message.number})


def test_a_new_feed_begins_with_what_happens_from_then_on(floor: ShopFloor) -> None:
    add_feed(floor)
    lot = floor.open_lot(["a.png", "b.png"])
    floor.inspect(lot, "a.png", 2.5)
    add_feed(floor, FeedSettings("late", FeedKind.CSV, "/feeds"))
    floor.inspect(lot, "b.png", 2.5)
    with floor.database.reading() as connection:
        reading = Reading(connection)
        assert [reading.waiting(feed) for feed in reading.feeds()] == [2, 1]


def test_a_message_leaves_the_outbox_once_the_slowest_feed_has_carried_it(floor: ShopFloor) -> None:
    add_feed(floor)
    add_feed(floor, FeedSettings("slow", FeedKind.CSV, "/feeds"))
    lot = floor.open_lot(["a.png", "b.png"])
    floor.inspect(lot, "a.png", 2.5)
    floor.inspect(lot, "b.png", 2.5)
    with floor.database.reading() as connection:
        quick, slow = Reading(connection).feeds()
    first, last = outbox(floor)
    with floor.database.writing() as connection:
        floor.writing(connection).feed_has_sent(quick.id, last.number)
    assert outbox(floor) and len(outbox(floor)) == 2
    with floor.database.writing() as connection:
        floor.writing(connection).feed_has_sent(slow.id, first.number)
    assert [message.number for message in outbox(floor)] == [last.number]


def test_a_late_word_of_an_older_message_sends_nothing_twice(floor: ShopFloor) -> None:
    add_feed(floor)
    add_feed(floor, FeedSettings("slow", FeedKind.CSV, "/feeds"))
    lot = floor.open_lot(["a.png", "b.png"])
    floor.inspect(lot, "a.png", 2.5)
    floor.inspect(lot, "b.png", 2.5)
    first, last = outbox(floor)
    with floor.database.writing() as connection:
        quick = Reading(connection).feeds()[0]
        floor.writing(connection).feed_has_sent(quick.id, last.number)
        floor.writing(connection).feed_has_sent(quick.id, first.number)
        assert Reading(connection).feeds()[0].sent == last.number


def test_numbers_go_on_after_the_outbox_was_swept(floor: ShopFloor) -> None:
    add_feed(floor)
    lot = floor.open_lot(["a.png", "b.png"])
    floor.inspect(lot, "a.png", 2.5)
    (first,) = outbox(floor)
    with floor.database.writing() as connection:
        writing = floor.writing(connection)
        writing.feed_has_sent(Reading(connection).feed("line 1").id, first.number)
    floor.inspect(lot, "b.png", 2.5)
    (second,) = outbox(floor)
    assert second.number > first.number and second.id != first.id


def test_removing_a_feed_says_what_it_had_still_to_carry_and_frees_the_name(floor: ShopFloor) -> None:
    add_feed(floor)
    lot = floor.open_lot(["a.png"])
    floor.inspect(lot, "a.png", 2.5)
    with floor.database.writing() as connection:
        assert floor.writing(connection).remove_feed("line 1") == 1
    assert outbox(floor) == []
    add_feed(floor)
    with pytest.raises(CorrectableError, match="there is a feed of this name"):
        add_feed(floor)


def test_one_message_can_be_passed_over(floor: ShopFloor) -> None:
    add_feed(floor)
    lot = floor.open_lot(["a.png", "b.png"])
    floor.inspect(lot, "a.png", 2.5)
    floor.inspect(lot, "b.png", 2.5)
    first, last = outbox(floor)
    with floor.database.writing() as connection:
        assert floor.writing(connection).skip_message("line 1") == first.id
    assert [message.id for message in outbox(floor)] == [last.id]
    with floor.database.writing() as connection:
        floor.writing(connection).skip_message("line 1")
    with pytest.raises(NotFound, match="no message waits"), floor.database.writing() as connection:
        floor.writing(connection).skip_message("line 1")


@pytest.mark.parametrize(
    "settings",
    [
        FeedSettings("", FeedKind.JSONL, "/feeds"),
        FeedSettings("a", FeedKind.JSONL, " "),
        FeedSettings("a", FeedKind.WEBHOOK, "mes.example/hook"),
        FeedSettings("a", FeedKind.WEBHOOK, "ftp://mes.example"),
        FeedSettings("a", FeedKind.WEBHOOK, "https://ada:secret@mes.example"),
        FeedSettings("a", FeedKind.WEBHOOK, "https://mes.example", secret="hunter2"),
        FeedSettings("a", FeedKind.WEBHOOK, "https://mes.example", header="Host", secret="env:TOKEN"),
        FeedSettings("a", FeedKind.WEBHOOK, "https://mes.example:99999"),
        FeedSettings("a", FeedKind.MQTT, "mqtt://broker.example"),
        FeedSettings("a", FeedKind.MQTT, "mqtt://broker.example/line/#"),
    ],
)
def test_settings_that_cannot_be_are_refused_before_anything_is_sent(settings: FeedSettings) -> None:
    with pytest.raises(CorrectableError):
        settings.checked()

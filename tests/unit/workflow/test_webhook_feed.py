"""Webhook feeds: nothing is lost while the other side is down, and the same message has the same id."""

from __future__ import annotations

import asyncio
import json
import logging
import threading
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest
from fed_floor import PATIENCE, FedFloor, Receiver, message

from inspector_app.domain.errors import CorrectableError, NotFound
from inspector_app.domain.feeds import FeedFault, FeedHealth, FeedKind, FeedSettings
from inspector_app.workflow.feeds import webhook
from inspector_app.workflow.feeds.feeds import Feeds
from inspector_app.workflow.feeds.sending import LONGEST_PAUSE, MOST_ASIDE, REFUSALS, Sender, pause_after
from inspector_app.workflow.feeds.webhook import READ_OVER, Webhook


@pytest.fixture
def floor(tmp_path: Path) -> Iterator[FedFloor]:
    made = FedFloor(tmp_path / "workspace")
    yield made
    made.close()


class EndlessAnswer(httpx.AsyncBaseTransport, httpx.AsyncByteStream):
    """Says 200 to everything, and then goes on and on."""

    def __init__(self, before: float = 0.0) -> None:
        self._before = before
        self.read = self.closed = 0

    @classmethod
    def never(cls) -> EndlessAnswer:
        return cls(PATIENCE)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(self._before)
        return httpx.Response(200, stream=self)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while True:
            self.read += 4096
            yield bytes(4096)
            await asyncio.sleep(0)

    async def aclose(self) -> None:
        self.closed += 1


def hook(address: str, **given: str) -> FeedSettings:
    return FeedSettings("mes", FeedKind.WEBHOOK, address, **given).checked()


def at_once(failures: int) -> float:
    return 0.01


def test_every_part_arrives_in_order_with_its_id(floor: FedFloor) -> None:
    with Receiver() as receiver:
        feed = floor.add_feed(hook(receiver.address))
        floor.inspect("a.png", "b.png")
        wanted = floor.ids()
        sender = Sender(feed, floor.stores, floor.writer, floor.tell)
        floor.wait_until(lambda status: status.health is FeedHealth.IDLE)
        sender.close()
    assert receiver.ids == wanted and len(wanted) == 2
    (_, headers, body), _ = receiver.got
    assert json.loads(body)["id"] == wanted[0] == headers["Idempotency-Key"]
    assert floor.ids() == []


def test_what_the_other_side_refuses_is_sent_until_it_takes_it(floor: FedFloor) -> None:
    with Receiver(answers=[500, 503, 200, 429]) as receiver:
        feed = floor.add_feed(hook(receiver.address))
        floor.inspect("a.png", "b.png", "c.png")
        wanted = floor.ids()
        sender = Sender(feed, floor.stores, floor.writer, floor.tell, pause=at_once)
        floor.wait_until(lambda status: status.health is FeedHealth.IDLE)
        sender.close()
    assert receiver.ids == wanted
    assert "HTTP 500 Internal Server Error" in {event.status.problem for event in floor.told}


def test_a_side_that_is_down_is_told_with_what_waits_and_gets_all_when_it_comes_back(floor: FedFloor) -> None:
    with Receiver() as gone:
        pass  # its port is free now: nobody listens
    feed = floor.add_feed(hook(gone.address))
    floor.inspect("a.png", "b.png")
    sender = Sender(feed, floor.stores, floor.writer, floor.tell, pause=at_once)
    floor.wait_until(lambda status: status.health is FeedHealth.WAITING and status.attempts >= 3)
    assert floor.told[-1].status.waiting == 2 and "ConnectError" in floor.told[-1].status.problem
    sender.close()
    assert len(floor.ids()) == 2


def test_stopping_does_not_wait_for_a_side_that_hangs(floor: FedFloor) -> None:
    with Receiver(hang=threading.Event()) as receiver:
        feed = floor.add_feed(hook(receiver.address))
        floor.inspect("a.png")
        sender = Sender(feed, floor.stores, floor.writer, floor.tell)
        assert receiver.arrived.wait(PATIENCE)
        began = time.monotonic()
        sender.close()
        assert time.monotonic() - began < PATIENCE / 2  # the request alone would take 10 s; see the benchmark
    assert len(floor.ids()) == 1


def test_a_message_whose_answer_was_lost_goes_again_under_the_same_id(floor: FedFloor) -> None:
    with Receiver(hang=threading.Event()) as receiver:
        feed = floor.add_feed(hook(receiver.address))
        floor.inspect("a.png")
        wanted = floor.ids()
        sender = Sender(feed, floor.stores, floor.writer, floor.tell)
        assert receiver.arrived.wait(PATIENCE)
        sender.close()  # it has arrived, and nobody here knows
        assert receiver.hang is not None
        receiver.hang.set()
        sender = Sender(feed, floor.stores, floor.writer, floor.tell)
        floor.wait_until(lambda status: status.health is FeedHealth.IDLE)
        sender.close()
    assert set(receiver.ids) == set(wanted)


def test_a_result_that_comes_while_the_sender_rests_is_sent(floor: FedFloor) -> None:
    with Receiver() as receiver:
        feed = floor.add_feed(hook(receiver.address))
        sender = Sender(feed, floor.stores, floor.writer, floor.tell)
        floor.wait_until(lambda status: status.health is FeedHealth.IDLE)
        floor.told.clear()
        floor.inspect("a.png")
        sender.look()
        floor.wait_until(lambda status: status.health is FeedHealth.IDLE and receiver.got)
        sender.close()


def test_a_message_that_is_passed_over_is_not_sent(floor: FedFloor) -> None:
    with Receiver(answers=[400] * 1000) as receiver:
        feed = floor.add_feed(hook(receiver.address))
        floor.inspect("a.png", "b.png")
        first, last = floor.ids()
        sender = Sender(feed, floor.stores, floor.writer, floor.tell, pause=at_once)
        floor.wait_until(lambda status: status.health is FeedHealth.WAITING)
        floor.writer.submit(lambda writing: writing.skip_message("mes")).result()
        receiver.answers.clear()
        floor.wait_until(lambda status: status.health is FeedHealth.IDLE)
        sender.close()
    assert receiver.ids in ([last], [first, last])  # the first may have gone out at the last moment


class SlowClock:
    """Every look at it is five minutes later."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        self.now += 300.0
        return self.now


def test_a_message_that_is_refused_for_ever_is_kept_aside_and_can_be_sent_again(floor: FedFloor) -> None:
    with Receiver(answers=[422] * REFUSALS) as receiver:
        feed = floor.add_feed(hook(receiver.address))
        floor.inspect("a.png", "b.png")
        first, last = floor.ids()
        sender = Sender(feed, floor.stores, floor.writer, floor.tell, pause=at_once, steady=SlowClock())
        floor.wait_until(lambda status: status.health is FeedHealth.IDLE)
        assert receiver.ids == [last] and floor.told[-1].status.refused == 1
        with floor.stores.reading() as reading:
            (kept,) = reading.refused(feed.id)
        assert (kept.message.id, kept.problem) == (first, "HTTP 422 Unprocessable Entity")
        assert floor.ids() == [], "nobody waits behind it"
        receiver.answers[:] = [404]
        assert floor.writer.submit(lambda writing: writing.send_refused_again("mes")).result() == 1
        sender.look()
        floor.wait_until(lambda status: status.health is FeedHealth.IDLE and not receiver.answers)
        with floor.stores.reading() as reading:
            assert [one.problem for one in reading.refused(feed.id)] == ["HTTP 404 Not Found"], "asked once"
        assert floor.writer.submit(lambda writing: writing.send_refused_again("mes")).result() == 1
        sender.look()
        floor.wait_until(lambda status: status.refused == 0 and receiver.ids == [last, first])
        sender.close()
        with pytest.raises(NotFound, match="no message was refused"):
            floor.writer.submit(lambda writing: writing.send_refused_again("mes")).result()


@pytest.mark.parametrize("code", [401, 403, 429, 500, 503])
def test_what_may_pass_is_never_kept_aside(floor: FedFloor, code: int) -> None:
    with Receiver(answers=[code] * 3 * REFUSALS) as receiver:
        feed = floor.add_feed(hook(receiver.address))
        floor.inspect("a.png", "b.png")
        wanted = floor.ids()
        sender = Sender(feed, floor.stores, floor.writer, floor.tell, pause=at_once, steady=SlowClock())
        floor.wait_until(lambda status: status.health is FeedHealth.IDLE)
        sender.close()
    assert receiver.ids == wanted and floor.told[-1].status.refused == 0


def test_where_every_message_is_refused_sending_rests_and_says_so_and_no_more_are_kept_aside(
    floor: FedFloor,
) -> None:
    with Receiver(answers=[404] * 100_000) as receiver:  # a wrong address
        feed = floor.add_feed(hook(receiver.address))
        floor.inspect(*(f"{number}.png" for number in range(6)))
        ids = floor.ids()
        sender = Sender(feed, floor.stores, floor.writer, floor.tell, pause=at_once, steady=SlowClock())
        floor.wait_until(lambda status: "messages in a row were refused" in status.problem)
        status = floor.told[-1].status
        assert (status.health, status.refused, status.waiting) == (FeedHealth.WAITING, MOST_ASIDE, 3)
        assert "404" in status.problem
        receiver.answers.clear()  # the address is right again
        floor.wait_until(lambda status: status.health is FeedHealth.IDLE)
        sender.close()
    assert receiver.ids == ids[MOST_ASIDE:]
    with floor.stores.reading() as reading:
        assert len(reading.refused(feed.id)) == MOST_ASIDE  # they can be sent again


def test_refusals_within_a_short_time_keep_the_message_where_it_is(floor: FedFloor) -> None:
    with Receiver(answers=[400] * 3 * REFUSALS) as receiver:
        feed = floor.add_feed(hook(receiver.address))
        floor.inspect("a.png")
        wanted = floor.ids()
        sender = Sender(feed, floor.stores, floor.writer, floor.tell, pause=at_once)
        floor.wait_until(lambda status: status.health is FeedHealth.IDLE)
        sender.close()
    assert receiver.ids == wanted


def test_the_secret_goes_in_its_header_and_nowhere_else(
    floor: FedFloor, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("MES_TOKEN", "Bearer hunter2")
    caplog.set_level(logging.DEBUG)
    with Receiver(answers=[401]) as receiver:
        settings = hook(receiver.address, header="X-Token", secret="env:MES_TOKEN")
        feed = floor.add_feed(settings)
        floor.inspect("a.png")
        sender = Sender(feed, floor.stores, floor.writer, floor.tell, pause=at_once)
        floor.wait_until(lambda status: status.health is FeedHealth.IDLE)
        sender.close()
    assert receiver.got[0][1]["X-Token"] == "Bearer hunter2"
    assert b"hunter2" not in receiver.got[0][2]
    assert "hunter2" not in caplog.text
    assert not any("hunter2" in event.status.problem for event in floor.told)
    assert b"hunter2" not in floor.stores.workspace.database.read_bytes()


def test_a_secret_that_is_not_set_says_which(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MES_TOKEN", raising=False)
    outlet = Webhook(hook("http://127.0.0.1:9/hook", secret="env:MES_TOKEN"))
    with pytest.raises(FeedFault, match="MES_TOKEN"):
        outlet.send([message(1)])
    outlet.close()


def test_a_secret_that_cannot_stand_in_a_header_is_not_told_to_anybody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("MES_TOKEN", "hunter2\r\nX-Other: 1")
    outlet = Webhook(hook("http://127.0.0.1:9/hook", secret="env:MES_TOKEN"))
    with pytest.raises(FeedFault, match="cannot stand in a header") as fault:
        outlet.send([message(1)])
    outlet.close()
    assert "hunter2" not in fault.value.what


def test_closing_does_not_wait_for_a_test_message_that_hangs(floor: FedFloor) -> None:
    feeds = Feeds(floor.stores, floor.writer, floor.tell)
    with Receiver(hang=threading.Event()) as receiver:
        feeds.add(hook(receiver.address)).result(PATIENCE)
        testing = feeds.test("mes")
        assert receiver.arrived.wait(PATIENCE)
        feeds.close()
        with pytest.raises(CorrectableError, match="stopped"):
            testing.result(0)


def test_no_redirect_is_followed(floor: FedFloor) -> None:
    with Receiver() as other, Receiver(answers=[307], headers={"Location": "placeholder"}) as receiver:
        receiver.headers["Location"] = other.address
        outlet = Webhook(hook(receiver.address))
        with pytest.raises(FeedFault, match=r"sends on to 127\.0\.0\.1"):
            outlet.send([message(1)])
        outlet.close()
        assert other.got == []


def test_a_certificate_that_nobody_vouches_for_is_refused() -> None:
    def self_signed() -> httpx.AsyncBaseTransport:
        class Refusing(httpx.AsyncBaseTransport):
            async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
                raise httpx.ConnectError(
                    "certificate verify failed: self-signed certificate", request=request
                )

        return Refusing()

    outlet = Webhook(hook("https://mes.example/hook?key=1234"), transport=self_signed)
    with pytest.raises(FeedFault, match="certificate verify failed"):
        outlet.send([message(1)])
    outlet.close()


def test_an_answer_without_an_end_counts_by_its_code_and_is_not_kept() -> None:
    endless = EndlessAnswer()
    outlet = Webhook(hook("https://mes.example/hook"), transport=lambda: endless)
    assert outlet.send([message(1), message(2)]) == 2
    outlet.close()
    assert endless.closed and endless.read <= 4 * READ_OVER


def test_an_answer_that_comes_too_slowly_is_given_up_and_is_no_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(webhook, "ANSWERED", 0.01)
    outlet = Webhook(hook("https://mes.example/hook"), transport=EndlessAnswer.never)
    with pytest.raises(FeedFault, match="no answer in time"):
        outlet.send([message(1)])
    outlet.close()


def test_the_time_that_the_other_side_asks_for_is_kept() -> None:
    with Receiver(answers=[503], headers={"Retry-After": "120"}) as receiver:
        outlet = Webhook(hook(receiver.address))
        with pytest.raises(FeedFault) as fault:
            outlet.send([message(1)])
        outlet.close()
    assert fault.value.retry_after == 120.0


def test_pauses_double_with_chance_up_to_a_limit() -> None:
    assert [pause_after(n, lambda: 0.0) for n in (1, 2, 3)] == [0.5, 1.0, 2.0]
    assert [pause_after(n, lambda: 1.0) for n in (1, 2, 3)] == [1.0, 2.0, 4.0]
    assert pause_after(10_000, lambda: 1.0) == LONGEST_PAUSE


def test_a_test_message_goes_past_the_outbox_and_its_failure_is_an_error(floor: FedFloor) -> None:
    feeds = Feeds(floor.stores, floor.writer, floor.tell)
    with Receiver(answers=[200, 404]) as receiver:
        feeds.add(hook(receiver.address)).result(PATIENCE)
        feeds.test("mes").result(PATIENCE)
        with pytest.raises(CorrectableError, match="HTTP 404"):
            feeds.test("mes").result(PATIENCE)
    assert json.loads(receiver.got[0][2])["type"] == "test"
    feeds.close()


def test_one_feed_that_is_down_does_not_hold_up_another(floor: FedFloor, tmp_path: Path) -> None:
    feeds = Feeds(floor.stores, floor.writer, floor.tell)
    with Receiver(hang=threading.Event()) as receiver:
        feeds.add(hook(receiver.address)).result(PATIENCE)
        feeds.add(FeedSettings("file", FeedKind.JSONL, str(tmp_path / "out"))).result(PATIENCE)
        floor.inspect("a.png")
        feeds.start().result(PATIENCE)
        floor.wait_until(
            lambda status: status.feed.settings.name == "file" and status.health is FeedHealth.IDLE
        )
        feeds.close()
    assert len(floor.ids()) == 1  # for the webhook
    (written,) = (tmp_path / "out").iterdir()
    assert len(written.read_text(encoding="utf-8").splitlines()) == 1

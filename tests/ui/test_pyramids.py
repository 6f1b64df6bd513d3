"""Pictures are made ready off the main thread, kept within a limit, and asked for again after a failure."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import Future
from typing import Any, cast

import numpy as np
import pytest

from inspector_app.domain.errors import ImageUnreadable
from inspector_app.ui.bridge import Bridge
from inspector_app.ui.canvas.pyramid import Pyramid
from inspector_app.ui.findings.pyramids import Pyramids
from inspector_app.workflow.looking import ShownPicture

SIDE = 600
ONE = SIDE * SIDE * 3 + (SIDE // 2) ** 2 * 3  # bytes of a picture and its halved copy


def shown(side: int) -> ShownPicture:
    return ShownPicture(np.zeros((side, side, 3), dtype=np.uint8), "0", (0, 65_535))


class Decoder:
    """Answers at once, as a session does for a picture that it has decoded already."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.broken: set[str] = set()

    @property
    def looking(self) -> Decoder:
        return self

    def picture(self, image_id: str) -> Future[Any]:
        self.asked.append(image_id)
        future: Future[Any] = Future()
        if image_id in self.broken:
            future.set_exception(
                ImageUnreadable("the file is cut short", subject=image_id, remedy="Copy it again")
            )
        else:
            future.set_result(shown(SIDE))
        return future


@pytest.fixture
def decoder() -> Decoder:
    return Decoder()


@pytest.fixture
def pyramids(decoder: Decoder, qapp: object) -> Iterator[Pyramids]:
    bridge = Bridge()
    yield Pyramids(cast(Any, decoder), bridge, max_bytes=3 * ONE)
    bridge.join()


def test_the_halved_copies_are_made_on_another_thread(
    pyramids: Pyramids, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_on: list[str] = []
    complete = Pyramid.complete

    def noted(pyramid: Pyramid) -> Pyramid:
        made_on.append(threading.current_thread().name)
        return complete(pyramid)

    monkeypatch.setattr(Pyramid, "complete", noted)
    assert pyramids.get("a").result(5).nbytes == ONE
    assert made_on and made_on[0] != threading.main_thread().name


def test_a_picture_is_decoded_once_while_it_is_kept(pyramids: Pyramids, decoder: Decoder) -> None:
    pyramids.prefetch(["a", "b"])
    assert pyramids.get("a").result(5) is pyramids.get("a").result(5)
    assert decoder.asked == ["a", "b"]


def test_the_least_recently_used_picture_goes_when_the_limit_is_reached(
    pyramids: Pyramids, decoder: Decoder
) -> None:
    for image_id in "abcd":
        pyramids.get(image_id).result(5)
    pyramids.get("e").result(5)
    assert pyramids.bytes <= 4 * ONE
    pyramids.get("e")
    assert pyramids.bytes <= 3 * ONE
    pyramids.get("a").result(5)
    assert decoder.asked.count("a") == 2 and decoder.asked.count("e") == 1


def test_a_picture_that_could_not_be_read_is_asked_for_again(pyramids: Pyramids, decoder: Decoder) -> None:
    decoder.broken.add("a")
    with pytest.raises(ImageUnreadable):
        pyramids.get("a").result(5)
    decoder.broken.clear()
    assert pyramids.get("a").result(5).width == SIDE


def test_after_another_lot_was_opened_pictures_are_decoded_anew(pyramids: Pyramids, decoder: Decoder) -> None:
    pyramids.get("a").result(5)
    pyramids.clear()
    pyramids.get("a").result(5)
    assert decoder.asked == ["a", "a"]


def test_a_finished_picture_is_there_without_waiting(pyramids: Pyramids, decoder: Decoder) -> None:
    assert pyramids.ready("a") is None
    made = pyramids.get("a").result(timeout=5)
    assert pyramids.ready("a") is made
    decoder.broken.add("b")
    pyramids.get("b")
    assert pyramids.ready("b") is None


def test_bytes_are_those_of_the_pictures_kept(pyramids: Pyramids) -> None:
    for name in "abcde":
        pyramids.get(name).result(timeout=5)
    pyramids.get("e")
    assert pyramids.bytes <= 3 * ONE
    assert pyramids.ready("a") is None
    pyramids.clear()
    assert pyramids.bytes == 0


class SlowDecoder:
    """Decodes when it is told to, as a busy disk does."""

    def __init__(self) -> None:
        self.futures: dict[str, Future[Any]] = {}

    @property
    def looking(self) -> SlowDecoder:
        return self

    def picture(self, image_id: str) -> Future[Any]:
        return self.futures.setdefault(image_id, Future())


def test_pictures_that_were_skipped_are_not_decoded_any_more_and_the_wanted_one_is(qapp: object) -> None:
    decoder, bridge = SlowDecoder(), Bridge()
    pyramids = Pyramids(cast(Any, decoder), bridge, max_bytes=3 * ONE)
    wanted = pyramids.get("wanted")
    for number in range(5):
        pyramids.prefetch([f"a{number}", f"b{number}"])
    assert decoder.futures["a0"].cancelled() and not decoder.futures["b4"].cancelled()
    assert sum(not future.cancelled() for future in decoder.futures.values()) == 1 + 3
    decoder.futures["wanted"].set_result(shown(SIDE))
    assert wanted.result(5).width == SIDE
    pyramids.get("a0")
    bridge.join()


def test_so_large_that_one_fills_the_limit_nothing_is_made_ready_ahead(
    decoder: Decoder, qapp: object
) -> None:
    bridge = Bridge()
    pyramids = Pyramids(cast(Any, decoder), bridge, max_bytes=ONE)
    pyramids.get("a").result(5)
    pyramids.prefetch(["b", "c"])
    assert decoder.asked == ["a"]
    bridge.join()

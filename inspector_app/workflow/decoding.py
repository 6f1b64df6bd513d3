"""Pictures for the backbone: decoded and squashed ahead of it on a small pool, in the order asked for."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

import numpy as np
import numpy.typing as npt

from inspector_app.domain.errors import ImageUnreadable
from inspector_app.imaging.decode import decode
from inspector_app.imaging.resize import to_canvas
from inspector_app.workflow.in_hand import InHand

log = logging.getLogger(__name__)

AHEAD = 12  # pictures held ready; at 448 px that is 7 MB

K = TypeVar("K")


@dataclass(frozen=True, slots=True, eq=False)
class Squashed(Generic[K]):
    """A picture as the backbone's input, or the reason why there is none. ``square`` is uint8 of the size asked for."""

    key: K
    square: npt.NDArray[np.uint8] | None
    width: int | None = None
    height: int | None = None
    sha256: str | None = None
    error: str | None = None


def squash_ahead(
    items: Iterable[tuple[K, Path]],
    canvas: tuple[int, int],
    window: tuple[int, int] | None,
    *,
    threads: int = 2,
    in_turn: bool = False,
    seen: Callable[[K, npt.NDArray[np.uint8]], None] | None = None,
    in_hand: InHand | None = None,
) -> Generator[Squashed[K], None, None]:
    """Read, decode and squash pictures to ``canvas`` (height, width) ahead of the one asked for.

    A broken one comes with its reason, and so does one on which the program itself fails for the second time.

    ``in_turn``: no picture is decoded while the caller works on those it was given. A CPU that computes the
    backbone on all cores loses more by sharing them than it gains: each layer waits for its slowest thread.
    ``seen`` is called with each decoded picture ``[H, W, 3]`` on the thread that decoded it.
    ``in_hand``: each is taken into it; who asked lets go of it. One with which the program died is broken, too.
    """

    def squash(key: K, path: Path) -> Squashed[K]:
        for last in (False, True):
            try:
                if in_hand is not None and not last:
                    in_hand.take(path)
                image = decode(path, window=window)
                square = to_canvas(image.pixels, canvas)
                if seen is not None:
                    seen(key, image.pixels)
            except ImageUnreadable as error:
                return Squashed(
                    key, None, error=f"{error.what}. {error.remedy}" if error.remedy else error.what
                )
            except Exception as error:  # a fault of the program must not end the lot for one picture
                log.exception("a picture could not be made ready")
                if last:
                    what = f"the program failed on it twice ({type(error).__name__})"
                    return Squashed(key, None, error=f"{what}. Save the image again, or remove it")
            else:
                return Squashed(key, square, image.width, image.height, image.sha256)
        raise AssertionError("not reached")

    with ThreadPoolExecutor(threads, "inspector-squash") as pool:
        ready: deque[Future[Squashed[K]]] = deque()

        def due(count: int) -> Iterator[Squashed[K]]:
            if in_turn:
                wait(ready)
                count = len(ready)
            for _ in range(count):
                yield ready.popleft().result()

        try:
            for key, path in items:
                ready.append(pool.submit(squash, key, path))
                if len(ready) >= AHEAD:
                    yield from due(1)
            yield from due(len(ready))
        finally:
            for future in ready:
                future.cancel()


def in_batches(items: Iterator[Squashed[K]], size: Callable[[], int]) -> Iterator[list[Squashed[K]]]:
    """Groups of at most ``size()`` pictures; the size may change between groups."""
    batch: list[Squashed[K]] = []
    for item in items:
        batch.append(item)
        if len(batch) >= size():
            yield batch
            batch = []
    if batch:
        yield batch

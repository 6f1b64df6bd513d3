"""Pictures made ready for the canvas off the main thread, with their halved copies; the next ones ahead of time."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING, Any

from inspector_app.ui.bridge import Bridge
from inspector_app.ui.canvas.pyramid import Pyramid

if TYPE_CHECKING:
    from inspector_app.workflow.session import Session

MAX_BYTES = 256 * 2**20  # five pictures of 12 MP


class Pyramids:
    """Futures of complete pyramids by image, the least recently used dropped over a limit. Main thread only."""

    def __init__(self, session: Session, bridge: Bridge, *, max_bytes: int = MAX_BYTES) -> None:
        self._session, self._bridge = session, bridge
        self._max_bytes = max_bytes
        self._made: OrderedDict[str, Future[Pyramid]] = OrderedDict()
        self._counted: dict[str, int] = {}  # bytes of those that are ready

    @property
    def bytes(self) -> int:
        """What the pyramids that are ready take."""
        for image_id, future in self._made.items():
            if image_id not in self._counted and future.done():
                self._counted[image_id] = _bytes(future)
        return sum(self._counted.values())

    def ready(self, image_id: str) -> Pyramid | None:
        """The pyramid, if it is there already."""
        future = self._made.get(image_id)
        if future is None or not future.done() or _failed(future):
            return None
        self._made.move_to_end(image_id)
        return future.result()

    def get(self, image_id: str) -> Future[Pyramid]:
        """The pyramid of an image; decoded and halved elsewhere unless it is ready. Fails as the decoding fails."""
        future = self._made.get(image_id)
        if future is None or (future.done() and _failed(future)):
            future = self._made[image_id] = Future()
            self._counted.pop(image_id, None)
            self._session.pixels(image_id).add_done_callback(partial(self._decoded, future))
        self._made.move_to_end(image_id)
        self._trim()
        return future

    def prefetch(self, image_ids: Iterable[str]) -> None:
        """Make ready what is likely to be looked at next."""
        for image_id in image_ids:
            self.get(image_id)

    def clear(self) -> None:
        """Forget every picture; who waits for one still gets it."""
        self._made.clear()
        self._counted.clear()

    def _trim(self) -> None:
        while len(self._made) > 1 and self.bytes > self._max_bytes:
            self._counted.pop(self._made.popitem(last=False)[0], None)

    def _decoded(self, made: Future[Pyramid], decoded: Future[Any]) -> None:  # on any thread
        if decoded.cancelled():
            made.cancel()
        elif (error := decoded.exception()) is not None:
            made.set_exception(error)
        else:
            self._bridge.compute(partial(_complete, decoded.result()), made)


def _complete(pixels: Any) -> Pyramid:
    return Pyramid(pixels).complete()


def _failed(future: Future[Pyramid]) -> bool:
    return future.cancelled() or future.exception() is not None


def _bytes(future: Future[Pyramid]) -> int:
    return 0 if not future.done() or _failed(future) else future.result().nbytes

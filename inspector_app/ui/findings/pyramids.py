"""Pictures made ready for the canvas off the main thread, with their halved copies; the next ones ahead of time."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Iterable
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING

from inspector_app.ui.bridge import Bridge
from inspector_app.ui.canvas.pyramid import Pyramid

if TYPE_CHECKING:
    from inspector_app.workflow.looking import ShownPicture
    from inspector_app.workflow.session import Session

MAX_BYTES = 768 * 2**20  # fifteen colour pictures of 12 MP; one of 20,000 × 8,000 px alone takes 640 MB

_UNKNOWN = 3  # pictures at once while it is not known how large they are


class Pyramids:
    """Futures of complete pyramids by image, the least recently used dropped over a limit. Main thread only."""

    def __init__(self, session: Session, bridge: Bridge, *, max_bytes: int = MAX_BYTES) -> None:
        self._session, self._bridge = session, bridge
        self._max_bytes = max_bytes
        self._made: OrderedDict[str, Future[Pyramid]] = OrderedDict()
        self._counted: dict[str, int] = {}  # bytes of those that are ready
        self._decoding: dict[str, Future[ShownPicture]] = {}
        self._wanted: deque[str] = deque(maxlen=3)  # those that somebody waits for, not only ahead of time

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
        self._wanted.append(image_id)
        return self._ask(image_id)

    def prefetch(self, image_ids: Iterable[str]) -> None:
        """Make ready what is likely to be looked at next, as far as there is room for pictures of this size."""
        for image_id in list(image_ids)[: max(0, self._room() - 1)]:
            self._ask(image_id)

    def forget(self, image_id: str) -> None:
        """Another file may lie there: the picture is read anew when it is next asked for."""
        self._made.pop(image_id, None)
        self._counted.pop(image_id, None)

    def clear(self) -> None:
        """Forget every picture; who waits for one still gets it."""
        self._made.clear()
        self._counted.clear()
        self._decoding.clear()

    def _ask(self, image_id: str) -> Future[Pyramid]:
        future = self._made.get(image_id)
        if future is None or (future.done() and _failed(future)):
            future = self._made[image_id] = Future()
            self._counted.pop(image_id, None)
            decoding = self._decoding[image_id] = self._session.looking.picture(image_id)
            decoding.add_done_callback(partial(self._decoded, future))
        self._made.move_to_end(image_id)
        self._trim()
        return future

    def _room(self) -> int:
        """How many pictures as large as those that are ready the limit has room for."""
        size = max(self._counted.values(), default=0) if self.bytes else 0
        return self._max_bytes // size if size else _UNKNOWN

    def _trim(self) -> None:
        self._decoding = {name: one for name, one in self._decoding.items() if not one.done()}
        waiting = [name for name in self._made if name in self._decoding and name not in self._wanted]
        for image_id in waiting[: -max(1, self._room())]:  # asked for long ago, and others are wanted now
            if self._decoding[image_id].cancel():
                del self._decoding[image_id]
        while len(self._made) > 1 and self.bytes > self._max_bytes:
            self._counted.pop(self._made.popitem(last=False)[0], None)

    def _decoded(self, made: Future[Pyramid], decoded: Future[ShownPicture]) -> None:  # on any thread
        if decoded.cancelled():
            made.cancel()
        elif (error := decoded.exception()) is not None:
            made.set_exception(error)
        else:
            self._bridge.compute(partial(_complete, decoded.result()), made)


def _complete(picture: ShownPicture) -> Pyramid:
    return Pyramid(picture.values, sha256=picture.sha256, window=picture.window).complete()


def _failed(future: Future[Pyramid]) -> bool:
    return future.cancelled() or future.exception() is not None


def _bytes(future: Future[Pyramid]) -> int:
    return 0 if not future.done() or _failed(future) else future.result().nbytes

"""Pictures for people: decoded images, thumbnails and crops, from a small pool and byte-bounded caches."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from inspector_app.domain.errors import ImageUnreadable
from inspector_app.domain.geometry import Box
from inspector_app.domain.lot import ImageRef
from inspector_app.imaging.decode import decode, decode_small
from inspector_app.imaging.thumbnails import SIDE, decode_thumbnail, encode_jpeg, thumbnail
from inspector_app.store.thumbnail_files import ThumbnailFiles
from inspector_app.workflow.in_hand import InHand

Pixels = npt.NDArray[np.uint8]
T = TypeVar("T")

PIXEL_CACHE_BYTES = 768 * 2**20
THUMBNAIL_CACHE_BYTES = 64 * 2**20
_PERHAPS_DEEP = {".png", ".tif", ".tiff"}  # endings of files that may hold 16 bits
CROP_MARGIN = 0.6  # of the region's size, around a mark's picture


class ByteLru:
    """Arrays by key, least recently used ones dropped when their bytes exceed the limit; no larger one is kept."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._bytes = 0
        self._items: OrderedDict[str, Pixels] = OrderedDict()
        self._gate = threading.Lock()

    @property
    def bytes(self) -> int:
        return self._bytes

    def get(self, key: str) -> Pixels | None:
        with self._gate:
            if key in self._items:
                self._items.move_to_end(key)
            return self._items.get(key)

    def clear(self) -> None:
        with self._gate:
            self._items.clear()
            self._bytes = 0

    def put(self, key: str, array: Pixels) -> None:
        with self._gate:
            if key in self._items:
                self._bytes -= self._items.pop(key).nbytes
            if array.nbytes > self._limit:
                return
            self._items[key] = array
            self._bytes += array.nbytes
            while self._bytes > self._limit:
                self._bytes -= self._items.popitem(last=False)[1].nbytes


class Pictures:
    """Decodes on its own threads; ``locate(image_id)`` gives the image's row and the lot's folder."""

    def __init__(
        self,
        thumbnails: ThumbnailFiles,
        locate: Callable[[str], tuple[ImageRef, Path]],
        window_of: Callable[[ImageRef], tuple[int, int] | None],
        in_hand: InHand,
        *,
        threads: int = 2,
    ) -> None:
        self._thumbnails = thumbnails
        self._locate = locate
        self._window_of = window_of
        self._in_hand = in_hand
        self._decoders = ThreadPoolExecutor(threads, "inspector-decode")
        self._minis = ThreadPoolExecutor(1, "inspector-thumbnail")
        self._pixels = ByteLru(PIXEL_CACHE_BYTES)
        self._small = ByteLru(THUMBNAIL_CACHE_BYTES)
        self._gate = threading.Lock()
        self._under_way: dict[str, Future[Pixels]] = {}
        self._age = 0  # of what is kept: what was begun before files were replaced is not kept after

    def forget(self) -> None:
        """Files were replaced: nothing that is kept is shown any more. Images keep their keys, not their pictures."""
        with self._gate:
            self._age += 1
            self._under_way.clear()
        self._pixels.clear()
        self._small.clear()

    def pixels(self, image_id: str) -> Future[Pixels]:
        """uint8 RGB ``[H, W, 3]``; ImageUnreadable where the file cannot be shown."""
        if (cached := self._pixels.get(image_id)) is not None:
            return _done(cached)
        return self._once(self._decoders, "full:" + image_id, lambda: self._decode(image_id))

    def prefetch(self, image_ids: Sequence[str]) -> None:
        """Decode what will be looked at next; errors show when it is asked for."""
        for image_id in image_ids:
            self.pixels(image_id)

    def thumbnail(self, image_id: str) -> Future[Pixels]:
        """uint8 RGB, long side 192 px, kept on disk."""
        if (cached := self._small.get(image_id)) is not None:
            return _done(cached)
        return self._once(self._minis, "small:" + image_id, lambda: self._mini(image_id))

    def crop(
        self,
        image_id: str,
        box: Box,
        *,
        key: str = "",
        kept: Callable[[], Pixels | None] | None = None,
        small: bool = False,
    ) -> Future[Pixels]:
        """The surroundings of a box on an image, or what ``kept`` has of it instead; ``key`` tells it from others.

        ``small``: one of many, made on the thread of the thumbnails and cached with them.
        """
        key, age = f"crop:{key or image_id}:{box.x},{box.y},{box.w},{box.h}", self._age
        if (cached := self._small.get(key)) is not None:
            return _done(cached)

        def make() -> Pixels:
            found = None if kept is None else kept()
            if found is None:
                found = surroundings(self._picture(image_id, keep=not small), box)
            self._keep(self._small, key, found, age)
            return found

        return self._once(self._minis if small else self._decoders, key, make)

    def close(self) -> None:
        self._decoders.shutdown(cancel_futures=True)
        self._minis.shutdown(cancel_futures=True)

    def _once(self, pool: ThreadPoolExecutor, key: str, make: Callable[[], Pixels]) -> Future[Pixels]:
        with self._gate:
            if (running := self._under_way.get(key)) is not None:
                return running
            try:
                future = pool.submit(make)
            except RuntimeError:  # closed meanwhile: nobody waits for it any more
                return cancelled()
            self._under_way[key] = future

        def forget(done: Future[Any]) -> None:
            with self._gate:
                if self._under_way.get(key) is done:
                    del self._under_way[key]

        future.add_done_callback(forget)
        return future

    def _keep(self, kept: ByteLru, key: str, pixels: Pixels, age: int) -> None:
        with self._gate:
            if age == self._age:
                kept.put(key, pixels)

    def _decode(self, image_id: str) -> Pixels:
        age = self._age
        pixels = self._read(image_id)
        pixels.flags.writeable = False
        self._keep(self._pixels, image_id, pixels, age)
        return pixels

    def _mini(self, image_id: str) -> Pixels:
        age = self._age
        image, _ = self._locate(image_id)
        stored = self._thumbnails.read(image_id, image.mtime_ns)
        small = None if stored is None else _decoded(stored)
        if small is None:
            small = thumbnail(self._at_least(image_id, SIDE))
            self._thumbnails.write(image_id, image.mtime_ns, encode_jpeg(small))
        self._keep(self._small, image_id, small, age)
        return small

    def _at_least(self, image_id: str, side: int) -> Pixels:
        """A picture to make a smaller one of, from the cache where it is there."""
        image, folder = self._locate(image_id)
        window = self._window_of(image)
        deep = window is None and Path(image.path).suffix.lower() in _PERHAPS_DEEP
        pixels = None if deep else self._pixels.get(image_id)  # scaled by all of its range there
        if pixels is None:
            with self._in_hand.holding(folder / image.path):
                pixels = decode_small(folder / image.path, side, window=window)
        return pixels

    def _picture(self, image_id: str, *, keep: bool) -> Pixels:
        """A whole picture, from the cache where it is there; ``keep``: it is cached for whoever looks next."""
        pixels = self._pixels.get(image_id)
        if pixels is not None:
            return pixels
        return self._decode(image_id) if keep else self._read(image_id)

    def _read(self, image_id: str) -> Pixels:
        image, folder = self._locate(image_id)
        with self._in_hand.holding(folder / image.path):
            return decode(folder / image.path, window=self._window_of(image)).pixels


def surroundings(pixels: Pixels, box: Box) -> Pixels:
    """The picture of a place: what lies in and around a box of ``[H, W, 3]``, small."""
    height, width = pixels.shape[:2]
    margin = round(CROP_MARGIN * max(box.w, box.h)) + 8
    left, top = max(0, box.x - margin), max(0, box.y - margin)
    right, bottom = min(width, box.x + box.w + margin), min(height, box.y + box.h + margin)
    if left >= right or top >= bottom:  # the picture was replaced by a smaller one
        return thumbnail(pixels)
    return thumbnail(np.ascontiguousarray(pixels[top:bottom, left:right]))


def _decoded(data: bytes) -> Pixels | None:
    """A stored thumbnail, or None where its file is damaged: it is made anew."""
    try:
        return decode_thumbnail(data)
    except ImageUnreadable:
        return None


def cancelled() -> Future[Any]:
    """The answer to what is asked after the end."""
    future: Future[Any] = Future()
    future.cancel()
    future.set_running_or_notify_cancel()
    return future


def _done(value: T) -> Future[T]:
    future: Future[T] = Future()
    future.set_result(value)
    return future

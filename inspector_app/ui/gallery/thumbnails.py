"""Thumbnails for the visible cards: a byte-bounded cache, filled in the background, newest wish first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QPixmap

from inspector_app.domain.errors import InspectorError
from inspector_app.ui.bridge import Bridge
from inspector_app.ui.pictures import rgb_image
from inspector_app.workflow.events import FilesFound

if TYPE_CHECKING:
    from inspector_app.workflow.session import Session

MAX_BYTES = 64 * 2**20
AT_ONCE = 12  # more in flight would make a fast scroller wait for cards that are long gone


class Thumbnails(QObject):
    """Pixmaps by image id, least recently used out first."""

    arrived = Signal(str)
    forgotten = Signal()  # what is visible is to be wanted again

    def __init__(
        self, session: Session, bridge: Bridge, parent: QObject | None = None, max_bytes: int = MAX_BYTES
    ) -> None:
        super().__init__(parent)
        self._session, self._bridge = session, bridge
        self._max_bytes = max_bytes
        self._bytes = 0
        self._kept: OrderedDict[str, QPixmap] = OrderedDict()
        self._wanted: list[str] = []
        self._wanted_first: list[str] = []
        self._on_the_way: set[str] = set()
        self._broken: set[str] = set()
        self._age = 0  # what was asked for before files were replaced is asked for again
        bridge.files_found.connect(self._files_found)

    @property
    def bytes(self) -> int:
        """What the kept pixmaps take."""
        return self._bytes

    def get(self, image_id: str) -> QPixmap | None:
        """The thumbnail, if it is here; ask for it with ``want``."""
        pixmap = self._kept.get(image_id)
        if pixmap is not None:
            self._kept.move_to_end(image_id)
        return pixmap

    def broken(self, image_id: str) -> bool:
        """There is none: the file cannot be read."""
        return image_id in self._broken

    def want(self, image_ids: Iterable[str]) -> None:
        """What is visible now, in order; wishes of before that nobody sees any more are dropped."""
        self._wanted = [i for i in image_ids if self._lacks(i)]
        self._ask()

    def want_too(self, image_ids: Iterable[str]) -> None:
        """Beside the list and before it: what else is visible now. Scrolling the list does not take it back."""
        self._wanted_first = [i for i in image_ids if self._lacks(i)]
        self._ask()

    def _lacks(self, image_id: str) -> bool:
        return not (image_id in self._kept or image_id in self._on_the_way or image_id in self._broken)

    def _ask(self) -> None:
        while len(self._on_the_way) < AT_ONCE and (wanted := self._wanted_first or self._wanted):
            image_id = wanted.pop(0)
            if not self._lacks(image_id):
                continue
            self._on_the_way.add(image_id)
            self._bridge.watch(
                self._session.thumbnail(image_id),
                self._came,
                image_id,
                self._age,
                failed=self._did_not_come,
            )

    @Slot(object)
    def _files_found(self, event: FilesFound) -> None:
        """Files that were replaced have another picture, those that were away may be back."""
        if not event.finished or not (event.changed or self._broken):
            return
        self._broken.clear()
        if event.changed:
            self._age += 1
            self._on_the_way.clear()
            self._kept.clear()
            self._bytes = 0
        self.forgotten.emit()

    def _came(self, pixels: Any, image_id: str, age: int) -> None:
        if age != self._age:
            return
        self._on_the_way.discard(image_id)
        pixmap = QPixmap.fromImage(rgb_image(pixels))
        self._kept[image_id] = pixmap
        self._bytes += _bytes(pixmap)
        while self._bytes > self._max_bytes and len(self._kept) > 1:
            self._bytes -= _bytes(self._kept.popitem(last=False)[1])
        self.arrived.emit(image_id)
        self._ask()

    def _did_not_come(self, error: InspectorError, image_id: str, age: int) -> None:
        if age != self._age:
            return
        self._on_the_way.discard(image_id)
        self._broken.add(image_id)  # the part itself says why, on its card and its page
        self.arrived.emit(image_id)
        self._ask()


def _bytes(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * pixmap.depth() // 8

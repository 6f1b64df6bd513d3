"""Where a flagged part is anomalous, laid over its small picture: made in the background, for what is visible."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap

from inspector_app.domain.errors import InspectorError
from inspector_app.domain.lot import Verdict
from inspector_app.domain.readings import PartRow
from inspector_app.imaging import heatmap
from inspector_app.ui.bridge import Bridge
from inspector_app.ui.pictures import indexed_image

if TYPE_CHECKING:
    from inspector_app.workflow.session import Session

KEPT = 600  # a few kB each
AT_ONCE = 4
_SIDE = 56  # px of the longer side before it is stretched over the picture
Key = tuple[str, float | None]


class Tints(QObject):
    """Pixmaps by image and score: a part that was scored anew, or is read on another scale, gets another one."""

    arrived = Signal()

    def __init__(self, session: Session, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._bridge = session, bridge
        self.on = True
        self._kept: OrderedDict[Key, QPixmap] = OrderedDict()
        self._wanted: list[Key] = []
        self._on_the_way: set[Key] = set()

    def get(self, row: PartRow) -> QPixmap | None:
        """The tint of a flagged part, if it is here; ask for it with ``want``."""
        if not self.on or row.verdict is not Verdict.FLAGGED:
            return None
        return self._kept.get((row.image_id, row.score))

    def want(self, rows: Iterable[PartRow]) -> None:
        """What is visible now, in order; earlier wishes that nobody sees any more are dropped."""
        keys = [(row.image_id, row.score) for row in rows if row.verdict is Verdict.FLAGGED]
        self._wanted = [key for key in keys if key not in self._kept and key not in self._on_the_way]
        if self.on:
            self._ask()

    def _ask(self) -> None:
        while self._wanted and len(self._on_the_way) < AT_ONCE:
            key = self._wanted.pop(0)
            self._on_the_way.add(key)
            self._bridge.watch(self._session.small_map(key[0]), self._came, key, failed=self._did_not_come)

    def _came(self, calibrated: Any, key: Key) -> None:
        self._put(key, QPixmap() if calibrated is None else tint(calibrated))

    def _did_not_come(self, error: InspectorError, key: Key) -> None:
        self._put(key, QPixmap())  # its map is lost or not there yet; the page of the part says so

    def _put(self, key: Key, pixmap: QPixmap) -> None:
        self._on_the_way.discard(key)
        self._kept[key] = pixmap
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        self.arrived.emit()
        self._ask()


def tint(calibrated: np.ndarray[Any, np.dtype[np.float32]]) -> QPixmap:
    """A grid map ``float32 [g_h, g_w]`` as a small picture that is clear below the threshold."""
    height, width = calibrated.shape
    scale = _SIDE / max(height, width)
    smooth = heatmap.upsample(calibrated, max(1, round(height * scale)), max(1, round(width * scale)))
    table = heatmap.rgba_table("inferno", 0.75, heatmap.index_of(1.0), only_above=True)
    return QPixmap.fromImage(indexed_image(heatmap.index_image(smooth), table))

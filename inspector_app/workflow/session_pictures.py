"""Pictures and maps to look at."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import numpy as np

from inspector_app.domain.finding import FloatArray
from inspector_app.domain.lot import ImageRef
from inspector_app.domain.readings import MapReading
from inspector_app.workflow import lots
from inspector_app.workflow.pictures import Pictures, Pixels, cancelled
from inspector_app.workflow.session_base import SessionBase


class PictureCalls(SessionBase):
    """Pixels of images, small pictures of marks, maps on the grid."""

    _pictures: Pictures
    _small_maps: ThreadPoolExecutor

    def pixels(self, image_id: str) -> Future[Pixels]:
        return self._pictures.pixels(image_id)

    def prefetch(self, image_ids: Sequence[str]) -> None:
        self._pictures.prefetch(image_ids)

    def thumbnail(self, image_id: str) -> Future[Pixels]:
        return self._pictures.thumbnail(image_id)

    def map(self, image_id: str) -> Future[MapReading]:
        """Evidence on the grid and the scale to read it by. Raises NotFound before the image is inspected."""
        return self.read(lambda reading: lots.map_reading(self.store, reading, image_id))

    def small_map(self, image_id: str) -> Future[FloatArray | None]:
        """The calibrated grid map float32 ``[g_h, g_w]``, or None without a scale; on a thread of its own.

        For small pictures, of which a screen has many: they must not keep the reader from what is looked at.
        """

        def work() -> FloatArray | None:
            with self.store.reading() as reading:
                found = lots.map_reading(self.store, reading, image_id)
            scale = found.version.calibration
            return None if scale is None else np.asarray(scale.calibrated(found.evidence.raw), np.float32)

        try:
            return self._small_maps.submit(work)
        except RuntimeError:  # closed meanwhile
            return cancelled()

    def _locate(self, image_id: str) -> tuple[ImageRef, Path]:
        with self.store.reading() as reading:
            return reading.image_in_folder(image_id)

    def _window_of(self, image: ImageRef) -> tuple[int, int] | None:
        with self.store.reading() as reading:
            return reading.lot_scale(image.lot_id)[0].settings.window

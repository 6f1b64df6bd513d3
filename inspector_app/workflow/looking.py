"""What a person looks at closely: pictures with the values of their file, and maps that former runs have left."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from inspector_app.domain.lot import ImageRef
from inspector_app.domain.readings import FormerInspection, MapReading
from inspector_app.imaging.decode import FULL_RANGE, Values, decode_values
from inspector_app.workflow.pictures import cancelled
from inspector_app.workflow.stores import Stores

T = TypeVar("T")
THREADS = 2


@dataclass(frozen=True, slots=True, eq=False)
class ShownPicture:
    """An image as its file holds it: ``uint8`` or ``uint16``, ``[H, W]`` for grey ones or RGB ``[H, W, 3]``.

    ``window`` the values between which the recipe scores a 16-bit picture; ``sha256`` of the file as it was read.
    """

    values: Values
    sha256: str
    window: tuple[int, int]


class Looking:
    """Answers come from its own threads; nothing is kept here, whoever looks keeps what is looked at."""

    def __init__(
        self,
        stores: Stores,
        locate: Callable[[str], tuple[ImageRef, Path]],
        window_of: Callable[[ImageRef], tuple[int, int] | None],
    ) -> None:
        self._stores, self._locate, self._window_of = stores, locate, window_of
        self._decoders = ThreadPoolExecutor(THREADS, "inspector-look")

    def picture(self, image_id: str) -> Future[ShownPicture]:
        """The picture as it lies on the disk now. Fails with ImageUnreadable where it cannot be shown."""

        def work() -> ShownPicture:
            image, folder = self._locate(image_id)
            stored = decode_values(folder / image.path)
            return ShownPicture(stored.values, stored.sha256, self._window_of(image) or FULL_RANGE)

        return self._submit(work)

    def former(self, image_id: str) -> Future[list[FormerInspection]]:
        """What was seen in an image before its current inspection, newest first; only where a map is left."""

        def work() -> list[FormerInspection]:
            with self._stores.reading() as reading:
                found = reading.former_inspections(image_id)
            held = {run_id: self._stores.maps_held(run_id) for run_id in {one.run_id for one in found}}
            return [one for one in found if one.evidence_row < held[one.run_id]]

        return self._submit(work)

    def former_map(self, former: FormerInspection) -> Future[MapReading]:
        """The map of a former inspection, on the scale that its own run was read by."""

        def work() -> MapReading:
            with self._stores.reading() as reading:
                version, bank = reading.scale_of_run(former.run_id)
                if version is None:  # of before banks were told apart: as the lot is read now
                    version = reading.lot_scale(reading.image(former.image_id).lot_id)[0]
            evidence = self._stores.evidence(former.run_id).read(former.evidence_row)
            return MapReading(former.image_id, evidence, version, bank)

        return self._submit(work)

    def close(self) -> None:
        self._decoders.shutdown(cancel_futures=True)

    def _submit(self, work: Callable[[], T]) -> Future[T]:
        try:
            return self._decoders.submit(work)
        except RuntimeError:  # closed meanwhile: nobody waits for it any more
            return cancelled()

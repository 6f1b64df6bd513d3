"""Small pictures that are kept while a lot is inspected: for the gallery, and for documents once the files are gone."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from inspector_app.domain.lot import ImageRef
from inspector_app.imaging.thumbnails import encode_jpeg, thumbnail
from inspector_app.store.thumbnail_files import ThumbnailFiles


def keeping(kept: ThumbnailFiles) -> Callable[[ImageRef, npt.NDArray[np.uint8]], None]:
    """Keeps the thumbnail of a decoded picture ``[H, W, 3]`` where there is none of this state of its file yet."""

    def keep(image: ImageRef, pixels: npt.NDArray[np.uint8]) -> None:
        if not kept.holds(image.id, image.mtime_ns):
            kept.write(image.id, image.mtime_ns, encode_jpeg(thumbnail(pixels)))

    return keep

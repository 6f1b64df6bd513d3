"""Turned and mirrored views of a mark's source, encoded anew: the mark then also knows its nuisance turned."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from inspector_app.domain.bank import Mark
from inspector_app.domain.errors import ImageUnreadable
from inspector_app.domain.lot import ImageRef, Lot
from inspector_app.imaging.decode import decode
from inspector_app.imaging.resize import to_square
from inspector_app.workflow.bench import Bench
from inspector_app.workflow.memory import RecipeMemory


def augmented_patches(
    bench: Bench, memory: RecipeMemory, lot: Lot, image: ImageRef, mark: Mark
) -> npt.NDArray[np.float16]:
    """Bank patches ``[K, F]`` from every view but the picture as it is; none where the picture cannot be read."""
    encoder = bench.encoder(memory.version.settings)
    settings = memory.version.settings
    none = np.empty((0, encoder.feature_width), dtype=np.float16)
    try:
        picture = decode(lot.folder / image.path, window=settings.window)
    except ImageUnreadable as error:
        bench.warn(error, lot.id)
        return none
    if image.sha256 is not None and picture.sha256 != image.sha256:
        return none  # another picture lies there now
    square = to_square(picture.pixels, encoder.input_size)
    views = memory.views(mark.region, picture.width, picture.height)
    if not views:
        return none
    features = np.concatenate(
        [bench.encode(encoder, [view.apply(square)]).features for view in views]
    )  # [V, L, F]
    return memory.patches_of_views(features, views)

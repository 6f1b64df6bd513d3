"""Turned and mirrored views of a mark's source, encoded anew: the mark then also knows its nuisance turned."""

from __future__ import annotations

from contextlib import suppress

import numpy as np

from inspector_app.domain.errors import ImageUnreadable, RegionInvalid
from inspector_app.domain.geometry import Region
from inspector_app.domain.lot import ImageRef, Lot
from inspector_app.engine.marking import (
    augment,
    augmentations,
    cells_of_region,
    entry_patches,
    laid_back,
    learnt_cells,
)
from inspector_app.engine.memory import HalfFeatures
from inspector_app.imaging.decode import decode
from inspector_app.imaging.resize import to_canvas
from inspector_app.workflow.bench import Bench
from inspector_app.workflow.memory import Owner, RecipeMemory
from inspector_app.workflow.worker import Steps


def augmented_patches(bench: Bench, memory: RecipeMemory, lot: Lot, image: ImageRef, region: Region) -> Steps:
    """Gives bank patches ``[K, F]`` of every view but the picture as it is, one view a step.

    None where the picture cannot be read.
    """
    encoder = bench.encoder(memory.version.settings)
    settings = memory.version.settings
    none: HalfFeatures = np.empty((0, encoder.feature_width), dtype=np.float16)
    try:
        picture = decode(lot.folder / image.path, window=settings.window)
    except ImageUnreadable as error:
        bench.warn(error, lot.id)
        return none
    if image.sha256 is not None and picture.sha256 != image.sha256:
        return none  # another picture lies there now
    seed = settings.seed
    square = to_canvas(picture.pixels, encoder.canvas)
    cells = cells_of_region(region, picture.width, picture.height, memory.grid)
    height, width = encoder.canvas if settings.tile_aspect is not None else (picture.height, picture.width)
    views = augmentations(oriented=settings.oriented, width=width, height=height)[1:]
    found: list[HalfFeatures] = []
    for view in views:
        turned = bench.encode(encoder, [augment(square, view)]).features[0]  # [L, F]
        features = laid_back(turned, view, memory.grid)
        names = Owner(image.part_id, picture.sha256).names
        d_n = memory.scoring.distances(features[None], [names])[0]  # [g_h, g_w]
        with suppress(RegionInvalid):  # seen this way, it looks normal
            chosen = learnt_cells(cells, d_n, memory.scoring.state.scales)
            found.append(entry_patches(features, chosen, seed))
        yield
    return np.concatenate(found) if found else none

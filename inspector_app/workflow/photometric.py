"""Shadow, glare, gradients and blur drawn on normal parts of a lot: what they have beyond normal, to compare with."""

from __future__ import annotations

from collections.abc import Generator

import numpy as np

from inspector_app.domain.errors import ImageUnreadable
from inspector_app.domain.filtering import PartQuery, SortKey, parse_filter
from inspector_app.domain.geometry import Box, Region
from inspector_app.domain.lot import Lot
from inspector_app.engine.decision import suspicious
from inspector_app.engine.marking import cells_of_any_region
from inspector_app.engine.memory import HalfFeatures
from inspector_app.engine.photometric import Light, draw_light
from inspector_app.imaging.decode import decode
from inspector_app.workflow.bench import Bench
from inspector_app.workflow.memory import Owner, RecipeMemory

PARTS = 6  # the calmest of the lot
DRAWN = 3  # of each kind on each of them


def drawn_patterns(
    bench: Bench, memory: RecipeMemory, lot: Lot
) -> Generator[None, None, dict[Light, HalfFeatures]]:
    """For every kind of light the differences from normal, fp16 ``[k, F]``, that it makes on calm parts of the lot.

    Pictures that can no longer be read are left out; a kind that nothing notices has no patches.
    """
    encoder = bench.encoder(memory.version.settings)
    state = memory.scoring.state
    random = np.random.default_rng(memory.version.settings.seed)
    found: dict[Light, list[HalfFeatures]] = {light: [] for light in Light}
    with bench.stores.reading() as reading:
        calm = reading.part_rows(lot.id, PartQuery(parse_filter("verdict:ok"), SortKey.SCORE), 0, PARTS)
        images = [reading.image(row.image_id) for row in calm]
    for image in images:
        try:
            picture = decode(lot.folder / image.path, window=memory.version.settings.window)
        except ImageUnreadable:
            continue
        for light in Light:
            yield  # what a person looks at goes first
            drawn = [draw_light(picture.pixels, light, random) for _ in range(DRAWN)]
            features = bench.encode(encoder, [one.pixels for one in drawn]).features  # [n, L, F]
            names = [Owner(image.part_id, picture.sha256).names] * len(drawn)
            stands_out = suspicious(
                memory.scoring.distances(features, names), state.scales, memory.scoring.roi
            )
            for one, own, high in zip(drawn, features, stands_out, strict=True):
                region = Region(Box(0, 0, picture.width, picture.height), one.mask)
                cells = cells_of_any_region(region, picture.width, picture.height, memory.grid) & high
                if cells.any():
                    found[light].append(state.space.differences(own[cells.reshape(-1)]))
    return {light: np.concatenate(patches) for light, patches in found.items() if patches}

"""What is normal: a detector's state and a scale, from good parts or an unlabelled lot (help page method, 5 and 8)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from inspector_app.domain.recipe import Calibration, RecipeSettings
from inspector_app.engine import calibration as scales
from inspector_app.engine.arrays import Features, Floats, Indices
from inspector_app.engine.bundle import RecipeBundle
from inspector_app.engine.detectors.protocol import PartFeatures
from inspector_app.engine.detectors.registry import detector
from inspector_app.engine.encoder import Encoder
from inspector_app.engine.mutual import MOST_IMAGES
from inspector_app.engine.score import region_cells
from inspector_app.workflow.memory import Owner

AT_ONCE = 16  # images scored in one go

Read = Callable[[Indices], Features]
ReadText = Callable[[Indices], Floats]


@dataclass(frozen=True, slots=True, eq=False)
class Learnt:
    """A bundle without marks: state and, once the parts are scored, calibration."""

    bundle: RecipeBundle

    @property
    def calibration(self) -> Calibration | None:
        return self.bundle.calibration

    def raw_scores(
        self, features: Features, owners: Sequence[Owner], text: Floats | None = None
    ) -> npt.NDArray[np.float32]:
        """Raw scores ``[n]`` of images ``[n, L, F]`` with S_txt ``[n, L]``, none compared with its own part."""
        return self.bundle.raw_of(features, [owner.names for owner in owners], text)

    def calibrated(self, raws: Iterable[float], owners: Sequence[Owner], *, good: bool) -> Learnt:
        """With a scale from the parts' raw scores; a part counts with its worst image."""
        worst: dict[str, float] = defaultdict(lambda: float("-inf"))
        for raw, owner in zip(raws, owners, strict=True):
            worst[owner.part_id] = max(worst[owner.part_id], float(raw))
        scale = scales.from_good(worst, self.bundle.settings.promise) if good else scales.from_lot(worst)
        return replace(self, bundle=self.bundle.calibrated(scale))


def learn(
    read: Read,
    owners: Sequence[Owner],
    settings: RecipeSettings,
    encoder: Encoder,
    *,
    good: bool,
    read_text: ReadText | None = None,
    most: int = MOST_IMAGES,
) -> Learnt:
    """A detector's state from images, read when they are needed: ``read(indices [k]) -> [k, L, F]``.

    ``read_text(indices [k]) -> [k, L]`` gives S_txt where the encoder asks in words. ``most``: so many images of a lot
    are compared with one another at most.
    """
    source = PartFeatures(tuple(owner.names for owner in owners), read, encoder.grid, read_text, most)
    state = detector(settings.detector).fit(
        source if good else None,
        None if good else source,
        settings=settings,
        encoding_id=encoder.encoding_id,
        roi=region_cells(settings.region_of_interest, encoder.grid, settings.ignore_regions),
        device=encoder.device.torch_device,
    )
    return Learnt(RecipeBundle(settings, encoder.grid, state, device=str(encoder.device.torch_device)))


def scores_of(
    learnt: Learnt, read: Read, owners: Sequence[Owner], read_text: ReadText | None = None
) -> npt.NDArray[np.float32]:
    """Raw scores ``[n]`` of all images."""
    chunks = [np.arange(start, min(start + AT_ONCE, len(owners))) for start in range(0, len(owners), AT_ONCE)]
    found = [
        learnt.raw_scores(
            read(chunk),
            [owners[i] for i in chunk.tolist()],
            None if read_text is None else read_text(chunk),
        )
        for chunk in chunks
    ]
    return np.concatenate(found) if found else np.empty(0, np.float32)

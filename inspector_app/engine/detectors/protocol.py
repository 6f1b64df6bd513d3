"""What a detector is: parts in, one distance from normal a patch out. What follows serves all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

import numpy as np
import torch

from inspector_app.domain.bank import Scales, TextScale
from inspector_app.domain.recipe import RecipeSettings
from inspector_app.engine.arrays import Cells, Features, Floats, Indices
from inspector_app.engine.difference import NormalSpace
from inspector_app.engine.mutual import MOST_IMAGES

Names = tuple[str, ...]


@dataclass(frozen=True)
class PartFeatures:
    """Images to learn from, read when they are needed: a lot may be larger than the memory.

    names      for each image the names under which it is recognised: its part's key first, then its file's hash
    read       indices [k] of images -> features [k, L, F]
    grid       rows and columns of patches
    read_text  indices [k] -> S_txt [k, L]; None where nobody was asked in words
    most       of a lot, so many at most are compared with one another, drawn: the cost a part does not grow with it
    """

    names: tuple[Names, ...]
    read: Callable[[Indices], Features]
    grid: tuple[int, int]
    read_text: Callable[[Indices], Floats] | None = None
    most: int = MOST_IMAGES

    @classmethod
    def of(
        cls, features: Features, names: Sequence[Names], grid: tuple[int, int], text: Floats | None = None
    ) -> PartFeatures:
        """Images whose features [n, L, F], and S_txt [n, L] where there is one, are at hand."""
        read_text = None if text is None else (lambda wanted: text[wanted])
        return cls(tuple(names), lambda wanted: features[wanted], grid, read_text)

    def __len__(self) -> int:
        return len(self.names)

    def parts(self) -> Indices:
        """int64 [n]: the same number for images of the same part."""
        _, numbers = np.unique([names[0] for names in self.names], return_inverse=True)
        return numbers.astype(np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Distances:
    """d_n float32 [n, L]; ``weak`` bool [n]: images that could only be compared with themselves."""

    d_n: Floats
    weak: Cells


class State(Protocol):
    """What a detector has learnt: arrays and JSON, immutable."""

    @property
    def scales(self) -> Scales: ...
    @property
    def text(self) -> TextScale | None: ...
    @property
    def encoding_id(self) -> str: ...
    @property
    def space(self) -> NormalSpace:
        """What normal patches vary along. The same object each time: it is asked for often."""
        ...

    @property
    def source(self) -> str: ...
    @property
    def images(self) -> int: ...
    def to_bytes(self) -> bytes: ...


StateT = TypeVar("StateT", bound=State)


class Scorer(Protocol):
    """A state made ready on a device."""

    def score(self, features: Features, names: Sequence[Names]) -> Distances:
        """Base maps of images [n, L, F]; none is compared with what goes by one of its names."""
        ...


class Detector(Protocol[StateT]):
    """A way to learn what is normal. ``fit`` needs good parts or an unlabelled lot; good parts come first."""

    @property
    def name(self) -> str: ...

    def fit(
        self,
        good: PartFeatures | None,
        lot: PartFeatures | None,
        *,
        settings: RecipeSettings,
        encoding_id: str,
        roi: Cells | None = None,
        device: torch.device | str = "cpu",
    ) -> StateT: ...

    def read(self, data: bytes, *, subject: str = "") -> StateT:
        """The state of ``to_bytes``. Raises StorageFault where the bytes are damaged."""
        ...

    def scorer(
        self, state: StateT, grid: tuple[int, int], *, device: torch.device | str = "cpu"
    ) -> Scorer: ...

"""What callers ask of a session: immutable, and complete in themselves."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from inspector_app.domain.data_layout import Layout
from inspector_app.domain.geometry import Region
from inspector_app.domain.lot_mode import LotMode
from inspector_app.domain.recipe import ResizeMode


@dataclass(frozen=True, slots=True)
class OpenFolder:
    """A folder of pictures as a lot of a recipe; ``recipe`` defaults to the category, ``lot`` to the folder's name."""

    folder: Path
    category: str = "object"
    recipe: str | None = None
    lot: str | None = None
    good: Path | None = None  # pictures of good parts to learn the normal bank from
    threshold: float | None = None  # raw units
    backbone: str | None = None
    resize: ResizeMode | None = None  # None: a new recipe's is proposed from the pictures
    part_pattern: str | None = None  # how the files make parts; None: as the recipe says
    follow_links: bool = False  # also links to pictures that lie outside the folder


@dataclass(frozen=True, slots=True)
class EvaluationRequest:
    """How a data set is measured: from its good parts, or as a lot that judges itself.

    ``input_size`` and ``radii`` None: the backbone's own and the program's. ``resize`` None: proposed from the
    pictures. ``layout`` None: recognised. Models are looked for in ``workspace``, too; nothing else of it is touched.
    """

    lot_mode: LotMode = LotMode.GOOD
    backbone: str | None = None
    device: str | None = None
    layout: Layout | None = None
    workspace: Path | None = None
    input_size: int | None = None  # px
    radii: tuple[int, ...] | None = None  # cells, odd
    resize: ResizeMode | None = None


USUAL = EvaluationRequest()


@dataclass(frozen=True, slots=True)
class MarkRequest:
    """A region of an image as a pseudo-anomaly: drawn, or a finding's own. Exactly one of the two is given."""

    image_id: str
    region: Region | None = None
    finding_id: str | None = None
    strength: int = 0
    note: str = ""
    confirmation: str | None = None  # why it is kept although known parts are lost; None: nobody was asked

"""A recipe: how one kind of part is inspected. A change makes a new version; results keep theirs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, fields, replace
from enum import StrEnum
from typing import Any

from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.lot import Band, Verdict
from inspector_app.domain.part_region import PartRegion
from inspector_app.domain.prompts import Prompts

DEFAULT_BACKBONE = "efficientnet-lite2-448"
FAST_BACKBONE = "efficientnet-lite0-320"


class ResizeMode(StrEnum):
    """How a picture becomes the backbone's square input; one mode a recipe, never decided image by image."""

    SQUASH = "squash"
    TILE = "tile"  # the short side scaled to the input, overlapping squares along the long one


class Precision(StrEnum):
    """How exactly the backbone multiplies; part of what makes its features. Distances are float32 always."""

    FLOAT32 = "float32"
    BFLOAT16 = "bfloat16"  # about twice as fast on many GPUs, for features that differ in the third digit


class Basis(StrEnum):
    """What a threshold rests on."""

    GOOD_PARTS = "good parts"
    LOT = "lot"  # provisional: from the unlabelled lot itself
    MANUAL = "manual"


BUILT_IN_CLASSES = ("scratch", "dent", "missing", "stain", "other")  # until people name their own
LONGEST_CLASS = 40  # characters of a defect class


def checked_classes(names: Iterable[str]) -> tuple[str, ...]:
    """Names of defect classes without outer spaces. Raises CorrectableError on an empty, long or repeated one."""
    classes = tuple(" ".join(name.split()) for name in names)
    seen: set[str] = set()
    for name in classes:
        if not name:
            raise CorrectableError("a defect class has no name", remedy="Name it, or remove it")
        if len(name) > LONGEST_CLASS:
            raise CorrectableError(
                "the name of a defect class is too long",
                subject=name,
                remedy=f"Use at most {LONGEST_CLASS} characters",
            )
        if name.casefold() in seen:
            raise CorrectableError(
                "two defect classes have the same name", subject=name, remedy="Rename or remove one"
            )
        seen.add(name.casefold())
    return classes


@dataclass(frozen=True, slots=True)
class RecipeSettings:
    """Everything a person can choose about a kind of part. ``input_size`` None: the backbone's own."""

    category: str = "object"
    backbone: str = DEFAULT_BACKBONE
    input_size: int | None = None
    precision: Precision = Precision.FLOAT32
    radii: tuple[int, ...] = (3,)
    resize: ResizeMode | None = None  # None: proposed from the pictures of the first lot
    aspect: float = 1.0  # width : height of the parts' pictures, for tiles
    detector: str = "pa_clip"
    bank_size: int = 10_000
    strength: int = 0  # steps of 0.025 on the reach of marks
    oriented: bool = False  # parts always lie the same way: a mark is not learnt turned or mirrored
    region_of_interest: tuple[float, float, float, float] | None = None  # x, y, w, h as shares of the image
    ignore_regions: tuple[tuple[float, float, float, float], ...] = ()  # such boxes never score
    window: tuple[int, int] | None = None  # grey levels of 16-bit images that become black and white
    mm_per_px: float | None = None
    defect_classes: tuple[str, ...] = BUILT_IN_CLASSES
    part_pattern: str = ""  # how a lot's files make parts; "": every file is one (see engine/part_pattern.py)
    check_share: float = 0.02  # of ok and quieted parts, drawn for the blind check
    promise: float | None = None  # false-call rate to keep with 95 % confidence; None: one in ten is expected
    challenge_every: float = 0.0  # hours after which the challenge set is asked by itself, 0: never
    approval_required: bool = False  # a second person approves a mark before it acts
    cost_false_call: float | None = (
        None  # what looking at a good part costs, in any unit; None: nobody has said
    )
    cost_escape: float | None = None  # what a defective part costs that is not flagged, in the same unit
    regions: tuple[PartRegion, ...] = ()  # named places of the part, by which findings are counted
    seed: int = 0
    prompts: Prompts = field(default_factory=Prompts)  # said of a part where the backbone has a text tower

    @property
    def tile_aspect(self) -> float | None:
        """Width : height of the pictures where they are looked at in tiles, None where they are squashed."""
        return self.aspect if self.resize is ResizeMode.TILE else None

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> RecipeSettings:
        """Unknown keys are an error: a recipe of a newer program must not be read as something else."""
        known = {f.name for f in fields(cls)}
        if extra := set(data) - known:
            raise ValueError(f"unknown recipe settings: {', '.join(sorted(extra))}")
        values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in data.items()}
        if "precision" in values:
            values["precision"] = Precision(values["precision"])
        if values.get("resize") is not None:
            values["resize"] = ResizeMode(values["resize"])
        if "ignore_regions" in values:
            values["ignore_regions"] = tuple(tuple(box) for box in values["ignore_regions"])
        if "regions" in values:
            values["regions"] = tuple(PartRegion.from_json(region) for region in values["regions"])
        if "prompts" in values:
            values["prompts"] = Prompts.from_json(values["prompts"])
        return cls(**values)


@dataclass(frozen=True, slots=True)
class Calibration:
    """Where the calibrated score has its 0 and its 1, in raw units. Marks never move it.

    ``m0`` the median good part, ``threshold`` the recipe's t, ``lower`` the lower handle (parts between it and
    ``threshold`` are flagged in the band "check"), ``pixel_threshold`` what a finding must exceed,
    ``parts`` how many parts it rests on, ``guarantee`` the false-call rate it keeps with 95 % confidence, or None.
    ``highest``: of good parts it rests on, the raw scores from the highest down, at most ``MOST_HIGHEST``; from them
    one knows what another threshold would promise.
    """

    m0: float
    threshold: float
    lower: float
    pixel_threshold: float
    basis: Basis
    parts: int
    guarantee: float | None = None
    highest: tuple[float, ...] = ()

    MOST_HIGHEST = 1000
    MIN_SPAN = 0.05  # raw units between m0 and threshold, so that the calibrated score stays finite

    @property
    def span(self) -> float:
        return max(self.threshold - self.m0, Calibration.MIN_SPAN)

    def calibrated(self, raw: Any) -> Any:
        """Raw score or map (float or array) -> calibrated: 0 at m0, 1 at the threshold."""
        return (raw - self.m0) / self.span

    def judge(self, raw: float) -> tuple[Verdict, Band | None]:
        """Verdict and band of a raw score."""
        if raw >= self.threshold:
            return Verdict.FLAGGED, None
        if raw >= self.lower:
            return Verdict.FLAGGED, Band.CHECK
        return Verdict.OK, None

    def with_threshold(self, threshold: float, *, lower: float | None = None) -> Calibration:
        """The same scale with handles set by a person. The pixel threshold goes along."""
        threshold = max(threshold, self.m0 + Calibration.MIN_SPAN)
        low = threshold if lower is None else min(lower, threshold)
        return replace(
            self,
            threshold=threshold,
            lower=low,
            pixel_threshold=threshold,
            basis=Basis.MANUAL,
            guarantee=None,
        )

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Calibration:
        return cls(**{**data, "basis": Basis(data["basis"]), "highest": tuple(data.get("highest") or ())})


@dataclass(frozen=True, slots=True)
class RecipeVersion:
    """One immutable version of a recipe; ``calibration`` is None until a bank gives it a scale."""

    id: str
    recipe_id: str
    recipe_name: str
    number: int
    settings: RecipeSettings
    calibration: Calibration | None
    reason: str
    author: str
    created_at: float

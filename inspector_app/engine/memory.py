"""What a recipe remembers: the normal bank, the pseudo bank of marked false calls, the defect bank.

Banks are immutable; what changes them returns a new one. Patches are stored as fp16 and compared in float32.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import torch

from inspector_app.domain.bank import Scales, TextScale
from inspector_app.domain.finding import NO_ENTRY
from inspector_app.engine.allowance import Allowance
from inspector_app.engine.arrays import Features, Floats, Groups, all_finite
from inspector_app.engine.difference import NormalSpace
from inspector_app.engine.nearest import FAR, SearchIndex
from inspector_app.engine.packing import pack, understood, unpack
from inspector_app.engine.place import PlacedIndex

HalfFeatures = npt.NDArray[np.float16]

SOURCE_GOOD = "good parts"
SOURCE_LOT = "lot"

_OF_EARLIER_PROGRAMS = (("place_weight", 0.0), ("allowed_share", 1.0))  # facts that their banks lack
_COMPARED = 32  # patches of an entry that stand for it when entries are compared


@dataclass(frozen=True, eq=False)
class NormalBank:
    """Patches of good parts, with where each came from.

    features     fp16 [M, F], rows of length 1, in ascending order of group
    groups       int32 [M]: the part that each patch came from
    group_names  for each group the names under which a query may be recognised as the same part:
                 the part's key, the hashes of its files
    scales       s, s_90, s_99 of this version
    globals      float32 [groups, F]: mean patch feature of each group's image, normalised; none in banks of
                 earlier programs
    grown_from   hash of the bank that this one was grown from, "" for none
    text         scale and weight of the wording, None for a backbone without text
    allowance    how odd good parts look at each place; None with few of them, in an unlabelled lot, and in banks of
                 earlier programs
    places       float32 [M, 2]: where on its part each patch lay, down and across, as shares of the part; none in
                 banks of earlier programs
    place_weight how much farther a patch of another place is, in units of distance (``engine.place``)
    """

    features: HalfFeatures
    groups: Groups
    group_names: tuple[tuple[str, ...], ...]
    scales: Scales
    encoding_id: str
    source: str
    images: int
    globals: Floats = field(default_factory=lambda: np.empty((0, 0), np.float32))
    grown_from: str = ""
    text: TextScale | None = None
    allowance: Allowance | None = None
    places: Floats = field(default_factory=lambda: np.empty((0, 2), np.float32))
    place_weight: float = 0.0

    def index(self, grid: tuple[int, int], device: torch.device | str = "cpu") -> PlacedIndex:
        """The bank ready for queries from cells of this grid."""
        return PlacedIndex(self.features, self.places, self.place_weight, grid, device)

    def allowed(self, names: Collection[str], cells: int) -> Floats:
        """What an image known under ``names`` is allowed at each of its cells: float32 [L]."""
        if self.allowance is None:
            return np.zeros(cells, np.float32)
        own = self.groups_of(names)
        return self.allowance.everywhere if not own else self.allowance.without(self._parts[own].tolist())

    @cached_property
    def _parts(self) -> Groups:
        """int32 [groups]: the number of the part that each group is an image of."""
        return part_numbers(self.group_names)

    def groups_of(self, names: Collection[str]) -> list[int]:
        """The groups that go by one of these names."""
        known = self._groups_by_name
        return sorted({group for name in names for group in known.get(name, ())})

    def rows_of(self, names: Collection[str]) -> list[range]:
        """The rows that a query known under ``names`` must not be compared with."""
        found = self.groups_of(names)
        starts = np.searchsorted(self.groups, found, side="left")
        ends = np.searchsorted(self.groups, found, side="right")
        return [range(int(a), int(b)) for a, b in zip(starts, ends, strict=True) if b > a]

    @cached_property
    def _groups_by_name(self) -> dict[str, tuple[int, ...]]:
        known: dict[str, tuple[int, ...]] = {}
        for group, names in enumerate(self.group_names):
            for name in names:
                known[name] = (*known.get(name, ()), group)
        return known

    @cached_property
    def space(self) -> NormalSpace:
        """What normal patches vary along: false calls are compared by what they have beyond it."""
        return NormalSpace.of(self.features)

    def to_bytes(self) -> bytes:
        facts: dict[str, Any] = {
            "group_names": [list(names) for names in self.group_names],
            "scales": [self.scales.s, self.scales.s90, self.scales.s99],
            "encoding_id": self.encoding_id,
            "source": self.source,
            "images": self.images,
        }
        arrays: dict[str, npt.NDArray[Any]] = {"features": self.features, "groups": self.groups}
        if len(self.globals):
            arrays["globals"] = self.globals
        if self.grown_from:
            facts["grown_from"] = self.grown_from
        if self.text is not None:
            facts["text"] = asdict(self.text)
        if self.allowance is not None:
            allowed = self.allowance
            facts["grid"] = list(allowed.grid)
            arrays |= {"allowed": np.stack([allowed.highest, allowed.second]), "allowed_by": allowed.owner}
            facts["allowed_share"] = allowed.share
            if allowed.roi is not None:
                arrays["roi"] = allowed.roi
        if len(self.places):
            arrays["places"] = self.places
            facts["place_weight"] = self.place_weight
        return pack("normal bank", arrays, facts)

    @classmethod
    def from_bytes(cls, data: bytes, *, subject: str = "") -> NormalBank:
        """The inverse of ``to_bytes``. Raises StorageFault where the bytes are damaged."""
        arrays, facts = unpack("normal bank", data, subject=subject)
        with understood("normal bank", subject):
            features = _numbers(arrays["features"])
            places = arrays.get("places", np.empty((0, 2), np.float32))
            if len(places) and (places.shape != (len(features), 2) or not np.isfinite(places).all()):
                raise ValueError("the places of its patches do not fit")
            weight, share = (float(facts.get(*each)) for each in _OF_EARLIER_PROGRAMS)
            if not 0.0 <= weight <= FAR or not 0.0 <= share <= 1.0:
                raise ValueError("a weight of place or a share that no bank has")
            scales = Scales(*map(float, facts["scales"]))
            if not 0.0 < scales.s <= scales.s90 <= scales.s99 <= FAR:
                raise ValueError("scales that no bank has")
            allowance = None
            if "allowed" in arrays:
                highest, second = arrays["allowed"]
                rows, columns = facts["grid"]
                allowance = Allowance(
                    highest,
                    second,
                    arrays["allowed_by"],
                    (rows, columns),
                    arrays.get("roi"),
                    share,
                )
            return cls(
                features=features,
                groups=arrays["groups"],
                group_names=tuple(tuple(names) for names in facts["group_names"]),
                scales=scales,
                encoding_id=facts["encoding_id"],
                source=facts["source"],
                images=facts["images"],
                globals=arrays.get("globals", np.empty((0, 0), np.float32)),
                grown_from=facts.get("grown_from", ""),
                text=TextScale(**facts["text"]) if "text" in facts else None,
                allowance=allowance,
                places=places,
                place_weight=weight,
            )


def part_numbers(names: Sequence[Sequence[str]]) -> Groups:
    """int32 [n]: a number for each image, the same for images of one part, whose key is the first of its names."""
    numbers: dict[str, int] = {}
    return np.asarray([numbers.setdefault(own[0], len(numbers)) for own in names], dtype=np.int32)


@dataclass(frozen=True, eq=False)
class PseudoEntry:
    """One mark as the bank sees it: its number (P-12), its bank patches fp16 [K, F], where they came from.

    ``strength`` moves the reach of this entry, in steps on top of the recipe's. Patches are features as they came
    from the picture; what they differ by from normal ones is computed where they are compared.
    """

    number: int
    patches: HalfFeatures
    strength: int = 0
    meta: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if len(self.patches) == 0:
            raise ValueError(f"entry P-{self.number} has no patches")

    def to_bytes(self) -> bytes:
        facts = {"number": self.number, "strength": self.strength, "meta": dict(self.meta)}
        return pack("pseudo entry", {"patches": self.patches}, facts)

    @classmethod
    def from_bytes(cls, data: bytes, *, subject: str = "") -> PseudoEntry:
        """The inverse of ``to_bytes``. Raises StorageFault where the bytes are damaged."""
        arrays, facts = unpack("pseudo entry", data, subject=subject)
        with understood("pseudo entry", subject):
            patches = _numbers(arrays["patches"])
            return cls(int(facts["number"]), patches, int(facts["strength"]), dict(facts["meta"]))

    def same_as(self, other: PseudoEntry) -> bool:
        """Whether both hold the same patches under the same number with the same strength."""
        return self is other or (
            (self.number, self.strength) == (other.number, other.strength)
            and np.array_equal(self.patches, other.patches)
        )


@dataclass(frozen=True, eq=False)
class PseudoBank:
    """The kept marks of a recipe, ascending by number.

    closeness  float32 [E, E]: how near two entries are, the smaller of the two medians of the distances of one
               entry's patches to the other's nearest
    space      distances are between differences from normal (``engine.difference``); None: between features
    """

    entries: tuple[PseudoEntry, ...] = ()
    closeness: Floats = field(default_factory=lambda: np.zeros((0, 0), dtype=np.float32))
    space: NormalSpace | None = None

    @classmethod
    def of(cls, entries: Collection[PseudoEntry], space: NormalSpace | None = None) -> PseudoBank:
        bank = cls(space=space)
        for entry in entries:
            bank = bank.with_entry(entry)
        return bank

    def seen_from(self, space: NormalSpace) -> PseudoBank:
        """The same marks compared in the space of a normal bank; the bank itself where it is there already."""
        return self if self.space is space else PseudoBank.of(self.entries, space)

    @property
    def numbers(self) -> tuple[int, ...]:
        return tuple(entry.number for entry in self.entries)

    def with_entry(self, entry: PseudoEntry) -> PseudoBank:
        """The bank with one entry more, or with a former entry of that number replaced."""
        base = self.without(entry.number)
        column = _closeness(entry, base.entries, self.space)  # [E]
        place = sum(number < entry.number for number in base.numbers)
        closeness = np.insert(base.closeness, place, column, axis=0)
        closeness = np.insert(closeness, place, np.insert(column, place, 0.0), axis=1)
        entries = (*base.entries[:place], entry, *base.entries[place:])
        return PseudoBank(entries, closeness, self.space)

    def without(self, number: int) -> PseudoBank:
        """The bank without the entry of that number; the same bank where there is none."""
        if number not in self.numbers:
            return self
        place = self.numbers.index(number)
        closeness = np.delete(np.delete(self.closeness, place, axis=0), place, axis=1)
        return PseudoBank((*self.entries[:place], *self.entries[place + 1 :]), closeness, self.space)

    def nearest(self, queries: Features) -> tuple[Floats, Groups]:
        """d_p float32 [n] of features [n, F] and the nearest entry's number int32 [n].

        FAR and NO_ENTRY in an empty bank.
        """
        if not self.entries:
            return (
                np.full(len(queries), FAR, dtype=np.float32),
                np.full(len(queries), NO_ENTRY, dtype=np.int32),
            )
        distance, rows = self._index.nearest(_compared(queries, self.space))
        return distance, self._row_numbers[rows]

    def support(self, kind: float) -> dict[int, int]:
        """For each entry, how many kept entries (itself counted) lie within the distance ``kind`` of it."""
        within = (self.closeness <= kind).sum(axis=1)
        return {entry.number: int(count) for entry, count in zip(self.entries, within, strict=True)}

    @cached_property
    def _index(self) -> SearchIndex:
        return SearchIndex(_compared(np.concatenate([entry.patches for entry in self.entries]), self.space))

    @cached_property
    def _row_numbers(self) -> Groups:
        sizes = [len(entry.patches) for entry in self.entries]
        return np.repeat(np.asarray(self.numbers, dtype=np.int32), sizes)


@dataclass(frozen=True, eq=False)
class DefectBank:
    """Patches of confirmed defects by the id of the defect; it flags nothing and only vetoes suppression.

    space  as in the pseudo bank: what vetoes and what is vetoed are measured alike
    """

    defects: Mapping[str, HalfFeatures] = field(default_factory=dict)
    space: NormalSpace | None = None

    def seen_from(self, space: NormalSpace) -> DefectBank:
        """The same defects compared in the space of a normal bank; the bank itself where it is there already."""
        return self if self.space is space else replace(self, space=space)

    def with_defect(self, defect: str, patches: HalfFeatures) -> DefectBank:
        return replace(self, defects={**self.defects, defect: patches})

    def without(self, defect: str) -> DefectBank:
        """The bank without that defect; the same bank where it is not known."""
        if defect not in self.defects:
            return self
        return replace(self, defects={name: rows for name, rows in self.defects.items() if name != defect})

    @property
    def empty(self) -> bool:
        return not any(len(rows) for rows in self.defects.values())

    def nearest(self, queries: Features) -> Floats:
        """Distance float32 [n] to the nearest patch of a confirmed defect, FAR where none is known."""
        if self.empty:
            return np.full(len(queries), FAR, dtype=np.float32)
        return self._index.distance(_compared(queries, self.space))

    @cached_property
    def _index(self) -> SearchIndex:
        patches = np.concatenate([rows for rows in self.defects.values() if len(rows)])
        return SearchIndex(_compared(patches, self.space))

    def to_bytes(self) -> bytes:
        names = sorted(self.defects)
        arrays = {f"{place:06d}": self.defects[name] for place, name in enumerate(names)}
        return pack("defect bank", arrays, {"defects": names})

    @classmethod
    def from_bytes(cls, data: bytes, *, subject: str = "") -> DefectBank:
        """The inverse of ``to_bytes``. Raises StorageFault where the bytes are damaged."""
        arrays, facts = unpack("defect bank", data, subject=subject)
        with understood("defect bank", subject):
            return cls(
                {str(name): _numbers(arrays[f"{place:06d}"]) for place, name in enumerate(facts["defects"])}
            )


def _numbers(features: HalfFeatures) -> HalfFeatures:
    """Stored features as they are. Raises ValueError for others than fp16 [n, F], or of values that are no numbers."""
    if features.dtype != np.float16 or features.ndim != 2 or not all_finite(features).all():
        raise ValueError("features that are no numbers")
    return features


def _compared(features: Features, space: NormalSpace | None) -> Features:
    """Features ``[n, F]`` as banks of marks and defects compare them."""
    return features if space is None else space.differences(features)


def _closeness(entry: PseudoEntry, others: tuple[PseudoEntry, ...], space: NormalSpace | None) -> Floats:
    """How near ``entry`` is to each of ``others``, float32 [E].

    The smaller of both directions, so that a small spot of dust is near to a large field of it.
    """
    if not others:
        return np.zeros(0, dtype=np.float32)
    rows = _compared(entry.patches, space)
    mine, own_sample = SearchIndex(rows), _sample(rows)
    found = []
    for other in others:
        theirs = _compared(other.patches, space)
        found.append(
            min(
                float(np.median(SearchIndex(theirs).distance(own_sample))),
                float(np.median(mine.distance(_sample(theirs)))),
            )
        )
    return np.asarray(found, dtype=np.float32)


def _sample(patches: Features) -> Features:
    """At most ``_COMPARED`` of an entry's patches, evenly spaced."""
    if len(patches) <= _COMPARED:
        return patches
    return patches[np.linspace(0, len(patches) - 1, _COMPARED).astype(np.int64)]

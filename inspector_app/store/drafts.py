"""What is handed to the store: records without the keys, numbers and times that the store gives."""

from __future__ import annotations

from dataclasses import dataclass

from inspector_app.domain.finding import ImageResult
from inspector_app.domain.geometry import Region
from inspector_app.domain.readings import FoundFile
from inspector_app.domain.review import FindingDecision, PartDecision
from inspector_app.domain.watching import Slice


@dataclass(frozen=True, slots=True)
class FileChanges:
    """What a look into a lot's folder brought: images that joined, and images whose file has changed."""

    added: int
    changed: int


@dataclass(frozen=True, slots=True)
class RunDraft:
    """A run as it begins. ``kind`` is inspect or rescore; a rescore has a parent."""

    lot_id: str
    parent_id: str | None
    kind: str
    detector: str
    backbone: str
    weights_sha256: str
    executor: str
    precision: str
    device: str
    encoding_id: str
    bank_version_id: str | None
    recipe_version_id: str
    provisional: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class StoredResult:
    """A result with where its arrays lie: record numbers in the run's evidence file and the feature cache.

    ``size`` and ``mtime_ns`` are the file's when its pixels were read; None: as the image's row has them.
    """

    result: ImageResult
    row: int | None
    cache_row: int | None
    size: int | None = None
    mtime_ns: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class ReviewDraft:
    """A review of a part, or of a finding when ``region`` is given (then ``image_id`` is, too).

    With ``withdraws_id`` it takes that review back and says nothing of its own.
    """

    part_id: str
    image_id: str | None
    decision: PartDecision | FindingDecision
    region: Region | None = None
    image_sha256: str | None = None
    defect_class: str = ""
    note: str = ""
    withdraws_id: str | None = None


@dataclass(frozen=True, slots=True)
class MadeElsewhere:
    """Number, author, station and time of a mark that came from elsewhere; ``number`` None: its next one here."""

    number: int | None
    author: str
    station: str
    created_at: float


@dataclass(frozen=True, slots=True, eq=False)
class MarkDraft:
    """A region about to become an entry of the pseudo bank; ``patches_hash`` names their artifact.

    ``made`` says who kept it elsewhere, under which number; None: it is made here and now.
    """

    recipe_id: str
    lot_id: str
    part_id: str
    image_id: str
    region: Region
    image_sha256: str | None
    patches_hash: str
    patches: int
    encoding_id: str
    strength: int
    note: str = ""
    made: MadeElsewhere | None = None


@dataclass(frozen=True, slots=True)
class WatchedDraft:
    """A file of a watched folder that counts from now on. ``sha256`` None: it could not be read."""

    file: FoundFile
    sha256: str | None
    slice: Slice


@dataclass(frozen=True, slots=True)
class Joined:
    """What became of such a file: the image it is, or the one that it is a copy of (``copy_of``: its path)."""

    path: str
    image_id: str
    lot_id: str
    part_id: str
    new: bool  # to be inspected
    copy_of: str = ""

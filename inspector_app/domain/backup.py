"""What a backup of a workspace is: which files it may hold under which names, and the list that says what they are.

The names are an allowlist: nothing that comes out of a backup can lie anywhere but in the workspace, be a link or a
device, or be a kind of file that this program does not write.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from inspector_app.domain.errors import BackupInvalid

FORMAT = 1
LIST_NAME = "backup.json"
DATABASE_NAME = "inspector.db"
LARGEST_LIST = 256 * 2**20  # bytes
MOST_FILES = 2_000_000
LARGEST_FILE = 2**42  # bytes
_HASH = re.compile(r"[0-9a-f]{64}")
_WORD = r"[0-9A-Za-z][0-9A-Za-z._-]{0,120}"
_DEVICES = re.compile(
    r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE
)  # names that Windows keeps


class Content(StrEnum):
    """Kinds of files of a workspace. The first two are always there; the rest can be made or fetched anew."""

    DATABASE = "database"
    ARTIFACTS = "artifacts"  # banks, marks, references
    MAPS = "maps"
    THUMBNAILS = "thumbnails"
    FEATURES = "features"
    MODELS = "models"
    REPORTS = "reports"


ALWAYS = frozenset({Content.DATABASE, Content.ARTIFACTS})
USUAL = ALWAYS | {Content.MAPS}

NAMES: Mapping[Content, re.Pattern[str]] = {
    Content.DATABASE: re.compile(r"inspector\.db"),
    Content.ARTIFACTS: re.compile(r"artifacts/[0-9a-f]{2}/[0-9a-f]{2}/[0-9a-f]{64}(\.[0-9a-z]{1,20})?"),
    Content.MAPS: re.compile(r"artifacts/evidence/[0-9A-Za-z-]{1,80}\.evidence"),
    Content.THUMBNAILS: re.compile(r"artifacts/thumbnails/[0-9A-Za-z-]{1,4}/[0-9A-Za-z-]{1,120}\.jpg"),
    Content.FEATURES: re.compile(rf"features/[0-9A-Za-z-]{{1,80}}/[0-9a-f]{{16}}/{_WORD}"),
    Content.MODELS: re.compile(rf"models/{_WORD}/{_WORD}"),
    Content.REPORTS: re.compile(rf"reports/({_WORD}/){{0,4}}{_WORD}"),
}


def content_of(name: str) -> Content | None:
    """What kind of file this name is; None for a name that no backup holds."""
    if any(_DEVICES.fullmatch(piece) or piece.endswith(".") for piece in name.split("/")):
        return None
    return next((content for content, names in NAMES.items() if names.fullmatch(name)), None)


@dataclass(frozen=True, slots=True)
class BackedUp:
    """One file: its size in bytes and the SHA-256 of what was copied."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class BackupList:
    """What a backup holds. ``missing``: artifacts that the database names and that were not to be had;
    ``damaged``: artifacts that were copied although they no longer have the content of their name.
    """

    made_at: float  # seconds since the epoch
    program: str  # its version
    revision: str  # of the database's schema
    head: str  # of the audit log, "" without one
    contents: tuple[str, ...]
    files: Mapping[str, BackedUp]
    missing: tuple[str, ...] = ()
    damaged: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)  # rows by table

    @property
    def size(self) -> int:
        return sum(each.size for each in self.files.values())

    def to_bytes(self) -> bytes:
        value = {
            "format": FORMAT,
            "made_at": self.made_at,
            "program": self.program,
            "revision": self.revision,
            "head": self.head,
            "contents": list(self.contents),
            "missing": list(self.missing),
            "damaged": list(self.damaged),
            "counts": dict(self.counts),
            "files": {n: {"size": f.size, "sha256": f.sha256} for n, f in sorted(self.files.items())},
        }
        return json.dumps(value, indent=1, ensure_ascii=False).encode()

    @classmethod
    def from_bytes(cls, data: bytes, subject: str) -> BackupList:
        """Raises BackupInvalid, naming what is wrong, for anything that ``to_bytes`` has not written."""
        try:
            value = json.loads(data)
            if int(value["format"]) > FORMAT:
                raise BackupInvalid(
                    f"the backup is of a newer version ({value['format']}, this program reads {FORMAT})",
                    subject=subject,
                    remedy="Update this program",
                )
            files = {str(name): _file(said) for name, said in value["files"].items()}
            listed = cls(
                float(value["made_at"]),
                str(value["program"])[:80],
                str(value["revision"])[:80],
                str(value["head"])[:120],
                tuple(str(each) for each in value["contents"]),
                files,
                tuple(str(each) for each in value["missing"]),
                tuple(str(each) for each in value["damaged"]),
                {str(name): int(count) for name, count in value["counts"].items()},
            )
        except (KeyError, ValueError, TypeError, AttributeError, RecursionError) as error:
            raise damaged(f"its list {LIST_NAME} cannot be read ({error})", subject) from error
        listed._demand_sound(subject)
        return listed

    def _demand_sound(self, subject: str) -> None:
        if len(self.files) > MOST_FILES:
            raise damaged(f"it lists {len(self.files):,} files", subject)
        folded: set[str] = set()
        for name in self.files:
            if content_of(name) is None:
                raise damaged(f"{name!r} is no file of a workspace", subject)
            if name.casefold() in folded:
                raise damaged(f"{name!r} is listed twice", subject)
            folded.add(name.casefold())
        if DATABASE_NAME not in self.files:
            raise damaged("it holds no database", subject)


def _file(said: Any) -> BackedUp:
    size, digest = said["size"], said["sha256"]
    if type(size) is not int or not 0 <= size <= LARGEST_FILE:
        raise ValueError(f"{size!r} is no size of a file")
    if not isinstance(digest, str) or not _HASH.fullmatch(digest):
        raise ValueError(f"{digest!r} is no SHA-256")
    return BackedUp(size, digest)


def damaged(reason: str, subject: str) -> BackupInvalid:
    """The error for a backup that does not hold together."""
    return BackupInvalid(
        f"the backup is damaged: {reason}",
        subject=subject,
        remedy="Take another backup; nothing was restored",
    )

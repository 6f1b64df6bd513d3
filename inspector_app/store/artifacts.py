"""Content-addressed files: banks, bank patches, references. A file's name is the hash of what it holds."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import tempfile
from collections.abc import Collection
from pathlib import Path

from inspector_app.domain.errors import StorageFault

_HASH = re.compile("[0-9a-f]{64}")
_FOLDER = re.compile("[0-9a-f]{2}")


class ArtifactStore:
    """Files under ``root`` in folders of two levels, written aside and renamed, verified when read."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def put(self, data: bytes, suffix: str = "") -> str:
        """Keep ``data``; its sha256 in hex. It is on the disk when this returns. Raises StorageFault."""
        digest = hashlib.sha256(data).hexdigest()
        folder = self._folder(digest)
        target = folder / f"{digest}{suffix}"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if target.is_file() and hashlib.sha256(target.read_bytes()).hexdigest() == digest:
                os.utime(target)  # so that a sweep counts it as young: nothing may name it yet
                return digest
            handle, aside = tempfile.mkstemp(dir=folder, prefix=".aside-")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
                os.replace(aside, target)
            except BaseException:
                with contextlib.suppress(OSError):
                    os.unlink(aside)
                raise
            _sync_folder(folder)
        except OSError as error:
            raise StorageFault(
                f"the artifact cannot be written ({error.strerror or error})",
                subject=str(target),
                remedy="Free some space, or mend the permissions of the workspace",
            ) from error
        return digest

    def get(self, digest: str) -> bytes:
        """What was kept under this hash. Raises StorageFault where it is missing or no longer the same."""
        path = self.path(digest)
        try:
            data = path.read_bytes()
        except OSError as error:
            raise StorageFault(
                f"the artifact cannot be read ({error.strerror or error})",
                subject=str(path),
                remedy="Check the disk, or restore the workspace's artifacts folder from a copy",
            ) from error
        if hashlib.sha256(data).hexdigest() != digest:
            raise StorageFault(
                "the artifact is damaged: it does not have the content it was stored with",
                subject=str(path),
                remedy="Restore the workspace's artifacts folder from a copy",
            )
        return data

    def path(self, digest: str) -> Path:
        """Where the artifact lies. Raises StorageFault where there is none."""
        if not _HASH.fullmatch(digest):
            raise ValueError(f"{digest!r} is not a sha256 in hex")
        folder = self._folder(digest)
        for found in sorted(folder.glob(f"{digest}*")):
            return found
        raise StorageFault(
            "the artifact is missing",
            subject=str(folder / digest),
            remedy="Restore the workspace's artifacts folder from a copy",
        )

    def sweep(self, keep: Collection[str], older_than: float) -> int:
        """Remove artifacts that nothing names and leftovers of broken writes; how many files went.

        Only files last touched before ``older_than`` (seconds since the epoch): a younger one may belong to a
        transaction that has not been committed yet. Raises StorageFault.
        """
        removed = 0
        try:
            for folder in (inner for outer in _folders(self._root) for inner in _folders(outer)):
                for path in folder.iterdir():
                    kept = _HASH.match(path.name) is not None and path.name[:64] in keep
                    if not kept and path.stat().st_mtime < older_than:
                        path.unlink()
                        removed += 1
        except OSError as error:
            raise StorageFault(
                f"the artifacts cannot be swept ({error.strerror or error})", subject=str(self._root)
            ) from error
        return removed

    def _folder(self, digest: str) -> Path:
        return self._root / digest[:2] / digest[2:4]


def _folders(at: Path) -> list[Path]:
    if not at.is_dir():
        return []
    return [path for path in at.iterdir() if path.is_dir() and _FOLDER.fullmatch(path.name)]


def _sync_folder(folder: Path) -> None:
    """A rename is only on the disk once its folder is; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

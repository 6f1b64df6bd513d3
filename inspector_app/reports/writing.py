"""Documents are written aside and renamed: a report is whole or it is not there."""

from __future__ import annotations

import hashlib
import itertools
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from inspector_app.domain.errors import StorageFault


def free_stem(folder: Path, stem: str, endings: Iterable[str]) -> str:
    """``stem``, or with -2, -3 … behind it: the first under which no document with these endings lies in ``folder``.

    What was written before is evidence, and its hash is on record: a second document of the same second, or of the hour
    that a clock shows twice, does not replace it.
    """
    endings = tuple(endings)
    for number in itertools.count(1):
        name = stem if number == 1 else f"{stem}-{number}"
        if not any((folder / f"{name}{ending}").exists() for ending in endings):
            return name
    raise AssertionError("there is always another number")


def write_aside(path: Path, chunks: Iterable[bytes]) -> str:
    """Write ``chunks`` to ``path`` in one step and return the SHA-256 of the file.

    What stood there before stays until the new file is complete. Raises StorageFault where the disk refuses;
    whatever ``chunks`` raises passes through, and nothing is left behind.
    """

    def make(aside: Path) -> None:
        with aside.open("wb") as file:
            for chunk in chunks:
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())

    return make_aside(path, make)


def make_aside(path: Path, make: Callable[[Path], None]) -> str:
    """The same for what can only be written by ``make`` into a file of its own, which it is given."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".report-", suffix=".part", dir=path.parent)
    except OSError as error:
        raise _refused(path, error) from error
    os.close(handle)
    aside = Path(name)
    try:
        make(aside)
        with aside.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        aside.chmod(0o644)  # mkstemp's files are for the owner alone; a report is for others
        aside.replace(path)
    except OSError as error:
        raise _refused(path, error) from error
    finally:
        aside.unlink(missing_ok=True)
    return digest


def make_folder_aside(path: Path, make: Callable[[Path], None]) -> str:
    """A folder that ``make`` fills, whole or not there; the SHA-256 over its files' names and contents, by name.

    A folder that stood there before stays until the new one is complete. Raises StorageFault where the disk refuses.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=".report-", suffix=".part", dir=path.parent))
    except OSError as error:
        raise _refused(path, error) from error
    former = aside.with_suffix(".former")
    try:
        make(aside)
        digest = hashlib.sha256()
        for file in sorted(each for each in aside.rglob("*") if each.is_file()):
            digest.update(file.relative_to(aside).as_posix().encode("utf-8", "surrogatepass") + b"\0")
            digest.update(hashlib.sha256(file.read_bytes()).digest())
        aside.chmod(0o755)
        if path.exists():
            path.replace(former)
        try:
            aside.replace(path)
        except OSError:
            if former.exists():
                former.replace(path)
            raise
    except OSError as error:
        raise _refused(path, error) from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
        shutil.rmtree(former, ignore_errors=True)
    return digest.hexdigest()


def _refused(path: Path, error: OSError) -> StorageFault:
    return StorageFault(
        f"the report could not be written ({error.strerror or error})",
        subject=str(path),
        remedy="Close the file if another program has it open, or choose a folder with room",
    )

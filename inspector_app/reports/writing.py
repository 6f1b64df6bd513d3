"""Documents are written aside and renamed: a report is whole or it is not there."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from inspector_app.domain.errors import StorageFault


def write_aside(path: Path, chunks: Iterable[bytes]) -> str:
    """Write ``chunks`` to ``path`` in one step and return the SHA-256 of the file.

    What stood there before stays until the new file is complete. Raises StorageFault where the disk refuses;
    whatever ``chunks`` raises passes through, and nothing is left behind.
    """
    digest = hashlib.sha256()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".report-", suffix=".part", dir=path.parent)
    except OSError as error:
        raise _refused(path, error) from error
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            for chunk in chunks:
                digest.update(chunk)
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        aside.chmod(0o644)  # mkstemp's files are for the owner alone; a report is for others
        aside.replace(path)
    except OSError as error:
        raise _refused(path, error) from error
    finally:
        aside.unlink(missing_ok=True)
    return digest.hexdigest()


def _refused(path: Path, error: OSError) -> StorageFault:
    return StorageFault(
        f"the report could not be written ({error.strerror or error})",
        subject=str(path),
        remedy="Close the file if another program has it open, or choose a folder with room",
    )

"""Files that carry data between stations: a zip of JSON and safetensors, read in memory and never unpacked.

An index names every other entry with its hash. Nothing else in the file is looked at.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import lzma
import os
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from inspector_app.domain.errors import RecipeInvalid, StorageFault
from inspector_app.domain.json_text import parse_json
from inspector_app.domain.regular_file import regular

_HASH = re.compile(r"[0-9a-f]{64}")
MOST_ENTRIES = 100_000  # also of those that the index does not name: each costs memory
MOST_RATIO = 200  # times that an entry may grow; features and banks are close to noise
SMALL = 16 * 2**20  # bytes below which the ratio does not matter
# what the zip reader raises on damaged files; a name that is no text is a ValueError, other packings their own
_NO_SUCH_FILE = (
    OSError, zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, NotImplementedError, RuntimeError, EOFError,
    ValueError, OverflowError, IndexError, MemoryError,
)  # fmt: skip
_STAMP = (1980, 1, 1, 0, 0, 0)  # the same content gives the same file


@dataclass(frozen=True, slots=True)
class Form:
    """One kind of file. The limits are in bytes, unpacked: they are held against the zip's own list before reading.

    ``thing`` is what people call it, ``content`` what is exported once more, ``command`` what writes it.
    """

    thing: str
    content: str
    command: str
    index: str
    names: re.Pattern[str]
    newest: int
    largest_index: int
    largest_entry: int
    largest: int


def write_file(form: Form, index: Mapping[str, Any], entries: Mapping[str, bytes], path: Path) -> None:
    """Write aside and rename. Raises StorageFault."""
    listed = {
        "format": form.newest,
        **index,
        "files": {name: _sha256(data) for name, data in sorted(entries.items())},
    }
    text = json.dumps(listed, indent=1, ensure_ascii=False, sort_keys=True).encode()
    aside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(aside, "w", zipfile.ZIP_DEFLATED) as file:
            for name, data in ((form.index, text), *sorted(entries.items())):
                file.writestr(zipfile.ZipInfo(name, _STAMP), data, zipfile.ZIP_DEFLATED)
        aside.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            aside.unlink()
        raise StorageFault(
            f"the {form.content} could not be written ({error.strerror or error})",
            subject=str(path),
            remedy="Check the free space and the permissions of the folder",
        ) from error


def read_file(form: Form, path: Path) -> tuple[dict[str, Any], dict[str, bytes]]:
    """The index and the entries that it names, compared with their hashes.

    Raises RecipeInvalid where it is no such file, is damaged or too large, or comes from a newer program.
    """
    subject = str(path)
    try:
        with zipfile.ZipFile(regular(path)) as file:
            index = _index(form, file, subject)
            hashes = _hashes(form, index, subject)
            _demand_size(form, file, hashes, subject)
            entries = {name: _entry(form, file, name, digest, subject) for name, digest in hashes.items()}
    except _NO_SUCH_FILE as error:
        reason = str(getattr(error, "strerror", None) or error)[
            :200
        ]  # it may repeat a name of 60,000 characters
        raise RecipeInvalid(
            f"this is no {form.thing} that was exported ({reason})",
            subject=subject,
            remedy=f"Choose a file made by `{form.command}`",
        ) from error
    return index, entries


def damaged(form: Form, reason: str, subject: str) -> RecipeInvalid:
    """The error for a file of this kind whose content does not hold together."""
    return RecipeInvalid(
        f"the {form.thing} is damaged: {reason}",
        subject=subject,
        remedy=f"Export the {form.content} once more",
    )


def _index(form: Form, file: zipfile.ZipFile, subject: str) -> dict[str, Any]:
    try:
        if file.getinfo(form.index).file_size > form.largest_index:
            raise damaged(form, f"{form.index} is too large", subject)
        index = parse_json(file.read(form.index))
        newest = int(index["format"])
        if abs(newest) > 10**6:
            raise ValueError("no version of ours")
    except (KeyError, ValueError, TypeError, OverflowError) as error:
        raise damaged(form, f"{form.index} is missing or cannot be read", subject) from error
    if newest > form.newest:
        raise RecipeInvalid(
            f"the {form.thing} is of a newer version ({newest}, this program reads up to {form.newest})",
            subject=subject,
            remedy="Update this program",
        )
    return dict(index)


def _hashes(form: Form, index: Mapping[str, Any], subject: str) -> dict[str, str]:
    hashes = index.get("files", {})
    if not isinstance(hashes, dict):
        raise damaged(form, "its list of contents is garbled", subject)
    for name, digest in hashes.items():
        if not form.names.fullmatch(name) or not isinstance(digest, str) or not _HASH.fullmatch(digest):
            raise damaged(form, f"{name[:100]!r} is no entry of a {form.thing}", subject)
    return hashes


def _demand_size(form: Form, file: zipfile.ZipFile, hashes: Mapping[str, str], subject: str) -> None:
    """What a zip unpacks to is not known by its own size: it is added up before anything is read."""
    whole = 0
    if len(file.infolist()) > MOST_ENTRIES:
        raise damaged(form, f"it holds {len(file.infolist()):,} entries", subject)
    for name in hashes:
        try:
            info = file.getinfo(name)
            size = info.file_size
        except KeyError as error:
            raise damaged(form, f"{name} is missing", subject) from error
        if size > form.largest_entry:
            raise damaged(form, f"{name} is too large", subject)
        if size > SMALL and size > MOST_RATIO * info.compress_size:
            raise damaged(
                form, f"{name} unpacks to {size // max(1, info.compress_size)} times its size", subject
            )
        whole += size
    if whole > form.largest:
        raise damaged(form, f"it holds {whole / 2**20:,.0f} MiB, more than a {form.thing} may", subject)


def _entry(form: Form, file: zipfile.ZipFile, name: str, digest: str, subject: str) -> bytes:
    data = file.read(name)
    if _sha256(data) != digest:
        raise damaged(form, f"the hash of {name} does not match", subject)
    return data


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()

"""Append-only files of records of one size, which survive a crash in the middle of a record.

A header of 64 bytes (magic, version, sizes, number of the first record), then the records. What follows the
last whole record is the torn tail of a write that never ended: readers do not see it, writers cut it.
"""

from __future__ import annotations

import mmap  # noqa: F401 - numpy.memmap would, at the first map: while torch is being loaded that stops all threads
import os
import struct
from dataclasses import dataclass
from pathlib import Path

from inspector_app.domain.errors import StorageFault

HEADER_BYTES = 64
_HEADER = struct.Struct("<8sI4Iq")
_VERSION = 1


@dataclass(frozen=True, slots=True)
class RecordLayout:
    """What a file holds: its magic (8 bytes), up to four sizes that identify the layout, bytes per record."""

    magic: bytes
    sizes: tuple[int, ...]
    record_bytes: int

    def header(self, first: int) -> bytes:
        return _HEADER.pack(self.magic, _VERSION, *self._padded, first).ljust(HEADER_BYTES, b"\0")

    def describes(self, header: RecordHeader) -> bool:
        """Whether a file with this header holds such records."""
        return header.magic == self.magic and header.sizes == self._padded

    @property
    def _padded(self) -> tuple[int, ...]:
        return (*self.sizes, 0, 0, 0, 0)[:4]


@dataclass(frozen=True, slots=True)
class RecordHeader:
    """The header of a file: sizes (padded with zeros) and the number of its first record."""

    magic: bytes
    sizes: tuple[int, ...]
    first: int


def read_header(path: Path) -> RecordHeader | None:
    """The header of a record file; None where there is no file, or none that got as far as its header."""
    try:
        with path.open("rb") as file:
            raw = file.read(HEADER_BYTES)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _fault("cannot be read", path, error) from error
    if len(raw) < HEADER_BYTES:
        return None
    magic, version, *sizes, first = _HEADER.unpack_from(raw)
    if version != _VERSION:
        raise StorageFault(
            f"the file has format {version}, this program writes {_VERSION}", subject=str(path)
        )
    return RecordHeader(magic, tuple(sizes), first)


def whole_records(path: Path, record_bytes: int) -> int:
    """How many records of a file are complete."""
    try:
        return max(0, path.stat().st_size - HEADER_BYTES) // record_bytes
    except FileNotFoundError:
        return 0
    except OSError as error:
        raise _fault("cannot be read", path, error) from error


class RecordWriter:
    """Appends records to one file. Raises StorageFault, also where the file holds another layout."""

    def __init__(self, path: Path, layout: RecordLayout, *, first: int = 0) -> None:
        self.path = path
        self._layout = layout
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            header = read_header(path)
            if header is None:
                path.write_bytes(layout.header(first))
                header = read_header(path)
            if header is None or not layout.describes(header):
                raise StorageFault("the file holds other records than those to be added", subject=str(path))
            self.first = header.first
            self.count = whole_records(path, layout.record_bytes)
            self._file = path.open("r+b", buffering=0)
            self._cut()
        except OSError as error:
            raise _fault("cannot be written", path, error) from error

    def append(self, records: bytes, count: int) -> int:
        """Add ``count`` records; the number of the first of them. Nothing is added where it fails."""
        if len(records) != count * self._layout.record_bytes:
            raise ValueError(f"{len(records)} bytes are not {count} records of {self._layout.record_bytes}")
        left = memoryview(records)
        try:
            while left:
                left = left[self._file.write(left) :]
        except OSError as error:
            self._cut()
            raise _fault("cannot be written", self.path, error) from error
        number = self.first + self.count
        self.count += count
        return number

    def flush(self) -> None:
        """Force everything to the disk; only then may a database row name the records."""
        try:
            os.fsync(self._file.fileno())
        except OSError as error:
            raise _fault("cannot be written", self.path, error) from error

    def keep(self, count: int) -> None:
        """Cut off what follows the first ``count`` records."""
        try:
            self.count = min(self.count, count)
            self._cut()
        except OSError as error:
            raise _fault("cannot be written", self.path, error) from error

    def close(self) -> None:
        self._file.close()

    def _cut(self) -> None:
        end = HEADER_BYTES + self.count * self._layout.record_bytes
        self._file.truncate(end)
        self._file.seek(end)


def _fault(what: str, path: Path, error: OSError) -> StorageFault:
    return StorageFault(
        f"the file {what} ({error.strerror or error})",
        subject=str(path),
        remedy="Free some space, or check the disk",
    )

"""Evidence of one run: why each map is as it is, one record an image, in one append-only file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from inspector_app.domain.errors import StorageFault
from inspector_app.domain.finding import Evidence
from inspector_app.store.record_file import (
    HEADER_BYTES,
    RecordLayout,
    RecordWriter,
    read_header,
    whole_records,
)

_MAGIC = b"INSPEVID"
_MAGIC_TEXT = b"INSPEVTX"  # records that end with what the wording says
_FLOATS = ("raw", "d_n", "d_p", "quiet")


def _record(grid: tuple[int, int], text: bool) -> np.dtype[Any]:
    fields = [*((name, "<f4", grid) for name in _FLOATS), ("entry", "<i4", grid)]
    return np.dtype([*fields, ("text", "<f4", grid)] if text else fields)


class EvidenceWriter:
    """Appends evidence to the file of one run; opened again it goes on behind the last whole record.

    Args:
        grid: (g_h, g_w) of the maps. Raises StorageFault where the file was begun with another one.
        text: whether S_txt is among the evidence; images without it are stored as not asked.
    """

    def __init__(self, path: Path, grid: tuple[int, int], *, text: bool = False) -> None:
        self._grid = grid
        self._names = (*_FLOATS, "entry", *(("text",) if text else ()))
        self._record = _record(grid, text)
        magic = _MAGIC_TEXT if text else _MAGIC
        self._writer = RecordWriter(path, RecordLayout(magic, grid, self._record.itemsize))

    def append(self, evidence: Sequence[Evidence]) -> int:
        """Add maps; the row of the first, the others follow. Raises StorageFault."""
        records = np.empty(len(evidence), dtype=self._record)
        for i, one in enumerate(evidence):
            for name in self._names:
                values = getattr(one, name)
                if values is None:
                    values = np.full(self._grid, np.nan, np.float32)  # nobody was asked
                if values.shape != self._grid:
                    raise ValueError(f"{name} is {values.shape}, the run's grid is {self._grid}")
                records[name][i] = values
        return self._writer.append(records.tobytes(), len(evidence))

    def flush(self) -> None:
        """Force the rows to the disk; only then may the database name them. Raises StorageFault."""
        self._writer.flush()

    def close(self) -> None:
        self._writer.close()

    def __enter__(self) -> EvidenceWriter:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class EvidenceReader:
    """Reads rows of one run's file, also while it grows. Raises StorageFault where they are missing."""

    def __init__(self, path: Path) -> None:
        self._path = path
        header = read_header(path)
        if header is None or header.magic not in (_MAGIC, _MAGIC_TEXT):
            raise self._missing("the evidence of a run is missing or damaged")
        self.grid = (header.sizes[0], header.sizes[1])
        text = header.magic == _MAGIC_TEXT
        self._names = (*_FLOATS, "entry", *(("text",) if text else ()))
        self._record = _record(self.grid, text)
        self._rows: np.memmap[Any, np.dtype[Any]] | None = None

    def __len__(self) -> int:
        return whole_records(self._path, self._record.itemsize)

    def read(self, row: int) -> Evidence:
        """One row, all arrays ``[g_h, g_w]``, independent of the file."""
        record = self._mapped(row)[row]
        read = {name: np.array(record[name]) for name in self._names}
        if "text" in read and np.isnan(read["text"]).any():
            del read["text"]
        return Evidence(**read)

    def read_many(self, rows: Sequence[int] | npt.NDArray[np.integer[Any]]) -> Evidence:
        """Several rows, all arrays ``[n, g_h, g_w]``; ``text`` is NaN for images that nobody was asked about."""
        wanted = np.asarray(rows, dtype=np.int64)
        if wanted.size == 0:
            return Evidence(
                **{name: np.empty((0, *self.grid), np.float32) for name in _FLOATS},
                entry=np.empty((0, *self.grid), np.int32),
                text=np.empty((0, *self.grid), np.float32) if "text" in self._names else None,
            )
        if wanted.min() < 0:
            raise self._missing(f"the run has no evidence in row {wanted.min()}")
        records = self._mapped(int(wanted.max()))[wanted]
        return Evidence(**{name: np.ascontiguousarray(records[name]) for name in self._names})

    def _mapped(self, row: int) -> np.memmap[Any, np.dtype[Any]]:
        if row < 0 or self._rows is None or row >= len(self._rows):
            count = len(self)
            if not 0 <= row < count:
                raise self._missing(f"the run has no evidence in row {row}")
            self._rows = np.memmap(self._path, self._record, "r", HEADER_BYTES, (count,))
        return self._rows

    def _missing(self, what: str) -> StorageFault:
        return StorageFault(
            what,
            subject=str(self._path),
            remedy="Inspect the lot again, or restore the workspace's artifacts from a copy",
        )

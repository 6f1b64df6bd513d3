"""Patch features of lots on disk: a rescore needs no backbone. Losing them costs time, not results."""

from __future__ import annotations

import hashlib
import os
import shutil
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from inspector_app.domain.errors import StorageFault
from inspector_app.store.record_file import (
    HEADER_BYTES,
    RecordHeader,
    RecordLayout,
    RecordWriter,
    read_header,
    whole_records,
)

_PATCHES = "patches.f16"
_GLOBALS = "globals.f32"
_TEXT = "text-{words}.f32"  # one for each set of words that was asked

HalfArray = npt.NDArray[np.float16]
FloatArray = npt.NDArray[np.float32]
Rows = Sequence[int] | npt.NDArray[np.integer[Any]]


class LotFeatures:
    """The cached features of one lot under one encoding: append-only, one record an image.

    Rows are numbered from the microsecond at which the cache was made. So a row that the database still
    names after its cache was swept is never one of the next cache; ``holds`` tells. With ``words``, the id of
    what was asked, S_txt is kept beside them; rows that were added without it, or with other words, have none.
    """

    def __init__(
        self, folder: Path, patches: int, width: int, embedding: int, first: int, words: str = ""
    ) -> None:
        self.patches_per_image, self.width, self.embedding = patches, width, embedding
        self.words = words
        self.closed = False
        self._patches = RecordWriter(folder / _PATCHES, _patch_layout(patches, width, embedding), first=first)
        self._globals: RecordWriter | None = None
        if embedding:
            self._globals = RecordWriter(
                folder / _GLOBALS, _global_layout(embedding), first=self._patches.first
            )
            whole = min(self._patches.count, self._globals.count)  # a crash may leave one file a row ahead
            self._patches.keep(whole)
            self._globals.keep(whole)
        self._text = self._open_text(folder, words) if words else None
        self._mapped_patches: npt.NDArray[np.float16] = np.empty((0, patches, width), np.float16)
        self._mapped_globals: npt.NDArray[np.float32] = np.empty((0, embedding), np.float32)
        self._mapped_text: npt.NDArray[np.float32] = np.empty((0, patches), np.float32)

    @property
    def first(self) -> int:
        """The number of the oldest row."""
        return self._patches.first

    def __len__(self) -> int:
        return self._patches.count

    def holds(self, rows: Rows) -> npt.NDArray[np.bool_]:
        """Which of these rows are here, bool ``[n]``."""
        at = np.asarray(rows, dtype=np.int64) - self.first
        return (at >= 0) & (at < len(self))

    def holds_text(self, rows: Rows) -> npt.NDArray[np.bool_]:
        """For which of these rows S_txt is here, bool ``[n]``; for none where no words were given."""
        if self._text is None:
            return np.zeros(len(rows), dtype=np.bool_)
        at = np.asarray(rows, dtype=np.int64) - self._text.first
        return (at >= 0) & (at < self._text.count)

    def append(
        self, features: HalfArray, embeddings: FloatArray | None = None, text: FloatArray | None = None
    ) -> int:
        """Add fp16 features ``[n, L, F]``, float32 embeddings ``[n, E]`` and S_txt ``[n, L]``; the first row."""
        images = len(features)
        if features.shape[1:] != (self.patches_per_image, self.width):
            raise ValueError(f"features {features.shape} do not fit rows of {self._mapped_patches.shape[1:]}")
        if self._text is not None and (text is None or text.shape != (images, self.patches_per_image)):
            raise ValueError(f"every image needs what the wording says of {self.patches_per_image} patches")
        if self._globals is not None and (embeddings is None or embeddings.shape != (images, self.embedding)):
            raise ValueError(f"every image needs an embedding of {self.embedding}")
        try:
            # patches last: after a crash the others are never behind them
            if self._text is not None:
                self._text.append(np.ascontiguousarray(text, dtype="<f4").tobytes(), images)
            if self._globals is not None:
                self._globals.append(np.ascontiguousarray(embeddings, dtype="<f4").tobytes(), images)
            return self._patches.append(np.ascontiguousarray(features, dtype="<f2").tobytes(), images)
        except StorageFault:
            if self._globals is not None:
                self._globals.keep(len(self))
            if self._text is not None:
                self._text.keep(self.first + len(self) - self._text.first)
            raise

    def flush(self) -> None:
        """Force the rows to the disk; only then may the database name them."""
        self._patches.flush()
        if self._globals is not None:
            self._globals.flush()
        if self._text is not None:
            self._text.flush()

    def rows(self, rows: Rows) -> HalfArray:
        """Features of these images, fp16 ``[n, L, F]``. Raises StorageFault for a row that is not here."""
        return np.ascontiguousarray(self._all()[self._at(rows)])

    def patches(self, rows: Rows, patches: Rows) -> HalfArray:
        """Single patches, fp16 ``[k, F]``: ``patches[i]`` of image ``rows[i]``; nothing else is read."""
        return np.ascontiguousarray(self._all()[self._at(rows), np.asarray(patches, dtype=np.int64)])

    def globals(self, rows: Rows) -> FloatArray:
        """Image embeddings, float32 ``[n, E]``; E is 0 where the backbone has none."""
        at = self._at(rows)
        if self._globals is None:
            return np.empty((len(at), 0), np.float32)
        if len(self._mapped_globals) < len(self):
            self._mapped_globals = np.memmap(
                self._globals.path, "<f4", "r", HEADER_BYTES, (len(self), self.embedding)
            )
        return np.ascontiguousarray(self._mapped_globals[at])

    def text(self, rows: Rows) -> FloatArray:
        """S_txt of these images, float32 ``[n, L]``. Raises StorageFault for a row without it."""
        if self._text is None or not self.holds_text(rows).all():
            raise self._gone(self._patches.path if self._text is None else self._text.path)
        if len(self._mapped_text) < self._text.count:
            shape = (self._text.count, self.patches_per_image)
            self._mapped_text = np.memmap(self._text.path, "<f4", "r", HEADER_BYTES, shape)
        at = np.asarray(rows, dtype=np.int64) - self._text.first
        return np.ascontiguousarray(self._mapped_text[at])

    def text_where_held(self, rows: Rows) -> FloatArray | None:
        """S_txt of these images, None where it is not there for every one of them."""
        return self.text(rows) if self._text is not None and self.holds_text(rows).all() else None

    def close(self) -> None:
        self._mapped_patches = np.empty((0, self.patches_per_image, self.width), np.float16)
        self._mapped_globals = np.empty((0, self.embedding), np.float32)
        self._patches.close()
        self._mapped_text = np.empty((0, self.patches_per_image), np.float32)
        if self._globals is not None:
            self._globals.close()
        if self._text is not None:
            self._text.close()
        self.closed = True

    def __enter__(self) -> LotFeatures:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _all(self) -> HalfArray:
        if len(self._mapped_patches) < len(self):
            shape = (len(self), self.patches_per_image, self.width)
            self._mapped_patches = np.memmap(self._patches.path, "<f2", "r", HEADER_BYTES, shape)
        return self._mapped_patches

    def _at(self, rows: Rows) -> npt.NDArray[np.int64]:
        wanted = np.asarray(rows, dtype=np.int64)
        if not self.holds(wanted).all():
            raise self._gone(self._patches.path)
        return wanted - self.first

    def _open_text(self, folder: Path, words: str) -> RecordWriter:
        """S_txt from the next row on, or from where it was begun. A file that has missed rows is begun anew."""
        path = folder / _TEXT.format(words=words[:16])
        layout = RecordLayout(b"INSPTEXT", (self.patches_per_image,), 4 * self.patches_per_image)
        end = self.first + len(self)
        header = _header(path)
        fits = header is not None and layout.describes(header) and header.first >= self.first
        if header is None or not fits or header.first + whole_records(path, layout.record_bytes) < end:
            path.unlink(missing_ok=True)
        text = RecordWriter(path, layout, first=end)
        text.keep(max(0, end - text.first))
        return text

    def _gone(self, path: Path) -> StorageFault:
        return StorageFault(
            "cached features of some images are gone",
            subject=str(path),
            remedy="Inspect the lot again: they are made anew",
        )


class FeatureCache:
    """The caches of all lots, together kept under ``max_bytes`` by ``sweep``."""

    def __init__(self, root: Path, max_bytes: int, *, clock: Callable[[], float] = time.time) -> None:
        self._root = root
        self._max_bytes = max_bytes
        self._clock = clock
        self._open: dict[Path, LotFeatures] = {}

    def exists(self, lot_id: str, encoding_id: str) -> bool:
        """Whether a lot has a cache; none is a normal condition."""
        try:
            return read_header(self._folder(lot_id, encoding_id) / _PATCHES) is not None
        except StorageFault:
            return False  # damaged or of another format: as good as none

    def open(
        self, lot_id: str, encoding_id: str, patches: int, width: int, embedding: int, words: str = ""
    ) -> LotFeatures:
        """The cache of a lot, made when there is none; the same one while it is open with the same words.

        ``patches`` L, ``width`` F, ``embedding`` E (0: none), ``words`` the id of what is asked ("": nothing).
        A cache that is damaged, or laid out otherwise, is begun anew.
        """
        folder = self._folder(lot_id, encoding_id)
        held = self._open.get(folder)
        if held is not None and not held.closed:
            if held.words == words:
                self._open[folder] = self._open.pop(folder)  # the last is the one used last
                return held
            held.close()
        first = int(self._clock() * 1e6)
        if not _fits(folder, patches, width, embedding):
            _remove(folder)
        features = LotFeatures(folder, patches, width, embedding, first, words)
        self._open.pop(folder, None)
        self._open[folder] = features
        self._touch(folder)
        return features

    def sweep(self) -> int:
        """Remove the caches used longest ago until the rest fits, never an open one; the bytes that went."""
        held = {folder for folder, features in self._open.items() if not features.closed}
        folders = sorted(self._folders(), key=lambda f: (f / _PATCHES).stat().st_mtime)
        sizes = {folder: _bytes(folder) for folder in folders}
        total, removed = sum(sizes.values()), 0
        for folder in folders:
            if total - removed <= self._max_bytes:
                break
            if folder not in held:
                _remove(folder)
                removed += sizes[folder]
        return removed

    def close_all_but(self, newest: int) -> None:
        """Close the caches used longest ago: each holds files open. They open again when they are asked for."""
        for folder in list(self._open)[: -newest or None]:
            if not self._open[folder].closed:
                self._open[folder].close()
            del self._open[folder]

    def close(self) -> None:
        """Close every open cache."""
        for features in self._open.values():
            if not features.closed:
                features.close()
        self._open.clear()

    def _folder(self, lot_id: str, encoding_id: str) -> Path:
        return self._root / lot_id / hashlib.sha256(encoding_id.encode()).hexdigest()[:16]

    def _folders(self) -> list[Path]:
        return [path.parent for path in self._root.glob(f"*/*/{_PATCHES}")]

    def _touch(self, folder: Path) -> None:
        now = self._clock()
        os.utime(folder / _PATCHES, (now, now))


def _header(path: Path) -> RecordHeader | None:
    """The header of a file, None where it is missing or of another format."""
    try:
        return read_header(path)
    except StorageFault:
        return None


def _patch_layout(patches: int, width: int, embedding: int) -> RecordLayout:
    return RecordLayout(b"INSPFEAT", (patches, width, embedding), 2 * patches * width)


def _global_layout(embedding: int) -> RecordLayout:
    return RecordLayout(b"INSPGLOB", (embedding,), 4 * embedding)


def _fits(folder: Path, patches: int, width: int, embedding: int) -> bool:
    """Whether the files of a cache belong together and have this layout."""
    layouts = {_PATCHES: _patch_layout(patches, width, embedding)}
    if embedding:
        layouts[_GLOBALS] = _global_layout(embedding)
    try:
        headers = {name: read_header(folder / name) for name in layouts}
    except StorageFault:
        return False  # of another format: as good as none
    firsts = set()
    for name, layout in layouts.items():
        header = headers[name]
        if header is None or not layout.describes(header):
            return False
        firsts.add(header.first)
    return len(firsts) == 1


def _bytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.iterdir())


def _remove(folder: Path) -> None:
    try:
        shutil.rmtree(folder)
    except FileNotFoundError:
        return
    except OSError as error:
        raise StorageFault(
            f"cached features cannot be removed ({error.strerror or error})", subject=str(folder)
        ) from error

"""The files of a backup in a folder, a zip or a tar: written one after the other, read back within limits.

Nothing is unpacked by a library's own extraction. A name is asked of the list, and only the bytes of a plain file of
exactly the listed size are read.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Protocol, cast

from inspector_app.domain.backup import (
    DATABASE_NAME,
    LARGEST_LIST,
    LIST_NAME,
    MOST_FILES,
    BackedUp,
    BackupList,
    damaged,
)
from inspector_app.domain.errors import BackupInvalid, StorageFault
from inspector_app.domain.regular_file import regular

CHUNK = 1 << 20
Copied = Callable[[int], None]  # told of each chunk's bytes; what it raises ends the work


class Sink(Protocol):
    """Where the files of a backup go."""

    def put(self, name: str, source: IO[bytes], size: int) -> str:
        """Write the next ``size`` bytes; their SHA-256. Raises EOFError where the source ends before."""
        ...

    def close(self) -> None: ...


class Source(Protocol):
    """A backup that is read: the list, and each file that it names."""

    subject: str

    def listed(self) -> BackupList: ...

    def names(self) -> set[str]:
        """Every name that is there, but for the list itself."""
        ...

    def open(self, name: str, size: int) -> contextlib.AbstractContextManager[IO[bytes]]:
        """A plain file of this size. Raises BackupInvalid for anything else."""
        ...

    def close(self) -> None: ...


def sink_at(path: Path, suffix: str, told: Copied) -> Sink:
    """A new backup at ``path``, in the form that ``suffix`` names: .zip, .tar, or a folder."""
    if suffix == ".zip":
        return _ZipSink(path, told)
    return _TarSink(path, told) if suffix == ".tar" else _FolderSink(path, told)


def source_at(path: Path) -> Source:
    """A backup that is there. Raises BackupInvalid where it is none."""
    try:
        if path.is_dir():
            return _FolderSource(path)
        if path.exists() and zipfile.is_zipfile(regular(path)):
            return _ZipSource(path)
        if path.exists() and tarfile.is_tarfile(path):
            return _TarSource(path)
    except (OSError, tarfile.TarError, zipfile.BadZipFile) as error:
        raise damaged(str(error), str(path)) from error
    raise BackupInvalid(
        "this is no backup of a workspace" if path.exists() else "there is no such file",
        subject=str(path),
        remedy="Choose a file or folder made by `inspector backup`",
    )


def copy_out(source: Source, name: str, wanted: BackedUp, target: Path, told: Copied) -> None:
    """One file of a backup to ``target``, which must not exist. Raises BackupInvalid where it is not as listed."""
    digest = hashlib.sha256()
    left = wanted.size
    try:
        with source.open(name, wanted.size) as file, target.open("xb") as out:
            while left:
                chunk = file.read(min(CHUNK, left))
                if not chunk:
                    raise damaged(f"{name} is cut off", source.subject)
                digest.update(chunk)
                out.write(chunk)
                left -= len(chunk)
                told(len(chunk))
            if file.read(1):
                raise damaged(f"{name} is longer than listed", source.subject)
            out.flush()
            os.fsync(out.fileno())
    except (zipfile.BadZipFile, zlib.error, tarfile.TarError, EOFError, NotImplementedError) as error:
        raise damaged(f"{name} cannot be read ({error})", source.subject) from error
    except OSError as error:
        raise StorageFault(
            f"the file cannot be restored ({error.strerror or error})",
            subject=str(target),
            remedy="Free some space, or restore to another disk",
        ) from error
    if digest.hexdigest() != wanted.sha256:
        raise damaged(f"the hash of {name} does not match", source.subject)


def _pieces(source: IO[bytes], size: int, told: Copied) -> Iterator[bytes]:
    while size:
        chunk = source.read(min(CHUNK, size))
        if not chunk:
            raise EOFError("the file became shorter while it was copied")
        size -= len(chunk)
        yield chunk
        told(len(chunk))


class _FolderSink:
    def __init__(self, path: Path, told: Copied) -> None:
        path.mkdir()
        self._root, self._told = path, told

    def put(self, name: str, source: IO[bytes], size: int) -> str:
        target = self._root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        digest = hashlib.sha256()
        with target.open("xb") as out:
            for chunk in _pieces(source, size, self._told):
                digest.update(chunk)
                out.write(chunk)
            out.flush()
            os.fsync(out.fileno())
        return digest.hexdigest()

    def close(self) -> None:
        pass


class _ZipSink:
    def __init__(self, path: Path, told: Copied) -> None:
        self._path, self._told = path, told
        self._zip = zipfile.ZipFile(path, "x", zipfile.ZIP_STORED, allowZip64=True)

    def put(self, name: str, source: IO[bytes], size: int) -> str:
        digest = hashlib.sha256()
        info = zipfile.ZipInfo(name)
        # Features, maps and banks are close to noise; the database shrinks to a third.
        info.compress_type = (
            zipfile.ZIP_DEFLATED if name in (DATABASE_NAME, LIST_NAME) else zipfile.ZIP_STORED
        )
        info._compresslevel = 1  # type: ignore[attr-defined]  # no public name before Python 3.13
        with self._zip.open(info, "w", force_zip64=size > 2**31 - 1) as out:
            for chunk in _pieces(source, size, self._told):
                digest.update(chunk)
                out.write(chunk)
        return digest.hexdigest()

    def close(self) -> None:
        self._zip.close()
        _sync(self._path)


class _Hashed:
    """What tarfile reads, hashed and told on its way."""

    def __init__(self, source: IO[bytes], told: Copied) -> None:
        self._source, self._told = source, told
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        data = self._source.read(size)
        self.digest.update(data)
        self._told(len(data))
        return data


class _TarSink:
    def __init__(self, path: Path, told: Copied) -> None:
        self._path, self._told = path, told
        self._tar = tarfile.open(path, "x", format=tarfile.PAX_FORMAT)  # noqa: SIM115 - closed by close

    def put(self, name: str, source: IO[bytes], size: int) -> str:
        info = tarfile.TarInfo(name)
        info.size, info.mode = size, 0o600
        hashed = _Hashed(source, self._told)
        try:
            self._tar.addfile(info, cast("IO[bytes]", hashed))
        except OSError as error:
            if "unexpected end" in str(error):
                raise EOFError("the file became shorter while it was copied") from error
            raise
        return hashed.digest.hexdigest()

    def close(self) -> None:
        self._tar.close()
        _sync(self._path)


def _sync(path: Path) -> None:
    with path.open("rb+") as written:
        os.fsync(written.fileno())


def _read_list(file: IO[bytes], subject: str) -> BackupList:
    data = file.read(LARGEST_LIST + 1)
    if len(data) > LARGEST_LIST:
        raise damaged(f"{LIST_NAME} is too large", subject)
    return BackupList.from_bytes(data, subject)


class _FolderSource:
    """Links and devices are not followed, wherever on the way they stand."""

    def __init__(self, path: Path) -> None:
        self._root, self.subject = path, str(path)

    def listed(self) -> BackupList:
        with self._plain(LIST_NAME) as file:
            return _read_list(file, self.subject)

    def names(self) -> set[str]:
        found: set[str] = set()
        for folder, inner, files in os.walk(self._root):
            for name in (*inner, *files):
                path = Path(folder) / name
                if path.is_symlink() or (name in files and not stat.S_ISREG(path.lstat().st_mode)):
                    raise damaged(f"{path.relative_to(self._root)} is a link or a device", self.subject)
            found.update((Path(folder) / name).relative_to(self._root).as_posix() for name in files)
            if len(found) > MOST_FILES:
                raise damaged("it holds too many files", self.subject)
        return found - {LIST_NAME}

    def open(self, name: str, size: int) -> contextlib.AbstractContextManager[IO[bytes]]:
        return self._plain(name)

    @contextlib.contextmanager
    def _plain(self, name: str) -> Iterator[IO[bytes]]:
        path = self._root / name
        for place in (path, *path.parents[: len(Path(name).parts) - 1]):
            if place.is_symlink():
                raise damaged(f"{name} is reached over a link", self.subject)
        if not path.is_file():
            raise damaged(f"{name} is missing", self.subject)
        with path.open("rb") as file:
            yield file

    def close(self) -> None:
        pass


class _ZipSource:
    def __init__(self, path: Path) -> None:
        self.subject = str(path)
        self._zip = zipfile.ZipFile(path)
        self._infos: dict[str, zipfile.ZipInfo] = {}
        for info in self._zip.infolist():
            if info.filename in self._infos or info.flag_bits & 1:
                raise damaged(f"{info.filename!r} is there twice, or locked", self.subject)
            self._infos[info.filename] = info
        if len(self._infos) > MOST_FILES:
            raise damaged("it holds too many files", self.subject)

    def listed(self) -> BackupList:
        if LIST_NAME not in self._infos:
            raise damaged(f"{LIST_NAME} is missing", self.subject)
        with self.open(LIST_NAME, min(self._infos[LIST_NAME].file_size, LARGEST_LIST)) as file:
            return _read_list(file, self.subject)

    def names(self) -> set[str]:
        return set(self._infos) - {LIST_NAME}

    @contextlib.contextmanager
    def open(self, name: str, size: int) -> Iterator[IO[bytes]]:
        info = self._infos.get(name)
        if info is None:
            raise damaged(f"{name} is missing", self.subject)
        kind = stat.S_IFMT(info.external_attr >> 16)
        if kind not in (0, stat.S_IFREG) or info.is_dir():
            raise damaged(f"{name} is no plain file", self.subject)
        if info.file_size != size:
            raise damaged(f"{name} has {info.file_size} bytes, not {size}", self.subject)
        with self._zip.open(info) as file:
            yield file

    def close(self) -> None:
        self._zip.close()


class _TarSource:
    def __init__(self, path: Path) -> None:
        self.subject = str(path)
        self._tar = tarfile.open(path, "r:")  # noqa: SIM115 - closed by close; never compressed
        self._members: dict[str, tarfile.TarInfo] = {}
        for member in self._tar:
            if member.name in self._members or not member.isreg() or member.issparse():
                self._tar.close()
                raise damaged(f"{member.name!r} is there twice, or no plain file", self.subject)
            self._members[member.name] = member
            if len(self._members) > MOST_FILES:
                self._tar.close()
                raise damaged("it holds too many files", self.subject)

    def listed(self) -> BackupList:
        with self.open(LIST_NAME, -1) as file:
            return _read_list(file, self.subject)

    def names(self) -> set[str]:
        return set(self._members) - {LIST_NAME}

    @contextlib.contextmanager
    def open(self, name: str, size: int) -> Iterator[IO[bytes]]:
        member = self._members.get(name)
        if member is None:
            raise damaged(f"{name} is missing", self.subject)
        if size >= 0 and member.size != size:
            raise damaged(f"{name} has {member.size} bytes, not {size}", self.subject)
        file = self._tar.extractfile(member)
        assert file is not None  # only plain files have come here
        with file:
            yield file

    def close(self) -> None:
        self._tar.close()

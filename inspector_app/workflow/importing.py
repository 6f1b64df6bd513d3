"""Find the pictures of a lot: a walk that never follows directory links, in an order that stays the same."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path, PurePath, PurePosixPath

from inspector_app.domain.errors import NotFound
from inspector_app.domain.readings import FoundFile
from inspector_app.imaging.decode import is_image_name, is_other_picture_name

BATCH = 2_000
NOT_READ = "pictures of this format are not read"

OnSkipped = Callable[[Path, str], None]


def check_folder(folder: Path) -> Path:
    """The folder with links resolved. Raises NotFound when it is not a readable directory."""
    resolved = folder.expanduser().resolve()
    if not resolved.is_dir():
        raise NotFound(
            "there is no such folder", subject=str(folder), remedy="Choose a folder of part pictures"
        )
    try:
        os.scandir(resolved).close()
    except PermissionError as error:
        raise NotFound(
            "the folder may not be read", subject=str(folder), remedy="Ask for read permission"
        ) from error
    return resolved


def holds_pictures(folder: Path, *, follow_out: bool = False) -> bool:
    """Whether ``walk`` finds any; it goes no further than to the first ones."""
    return any(walk(folder, lambda path, reason: None, follow_out=follow_out))


def walk(folder: Path, on_skipped: OnSkipped, *, follow_out: bool = False) -> Iterator[list[FoundFile]]:
    """Pictures below ``folder`` in batches, sorted by name within each directory.

    Hidden files and directory links are left out, and links that lead out of ``folder`` unless ``follow_out``; a
    directory that may not be read, or a name that is not valid text, is told to ``on_skipped(path, reason)`` and the
    walk goes on. So is (``NOT_READ``) a picture in a format that is not read, unless one that is read lies beside it
    under the same name, as cameras write them. No directory is entered twice, by whatever way it is reached.
    """
    batch: list[FoundFile] = []
    pending = [folder]
    entered: set[tuple[int, int]] = set()
    inside = Path(os.path.realpath(folder))
    while pending:
        directory = pending.pop()
        try:
            if _entered_before(directory, entered):
                on_skipped(directory, "the folder is in the lot already, by another way")
                continue
            with os.scandir(directory) as scan:
                entries = sorted(scan, key=lambda entry: entry.name)
        except OSError as error:
            on_skipped(directory, error.strerror or str(error))
            continue
        below: list[Path] = []
        readable = {PurePath(entry.name).stem for entry in entries if is_image_name(entry.name)}
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if _is_folder_link(entry):
                on_skipped(Path(entry.path), "a link to a folder is not followed")
            elif entry.is_dir(follow_symlinks=False):
                below.append(Path(entry.path))
            elif not follow_out and is_image_name(entry.name) and _leads_out(entry, inside):
                on_skipped(
                    Path(entry.path),
                    "a link out of the folder is not followed unless asked for (inspect --follow-links)",
                )
            elif is_image_name(entry.name) and (found := _found(folder, entry, on_skipped)):
                batch.append(found)
                if len(batch) >= BATCH:
                    yield batch
                    batch = []
            elif is_other_picture_name(entry.name) and PurePath(entry.name).stem not in readable:
                on_skipped(Path(entry.path), NOT_READ)
        pending.extend(reversed(below))
    yield batch


def _is_folder_link(entry: os.DirEntry[str]) -> bool:
    try:
        if getattr(
            entry, "is_junction", bool
        )():  # of Windows, a folder to every other question; from Python 3.12 on
            return True
        return entry.is_symlink() and entry.is_dir()
    except OSError:
        return False  # a link in a circle leads nowhere; named like a picture, it becomes a failed part


def _leads_out(entry: os.DirEntry[str], inside: Path) -> bool:
    """Whether a link ends outside the lot's folder, whatever links it leads over."""
    if not entry.is_symlink():
        return False
    return not Path(os.path.realpath(entry.path)).is_relative_to(inside)


def _entered_before(directory: Path, entered: set[tuple[int, int]]) -> bool:
    """A folder that is mounted into itself, or joined to its parent, is known by its place on the disk."""
    found = os.stat(directory)
    key = (found.st_dev, found.st_ino)
    if found.st_ino == 0 or key not in entered:  # some shares number nothing
        entered.add(key)
        return False
    return True


def _found(folder: Path, entry: os.DirEntry[str], on_skipped: OnSkipped) -> FoundFile | None:
    relative = PurePosixPath(*Path(entry.path).relative_to(folder).parts).as_posix()
    try:
        relative.encode()
    except UnicodeEncodeError:
        on_skipped(Path(entry.path), "its name is not valid UTF-8; rename it")
        return None
    try:
        stat = entry.stat()
        return FoundFile(relative, stat.st_size, stat.st_mtime_ns, part=relative)
    except OSError:
        # A dangling or looping link, or gone since the listing: it becomes a failed part when it is read.
        return FoundFile(relative, 0, 0, part=relative)

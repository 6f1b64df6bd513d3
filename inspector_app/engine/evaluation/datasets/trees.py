"""Folders of pictures as the readers see them."""

from __future__ import annotations

from pathlib import Path

from inspector_app.imaging.decode import is_image_name


def subfolders(folder: Path) -> list[Path]:
    """Folders in a folder, by name; none where there is no such folder."""
    return sorted(path for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []


def pictures(folder: Path) -> list[Path]:
    """Pictures in a folder, by name, without those in its subfolders."""
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.is_file() and is_image_name(path.name))


def child(folder: Path, *names: str) -> Path | None:
    """The first subfolder that goes by one of these names, in capitals or not."""
    known = {path.name.casefold(): path for path in subfolders(folder)}
    return next((known[name] for name in names if name in known), None)

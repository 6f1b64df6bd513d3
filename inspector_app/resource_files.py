"""Where the files lie that come with the program: embedded models, help, icons, templates."""

from __future__ import annotations

from pathlib import Path

from inspector_app.domain.errors import InternalError


def resource_folder() -> Path:
    """The folder ``resources``, of an installed wheel or the source tree. Raises InternalError without it."""
    package = Path(__file__).resolve().parent
    for folder in (package / "resources", package.parent / "resources"):
        if (folder / "models").is_dir():
            return folder
    raise InternalError(
        "the files that come with the program are missing",
        subject=str(package / "resources"),
        remedy="Install Inspector again",
    )

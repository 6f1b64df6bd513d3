"""Options that several commands share, and the opening of a session."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import platformdirs
import typer

from inspector_app.cli.console import progress_of, say
from inspector_app.cli.secrets import secret_of
from inspector_app.domain.documents import Format
from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.filter_origin import moment
from inspector_app.domain.geometry import Box
from inspector_app.domain.lot import Who
from inspector_app.workflow.session import Session
from inspector_app.workflow.stores import FEATURE_CACHE_BYTES


def default_workspace() -> Path:
    """Where the workspace lies when none is named."""
    return Path(platformdirs.user_data_dir("inspector", appauthor=False))


WorkspaceOption = Annotated[
    Path,
    typer.Option(
        "--workspace",
        "-w",
        help="Folder that holds database, banks and reports.",
        default_factory=default_workspace,
    ),
]
ModelsOption = Annotated[
    Path | None,
    typer.Option("--workspace", "-w", help="Workspace whose models can be chosen beside the embedded ones."),
]
LotOption = Annotated[str, typer.Option("--lot", help="Name, number or id of the lot.")]
RecipeOption = Annotated[str | None, typer.Option("--recipe", help="Name of the recipe.")]
JsonOption = Annotated[str | None, typer.Option("--json", help="Write JSON here; - for standard output.")]
MapsOption = Annotated[Path | None, typer.Option("--maps", help="Write one float32 .npy map an image here.")]
DeviceOption = Annotated[
    str | None, typer.Option("--device", help="cpu, cuda, mps; the best one when left out.")
]
AuthorOption = Annotated[
    str | None,
    typer.Option(
        "--author",
        "--as",
        help="Who acts; the login name when left out. Where people sign in, their PIN or password is asked for, "
        "or taken from INSPECTOR_PIN.",
    ),
]


BaselineOption = Annotated[
    str,
    typer.Option(
        "--baseline",
        help="Lots that control limits come from, so that later ones do not move them: lot:1..12, or since:2026-03-01 "
        "until:2026-03-31. Those that are shown when left out.",
    ),
]
FeatureCacheOption = Annotated[
    float,
    typer.Option(
        "--feature-cache",
        min=0.0,
        help="GB that cached features of all lots may take; those of lots used longest ago go first.",
    ),
]
FEATURE_CACHE_GB = FEATURE_CACHE_BYTES / 2**30


@contextlib.contextmanager
def session_at(
    workspace: Path,
    *,
    author: str | None = None,
    device: str | None = None,
    feature_cache: float = FEATURE_CACHE_GB,
    only_reads: bool = False,
) -> Iterator[Session]:
    """A session with progress and notices on stderr, closed at the end.

    ``only_reads``: of a command that writes nothing; it goes on beside a program that has the workspace open.
    """
    who = None
    if author is not None:
        who = Who(author, Who.of_this_machine().station)
    if only_reads:
        session = Session.open_to_read(workspace, who=who, device=device)
    else:
        session = Session.open(workspace, who=who, device=device, feature_bytes=int(feature_cache * 2**30))
    try:
        if (held := session.store.held) is not None:
            say(f"{held.what}; it is read beside that, nothing is written to it", "dim")
        if author is not None and session.acting.standing.required:
            session.sign_in(author, secret_of(author)).result()
        with progress_of(session):
            yield session
    finally:
        session.close()


def chosen_formats(text: str) -> tuple[str, ...]:
    """The formats that are named, each once. Raises CorrectableError for one that is not known."""
    names = tuple(dict.fromkeys(name.strip().lower() for name in text.split(",") if name.strip()))
    known = [each.value for each in Format]
    for name in names:
        if name not in known:
            raise CorrectableError(
                "there is no such format", subject=name, remedy=f"Choose from {', '.join(known)}"
            )
    return names


def moment_of(text: str | None, option: str, *, whole_day: bool = False) -> float | None:
    """A day or time of this place in seconds, None where none is given; with ``whole_day`` a day means its end."""
    if not text:
        return None
    try:
        return moment(text, whole_day=whole_day)
    except ValueError:
        raise CorrectableError(
            f"{option} is no day or time", subject=text, remedy="Give 2026-03-01 or 2026-03-01T06:00"
        ) from None


def parse_box(text: str) -> Box:
    """``x,y,w,h`` in image pixels."""
    try:
        x, y, w, h = (int(value) for value in text.split(","))
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not x,y,w,h in whole pixels") from None
    if w <= 0 or h <= 0:
        raise typer.BadParameter(f"{text!r} has no area")
    return Box(x, y, w, h)

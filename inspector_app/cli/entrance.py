"""Without a command: the window. And the demo."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from inspector_app.cli.console import EXIT_DONE, progress_of, say
from inspector_app.cli.options import (
    FEATURE_CACHE_GB,
    AuthorOption,
    DeviceOption,
    FeatureCacheOption,
    WorkspaceOption,
)
from inspector_app.domain.errors import EnvironmentFault
from inspector_app.domain.lot import Who
from inspector_app.workflow import demo as story
from inspector_app.workflow.requests import OpenFolder
from inspector_app.workflow.session import Session

OpenWindow = Callable[[Callable[[], Session], OpenFolder | None, story.DemoLots | None, Path], int]


def add_to(app: typer.Typer) -> None:
    app.callback(invoke_without_command=True)(window)
    app.command("demo")(demo)


def window(
    context: typer.Context,
    workspace: WorkspaceOption,
    open_folder: Annotated[
        Path | None, typer.Option("--open", help="Open this folder of pictures as a lot.")
    ] = None,
    category: Annotated[str, typer.Option(help="What the parts of --open are, in words.")] = "object",
    device: DeviceOption = None,
    author: AuthorOption = None,
    feature_cache: FeatureCacheOption = FEATURE_CACHE_GB,
) -> int:
    """Open the window (the default without a command)."""
    if context.invoked_subcommand is not None:
        return EXIT_DONE
    request = OpenFolder(open_folder, category) if open_folder is not None else None
    opener = partial(_session, workspace, author, device, feature_cache)
    return _window_of(context)(opener, request, None, workspace)


def demo(
    context: typer.Context,
    workspace: Annotated[
        Path | None,
        typer.Option("--workspace", "-w", help="Where the demo works; a folder of its own when left out."),
    ] = None,
    headless: Annotated[
        bool, typer.Option("--headless", help="Do the demo's work without a window and print it.")
    ] = False,
    device: DeviceOption = None,
) -> int:
    """Make the demo lots and open the first; without a display, do the same work and print it."""
    root = workspace or story.default_workspace()
    lots = story.prepare(root)
    if not headless and has_display():
        request = OpenFolder(lots.first, story.CATEGORY, lot=story.FIRST_LOT)
        return _window_of(context)(partial(_session, root, None, device), request, lots, root)
    session = _session(root, None, device)
    try:
        with progress_of(session):
            for line in story.tell(session, lots):
                say(line)
    finally:
        session.close()
    return EXIT_DONE


def has_display() -> bool:
    """Whether a window can be shown here."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or os.environ.get("QT_QPA_PLATFORM")
    )


def _session(
    workspace: Path, author: str | None, device: str | None, feature_cache: float = FEATURE_CACHE_GB
) -> Session:
    who = Who(author, Who.of_this_machine().station) if author else None
    return Session.open(workspace, who=who, device=device, feature_bytes=int(feature_cache * 2**30))


def _window_of(context: typer.Context) -> OpenWindow:
    """What opens the window; handed in by the program's entry, because the command line knows no Qt."""
    opener: OpenWindow | None = context.obj
    if opener is None:
        raise EnvironmentFault("there is no window here", remedy="Use the commands, see `inspector --help`")
    return opener

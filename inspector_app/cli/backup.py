"""Backing up a workspace while it is in use, and making a workspace out of a backup."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn

from inspector_app.cli.console import EXIT_DONE, EXIT_FLAGGED, console, say, write_json
from inspector_app.cli.options import AuthorOption, JsonOption, WorkspaceOption
from inspector_app.cli.secrets import signed
from inspector_app.domain.backup import ALWAYS, Content
from inspector_app.domain.lot import Who
from inspector_app.domain.people import Right
from inspector_app.workflow.backing_up import Progress as Told
from inspector_app.workflow.backing_up import back_up
from inspector_app.workflow.daily_backup import DailyBackup, daily_backup, set_daily_backup
from inspector_app.workflow.people import People
from inspector_app.workflow.restoring import restore
from inspector_app.workflow.stores import database_of

EXIT_NOT_WELL = EXIT_FLAGGED


def add_to(app: typer.Typer) -> None:
    app.command("backup")(backup)
    app.command("restore")(restore_workspace)


def backup(
    workspace: WorkspaceOption,
    place: Annotated[
        Path | None,
        typer.Argument(
            help="A new file named .zip or .tar, a new folder, or a folder that is there: a zip with the time "
            "in its name goes into it. The workspace's backups folder when left out."
        ),
    ] = None,
    maps: Annotated[bool, typer.Option(help="With the heatmaps, which can be made anew.")] = True,
    also: Annotated[
        list[str] | None, typer.Option(help="Also thumbnails, features, models or reports; can be repeated.")
    ] = None,
    verify: Annotated[bool, typer.Option(help="Prove it by restoring it into a passing workspace.")] = True,
    daily: Annotated[
        int | None,
        typer.Option(
            min=0,
            max=365,
            help="Instead: one a day to PLACE when the window is open, this many kept; 0: none.",
        ),
    ] = None,
    author: AuthorOption = None,
    json: JsonOption = None,
) -> int:
    """Back up a workspace, also while it is open. Source pictures, keys and logs are not in it.

    Exit code 0: done, 1: done, and the workspace itself is not well, 2: not done.
    """
    with database_of(workspace) as (database, there):
        who = signed(People(database), author, Right.EXPORT)
        if daily is not None:
            set_daily_backup(database, there, DailyBackup(daily, place), who)
            _say_daily(daily_backup(there))
            return EXIT_DONE
        with _bar("copying") as told:
            made = back_up(
                database,
                there,
                place,
                contents=_contents(maps, also or []),
                verify=verify,
                progress=told,
                who=who,
            )
    if json is not None:
        write_json(
            json,
            {
                "path": str(made.path),
                "bytes": made.bytes,
                "files": len(made.listed.files),
                "seconds": made.seconds,
                "missing": made.listed.missing,
                "damaged": made.listed.damaged,
                "problems": made.problems,
                "head": made.listed.head,
            },
        )
    say(
        f"{made.path}: {len(made.listed.files)} files, {made.bytes / 2**20:,.1f} MiB in {made.seconds:.1f} s"
        + ("" if made.problems is None else ", proved by restoring it")
    )
    for digest in made.listed.missing:
        say(f"missing: the artifact {digest}, which the database names", "yellow")
    for name in made.listed.damaged:
        say(f"damaged: {name}, copied as it is", "yellow")
    for problem in made.problems or ():
        say(f"✗ {problem}", "bold red")
    well = not (made.listed.missing or made.listed.damaged or made.problems)
    return EXIT_DONE if well else EXIT_NOT_WELL


def restore_workspace(
    backup: Annotated[Path, typer.Argument(help="A backup: file or folder.")],
    workspace: Annotated[Path, typer.Argument(help="The workspace to make; it must not be there yet.")],
    anyway: Annotated[
        bool, typer.Option("--anyway", help="Also where the workspace was not well when it was backed up.")
    ] = False,
    author: AuthorOption = None,
) -> int:
    """Make a new workspace out of a backup. Every file is compared with its hash; nothing is written over."""
    me = Who.of_this_machine()
    with _bar("restoring") as told:
        made = restore(
            backup, workspace, anyway=anyway, progress=told, who=Who(author or me.author, me.station)
        )
    say(f"{made.root}: {len(made.listed.files)} files restored in {made.seconds:.1f} s")
    for problem in made.problems:
        say(f"✗ {problem}", "bold red")
    left_out = [each for each in Content if str(each) not in made.listed.contents]
    if left_out:
        say(f"not in the backup: {', '.join(left_out)}; they are made or fetched anew", "dim")
    return EXIT_NOT_WELL if made.problems else EXIT_DONE


def _contents(maps: bool, also: list[str]) -> set[Content]:
    extra = [each for each in Content if each not in ALWAYS and each is not Content.MAPS]
    for name in also:
        if name not in extra:
            raise typer.BadParameter(f"{name!r} is none of {', '.join(extra)}")
    return {Content(name) for name in also} | ({Content.MAPS} if maps else set())


def _say_daily(setting: DailyBackup) -> None:
    if not setting.keep:
        say("no daily backups")
        return
    say(f"one backup a day to {setting.folder or 'the backups folder'}, the newest {setting.keep} are kept")
    if setting.folder is None:
        say(
            "that folder lies on the disk of the workspace: a folder elsewhere also survives the disk",
            "yellow",
        )


@contextlib.contextmanager
def _bar(what: str) -> Iterator[Told]:
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(binary_units=True))
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)

"""The command that watches a folder."""

from __future__ import annotations

import json as json_text
import queue
import signal
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from inspector_app.cli.console import EXIT_DONE, EXIT_FAILED, say
from inspector_app.cli.feeds import carry_on
from inspector_app.cli.options import AuthorOption, DeviceOption, WorkspaceOption, session_at
from inspector_app.domain.readings import PartRow
from inspector_app.domain.watching import EVERY, PATIENCE, LotRule, WatchSettings, WatchStatus, minutes_of
from inspector_app.workflow.events import Event, PartsChanged, WatchChanged
from inspector_app.workflow.session import Session

_LOOK = 0.2  # seconds


def add_to(app: typer.Typer) -> None:
    app.command("watch")(watch)


def watch(
    folder: Annotated[Path, typer.Argument(help="Folder into which pictures come.")],
    workspace: WorkspaceOption,
    recipe: Annotated[str, typer.Option(help="Name of the recipe; made where there is none.")],
    category: Annotated[str, typer.Option(help="What the parts of a new recipe are, in words.")] = "object",
    once: Annotated[bool, typer.Option("--once", help="Inspect what lies there, and end.")] = False,
    lots: Annotated[
        LotRule, typer.Option(help="One lot a day, an order (group of the part pattern) or a sub-folder.")
    ] = LotRule.DAY,
    day_start: Annotated[str, typer.Option(help="When a day begins, local time.")] = "00:00",
    every: Annotated[float, typer.Option(help="Seconds between two looks into the folder.")] = EVERY,
    patience: Annotated[
        float, typer.Option(help="Seconds after which a file that cannot be read is a failed part.")
    ] = PATIENCE,
    parts: Annotated[
        str, typer.Option(help="How names make parts, see `inspector parts`; the recipe's when left out.")
    ] = "",
    device: DeviceOption = None,
    author: AuthorOption = None,
) -> int:
    """Inspect pictures as they come into a folder; one JSON line a part on standard output.

    Ctrl+C or SIGTERM ends it cleanly; the window goes on watching at its next start, unless --once was given.
    One program at a time: the workspace is locked by the one that watches.
    """
    settings = WatchSettings(folder, recipe, category, lots, minutes_of(day_start), every, parts, patience)
    with session_at(workspace, author=author, device=device) as session, _told_to_end() as ending:
        session.feeds.start().result()
        lines = _Lines(session)
        begun, ended = session.watching.start(settings, once=once)
        begun.result()
        say(f"watching {folder}" if not once else f"inspecting what lies in {folder}", "dim")
        lines.write_until(ended, ending)
        if once:
            carry_on(session)
            problem = session.watching.status.problem
            session.watching.stop().result()
            if problem:
                say(problem, "bold red")
                return EXIT_FAILED
        return EXIT_DONE


class _Lines:
    """What happens, as JSON lines: a part once it is inspected, the watch when it stands otherwise."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self._state, self._parts = "", 0
        self._changed: dict[str, None] = {}
        session.subscribe(self._hear)

    def write_until(self, ended: Future[None], ending: threading.Event) -> None:
        while not (ended.done() or ending.is_set()):
            self._write()
            ending.wait(_LOOK)
        if ending.is_set():
            self._session.watching.close()
        self._write()

    def _hear(self, event: Event) -> None:
        if isinstance(event, PartsChanged | WatchChanged):
            self._events.put(event)

    def _write(self) -> None:
        while not self._events.empty():
            event = self._events.get()
            if isinstance(event, PartsChanged):
                self._changed |= dict.fromkeys(event.part_ids)
            elif isinstance(event, WatchChanged):
                if event.status.state != self._state:
                    self._state = event.status.state
                    _line(status_line(event.status))
                    if event.status.problem:
                        say(f"{event.status.problem}; it is tried again", "yellow")
                if event.status.parts != self._parts:  # what was inspected is committed now
                    self._parts = event.status.parts
                    self._write_parts()

    def _write_parts(self) -> None:
        changed, self._changed = list(self._changed), {}
        for row in self._session.part_rows_by_id(changed).result():
            if row.verdict is not None:  # else pictures of it are still to come
                _line(part_line(row))


def part_line(row: PartRow) -> dict[str, Any]:
    """A part for programs."""
    return {
        "event": "part",
        "part": row.name,
        "lot_id": row.lot_id,
        "verdict": row.verdict,
        "band": row.band,
        "score": None if row.score is None else round(row.score, 4),
        "findings": row.findings,
        "error": row.error,
    }


def status_line(status: WatchStatus) -> dict[str, Any]:
    """How the watch stands, for programs."""
    told = asdict(status)
    del told["settings"]
    return {"event": "watch", **told}


def _line(value: dict[str, Any]) -> None:
    sys.stdout.write(json_text.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()


@contextmanager
def _told_to_end() -> Iterator[threading.Event]:
    """Set when the program is told to end; what is under way comes to its end first."""
    ending = threading.Event()
    former = {sign: signal.signal(sign, lambda *_: ending.set()) for sign in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield ending
    finally:
        for sign, handler in former.items():
            signal.signal(sign, handler)

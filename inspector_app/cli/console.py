"""How the command line speaks: people read stderr, programs read stdout and files; no traceback reaches a user."""

from __future__ import annotations

import json
import re
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich import box
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from inspector_app.domain.errors import InspectorError
from inspector_app.domain.lot import JobState
from inspector_app.reports.writing import write_aside
from inspector_app.workflow import events
from inspector_app.workflow.session import Session

_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")  # not line breaks and tabs


class _Console(Console):
    """Writes out what a name would tell the terminal to do: to clear it, to take another title, to turn lines round."""

    def render_str(self, text: str, **how: Any) -> Text:
        return super().render_str(_UNSEEN.sub(lambda found: ascii(found[0])[1:-1], text), **how)


# Names are shown as they are: verdict:ok is no picture, and [x] in the name of a lot asks for no colour.
console = _Console(stderr=True, highlight=False, emoji=False, markup=False)

EXIT_DONE = 0
EXIT_FLAGGED = 1
EXIT_FAILED = 2

_STYLE = {events.Level.INFO: "dim", events.Level.WARNING: "yellow", events.Level.ERROR: "bold red"}


def say(text: str, style: str = "") -> None:
    """One line for people; as one line, so that a path comes out whole, where a file or a program reads it.

    A terminal has its lines broken between words.
    """
    console.print(text, style=style, markup=False, soft_wrap=not console.is_terminal)


def narrow_table(*heads: str, title: str | None = None, gap: int = 2) -> Table:
    """A table that says everything also at 80 columns: what does not fit goes on in the next line of its cell.

    rich would cut it off, and half a figure, or half the id of a model, helps nobody.
    ``gap``: columns of space, at least one, between those of the table.
    """
    table = Table(title=title, box=box.SIMPLE_HEAD, padding=(0, gap - 1, 0, 0))
    for head in heads:
        table.add_column(head, overflow="fold")
    return table


def local_time(seconds: float, form: str = "%Y-%m-%d %H:%M") -> str:
    """A moment as the clock of this place shows it."""
    return time.strftime(form, time.localtime(seconds))


def write_json(target: str, value: Any) -> None:
    """One JSON value to stdout ("-") or a file, written aside and renamed."""
    write_text(target, _as_json(target, value) + "\n")


def write_lines(target: str, lines: Iterable[dict[str, Any]]) -> int:
    """JSON lines to stdout ("-") or a file; the number of lines."""
    texts = [_as_json(target, line) for line in lines]
    write_text(target, "".join(text + "\n" for text in texts))
    return len(texts)


def write_text(target: str, text: str) -> None:
    """Text to stdout ("-") or a file. Raises StorageFault."""
    if target == "-":
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    write_aside(Path(target), [text.encode("utf-8", "backslashreplace")])


def _as_json(target: str, value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    try:
        text.encode((sys.stdout.encoding or "utf-8") if target == "-" else "utf-8")
    except UnicodeEncodeError:  # a folder whose name is no text, or a console without these letters
        return json.dumps(value)
    return text


@contextmanager
def progress_of(session: Session) -> Iterator[None]:
    """Show notices and the progress of lots until the block ends; an error that a notice has told is not said again."""
    told: set[str] = set()
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    tasks: dict[str, TaskID] = {}
    gate = threading.Lock()

    def tell(event: events.Event) -> None:
        if isinstance(event, events.Notice):
            where = f"{event.subject}: " if event.subject else ""
            sentence = f"{where}{event.what}{'. ' + event.remedy if event.remedy else ''}"
            told.add(sentence)
            say(sentence, _STYLE[event.level])
        elif isinstance(event, events.Progress) and event.state is not JobState.QUEUED:
            rate = f"{event.rate:.1f} img/s" if event.rate else ""
            with gate:
                if event.job_id not in tasks:
                    tasks[event.job_id] = bar.add_task(event.phase, total=event.total, rate=rate)
                bar.update(
                    tasks[event.job_id],
                    description=event.phase,
                    completed=event.done,
                    total=event.total,
                    rate=rate,
                )

    unsubscribe = session.subscribe(tell)
    try:
        with bar:
            yield
    except InspectorError as error:
        error.told = error.sentence() in told
        raise
    finally:
        unsubscribe()

"""Messages appended to a file a day, JSON lines or CSV. Each stands there once, also after a crash.

Before the first message goes into a file its end is read: an unfinished line is cut off, because its message comes
again, and messages whose id stands there are not written a second time.
"""

from __future__ import annotations

import csv
import io
import os
import time
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from inspector_app.domain.feeds import FeedFault, FeedKind, FeedMessage
from inspector_app.domain.spreadsheet_cells import neutralised
from inspector_app.workflow.feeds.outlet import content, encoded

TAIL_BYTES = 4 * 2**20  # of a file's end: more than what one call of ``send`` writes
COLUMNS = (
    "id", "number", "type", "at", "station", "recipe", "recipe_version", "bank_version", "lot", "lot_number",
    "part", "serial", "verdict", "band", "score", "raw_score", "disposition", "decision", "defect_class", "author",
    "findings", "boxes", "note", "error", "total", "ok", "flagged", "failed", "rejected",
)  # fmt: skip


class FileFeed:
    """Writes into ``folder``; ``day_of`` names the day of a moment, in local time."""

    def __init__(
        self,
        folder: Path,
        kind: FeedKind,
        *,
        day_of: Callable[[float], str] = lambda at: time.strftime("%Y-%m-%d", time.localtime(at)),
        fsync: Callable[[int], None] = os.fsync,
    ) -> None:
        self._folder, self._kind, self._day_of, self._fsync = folder, kind, day_of, fsync
        # day: ids at the end of its file when it was opened, then those of the last messages
        self._known: dict[str, set[str]] = {}

    def send(self, messages: Sequence[FeedMessage]) -> int:
        """Append what is not there yet, and wait until it is on the disk."""
        done, ids = 0, {message.id for message in messages}
        for day, group in groupby(messages, lambda message: self._day_of(message.at)):
            of_day = list(group)
            try:
                self._append(day, of_day, ids)
            except OSError as error:
                self._known.pop(day, None)  # how much of it was written is read from the file
                if done:
                    return done
                raise FeedFault(f"{self._path(day)}: {error.strerror or error}") from error
            done += len(of_day)
        return done

    def stop(self) -> None:
        """Nothing of it waits for anybody."""

    def close(self) -> None:
        self._known.clear()

    def _path(self, day: str) -> Path:
        return self._folder / f"inspector-{day}.{self._kind.value}"

    def _append(self, day: str, messages: Sequence[FeedMessage], sent: set[str]) -> None:
        """``sent``: ids of all that are sent with them; where the clock was set back, some stand here already."""
        path = self._path(day)
        if day not in self._known:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._known = {day: self._mended_tail(path)}  # of one file at a time
        new = not path.exists() or not path.stat().st_size
        there = set() if new else self._known[day]
        lines = [self._line(message) for message in messages if message.id not in there]
        head = b"\xef\xbb\xbf" + _csv_line(COLUMNS) if new and self._kind is FeedKind.CSV else b""
        # Without a buffer: what fails half-way is on the disk as far as it came, and is mended from there.
        with path.open("ab", buffering=0) as file:
            _write_all(file, head + b"".join(lines))
            self._fsync(
                file.fileno()
            )  # also of what stood there: nobody knows whether it has reached the disk
        # Where it cannot be noted that they are carried, the same ones come once more; those before them do not.
        self._known[day] = (there & sent) | {message.id for message in messages}

    def _mended_tail(self, path: Path) -> set[str]:
        """Cut off an unfinished last line; the ids of the last lines."""
        try:
            file = path.open("rb+")
        except FileNotFoundError:
            return set()
        with file:
            end = file.seek(0, os.SEEK_END)
            start = max(0, end - TAIL_BYTES)
            file.seek(start)
            tail = file.read()
            whole = tail.rfind(b"\n") + 1
            if whole != len(tail) and (whole or not start):
                file.truncate(start + whole)
                self._fsync(file.fileno())
        lines = tail[:whole].split(b"\n")[1 if start else 0 :]
        return {found for line in lines if (found := self._id_of(line))}

    def _line(self, message: FeedMessage) -> bytes:
        if self._kind is FeedKind.JSONL:
            return encoded(message) + b"\n"
        return _csv_line([_cell(value) for value in _cells(content(message))])

    def _id_of(self, line: bytes) -> str:
        if self._kind is FeedKind.CSV:
            return line.partition(b",")[0].decode("ascii", "ignore")
        _, found, rest = line.partition(b'"id":"')  # the message's own comes before those of lot and part
        return rest.partition(b'"')[0].decode("ascii", "ignore") if found else ""


def _cells(body: Mapping[str, Any]) -> list[Any]:
    part, lot, recipe = body.get("part", {}), body.get("lot", {}), body.get("recipe", {})
    review, counts = body.get("review", {}), body.get("counts", {})
    boxes = [found["box"] for image in body.get("images", ()) for found in image["findings"]]
    if review.get("box"):
        boxes = [review["box"]]
    return [
        body["id"], body["number"], body["type"], body.get("at"), body.get("station"), recipe.get("name"),
        recipe.get("version"), body.get("bank_version"), lot.get("name"), lot.get("number"), part.get("name"),
        part.get("serial"), body.get("verdict"), body.get("band"), body.get("score"), body.get("raw_score"),
        body.get("disposition"), review.get("decision"), review.get("defect_class"), review.get("author"),
        len(boxes) if "images" in body else None, " ".join(",".join(map(str, box)) for box in boxes),
        body.get("note") or review.get("note"), body.get("error"), counts.get("total"), counts.get("ok"),
        counts.get("flagged"), counts.get("failed"), counts.get("rejected"),
    ]  # fmt: skip


def _cell(value: Any) -> Any:
    """A value that a spreadsheet takes for what it is, on one line: a record is a line, whatever a note holds."""
    if isinstance(value, str):
        return neutralised(" ".join(value.splitlines()) if "\n" in value or "\r" in value else value)
    return "" if value is None else value


def _csv_line(cells: Sequence[Any]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow(cells)
    return buffer.getvalue().encode("utf-8", "backslashreplace")


def _write_all(file: Any, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[file.write(view) :]

"""The log of a workspace: a line is a JSON object, files of limited size and number, nothing secret in them.

A line has the words for people (``said``), and beside them the fixed text and its values apart, so that what goes to
support can keep the one and rename the other (see ``support_bundle``).
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import re
import sys
import traceback
from collections.abc import Mapping
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

from inspector_app.workflow.events import DeviceReady, Event, Level, Notice
from inspector_app.workflow.job_names import current_job

LOG_NAME = "inspector.log"
FILE_BYTES = 2 * 2**20
FILES_KEPT = 5  # beside the one that is written
LONGEST = 4000  # characters of a text in a line
LONGEST_TRACE = 40  # frames
MASK = "***"
_ROOT = "inspector_app"

_KEYS = (
    r"(?:proxy-)?authorization|(?:set-)?cookie|x-[a-z-]*(?:key|token|auth|secret)|api[-_ ]?key|access[-_ ]?key|"
    r"pass(?:word|wd|phrase|code)?|pwd|pin|(?:[a-z]+[-_])?token|(?:[a-z]+[-_])?secret|private[-_ ]?key|credentials?"
)
_SECRET_KEY = re.compile(rf"(?:.*[-_. ])?(?:{_KEYS})", re.IGNORECASE)
_RULES = (
    (re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|\Z)", re.S), MASK),
    (re.compile(r"\$(?:argon2|scrypt|pbkdf2|2[aby])[^\s\"']*", re.IGNORECASE), MASK),
    (re.compile(r"(?<=://)[^/\s@\"']+(?=@)"), MASK),  # name and password in an address
    (re.compile(r"\b(?:bearer|basic|digest|negotiate)\s+[A-Za-z0-9+/=._~-]{6,}.*", re.IGNORECASE), MASK),
    (re.compile(r"\beyJ[\w-]{8,}\.[\w-]{4,}\.[\w-]*"), MASK),
    (
        re.compile(
            rf"""(?<![a-z])(?P<key>(?:{_KEYS})["']?\s*(?::|=>?|\bis\b)\s*)(?:"[^"]*"|'[^']*'|[^\s,;&)}}\]]+)""",
            re.IGNORECASE,
        ),
        rf"\g<key>{MASK}",
    ),
    (re.compile(r"(?P<key>\bPIN\s+)\S*\d\S*", re.IGNORECASE), rf"\g<key>{MASK}"),
)


def masked(text: str) -> str:
    """The text without passwords, PINs, tokens, keys and the values of headers that carry them."""
    for pattern, put in _RULES:
        text = pattern.sub(put, text)
    return text


def masked_value(value: Any) -> Any:
    """The same for what is put into a text: values under a key that names a secret go, whatever they are."""
    if isinstance(value, Mapping):
        return {
            str(key): MASK if _SECRET_KEY.fullmatch(str(key)) else masked_value(each)
            for key, each in value.items()
        }
    if isinstance(value, list | tuple):
        return type(value)(masked_value(each) for each in value) if type(value) in (list, tuple) else MASK
    if isinstance(value, bool | int | float) or value is None:
        return value
    return masked(str(value))


class Masking(logging.Filter):
    """Takes what is secret out of a record before any handler writes it, and names the job it belongs to."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.job = current_job()
        if isinstance(record.args, Mapping):
            record.args = masked_value(record.args)
        elif record.args:
            record.args = tuple(masked_value(each) for each in record.args)
        return True


class JsonLines(logging.Formatter):
    """A record as one line."""

    def format(self, record: logging.LogRecord) -> str:
        try:
            said = record.getMessage()
        except (TypeError, ValueError):  # the values do not fit the text: the line is kept all the same
            said = f"{record.msg} {record.args}"
        values = record.args.values() if isinstance(record.args, Mapping) else record.args or ()
        line: dict[str, Any] = {
            "at": f"{self.formatTime(record, '%Y-%m-%dT%H:%M:%S')}.{record.msecs:03.0f}",
            "level": record.levelname.lower(),
            "job": getattr(record, "job", current_job()),
            "said": masked(said)[:LONGEST],
            "from": record.name.removeprefix(f"{_ROOT}."),
            "thread": record.threadName,
            "text": masked(str(record.msg))[:LONGEST],
            "values": [
                each if isinstance(each, int | float) else masked(str(each))[:LONGEST] for each in values
            ],
        }
        if record.exc_info and record.exc_info[1] is not None:
            error = record.exc_info[1]
            line["fault"] = type(error).__name__
            line["fault_said"] = masked(str(error))[:LONGEST]
            line["frames"] = frames_of(error)
        return json.dumps(line, ensure_ascii=False, default=str)


def frames_of(error: BaseException) -> list[str]:
    """Where it was raised, innermost last: file within its package, line, function; no folder of anybody's."""
    frames = traceback.extract_tb(error.__traceback__)[-LONGEST_TRACE:]
    return [f"{within_package(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]


def within_package(file: str) -> str:
    """A path from the folder of its package on; of a file outside of any, its name alone."""
    path = Path(file).as_posix()
    for root in sorted((Path(each).as_posix() for each in sys.path if each), key=len, reverse=True):
        if path.startswith(f"{root}/"):
            return path[len(root) + 1 :]
    return path.rpartition("/")[2]


class _QuietRotation(RotatingFileHandler):
    """A log that cannot be written, as on a full disk, must not disturb the work."""

    def handleError(self, record: logging.LogRecord) -> None:
        pass

    def _open(self) -> Any:
        stream = super()._open()
        with contextlib.suppress(OSError):
            os.chmod(self.baseFilename, 0o600)
        return stream


class Logbook:
    """Writes what ``inspector_app`` logs to the folder ``logs``, from its making until ``close``."""

    def __init__(self, folder: Path, *, file_bytes: int = FILE_BYTES, kept: int = FILES_KEPT) -> None:
        self._handler: logging.Handler
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._handler = _QuietRotation(
                folder / LOG_NAME, maxBytes=file_bytes, backupCount=kept, encoding="utf-8", errors="replace"
            )
        except OSError:  # read-only: the work goes on without a log
            self._handler = logging.NullHandler()
        self._handler.setLevel(logging.INFO)
        self._handler.setFormatter(JsonLines())
        self._handler.addFilter(Masking())
        logger = logging.getLogger(_ROOT)
        if logger.level == logging.NOTSET:
            logger.setLevel(logging.INFO)
        logger.addHandler(self._handler)

    def close(self) -> None:
        logging.getLogger(_ROOT).removeHandler(self._handler)
        self._handler.close()


_LEVELS = {Level.INFO: logging.INFO, Level.WARNING: logging.WARNING, Level.ERROR: logging.ERROR}
log = logging.getLogger(__name__)


def note_event(event: Event) -> None:
    """What people are told is in the log, too."""
    if isinstance(event, Notice):
        log.log(_LEVELS[event.level], "told: %s (%s) %s", event.what, event.subject, event.remedy)
    elif isinstance(event, DeviceReady):
        log.info("device: %s, model: %s", event.text, event.backbone)

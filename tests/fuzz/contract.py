"""What every target promises, and the folder in which its files are laid."""

from __future__ import annotations

import contextlib
import functools
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from inspector_app.domain.errors import InspectorError, InternalError


class Broken(AssertionError):
    """A reader let an error through that is not the program's own, or one without a reason."""


@contextlib.contextmanager
def only_own_errors() -> Iterator[None]:
    """Pass the errors that are told to a person; anything else is Broken."""
    try:
        yield
    except InternalError as error:
        raise Broken(f"a fault of the program: {error}") from error
    except InspectorError as error:
        if not error.what.strip():
            raise Broken("an error without a reason") from error
        _demand_shown(error.sentence())
    except Broken:
        raise
    except Exception as error:
        raise Broken(f"{type(error).__name__}: {error}") from error


def demand_kept(value: Any) -> None:
    """What was read can be written down again: as JSON of UTF-8, which has no numbers without end."""
    try:
        json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
    except (ValueError, UnicodeEncodeError) as error:
        raise Broken(f"what was read cannot be kept: {error}") from error


def _demand_shown(text: str) -> None:
    if len(text) > 4000:
        raise Broken(f"a reason of {len(text)} characters")


@functools.cache
def folder() -> Path:
    """One for the whole process, removed at its end."""
    made = tempfile.TemporaryDirectory(prefix="fuzz-")
    _held.append(made)
    return Path(made.name)


_held: list[tempfile.TemporaryDirectory[str]] = []

"""Column types for text from file systems and error messages, which is not always valid Unicode."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

_MARK = "\x1a"
_UNSTORABLE = re.compile("[\x1a\x00\ud800-\udfff]")
_ESCAPED = re.compile("\x1a([0-9a-f]{4})")


def escape_path(path: str) -> str:
    """A path that any database takes: what is not valid Unicode becomes SUBSTITUTE and four hex digits."""
    return _UNSTORABLE.sub(lambda found: f"{_MARK}{ord(found[0]):04x}", path)


def unescape_path(stored: str) -> str:
    """The inverse of ``escape_path``."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), stored)


def storable_text(words: str) -> str:
    """Words for people without the characters that cannot be stored."""
    return re.sub("[\x00\ud800-\udfff]", "\ufffd", words)


class PathText(TypeDecorator[str]):
    """A path or a name of a file, given back exactly, also where it holds bytes that are not UTF-8."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> Any:
        return None if value is None else escape_path(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> str | None:
        return None if value is None else unescape_path(str(value))


class FreeText(TypeDecorator[str]):
    """Words for people; characters that cannot be stored become U+FFFD."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> Any:
        return None if value is None else storable_text(value)

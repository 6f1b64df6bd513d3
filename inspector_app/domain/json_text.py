"""JSON from outside: what the standard reader lets pass or fails at in its own way is a ValueError here."""

from __future__ import annotations

import json
import math
import re
from typing import Any

_HALF_LETTER = re.compile(r"\\u[dD][89a-fA-F]")


def parse_json(text: str | bytes) -> Any:
    """The value of a JSON text that can be stored again as UTF-8.

    Raises ValueError, also where it is nested too deeply, holds a number without end, or half of a character.
    """
    try:
        if isinstance(text, bytes):
            text = text.decode("utf-8-sig")
        value = json.loads(text, parse_float=_finite, parse_constant=_finite)
        if _HALF_LETTER.search(text):  # most are whole pairs
            json.dumps(value, ensure_ascii=False).encode()
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
    return value


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"{text[:20]} is no number that can be kept")
    return number

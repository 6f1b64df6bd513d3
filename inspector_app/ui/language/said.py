"""What the layers below say, in the language of the window.

They know no Qt: their errors, notices and phases are English sentences, some with names and figures in them. The
sentences are read out of their source as patterns ("{0} more were left out"), translated as patterns, and recognised
here by them. What no pattern recognises stays as it is: a person would rather read English than nothing.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache

from PySide6.QtCore import QCoreApplication

from inspector_app.domain.errors import InspectorError
from inspector_app.resource_files import resource_folder
from inspector_app.ui.language.choosing import is_translated

CONTEXT = "Messages"
_DEEPEST = 3  # a message that holds a message that holds a message
_PLACE = re.compile(r"\{\d+\}")
_LEAST = 3  # letters that a pattern must have outside its places


def said(text: str) -> str:
    """The text in the language of the window; unchanged in English, or where nobody has translated it."""
    if not text or not is_translated():
        return text
    return _translated(text, _DEEPEST)


def said_error(error: InspectorError) -> str:
    """The whole error as one line, like ``InspectorError.sentence``; a sentence of its own where nothing is named."""
    what, remedy = said(error.what), said(error.remedy)
    head = f"{error.subject}: {what}" if error.subject else what[:1].upper() + what[1:]
    return f"{head}. {remedy}" if remedy else head


def _translated(text: str, deep: int) -> str:
    exact = QCoreApplication.translate(CONTEXT, text)
    if exact != text or not deep:
        return exact
    for pattern, source in _patterns():
        found = pattern.fullmatch(text)
        if found is not None:
            words = QCoreApplication.translate(CONTEXT, source)
            if words != source:
                return words.format(*(_translated(value, deep - 1) for value in found.groups()))
    # As stored with a part that failed: what happened, and what to do.
    what, stop, remedy = text.partition(". ")
    if stop:
        halves = _translated(what, deep - 1), _translated(remedy, deep - 1)
        return ". ".join(halves)
    return text


@lru_cache(maxsize=1)
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    """Patterns with the source text of each, those with most words of their own first."""
    file = resource_folder() / "translations" / "messages.json"
    sources = [text for text in json.loads(file.read_text(encoding="utf-8")) if _PLACE.search(text)]
    told = [text for text in sources if sum(map(str.isalpha, _PLACE.sub("", text))) >= _LEAST]
    told.sort(key=lambda text: len(_PLACE.sub("", text)), reverse=True)
    return [(re.compile(_expression(text), re.DOTALL), text) for text in told]


def _expression(source: str) -> str:
    pieces = _PLACE.split(source)
    return "(.+?)".join(re.escape(piece.replace("{{", "{").replace("}}", "}")) for piece in pieces)

"""The texts of documents in their language, from the same table as the window's."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree  # reads the package's own translations, see below  # nosec B405
from collections.abc import Mapping
from functools import lru_cache

from inspector_app.domain.documents import DocumentLanguage
from inspector_app.resource_files import resource_folder

CONTEXT = "Documents"
MESSAGES = "Messages"  # of the layers below, which the window translates as well


def marked(text: str) -> str:
    """Marks a text that ``spoken`` is given later, so that it is found for translation."""
    return text


def figure(value: float, form: str, language: DocumentLanguage) -> str:
    """A number as a text of a document has it: ``form`` as of ``format``, with the decimal sign of the language."""
    text = format(value, form)
    return text.replace(".", ",") if language is DocumentLanguage.GERMAN else text


def spoken(text: str, language: DocumentLanguage) -> str:
    """A text of a document; in English where it has no translation."""
    return _table(language, CONTEXT).get(text, text)


def told(text: str, language: DocumentLanguage) -> str:
    """What happened and what to do, as errors say it; each sentence in English where it has no translation."""
    table = _table(language, MESSAGES)
    return table.get(text) or ". ".join(table.get(sentence, sentence) for sentence in text.split(". "))


@lru_cache(maxsize=8)
def _table(language: DocumentLanguage, context_name: str) -> Mapping[str, str]:
    if language is DocumentLanguage.ENGLISH:
        return {}
    path = resource_folder() / "translations" / f"inspector_{language.value}.ts"
    for context in ElementTree.parse(path).iter("context"):  # nothing from outside  # nosec B314
        if context.findtext("name") == context_name:
            return {
                message.findtext("source", ""): translation.text
                for message in context.iter("message")
                if (translation := message.find("translation")) is not None
                and translation.text
                and translation.get("type") != "unfinished"
            }
    return {}

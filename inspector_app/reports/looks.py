"""How documents look: whose they are, in which language, on which paper."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Paper(StrEnum):
    A4 = "A4"
    LETTER = "letter"


class DocumentLanguage(StrEnum):
    ENGLISH = "en"
    GERMAN = "de"


@dataclass(frozen=True, slots=True)
class Looks:
    """What a house sets for its documents.

    ``company`` stands in the head; ``logo`` a PNG or JPEG beside it; ``template`` the house's own Jinja2 template of
    the HTML document.
    """

    company: str = ""
    logo: Path | None = None
    language: DocumentLanguage = DocumentLanguage.ENGLISH
    paper: Paper = Paper.A4
    template: Path | None = None

    def say(self, text: str) -> str:
        """A text of a document in the language that was chosen."""
        return text

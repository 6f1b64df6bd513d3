"""What a document of a lot is asked to be: formats, and how it looks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.regular_file import regular


class Format(StrEnum):
    """The last two are folders, the others one file each."""

    PDF = "pdf"
    HTML = "html"
    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"
    COCO = "coco"
    MASKS = "masks"
    YOLO = "yolo"


USUAL = (Format.HTML, Format.CSV)


class Paper(StrEnum):
    A4 = "A4"
    LETTER = "letter"


class DocumentLanguage(StrEnum):
    ENGLISH = "en"
    GERMAN = "de"
    CHINESE = "zh"


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

    def logo_bytes(self) -> bytes | None:
        """The logo as it is on the disk. Raises CorrectableError where it cannot be read or is no PNG or JPEG."""
        if self.logo is None:
            return None
        try:
            data = regular(self.logo).read_bytes()
        except OSError as error:
            raise CorrectableError(
                f"the logo cannot be read ({error.strerror})",
                subject=str(self.logo),
                remedy="Choose another file",
            ) from error
        if not data.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")):
            raise CorrectableError(
                "the logo is neither PNG nor JPEG", subject=str(self.logo), remedy="Choose another file"
            )
        return data

    def template_bytes(self) -> bytes | None:
        """The house's own template; None where there is none, or where it cannot be read: the page will say so."""
        try:
            return None if self.template is None else self.template.read_bytes()
        except OSError:
            return None

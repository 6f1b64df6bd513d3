"""What a lot can be written as."""

from __future__ import annotations

from enum import StrEnum


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

"""Which font a PDF writes a character with: the one that is shipped, one of the system, or a box that is seen."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from pathlib import Path

from fontTools.ttLib import TTCollection, TTFont
from fpdf import FPDF

from inspector_app.resource_files import resource_folder

BODY = "body"
MISSING = "\u25a1"  # white square: stands for what no font has
SYSTEM_FOLDERS = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path("C:/Windows/Fonts"),
    Path("/System/Library/Fonts"),
    Path("/Library/Fonts"),
)
# Fonts that are known to hold many scripts, Chinese, Japanese and Korean above all; the first that helps is taken.
SYSTEM_FONTS = (
    "NotoSansCJK-Regular.ttc", "NotoSansSC-Regular.ttf", "DroidSansFallbackFull.ttf", "DroidSansFallback.ttf",
    "wqy-microhei.ttc", "wqy-zenhei.ttc", "msyh.ttc", "simsun.ttc", "msgothic.ttc", "YuGothR.ttc", "malgun.ttf",
    "Arial Unicode.ttf", "arialuni.ttf", "STHeiti Light.ttc", "AppleGothic.ttf", "NotoSans-Regular.ttf",
    "NotoSansDevanagari-Regular.ttf", "NotoSansThai-Regular.ttf", "Nirmala.ttf", "seguisym.ttf", "unifont.ttf",
)  # fmt: skip


class Glyphs:
    """The fonts of one document; those of the system are opened only when a character asks for them."""

    def __init__(self, pdf: FPDF, folders: Iterable[Path] = SYSTEM_FOLDERS) -> None:
        self._pdf = pdf
        self._folders = tuple(folders)
        shipped = resource_folder() / "fonts"
        pdf.add_font(BODY, "", shipped / "DejaVuSans.ttf")
        pdf.add_font(BODY, "B", shipped / "DejaVuSans-Bold.ttf")
        self._known = set(TTFont(shipped / "DejaVuSans.ttf", lazy=True).getBestCmap())
        self._waiting: list[Path] | None = None
        self._fallbacks: list[str] = []
        self.missing: set[str] = set()

    def fitted(self, text: str) -> str:
        """``text`` with a box for what no font has, and without control characters."""
        sound = text.encode("utf-8", "replace").decode("utf-8")
        return "".join(self._fit(character) for character in sound)

    def _fit(self, character: str) -> str:
        if character == "\n":
            return character
        if character == "\t":
            return " "
        if unicodedata.category(character) in (
            "Cc",
            "Cf",
        ):  # also what would turn the direction of a name around
            return ""
        if self._found(character):
            return character
        self.missing.add(character)
        return MISSING

    def _found(self, character: str) -> bool:
        if self._waiting is None:
            self._waiting = self._candidates()
        while ord(character) not in self._known and self._waiting:
            self._open(self._waiting.pop(0), character)
        return ord(character) in self._known

    def _candidates(self) -> list[Path]:
        by_name: dict[str, Path] = {}
        for folder in self._folders:
            if folder.is_dir():
                for path in sorted(folder.rglob("*.tt[fc]")):
                    by_name.setdefault(path.name, path)
        return [by_name[name] for name in SYSTEM_FONTS if name in by_name]

    def _open(self, path: Path, character: str) -> None:
        """Take the font if it has the character and outlines that can be embedded."""
        try:
            collection = path.suffix == ".ttc"
            font = TTCollection(path, lazy=True).fonts[0] if collection else TTFont(path, lazy=True)
            held = set(font.getBestCmap() or ())
            if ord(character) not in held or "glyf" not in font:
                return
            name = f"system{len(self._fallbacks)}"
            self._pdf.add_font(name, "", path)
        except Exception:  # a damaged font of the system is no reason for a document to fail
            return
        self._known |= held
        self._fallbacks.append(name)
        self._pdf.set_fallback_fonts(list(self._fallbacks), exact_match=False)


def is_plain(text: str) -> bool:
    """Whether every character stands for itself, left to right: no shaping and no reordering is needed."""
    return all(ord(character) < 0x590 for character in text)


def is_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction runs to the left."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False

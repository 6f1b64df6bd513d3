"""How a labelled data set may lie in its folder."""

from __future__ import annotations

from enum import StrEnum


class Layout(StrEnum):
    """How the pictures of a data set lie in its folder."""

    MVTEC = "mvtec"
    FOLDERS = "folders"
    MANIFEST = "manifest"
    KOLEKTORSDD = "kolektorsdd"
    VISA = "visa"

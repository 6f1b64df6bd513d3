"""What goes into the store along with an act, in its own transaction: the note that it is a step that can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from inspector_app.domain.bank import BankVersion, Mark
from inspector_app.domain.recipe import RecipeVersion
from inspector_app.store.writing import Writing

MarksNoted = Callable[[Writing, Sequence[Mark]], None]
PartNoted = Callable[[Writing, str], None]  # key of the part
VersionNoted = Callable[[Writing, RecipeVersion], None]
BankNoted = Callable[[Writing, BankVersion], None]
Said = Callable[[str], None]  # after an act on a mark has said something of a region: key of the lot


def unnoted(writing: Writing, written: Any) -> None:
    """For acts that are no step: of the command line, or of the machine."""

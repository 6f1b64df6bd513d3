"""What people decide about a recipe, as undo commands: other settings, and which parts are known to be good."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from inspector_app.domain.recipe import RecipeVersion
from inspector_app.domain.step import StepKind
from inspector_app.ui.commands import Decision

if TYPE_CHECKING:
    from inspector_app.workflow.stepping import Stepping


class NameGood(Decision):
    """Name a part as a known good one (``good``), or take that back."""

    kind = StepKind.NAME_GOOD

    def __init__(self, part_id: str, *, good: bool) -> None:
        super().__init__(_tr("name a good part") if good else _tr("no known good part any more"), part_id)
        self.good = good

    def content(self) -> Mapping[str, Any]:
        return {"part_id": self.part_id, "good": self.good}

    def perform(self, session: Stepping) -> Future[str]:
        return self._name(session, self.good)

    def withdraw(self, session: Stepping) -> Future[str]:
        return self._name(session, not self.good)

    def _name(self, session: Stepping, good: bool) -> Future[str]:
        assert self.part_id is not None
        return session.name_good(self.part_id, good=good)


class ChangeSettings(Decision):
    """Other values of single settings of a recipe, by name; its undoing puts those back and leaves the others."""

    kind = StepKind.CHANGE_SETTINGS

    def __init__(self, recipe_id: str, now: Mapping[str, Any], before: Mapping[str, Any]) -> None:
        super().__init__(_tr("change settings of the recipe"), None)
        self.recipe_id, self.now, self.before = recipe_id, dict(now), dict(before)

    def content(self) -> Mapping[str, Any]:
        return {"recipe_id": self.recipe_id, "now": self.now, "before": self.before}

    def perform(self, session: Stepping) -> Future[RecipeVersion]:
        return session.change_settings(self.recipe_id, self.now)

    def withdraw(self, session: Stepping) -> Future[RecipeVersion]:
        return session.change_settings(self.recipe_id, self.before)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Commands", text)

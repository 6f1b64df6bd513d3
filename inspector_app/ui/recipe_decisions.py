"""What people decide about a recipe, as undo commands: other settings, which parts are known to be good, the bank."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from inspector_app.domain.bank import BankVersion
from inspector_app.domain.recipe import RecipeVersion
from inspector_app.domain.step import StepKind
from inspector_app.ui.commands import Decision
from inspector_app.ui.language.figures import count

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


class ChangeBank(Decision):
    """The recipe has another normal bank. That takes a while, so nothing is undone before it is there."""

    kind = StepKind.GROW_BANK
    takes_long = True

    def withdraw(self, session: Stepping) -> Future[BankVersion]:
        return session.banks.take_back(self.keys[0])


class GrowBank(ChangeBank):
    """Let the bank grow by accepted parts; ``in_spite``: a person knows that known parts are lost by it.

    Done again, the bank that was grown is taken as it lies in the workspace.
    """

    def __init__(self, lot_id: str, part_ids: Sequence[str], patches: int, *, in_spite: bool) -> None:
        words = _tr("grow the bank by 1 part") if len(part_ids) == 1 else _tr("grow the bank by {0} parts")
        super().__init__(words.format(count(len(part_ids))), None)
        self.lot_id, self.part_ids, self.patches, self.in_spite = lot_id, tuple(part_ids), patches, in_spite

    def content(self) -> Mapping[str, Any]:
        return {
            "lot_id": self.lot_id,
            "part_ids": list(self.part_ids),
            "patches": self.patches,
            "in_spite": self.in_spite,
        }

    def perform(self, session: Stepping) -> Future[BankVersion]:
        if self.keys:
            return session.banks.do_again(self.keys[0], in_spite=self.in_spite)
        return session.banks.grow(self.lot_id, self.part_ids, in_spite=self.in_spite)


class ReturnBank(ChangeBank):
    """Return to the bank before its growth."""

    def __init__(self, recipe_id: str) -> None:
        super().__init__(_tr("return to the bank before"), None)
        self.recipe_id = recipe_id

    def content(self) -> Mapping[str, Any]:
        return {"recipe_id": self.recipe_id}

    def perform(self, session: Stepping) -> Future[BankVersion]:
        return session.banks.do_again(self.keys[0]) if self.keys else session.banks.revert(self.recipe_id)


def bank_change_of(said: Mapping[str, Any]) -> ChangeBank:
    """The command of a stored step, by its content."""
    if "part_ids" not in said:
        return ReturnBank(said["recipe_id"])
    return GrowBank(said["lot_id"], said["part_ids"], said["patches"], in_spite=said["in_spite"])


def _tr(text: str) -> str:
    return QCoreApplication.translate("Commands", text)

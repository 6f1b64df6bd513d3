"""The part of the fake session that the recipe place asks: versions, the bank of good parts, known parts, files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType, SimpleNamespace
from typing import TYPE_CHECKING, Any

from inspector_app.domain.bank import BankVersion, Drift, Growth, PreviewPart, Scales
from inspector_app.domain.challenge import ChallengeOutcome, Known
from inspector_app.domain.recipe import RecipeSettings, RecipeVersion
from inspector_app.domain.recipe_change import nested, values
from inspector_app.domain.recipe_reading import BankRecord, BankSize, KnownMember
from inspector_app.domain.review import PartDecision
from inspector_app.workflow.events import PartsChanged, RecipeChanged

if TYPE_CHECKING:
    from tests.ui.fake_session import FakeSession

MOMENT = 1_763_906_520.0


class FakeRecipe:
    """Mixed into ``FakeSession``; tests turn ``size``, ``former_versions`` and ``drifts``."""

    size: BankSize | None = BankSize(9_214, 10_000, 24, False)
    drifts: Drift | None = Drift(2.4, 1.6, 60)
    bank_changes: Mapping[str, int] = MappingProxyType({})  # patches that a version of the bank added
    former_versions: tuple[RecipeVersion, ...] = ()  # newest first

    @property
    def banks(self) -> FakeBanks:
        return FakeBanks(self._all)

    @property
    def _all(self) -> FakeSession:
        return self  # type: ignore[return-value]

    def recipe_versions(self, recipe_id: str) -> Future[list[RecipeVersion]]:
        return self._all.answer("recipe_versions", [self._all.version, *self.former_versions], recipe_id)

    def bank_records(self, recipe_id: str) -> Future[list[BankRecord]]:
        first = BankVersion(
            "b0", "recipe", 1, "0", "enc", Scales(0.1, 0.15, 0.2), "lot", 24, False, (), MOMENT
        )
        later = replace(first, number=2, marks=(12,))
        records = [
            BankRecord(later, "anna", "", False, joined=(12,)),
            BankRecord(first, "anna", "learnt from the lot", True),
        ]
        return self._all.answer("bank_records", records, recipe_id)

    def known_members(self, recipe_id: str) -> Future[list[KnownMember]]:
        session = self._all
        members = []
        for row in session._all_rows():
            known = Known.REJECT if row.decision is PartDecision.REJECT else Known.GOOD
            if known is Known.REJECT or row.part_id in session.challenges.good:
                members.append(KnownMember(row.part_id, row.image_id, row.path, session.lot.name, known))
        return session.answer("known_members", members, recipe_id)

    def accepted_parts(self, lot_id: str) -> Future[tuple[str, ...]]:
        rows = self._all._all_rows()
        accepted = tuple(row.part_id for row in rows if row.decision is PartDecision.ACCEPT)
        return self._all.answer("accepted_parts", accepted, lot_id)

    def drift(self, lot_id: str) -> Future[Drift | None]:
        return self._all.answer("drift", self.drifts, lot_id)

    def change_settings(self, recipe_id: str, changes: Mapping[str, Any]) -> Future[RecipeVersion]:
        session = self._all
        if "change_settings" not in session.failing:
            settings = RecipeSettings.from_json(nested(values(session.version.settings) | dict(changes)))
            number = session.version.number + 1
            self.former_versions = (session.version, *self.former_versions)
            session.version = replace(
                session.version,
                id=f"v{number}",
                number=number,
                settings=settings,
                reason="settings changed",
            )
        answer = session.answer("change_settings", session.version, recipe_id, dict(changes))
        session.emit(RecipeChanged(recipe_id))
        return answer

    def name_good(self, part_id: str, *, good: bool) -> Future[str]:
        session = self._all
        if "name_good" not in session.failing:
            (session.challenges.good.append if good else session.challenges.good.remove)(part_id)
        answer = session.answer("name_good", part_id, part_id, good)
        session.emit(PartsChanged(session.lot.id, (part_id,)))
        return answer

    def export_recipe(self, name: str, path: Path) -> Future[Any]:
        return self._all.answer("export_recipe", SimpleNamespace(name=name), name, path)

    def import_recipe(self, path: Path, name: str | None = None) -> Future[RecipeVersion]:
        version = replace(self._all.version, recipe_name=name or "imported")
        return self._all.answer("import_recipe", version, path, name)


class FakeBanks:
    """The normal bank: accepted parts add ten patches each and clear one part."""

    def __init__(self, session: FakeSession) -> None:
        self._session = session

    def size(self, recipe_id: str) -> Future[BankSize | None]:
        return self._session.answer("size", self._session.size, recipe_id)

    def preview(self, lot_id: str, part_ids: Sequence[str]) -> Future[Growth]:
        return self._session.answer("preview_growth", self._growth(part_ids), lot_id, tuple(part_ids))

    def grow(self, lot_id: str, part_ids: Sequence[str], *, in_spite: bool = False) -> Future[BankVersion]:
        session, growth = self._session, self._growth(part_ids)
        if "grow" not in session.failing:
            self._change(growth.patches)
        return session.answer("grow", session.bank, lot_id, tuple(part_ids), in_spite)

    def preview_revert(self, recipe_id: str) -> Future[ChallengeOutcome]:
        return self._session.answer("preview_revert", self._outcome(), recipe_id)

    def revert(self, recipe_id: str) -> Future[BankVersion]:
        session = self._session
        if "revert" not in session.failing:
            self._change(9_214 - (0 if session.size is None else session.size.patches))
        return session.answer("revert", session.bank, recipe_id)

    def take_back(self, version_id: str) -> Future[BankVersion]:
        session = self._session
        if "take_back" not in session.failing:
            self._change(-session.bank_changes[version_id])
        return session.answer("take_back", session.bank, version_id)

    def do_again(self, version_id: str, *, in_spite: bool = False) -> Future[BankVersion]:
        session = self._session
        if "do_again" not in session.failing:
            self._change(session.bank_changes[version_id])
        return session.answer("do_again", session.bank, version_id, in_spite)

    def _change(self, patches: int) -> None:
        """Another version of the bank, with so many patches more; 9,214 are those of before any growth."""
        session = self._session
        if session.size is not None:
            number = session.bank.number + 1
            session.bank = replace(session.bank, id=f"b{number}", number=number)
            session.bank_changes = {**session.bank_changes, session.bank.id: patches}
            now = session.size.patches + patches
            session.size = replace(session.size, patches=now, grown=now > 9_214)

    def _growth(self, part_ids: Sequence[str]) -> Growth:
        rows = [self._session._row(self._session._ordinal(part_id)) for part_id in part_ids]
        clears = tuple(
            PreviewPart(row.part_id, row.image_id, row.path, self._session.lot.name, 1.3, 0.6)
            for row in rows[:1]
        )
        return Growth(tuple(row.path for row in rows), 10 * len(rows), 9_214, clears, self._outcome())

    def _outcome(self) -> ChallengeOutcome:
        return self._session._challenged(disturbed=self._session.challenges.disturbed)

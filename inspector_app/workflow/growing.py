"""Growing the normal bank by accepted parts, and returning to the bank before: acts of a person, with a preview."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from inspector_app.domain.bank import BankVersion, Growth, PreviewPart
from inspector_app.domain.challenge import ChallengeOutcome
from inspector_app.domain.challenge_run import ChallengeReason
from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.lot import Lot
from inspector_app.domain.readings import PartRow
from inspector_app.domain.recipe import Calibration
from inspector_app.domain.recipe_reading import BankSize
from inspector_app.domain.review import Disposition
from inspector_app.engine.detectors.registry import detector
from inspector_app.engine.growth import grown
from inspector_app.engine.memory import NormalBank
from inspector_app.store.feature_cache import LotFeatures
from inspector_app.workflow.bench import Bench
from inspector_app.workflow.challenge_record import keep_run
from inspector_app.workflow.challenging import warn_of_loss
from inspector_app.workflow.events import RecipeChanged
from inspector_app.workflow.known_parts import KnownParts
from inspector_app.workflow.learning import Learnt
from inspector_app.workflow.memory import RecipeMemory
from inspector_app.workflow.noting import BankNoted, unnoted
from inspector_app.workflow.references import References
from inspector_app.workflow.seen import Seen, all_of, features_of, owners_of

AT_ONCE = 8  # images scored in one go: a preview of a mark may go first
LOOKED_AT = 500  # flagged images of the lot, those with the highest scores
NAMED_AT_MOST = 20  # parts in the reason of a version

Growths = Generator[None, None, Growth]
Kept = Generator[None, None, tuple[Growth, BankVersion]]


@dataclass(frozen=True, slots=True, eq=False)
class _Candidate:
    """A grown bank that is not kept yet."""

    lot: Lot
    before: RecipeMemory
    after: RecipeMemory
    growth: Growth


class Growing:
    """Used on the inference thread alone."""

    def __init__(self, bench: Bench, references: References, known: KnownParts) -> None:
        self._bench = bench
        self._references, self._known = references, known

    def size(self, recipe_id: str) -> BankSize | None:
        """How large the recipe's normal bank is; None before it has one."""
        memory = self._bench.memory(recipe_id)
        state = memory.scoring.state if memory.ready else None
        if not isinstance(state, NormalBank):
            return None
        most = memory.version.settings.bank_size
        return BankSize(len(state.features), most, state.images, bool(state.grown_from))

    def preview(self, lot_id: str, part_ids: tuple[str, ...]) -> Growths:
        """What growing would add, clear and lose."""
        return (yield from self._candidate(lot_id, part_ids)).growth

    def grow(
        self,
        lot_id: str,
        part_ids: tuple[str, ...],
        in_spite: bool,
        confirmation: str = "",
        noted: BankNoted = unnoted,
    ) -> Kept:
        """Make the grown bank the recipe's; ``confirmation`` is why, where that is done in spite of what is lost.

        ``noted`` writes along in the same transaction.
        """
        candidate = yield from self._candidate(lot_id, part_ids)
        growth, lot = candidate.growth, candidate.lot
        if not in_spite:
            refuse_loss(growth.outcome, lot.recipe_name)
        named = ", ".join(growth.parts[:NAMED_AT_MOST]) + (", …" if len(growth.parts) > NAMED_AT_MOST else "")
        kept = self.adopt(
            lot.recipe_id,
            candidate.after,
            growth.outcome,
            reason=f"grown by 1 part of {lot.name}: {named}"
            if len(growth.parts) == 1
            else f"grown by {len(growth.parts)} parts of {lot.name}: {named}",
            confirmation=confirmation if in_spite else None,
            noted=noted,
        )
        return growth, kept

    def preview_revert(self, recipe_id: str) -> ChallengeOutcome:
        """The challenge set with the bank of now and the one before."""
        before, former, _ = self._former(recipe_id)
        self._references.refresh(recipe_id)
        return self._known.challenge(recipe_id, before, former)

    def revert(self, recipe_id: str, noted: BankNoted = unnoted) -> BankVersion:
        """Return to the bank before. An undo, so nothing forbids it; what it loses of the challenge set is told.

        ``noted`` writes along in the same transaction.
        """
        before, former, artifact = self._former(recipe_id)
        self._references.refresh(recipe_id)
        outcome = self._known.challenge(recipe_id, before, former)
        warn_of_loss(self._bench, "the bank without its growth", outcome, before.version.recipe_name)
        return self.adopt(
            recipe_id,
            former,
            outcome,
            reason="growth of the bank taken back",
            artifact=artifact,
            noted=noted,
        )

    def _former(self, recipe_id: str) -> tuple[RecipeMemory, RecipeMemory, str]:
        """The memory, the same with the bank that its bank was grown from, and that bank's artifact."""
        memory = self._bench.memory(recipe_id)
        state = memory.scoring.state if memory.ready else None
        if not isinstance(state, NormalBank) or not state.grown_from:
            raise CorrectableError(
                "its bank was not grown, there is none before it to return to",
                subject=memory.version.recipe_name,
            )
        return memory, with_bank(self._bench, memory, state.grown_from), state.grown_from

    def adopt(
        self,
        recipe_id: str,
        after: RecipeMemory,
        outcome: ChallengeOutcome,
        *,
        reason: str,
        artifact: str | None = None,
        confirmation: str | None = None,
        noted: BankNoted = unnoted,
    ) -> BankVersion:
        """Make the bank of ``after`` the recipe's, and keep what the known parts said of it.

        A bank that the recipe has had before keeps the threshold that its lots are judged by.
        """
        artifact = artifact or self._bench.stores.artifacts.put(
            after.scoring.state.to_bytes(), ".safetensors"
        )
        kept = self._bench.adopt(
            recipe_id,
            Learnt(after.scoring.calibrated(threshold_of(self._bench, after, artifact))),
            provisional=False,
            reason=reason,
            artifact=artifact,
            noted=noted,
        )
        keep_run(self._bench, kept, ChallengeReason.BANK, outcome, subject=reason, confirmation=confirmation)
        self._bench.tell(RecipeChanged(recipe_id, outcome))
        assert kept.bank_version is not None, "it was kept just now"
        return kept.bank_version

    def _candidate(self, lot_id: str, part_ids: tuple[str, ...]) -> Generator[None, None, _Candidate]:
        bench = self._bench
        with bench.stores.reading() as reading:
            lot = reading.lot(lot_id)
            rows = {row.part_id: row for row in reading.part_rows_by_id(part_ids)}
            images = reading.images(lot_id)
            cached = {row.image_id: row for row in reading.current_rows(lot_id)}
            scale = reading.lot_scale(lot_id)[0].calibration
        _require_accepted(lot, part_ids, rows)
        self._references.refresh(lot.recipe_id)
        before = bench.memory(lot.recipe_id)
        state = before.scoring.state if before.final else None
        if not isinstance(state, NormalBank):
            raise CorrectableError(
                "the recipe has no bank yet that could grow",
                subject=lot.recipe_name,
                remedy="Inspect a lot of ten parts or more first",
            )
        features = bench.open_features(lot_id, bench.encoder(before.version.settings))
        usable = [
            Seen(image, row.cache_row, image.width or 1, image.height or 1, image.sha256 or "")
            for image in images
            if (row := cached.get(image.id)) is not None
            and row.cache_row is not None
            and row.encoding_id == before.encoding_id
            and features.holds([row.cache_row])[0]
        ]
        named = [seen for seen in usable if seen.image.part_id in rows]
        if missing := set(rows) - {seen.image.part_id for seen in named}:
            raise CorrectableError(
                "its features are no longer in the cache",
                subject=rows[min(missing)].path,
                remedy="Inspect the lot again",
            )
        settings = before.version.settings
        larger = grown(
            state,
            features_of(features, named)(np.arange(len(named))),
            [owner.names for owner in owners_of(named)],
            before.scoring.grid,
            bank_size=settings.bank_size,
            seed=settings.seed,
            roi=before.scoring.roi,
            device=before.scoring.device,
        )
        if larger is state:
            raise CorrectableError("the bank knows all that these parts show", subject=lot.name)
        yield
        larger = replace(larger, grown_from=before.normal_hash)
        bundle = replace(before.scoring, state=larger)
        after = replace(before, bundle=bundle, bank_version=None)  # not kept: it has no hash yet
        lower = scale.lower if scale is not None else 0.0
        raws = {row.image_id: row.raw or 0.0 for row in cached.values()}
        flagged = [seen for seen in usable if raws[seen.image.id] >= lower]
        flagged.sort(key=lambda seen: -raws[seen.image.id])
        clears = yield from self._clears(lot, before, after, flagged[:LOOKED_AT], features)
        growth = Growth(
            parts=tuple(row.path for row in rows.values()),
            patches=len(larger.features) - len(state.features),
            before=len(state.features),
            clears=tuple(clears),
            outcome=self._known.challenge(lot.recipe_id, before, after),
        )
        return _Candidate(lot, before, after, growth)

    def _clears(
        self,
        lot: Lot,
        before: RecipeMemory,
        after: RecipeMemory,
        looked: Sequence[Seen],
        features: LotFeatures,
    ) -> Generator[None, None, list[PreviewPart]]:
        """Of these images of the lot, those that the recipe's bank flags and the grown one does not."""
        calibration = before.calibration
        found: list[PreviewPart] = []
        for start in range(0, len(looked), AT_ONCE):
            part = looked[start : start + AT_ONCE]
            old = _raws(before, part, features)
            flagged = [(seen, raw) for seen, raw in zip(part, old, strict=True) if raw >= calibration.lower]
            new = _raws(after, [seen for seen, _ in flagged], features)
            for (seen, was), now in zip(flagged, new, strict=True):
                if now < calibration.lower:
                    image = seen.image
                    scores = (float(calibration.calibrated(was)), float(calibration.calibrated(now)))
                    found.append(PreviewPart(image.part_id, image.id, image.path, lot.name, *scores))
            yield
        return sorted(found, key=lambda part: part.after - part.before)


def with_bank(bench: Bench, memory: RecipeMemory, artifact: str) -> RecipeMemory:
    """The memory with a normal bank that lies in the workspace; its version is not kept yet."""
    state = detector(memory.version.settings.detector).read(
        bench.stores.artifacts.get(artifact), subject=artifact
    )
    bundle = replace(memory.scoring, state=state, calibration=threshold_of(bench, memory, artifact))
    return replace(memory, bundle=bundle, bank_version=None)


def threshold_of(bench: Bench, memory: RecipeMemory, artifact: str) -> Calibration:
    """By what a normal bank judges that was grown or returned to: what it has judged by before, else as now."""
    with bench.stores.reading() as reading:
        former = reading.version_of_bank(memory.version.recipe_id, artifact)
    return memory.calibration if former is None else former.calibration or memory.calibration


def refuse_loss(outcome: ChallengeOutcome, recipe_name: str) -> None:
    """Raises CorrectableError where a grown bank loses known parts."""
    if lost := outcome.lost:
        raise CorrectableError(
            f"{len(lost)} known parts would be judged wrongly, first {lost[0].path} of lot {lost[0].lot_name}",
            subject=recipe_name,
            remedy="Leave out the parts that look like them, or grow in spite of it",
        )


def _raws(memory: RecipeMemory, part: Sequence[Seen], features: LotFeatures) -> list[float]:
    """Raw scores of images under a memory, from their cached features."""
    if not part:
        return []
    rows, owners, text = all_of(features, part)
    return [one.raw for one in memory.score(rows, owners, [(one.width, one.height) for one in part], text)]


def _require_accepted(lot: Lot, part_ids: Sequence[str], rows: dict[str, PartRow]) -> None:
    if not part_ids:
        raise CorrectableError("no parts are named", subject=lot.name, remedy="Accept some and name them")
    for row in rows.values():
        if row.lot_id != lot.id or row.disposition is not Disposition.ACCEPTED:
            raise CorrectableError(
                "only parts that a person has accepted make a bank grow",
                subject=row.path,
                remedy="Accept it first",
            )

"""Writing what people do: reviews, marks, bank versions, references, samples, reports. Only appended."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import select

from inspector_app.domain.approval import MarkEvidence
from inspector_app.domain.bank import BankVersion, Mark, MarkAction, Scales
from inspector_app.domain.errors import NotFound
from inspector_app.domain.readings import ReportRow
from inspector_app.domain.review import FindingDecision, Review
from inspector_app.store.drafts import MarkDraft, ReviewDraft
from inspector_app.store.part_state import refresh_part_states
from inspector_app.store.reading_memory import MemoryReading
from inspector_app.store.reading_parts import PartReading
from inspector_app.store.recipe_tables import bank_version, mark, mark_event, reference, reference_event
from inspector_app.store.rows import ReferenceRow, SampleRow
from inspector_app.store.tables import image, report, review, sample
from inspector_app.store.writing_base import WritingBase, new_id


class EventWriting(WritingBase):
    """Reviews, marks, bank versions, references, samples, reports."""

    def add_review(self, draft: ReviewDraft) -> Review:
        """Append a review; the part's state follows it. ValueError for a decision of the other kind."""
        if (draft.region is not None) != isinstance(draft.decision, FindingDecision):
            raise ValueError(f"the decision {draft.decision} needs a region, or must not have one")
        if draft.region is not None and draft.image_id is None:
            raise ValueError("a review of a finding names its image")
        review_id = new_id()
        self._append(
            review,
            id=review_id,
            part_id=draft.part_id,
            image_id=draft.image_id,
            decision=str(draft.decision),
            region=None if draft.region is None else draft.region.to_json(),
            image_sha256=draft.image_sha256,
            defect_class=draft.defect_class,
            note=draft.note,
            withdraws_id=draft.withdraws_id,
            **self._signed(),
        )
        refresh_part_states(self.connection, [draft.part_id])
        return PartReading(self.connection).review(review_id)

    def withdraw_review(self, review_id: str, note: str = "") -> Review:
        """Append the review that takes this one back; ``note`` says why. Raises NotFound."""
        former = PartReading(self.connection).review(review_id)
        return self.add_review(
            ReviewDraft(
                part_id=former.part_id,
                image_id=former.image_id,
                decision=former.decision,
                region=former.region,
                image_sha256=former.image_sha256,
                note=note,
                withdraws_id=former.id,
            )
        )

    def add_mark(
        self,
        draft: MarkDraft,
        reason: str = "",
        *,
        action: MarkAction = MarkAction.KEEP,
        evidence: MarkEvidence | None = None,
    ) -> Mark:
        """Append a mark under the recipe's next number, or the one it has had elsewhere; kept from now on.

        ``reason`` and ``evidence`` stand with the act of keeping it, or with ``action`` in place of that.
        """
        mark_id, signed = new_id(), self._signed()
        number = self._next_number(mark.c.number, mark.c.recipe_id, draft.recipe_id)
        if draft.made is not None:
            number = draft.made.number or number
            signed = {
                "author": draft.made.author,
                "station": draft.made.station,
                "created_at": draft.made.created_at,
            }
        camera = self._camera(draft.image_id)
        self._append(
            mark,
            id=mark_id,
            recipe_id=draft.recipe_id,
            number=number,
            lot_id=draft.lot_id,
            part_id=draft.part_id,
            image_id=draft.image_id,
            region=draft.region.to_json(),
            image_sha256=draft.image_sha256,
            patches_hash=draft.patches_hash,
            patches=draft.patches,
            encoding_id=draft.encoding_id,
            strength=draft.strength,
            note=draft.note,
            **camera,
            **signed,
        )
        return self.add_mark_event(mark_id, action, reason, evidence)

    def add_mark_event(
        self, mark_id: str, action: MarkAction, note: str = "", evidence: MarkEvidence | None = None
    ) -> Mark:
        """Append an act to a mark; the last one says whether it acts, ``note`` why it was done."""
        self._append(
            mark_event,
            mark_id=mark_id,
            action=str(action),
            note=note,
            evidence=None if evidence is None else evidence.to_json(),
            **self._signed(),
        )
        return MemoryReading(self.connection).mark_by_id(mark_id)

    def add_bank_version(
        self,
        recipe_id: str,
        normal_hash: str,
        encoding_id: str,
        scales: Scales,
        source: str,
        images: int,
        provisional: bool,
        marks: Sequence[int],
    ) -> BankVersion:
        """Append the recipe's next bank version: a normal bank's artifact and the kept marks' numbers."""
        version_id = new_id()
        self._append(
            bank_version,
            id=version_id,
            recipe_id=recipe_id,
            number=self._next_number(bank_version.c.number, bank_version.c.recipe_id, recipe_id),
            normal_hash=normal_hash,
            encoding_id=encoding_id,
            s=float(scales.s),
            s90=float(scales.s90),
            s99=float(scales.s99),
            source=source,
            images=images,
            provisional=provisional,
            marks=[int(number) for number in marks],
            **self._signed(),
        )
        return MemoryReading(self.connection).bank_version_by_id(version_id)

    def add_reference(
        self,
        recipe_id: str,
        image_id: str,
        kind: str,
        source_id: str,
        encoding_id: str,
        artifact_hash: str,
        raw: float | None,
    ) -> ReferenceRow:
        """Keep features for good: of a confirmed defect (source: its review) or of a mark's image."""
        row = ReferenceRow(
            new_id(),
            recipe_id,
            image_id,
            kind,
            source_id,
            encoding_id,
            artifact_hash,
            None if raw is None else float(raw),
            self._clock(),
        )
        self._append(
            reference,
            id=row.id,
            recipe_id=recipe_id,
            image_id=image_id,
            kind=kind,
            source_id=source_id,
            encoding_id=encoding_id,
            artifact_hash=artifact_hash,
            raw=row.raw,
            **self._camera(image_id),
            **(self._signed() | {"created_at": row.created_at}),
        )
        return row

    def set_references_withdrawn(self, source_id: str, withdrawn: bool) -> int:
        """Take back what a source left in the reference store, or bring it back; how many rows that were."""
        ids = (
            self.connection.execute(select(reference.c.id).where(reference.c.source_id == source_id))
            .scalars()
            .all()
        )
        signed = self._signed() if ids else {}
        self._append_all(
            reference_event, [{"reference_id": key, "withdrawn": withdrawn, **signed} for key in ids]
        )
        return len(ids)

    def add_sample(self, lot_id: str, part_id: str, reason: str, probability: float) -> SampleRow:
        """Append a part drawn for a blind check, with the probability it had to be drawn."""
        row = SampleRow(new_id(), lot_id, part_id, reason, float(probability), self._clock())
        self._append(
            sample,
            id=row.id,
            lot_id=lot_id,
            part_id=part_id,
            reason=reason,
            probability=row.probability,
            **(self._signed() | {"created_at": row.created_at}),
        )
        return row

    def add_report(self, lot_id: str, path: Path, sha256: str, format: str) -> ReportRow:
        """Note that a report was written."""
        row = ReportRow(new_id(), lot_id, path, sha256, self._clock())
        self._append(
            report,
            id=row.id,
            lot_id=lot_id,
            path=str(path),
            sha256=sha256,
            format=format,
            **(self._signed() | {"created_at": row.created_at}),
        )
        return row

    def _camera(self, image_id: str) -> dict[str, Any]:
        row = self.connection.execute(
            select(image.c.view, image.c.light).where(image.c.id == image_id)
        ).one_or_none()
        if row is None:
            raise NotFound("there is no such image", subject=image_id)
        return {"view": row.view, "light": row.light}

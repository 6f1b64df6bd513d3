"""The part of the fake session that is about marks as a whole: look-alikes, merging, files, missed defects."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from inspector_app.domain.bank import Mark, MarkAction, Preview, PreviewPart, SuggestedPart, Suggestion
from inspector_app.domain.bank_change import BankChange, ForeignMark, ImportPreview, MarkAct, MarkPair
from inspector_app.domain.challenge import ChallengeOutcome
from inspector_app.domain.errors import NotFound
from inspector_app.domain.escape import Escape, Tally
from inspector_app.domain.geometry import Box
from inspector_app.domain.lot import Verdict
from inspector_app.domain.review import Disposition, FindingDecision, Review
from inspector_app.workflow.events import BankChanged, PartsChanged, Reviewed

if TYPE_CHECKING:
    from tests.ui.fake_session import FakeSession

MOMENT = 1_763_906_520.0


class FakeMarks:
    """Mixed into ``FakeSession``; tests turn ``groups``, ``pairs``, ``harm`` and ``missed``."""

    groups: tuple[Suggestion, ...] | None = None  # None: made from the undecided nuisances
    harm: bool = False  # whether merging and importing make a quiet part loud
    missed: Escape | None = None

    @property
    def mark_acts(self) -> FakeMarkActs:
        return FakeMarkActs(self)  # type: ignore[arg-type]

    @property
    def approvals(self) -> FakeApprovals:
        return FakeApprovals(self)  # type: ignore[arg-type]

    @property
    def certificates(self) -> FakeCertificates:
        return FakeCertificates(self)  # type: ignore[arg-type]

    def approve_mark(self, mark_id: str, note: str = "", confirmation: str | None = None) -> Future[Mark]:
        session = self._whole
        session.confirmations.append(confirmation)
        return session._remembered("approve_mark", session._decide(mark_id, active=True), mark_id, note)

    def refuse_mark(self, mark_id: str, note: str) -> Future[Mark]:
        session = self._whole
        return session._remembered("refuse_mark", session._decide(mark_id, refused=True), mark_id, note)

    def reopen_mark(self, mark_id: str) -> Future[Mark]:
        session = self._whole
        return session._remembered("reopen_mark", session._decide(mark_id, waiting=True), mark_id)

    def suggestions(self, lot_id: str, *, photometric: bool = False) -> Future[tuple[Suggestion, ...]]:
        session = self._whole
        found = self.groups
        if found is None:
            alike = [one for one in self._undecided() if one.ordinal == 1]
            found = (
                (Suggestion(alike[0], tuple(alike), len(alike), session._parts),) if len(alike) > 2 else ()
            )
        if photometric and found:
            found = (*found, replace(found[0], like="cast shadow"))
        return session._answer("suggestions", found, lot_id, photometric)

    def finding_picture(self, image_id: str, box: Box) -> Future[Any]:
        return self._whole._answer("finding_picture", np.full((40, 60, 3), 90, np.uint8), image_id, box)

    def review_findings(
        self, finding_ids: Sequence[str], decision: FindingDecision, defect_class: str = "", note: str = ""
    ) -> Future[list[Review]]:
        session = self._whole
        reviews = []
        for finding_id in finding_ids:
            part_id = finding_id.split("/")[0]
            review = session._review(part_id, session._image_id(part_id), decision, None, defect_class, note)
            session._finding_reviews.setdefault(finding_id, []).append(review)
            reviews.append(review)
        answer = session._answer("review_findings", reviews, tuple(finding_ids), decision, defect_class)
        for review in reviews:
            session.emit(Reviewed(session.lot.id, review))
        return answer

    def mark_history(self, mark_id: str) -> Future[list[MarkAct]]:
        mark = next(mark for mark in self._whole._marks if mark.id == mark_id)
        acts = [MarkAct(MarkAction.KEEP, "", mark.author, mark.station, mark.created_at)]
        if not mark.active:
            acts.append(
                MarkAct(MarkAction.REVOKE, "covered by P-12", "bert", mark.station, mark.created_at + 60)
            )
        return self._whole._answer("mark_history", acts, mark_id)

    def escape(self, part_id: str) -> Future[Escape | None]:
        row = self._whole._row(self._whole._ordinal(part_id))
        defective = row.verdict is Verdict.OK and row.disposition is Disposition.REJECTED
        found = self.missed or Escape(0.8, 1.8, None, Tally(24, 1, 3), Tally(180, 0, 12))
        return self._whole._answer("escape", found if defective else None, part_id)

    @property
    def _whole(self) -> FakeSession:
        from tests.ui.fake_session import FakeSession

        assert isinstance(self, FakeSession)
        return self

    def _undecided(self) -> list[SuggestedPart]:
        from tests.ui.fake_session import _box, _kind

        session = self._whole
        return [
            SuggestedPart(
                row.part_id,
                row.image_id,
                f"{row.part_id}/1",
                row.path,
                1,
                row.score or 0.0,
                _box(row.ordinal),
            )
            for row in session._all_rows()
            if _kind(row.ordinal) == "nuisance"
            and row.verdict is Verdict.FLAGGED
            and row.decision is None
            and not session._finding_reviews.get(f"{row.part_id}/1")
        ]


class FakeApprovals:
    """What a second person asks before it decides."""

    def __init__(self, session: FakeSession) -> None:
        self._session = session

    def preview(self, mark_id: str) -> Future[Any]:
        mark = next(mark for mark in self._session._marks if mark.id == mark_id)
        flagged = [row for row in self._session._all_rows() if row.verdict is Verdict.FLAGGED]
        preview = Preview(
            tuple(self._session._touched(row, 0.3) for row in flagged[:3]),
            self._session._challenged(hidden=max(0, mark.strength)),
            210,
            0.05,
        )
        return self._session._answer("preview_waiting", preview, mark_id)


class FakeCertificates:
    """Writes nothing."""

    def __init__(self, session: FakeSession) -> None:
        self._session = session

    def write(
        self, mark_id: str, folder: Path | None = None, formats: Sequence[str] = (), looks: Any = None
    ) -> Future[list[Path]]:
        paths = [Path("/reports/bracket-P-12-certificate.pdf")]
        return self._session._answer("certificate", paths, mark_id, folder, tuple(formats), looks)


class FakeMarkActs:
    """Answers at once; every call is recorded in the session's ``calls``."""

    def __init__(self, session: FakeSession) -> None:
        self._session = session

    def duplicates(self, recipe_id: str) -> Future[tuple[MarkPair, ...]]:
        kept = [mark for mark in self._session._marks if mark.active]
        pairs = tuple(MarkPair(kept[0], other, 0.12) for other in kept[1:])
        return self._session._answer("duplicates", pairs, recipe_id)

    def preview_merge(self, keeps_id: str, covered_id: str) -> Future[BankChange]:
        return self._session._answer("preview_merge", self._change(), keeps_id, covered_id)

    def merge(self, keeps_id: str, covered_id: str, *, in_spite: bool = False) -> Future[Mark]:
        mark = self._session._switch(covered_id, active=False)
        return self._session._remembered("merge", mark, keeps_id, covered_id)

    def unmerge(self, keeps_id: str, covered_id: str) -> Future[Mark]:
        mark = self._session._switch(covered_id, active=True)
        return self._session._remembered("unmerge", mark, keeps_id, covered_id)

    def switch(
        self, mark_ids: Sequence[str], action: MarkAction, confirmation: str | None = None
    ) -> Future[list[Mark]]:
        marks = [self._session._switch(one, active=action is not MarkAction.REVOKE) for one in mark_ids]
        return self._told("switch", marks, tuple(mark_ids), action)

    def export(self, recipe_id: str, path: Path, numbers: Sequence[int] | None = None) -> Future[int]:
        return self._session._answer("export", len(self._session._active()), recipe_id, path)

    def preview_import(self, recipe_id: str, path: Path, lot_id: str | None = None) -> Future[ImportPreview]:
        picture = np.full((30, 40, 3), 120, np.uint8)
        marks = tuple(ForeignMark(number, "carla", "station 9", MOMENT, "oil", picture) for number in (4, 5))
        preview = ImportPreview("bracket", "station 9", marks, self._change())
        return self._session._answer("preview_import", preview, recipe_id, path, lot_id)

    def import_marks(
        self, recipe_id: str, path: Path, lot_id: str | None = None, *, in_spite: bool = False
    ) -> Future[list[Mark]]:
        session = self._session
        model = session._marks[0] if session._marks else None
        if model is None:
            return session._answer("import_marks", NotFound("keep a mark first: the fake copies it"), path)
        new = [
            replace(
                model,
                id=f"mark-{len(session._marks) + step + 1}",
                number=len(session._marks) + step + 12,
                author="carla",
                station="station 9",
            )
            for step in range(2)
        ]
        session._marks.extend(new)
        return self._told("import_marks", new, recipe_id, path, lot_id)

    def _told(self, name: str, marks: list[Mark], *arguments: Any) -> Future[list[Mark]]:
        answer = self._session._answer(name, marks, *arguments)
        for mark in marks:
            self._session.emit(BankChanged("recipe", mark))
        self._session.emit(PartsChanged(self._session.lot.id, ()))
        return answer

    def _change(self) -> BankChange:
        rows = [row for row in self._session._all_rows() if row.verdict is Verdict.OK]
        loud = (
            PreviewPart(rows[0].part_id, rows[0].image_id, rows[0].path, self._session.lot.name, 0.4, 1.3),
        )
        return BankChange(
            (), loud if self._session.harm else (), ChallengeOutcome(()), (self._session.lot.name,)
        )

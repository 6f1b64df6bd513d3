"""Writing runs and their results."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import bindparam, func, insert, select, update

from inspector_app.domain.audit import AuditKind
from inspector_app.domain.errors import InternalError
from inspector_app.domain.finding import Finding, ImageResult
from inspector_app.store.drafts import RunDraft, StoredResult
from inspector_app.store.part_state import IN_ONE_QUERY, refresh_part_states
from inspector_app.store.tables import finding, image, inspection, quieting, run
from inspector_app.store.writing_base import WritingBase, new_id


class RunWriting(WritingBase):
    """Runs, inspections, findings."""

    def start_run(self, draft: RunDraft) -> str:
        """The key of a run that begins now."""
        run_id = new_id()
        self._append(
            run,
            id=run_id,
            lot_id=draft.lot_id,
            parent_id=draft.parent_id,
            kind=draft.kind,
            detector=draft.detector,
            backbone=draft.backbone,
            weights_sha256=draft.weights_sha256,
            executor=draft.executor,
            precision=draft.precision,
            device=draft.device,
            encoding_id=draft.encoding_id,
            bank_version_id=draft.bank_version_id,
            recipe_version_id=draft.recipe_version_id,
            provisional=draft.provisional,
            timings={},
            **self._signed(),
        )
        return run_id

    def finish_run(self, run_id: str, timings: Mapping[str, float]) -> None:
        """A run has ended; ``timings`` in seconds a step."""
        self.note(AuditKind.RUN, run_id, {"state": "finished"})
        self.connection.execute(
            update(run)
            .where(run.c.id == run_id)
            .values(
                finished_at=self._clock(), timings={step: float(spent) for step, spent in timings.items()}
            )
        )

    def add_results(self, run_id: str, results: Sequence[StoredResult]) -> list[str]:
        """Append one inspection a result; it is the image's current one from now on.

        Gives the parts of which another picture was inspected than the time before, because its file was replaced.
        The arrays that ``row`` and ``cache_row`` name must be on the disk already.
        Raises InternalError for a score that is not a finite number, or no score and no error.
        """
        replaced: list[str] = []
        for start in range(0, len(results), IN_ONE_QUERY):
            replaced += self._add_inspections(run_id, results[start : start + IN_ONE_QUERY])
        return replaced

    def _add_inspections(self, run_id: str, stored: Sequence[StoredResult]) -> list[str]:
        images = {
            row.id: row
            for row in self.connection.execute(
                select(image.c.id, image.c.part_id, image.c.size, image.c.mtime_ns, image.c.sha256).where(
                    image.c.id.in_([s.result.image_id for s in stored])
                )
            )
        }
        now = self._clock()
        rows = [_inspection(run_id, s, images[s.result.image_id], now) for s in stored]
        keys = self.connection.execute(
            insert(inspection).returning(inspection.c.id, sort_by_parameter_order=True), rows
        ).scalars()
        findings: list[dict[str, Any]] = []
        quieted: list[dict[str, Any]] = []
        for key, s in zip(keys, stored, strict=True):
            findings += [_finding(key, found) for found in s.result.findings]
            quieted += [
                {"inspection_id": key, "mark_number": int(number), "removed": float(removed)}
                for number, removed in s.result.quieted.items()
            ]
        if findings:
            self.connection.execute(insert(finding), findings)
        if quieted:
            self.connection.execute(insert(quieting), quieted)
        self._note_pictures([s.result for s in stored])
        refresh_part_states(self.connection, [images[s.result.image_id].part_id for s in stored])
        seen = [(images[s.result.image_id], s.result.sha256) for s in stored]
        return [known.part_id for known, sha256 in seen if sha256 and known.sha256 and sha256 != known.sha256]

    def _note_pictures(self, results: Sequence[ImageResult]) -> None:
        """Size and hash of the pictures, where the results know them (a rescore does not)."""
        seen = [
            {"of_image": r.image_id, "new_width": r.width, "new_height": r.height, "new_sha256": r.sha256}
            for r in results
            if r.width is not None or r.height is not None or r.sha256 is not None
        ]
        if seen:
            self.connection.execute(
                update(image)
                .where(image.c.id == bindparam("of_image"))
                .values(
                    width=func.coalesce(bindparam("new_width"), image.c.width),
                    height=func.coalesce(bindparam("new_height"), image.c.height),
                    sha256=func.coalesce(bindparam("new_sha256"), image.c.sha256),
                ),
                seen,
            )


def _inspection(run_id: str, stored: StoredResult, file: Any, now: float) -> dict[str, Any]:
    result = stored.result
    if (result.raw is None) == (result.error is None) or not math.isfinite(result.raw or 0.0):
        raise InternalError(
            f"an inspection ended with score {result.raw} and error {result.error}", subject=result.image_id
        )
    return {
        "image_id": result.image_id,
        "run_id": run_id,
        "evidence_row": None if stored.row is None else int(stored.row),
        "cache_row": None if stored.cache_row is None else int(stored.cache_row),
        "raw": None if result.raw is None else float(result.raw),
        "error": result.error,
        "weak": bool(result.weak),
        "note": result.note,
        "size": file.size if stored.size is None else stored.size,
        "mtime_ns": file.mtime_ns if stored.mtime_ns is None else stored.mtime_ns,
        "created_at": now,
    }


def _finding(inspection_id: int, found: Finding) -> dict[str, Any]:
    return {
        "id": new_id(),
        "inspection_id": inspection_id,
        "ordinal": int(found.ordinal),
        "x": int(found.box.x),
        "y": int(found.box.y),
        "w": int(found.box.w),
        "h": int(found.box.h),
        "area": int(found.area),
        "peak": float(found.peak),
        "peak_x": int(found.peak_at[0]),
        "peak_y": int(found.peak_at[1]),
        "contour": [[int(x), int(y)] for x, y in found.contour],
    }

"""Reading recipes, lots, their images and jobs."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select

from inspector_app.domain.bank import BankVersion
from inspector_app.domain.errors import CorrectableError, InternalError, NotFound
from inspector_app.domain.lot import Band, ImageRef, JobState, Lot, Verdict
from inspector_app.domain.readings import CheckProgress, JobRow, LotCounts, LotSummary, ReportRow
from inspector_app.domain.recipe import RecipeVersion
from inspector_app.domain.review import Disposition
from inspector_app.store.part_state import IN_ONE_QUERY
from inspector_app.store.reading_base import ReadingBase
from inspector_app.store.recipe_tables import bank_version, recipe, recipe_version
from inspector_app.store.rows import (
    SampleRow,
    to_bank_version,
    to_image,
    to_job,
    to_lot,
    to_recipe_version,
)
from inspector_app.store.tables import (
    current_calibration,
    current_inspection,
    current_part,
    image,
    job,
    lot,
    part,
    part_state,
    pictures_folder,
    report,
    run,
    sample,
)

_VERSIONS = select(recipe_version, recipe.c.name.label("recipe_name")).join(recipe)
_LOTS = select(lot, recipe.c.name.label("recipe_name")).join(recipe)
ORIGIN_LOT = 0  # up to this number a lot's pictures are not here: they lie where recipe or marks came from
_NO_PARTS = LotCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0)


class LotReading(ReadingBase):
    """Recipes, lots, images, jobs, samples, reports."""

    def recipes(self) -> list[tuple[str, str]]:
        """Key and name of every recipe, by name."""
        rows = self.connection.execute(select(recipe.c.id, recipe.c.name).order_by(recipe.c.name))
        return [(row.id, row.name) for row in rows]

    def latest_versions(self) -> list[RecipeVersion]:
        """The latest version of every recipe that has one, by name."""
        latest = (
            select(recipe_version.c.recipe_id, func.max(recipe_version.c.number).label("number"))
            .group_by(recipe_version.c.recipe_id)
            .subquery()
        )
        rows = self.connection.execute(
            _VERSIONS.join(
                latest,
                (latest.c.recipe_id == recipe_version.c.recipe_id)
                & (latest.c.number == recipe_version.c.number),
            ).order_by(recipe.c.name)
        )
        return [to_recipe_version(row) for row in rows]

    def recipe_id(self, name: str) -> str | None:
        """The key of the recipe of this name."""
        return self.connection.execute(select(recipe.c.id).where(recipe.c.name == name)).scalar()

    def recipe_version(self, name_or_id: str) -> RecipeVersion | None:
        """The version that the next lot is judged by; None when there is no such recipe, or no version of it.

        That is the latest one made for the recipe's latest bank: a later one may have moved the threshold of lots
        that an older bank has scored, in units of that bank.
        """
        latest_hash = (
            select(bank_version.c.normal_hash)
            .where(bank_version.c.recipe_id == recipe.c.id)
            .order_by(bank_version.c.number.desc())
            .limit(1)
            .correlate(recipe)
            .scalar_subquery()
        )
        row = self.connection.execute(
            _VERSIONS.where(or_(recipe.c.id == name_or_id, recipe.c.name == name_or_id))
            .order_by(
                func.coalesce(recipe_version.c.normal_hash == latest_hash, False).desc(),
                recipe_version.c.number.desc(),
            )
            .limit(1)
        ).one_or_none()
        return None if row is None else to_recipe_version(row)

    def version_of_bank(self, recipe_id: str, normal_hash: str) -> RecipeVersion | None:
        """The latest version that was made for this normal bank: its lots are judged by it."""
        row = self.connection.execute(
            _VERSIONS.where(recipe.c.id == recipe_id, recipe_version.c.normal_hash == normal_hash)
            .order_by(recipe_version.c.number.desc())
            .limit(1)
        ).one_or_none()
        return None if row is None else to_recipe_version(row)

    def recipe_version_by_id(self, version_id: str) -> RecipeVersion:
        """One version. Raises NotFound."""
        row = self.connection.execute(_VERSIONS.where(recipe_version.c.id == version_id)).one_or_none()
        if row is None:
            raise NotFound("there is no such recipe version", subject=version_id)
        return to_recipe_version(row)

    def recipe_versions(self, recipe_id: str) -> list[RecipeVersion]:
        """Every version of a recipe, newest first."""
        rows = self.connection.execute(
            _VERSIONS.where(recipe.c.id == recipe_id).order_by(recipe_version.c.number.desc())
        )
        return [to_recipe_version(row) for row in rows]

    def lot(self, lot_id: str) -> Lot:
        """One lot. Raises NotFound."""
        row = self.connection.execute(_LOTS.where(lot.c.id == lot_id)).one_or_none()
        if row is None:
            raise NotFound("there is no such lot", subject=lot_id)
        return to_lot(row)

    def lot_list(self) -> list[Lot]:
        """Every lot, newest first, without counts; not what stands for pictures of other stations."""
        rows = self.connection.execute(_LOTS.where(lot.c.number > ORIGIN_LOT).order_by(lot.c.id.desc()))
        return [to_lot(row) for row in rows]

    def lot_with_parts(self, recipe_id: str, folder: Path) -> Lot | None:
        """The recipe's lot of this folder, where files have joined it already."""
        row = self.connection.execute(
            _LOTS.where(
                lot.c.recipe_id == recipe_id,
                lot.c.folder == os.path.abspath(folder),
                select(part_state.c.part_id).where(part_state.c.lot_id == lot.c.id).exists(),
            )
        ).one_or_none()
        return None if row is None else to_lot(row)

    def find_lot(self, wanted: str, recipe: str | None = None) -> Lot:
        """The lot of this key, name, folder or number, within a recipe where one is named.

        Raises NotFound naming what exists, CorrectableError where several lots answer to it.
        """
        known = [found for found in self.lot_list() if recipe is None or found.recipe_name == recipe]
        folder = os.path.abspath(wanted)
        for answers in (
            [found for found in known if found.id == wanted],
            [found for found in known if found.name == wanted],
            [found for found in known if str(found.folder) == folder],
            [found for found in known if str(found.number) == wanted],
        ):
            if len(answers) == 1:
                return answers[0]
            if answers:
                raise CorrectableError(
                    f"several lots answer to that: {_named(answers)}",
                    subject=wanted,
                    remedy="Name the recipe, or give the lot's folder",
                )
        raise NotFound(
            "there is no such lot" + (f" of recipe {recipe}" if recipe is not None else ""),
            subject=wanted,
            remedy=f"There are {_named(known)}" if known else "Inspect a folder first",
        )

    def lots(self) -> list[LotSummary]:
        """Every lot with its counts, newest first."""
        counts = {row.lot_id: _counts(row) for row in self.connection.execute(_counting(None))}
        return [self._summary(one, counts.get(one.id, _NO_PARTS)) for one in self.lot_list()]

    def lot_summary(self, lot_id: str) -> LotSummary:
        """One lot with its counts. Raises NotFound."""
        one = self.lot(lot_id)
        return self._summary(one, self.counts(lot_id))

    def counts(self, lot_id: str) -> LotCounts:
        """The parts of a lot, counted at the recipe's latest thresholds."""
        row = self.connection.execute(_counting(lot_id)).one_or_none()
        return _NO_PARTS if row is None else _counts(row)

    def images(self, lot_id: str) -> list[ImageRef]:
        """Every image of a lot, in the order of its parts."""
        return [to_image(row) for row in self.connection.execute(_images(lot_id))]

    def image(self, image_id: str) -> ImageRef:
        """One image. Raises NotFound."""
        row = self.connection.execute(select(image).where(image.c.id == image_id)).one_or_none()
        if row is None:
            raise NotFound("there is no such image", subject=image_id)
        return to_image(row)

    def image_in_folder(self, image_id: str) -> tuple[ImageRef, Path]:
        """One image and the folder of its lot, in one question. Raises NotFound."""
        row = self.connection.execute(
            select(image, pictures_folder.label("of_lot"))
            .join(lot, lot.c.id == image.c.lot_id)
            .where(image.c.id == image_id)
        ).one_or_none()
        if row is None:
            raise NotFound("there is no such image", subject=image_id)
        return to_image(row), Path(row.of_lot)

    def image_by_path(self, lot_id: str, path: str) -> ImageRef:
        """The image at this path, relative to the lot's folder, with forward slashes. Raises NotFound."""
        row = self.connection.execute(
            select(image).where(image.c.lot_id == lot_id, image.c.path == path)
        ).one_or_none()
        if row is None:
            raise NotFound(
                "the lot has no such image", subject=path, remedy="Give the path relative to the lot's folder"
            )
        return to_image(row)

    def to_inspect(self, lot_id: str) -> list[ImageRef]:
        """Images without an inspection, or whose file has changed since, in the order of their parts."""
        done = current_inspection
        rows = self.connection.execute(
            _images(lot_id)
            .join(done, done.c.image_id == image.c.id, isouter=True)
            .where(or_(done.c.id.is_(None), done.c.size != image.c.size, done.c.mtime_ns != image.c.mtime_ns))
        )
        return [to_image(row) for row in rows]

    def job(self, job_id: str) -> JobRow:
        """One job. Raises NotFound."""
        row = self.connection.execute(select(job).where(job.c.id == job_id)).one_or_none()
        if row is None:
            raise NotFound("there is no such job", subject=job_id)
        return to_job(row)

    def latest_job(self, lot_id: str) -> JobRow | None:
        """The job that was started last on a lot."""
        row = self.connection.execute(
            select(job).where(job.c.lot_id == lot_id).order_by(job.c.id.desc()).limit(1)
        ).one_or_none()
        return None if row is None else to_job(row)

    def open_jobs(self) -> list[JobRow]:
        """Jobs that have not come to an end, oldest first: after a crash they go on."""
        still_open = [str(s) for s in (JobState.QUEUED, JobState.RUNNING, JobState.PAUSED)]
        rows = self.connection.execute(select(job).where(job.c.state.in_(still_open)).order_by(job.c.id))
        return [to_job(row) for row in rows]

    def samples(self, lot_id: str) -> list[SampleRow]:
        """Parts drawn for a blind check, in the order they were drawn."""
        rows = self.connection.execute(select(sample).where(sample.c.lot_id == lot_id).order_by(sample.c.id))
        return [
            SampleRow(row.id, row.lot_id, row.part_id, row.reason, row.probability, row.created_at)
            for row in rows
        ]

    def check_candidates(self, lot_id: str) -> list[tuple[str, str]]:
        """Key and name of the parts that a check sample is drawn from: ok, final, undecided and not drawn yet."""
        rows = self.connection.execute(
            select(current_part.c.part_id, part.c.name)
            .join(part, part.c.id == current_part.c.part_id)
            .where(
                current_part.c.lot_id == lot_id,
                current_part.c.verdict == str(Verdict.OK),
                current_part.c.disposition == str(Disposition.OK),
                current_part.c.provisional.is_(False),
                ~select(sample.c.id).where(sample.c.part_id == current_part.c.part_id).exists(),
            )
            .order_by(current_part.c.ordinal)
        )
        return [(row.part_id, row.name) for row in rows]

    def check_progress(self, lot_id: str) -> CheckProgress:
        """How far the check sample of a lot has come; a drawn part that is flagged by now is no longer in it."""
        ids = list(
            self.connection.execute(select(sample.c.part_id).where(sample.c.lot_id == lot_id)).scalars()
        )
        ok, people = str(Disposition.OK), [str(d) for d in (Disposition.ACCEPTED, Disposition.REJECTED)]
        drawn = left = 0
        for start in range(0, len(ids), IN_ONE_QUERY):
            outcomes = self.connection.execute(
                select(current_part.c.disposition).where(
                    current_part.c.part_id.in_(ids[start : start + IN_ONE_QUERY])
                )
            ).scalars()
            for outcome in outcomes:
                left += outcome == ok
                drawn += outcome == ok or outcome in people or outcome == str(Disposition.UNSURE)
        return CheckProgress(drawn, left)

    def reports(self, lot_id: str) -> list[ReportRow]:
        """Reports of a lot, newest first."""
        rows = self.connection.execute(
            select(report).where(report.c.lot_id == lot_id).order_by(report.c.id.desc())
        )
        return [ReportRow(row.id, row.lot_id, Path(row.path), row.sha256, row.created_at) for row in rows]

    def lot_scale(self, lot_id: str) -> tuple[RecipeVersion, BankVersion | None]:
        """The recipe version and the bank that a lot is judged by, which need not be the latest ones."""
        recipe_id = self.lot(lot_id).recipe_id
        found = self.connection.execute(
            _VERSIONS.join(
                current_calibration, current_calibration.c.recipe_version_id == recipe_version.c.id
            ).where(current_calibration.c.lot_id == lot_id)
        ).one_or_none()
        version = self.recipe_version(recipe_id) if found is None else to_recipe_version(found)
        if version is None:
            raise InternalError("a recipe has a lot and no version", subject=recipe_id)
        bank = self.connection.execute(
            select(bank_version)
            .join(run, run.c.bank_version_id == bank_version.c.id)
            .where(run.c.lot_id == lot_id)
            .order_by(run.c.id.desc())
            .limit(1)
        ).one_or_none()
        return version, None if bank is None else to_bank_version(bank)

    def _summary(self, one: Lot, counts: LotCounts) -> LotSummary:
        version, bank = self.lot_scale(one.id)
        return LotSummary(one, counts, version, bank, self.latest_job(one.id), self.check_progress(one.id))


def _images(lot_id: str) -> Select[Any]:
    return (
        select(image)
        .join(part_state, part_state.c.part_id == image.c.part_id)
        .where(part_state.c.lot_id == lot_id)
        .order_by(part_state.c.ordinal, image.c.id)
    )


def _counting(lot_id: str | None) -> Select[Any]:
    judged = select(
        current_part.c.lot_id,
        current_part.c.verdict,
        current_part.c.band,
        current_part.c.disposition,
        (current_part.c.quiet_by != "").label("quieted"),
    )
    if lot_id is not None:
        judged = judged.where(current_part.c.lot_id == lot_id)
    # Materialised: otherwise every sum below judges every part anew.
    p = judged.cte("judged").prefix_with("MATERIALIZED").c

    def share(condition: ColumnElement[bool], name: str) -> ColumnElement[int]:
        return func.sum(case((condition, 1), else_=0)).label(name)

    return select(
        p.lot_id,
        func.count().label("total"),
        func.count(p.verdict).label("inspected"),
        share(p.verdict == str(Verdict.OK), "ok"),
        share(p.verdict == str(Verdict.FLAGGED), "flagged"),
        share(p.band == str(Band.CHECK), "check"),
        share(p.verdict == str(Verdict.FAILED), "failed"),
        share(p.disposition == str(Disposition.FLAGGED), "undecided"),
        share(and_(p.verdict == str(Verdict.OK), p.quieted), "quieted"),
        share(p.disposition == str(Disposition.ACCEPTED), "accepted"),
        share(p.disposition == str(Disposition.REJECTED), "rejected"),
        share(p.disposition == str(Disposition.UNSURE), "unsure"),
    ).group_by(p.lot_id)


def _counts(row: Any) -> LotCounts:
    return LotCounts(*(int(value) for value in tuple(row)[1:]))


def _named(lots: Iterable[Lot]) -> str:
    shown = [f"{one.name} (lot {one.number} of {one.recipe_name}, {one.folder})" for one in lots]
    return ", ".join(shown[:10]) + (f" and {len(shown) - 10} more" if len(shown) > 10 else "")

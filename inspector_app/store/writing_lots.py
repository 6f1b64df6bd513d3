"""Writing recipes, lots, their files and jobs."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import bindparam, func, insert, select, update

from inspector_app.domain.audit import AuditKind, canonical
from inspector_app.domain.filtering import folded
from inspector_app.domain.lot import ImageRef, JobState, Lot
from inspector_app.domain.readings import FoundFile, JobRow
from inspector_app.domain.recipe import Calibration, RecipeSettings, RecipeVersion
from inspector_app.store.drafts import FileChanges
from inspector_app.store.part_state import IN_ONE_QUERY, refresh_part_states
from inspector_app.store.reading_lots import ORIGIN_LOT, LotReading
from inspector_app.store.recipe_tables import recipe, recipe_version
from inspector_app.store.tables import image, job, lot, part, part_state, review
from inspector_app.store.writing_base import WritingBase, new_id


class LotWriting(WritingBase):
    """Recipes, lots, files, jobs."""

    def ensure_recipe(self, name: str) -> str:
        """The key of the recipe of this name, made when there is none."""
        found: str | None = self.connection.execute(select(recipe.c.id).where(recipe.c.name == name)).scalar()
        if found is not None:
            return found
        recipe_id = new_id()
        self._append(recipe, id=recipe_id, name=name, **self._signed())
        return recipe_id

    def add_recipe_version(
        self,
        recipe_id: str,
        settings: RecipeSettings,
        calibration: Calibration | None,
        reason: str,
        normal_hash: str | None = None,
    ) -> RecipeVersion:
        """Append the next version of a recipe; it applies from now on to every lot scored with the same bank.

        ``normal_hash`` names the normal bank in whose units the calibration is; None: the recipe's latest one, as
        ``recipe_version`` has it. The version before may be of an older bank, whose threshold was moved since.
        """
        reading = LotReading(self.connection)
        of_bank = None if normal_hash is None else reading.version_of_bank(recipe_id, normal_hash)
        former = of_bank or reading.recipe_version(recipe_id)
        if normal_hash is None and former is not None:
            normal_hash = self.connection.execute(
                select(recipe_version.c.normal_hash).where(recipe_version.c.id == former.id)
            ).scalar_one()
        same_recipe = former is not None and canonical(former.settings.to_json()) == canonical(
            settings.to_json()
        )
        version_id = new_id()
        scale: dict[str, Any] = {}
        if calibration is not None:
            scale = {
                "m0": float(calibration.m0),
                "threshold": float(calibration.threshold),
                "lower_threshold": float(calibration.lower),
                "pixel_threshold": float(calibration.pixel_threshold),
                "basis": str(calibration.basis),
                "parts": calibration.parts,
                "guarantee": calibration.guarantee,
                "highest": list(calibration.highest) or None,
            }
        self._append(
            recipe_version,
            logged_as=AuditKind.THRESHOLD if same_recipe else None,
            id=version_id,
            recipe_id=recipe_id,
            number=self._next_number(recipe_version.c.number, recipe_version.c.recipe_id, recipe_id),
            settings=settings.to_json(),
            reason=reason,
            normal_hash=normal_hash or "",
            **scale,
            **self._signed(),
        )
        self._judge_images_again(recipe_id)
        return LotReading(self.connection).recipe_version_by_id(version_id)

    def _judge_images_again(self, recipe_id: str) -> None:
        """Another threshold may flag another image of a part of whose findings something was said, or no longer."""
        several = select(image.c.part_id).group_by(image.c.part_id).having(func.count() > 1)
        said = select(review.c.id).where(
            review.c.part_id == part_state.c.part_id, review.c.region.is_not(None)
        )
        judged = self.connection.execute(
            select(part_state.c.part_id)
            .join(lot, lot.c.id == part_state.c.lot_id)
            .where(
                lot.c.recipe_id == recipe_id,
                said.exists(),
                part_state.c.part_id.in_(several.where(image.c.part_id == part_state.c.part_id)),
            )
        ).scalars()
        refresh_part_states(self.connection, judged.all())

    def ensure_lot(
        self, recipe_id: str, folder: Path, name: str | None = None, part_pattern: str = ""
    ) -> Lot:
        """The recipe's lot of this folder, made when there is none. A given name renames it.

        ``part_pattern`` is kept with a new lot, and with one that has no parts yet.
        """
        at = os.path.abspath(folder)
        found = self.connection.execute(
            select(lot.c.id).where(lot.c.recipe_id == recipe_id, lot.c.folder == at)
        ).scalar()
        if found is None:
            found = new_id()
            self._append(
                lot,
                id=found,
                recipe_id=recipe_id,
                number=self._next_number(lot.c.number, lot.c.recipe_id, recipe_id),
                name=name or Path(at).name or at,
                folder=at,
                part_pattern=part_pattern,
                **self._signed(),
            )
        elif name:
            former = self.connection.execute(select(lot.c.name).where(lot.c.id == found)).scalar_one()
            if former != name:
                self.note(AuditKind.LOT, found, {"from": former, "name": name})
            self.connection.execute(update(lot).where(lot.c.id == found).values(name=name))
        if self.connection.execute(select(part.c.id).where(part.c.lot_id == found).limit(1)).scalar() is None:
            self.connection.execute(update(lot).where(lot.c.id == found).values(part_pattern=part_pattern))
        return LotReading(self.connection).lot(found)

    def add_origin(self, recipe_id: str, at: Path, paths: Sequence[str]) -> dict[str, ImageRef]:
        """The pictures that a recipe or marks from elsewhere rest on, by path; they are not here, no list shows them.

        Their lot has the place they came from, and the number 0 or, with each further place, one less.
        """
        folder = os.path.abspath(at)
        lot_id = self.connection.execute(
            select(lot.c.id).where(
                lot.c.recipe_id == recipe_id, lot.c.folder == folder, lot.c.number <= ORIGIN_LOT
            )
        ).scalar()
        if lot_id is None:
            lot_id = new_id()
            lowest = self.connection.execute(
                select(func.min(lot.c.number)).where(lot.c.recipe_id == recipe_id)
            ).scalar()
            number = ORIGIN_LOT if lowest is None or lowest > ORIGIN_LOT else int(lowest) - 1
            self._append(
                lot,
                id=lot_id,
                recipe_id=recipe_id,
                number=number,
                name=at.name,
                folder=folder,
                **self._signed(),
            )
        known = list(dict.fromkeys(paths))
        for start in range(0, len(known), IN_ONE_QUERY):
            chunk = known[start : start + IN_ONE_QUERY]
            self._add_images(lot_id, [FoundFile(path, 0, 0, path) for path in chunk])
        return {found.path: found for found in LotReading(self.connection).images(lot_id)}

    def add_files(self, lot_id: str, files: Sequence[FoundFile]) -> FileChanges:
        """Files found in the lot's folder: new ones join in the order given, changed ones are noted.

        A folder of 100,000 comes in several transactions of a few thousand each, so that reviews go between.
        """
        added = changed = 0
        for start in range(0, len(files), IN_ONE_QUERY):
            more = self._add_images(lot_id, files[start : start + IN_ONE_QUERY])
            added, changed = added + more.added, changed + more.changed
        return FileChanges(added, changed)

    def add_job(self, lot_id: str, kind: str, total: int) -> JobRow:
        """A job, queued."""
        job_id, signed = new_id(), self._signed()
        self._append(
            job,
            id=job_id,
            lot_id=lot_id,
            kind=kind,
            state=str(JobState.QUEUED),
            done=0,
            total=total,
            updated_at=signed["created_at"],
            **signed,
        )
        return LotReading(self.connection).job(job_id)

    def update_job(
        self,
        job_id: str,
        state: JobState | None = None,
        done: int | None = None,
        total: int | None = None,
        error: str | None = None,
    ) -> JobRow:
        """Change what is given of a job, and the time it was last heard of."""
        given = {"state": None if state is None else str(state), "done": done, "total": total, "error": error}
        values = {name: value for name, value in given.items() if value is not None}
        if state is not None:
            before = self.connection.execute(select(job.c.state).where(job.c.id == job_id)).scalar()
            if before != state:
                self.note(AuditKind.JOB, job_id, {"from": before, "to": str(state), "error": error or ""})
        self.connection.execute(
            update(job).where(job.c.id == job_id).values(updated_at=self._clock(), **values)
        )
        return LotReading(self.connection).job(job_id)

    def _add_images(self, lot_id: str, files: Sequence[FoundFile]) -> FileChanges:
        chunk = {file.path: file for file in files}
        known = {
            row.path: row
            for row in self.connection.execute(
                select(image.c.id, image.c.path, image.c.size, image.c.mtime_ns).where(
                    image.c.lot_id == lot_id, image.c.path.in_(list(chunk))
                )
            )
        }
        changed = [
            {"of_image": known[path].id, "size": file.size, "mtime_ns": file.mtime_ns}
            for path, file in chunk.items()
            if path in known and (known[path].size, known[path].mtime_ns) != (file.size, file.mtime_ns)
        ]
        if changed:
            self.connection.execute(update(image).where(image.c.id == bindparam("of_image")), changed)
        new = [file for path, file in chunk.items() if path not in known]
        if new:
            self._insert_images(lot_id, new)
        return FileChanges(len(new), len(changed))

    def _insert_images(self, lot_id: str, files: Sequence[FoundFile]) -> None:
        names = list(dict.fromkeys(file.part for file in files))
        part_ids = dict(
            self.connection.execute(
                select(part.c.name, part.c.id).where(part.c.lot_id == lot_id, part.c.name.in_(names))
            ).all()
        )
        highest = self.connection.execute(
            select(func.max(part_state.c.ordinal)).where(part_state.c.lot_id == lot_id)
        ).scalar()
        ordinal = -1 if highest is None else int(highest)
        grown = set(part_ids.values())  # parts that were there: another image of theirs has come
        parts: list[dict[str, Any]] = []
        states: list[dict[str, Any]] = []
        images: list[dict[str, Any]] = []
        for file in files:
            image_id = new_id()
            part_id = part_ids.get(file.part)
            if part_id is None:
                part_id, ordinal = new_id(), ordinal + 1
                part_ids[file.part] = part_id
                parts.append({"id": part_id, "lot_id": lot_id, "name": file.part, "ordinal": ordinal})
                states.append(_untouched(part_id, lot_id, ordinal, file.part, image_id))
            images.append(
                {
                    "id": image_id,
                    "part_id": part_id,
                    "lot_id": lot_id,
                    "path": file.path,
                    "size": file.size,
                    "mtime_ns": file.mtime_ns,
                    "view": file.view,
                    "light": file.light,
                }
            )
        if parts:
            self.connection.execute(insert(part), parts)
        self.connection.execute(insert(image), images)
        if states:
            self.connection.execute(insert(part_state), states)
        refresh_part_states(self.connection, sorted(grown))


def _untouched(part_id: str, lot_id: str, ordinal: int, name: str, image_id: str) -> dict[str, Any]:
    """The state of a part that nobody and nothing has looked at."""
    return {
        "part_id": part_id,
        "lot_id": lot_id,
        "ordinal": ordinal,
        "name_key": folded(name),
        "image_id": image_id,
        "provisional": False,
        "findings": 0,
        "quiet_by": "",
        "classes": "",
    }

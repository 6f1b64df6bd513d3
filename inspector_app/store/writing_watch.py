"""Writing watched folders: which ones there are, and the files that have come to count."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import delete, insert, select, update

from inspector_app.domain.audit import AuditKind
from inspector_app.domain.lot import Lot
from inspector_app.domain.watching import Slice, WatchSettings
from inspector_app.store.drafts import Joined, WatchedDraft
from inspector_app.store.line_tables import watch, watch_lot, watched_file
from inspector_app.store.reading_lots import LotReading
from inspector_app.store.reading_watch import BETWEEN
from inspector_app.store.tables import image, lot
from inspector_app.store.writing_base import new_id
from inspector_app.store.writing_lots import LotWriting


class WatchWriting(LotWriting):
    """Watched folders."""

    def ensure_watch(self, recipe_id: str, settings: WatchSettings) -> str:
        """The key of this watch, with these settings, active from now on; every other one is not."""
        folder = os.path.abspath(settings.folder)
        before = self.connection.execute(
            select(watch).where(watch.c.recipe_id == recipe_id, watch.c.folder == folder)
        ).one_or_none()
        others = select(watch.c.id).where(watch.c.active)
        if before is not None:
            others = others.where(watch.c.id != before.id)
        for other in self.connection.execute(others).scalars().all():
            self.end_watch(other)
        said = settings.to_json()
        if before is not None:
            if not before.active or before.settings != said:
                self.connection.execute(
                    update(watch).where(watch.c.id == before.id).values(settings=said, active=True)
                )
                self._note_start(before.id, folder, said, "change" if before.active else "start")
            return str(before.id)
        watch_id = new_id()
        self.connection.execute(
            insert(watch).values(
                id=watch_id,
                recipe_id=recipe_id,
                folder=folder,
                settings=said,
                active=True,
                **self._signed(),
            )
        )
        self._note_start(watch_id, folder, said, "start")
        return watch_id

    def end_watch(self, watch_id: str) -> None:
        """It does not go on at the next start."""
        ending = update(watch).where(watch.c.id == watch_id, watch.c.active).values(active=False)
        if self.connection.execute(ending).rowcount:
            folder = self.connection.execute(select(watch.c.folder).where(watch.c.id == watch_id)).scalar()
            self.note(AuditKind.WATCH, watch_id, {"act": "stop", "folder": str(folder)})

    def _note_start(self, watch_id: str, folder: str, settings: Mapping[str, Any], act: str) -> None:
        """Going on at the next start is no row: nobody has done anything."""
        self.note(AuditKind.WATCH, watch_id, {**settings, "act": act, "folder": folder})

    def join_watched(
        self,
        watch_id: str,
        recipe_id: str,
        folder: Path,
        part_pattern: str,
        drafts: Sequence[WatchedDraft],
        at: float | None = None,
    ) -> list[Joined]:
        """Files that count: new pictures join their lots, changed ones are to be inspected again, copies are noted.

        A picture counts once, whatever it is called and however often it is there. ``at``: seconds since the epoch.
        """
        now = self._clock() if at is None else at
        return [self._join(watch_id, recipe_id, folder, part_pattern, draft, now) for draft in drafts]

    def forget_watched(self, watch_id: str, paths: Sequence[str]) -> int:
        """These files count no more: what comes under their name, or shows their picture, is new. How many went."""
        gone = delete(watched_file).where(watched_file.c.watch_id == watch_id, watched_file.c.path.in_(paths))
        return int(self.connection.execute(gone).rowcount)

    def finish_watch_lot(self, lot_id: str) -> None:
        """No more parts are expected of it."""
        self.connection.execute(
            update(watch_lot).where(watch_lot.c.lot_id == lot_id).values(finished_at=self._clock())
        )

    def _join(
        self,
        watch_id: str,
        recipe_id: str,
        folder: Path,
        part_pattern: str,
        draft: WatchedDraft,
        now: float,
    ) -> Joined:
        path, sha256 = draft.file.path, draft.sha256
        of_watch = watched_file.c.watch_id == watch_id
        before = self.connection.execute(
            select(watched_file).where(of_watch, watched_file.c.path == path)
        ).one_or_none()
        same: Any = None
        if sha256 is not None:
            same = self.connection.execute(
                select(watched_file.c.path, watched_file.c.image_id)
                .where(of_watch, watched_file.c.sha256 == sha256)
                .order_by(watched_file.c.seen_at)
                .limit(1)
            ).one_or_none()
        if same is not None:  # seen before: under another name, or only its time has changed
            joined = self._joined(same.image_id, path, copy_of="" if same.path == path else same.path)
        else:
            made = self._watch_lot(watch_id, recipe_id, folder, part_pattern, draft.slice)
            self.add_files(made.id, [draft.file])
            image_id = self.connection.execute(
                select(image.c.id).where(image.c.lot_id == made.id, image.c.path == path)
            ).scalar_one()
            joined = self._joined(image_id, path, new=True)
            self._forget_copies(watch_id, image_id, path)
            self.connection.execute(
                update(watch_lot).where(watch_lot.c.lot_id == made.id).values(last_at=now, finished_at=None)
            )
        values: dict[str, Any] = {
            "size": draft.file.size,
            "mtime_ns": draft.file.mtime_ns,
            "sha256": sha256,
            "image_id": joined.image_id,
        }
        if before is None:
            self.connection.execute(
                insert(watched_file).values(watch_id=watch_id, path=path, seen_at=now, **values)
            )
        else:
            self.connection.execute(
                update(watched_file).where(of_watch, watched_file.c.path == path).values(**values)
            )
        return joined

    def _forget_copies(self, watch_id: str, image_id: str, path: str) -> None:
        """Another picture has this image from now on: files that show the one before it are seen anew.

        A camera that writes every picture under one name, and a copy of each under a number, has them all inspected.
        """
        self.connection.execute(
            delete(watched_file).where(
                watched_file.c.watch_id == watch_id,
                watched_file.c.image_id == image_id,
                watched_file.c.path != path,
            )
        )

    def _joined(self, image_id: str, path: str, *, new: bool = False, copy_of: str = "") -> Joined:
        row = self.connection.execute(
            select(image.c.lot_id, image.c.part_id).where(image.c.id == image_id)
        ).one()
        return Joined(path, image_id, row.lot_id, row.part_id, new, copy_of)

    def _watch_lot(
        self, watch_id: str, recipe_id: str, folder: Path, part_pattern: str, wanted: Slice
    ) -> Lot:
        """The lot of this slice, made when there is none."""
        at = os.path.abspath(folder)
        key = f"{at}{BETWEEN}{wanted.key}"
        found = self.connection.execute(
            select(lot.c.id).where(lot.c.recipe_id == recipe_id, lot.c.folder == key)
        ).scalar()
        if found is None:
            found, signed = new_id(), self._signed()
            self._append(
                lot,
                id=found,
                recipe_id=recipe_id,
                number=self._next_number(lot.c.number, lot.c.recipe_id, recipe_id),
                name=wanted.name,
                folder=key,
                pictures=at,
                part_pattern=part_pattern,
                **signed,
            )
            self.connection.execute(
                insert(watch_lot).values(lot_id=found, watch_id=watch_id, last_at=signed["created_at"])
            )
        return LotReading(self.connection).lot(found)

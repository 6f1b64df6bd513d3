"""Reading watched folders: what is watched, which files count already, which lots are open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from inspector_app.domain.watching import WatchSettings
from inspector_app.store.line_tables import watch, watch_lot, watched_file
from inspector_app.store.reading_base import ReadingBase
from inspector_app.store.recipe_tables import recipe
from inspector_app.store.tables import lot, part_state

BETWEEN = "|"  # of folder and slice in the name under which a lot of a watched folder is unique


@dataclass(frozen=True, slots=True)
class WatchLotRow:
    """A lot of a watched folder that is not finished. ``last_at``: when its last part joined; ``key`` of its slice."""

    lot_id: str
    last_at: float
    key: str


class WatchReading(ReadingBase):
    """Watched folders."""

    def active_watch(self) -> WatchSettings | None:
        """What is to be watched at the start."""
        row = self.connection.execute(
            select(watch.c.folder, watch.c.settings, recipe.c.name)
            .join(recipe, recipe.c.id == watch.c.recipe_id)
            .where(watch.c.active)
            .limit(1)
        ).one_or_none()
        return None if row is None else WatchSettings.from_json(Path(row.folder), row.name, row.settings)

    def last_watch(self) -> WatchSettings | None:
        """What was watched last, to be offered again."""
        row = self.connection.execute(
            select(watch.c.folder, watch.c.settings, recipe.c.name)
            .join(recipe, recipe.c.id == watch.c.recipe_id)
            .order_by(watch.c.active.desc(), watch.c.id.desc())
            .limit(1)
        ).one_or_none()
        return None if row is None else WatchSettings.from_json(Path(row.folder), row.name, row.settings)

    def watched(self, watch_id: str, paths: Sequence[str]) -> dict[str, tuple[int, int]]:
        """Size and mtime_ns, as they were when they came to count, of those of these files that do."""
        rows = self.connection.execute(
            select(watched_file.c.path, watched_file.c.size, watched_file.c.mtime_ns).where(
                watched_file.c.watch_id == watch_id, watched_file.c.path.in_(paths)
            )
        )
        return {row.path: (row.size, row.mtime_ns) for row in rows}

    def old_watched(self, watch_id: str, before: float, after: str, limit: int) -> list[str]:
        """Files that came to count before a time, in the order of their paths from behind ``after`` on."""
        rows = self.connection.execute(
            select(watched_file.c.path)
            .where(watched_file.c.watch_id == watch_id, watched_file.c.path > after)
            .where(watched_file.c.seen_at < before)
            .order_by(watched_file.c.path)
            .limit(limit)
        )
        return [str(path) for path in rows.scalars()]

    def open_watch_lots(self, watch_id: str) -> list[WatchLotRow]:
        """Lots of the watched folder of which more is expected, oldest first."""
        rows = self.connection.execute(
            select(watch_lot.c.lot_id, watch_lot.c.last_at, lot.c.folder)
            .join(lot, lot.c.id == watch_lot.c.lot_id)
            .where(watch_lot.c.watch_id == watch_id, watch_lot.c.finished_at.is_(None))
            .order_by(watch_lot.c.last_at)
        )
        return [WatchLotRow(row.lot_id, row.last_at, row.folder.rpartition(BETWEEN)[2]) for row in rows]

    def newest_part(self, lot_id: str) -> str | None:
        """The part of a lot that was inspected last; of several the last in its order."""
        return self.connection.execute(
            select(part_state.c.part_id)
            .where(part_state.c.lot_id == lot_id, part_state.c.inspected_at.is_not(None))
            .order_by(part_state.c.inspected_at.desc(), part_state.c.ordinal.desc())
            .limit(1)
        ).scalar()

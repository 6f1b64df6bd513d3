"""Queries: lots, parts, scores and marks as they are now."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future

from inspector_app.domain.bank import Mark
from inspector_app.domain.filtering import PartQuery
from inspector_app.domain.lot import ImageRef, Lot
from inspector_app.domain.readings import LotSummary, MarkRow, PartDetail, PartList, PartRow, ScoreColumns
from inspector_app.domain.step import History
from inspector_app.store.reading import Reading
from inspector_app.workflow import lots
from inspector_app.workflow.session_base import SessionBase


class ReadCalls(SessionBase):
    """Each runs on the reader thread, what counts a whole lot on the counter thread."""

    def lots(self) -> Future[list[LotSummary]]:
        return self.read(lambda reading: reading.lots(), counts=True)

    def find_lot(self, name: str, recipe: str | None = None) -> Future[Lot]:
        return self.read(lambda reading: reading.find_lot(name, recipe))

    def summary(self, lot_id: str) -> Future[LotSummary]:
        return self.read(lambda reading: reading.lot_summary(lot_id), counts=True)

    def part_ids(self, lot_id: str, query: PartQuery) -> Future[tuple[str, ...]]:
        return self.read(lambda reading: tuple(reading.part_ids(lot_id, query)))

    def part_list(self, lot_id: str, query: PartQuery) -> Future[PartList]:
        """What the query finds, divided into groups as it says."""
        return self.read(lambda reading: reading.part_list(lot_id, query))

    def image_rows_by_id(self, image_ids: Sequence[str]) -> Future[list[PartRow]]:
        """These images as rows of a list, in the order given."""
        return self.read(lambda reading: reading.image_rows_by_id(image_ids))

    def history(self, lot_id: str) -> Future[History]:
        """What this author can still undo and do again in the lot, from all sessions."""
        author = self.who.author
        return self.read(lambda reading: reading.history(lot_id, author))

    def part_rows(self, lot_id: str, query: PartQuery, offset: int, limit: int) -> Future[list[PartRow]]:
        return self.read(lambda reading: reading.part_rows(lot_id, query, offset, limit))

    def part_rows_by_id(self, part_ids: Sequence[str]) -> Future[list[PartRow]]:
        """These parts, in the order given, as they are now."""
        return self.read(lambda reading: reading.part_rows_by_id(part_ids))

    def part_count(self, lot_id: str, query: PartQuery) -> Future[int]:
        return self.read(lambda reading: reading.part_count(lot_id, query), counts=True)

    def part(self, part_id: str) -> Future[PartDetail]:
        return self.read(lambda reading: reading.part_detail(part_id))

    def image(self, lot_id: str, path: str) -> Future[ImageRef]:
        return self.read(lambda reading: reading.image_by_path(lot_id, path))

    def next_undecided(self, lot_id: str, after_ordinal: int) -> Future[str | None]:
        """The next flagged part that nobody has decided, from the lot's beginning again after its end."""

        def find(reading: Reading) -> str | None:
            return reading.next_undecided(lot_id, after_ordinal) or reading.next_undecided(lot_id)

        return self.read(find)

    def undecided_ahead(self, lot_id: str, after_ordinal: int, count: int) -> Future[list[PartRow]]:
        """The next flagged parts that nobody has decided, at most ``count``, not beyond the lot's end."""

        def find(reading: Reading) -> list[PartRow]:
            rows: list[PartRow] = []
            while len(rows) < count:
                part_id = reading.next_undecided(lot_id, rows[-1].ordinal if rows else after_ordinal)
                if part_id is None:
                    break
                rows.append(reading.part_row(part_id))
            return rows

        return self.read(find)

    def scores(self, lot_id: str) -> Future[ScoreColumns]:
        return self.read(lambda reading: reading.scores(lot_id), counts=True)

    def marks(self, recipe_id: str) -> Future[list[MarkRow]]:
        return self.read(lambda reading: reading.marks(recipe_id))

    def find_mark(self, number: int, recipe: str | None = None) -> Future[Mark]:
        return self.read(lambda reading: lots.find_mark(reading, number, recipe))

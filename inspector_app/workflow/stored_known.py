"""Which known parts the reference store can score for one encoding, and which it should and cannot."""

from __future__ import annotations

from dataclasses import dataclass

from inspector_app.store.reading import Reading
from inspector_app.store.reference_kinds import DEFECT, GOOD
from inspector_app.store.rows import ConfirmedDefect, ReferenceRow
from inspector_app.workflow.references import source_of


@dataclass(frozen=True, slots=True)
class StoredKnown:
    """What the store holds of a recipe's known parts for one encoding, and what it should hold and does not.

    ``good_elsewhere``: the row of another encoding that names the part.
    """

    rejects: tuple[ReferenceRow, ...]
    good: tuple[ReferenceRow, ...]
    rejects_elsewhere: tuple[ConfirmedDefect, ...]
    good_elsewhere: tuple[ReferenceRow, ...]

    @classmethod
    def of(cls, reading: Reading, recipe_id: str, encoding_id: str) -> StoredKnown:
        confirmed = {source_of(defect): defect for defect in reading.confirmed_defects(recipe_id)}
        rejects = {row.source_id: row for row in reading.references(recipe_id, encoding_id, DEFECT)}
        bad = {defect.image_id for defect in confirmed.values()}
        named = [row for row in reading.references(recipe_id, None, GOOD) if row.image_id not in bad]
        good = {row.image_id: row for row in named if row.encoding_id == encoding_id}
        others = {row.image_id: row for row in named if row.image_id not in good}
        return cls(
            tuple(row for source, row in rejects.items() if source in confirmed),
            tuple(good.values()),  # a defect that was confirmed later outweighs an earlier word
            tuple(defect for source, defect in confirmed.items() if source not in rejects),
            tuple(others.values()),
        )

    @property
    def whole(self) -> bool:
        """Whether every known part can be scored."""
        return not self.rejects_elsewhere and not self.good_elsewhere

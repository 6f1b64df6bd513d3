"""What the page of a recipe reads: how its memory came to be, and the parts that it is held against."""

from __future__ import annotations

from inspector_app.domain.challenge import Known
from inspector_app.domain.recipe_reading import BankRecord, KnownMember
from inspector_app.store.reading import Reading
from inspector_app.store.reference_kinds import GOOD


def bank_records(reading: Reading, recipe_id: str) -> list[BankRecord]:
    """Every version of a recipe's memory, newest first, with the reason of those that were learnt or grown.

    Such a bank is written together with a version of the recipe, a moment before it, which says why.
    """
    signed = reading.bank_versions(recipe_id)
    said = sorted(reading.recipe_versions(recipe_id), key=lambda version: version.number)
    records: list[BankRecord] = []
    former_hash, former_marks = "", frozenset[int]()
    for version, author in signed:
        learnt = version.normal_hash != former_hash
        marks = frozenset(version.marks)
        reason = ""
        if learnt:
            reason = next((one.reason for one in said if one.created_at >= version.created_at), "")
        records.append(
            BankRecord(
                version,
                author,
                reason,
                learnt,
                tuple(sorted(marks - former_marks)),
                tuple(sorted(former_marks - marks)),
            )
        )
        former_hash, former_marks = version.normal_hash, marks
    return records[::-1]


def known_members(reading: Reading, recipe_id: str) -> list[KnownMember]:
    """The parts of the challenge set, rejects first, each once; of every lot of the recipe."""
    found: dict[tuple[str, Known], KnownMember] = {}
    for defect in reading.confirmed_defects(recipe_id):
        member = KnownMember(defect.part_id, defect.image_id, defect.path, defect.lot_name, Known.REJECT)
        found.setdefault((defect.part_id, Known.REJECT), member)
    lots: dict[str, str] = {}
    for row in reading.references(recipe_id, None, GOOD):
        image = reading.image(row.image_id)
        if image.lot_id not in lots:
            lots[image.lot_id] = reading.lot(image.lot_id).name
        member = KnownMember(image.part_id, image.id, image.path, lots[image.lot_id], Known.GOOD)
        found.setdefault((image.part_id, Known.GOOD), member)
    return list(found.values())

"""Details read by the hundred are those that are read one by one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from shop_floor import ShopFloor, box_region, found_at

from inspector_app.domain.readings import FoundFile
from inspector_app.domain.review import FindingDecision, PartDecision
from inspector_app.reports.plain import plain
from inspector_app.store import reading_documents
from inspector_app.store.reading import Reading


def test_many_details_at_once_equal_those_of_each_part(floor: ShopFloor, monkeypatch: Any) -> None:
    monkeypatch.setattr(reading_documents, "IN_ONE_QUERY", 2)
    floor.open_recipe()
    lot = floor.open_lot(["defect", "loose", "quiet", "calm", "broken"])
    with floor.database.writing() as connection:
        views = [FoundFile(f"p_{view}.png", 1, 1, "p", view) for view in ("left", "right")]
        floor.writing(connection).add_files(lot.id, views)
    run = floor.start_run(lot)
    for path, raw, findings, quieted in (
        ("defect", 3.0, [found_at(0, 0), found_at(50, 50, ordinal=2, peak=2.5)], {}),
        ("loose", 2.5, [found_at(0, 0)], {}),
        ("quiet", 1.0, [], {1: 2.0}),
        ("calm", 0.5, [found_at(0, 0, peak=1.5)], {}),
        ("p_left.png", 3.0, [found_at(0, 0)], {}),
        ("p_right.png", 1.0, [found_at(9, 9, peak=1.2)], {}),
    ):
        floor.inspect(lot, path, raw, findings, run=run, quieted=quieted)
    floor.inspect(lot, "broken", None, error="unreadable", run=run)
    with floor.database.writing() as connection:
        floor.writing(connection).add_mark(floor.mark_draft(lot, "calm"))
    floor.review_finding(lot, "defect", box_region(0, 0, 20, 20), FindingDecision.DEFECT, defect_class="dent")
    floor.review_finding(lot, "loose", box_region(80, 80, 9, 9), FindingDecision.DEFECT)
    floor.withdraw(floor.review_part(floor.row(lot, "calm").part_id, PartDecision.REJECT))
    floor.review_part(floor.row(lot, "calm").part_id, PartDecision.ACCEPT)

    rows = floor.rows(lot)
    with floor.database.reading() as connection:
        reading = Reading(connection)
        many = reading.part_details(lot.id, rows)
        singly = {row.part_id: replace(reading.part_detail(row.part_id), known_good=False) for row in rows}
    assert plain(many) == plain(singly)
    assert sum(len(detail.findings) for detail in many.values()) == 4
    assert [len(detail.quiet) for detail in many.values() if detail.row.path == "quiet"] == [1]
    assert [len(detail.loose_reviews) for detail in many.values() if detail.row.path == "loose"] == [1]

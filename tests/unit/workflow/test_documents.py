"""Documents of a lot that was really inspected: the same state gives the same bytes, and pictures may be gone."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from lot_in_work import PATIENCE, DrawnParts, lot_of, worst

from inspector_app.domain.documents import Format
from inspector_app.domain.filtering import PartQuery, parse_filter
from inspector_app.domain.review import PartDecision
from inspector_app.imaging.demo_parts import DemoKind
from inspector_app.reports.html import render_html
from inspector_app.reports.lot_report import LotReport
from inspector_app.resource_files import resource_folder
from inspector_app.workflow import reporting
from inspector_app.workflow.reporting import WRITERS, lot_report
from inspector_app.workflow.sampling import draw_check_sample
from inspector_app.workflow.session import Session


def report_of(session: Session, text: str = "") -> LotReport:
    query = PartQuery(parse_filter(text))
    return replace(
        lot_report(session.store, session.who, lot_of(session).id, query), generated_at=1_741_003_200.0
    )


def sha(report: LotReport, format: Format, folder: Path) -> str:
    ending, write = WRITERS[format]
    return write(report, folder / f"document{ending}")


def test_every_document_made_again_has_the_same_bytes(session: Session, tmp_path: Path) -> None:
    first = report_of(session)
    hashes = {format: sha(first, format, tmp_path) for format in WRITERS}
    assert set(WRITERS) == set(Format)
    again = report_of(session)
    assert again.state_sha256 == first.state_sha256
    assert {format: sha(again, format, tmp_path) for format in WRITERS} == hashes


def test_a_decision_is_another_state_and_taking_it_back_is_the_former_one(
    session: Session, first: DrawnParts
) -> None:
    before = report_of(session).state_sha256
    row = worst(session, lot_of(session), first.names(DemoKind.DEFECT))
    review = session.review_part(row.part_id, PartDecision.REJECT).result(PATIENCE)
    decided = report_of(session)
    assert decided.state_sha256 != before
    session.withdraw(review.id).result(PATIENCE)
    assert report_of(session).state_sha256 == before


def test_what_was_written_is_noted_with_its_hash(session: Session, tmp_path: Path) -> None:
    lot = lot_of(session)
    paths = session.report(lot.id, tmp_path, PartQuery(), ("xlsx", "masks")).result(PATIENCE)
    assert [path.suffix or path.name[-6:] for path in paths] == [".xlsx", "-masks"]
    with session.store.reading() as reading:
        noted = {row.path: row.sha256 for row in reading.reports(lot.id)}
    assert noted[paths[0]] == hashlib.sha256(paths[0].read_bytes()).hexdigest()
    assert set(noted) == set(paths)


def test_a_second_document_of_the_same_second_does_not_replace_the_first(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reporting, "file_stem", lambda *_: "plate-20261126-120000")
    lot = lot_of(session)
    written = [
        session.report(lot.id, tmp_path, PartQuery(), ("csv", "json")).result(PATIENCE) for _ in range(3)
    ]
    names = [sorted(path.name for path in paths) for paths in written]
    ends = ("", "-2", "-3")
    assert names == [[f"plate-20261126-120000{end}.csv", f"plate-20261126-120000{end}.json"] for end in ends]
    with session.store.reading() as reading:
        noted = {row.path: row.sha256 for row in reading.reports(lot.id)}
    assert noted == {
        path: hashlib.sha256(path.read_bytes()).hexdigest() for paths in written for path in paths
    }


def test_a_picture_that_has_gone_is_replaced_by_the_thumbnail_that_was_kept(
    session: Session, first: DrawnParts, tmp_path: Path
) -> None:
    lot = lot_of(session)
    row = worst(session, lot, first.names(DemoKind.DEFECT))
    moved = tmp_path / "moved"
    (lot.folder / row.path).rename(moved)
    try:
        text = "".join(render_html(report_of(session)))
    finally:
        moved.rename(lot.folder / row.path)
    assert text.count("A kept thumbnail stands in for the picture.") == 1


def test_behind_a_filter_that_hides_good_parts_the_map_has_its_picture_all_the_same(session: Session) -> None:
    whole, flagged = report_of(session), report_of(session, "verdict:flagged")
    assert whole.statistics is not None
    assert flagged.statistics is not None
    found = [place.reference_image_id for place in flagged.statistics.maps]
    assert found == [place.reference_image_id for place in whole.statistics.maps]
    assert all(found)


def test_what_is_to_be_decided_blind_is_blind_in_every_document_and_counted_all_the_same(
    session: Session, tmp_path: Path
) -> None:
    lot = lot_of(session)
    settings = replace(session.summary(lot.id).result(PATIENCE).version.settings, check_share=1.0)
    session.change_recipe("plate", settings).result(PATIENCE)
    assert draw_check_sample(session.store, session._writer, lot.id, lambda _: None)
    known = {row.part_id: row for row in session.part_rows(lot.id, PartQuery(), 0, 99).result(PATIENCE)}
    report = report_of(session)
    blind = [row for row in report.rows if row.to_check]
    assert blind and all(known[row.part_id].score is not None for row in blind)
    for row in blind:
        detail = report.detail(row.part_id)
        assert (row.verdict, row.score, row.raw, row.quiet_by) == (None, None, None, ())
        assert detail.row == row and not detail.findings and not detail.quiet
        assert report.calibrated_map(row.image_id) is None
    assert report.figures().ok == session.summary(lot.id).result(PATIENCE).counts.ok
    decided = blind[0]
    session.review_part(decided.part_id, PartDecision.ACCEPT).result(PATIENCE)
    row = next(row for row in report_of(session).rows if row.part_id == decided.part_id)
    assert row.score == known[row.part_id].score, "decided, it is told like any other"


def test_a_document_names_the_baseline_of_its_limits_and_is_another_one_with_it(
    session: Session, tmp_path: Path
) -> None:
    lot = lot_of(session)
    named = f"lot:{lot.number}"
    plain = report_of(session)
    report = lot_report(session.store, session.who, lot.id, PartQuery(), baseline=named)
    assert report.state_sha256 != plain.state_sha256
    assert all(chart.baseline is not None and chart.baseline.filter == named for chart in report.trend)
    path = tmp_path / "document.json"
    WRITERS[Format.JSON][1](report, path)
    document = json.loads(path.read_text(encoding="utf-8"))
    schema = resource_folder() / "schemas" / "lot_report.schema.json"
    jsonschema.validate(document, json.loads(schema.read_text(encoding="utf-8")))
    assert {chart["baseline"]["filter"] for chart in document["statistics"]["trend"]} == {named}

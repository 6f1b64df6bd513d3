"""What documents say of a lot's origin."""

from __future__ import annotations

from dataclasses import replace

from report_lots import NOON, lot_report

from inspector_app.reports.facts import origin
from inspector_app.reports.lot_report import LotReport


def times(report: LotReport) -> tuple[float | None, ...]:
    said = {fact.name: fact.seconds for fact in origin(report)}
    return said["Inspected from"], said["Inspected to"], said["Scored again"]


def test_a_lot_that_was_scored_again_was_inspected_before_that() -> None:
    report = replace(lot_report(), inspected=(NOON - 3600, NOON - 1800))
    assert report.run is not None
    assert times(report) == (NOON - 3600, NOON - 1800, None)
    again = replace(report, run=replace(report.run, kind="rescore"))
    assert times(again) == (NOON - 3600, NOON - 1800, NOON + 90)


def test_a_lot_that_nobody_inspected_has_no_times() -> None:
    assert times(replace(lot_report(), run=None)) == (None, None, None)

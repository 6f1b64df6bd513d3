"""The escape rate comes from the check sample alone."""

from __future__ import annotations

import pytest
from report_lots import lot_report, part
from scipy.stats import binomtest

from inspector_app.domain.lot import Verdict
from inspector_app.domain.review import PartDecision
from inspector_app.reports.escapes import escape_rate
from inspector_app.reports.summary import NOT_KNOWN

FLAGGED, OK = Verdict.FLAGGED, Verdict.OK
ACCEPT, REJECT = PartDecision.ACCEPT, PartDecision.REJECT


def test_the_checked_parts_stand_for_all_that_were_not_flagged() -> None:
    # 20 unflagged parts, 10 drawn with p = 0.5: one defective. The sample says 2 escapes of 20; 6 were caught.
    rows = [
        part("s0", OK, REJECT),
        *(part(f"s{n}", OK, ACCEPT) for n in range(1, 10)),
        *(part(f"u{n}") for n in range(10)),
        *(part(f"f{n}", FLAGGED, REJECT) for n in range(6)),
    ]
    found = escape_rate(rows, {f"s{n}": 0.5 for n in range(10)})
    assert found is not None
    assert (found.sample.count, found.sample.of, found.unflagged, found.caught) == (1, 10, 20, 6)
    assert found.escaped == pytest.approx(2.0)
    assert found.share == pytest.approx(2 / 8)
    exact = binomtest(1, 10).proportion_ci(0.95, method="exact")
    assert found.low == pytest.approx(20 * exact.low / (20 * exact.low + 6))
    assert found.high == pytest.approx(20 * exact.high / (20 * exact.high + 6))


def test_parts_drawn_with_a_smaller_chance_weigh_more_and_have_no_exact_interval() -> None:
    rows = [part("a", OK, REJECT), part("b", OK, ACCEPT), part("f", FLAGGED, REJECT)]
    found = escape_rate(rows, {"a": 0.1, "b": 0.5})
    assert found is not None
    assert found.escaped == pytest.approx(2 * 10 / 12)  # weights 10 and 2, two unflagged parts
    assert (found.low, found.high) == (None, None)


def test_an_escape_found_outside_the_sample_counts_once_and_stands_for_no_other() -> None:
    rows = [part("a", OK, ACCEPT), part("known", OK, REJECT), *(part(f"u{n}") for n in range(8))]
    found = escape_rate(rows, {"a": 0.1})
    assert found is not None
    assert (found.known, found.unflagged, found.escaped) == (1, 9, 1.0)


def test_a_drawn_part_that_nobody_decided_is_left_and_one_that_is_flagged_now_is_out() -> None:
    rows = [part("a", OK, ACCEPT), part("b"), part("c", OK, PartDecision.UNSURE), part("d", FLAGGED, REJECT)]
    found = escape_rate(rows, dict.fromkeys("abcd", 0.5))
    assert found is not None
    assert (found.sample.of, found.left, found.caught) == (1, 2, 1)
    assert escape_rate([part("b")], {"b": 0.5}) is None


def test_a_report_of_a_part_of_the_lot_does_not_speak_of_escapes() -> None:
    rows = [part("a", OK, REJECT), part("f", FLAGGED, REJECT)]
    assert lot_report(*rows, drawn={"a": 0.5}).figures().escapes == "50.0 %"
    assert lot_report(*rows, drawn={"a": 0.5}, filter_text="verdict:ok").figures().escapes == NOT_KNOWN

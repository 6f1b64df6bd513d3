"""The head of a document counts rows of parts, the figures count tallies: both must say the same of the same parts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_lots import part

from inspector_app.domain.counting import Proportion
from inspector_app.domain.lot import Band, Verdict
from inspector_app.domain.readings import PartRow
from inspector_app.domain.review import Disposition
from inspector_app.domain.tallies import PartTally
from inspector_app.reports.group_figures import figures_of
from inspector_app.reports.rates import Rate
from inspector_app.reports.summary import figures

JUDGED = st.sampled_from(
    [
        (Verdict.OK, Disposition.OK), (Verdict.OK, Disposition.ACCEPTED), (Verdict.OK, Disposition.REJECTED),
        (Verdict.OK, Disposition.UNSURE), (Verdict.FLAGGED, Disposition.FLAGGED),
        (Verdict.FLAGGED, Disposition.ACCEPTED), (Verdict.FLAGGED, Disposition.REJECTED),
        (Verdict.FLAGGED, Disposition.UNSURE), (Verdict.FAILED, Disposition.FAILED),
        (Verdict.FAILED, Disposition.REJECTED),
    ]
)  # fmt: skip
PARTS = st.lists(
    st.tuples(JUDGED, st.booleans(), st.booleans(), st.sampled_from([None, 0.1, 0.5])), max_size=40
)


def row_of(number: int, judged: tuple[Verdict, Disposition], near: bool, quiet: bool) -> PartRow:
    verdict, disposition = judged
    band = Band.CHECK if near and verdict is Verdict.FLAGGED else None
    row = part(f"p{number}", verdict, band=band, quiet_by=(1,) if quiet else ())
    return replace(row, disposition=disposition)


def same(rate: Rate | None, share: Proportion) -> bool:
    if rate is None or share.interval is None:
        return rate is None and share.of == 0
    found = (rate.count, rate.of, rate.low, rate.high)
    return found == pytest.approx((share.count, share.of, share.interval.low, share.interval.high))


@given(PARTS)
def test_documents_window_and_command_line_count_alike(
    drawn: list[tuple[tuple[Verdict, Disposition], bool, bool, float | None]],
) -> None:
    rows = [row_of(number, judged, near, quiet) for number, (judged, near, quiet, _) in enumerate(drawn)]
    tallies = [
        PartTally(
            1, None, None, None, verdict, near and verdict is Verdict.FLAGGED, outcome, quiet, chance, 1
        )
        for (verdict, outcome), near, quiet, chance in drawn
    ]
    chances = {
        row.part_id: chance for row, (_, _, _, chance) in zip(rows, drawn, strict=True) if chance is not None
    }
    head, whole = figures(rows, (), chances), figures_of(tallies, None, "", "", "")
    for name in (
        "parts", "inspected", "ok", "flagged", "check", "failed", "accepted", "rejected", "unsure", "undecided",
        "quieted",
    ):  # fmt: skip
        assert getattr(head, name) == getattr(whole, name), name
    assert same(head.passed, whole.yield_)
    assert same(head.first_pass, whole.first_pass)
    assert same(head.false_calls, whole.false_calls)
    escapes = head.escape_rate
    assert (escapes is None) == (whole.escapes is None)
    if escapes is not None and whole.escapes is not None:
        assert escapes.share == pytest.approx(whole.escapes.share)
        assert (escapes.known, escapes.caught, escapes.left) == (
            whole.escapes.known,
            whole.escapes.caught,
            whole.escapes.left,
        )

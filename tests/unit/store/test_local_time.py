"""Where a place's clocks are put forward and back."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.store.local_time import utc_offsets

JANUARY, DECEMBER = (
    datetime(2026, 1, 1, tzinfo=UTC).timestamp(),
    datetime(2026, 12, 31, tzinfo=UTC).timestamp(),
)
MARCH = datetime(2026, 3, 29, 1, tzinfo=UTC).timestamp()  # two o'clock becomes three
OCTOBER = datetime(2026, 10, 25, 1, tzinfo=UTC).timestamp()


@pytest.fixture(autouse=True)
def central_europe() -> Iterator[None]:
    if not hasattr(time, "tzset"):
        pytest.skip("this system's time zone cannot be set for one process")
    before = os.environ.get("TZ")
    os.environ["TZ"] = "CET-1CEST,M3.5.0/2,M10.5.0/3"
    time.tzset()
    yield
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()


def test_a_year_has_two_changes_found_to_the_second() -> None:
    assert utc_offsets(JANUARY, DECEMBER) == [(MARCH, 3600), (OCTOBER, 7200), (DECEMBER, 3600)]


def test_a_moment_is_one_piece() -> None:
    assert utc_offsets(MARCH, MARCH) == [(MARCH, 7200)]


@given(st.lists(st.floats(JANUARY, DECEMBER), min_size=1, max_size=8))
def test_every_moment_has_the_offset_of_its_piece(moments: list[float]) -> None:
    pieces = utc_offsets(min(moments), max(moments))
    for moment in moments:
        offset = next((offset for until, offset in pieces[:-1] if moment < until), pieces[-1][1])
        assert offset == time.localtime(moment).tm_gmtoff

"""Whatever comes from outside, only the program's own errors come of it, each with a reason."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.regressions import REGRESSIONS
from tests.fuzz.targets import TARGETS

NASTY = [
    b"\0",
    b"\xff",
    b"[" * 3000,
    b"{",
    b'"',
    b"-1",
    b"1e999",
    b"NaN",
    b"null",
    b"9" * 25,
    b"\xed\xa0\x80",
    b"\\ud800",
]


@pytest.mark.parametrize("name", TARGETS)
def test_whole_inputs_are_read(name: str) -> None:
    for data in TARGETS[name].seeds():
        TARGETS[name].read(data)


@pytest.mark.parametrize(
    ("name", "data"), [(name, data) for name, found in REGRESSIONS.items() for data in found]
)
def test_what_broke_a_reader_once_is_told_now(name: str, data: bytes) -> None:
    TARGETS[name].read(data)


@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_only_the_programs_own_errors_come_of_what_was_changed(name: str, data: st.DataObject) -> None:
    seeds = TARGETS[name].seeds()
    changed = bytearray(data.draw(st.sampled_from(seeds)))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(changed)))
        gone = data.draw(st.sampled_from([0, 0, 1, 4, 40]))
        changed[at : at + gone] = data.draw(st.one_of(st.sampled_from(NASTY), st.binary(max_size=8)))
    TARGETS[name].read(bytes(changed))

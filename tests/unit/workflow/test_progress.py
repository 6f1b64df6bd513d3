"""Progress is told often enough to be seen to move, and its rate is that of the last seconds."""

from __future__ import annotations

import pytest

from inspector_app.domain.lot import JobState
from inspector_app.workflow.events import Event, Progress
from inspector_app.workflow.progress import RATE_OVER, TELL_EVERY, Ticker


class Shop:
    """A ticker on a clock that stands until it is moved."""

    def __init__(self, total: int) -> None:
        self.now = 100.0
        self.told: list[Progress] = []
        self.ticker = Ticker("lot", "job", total, self._hear, lambda: self.now)

    def _hear(self, event: Event) -> None:
        assert isinstance(event, Progress)
        self.told.append(event)

    def after(self, seconds: float, count: int) -> None:
        self.now += seconds
        self.ticker.advance(count)


def test_a_phase_is_told_at_once_and_knows_no_rate_yet() -> None:
    shop = Shop(10)
    shop.ticker.enter("inspecting", 10)
    (first,) = shop.told
    assert (first.phase, first.done, first.total, first.rate, first.eta) == ("inspecting", 0, 10, None, None)


def test_rate_and_time_left_follow_the_clock() -> None:
    shop = Shop(100)
    shop.ticker.enter("inspecting", 100)
    shop.after(2.0, 10)
    last = shop.told[-1]
    assert last.rate == pytest.approx(5.0) and last.eta == pytest.approx(90 / 5.0)


def test_a_quick_job_tells_no_more_than_ten_times_a_second() -> None:
    shop = Shop(1000)
    shop.ticker.enter("inspecting", 1000)
    for _ in range(1000):
        shop.after(0.001, 1)
    assert len(shop.told) <= 1.0 / TELL_EVERY + 2
    assert shop.ticker.done == 1000


def test_the_rate_forgets_what_was_long_ago() -> None:
    shop = Shop(1000)
    shop.ticker.enter("inspecting", 1000)
    shop.after(60.0, 6)  # the first pictures waited for the model
    for _ in range(10):
        shop.after(1.0, 20)
    assert shop.told[-1].rate == pytest.approx(20.0, rel=0.05), f"over the last {RATE_OVER} seconds"


def test_what_was_done_before_a_restart_counts_as_done_and_not_as_speed() -> None:
    shop = Shop(100)
    shop.ticker.enter("inspecting", 100, done=80)
    shop.after(1.0, 5)
    last = shop.told[-1]
    assert (last.done, last.rate, last.eta) == (85, pytest.approx(5.0), pytest.approx(3.0))


def test_the_last_word_is_told_even_right_after_another() -> None:
    shop = Shop(2)
    shop.ticker.enter("inspecting", 2)
    shop.after(1.0, 2)
    shop.ticker.tell(JobState.DONE, always=True)
    assert [one.state for one in shop.told[-2:]] == [JobState.RUNNING, JobState.DONE]

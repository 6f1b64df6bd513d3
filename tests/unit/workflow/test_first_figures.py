"""The figures of groups are told before all others are counted, and are the same."""

from __future__ import annotations

from concurrent.futures import Future

import pytest
from lot_in_work import PATIENCE, lot_of

from inspector_app.domain.errors import NotFound
from inspector_app.domain.figures import Statistics
from inspector_app.workflow.session import Session


def test_what_is_told_first_is_what_all_figures_say(session: Session) -> None:
    first: Future[Statistics] = Future()
    recipe_id = lot_of(session).recipe_id
    whole = session.statistics(recipe_id, first=first).result(PATIENCE)
    told = first.result(0)  # it was there before
    assert told.totals == whole.totals and told.totals.parts > 0
    assert told.groups == whole.groups and told.charts == whole.charts


def test_where_nothing_can_be_counted_it_is_not_waited_for(session: Session) -> None:
    first: Future[Statistics] = Future()
    with pytest.raises(NotFound):
        session.statistics("no such recipe", first=first).result(PATIENCE)
    assert first.cancelled()

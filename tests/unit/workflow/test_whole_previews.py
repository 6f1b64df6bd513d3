"""Previews with all views of a mark: they take a while, and nobody waits for one that is no longer asked for."""

from __future__ import annotations

import threading
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest
from lot_in_work import PATIENCE, DrawnParts, highest_finding, lot_of, worst

from inspector_app.domain.errors import CorrectableError
from inspector_app.engine.marking import View, augment
from inspector_app.imaging.demo_parts import DemoKind
from inspector_app.workflow import views
from inspector_app.workflow.requests import MarkRequest
from inspector_app.workflow.session import Session


class _Held:
    """Turns pictures as a mark's views want them; waits once, before the second."""

    def __init__(self) -> None:
        self.inside, self.go_on = threading.Event(), threading.Event()
        self._turned = 0

    def __call__(self, pixels: npt.NDArray[np.uint8], view: View) -> npt.NDArray[np.uint8]:
        self._turned += 1
        if self._turned == 2:
            self.inside.set()
            assert self.go_on.wait(PATIENCE)
        return augment(pixels, view)


def _two_places(session: Session, parts: DrawnParts) -> tuple[MarkRequest, MarkRequest]:
    """Findings of two shadowed parts."""
    lot, names = lot_of(session), parts.names(DemoKind.NUISANCE)
    return highest_finding(session, worst(session, lot, names[:1])), highest_finding(
        session, worst(session, lot, names[1:])
    )


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> _Held:
    made = _Held()
    monkeypatch.setattr(views, "augment", made)
    return made


def test_a_preview_of_another_place_goes_first_and_ends_the_one_under_way(
    session: Session, first: DrawnParts, held: _Held
) -> None:
    here, there = _two_places(session, first)
    whole = session.preview_mark(here, whole=True)
    assert held.inside.wait(PATIENCE)
    looked = session.preview_mark(there)
    held.go_on.set()
    assert looked.result(PATIENCE).clears
    with pytest.raises(CorrectableError, match="another mark was asked for"):
        whole.result(PATIENCE)


def test_another_strength_of_the_same_place_lets_it_go_on(
    session: Session, first: DrawnParts, held: _Held
) -> None:
    here, _ = _two_places(session, first)
    whole = session.preview_mark(here, whole=True)
    assert held.inside.wait(PATIENCE)
    stronger = session.preview_mark(replace(here, strength=1))
    held.go_on.set()
    stronger.result(PATIENCE)
    alone = session.preview_mark(here).result(PATIENCE)
    assert whole.result(PATIENCE).patches > alone.patches

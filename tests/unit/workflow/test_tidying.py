"""The workspace stays within its limits, and nothing goes that cannot be made anew."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from lot_in_work import PATIENCE, DrawnParts, highest_finding, inspect, lot_of, outcome, worst

from inspector_app.domain.review import PartDecision
from inspector_app.imaging.demo_parts import DemoKind
from inspector_app.workflow.session import Session
from inspector_app.workflow.tidying import GRACE, Tidied

NOTHING = Tidied(0, 0)


@pytest.fixture
def narrow(workspace: Path) -> Iterator[Session]:
    """A session whose features may take no room at all."""
    session = Session.open(workspace, feature_bytes=0)
    yield session
    session.close()


def test_features_of_a_lot_that_is_not_in_use_go_and_are_made_anew_when_it_is_inspected(
    narrow: Session, first: DrawnParts
) -> None:
    lot = lot_of(narrow)
    before = outcome(narrow, lot)
    folder = narrow.workspace.features / lot.id
    assert any(folder.rglob("*.f16"))
    swept = narrow.tidy().result(PATIENCE)
    assert swept.feature_bytes > 0 and not any(folder.rglob("*.f16"))
    assert outcome(narrow, lot) == before  # nothing that was found depends on them

    inspect(narrow, first)
    assert any(folder.rglob("*.f16"))
    again = outcome(narrow, lot)
    assert {name: raw for name, (raw, *_) in again.items()} == pytest.approx(
        {name: raw for name, (raw, *_) in before.items()}, abs=1e-4
    )
    assert narrow.tidy().result(PATIENCE) == NOTHING  # it is in use now


def test_within_the_limit_nothing_goes(session: Session) -> None:
    assert session.tidy().result(PATIENCE) == NOTHING


def test_an_inspection_ends_with_the_other_lots_tidied(
    narrow: Session, first: DrawnParts, second: DrawnParts
) -> None:
    folder = narrow.workspace.features / lot_of(narrow).id
    inspect(narrow, second)
    narrow.settle()
    assert not any(folder.rglob("*.f16"))


def test_artifacts_of_banks_marks_and_references_stay_however_old_and_forgotten_ones_go(
    session: Session, first: DrawnParts, workspace: Path
) -> None:
    lot = lot_of(session)
    session.warm_up()
    defect = worst(session, lot, first.names(DemoKind.DEFECT))
    review = session.review_part(defect.part_id, PartDecision.REJECT).result(PATIENCE)
    session.settle()
    mark = session.keep_mark(
        highest_finding(session, worst(session, lot, first.names(DemoKind.NUISANCE)))
    ).result(PATIENCE)
    session.settle()
    session.revoke_mark(mark.id).result(PATIENCE)
    session.withdraw(review.id).result(PATIENCE)
    session.settle()
    needed = {path for path in session.workspace.artifacts.rglob("*.safetensors")}
    assert len(needed) >= 4  # bank, patches, defect, source of the mark
    forgotten = session.store.artifacts.path(session.store.artifacts.put(b"of a write that never ended"))
    assert session.tidy().result(PATIENCE) == NOTHING  # it may still be named
    for path in (*needed, forgotten):
        os.utime(path, (path.stat().st_atime, path.stat().st_mtime - GRACE - 60))
    assert session.tidy().result(PATIENCE) == Tidied(0, 1)
    assert not forgotten.exists() and all(path.exists() for path in needed)

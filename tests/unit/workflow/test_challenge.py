"""The challenge set holds every change against what people know, and changes nothing by itself."""

from __future__ import annotations

import pytest
from lot_in_work import PATIENCE, DrawnParts, highest_finding, lot_of, rows_of, worst

from inspector_app.domain.challenge import ChallengeOutcome, ChallengePart, Known
from inspector_app.domain.errors import CorrectableError, NotFound
from inspector_app.domain.lot import Lot
from inspector_app.domain.review import FindingDecision, PartDecision
from inspector_app.imaging.demo_parts import DemoKind
from inspector_app.workflow.session import Session


def run(session: Session, lot: Lot, threshold: float | None = None) -> ChallengeOutcome:
    return session.challenges.run(lot.recipe_id, threshold=threshold).result(PATIENCE)


def reject(session: Session, lot: Lot, names: list[str]) -> None:
    rows = rows_of(session, lot)
    for name in names:
        session.review_part(rows[name].part_id, PartDecision.REJECT).result(PATIENCE)


def name_good(session: Session, lot: Lot, names: list[str]) -> list[bool]:
    rows = rows_of(session, lot)
    return [session.challenges.add_good(rows[name].part_id).result(PATIENCE) for name in names]


def test_known_parts_are_scored_as_their_lot_was(session: Session, first: DrawnParts) -> None:
    lot = lot_of(session)
    bad, good = first.names(DemoKind.DEFECT), first.names(DemoKind.GOOD)[:3]
    reject(session, lot, bad)
    assert name_good(session, lot, good) == [True] * 3
    assert name_good(session, lot, good[:1]) == [False], "it is one already"
    outcome = run(session, lot)
    rows = rows_of(session, lot)
    assert {part.path for part in outcome.rejects} == set(bad)
    assert {part.path for part in outcome.good} == set(good)
    for part in outcome.parts:
        assert part.before == part.after == pytest.approx(rows[part.path].score, abs=1e-5)
    assert not outcome.lost and not outcome.gained
    assert {part.path for part in outcome.wrong} == {
        part.path for part in outcome.parts if (rows[part.path].score >= 1) != (part.known is Known.REJECT)
    }


def test_a_threshold_shows_what_it_would_lose_before_it_is_kept(session: Session, first: DrawnParts) -> None:
    lot = lot_of(session)
    bad = first.names(DemoKind.DEFECT)
    reject(session, lot, bad)
    rows = rows_of(session, lot)
    ok = [name for name in first.names(DemoKind.GOOD) if rows[name].verdict == "ok"]
    good = max(ok, key=lambda name: rows[name].raw or 0.0)
    name_good(session, lot, [good])
    high = max(rows[name].raw or 0.0 for name in bad) + 0.1
    before = session.recipe("plate").result(PATIENCE)
    assert {part.path for part in run(session, lot, high).lost} == {
        name for name in bad if rows[name].verdict == "flagged"
    }
    assert [part.path for part in run(session, lot, rows[good].raw).lost] == [good]
    assert session.recipe("plate").result(PATIENCE) == before, "nothing is kept"


def test_a_mark_that_would_hide_a_known_reject_says_so(session: Session, first: DrawnParts) -> None:
    lot = lot_of(session)
    row = worst(session, lot, first.names(DemoKind.DEFECT))
    request = highest_finding(session, row)
    preview = session.preview_mark(request).result(PATIENCE)
    assert row.path in {part.path for part in preview.clears}
    session.review_finding(request.finding_id or "", FindingDecision.DEFECT).result(PATIENCE)
    session.settle()
    guarded = session.preview_mark(request).result(PATIENCE)
    assert guarded.confirmed == 1
    assert [part.path for part in guarded.hides] == [row.path]


def test_a_confirmed_defect_is_no_good_part_and_a_word_can_be_taken_back(
    session: Session, first: DrawnParts
) -> None:
    lot = lot_of(session)
    bad, good = first.names(DemoKind.DEFECT)[0], first.names(DemoKind.GOOD)[0]
    name_good(session, lot, [bad, good])
    reject(session, lot, [bad])
    outcome = run(session, lot)
    assert [part.path for part in outcome.good] == [good], "a defect that was confirmed later outweighs"
    assert [part.path for part in outcome.rejects] == [bad]
    rows = rows_of(session, lot)
    with pytest.raises(CorrectableError, match="defect is confirmed"):
        session.challenges.add_good(rows[bad].part_id).result(PATIENCE)
    assert session.challenges.remove_good(rows[good].part_id).result(PATIENCE)
    assert not session.challenges.remove_good(rows[good].part_id).result(PATIENCE)
    assert not run(session, lot).good
    assert name_good(session, lot, [good]) == [True]
    assert [part.path for part in run(session, lot).good] == [good]


def test_known_parts_outlive_the_feature_cache(session: Session, first: DrawnParts) -> None:
    lot = lot_of(session)
    reject(session, lot, first.names(DemoKind.DEFECT)[:2])
    before = run(session, lot)
    session.store.features.close()
    for path in session.workspace.features.rglob("*.f16"):
        path.unlink()
    assert run(session, lot) == before


def test_a_recipe_that_is_not_there_is_named_with_those_that_are(session: Session) -> None:
    with pytest.raises(NotFound, match=r"nowhere.*plate"):
        session.recipe("nowhere").result(PATIENCE)


@pytest.mark.parametrize(
    ("known", "before", "after", "lost", "gained", "weakened"),
    [
        (Known.REJECT, 1.5, 0.9, True, False, False),
        (Known.REJECT, 0.9, 1.5, False, True, False),
        (Known.REJECT, 2.0, 1.5, False, False, True),  # more than 20 % of its score
        (Known.REJECT, 1.2, 1.05, False, False, True),  # under 1.1
        (Known.REJECT, 1.5, 1.4, False, False, False),
        (Known.GOOD, 0.5, 1.2, True, False, False),
        (Known.GOOD, 1.2, 0.5, False, True, False),
    ],
)
def test_what_is_lost_gained_and_weakened(
    known: Known, before: float, after: float, lost: bool, gained: bool, weakened: bool
) -> None:
    part = ChallengePart("p", "i", "a.png", "A", known, before, after, before >= 1, after >= 1)
    assert (part.lost, part.gained, part.weakened) == (lost, gained, weakened)
    outcome = ChallengeOutcome((part,))
    assert bool(outcome.lost) == lost and outcome.blind

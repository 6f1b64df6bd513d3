"""Findings that look alike are shown to a person, who decides; nothing happens by itself."""

from __future__ import annotations

from lot_in_work import PATIENCE, DrawnParts, lot_of, outcome, rows_of

from inspector_app.domain.review import PartDecision
from inspector_app.imaging.demo_parts import DemoKind
from inspector_app.workflow.requests import MarkRequest
from inspector_app.workflow.session import Session


def test_the_lots_shadows_are_suggested_and_decided_ones_are_not_asked_about_again(
    session: Session, first: DrawnParts
) -> None:
    lot = lot_of(session)
    before = outcome(session, lot)
    groups = session.suggestions(lot.id).result(PATIENCE)
    assert groups
    shadows = set(first.names(DemoKind.NUISANCE))
    paths = {one.path for one in groups[0].findings}
    assert len(paths & shadows) >= 3 and groups[0].of == len(first.parts)
    assert not paths & set(first.names(DemoKind.DEFECT))
    assert outcome(session, lot) == before and not session.marks(lot.recipe_id).result(PATIENCE)

    source = groups[0].source
    session.keep_mark(MarkRequest(source.image_id, finding_id=source.finding_id)).result(PATIENCE)
    after = rows_of(session, lot)
    quieted = {path for path in paths if after[path].quiet_by}
    assert len(quieted) >= 0.8 * len(paths), "the mark that was suggested explains them"
    for row in after.values():
        if row.verdict == "flagged":
            session.review_part(row.part_id, PartDecision.ACCEPT).result(PATIENCE)
    assert session.suggestions(lot.id).result(PATIENCE) == ()


def test_findings_that_look_like_light_on_calm_parts_are_told_with_what_they_look_like(
    session: Session, first: DrawnParts
) -> None:
    lot = lot_of(session)
    before = outcome(session, lot)
    groups = session.suggestions(lot.id, photometric=True).result(PATIENCE)
    by_light = {group.like: {one.path for one in group.findings} for group in groups if group.like}
    shadows = {name for name in first.names(DemoKind.NUISANCE) if first.detail(name) == "shadow"}
    flagged = {path for path, row in rows_of(session, lot).items() if row.verdict == "flagged"}
    assert len(by_light.get("cast shadow", set()) & shadows) >= len(shadows & flagged) / 2
    assert outcome(session, lot) == before and not session.marks(lot.recipe_id).result(PATIENCE)

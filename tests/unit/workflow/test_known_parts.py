"""Known rejects and known good parts are asked before every change of mark or bank, and outlive a backbone."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from lot_in_work import PATIENCE, DrawnParts, highest_finding, inspect, lot_of, rows_of, worst

from inspector_app.domain.challenge import ChallengeOutcome, Known
from inspector_app.domain.lot import Lot, Verdict
from inspector_app.domain.readings import PartRow
from inspector_app.domain.recipe import FAST_BACKBONE
from inspector_app.domain.review import PartDecision
from inspector_app.imaging.decode import decode
from inspector_app.imaging.demo_parts import DemoKind
from inspector_app.store.reading import Reading
from inspector_app.store.reference_kinds import DEFECT
from inspector_app.store.writing import Writing
from inspector_app.workflow.events import BankChanged, Event, Notice, RecipeChanged
from inspector_app.workflow.known_parts import KnownParts
from inspector_app.workflow.memory import RecipeMemory
from inspector_app.workflow.reference_record import ReferenceRecord
from inspector_app.workflow.requests import OpenFolder
from inspector_app.workflow.session import Session


def shadowed(session: Session, drawn: DrawnParts) -> PartRow:
    """The worst flagged part that has only a shadow; a person names it as good."""
    row = worst(session, lot_of(session), drawn.names(DemoKind.NUISANCE))
    assert session.challenges.add_good(row.part_id).result(PATIENCE)
    return row


def listened(session: Session) -> list[Event]:
    said: list[Event] = []
    session.subscribe(said.append)
    return said


def notices(said: list[Event]) -> list[str]:
    return [event.what for event in said if isinstance(event, Notice)]


def outcomes(said: list[Event]) -> list[ChallengeOutcome]:
    changed = [event for event in said if isinstance(event, BankChanged | RecipeChanged)]
    return [event.outcome for event in changed if event.outcome is not None]


def test_a_part_says_that_it_is_known_as_good(session: Session, first: DrawnParts) -> None:
    row = shadowed(session, first)
    assert session.part(row.part_id).result(PATIENCE).known_good
    session.challenges.remove_good(row.part_id).result(PATIENCE)
    assert not session.part(row.part_id).result(PATIENCE).known_good


def test_a_preview_of_a_mark_asks_the_known_good_parts_too(session: Session, first: DrawnParts) -> None:
    row = shadowed(session, first)
    preview = session.preview_mark(highest_finding(session, row)).result(PATIENCE)
    assert [part.path for part in preview.outcome.good] == [row.path]
    assert [part.path for part in preview.outcome.gained] == [row.path], (
        "it is flagged no more, as it should be"
    )
    assert preview.disturbs == () and preview.confirmed == 0


def test_what_a_preview_says_of_known_parts_is_what_keeping_the_mark_makes_of_them(
    session: Session, first: DrawnParts
) -> None:
    lot = lot_of(session)
    rows = rows_of(session, lot)
    for name in (*first.names(DemoKind.NUISANCE), *first.names(DemoKind.GOOD)[:5]):
        session.challenges.add_good(rows[name].part_id).result(PATIENCE)
    for name in first.names(DemoKind.DEFECT):
        session.review_part(rows[name].part_id, PartDecision.REJECT).result(PATIENCE)
    request = highest_finding(session, worst(session, lot, first.names(DemoKind.NUISANCE)))
    outline = session.preview_mark(request).result(PATIENCE).outcome
    preview = session.preview_mark(request, whole=True).result(PATIENCE).outcome
    assert [part.before for part in outline.parts] == [part.before for part in preview.parts]
    assert any(part.after < part.before for part in preview.parts)
    said = listened(session)
    session.keep_mark(request).result(PATIENCE)
    assert outcomes(said) == [outline], "the event carries what was previewed"
    session.settle()
    kept = session.challenges.run(lot.recipe_id).result(PATIENCE)
    promised = {part.path: part.after for part in preview.parts}
    assert {part.path: part.before for part in kept.parts} == pytest.approx(promised, abs=1e-5)
    now = {name: row.score for name, row in rows_of(session, lot).items() if name in promised}
    assert now == pytest.approx(promised, abs=1e-5), "and the lot says the same"


def test_revoking_a_mark_says_which_known_good_parts_are_flagged_again(
    session: Session, first: DrawnParts
) -> None:
    row = shadowed(session, first)
    mark = session.keep_mark(highest_finding(session, row)).result(PATIENCE)
    session.settle()
    promised = session.challenges.of_switch([mark.id]).result(PATIENCE)
    assert session.read(lambda reading: reading.mark_by_id(mark.id)).result(PATIENCE).active, (
        "nothing is changed"
    )
    assert [part.path for part in promised.lost_good] == [row.path]
    said = listened(session)
    session.revoke_mark(mark.id).result(PATIENCE)
    assert outcomes(said) == [promised]
    assert [what for what in notices(said) if "1 good part is flagged" in what and row.path in what]
    said.clear()
    session.redo_mark(mark.id).result(PATIENCE)
    assert [part.path for part in outcomes(said)[0].gained] == [row.path]
    assert notices(said) == [], "nothing is lost by it"


def test_keeping_a_mark_again_says_which_known_rejects_it_hides(session: Session, first: DrawnParts) -> None:
    lot = lot_of(session)
    row = worst(session, lot, first.names(DemoKind.DEFECT))
    mark = session.keep_mark(highest_finding(session, row)).result(PATIENCE)
    session.revoke_mark(mark.id).result(PATIENCE)
    session.review_part(row.part_id, PartDecision.REJECT).result(PATIENCE)
    promised = session.challenges.of_switch([mark.id]).result(PATIENCE)
    assert [part.path for part in promised.lost_rejects] == [row.path]
    said = listened(session)
    session.redo_mark(mark.id).result(PATIENCE)
    assert [what for what in notices(said) if "1 reject is no longer flagged" in what and row.path in what]


def test_a_gentler_recipe_says_which_known_good_parts_its_marks_no_longer_reach(
    session: Session, first: DrawnParts
) -> None:
    row = shadowed(session, first)
    other = worst(session, lot_of(session), [n for n in first.names(DemoKind.NUISANCE) if n != row.path])
    session.keep_mark(highest_finding(session, other)).result(PATIENCE)
    session.settle()
    assert rows_of(session, lot_of(session))[row.path].verdict is Verdict.OK
    settings = session.recipe("plate").result(PATIENCE).settings
    said = listened(session)
    session.change_recipe("plate", replace(settings, strength=-7)).result(PATIENCE)
    assert [part.path for part in outcomes(said)[0].lost_good] == [row.path]
    assert [what for what in notices(said) if "strength -7" in what and row.path in what]


def clearing_growth(session: Session, first: DrawnParts) -> tuple[list[str], PartRow]:
    """Shadowed parts that are accepted, and one that a bank grown by them clears; that one is named as good."""
    lot = lot_of(session)
    rows = rows_of(session, lot)
    names = [n for n in first.names(DemoKind.NUISANCE) if rows[n].verdict is Verdict.FLAGGED]
    for name in names:
        session.review_part(rows[name].part_id, PartDecision.ACCEPT).result(PATIENCE)
    ids = [rows[name].part_id for name in names]
    cleared = session.banks.preview(lot.id, ids).result(PATIENCE).clears[0]
    session.challenges.add_good(cleared.part_id).result(PATIENCE)
    return ids, rows[cleared.path]


def test_taking_a_growth_back_says_what_it_loses_before_and_does_it(
    session: Session, first: DrawnParts
) -> None:
    lot = lot_of(session)
    ids, row = clearing_growth(session, first)
    growth = session.banks.grow(lot.id, ids).result(PATIENCE)
    assert [part.path for part in growth.outcome.gained] == [row.path]
    promised = session.banks.preview_revert(lot.recipe_id).result(PATIENCE)
    assert [part.path for part in promised.lost_good] == [row.path]
    said = listened(session)
    session.banks.revert(lot.recipe_id).result(PATIENCE)
    assert outcomes(said) == [promised]
    assert [what for what in notices(said) if "without its growth" in what and row.path in what]


def test_a_lot_is_challenged_on_its_own_scale_after_the_bank_has_grown(
    session: Session, first: DrawnParts
) -> None:
    lot = lot_of(session)
    ids, row = clearing_growth(session, first)
    session.banks.grow(lot.id, ids).result(PATIENCE)
    (grown,) = session.challenges.run(lot.recipe_id).result(PATIENCE).good
    (own,) = session.challenges.run(lot.recipe_id, lot_id=lot.id).result(PATIENCE).good
    assert own.before == pytest.approx(rows_of(session, lot)[row.path].score, abs=1e-5)
    assert grown.before < own.before


def test_a_bank_that_is_learnt_anew_says_which_known_rejects_it_no_longer_flags(
    session: Session, first: DrawnParts, second: DrawnParts, tmp_path: Path
) -> None:
    row = worst(session, lot_of(session), first.names(DemoKind.DEFECT))
    session.review_part(row.part_id, PartDecision.REJECT).result(PATIENCE)
    good = tmp_path / "good"  # somebody has laid a part with that very defect among the good ones
    good.mkdir()
    for name in (*first.names(DemoKind.GOOD)[:12], row.path):
        brighter = np.clip(decode(first.folder / name).pixels[..., ::-1].astype(int) + 1, 0, 255)
        (good / name).write_bytes(cv2.imencode(".png", brighter.astype(np.uint8))[1].tobytes())
    said = listened(session)
    request = OpenFolder(second.folder, "plate", backbone=FAST_BACKBONE, good=good)
    session.inspect(session.open_folder(request).result(PATIENCE).id).result(PATIENCE)
    told = [what for what in notices(said) if "the bank that was learnt now loses known parts" in what]
    assert len(told) == 1 and row.path in told[0]


def test_a_threshold_that_an_inspection_sets_tells_the_challenge_with_it(
    session: Session, first: DrawnParts
) -> None:
    row = worst(session, lot_of(session), first.names(DemoKind.DEFECT))
    session.review_part(row.part_id, PartDecision.REJECT).result(PATIENCE)
    said = listened(session)
    request = OpenFolder(first.folder, "plate", backbone=FAST_BACKBONE, threshold=99.0)
    session.inspect(session.open_folder(request).result(PATIENCE).id).result(PATIENCE)
    assert [part.path for part in outcomes(said)[-1].lost_rejects] == [row.path]


def test_a_known_part_at_the_lower_threshold_counts_as_flagged(
    session: Session, first: DrawnParts, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = shadowed(session, first)

    def at_the_threshold(
        _: KnownParts, scorable: Sequence[object], memory: RecipeMemory
    ) -> tuple[list, list]:
        return [], [memory.calibration.lower for _ in scorable]

    monkeypatch.setattr(KnownParts, "_judged", at_the_threshold)
    (part,) = session.challenges.run(lot_of(session).recipe_id).result(PATIENCE).parts
    assert part.path == row.path and part.flagged_before and part.flagged_after


def defect_cells(session: Session, lot: Lot, encoding_id: str) -> np.ndarray:
    def read(reading: Reading) -> str:
        (row,) = reading.references(lot.recipe_id, encoding_id, DEFECT)
        return row.artifact_hash

    artifact = session.read(read).result(PATIENCE)
    return ReferenceRecord.from_bytes(session.store.artifacts.get(artifact)).cells


def test_a_part_that_a_mark_has_quieted_is_rejected_for_what_it_showed_without_the_mark(
    session: Session, first: DrawnParts
) -> None:
    lot = lot_of(session)
    row = worst(session, lot, first.names(DemoKind.DEFECT))
    request = highest_finding(session, row)
    review = session.review_part(row.part_id, PartDecision.REJECT).result(PATIENCE)
    session.challenges.run(lot.recipe_id).result(PATIENCE)
    bank = session.read(lambda reading: reading.bank_version(lot.recipe_id)).result(PATIENCE)
    assert bank is not None
    before = defect_cells(session, lot, bank.encoding_id)
    session.withdraw(review.id).result(PATIENCE)
    session.keep_mark(request).result(PATIENCE)
    session.settle()
    assert rows_of(session, lot)[row.path].quiet_by == (1,)
    session.review_part(row.part_id, PartDecision.REJECT).result(PATIENCE)
    session.challenges.run(lot.recipe_id).result(PATIENCE)
    assert before.any()
    assert np.array_equal(defect_cells(session, lot, bank.encoding_id), before)


def test_a_defect_is_learnt_from_its_picture_where_its_features_are_gone(
    session: Session, first: DrawnParts
) -> None:
    lot = lot_of(session)
    session.store.features.close()
    for path in session.workspace.features.rglob("*.f16"):
        path.unlink()
    row = rows_of(session, lot)[first.names(DemoKind.DEFECT)[0]]
    session.review_part(row.part_id, PartDecision.REJECT).result(PATIENCE)
    outcome = session.challenges.run(lot.recipe_id).result(PATIENCE)
    (part,) = outcome.rejects
    assert part.path == row.path and not outcome.unscored
    assert part.before == pytest.approx(row.score, abs=0.02)


def test_another_backbone_encodes_the_known_parts_anew_and_names_those_it_cannot(
    tmp_path: Path, first: DrawnParts, second: DrawnParts
) -> None:
    folder = shutil.copytree(second.folder, tmp_path / "second")
    session = Session.open(tmp_path / "workspace")
    try:
        lot = inspect(session, DrawnParts(folder, second.parts))
        rows = rows_of(session, lot)
        bad, good = second.names(DemoKind.DEFECT)[0], second.names(DemoKind.GOOD)[:2]
        session.review_part(rows[bad].part_id, PartDecision.REJECT).result(PATIENCE)
        for name in good:
            session.challenges.add_good(rows[name].part_id).result(PATIENCE)
        before = session.challenges.run(lot.recipe_id).result(PATIENCE)
        assert (len(before.rejects), len(before.good)) == (1, 2)

        (folder / good[1]).unlink()
        version = session.recipe("plate").result(PATIENCE)

        def change(writing: Writing) -> None:
            settings = replace(version.settings, radii=(1,))
            writing.add_recipe_version(version.recipe_id, settings, None, "another encoding")

        session._writer.submit(change).result(PATIENCE)
        said = listened(session)
        inspect(session, first)
        session.settle()
        after = session.challenges.run(lot.recipe_id).result(PATIENCE)
        assert [part.path for part in after.rejects] == [bad]
        assert [part.path for part in after.good] == [good[0]]
        assert [(part.path, part.known) for part in after.unscored] == [(good[1], Known.GOOD)]
        told = [what for what in notices(said) if good[1] in what]
        assert len(told) == 1 and "1 known part is of no use" in told[0]
        assert all(part.before != old.before for part, old in zip(after.rejects, before.rejects, strict=True))
    finally:
        session.close()

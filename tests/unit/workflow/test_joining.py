"""Pictures that join a lot later, or change, are judged on one scale with the rest of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import cv2
import numpy as np
import pytest
from lot_in_work import PATIENCE, DrawnParts, highest_finding, lot_of, outcome, rows_of, worst

from inspector_app.domain.lot import Verdict
from inspector_app.domain.recipe import FAST_BACKBONE
from inspector_app.imaging.decode import decode
from inspector_app.imaging.demo_parts import DemoKind
from inspector_app.workflow.requests import OpenFolder
from inspector_app.workflow.scoring import LotScoring
from inspector_app.workflow.session import Session
from inspector_app.workflow.worker import Steps


def same_picture(source: Path, target: Path) -> None:
    """The same pixels in another file, so that it is not taken for the same file."""
    pixels = decode(source).pixels
    done, data = cv2.imencode(".bmp", np.ascontiguousarray(pixels[..., ::-1]))
    assert done
    target.write_bytes(data.tobytes())


def folder_of(drawn: DrawnParts, names: list[str], folder: Path) -> Path:
    folder.mkdir()
    for name in names:
        shutil.copyfile(drawn.folder / name, folder / name)
    return folder


def inspect_folder(session: Session, folder: Path, good: Path | None = None) -> str:
    request = OpenFolder(folder, "plate", backbone=FAST_BACKBONE, good=good)
    lot = session.open_folder(request).result(PATIENCE)
    session.inspect(lot.id).result(PATIENCE)
    return lot.id


def test_what_joins_after_the_recipe_has_learnt_anew_is_judged_with_the_whole_lot(
    first: DrawnParts, second: DrawnParts, tmp_path: Path
) -> None:
    names = [part.file for part in first.parts][:14]
    mine = folder_of(first, names, tmp_path / "mine")
    good = folder_of(first, first.names(DemoKind.GOOD)[-11:], tmp_path / "good")
    session = Session.open(tmp_path / "workspace")
    try:
        lot_id = inspect_folder(session, mine)
        inspect_folder(session, second.folder, good)
        lot = session.summary(lot_id).result(PATIENCE).lot
        before = outcome(session, lot)
        inspect_folder(session, mine)
        assert outcome(session, lot) == before, "opening it again judges nothing anew"

        same_picture(mine / names[0], mine / "joined.bmp")
        inspect_folder(session, mine)
        rows = rows_of(session, lot)
        assert rows["joined.bmp"].raw == pytest.approx(rows[names[0]].raw, abs=1e-3)
        assert rows[names[0]].raw != before[names[0]][0]
    finally:
        session.close()


def test_a_lot_whose_good_parts_are_named_later_is_judged_by_them(first: DrawnParts, tmp_path: Path) -> None:
    names = [part.file for part in first.parts][:12]
    mine = folder_of(first, names, tmp_path / "mine")
    good = folder_of(first, first.names(DemoKind.GOOD)[-11:], tmp_path / "good")
    late, at_once = Session.open(tmp_path / "late"), Session.open(tmp_path / "at once")
    try:
        inspect_folder(late, mine)
        inspect_folder(late, mine, good)
        inspect_folder(at_once, mine, good)
        theirs = {path: row.raw for path, row in rows_of(at_once, lot_of(at_once, "mine")).items()}
        ours = {path: row.raw for path, row in rows_of(late, lot_of(late, "mine")).items()}
        assert ours == pytest.approx(theirs, abs=1e-4)
    finally:
        late.close()
        at_once.close()


def test_a_mark_on_a_lot_of_an_older_bank_stays_on_that_lots_scale(
    first: DrawnParts, second: DrawnParts, workspace: Path, tmp_path: Path
) -> None:
    good = folder_of(first, first.names(DemoKind.GOOD)[-11:], tmp_path / "good")
    session = Session.open(workspace)
    try:
        lot = lot_of(session)
        before = outcome(session, lot)
        newer = session.summary(inspect_folder(session, second.folder, good)).result(PATIENCE)
        request = highest_finding(session, worst(session, lot, first.names(DemoKind.NUISANCE)))
        mark = session.keep_mark(request).result(PATIENCE)
        session.settle()
        after = outcome(session, lot)
        touched = {name for name, (_, _, quiet) in after.items() if quiet}
        assert touched
        same = [name for name, (raw, _, _) in after.items() if raw == before[name][0]]
        assert len(same) > len(after) / 3
        assert all(after[name] == before[name] for name in same), (
            "what the mark does not touch keeps its scale"
        )
        for name in set(first.names(DemoKind.DEFECT)) - touched:
            assert after[name][1] == pytest.approx(before[name][1], rel=0.1)
        assert session.summary(newer.lot.id).result(PATIENCE).version == newer.version

        session.revoke_mark(mark.id).result(PATIENCE)
        assert outcome(session, lot) == before
    finally:
        session.close()


def test_a_threshold_moves_the_lot_it_is_dragged_in_also_under_an_older_bank_and_no_lot_of_the_newer_one(
    first: DrawnParts, second: DrawnParts, workspace: Path, tmp_path: Path
) -> None:
    good = folder_of(first, first.names(DemoKind.GOOD)[-11:], tmp_path / "good")
    session = Session.open(workspace)
    try:
        older = lot_of(session)
        newer = session.find_lot(inspect_folder(session, second.folder, good)).result(PATIENCE)
        theirs = session.summary(newer.id).result(PATIENCE).version.calibration
        judged = outcome(session, newer)
        raws = sorted(raw for raw, _, _ in outcome(session, older).values() if raw is not None)

        def flagged() -> int:
            return sum(row.verdict is Verdict.FLAGGED for row in rows_of(session, older).values())

        assert flagged() != 4
        session.set_threshold(older.id, (raws[-5] + raws[-4]) / 2).result(PATIENCE)
        assert flagged() == 4
        assert outcome(session, newer) == judged
        assert session.summary(newer.id).result(PATIENCE).version.calibration == theirs

        # the next lot is judged by the newer bank, on its own scale
        copied = shutil.copytree(second.folder, tmp_path / "later")
        later = session.find_lot(inspect_folder(session, copied)).result(PATIENCE)
        assert session.summary(later.id).result(PATIENCE).version.calibration == theirs
        assert {n: raw for n, (raw, _, _) in outcome(session, later).items()} == pytest.approx(
            {n: raw for n, (raw, _, _) in judged.items()}, abs=1e-4
        )
    finally:
        session.close()


def test_a_lot_that_was_left_with_two_banks_is_finished_when_it_is_opened_again(
    first: DrawnParts, second: DrawnParts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [part.file for part in first.parts][:14]
    mine = folder_of(first, names, tmp_path / "mine")
    good = folder_of(first, first.names(DemoKind.GOOD)[-11:], tmp_path / "good")

    def killed(_: LotScoring) -> Steps:
        raise KeyboardInterrupt
        yield

    session = Session.open(tmp_path / "workspace")
    try:
        lot_id = inspect_folder(session, mine)
        inspect_folder(session, second.folder, good)
        same_picture(mine / names[0], mine / "joined.bmp")
        with monkeypatch.context() as crash:
            crash.setattr(LotScoring, "_redo_what_is_stale", killed)
            with pytest.raises(KeyboardInterrupt):
                inspect_folder(session, mine)
        assert len(banks_of(session, lot_id)) == 2
    finally:
        session.close()
    session = Session.open(tmp_path / "workspace")
    try:
        inspect_folder(session, mine)
        assert len(banks_of(session, lot_id)) == 1
        rows = rows_of(session, session.find_lot(lot_id).result(PATIENCE))
        assert rows["joined.bmp"].raw == pytest.approx(rows[names[0]].raw, abs=1e-3)
    finally:
        session.close()


def banks_of(session: Session, lot_id: str) -> set[str]:
    """The normal banks that have scored the lot's parts as they stand."""
    with session.store.reading() as reading:
        banks = reading.banks_of_runs(lot_id)
        return {banks[row.run_id] for row in reading.current_rows(lot_id)}

"""Beside a program that has the workspace open, commands that only read go on; what writes is refused by name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lot_in_work import PATIENCE, lot_of

from inspector_app.cli import run
from inspector_app.domain.errors import WorkspaceLocked
from inspector_app.domain.filtering import PartQuery
from inspector_app.workflow.session import Session


def states(root: Path) -> dict[str, tuple[int, int]]:
    """Size and time of every file, without the shared memory by which SQLite tells processes of each other.

    Nor is the log among them: here the holder, in the same process, writes down what both do.
    """
    return {
        path.relative_to(root).as_posix(): (path.stat().st_size, path.stat().st_mtime_ns)
        for path in root.rglob("*")
        if path.is_file() and not path.name.endswith("-shm") and path.parent.name != "logs"
    }


def test_lots_figures_thresholds_and_recipes_are_read_while_a_window_has_the_workspace(
    session: Session, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    root, lot = session.workspace.root, lot_of(session)
    before = states(root)
    for command in (
        ["lots", "--json", "-"],
        ["statistics", "--json", "-"],
        ["threshold", lot.recipe_name, "--json", "-"],
        ["recipe", "show", lot.recipe_name],
        ["marks", "list", "--recipe", lot.recipe_name, "--json", "-"],
        ["challenge", lot.recipe_name, "--runs", "--json", "-"],
        ["shifts", "--json", "-"],
        ["feed", "status", "--json", "-"],
        ["export", "--lot", lot.name],
    ):
        assert run([*command, "--workspace", str(root)]) == 0, command
        said = capfd.readouterr()
        assert "in use by" in " ".join(said.err.split())
        json.loads(said.out.splitlines()[0] if command[0] == "export" else said.out)
    out = tmp_path / "documents"
    assert run(["report", lot.name, "--format", "csv,json", "--out", str(out), "--workspace", str(root)]) == 0
    assert "not noted" in " ".join(capfd.readouterr().err.split())
    assert {path.suffix for path in out.iterdir()} == {".csv", ".json"}
    assert states(root) == before


def test_the_same_figures_are_read_beside_as_inside(session: Session) -> None:
    lot = lot_of(session)
    beside = Session.open_to_read(session.workspace.root)
    try:
        assert beside.store.held is not None
        mine, theirs = (
            each.part_rows(lot.id, PartQuery(), 0, 1000).result(PATIENCE) for each in (session, beside)
        )
        assert mine == theirs
    finally:
        beside.close()
    assert session.lots().result(PATIENCE)  # the holder goes on


def test_what_writes_or_computes_is_refused_beside_and_says_who_has_the_workspace(
    session: Session, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    root, lot = session.workspace.root, lot_of(session)
    before = states(root)
    for command in (
        ["lots", "--drift"],
        ["shifts", "early=06:00-14:00", "late=14:00-06:00"],
        ["rescore", "--lot", lot.name],
        ["report", lot.name],  # into the workspace itself
    ):
        assert run([*command, "--workspace", str(root)]) == 2, command
        assert "in use by" in " ".join(capfd.readouterr().err.split())
    beside = Session.open_to_read(root)
    try:
        with pytest.raises(WorkspaceLocked):
            beside.set_shifts([]).result(PATIENCE)
        assert isinstance(beside.rescore(lot.id).exception(PATIENCE), WorkspaceLocked)
    finally:
        beside.close()
    assert states(root) == before


def test_where_nobody_has_the_workspace_it_is_opened_as_always(tmp_path: Path) -> None:
    own = Session.open_to_read(tmp_path / "own")
    try:
        assert own.store.held is None
        assert (tmp_path / "own" / "inspector.lock.json").is_file()
    finally:
        own.close()

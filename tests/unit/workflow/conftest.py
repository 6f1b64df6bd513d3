"""A drawn lot that is inspected once; every test works on a copy of that workspace."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from lot_in_work import DrawnParts, inspect

from inspector_app.imaging.demo_parts import write_demo_lot
from inspector_app.workflow.session import Session
from tests.begun_workspaces import begun_workspaces

__all__ = ["begun_workspaces"]


@pytest.fixture(scope="session")
def first(tmp_path_factory: pytest.TempPathFactory) -> DrawnParts:
    folder = tmp_path_factory.mktemp("pictures") / "first"
    return DrawnParts(folder, write_demo_lot(folder, lot=1, parts=30))


@pytest.fixture(scope="session")
def second(tmp_path_factory: pytest.TempPathFactory) -> DrawnParts:
    folder = tmp_path_factory.mktemp("pictures") / "second"
    return DrawnParts(folder, write_demo_lot(folder, lot=2, parts=12))


@pytest.fixture(scope="session")
def inspected(first: DrawnParts, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the first lot in it."""
    root = tmp_path_factory.mktemp("inspected") / "workspace"
    session = Session.open(root)
    try:
        inspect(session, first)
    finally:
        session.close()
    return root


@pytest.fixture
def workspace(inspected: Path, tmp_path: Path) -> Path:
    return shutil.copytree(inspected, tmp_path / "workspace")


@pytest.fixture
def session(workspace: Path) -> Iterator[Session]:
    opened = Session.open(workspace)
    yield opened
    opened.close()

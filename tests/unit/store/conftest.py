"""A migrated database in a workspace of its own, closed at the end."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from shop_floor import ShopFloor

from inspector_app.store.database import Database
from inspector_app.store.workspace import Workspace


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database at the newest revision, to be copied: migrating takes longer than most tests."""
    path = tmp_path_factory.mktemp("migrated") / "inspector.db"
    made = Database(f"sqlite:///{path}")
    made.migrate()
    made.close()
    return path


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = Workspace(tmp_path / "workspace")
    made.create()
    return made


@pytest.fixture
def database(workspace: Workspace, migrated: Path) -> Iterator[Database]:
    shutil.copyfile(migrated, workspace.database)
    opened = Database(workspace)
    yield opened
    opened.close()


@pytest.fixture
def floor(database: Database) -> ShopFloor:
    shop = ShopFloor(database)
    shop.open_recipe()
    return shop

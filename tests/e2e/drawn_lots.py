"""Lots of drawn parts that the end-to-end tests inspect, and a way to run commands."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from inspector_app.cli import run
from inspector_app.domain.recipe import FAST_BACKBONE
from inspector_app.imaging.demo_parts import DemoKind, DemoPart, write_demo_lot

PARTS = 28  # more than the 24 that make a provisional bank


@dataclass(frozen=True)
class DrawnLot:
    folder: Path
    truth: dict[str, DemoPart]

    def names(self, kind: DemoKind) -> set[str]:
        return {name for name, part in self.truth.items() if part.kind is kind}


def draw(folder: Path, lot: int) -> DrawnLot:
    truth = write_demo_lot(folder, lot=lot, parts=PARTS)
    return DrawnLot(folder, {part.file: part for part in truth})


@pytest.fixture(scope="session")
def lot_a(tmp_path_factory: pytest.TempPathFactory) -> DrawnLot:
    return draw(tmp_path_factory.mktemp("pictures") / "lot-a", 1)


@pytest.fixture(scope="session")
def lot_b(tmp_path_factory: pytest.TempPathFactory) -> DrawnLot:
    return draw(tmp_path_factory.mktemp("pictures") / "lot-b", 2)


@dataclass(frozen=True)
class Inspector:
    """The command line on one workspace."""

    workspace: Path

    def __call__(self, *arguments: object) -> int:
        return run([*(str(argument) for argument in arguments), "--workspace", str(self.workspace)])

    def inspect(self, folder: Path, *more: object, category: str = "plate") -> list[dict[str, Any]]:
        out = self.workspace.parent / "inspect.jsonl"
        code = self(
            "inspect", folder, "--category", category, "--backbone", FAST_BACKBONE, "--json", out, *more
        )
        assert code == 0
        return read_lines(out)

    def export(self, lot: str, *more: object) -> list[dict[str, Any]]:
        out = self.workspace.parent / "export.jsonl"
        assert self("export", "--lot", lot, "--json", out, *more) == 0
        return read_lines(out)


@pytest.fixture(scope="session")
def workspace_of_a(lot_a: DrawnLot, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace in which lot A was inspected, to be copied by tests that begin there."""
    runner = Inspector(tmp_path_factory.mktemp("inspected") / "workspace")
    runner.inspect(lot_a.folder, "--lot", "A")
    return runner.workspace


@pytest.fixture
def inspector_of_a(workspace_of_a: Path, tmp_path: Path) -> Inspector:
    """The command line on a workspace in which lot A is inspected."""
    return Inspector(Path(shutil.copytree(workspace_of_a, tmp_path / "workspace")))


@pytest.fixture
def inspector(tmp_path: Path) -> Inspector:
    return Inspector(tmp_path / "workspace")


def read_lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def by_image(lines: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {line["image"]: line for line in lines}

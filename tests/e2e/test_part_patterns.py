"""Parts of several pictures on the command line: looked at first, then inspected, and every bad pattern explained."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from drawn_lots import DrawnLot, Inspector

from inspector_app.cli import run
from inspector_app.imaging.demo_parts import DemoKind


@pytest.fixture
def pairs(lot_a: DrawnLot, tmp_path: Path) -> Path:
    folder = tmp_path / "pairs"
    folder.mkdir()
    good, bad = sorted(lot_a.names(DemoKind.GOOD)), sorted(lot_a.names(DemoKind.DEFECT))
    for number in range(7):
        shutil.copyfile(lot_a.folder / good[2 * number], folder / f"{number}_top.png")
        side = bad[0] if number == 4 else good[2 * number + 1]
        shutil.copyfile(lot_a.folder / side, folder / f"{number}_side.png")
    return folder


def test_a_pattern_is_looked_at_and_then_used(inspector: Inspector, pairs: Path, tmp_path: Path) -> None:
    out = tmp_path / "parts.json"
    assert run(["parts", str(pairs), "suffix:top,side", "--json", str(out)]) == 0
    seen = json.loads(out.read_text(encoding="utf-8"))
    assert (seen["files"], seen["parts"], seen["views"], seen["alone"]) == (14, 7, ["side", "top"], [])
    assert run(["parts", str(pairs), "suffix:top,side"]) == 0

    lines = inspector.inspect(pairs, "--parts", "suffix:top,side")
    assert len(lines) == 14, "a line an image"
    listed = tmp_path / "lots.json"
    assert inspector("lots", "--json", listed) == 0
    assert [lot["parts"] for lot in json.loads(listed.read_text(encoding="utf-8"))] == [7]


@pytest.mark.parametrize("pattern", ["suffix:left", "(?P<part>", "folder"])
def test_a_pattern_that_does_not_suit_ends_with_a_sentence(
    inspector: Inspector, pairs: Path, pattern: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert inspector("inspect", pairs, "--parts", pattern) == 2
    assert run(["parts", str(pairs), pattern]) == 2
    said = " ".join(capfd.readouterr().err.split())
    assert "part pattern" in said and "suffix:top,side" in said and "Traceback" not in said


def test_a_recipe_keeps_a_pattern_and_refuses_a_bad_one(
    inspector: Inspector, pairs: Path, tmp_path: Path
) -> None:
    settings = tmp_path / "settings.json"
    settings.write_text(json.dumps({"category": "plate", "part_pattern": "suffix:top,side"}), "utf-8")
    assert inspector("recipe", "set", "plate", settings) == 0
    lot = tmp_path / "lots.json"
    assert inspector("inspect", pairs, "--category", "plate") == 0
    assert inspector("lots", "--json", lot) == 0
    assert json.loads(lot.read_text(encoding="utf-8"))[0]["parts"] == 7
    settings.write_text(json.dumps({"category": "plate", "part_pattern": "(?P<part>"}), "utf-8")
    assert inspector("recipe", "set", "plate", settings) == 2

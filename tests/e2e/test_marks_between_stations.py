"""A story of two stations: marked twice, merged, carried over in one file, taken in, and taken back."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
from drawn_lots import DrawnLot, Inspector, by_image

from inspector_app.imaging.demo_parts import DemoKind


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def flagged(inspector: Inspector) -> set[str]:
    return {name for name, line in by_image(inspector.export("A")).items() if line["verdict"] == "flagged"}


def worst_shadow(inspector: Inspector, lot: DrawnLot) -> dict[str, Any]:
    lines = [line for line in inspector.export("A") if line["image"] in lot.names(DemoKind.NUISANCE)]
    return max((line for line in lines if line["findings"]), key=lambda line: float(line["score"]))


def test_marks_are_merged_exported_and_imported_by_another_station(
    inspector_of_a: Inspector,
    workspace_of_a: Path,
    lot_a: DrawnLot,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    here = inspector_of_a
    before = flagged(here)
    shadow = worst_shadow(here, lot_a)
    x, y, w, h = shadow["findings"][0]["box"]
    marked = ("mark", "--lot", "A", "--image", shadow["image"], "--author", "anna")
    assert here(*marked, "--finding", 1, "--note", "gripper shadow") == 0
    assert here(*marked, "--box", f"{max(0, x - 4)},{max(0, y - 4)},{w + 8},{h + 8}") == 0
    with_marks = flagged(here)
    assert with_marks < before

    assert here("marks", "duplicates", "--recipe", "plate", "--json", tmp_path / "pairs.json") == 0
    ((keeps, covered),) = [(pair["keeps"], pair["covered"]) for pair in read(tmp_path / "pairs.json")]
    both = ("--recipe", "plate", "--keep", keeps, "--revoke", covered)
    assert here("marks", "merge", *both, "--preview", "--json", tmp_path / "change.json") == 0
    returns = set(read(tmp_path / "change.json")["returns"])
    assert flagged(here) == with_marks, "a preview keeps nothing"
    assert here("marks", "merge", *both, "--force") == 0
    assert flagged(here) - with_marks == returns, "nothing got loud that was not told"

    file = tmp_path / "plate.inspector-marks"
    assert here("marks", "export", file, "--recipe", "plate") == 0

    there = Inspector(Path(shutil.copytree(workspace_of_a, tmp_path / "there")))
    assert flagged(there) == before
    taken = ("marks", "import", file, "--recipe", "plate", "--lot", "A", "--author", "bert")
    assert there(*taken, "--preview", "--json", tmp_path / "brings.json") == 0
    brings = read(tmp_path / "brings.json")
    assert flagged(there) == before and not brings["joined"]
    assert [mark["author"] for mark in brings["marks"]] == ["anna"]
    assert there(*taken) == 0
    assert flagged(there) == flagged(here) == before - set(brings["clears"])
    assert there("marks", "list", "--recipe", "plate", "--json", tmp_path / "list.json") == 0
    (mark,) = read(tmp_path / "list.json")
    assert (mark["mark"], mark["author"], mark["active"]) == (1, "anna", True)

    capsys.readouterr()
    assert there(*taken) == 2
    assert "all of these marks already" in " ".join(capsys.readouterr().err.split())
    assert there("revoke", "--recipe", "plate", "--mark", "P-1") == 0
    assert flagged(there) == before


def test_a_file_of_marks_from_another_backbone_names_both_and_changes_nothing(
    inspector_of_a: Inspector, lot_a: DrawnLot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shadow = worst_shadow(inspector_of_a, lot_a)
    assert inspector_of_a("mark", "--lot", "A", "--image", shadow["image"], "--finding", 1) == 0
    file = tmp_path / "plate.inspector-marks"
    assert inspector_of_a("marks", "export", file, "--recipe", "plate") == 0
    with zipfile.ZipFile(file) as old:
        held = {name: old.read(name) for name in old.namelist()}
    index = json.loads(held["marks.json"])
    here = index["backbone"]["weights_sha256"][:12]
    index["backbone"] |= {"encoding_id": "f" * 64, "weights_sha256": "e" * 64, "id": "another"}
    held["marks.json"] = json.dumps(index).encode()
    with zipfile.ZipFile(file, "w") as new:
        for name, data in held.items():
            new.writestr(name, data)
    capsys.readouterr()
    assert inspector_of_a("marks", "import", file, "--recipe", "plate", "--lot", "A") == 2
    told = "".join(capsys.readouterr().err.split())
    assert "e" * 12 in told and here in told and "Traceback" not in told

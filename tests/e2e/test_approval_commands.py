"""The commands of the second person, from a mark that waits to its certificate."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from drawn_lots import DrawnLot, Inspector

from inspector_app.imaging.demo_parts import DemoKind


def said(capsys: pytest.CaptureFixture[str]) -> str:
    return " ".join(capsys.readouterr().err.split())


def test_a_mark_waits_is_approved_by_another_person_and_certified(
    inspector_of_a: Inspector, lot_a: DrawnLot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run, out = inspector_of_a, tmp_path / "out.json"
    settings = tmp_path / "plate.json"
    assert run("recipe", "show", "plate") == 0
    wanted = json.loads(capsys.readouterr().out) | {"approval_required": True, "challenge_every": 8}
    settings.write_text(json.dumps(wanted), encoding="utf-8")
    assert run("recipe", "set", "plate", settings) == 0
    shadow = max(lot_a.names(DemoKind.NUISANCE))
    marked = ("mark", "--lot", "A", "--image", shadow, "--finding", "1")
    assert run(*marked, "--author", "anna", "--json", out) == 0
    kept = json.loads(out.read_text(encoding="utf-8"))
    assert kept["waiting"] and kept["clears"]
    assert run("lots", "--json", out) == 0
    flagged = json.loads(out.read_text(encoding="utf-8"))[0]["flagged"]
    assert run("marks", "approve", "P-1", "--author", "ANNA") == 2
    assert "has made the mark" in said(capsys)
    assert run("marks", "approve", "P-1", "--author", "bert", "--note", "seen", "--json", out) == 0
    assert json.loads(out.read_text(encoding="utf-8"))["clears"] == kept["clears"]
    assert run("lots", "--json", out) == 0
    assert json.loads(out.read_text(encoding="utf-8"))[0]["flagged"] <= flagged - len(kept["clears"])
    assert run("challenge", "plate", "--shift-start", "--author", "bert") == 0
    assert run("challenge", "plate", "--runs", "--json", out) == 0
    (shift, *_) = json.loads(out.read_text(encoding="utf-8"))
    assert (shift["reason"], shift["author"]) == ("shift start", "bert")
    capsys.readouterr()
    assert run("report", "--mark", "P-1", "--format", "html", "--out", tmp_path / "docs") == 0
    path = Path(capsys.readouterr().out.strip())
    assert "Approved by bert" in path.read_text(encoding="utf-8")
    assert run("report", "A", "--mark", "1") == 2
    assert run("marks", "refuse", "P-1", "--note", "no", "--author", "carla") == 2
    assert "does not wait for approval" in said(capsys)

"""The log on the command line: what an operator did is listed, verified, exported, and checked elsewhere."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from pathlib import Path

import pytest
from drawn_lots import Inspector, read_lines

from inspector_app.cli import run
from inspector_app.domain.filtering import PartQuery
from inspector_app.domain.review import PartDecision
from inspector_app.workflow.session import Session


@pytest.fixture
def reviewed(inspector_of_a: Inspector) -> Inspector:
    session = Session.open(inspector_of_a.workspace)
    try:
        (summary,) = session.lots().result()
        part_id = session.part_ids(summary.lot.id, PartQuery()).result()[0]
        session.review_part(part_id, PartDecision.REJECT).result()
    finally:
        session.close()
    return inspector_of_a


def test_what_was_done_is_listed_and_all_of_it_fits(reviewed: Inspector, tmp_path: Path) -> None:
    out = tmp_path / "rows.jsonl"
    assert reviewed("audit", "list", "--json", out, "--limit", 1000) == 0
    kinds = [row["kind"] for row in read_lines(out)]
    assert kinds[0] == "review" and kinds[-1] == "genesis"
    assert {"recipe", "lot", "job", "run", "bank version", "recipe version", "migration"} <= set(kinds)
    assert reviewed("audit", "list", "--kind", "review", "--from", "2020-01-01", "--json", out) == 0
    assert [json.loads(row["content"])["decision"] for row in read_lines(out)] == ["reject"]
    assert reviewed("audit", "list", "--to", "2020-01-01", "--json", out) == 0
    assert read_lines(out) == []
    assert reviewed("audit", "list") == 0
    assert reviewed("audit", "list", "--from", "yesterday") == 2
    verdict = tmp_path / "verdict.json"
    assert reviewed("audit", "verify", "--json", verdict) == 0
    found = json.loads(verdict.read_text())
    assert found["sound"] and found["rows"] == len(kinds)
    assert reviewed("audit", "verify", "--head", found["head"]["hash"]) == 0
    assert reviewed("audit", "verify", "--head", "0" * 64) == 1
    assert reviewed("audit", "verify", "--head", "rubbish") == 2


def test_a_changed_review_is_found_and_the_exit_code_says_so(
    reviewed: Inspector, capsys: pytest.CaptureFixture[str]
) -> None:
    with sqlite3.connect(reviewed.workspace / "inspector.db") as connection:
        connection.execute("DROP TRIGGER keep_review_from_update")
        connection.execute("UPDATE review SET decision = 'accept'")
    assert reviewed("audit", "verify") == 1
    assert "was changed after it was logged (decision)" in " ".join(capsys.readouterr().err.split())


def test_an_export_is_signed_here_and_checked_elsewhere(reviewed: Inspector, tmp_path: Path) -> None:
    file, key = tmp_path / "log.jsonl", tmp_path / "auditor.pub"
    assert reviewed("audit", "key", key) == 0
    assert reviewed("audit", "export", file, "--sign", "--author", "quality") == 0
    assert key.read_bytes() == (tmp_path / "log.jsonl.pub").read_bytes()
    assert run(["audit", "check", str(file), "--key", str(key)]) == 0
    file.write_text(file.read_text().replace('"reject', '"accept'))
    file.write_text(file.read_text().replace('\\"reject', '\\"accept'))
    assert run(["audit", "check", str(file), "--key", str(key)]) == 1
    out = tmp_path / "rows.jsonl"
    assert reviewed("audit", "list", "--limit", 1, "--json", out) == 0
    (row,) = read_lines(out)
    assert (row["kind"], row["author"]) == ("export", "quality")


def test_what_leaves_the_workspace_is_noted_with_its_hash(reviewed: Inspector, tmp_path: Path) -> None:
    reviewed.export("A")
    archive = tmp_path / "plate.inspector-recipe"
    assert reviewed("recipe", "export", "plate", archive) == 0
    assert reviewed("report", "A", "--out", tmp_path, "--format", "csv") == 0
    out = tmp_path / "rows.jsonl"
    assert reviewed("audit", "list", "--kind", "export", "--kind", "report", "--json", out) == 0
    report, recipe, lot = (json.loads(row["content"]) for row in read_lines(out))
    assert (lot["what"], lot["file"]) == ("lot", "export.jsonl")
    assert (recipe["what"], recipe["sha256"]) == ("recipe", hashlib.sha256(archive.read_bytes()).hexdigest())
    assert report["format"] == "csv"


def test_without_a_workspace_nothing_is_made(tmp_path: Path) -> None:
    assert Inspector(tmp_path / "none")("audit", "verify") == 2
    assert not (tmp_path / "none").exists()

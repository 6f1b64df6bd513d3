"""The commands that hold a recipe against known parts, and that let its bank grow."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from drawn_lots import DrawnLot, Inspector

from inspector_app.domain.review import PartDecision
from inspector_app.imaging.demo_parts import DemoKind
from inspector_app.workflow.session import Session


@pytest.fixture
def reviewed(inspector_of_a: Inspector, lot_a: DrawnLot) -> Inspector:
    """Lot A with its defects rejected and its shadows accepted."""
    session = Session.open(inspector_of_a.workspace)
    try:
        lot = session.find_lot("A").result()
        for names, decision in (
            (lot_a.names(DemoKind.DEFECT), PartDecision.REJECT),
            (lot_a.names(DemoKind.NUISANCE), PartDecision.ACCEPT),
        ):
            for name in names:
                session.review_part(session.image(lot.id, name).result().part_id, decision).result()
        session.settle()
    finally:
        session.close()
    return inspector_of_a


def _json(inspector: Inspector, tmp_path: Path, *arguments: object, code: int = 0) -> Any:
    out = tmp_path / "out.json"
    assert inspector(*arguments, "--json", out) == code
    return json.loads(out.read_text(encoding="utf-8"))


def test_known_parts_are_challenged_and_a_threshold_shows_what_it_loses(
    reviewed: Inspector, lot_a: DrawnLot, tmp_path: Path
) -> None:
    good = sorted(lot_a.names(DemoKind.GOOD))[:2]
    added = ("--lot", "A", "--add", good[0], "--add", good[1])
    row = _json(reviewed, tmp_path, "challenge", "plate", *added)
    assert (row["rejects"], row["good"]) == (len(lot_a.names(DemoKind.DEFECT)), 2)
    assert row["lost"] == []
    high = _json(reviewed, tmp_path, "challenge", "plate", "--threshold", 999, "--fail-on-lost", code=1)
    assert {part["image"] for part in high["lost"]} <= lot_a.names(DemoKind.DEFECT)
    assert len(high["lost"]) == row["rejects_flagged"] > 0
    assert _json(reviewed, tmp_path, "challenge", "plate") == row, "nothing was kept"
    fewer = _json(reviewed, tmp_path, "challenge", "plate", "--lot", "A", "--remove", good[0])
    assert fewer["good"] == 1


def test_a_threshold_that_loses_known_parts_says_so_when_it_is_set(
    reviewed: Inspector, lot_a: DrawnLot, capsys: pytest.CaptureFixture[str]
) -> None:
    reviewed.inspect(lot_a.folder, "--lot", "A", "--threshold", 999)
    assert "the threshold 999 loses known parts" in " ".join(capsys.readouterr().err.split())


def test_the_bank_grows_after_a_preview_and_returns(reviewed: Inspector, tmp_path: Path) -> None:
    grow = ("bank", "grow", "--lot", "A", "--accepted")
    preview = _json(reviewed, tmp_path, *grow, "--preview")
    assert preview["preview"] and preview["patches"] > 0
    grown = _json(reviewed, tmp_path, *grow, "--force")
    assert grown == {**preview, "preview": False}
    assert reviewed("bank", "revert", "--recipe", "plate", "--preview") == 0
    assert reviewed("bank", "revert", "--recipe", "plate") == 0, "the preview has kept nothing"
    assert reviewed("bank", "revert", "--recipe", "plate") == 2


def test_revoking_says_which_known_good_parts_it_flags_again_and_a_preview_changes_nothing(
    inspector_of_a: Inspector, lot_a: DrawnLot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    worst = max(
        (line for line in inspector_of_a.export("A") if line["image"] in lot_a.names(DemoKind.NUISANCE)),
        key=lambda line: line["score"],
    )["image"]
    added = ("--lot", "A", "--add", worst)
    assert _json(inspector_of_a, tmp_path, "challenge", "plate", *added)["good_flagged"] == 1
    marked = _json(inspector_of_a, tmp_path, "mark", "--lot", "A", "--image", worst, "--finding", 1)
    assert [part["image"] for part in marked["challenge"]["gained"]] == [worst] and marked["disturbs"] == []
    capsys.readouterr()
    for arguments in (("--preview",), ()):
        assert inspector_of_a("revoke", "--mark", "1", *arguments) == 0
    said = " ".join(capsys.readouterr().err.split())
    assert (
        "preview, nothing is changed: 0 of 0 known rejects flagged, 1 of 1 known good parts flagged" in said
    )
    assert f"P-1, revoked, loses known parts: 1 good part is flagged ({worst})" in said


def test_lots_are_listed_with_their_drift(inspector_of_a: Inspector, lot_b: DrawnLot, tmp_path: Path) -> None:
    inspector_of_a.inspect(lot_b.folder, "--lot", "B")
    plain = _json(inspector_of_a, tmp_path, "lots")
    assert [line["lot"] for line in plain] == ["B", "A"] and "drift" not in plain[0]
    second, first = _json(inspector_of_a, tmp_path, "lots", "--drift")
    assert first["drift"] is None, "the bank was made from it"
    assert 0 < second["drift"] < second["drift_alarm_from"] and second["drift_alarm"] is False


def test_findings_that_look_alike_are_listed_and_nothing_is_marked(
    inspector_of_a: Inspector, lot_a: DrawnLot, tmp_path: Path
) -> None:
    before = inspector_of_a.export("A")
    (group, *_) = _json(inspector_of_a, tmp_path, "suggest", "--lot", "A")
    assert group["parts"] >= 3 and group["of"] == len(lot_a.truth)
    assert {found["image"] for found in group["findings"]} & lot_a.names(DemoKind.NUISANCE)
    assert inspector_of_a.export("A") == before


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        (("challenge", "nowhere"), "no such recipe"),
        (("challenge", "plate", "--add", "x.png"), "need --lot"),
        (("bank", "grow", "--lot", "A"), "either --parts or --accepted"),
        (("bank", "grow", "--lot", "A", "--accepted"), "no parts are named"),
        (("bank", "revert", "--recipe", "plate"), "was not grown"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    inspector_of_a: Inspector, arguments: tuple[str, ...], fault: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert inspector_of_a(*arguments) == 2
    said = " ".join(capsys.readouterr().err.split())
    assert fault in said and "Traceback" not in said

"""The contract that scripts rely on, end to end: inspect, mark, the next lot, revoke, export."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from drawn_lots import DrawnLot, Inspector, by_image, read_lines

from inspector_app.imaging.decode import decode
from inspector_app.imaging.demo_parts import DemoKind
from inspector_app.store.workspace import Workspace, WorkspaceLock

KEYS = ["image", "lot", "score", "raw", "verdict", "band", "error", "map", "findings", "quiet_by", "note"]


def worst(lines: list[dict], names: set[str]) -> dict:
    return max((line for line in lines if line["image"] in names), key=lambda line: line["score"])


def test_inspect_writes_one_line_an_image_with_maps_of_the_images_size(
    inspector: Inspector, lot_a: DrawnLot, tmp_path: Path
) -> None:
    lines = inspector.inspect(lot_a.folder, "--maps", tmp_path / "maps", "--lot", "first")
    assert [line["image"] for line in lines] == sorted(lot_a.truth)
    for line in lines:
        assert list(line) == KEYS
        assert line["lot"] == "first" and line["note"] == ""
        values = np.load(tmp_path / "maps" / line["map"])
        pixels = decode(lot_a.folder / line["image"]).pixels
        assert values.dtype == np.float32 and values.shape == pixels.shape[:2]
        assert np.isfinite(values).all()
        assert (line["verdict"] == "flagged") == (line["score"] >= 1)
        assert bool(line["findings"]) == (line["verdict"] == "flagged")
        for finding in line["findings"]:
            x, y, w, h = finding["box"]
            assert x >= 0 and y >= 0 and x + w <= pixels.shape[1] and y + h <= pixels.shape[0]


def test_a_second_run_inspects_nothing_again_and_says_the_same(
    inspector_of_a: Inspector, lot_a: DrawnLot
) -> None:
    first = inspector_of_a.export("A")
    evidence = list(Workspace(inspector_of_a.workspace).artifacts.rglob("*.evidence"))
    assert inspector_of_a.inspect(lot_a.folder) == first
    assert list(Workspace(inspector_of_a.workspace).artifacts.rglob("*.evidence")) == evidence


def test_a_mark_quiets_its_lot_and_the_next_one_and_revoking_brings_the_parts_back(
    inspector_of_a: Inspector, lot_a: DrawnLot, lot_b: DrawnLot, tmp_path: Path
) -> None:
    inspector = inspector_of_a
    before = inspector.export("A")
    shadows = lot_a.names(DemoKind.NUISANCE)
    assert (
        sum(line["verdict"] == "flagged" for line in before if line["image"] in shadows) >= len(shadows) / 2
    )

    out = tmp_path / "mark.json"
    source = worst(before, shadows)["image"]
    mark = ("mark", "--lot", "A", "--image", source, "--finding", 1, "--json", out)
    assert inspector(*mark, "--preview") == 0
    preview = json.loads(out.read_text())
    assert preview["mark"] is None and preview["preview"] is True
    assert inspector.export("A") == before, "a preview writes nothing"

    assert inspector(*mark) == 0
    kept = json.loads(out.read_text())
    assert kept["mark"] == 1 and source in kept["clears"]
    assert kept["clears"] == preview["clears"]
    after = by_image(inspector.export("A"))
    assert all(after[name]["verdict"] == "ok" for name in kept["clears"])
    assert after[source]["quiet_by"] == [1]
    assert all(
        after[name]["verdict"] == "flagged"
        for name in lot_a.names(DemoKind.DEFECT)
        if by_image(before)[name]["verdict"] == "flagged"
    )

    left = [line for line in after.values() if line["verdict"] == "flagged" and line["image"] in shadows]
    if left:  # the first mark may have cleared them all
        assert inspector("mark", "--lot", "A", "--image", worst(left, shadows)["image"], "--finding", 1) == 0

    second = by_image(inspector.inspect(lot_b.folder, "--lot", "B"))
    quiet = [name for name in lot_b.names(DemoKind.NUISANCE) if second[name]["verdict"] == "ok"]
    assert len(quiet) >= 0.6 * len(lot_b.names(DemoKind.NUISANCE))
    assert any(set(second[name]["quiet_by"]) & {1, 2} for name in quiet)
    caught = {name for name in lot_b.names(DemoKind.DEFECT) if second[name]["verdict"] == "flagged"}
    assert len(caught) >= len(lot_b.names(DemoKind.DEFECT)) - 1

    assert inspector("revoke", "--mark", "P-1") == 0
    if left:
        assert inspector("revoke", "--mark", 2) == 0
    assert inspector.export("A") == before
    unmarked = by_image(inspector.export("B"))
    assert all(not line["quiet_by"] for line in unmarked.values())
    assert all(unmarked[name]["verdict"] == "flagged" for name in quiet if second[name]["quiet_by"])
    assert caught == {name for name in lot_b.names(DemoKind.DEFECT) if unmarked[name]["verdict"] == "flagged"}


def test_same_lot_and_seed_give_the_same_scores(
    inspector: Inspector, inspector_of_a: Inspector, lot_a: DrawnLot
) -> None:
    again = Inspector(inspector.workspace.parent / "another")
    assert again.inspect(lot_a.folder, "--lot", "A") == inspector_of_a.export("A")


def test_good_parts_make_the_bank_and_a_threshold_is_in_raw_units(
    inspector: Inspector, lot_a: DrawnLot, tmp_path: Path
) -> None:
    good = tmp_path / "good"
    good.mkdir()
    names = sorted(lot_a.names(DemoKind.GOOD))
    for name in names[:12]:
        (good / name).write_bytes((lot_a.folder / name).read_bytes())
    lines = inspector.inspect(lot_a.folder, "--good", good)
    defects = lot_a.names(DemoKind.DEFECT)
    assert all(line["verdict"] == "flagged" for line in lines if line["image"] in defects)
    raws = sorted(line["raw"] for line in lines)
    middle = raws[len(raws) // 2]
    moved = inspector.inspect(lot_a.folder, "--threshold", middle)
    assert [line["verdict"] == "flagged" for line in moved] == [line["raw"] >= middle for line in moved]
    assert [line["raw"] for line in moved] == [line["raw"] for line in lines]


def test_a_lot_keeps_its_scores_when_the_recipe_learns_another_bank(
    inspector_of_a: Inspector, lot_a: DrawnLot, lot_b: DrawnLot, tmp_path: Path
) -> None:
    inspector = inspector_of_a
    before = inspector.export("A")
    good = tmp_path / "good"
    good.mkdir()
    for name in sorted(lot_a.names(DemoKind.GOOD))[:11]:
        (good / name).write_bytes((lot_a.folder / name).read_bytes())
    inspector.inspect(lot_b.folder, "--lot", "B", "--good", good)
    assert inspector.export("A") == before


def test_fewer_than_ten_parts_are_all_flagged_with_the_reason(
    inspector: Inspector, lot_a: DrawnLot, tmp_path: Path
) -> None:
    few = tmp_path / "few"
    few.mkdir()
    for name in sorted(lot_a.truth)[:4]:
        (few / name).write_bytes((lot_a.folder / name).read_bytes())
    lines = inspector.inspect(few)
    assert [line["verdict"] for line in lines] == ["flagged"] * 4
    assert [line["note"] for line in lines] == ["too few parts to judge"] * 4
    assert all(line["findings"] for line in lines)


def test_a_single_image_is_scored_against_itself(
    inspector: Inspector, lot_a: DrawnLot, tmp_path: Path
) -> None:
    one = tmp_path / "one"
    one.mkdir()
    name = sorted(lot_a.truth)[0]
    (one / name).write_bytes((lot_a.folder / name).read_bytes())
    (line,) = inspector.inspect(one)
    assert line["verdict"] == "flagged" and line["raw"] is not None


def test_a_broken_picture_fails_its_part_and_the_lot_goes_on(
    inspector: Inspector, lot_a: DrawnLot, tmp_path: Path
) -> None:
    folder = tmp_path / "mixed ü 😀"
    folder.mkdir()
    names = sorted(lot_a.truth)[:12]
    for name in names:
        (folder / name).write_bytes((lot_a.folder / name).read_bytes())
    (folder / "zero.png").write_bytes(b"")
    (folder / "text.png").write_text("not a picture")
    (folder / "cut.png").write_bytes((folder / names[0]).read_bytes()[:2000])
    (folder / 'it\'s "quoted"\nname 😀.png').write_bytes((folder / names[1]).read_bytes())
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "dangling.png").symlink_to(folder / "nowhere.png")
    lines = by_image(inspector.inspect(folder))
    for name in ("zero.png", "text.png", "cut.png", "dangling.png"):
        assert lines[name]["verdict"] == "failed", name
        assert lines[name]["error"], name
        assert lines[name]["score"] is None and lines[name]["map"] is None
    assert lines['it\'s "quoted"\nname 😀.png']["verdict"] in ("ok", "flagged")
    assert sum(line["verdict"] == "failed" for line in lines.values()) == 4


def test_a_changed_file_is_inspected_again_and_a_new_one_joins(
    inspector: Inspector, lot_a: DrawnLot, tmp_path: Path
) -> None:
    folder = tmp_path / "lot"
    folder.mkdir()
    names = sorted(lot_a.truth)
    for name in names[:12]:
        (folder / name).write_bytes((lot_a.folder / name).read_bytes())
    before = by_image(inspector.inspect(folder))
    (folder / names[0]).write_bytes((lot_a.folder / names[20]).read_bytes() + b"")
    (folder / names[13]).write_bytes((lot_a.folder / names[13]).read_bytes())
    after = by_image(inspector.inspect(folder))
    assert set(after) - set(before) == {names[13]}
    assert after[names[0]]["raw"] != before[names[0]]["raw"]
    assert all(after[name]["raw"] == before[name]["raw"] for name in names[1:12])


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("inspect", "/nowhere/at/all", "--category", "x"), 2),
        (("mark", "--lot", "none", "--image", "a.png"), 2),
        (("mark", "--lot", "none", "--image", "a.png", "--finding", "1"), 2),
        (("revoke", "--mark", "7"), 2),
        (("revoke", "--mark", "seven"), 2),
        (("export", "--lot", "none"), 2),
        (("inspect",), 2),
        (("nonsense",), 2),
    ],
)
def test_wrong_usage_ends_with_two_and_a_sentence(
    inspector: Inspector, arguments: tuple[str, ...], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert inspector(*arguments) == code
    said = capsys.readouterr()
    assert "Traceback" not in said.err + said.out
    assert said.err.strip()


def test_a_locked_workspace_ends_with_two_and_names_the_holder(
    inspector: Inspector, lot_a: DrawnLot, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace = Workspace(inspector.workspace)
    workspace.create()
    with WorkspaceLock(workspace, program="the other one"):
        assert inspector("export", "--lot", "x") == 2
    assert "the other one" in capsys.readouterr().err


def test_flagged_parts_can_fail_a_script(inspector_of_a: Inspector, lot_a: DrawnLot, tmp_path: Path) -> None:
    inspector = inspector_of_a
    out = tmp_path / "again.jsonl"
    code = inspector(
        "inspect", lot_a.folder, "--category", "plate", "--lot", "A", "--json", out, "--fail-on-flagged"
    )
    assert code == 1
    assert len(read_lines(out)) == len(lot_a.truth)


def test_the_report_names_the_lot_and_every_flagged_part(
    inspector_of_a: Inspector, lot_a: DrawnLot, tmp_path: Path
) -> None:
    inspector = inspector_of_a
    lines = inspector.inspect(lot_a.folder, "--lot", "A <b>")
    assert inspector("report", "--lot", "A <b>", "--out", tmp_path / "documents") == 0
    (html,) = (tmp_path / "documents").glob("*.html")
    text = html.read_text(encoding="utf-8")
    assert "A &lt;b&gt;" in text and "A <b>" not in text
    for line in lines:
        if line["verdict"] == "flagged":
            assert line["image"] in text
    assert len(list((tmp_path / "documents").glob("*.csv"))) == 1


def test_a_report_in_every_format_holds_what_the_filter_shows(
    inspector_of_a: Inspector, lot_a: DrawnLot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    inspector, out = inspector_of_a, tmp_path / "documents"
    lines = inspector.inspect(lot_a.folder, "--lot", "A")
    flagged = sorted(line["image"] for line in lines if line["verdict"] == "flagged")
    given = ("report", "A", "--filter", "verdict:flagged", "--out", out)
    looks = ("--language", "de", "--paper", "letter", "--company", "Nord")
    assert inspector(*given, "--format", "pdf,xlsx,html,csv,json,coco,masks,yolo", *looks) == 0
    (coco_file,) = out.glob("*-coco.json")
    (json_file,) = set(out.glob("*.json")) - {coco_file}
    (pdf,), (masks,), (yolo,) = out.glob("*.pdf"), out.glob("*-masks"), out.glob("*-yolo")
    assert len(list(out.iterdir())) == 8
    document = json.loads(json_file.read_text())
    assert sorted(part["part"] for part in document["parts"]) == flagged
    coco = json.loads(coco_file.read_text())
    assert sorted(image["file_name"] for image in coco["images"]) == flagged
    assert len(coco["annotations"]) == sum(len(part["findings"]) for part in document["parts"]) > 0
    assert pdf.read_bytes().startswith(b"%PDF")
    assert len(list(masks.glob("*.png"))) == len(list((yolo / "labels").glob("*.txt"))) == len(flagged)
    capsys.readouterr()
    assert inspector("report", "--lot", "A", "--out", out, "--format", "docx") == 2
    assert "docx" in capsys.readouterr().err
    assert inspector("report", "--out", out) == 2
    assert "one lot has to be named" in capsys.readouterr().err

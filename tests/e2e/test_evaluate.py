"""The contract of `inspector evaluate`: rows for programs, words for people, documents on demand."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest
from drawn_lots import DrawnLot

from inspector_app.cli import run
from inspector_app.domain.recipe import FAST_BACKBONE
from inspector_app.imaging.demo_parts import DemoKind


@pytest.fixture(scope="module")
def dataset(lot_a: DrawnLot, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("sets") / "plates"
    good, bad = sorted(lot_a.names(DemoKind.GOOD)), sorted(lot_a.names(DemoKind.DEFECT))
    placed = {"train/good": good[:8], "test/good": good[8:12], "test/scratch": bad[:4]}
    for inner, names in placed.items():
        (root / inner).mkdir(parents=True)
        for name in names:
            shutil.copy(lot_a.folder / name, root / inner)
    return root


def evaluate(dataset: Path, *more: object) -> int:
    return run(["evaluate", str(dataset), "--backbone", FAST_BACKBONE, *(str(each) for each in more)])


def test_a_row_of_figures_goes_to_standard_output_and_nothing_else_does(
    dataset: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    documents = ("--csv", tmp_path / "figures.csv", "--html", tmp_path / "page.html")
    assert evaluate(dataset, "--json", "-", *documents) == 0
    said = capsys.readouterr()
    row = json.loads(said.out)
    assert (row["dataset"], row["images"], row["good"], row["defective"]) == ("plates", 8, 4, 4)
    assert row["pixel_auroc"] is None and row["intervals"]["image_auroc"]
    assert "nothing is promised" in said.err
    assert "scratch" in (tmp_path / "figures.csv").read_text(encoding="utf-8-sig")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "Worst escapes" in page and page.count("data:image/jpeg") == 16  # 8 parts, photograph and heatmap


def test_people_read_what_is_not_defined(dataset: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluate(dataset) == 0
    assert "not defined" in capsys.readouterr().err


def test_the_whole_test_judges_itself_and_musc_stands_beside(
    dataset: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    documents = ("--csv", tmp_path / "figures.csv", "--html", tmp_path / "page.html")
    assert evaluate(dataset, "--lot-mode", "test", "--input-size", 160, *documents) == 0
    said = " ".join(capsys.readouterr().err.split())
    assert "the whole test judges itself" in said and "at 160 px, radii 3" in said
    assert "each of 8 pictures against the 7 others" in said and "mutual + RsCIN: needs a backbone" in said
    table = list(csv.DictReader((tmp_path / "figures.csv").open(encoding="utf-8-sig")))
    assert [(row["lot_mode"], row["group"]) for row in table] == [
        ("test", "plates"),
        ("test", "scratch"),
        ("test", "mutual (MuSc)"),
    ]
    assert table[0]["image_auroc"] and table[2]["image_auroc"]
    assert "Judged in several ways" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_shots_tell_their_spread(dataset: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluate(dataset, "--shots", 1, "--seeds", 2, "--json", "-") == 0
    row = json.loads(capsys.readouterr().out)
    assert row["shots"] == 1 and len(row["seeds"]) == 2 and "deviation" in row["spread"]["image_auroc"]


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        (("--layout", "visa"), "no pictures"),
        (("--layout", "nonsense"), "nonsense"),
        (("--shots", 99), "99 are asked for"),
        (("--shots", 1, "--lot-mode", "unlabelled"), "leave --lot-mode out"),
        (("--shots", 1, "--lot-mode", "test"), "--shots learns from good parts: leave --lot-mode out"),
        (("--marks", "1", "--lot-mode", "test"), "leave --lot-mode out"),
        (("--marks", "1", "--input-size", 333), "333 px does not divide into cells of 16 px"),
        (("--resize", "crop"), "crop"),
        (("--radii", "1;3"), "radii are written as 1,3,5"),
        (("--radii", "1,2"), "--radii: radii cannot be (1, 2). Give up to four odd numbers"),
        (("--input-size", 333), "333 px does not divide into cells of 16 px. Choose a multiple of 16"),
        (("--marks", "1", "--csv", "figures.csv", "--shots", 1), "leave --csv, --shots out"),
        (("--marks", "1", "--harmless", "crumb"), "no defects of the type crumb. Choose from: "),
        (("--ablation", "--html", "page.html"), "leave --html out"),
        (("--rule", "ours"), "these go with --marks: leave --rule out"),
        (("--seeds", 3), "leave --seeds out"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    dataset: Path, arguments: tuple[object, ...], fault: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluate(dataset, *arguments) == 2
    said = " ".join(capsys.readouterr().err.split())
    assert fault in said and "Traceback" not in said


def test_a_folder_that_is_no_data_set_names_the_layouts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluate(tmp_path) == 2
    assert "--layout" in capsys.readouterr().err

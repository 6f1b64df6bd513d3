"""`inspector statistics` and `inspector shifts`, on a workspace that was written by the store alone."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from inspector_app.cli import run
from inspector_app.cli.statistics import kappa_words
from inspector_app.domain.finding import ImageResult
from inspector_app.domain.lot import Who
from inspector_app.domain.readings import FoundFile
from inspector_app.domain.recipe import Basis, Calibration, RecipeSettings
from inspector_app.domain.review import PartDecision
from inspector_app.domain.tallies import PairTally
from inspector_app.reports.agreement import agreements
from inspector_app.store.database import Database
from inspector_app.store.drafts import ReviewDraft, RunDraft, StoredResult
from inspector_app.store.reading import Reading
from inspector_app.store.workspace import Workspace
from inspector_app.store.writing import Writing

ADA = Who("ada", "line 1")
SCALE = Calibration(1.0, 2.0, 2.0, 2.0, Basis.LOT, 30)


def add_lot(database: Database, recipe: str, folder: str, raws: list[float]) -> None:
    """A lot of inspected parts; whoever is flagged is rejected by ada."""
    with database.writing() as connection:
        writing = Writing(connection, ADA)
        recipe_id = writing.ensure_recipe(recipe)
        version = writing.add_recipe_version(recipe_id, RecipeSettings(), SCALE, "test")
        lot = writing.ensure_lot(recipe_id, Path(folder))
        names = [f"{number}.png" for number in range(len(raws))]
        writing.add_files(lot.id, [FoundFile(name, 1, 1, name) for name in names])
        draft = RunDraft(
            lot.id, None, "inspect", "pa_clip", "b", "0", "torch", "fp32", "cpu", "e", None, version.id
        )
        run_id = writing.start_run(draft)
        images = [Reading(connection).image_by_path(lot.id, name) for name in names]
        results = [ImageResult(image.id, raw, None) for image, raw in zip(images, raws, strict=True)]
        writing.add_results(run_id, [StoredResult(result, 0, 0) for result in results])
        for image, raw in zip(images, raws, strict=True):
            if raw >= 2:
                writing.add_review(ReviewDraft(image.part_id, None, PartDecision.REJECT, defect_class="dent"))


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    made = Workspace(tmp_path / "workspace")
    made.create()
    database = Database(made)
    database.migrate()
    add_lot(database, "flange", "/lots/monday", [1.0, 1.1, 2.5, 1.2])
    add_lot(database, "flange", "/lots/tuesday", [1.0, 1.3])
    database.close()
    return made.root


def figures(workspace: Path, *arguments: str) -> dict[str, Any]:
    out = workspace / "out.json"
    assert run(["statistics", "--workspace", str(workspace), "--json", str(out), *arguments]) == 0
    found = json.loads(out.read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def test_all_lots_of_the_only_recipe_are_counted(workspace: Path) -> None:
    found = figures(workspace)
    assert found["recipe"] == "flange"
    assert (found["totals"]["parts"], found["totals"]["flagged"]) == (6, 1)
    assert found["totals"]["yield"]["count"] == 5
    assert found["totals"]["escapes"] is None
    assert [group["name"] for group in found["groups"]["lot"]] == ["monday", "tuesday"]
    assert found["defects"]["classes"][0]["name"] == "dent"


def test_a_lot_and_a_time_narrow_what_is_counted(workspace: Path) -> None:
    assert figures(workspace, "--lot", "tuesday")["totals"]["parts"] == 2
    assert figures(workspace, "--lot", "tuesday", "--lot", "1")["totals"]["parts"] == 6
    assert figures(workspace, "--from", "2100-01-01")["totals"]["parts"] == 0
    assert figures(workspace, "--to", "2100-01-01")["totals"]["parts"] == 6


def test_the_table_is_written_for_a_spreadsheet(workspace: Path, tmp_path: Path) -> None:
    out = tmp_path / "lots.csv"
    assert run(["statistics", "--workspace", str(workspace), "--by", "lot", "--csv", str(out)]) == 0
    rows = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8-sig"))))
    assert [(row["name"], row["parts"], row["rejected"]) for row in rows] == [
        ("monday", "4", "1"),
        ("tuesday", "2", "0"),
    ]
    assert rows[0]["filter"] == "lot:1"


@pytest.mark.parametrize("by", ["lot", "shift", "operator", "version"])
def test_people_are_told_too(workspace: Path, by: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["statistics", "--workspace", str(workspace), "--by", by]) == 0
    assert "dent 1" in capsys.readouterr().err


def test_of_two_recipes_one_has_to_be_named(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    database = Database(Workspace(workspace))
    add_lot(database, "bracket", "/lots/other", [1.0])
    database.close()
    assert run(["statistics", "--workspace", str(workspace)]) == 2
    assert "bracket, flange" in capsys.readouterr().err.replace("\n", " ")
    assert figures(workspace, "--recipe", "bracket")["totals"]["parts"] == 1


@pytest.mark.parametrize(
    "arguments", [("--from", "yesterday"), ("--recipe", "nobody"), ("--lot", "nobody"), ("--by", "weather")]
)
def test_what_is_not_understood_ends_with_two(workspace: Path, arguments: tuple[str, str]) -> None:
    assert run(["statistics", "--workspace", str(workspace), *arguments]) == 2


def test_shifts_are_shown_and_set(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    at = ["--workspace", str(workspace)]
    assert run(["shifts", "day=06:00-18:00", "dark=18:00-06:00", *at]) == 0
    assert "dark: 18:00 to 06:00" in capsys.readouterr().err
    groups = figures(workspace)["groups"]["shift"]
    assert sum(group["parts"] for group in groups) == 6
    assert {group["key"] for group in groups} <= {"day", "dark"}
    for wrong in ("day", "day=25:00-26:00", "day=06:00-06:00"):
        assert run(["shifts", wrong, *at]) == 2
    assert run(["shifts", *at, "--json", "-"]) == 0
    assert [one["name"] for one in json.loads(capsys.readouterr().out)] == ["day", "dark"]


def test_limits_come_from_a_baseline_and_the_figures_say_which(workspace: Path) -> None:
    charts = {one["share"]: one for one in figures(workspace, "--baseline", "lot:1")["charts"]}
    assert charts["flagged"]["centre"] == 0.25  # one of four, of the first lot alone
    assert charts["flagged"]["baseline"] == {"filter": "lot:1", "lots": 1, "count": 1, "of": 4}
    assert len(charts["flagged"]["points"]) == 2
    assert {one["baseline"] for one in figures(workspace)["charts"]} == {None}


@pytest.mark.parametrize("text", ["verdict:ok", "lot:99", "lot:"])
def test_what_cannot_be_a_baseline_is_refused(
    workspace: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["statistics", "--workspace", str(workspace), "--baseline", text]) == 2
    assert text in " ".join(capsys.readouterr().err.split())


def test_a_kappa_of_few_parts_is_told_without_an_interval() -> None:
    accept, reject = PartDecision.ACCEPT, PartDecision.REJECT
    pairs = [PairTally("ada", "ben", accept, accept, 3), PairTally("ada", "ben", reject, accept, 1)]
    (few,) = agreements([*pairs, PairTally("ada", "ben", reject, reject, 2)], "")
    (many,) = agreements([*pairs, PairTally("ada", "ben", reject, reject, 20)], "")
    assert kappa_words(few) == "kappa 0.67 (too few parts for an interval)"
    assert kappa_words(many).startswith("kappa 0.83 (0.")

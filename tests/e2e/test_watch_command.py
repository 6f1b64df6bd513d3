"""`inspector watch` and `inspector feed`, as a script uses them."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from drawn_lots import DrawnLot, Inspector

from inspector_app.store.database import Database
from inspector_app.store.reading import Reading
from inspector_app.store.workspace import Workspace


def lines_of(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_once_inspects_what_lies_there_and_tells_the_feed_and_again_does_nothing(
    inspector_of_a: Inspector, lot_b: DrawnLot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    results = tmp_path / "results"
    assert inspector_of_a("feed", "add", "table", "jsonl", results) == 0
    watch = ("watch", lot_b.folder, "--recipe", "plate", "--once", "--lots", "folder", "--every", "0.2")
    assert inspector_of_a(*watch) == 0
    told = lines_of(capsys.readouterr().out)
    parts = {line["part"]: line["verdict"] for line in told if line["event"] == "part"}
    assert set(parts) == set(lot_b.truth)
    (file,) = results.iterdir()
    messages = lines_of(file.read_text(encoding="utf-8"))
    assert {one["part"]["name"]: one["verdict"] for one in messages} == parts
    assert [one["number"] for one in messages] == sorted(one["number"] for one in messages)

    assert inspector_of_a(*watch) == 0
    assert not [line for line in lines_of(capsys.readouterr().out) if line["event"] == "part"]
    assert inspector_of_a("feed", "status", "--json", "-") == 0
    (status,) = json.loads(capsys.readouterr().out)
    assert (status["name"], status["waiting"]) == ("table", 0)


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGTERM")
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_told_to_end_it_ends_cleanly_and_goes_on_another_time(
    inspector_of_a: Inspector, lot_b: DrawnLot, tmp_path: Path, sign: signal.Signals
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    command = [sys.executable, "-m", "inspector_app", "watch", folder, "--recipe", "plate", "--every", "0.2"]
    watching = subprocess.Popen(
        [*map(str, command), "--workspace", str(inspector_of_a.workspace)], stdout=subprocess.PIPE, text=True
    )
    assert watching.stdout is not None
    assert json.loads(watching.stdout.readline())["state"] == "watching"
    name = next(iter(lot_b.truth))
    shutil.copy(lot_b.folder / name, folder / name)
    part = json.loads(watching.stdout.readline())
    assert (part["part"], part["error"]) == (name, None)
    watching.send_signal(sign)
    rest, _ = watching.communicate(timeout=60)
    assert watching.returncode == 0
    assert [line["state"] for line in lines_of(rest)] == ["off"]
    database = Database(Workspace(inspector_of_a.workspace))
    with database.reading() as connection:
        active = Reading(connection).active_watch()
    database.close()
    assert active is not None and active.folder == folder


def test_what_cannot_be_is_said_in_a_sentence(
    inspector_of_a: Inspector, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for arguments in (
        ("watch", tmp_path / "gone", "--recipe", "plate"),
        ("watch", tmp_path, "--recipe", "plate", "--lots", "order"),
        ("watch", tmp_path, "--recipe", "plate", "--day-start", "noon"),
        ("feed", "add", "mes", "webhook", "https://mes.example", "--secret", "hunter2"),
        ("feed", "remove", "nothing"),
        ("feed", "test", "nothing"),
    ):
        assert inspector_of_a(*arguments) == 2
        said = capsys.readouterr().err
        assert "Traceback" not in said and said.strip()

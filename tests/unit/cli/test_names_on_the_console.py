"""What people call things is printed as it is, whatever a terminal library would make of it."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
from rich.table import Table

from inspector_app.cli.console import console, say, write_json
from inspector_app.domain.errors import StorageFault


@pytest.mark.parametrize("name", ["[/bold]", "[red]lot[/red]", "verdict:ok", "[link=http://x]y"])
def test_brackets_and_colons_in_a_name_stay_what_they_are(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    table = Table("lot")
    table.add_row(name)
    console.print(table)
    say(name)
    assert capsys.readouterr().err.count(name) == 2


def test_without_a_terminal_a_line_with_a_long_path_stays_one_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = "/line 3/" + "shift of the night/" * 10 + "part.png"
    assert len(path) > 200
    say(f"report written: {path}, and noted", "green")
    assert capsys.readouterr().err == f"report written: {path}, and noted\n"


def test_a_terminal_has_its_lines_broken_between_words(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(console, "_force_terminal", True)
    monkeypatch.setattr(console, "_width", 80)
    say("word " * 40)
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) > 2 and all(len(line) <= 80 for line in lines)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("\x1b[2Jgone", "\\x1b[2Jgone"),  # clears the screen
        ("\x1b]0;title\x07", "\\x1b]0;title\\x07"),
        ("\x9b31mred", "\\x9b31mred"),
        ("good\rbad", "good\\rbad"),
        ("\u202egnp.exe", "\\u202egnp.exe"),
        ("ä 部品 é", "ä 部品 é"),
    ],
)
def test_what_a_name_would_do_to_the_terminal_is_written_out(
    name: str, shown: str, capsys: pytest.CaptureFixture[str]
) -> None:
    table = Table("lot")
    table.add_row(name)
    console.print(table)
    say(name, "bold red")
    written = capsys.readouterr().err
    assert written.count(shown) == 2 and (name == shown or name not in written)


def test_a_file_that_cannot_be_written_is_named_and_nothing_is_left(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.mkdir()
    with pytest.raises(StorageFault, match=r"out\.json"):
        write_json(str(target), {"parts": 3})
    assert list(tmp_path.iterdir()) == [target]


def test_a_name_that_is_no_text_or_has_other_letters_than_the_console_is_json_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    value = {"folder": "/parts/\udcff", "lot": "部品 😀"}
    write_json(str(tmp_path / "out.json"), value)
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8")) == value
    western = io.TextIOWrapper(io.BytesIO(), encoding="cp1252")
    monkeypatch.setattr(sys, "stdout", western)
    write_json("-", value)
    western.seek(0)
    assert json.loads(western.read()) == value

"""People on the command line: added, signed in by the environment, refused without rights, recovered."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from inspector_app.cli import run

Command = Callable[..., int]


@pytest.fixture
def inspector(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Runs a command on one workspace, with the PINs that stand in the environment."""
    from inspector_app.workflow.session import Session

    Session.open(tmp_path / "workspace").close()

    def command(*words: str, pin: str = "", new: str = "") -> int:
        for variable, value in (("INSPECTOR_PIN", pin), ("INSPECTOR_NEW_PIN", new)):
            if value:
                monkeypatch.setenv(variable, value)
            else:
                monkeypatch.delenv(variable, raising=False)
        return run([*words, "--workspace", str(tmp_path / "workspace")])

    return command


def test_a_day_of_people_at_the_command_line(
    inspector: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert inspector("people", "list") == 0
    assert "no sign-in" in capsys.readouterr().err
    assert inspector("people", "require", "--administrator", "Chief", new="2580") == 0
    assert inspector("people", "add", "Ben", new="7193") == 2  # nobody has signed in
    assert "Administrators may do this" in capsys.readouterr().err
    assert inspector("people", "add", "Ben", "--as", "chief", pin="2580", new="7193") == 0
    assert inspector("people", "add", "Eve", "--as", "Ben", pin="7193", new="8642") == 2
    assert inspector("people", "role", "Ben", "engineer", "--as", "Chief", pin="2580") == 0

    log = tmp_path / "log.jsonl"
    assert inspector("audit", "export", str(log)) == 2 and not log.exists()
    assert inspector("audit", "export", str(log), "--as", "Ben", pin="0815") == 2 and not log.exists()
    assert inspector("audit", "export", str(log), "--as", "Ben", pin="7193") == 0
    copy = tmp_path / "copy.zip"
    assert inspector("backup", str(copy)) == 2 and not copy.exists()
    assert inspector("backup", str(copy), "--as", "Ben", pin="0815") == 2 and not copy.exists()
    assert inspector("backup", str(copy), "--as", "Ben", pin="7193") == 0
    assert inspector("backup", "--daily", "7") == 2
    assert inspector("shifts", "early=06:00-14:00") == 2
    assert inspector("shifts", "early=06:00-14:00", "--as", "Ben", pin="7193") == 0
    assert inspector("feed", "add", "table", "jsonl", str(tmp_path / "feed"), "--as", "Ben", pin="7193") == 0
    capsys.readouterr()
    assert inspector("feed", "again", "table", "--as", "Ben", pin="7193") == 2  # nothing was refused
    assert "may do this" not in capsys.readouterr().err

    assert inspector("people", "pin", "Chief", "--as", "Ben", pin="7193", new="9753") == 2
    assert inspector("people", "pin", "Chief", "--recover", new="9753") == 0
    assert inspector("people", "disable", "Ben", "--as", "Chief", pin="9753") == 0
    assert inspector("audit", "export", str(tmp_path / "again"), "--as", "Ben", pin="7193") == 2
    capsys.readouterr()
    assert inspector("people", "list", "--json", "-") == 0
    listed = json.loads(capsys.readouterr().out)
    assert listed["sign_in"] is True
    assert [(one["name"], one["role"], one["active"]) for one in listed["people"]] == [
        ("Ben", "engineer", False),
        ("Chief", "administrator", True),
    ]
    assert inspector("audit", "verify") == 0
    capsys.readouterr()
    assert inspector("audit", "list", "--kind", "setting", "--author", "Ben", "--json", "-") == 0
    assert len(capsys.readouterr().out.splitlines()) == 1
    assert inspector("people", "single-user", "--as", "Chief", pin="9753") == 0
    assert inspector("shifts", "early=07:00-14:00") == 0


def test_a_pin_is_no_argument_and_is_not_waited_for_where_nobody_types(
    inspector: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    assert inspector("people", "require", "--administrator", "Chief") == 2
    assert "INSPECTOR_NEW_PIN" in capsys.readouterr().err

"""What people call things is printed as it is, whatever a terminal library would make of it."""

from __future__ import annotations

import pytest
from rich.table import Table

from inspector_app.cli.console import console, say


@pytest.mark.parametrize("name", ["[/bold]", "[red]lot[/red]", "verdict:ok", "[link=http://x]y"])
def test_brackets_and_colons_in_a_name_stay_what_they_are(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    table = Table("lot")
    table.add_row(name)
    console.print(table)
    say(name)
    assert capsys.readouterr().err.count(name) == 2

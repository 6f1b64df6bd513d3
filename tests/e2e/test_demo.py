"""The demo tells what it does, also when it is told again in the workspace that it keeps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from inspector_app.imaging.demo_parts import write_demo_lot
from inspector_app.workflow.demo import DemoLots, tell
from inspector_app.workflow.session import Session

PARTS = 24


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session = Session.open(tmp_path / "workspace")
    yield session
    session.close()


def test_marks_take_false_calls_away_and_a_second_telling_begins_with_them(
    session: Session, tmp_path: Path
) -> None:
    folders = [tmp_path / "one", tmp_path / "two"]
    truth = {
        str(folder): write_demo_lot(folder, lot=lot, parts=PARTS) for lot, folder in enumerate(folders, 1)
    }
    lots = DemoLots(folders[0], folders[1], truth)
    begun, *marked, second, first_report, second_report = tell(session, lots)
    assert "no marks" in begun and false_calls(begun) > 0
    assert marked and false_calls(marked[-1]) < false_calls(begun)
    assert false_calls(second) < false_calls(begun)
    for told in (first_report, second_report):
        assert Path(told.split(": ", 1)[1]).is_file()
    again = next(tell(session, lots))
    assert "with P-1" in again and "of an earlier demo" in again
    assert false_calls(again) == false_calls(marked[-1])


def false_calls(told: str) -> int:
    found = re.search(r"false calls (\d+) of", told)
    assert found is not None
    return int(found[1])

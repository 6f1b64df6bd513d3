"""What is asked of a session after its end is cancelled, not an error: timers of a window may still ring."""

from __future__ import annotations

from pathlib import Path

from inspector_app.workflow.session import Session


def test_reads_and_pictures_asked_after_the_end_are_cancelled(tmp_path: Path) -> None:
    session = Session.open(tmp_path)
    session.close()
    for asked in (session.lots(), session.scores("lot"), session.pixels("image"), session.thumbnail("image")):
        assert asked.cancelled()

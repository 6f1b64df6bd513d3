"""The watch of a session, with its thread and the engine."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from lot_in_work import PATIENCE, DrawnParts, inspect, outcome

from inspector_app.domain.errors import CorrectableError, NotFound
from inspector_app.domain.lot import Lot
from inspector_app.domain.watching import LotRule, WatchSettings, WatchState, WatchStatus
from inspector_app.workflow.events import Event, Level, Notice, WatchChanged
from inspector_app.workflow.session import Session
from inspector_app.workflow.worker import Urgency


class Told:
    """What a session says of its watch."""

    def __init__(self, session: Session) -> None:
        self._changed = threading.Condition()
        self.latest: WatchStatus | None = None
        session.subscribe(self._hear)

    def _hear(self, event: Event) -> None:
        if isinstance(event, WatchChanged):
            with self._changed:
                self.latest = event.status
                self._changed.notify_all()

    def wait_until(self, done: Callable[[WatchStatus], bool]) -> WatchStatus:
        with self._changed:
            assert self._changed.wait_for(lambda: self.latest is not None and done(self.latest), PATIENCE), (
                self.latest
            )
            assert self.latest is not None
            return self.latest


def settings(folder: Path) -> WatchSettings:
    return WatchSettings(folder, "plate", lots=LotRule.FOLDER, every=0.2)


def watched_lot(session: Session) -> Lot:
    return next(one.lot for one in session.lots().result(PATIENCE) if one.lot.watched)


def test_parts_that_come_are_judged_as_a_lot_of_the_same_pictures_is(
    session: Session, second: DrawnParts, tmp_path: Path
) -> None:
    told, folder = Told(session), tmp_path / "in"
    folder.mkdir()
    begun, _ = session.watching.start(settings(folder))
    begun.result(PATIENCE)
    names = sorted(part.file for part in second.parts)
    for name in names[:5]:
        shutil.copy(second.folder / name, folder / name)
    told.wait_until(lambda status: status.parts == 5)
    for name in names[5:]:
        shutil.copy(second.folder / name, folder / name)
    told.wait_until(lambda status: status.parts == len(names))
    session.watching.stop().result(PATIENCE)
    plain = inspect(session, second)
    assert outcome(session, watched_lot(session)) == outcome(session, plain)
    with session.store.reading() as reading:
        runs = reading.runs(watched_lot(session).id)
        assert len(runs) == 1 and runs[0].finished_at is not None  # one run for both
        assert reading.active_watch() is None


def test_parts_are_judged_after_the_features_of_their_lot_were_closed(
    session: Session, second: DrawnParts, tmp_path: Path
) -> None:
    told, folder = Told(session), tmp_path / "in"
    notices: list[Event] = []
    session.subscribe(lambda event: notices.append(event) if isinstance(event, Notice) else None)
    folder.mkdir()
    begun, _ = session.watching.start(settings(folder))
    begun.result(PATIENCE)
    names = sorted(part.file for part in second.parts)
    shutil.copy(second.folder / names[0], folder / names[0])
    told.wait_until(lambda status: status.parts == 1)
    features = session.store.features  # tidying does so once other lots were looked at
    session._room.run_without(lambda: features.close_all_but(0), Urgency.LOOK).result(PATIENCE)
    shutil.copy(second.folder / names[1], folder / names[1])
    told.wait_until(lambda status: status.parts == 2)
    session.watching.stop().result(PATIENCE)
    assert not [notice for notice in notices if isinstance(notice, Notice) and notice.level is Level.ERROR]


def test_it_goes_on_at_the_next_start_and_inspects_nothing_twice(
    workspace: Path, second: DrawnParts, tmp_path: Path
) -> None:
    folder, name = tmp_path / "in", second.parts[0].file
    folder.mkdir()
    shutil.copy(second.folder / name, folder / name)
    session = Session.open(workspace)
    told = Told(session)
    session.watching.start(settings(folder))[0].result(PATIENCE)
    told.wait_until(lambda status: status.parts == 1)
    session.close()
    assert told.latest is not None and told.latest.state is WatchState.OFF

    session = Session.open(workspace)
    told, other = Told(session), second.parts[1].file
    assert session.watching.resume().result(PATIENCE)
    shutil.copy(second.folder / other, folder / other)
    told.wait_until(lambda status: status.parts == 1)
    rows = outcome(session, watched_lot(session))
    session.close()
    assert set(rows) == {name, other}


def test_once_ends_when_everything_that_lies_there_is_inspected(session: Session, second: DrawnParts) -> None:
    begun, ended = session.watching.start(settings(second.folder), once=True)
    begun.result(PATIENCE)
    ended.result(PATIENCE)
    assert session.watching.status.parts == len(second.parts)
    log = session.workspace.logs / "watch.log"
    assert log.is_file()


def test_what_cannot_be_watched_is_refused_and_what_was_watched_goes_on(
    session: Session, second: DrawnParts, tmp_path: Path
) -> None:
    told, name = Told(session), second.parts[0].file
    folder = tmp_path / "in"
    folder.mkdir()
    session.watching.start(settings(folder))[0].result(PATIENCE)
    with pytest.raises(NotFound, match="no such folder"):
        session.watching.start(settings(tmp_path / "gone"))[0].result(PATIENCE)
    with pytest.raises(CorrectableError, match="named order"):
        session.watching.start(WatchSettings(folder, "plate", lots=LotRule.ORDER))[0].result(PATIENCE)
    with session.store.reading() as reading:
        active = reading.active_watch()
    assert active is not None and active.folder == folder
    shutil.copy(second.folder / name, folder / name)
    told.wait_until(lambda status: status.parts == 1)


def test_a_folder_that_is_away_at_the_start_is_waited_for(workspace: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    session = Session.open(workspace)
    session.watching.start(settings(folder))[0].result(PATIENCE)
    session.close()
    folder.rmdir()
    session = Session.open(workspace)
    told = Told(session)
    session.watching.resume().result(PATIENCE)
    told.wait_until(lambda status: status.state is WatchState.UNREACHABLE)
    folder.mkdir()
    told.wait_until(lambda status: status.state is WatchState.WATCHING)
    session.close()

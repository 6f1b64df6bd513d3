"""Rights are asked for where the work is done; queued work stays in the name of the one who asked for it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Future
from itertools import product
from pathlib import Path
from threading import Event as Flag
from typing import Any

import pytest

from inspector_app.domain.audit import AuditKind, AuditQuery
from inspector_app.domain.counting import Shift
from inspector_app.domain.errors import NotAllowed
from inspector_app.domain.lot import Who
from inspector_app.domain.people import NOBODY, RIGHTS, Person, Right, Role, SecretKind
from inspector_app.domain.watching import WatchSettings
from inspector_app.store.database import Database
from inspector_app.store.writing import Writing
from inspector_app.workflow import watching
from inspector_app.workflow.acting import Acting, Standing, needs, right_of
from inspector_app.workflow.approvals import Approvals
from inspector_app.workflow.bank_stepping import BankSteps
from inspector_app.workflow.certificates import Certificates
from inspector_app.workflow.credential_hash import Cost, CredentialHash
from inspector_app.workflow.daily_backup import DailyBackup
from inspector_app.workflow.events import Event, PersonChanged
from inspector_app.workflow.feeds.feeds import Feeds
from inspector_app.workflow.mark_acts import MarkActs
from inspector_app.workflow.people import People
from inspector_app.workflow.recipe_acts import Banks, Challenges
from inspector_app.workflow.requests import OpenFolder
from inspector_app.workflow.session import Session
from inspector_app.workflow.stepping import MarkSteps, Stepping
from inspector_app.workflow.watching import Watching
from inspector_app.workflow.worker import Urgency, Worker
from inspector_app.workflow.writer import Writer

QUICK = CredentialHash(Cost(passes=1, memory=64, lanes=1))
SHIFTS = [Shift("early", 360, 840)]
PIN, OTHER = "2580", "7193"

# What nobody needs a right for: it looks, it runs the machine, or it is about whoever asks.
FREE = {
    Session: {
        "back_up_if_due",  # the machine's work
        "daily_backup",
        "accepted_parts",
        "access",
        "audit_choices",
        "audit_rows",
        "audit_seqs",
        "bank_records",
        "begin_sign_in",  # refused where people sign in already
        "cancel",
        "close",
        "defects_near_marks",
        "drift",
        "entry_picture",
        "escape",
        "find_lot",
        "find_mark",
        "finding_picture",
        "history",
        "hold_engine",
        "image",
        "image_rows_by_id",
        "inspect",
        "known_members",
        "last_watch",
        "lock",
        "look_again",
        "lots",
        "map",
        "mark_history",
        "marks",
        "may",
        "nearest_good",
        "newest_part",
        "next_undecided",
        "open",
        "open_to_read",  # of the command line, beside the program that holds the workspace
        "open_folder",  # with good parts or a threshold it needs one, see below
        "open_jobs",
        "part",
        "part_count",
        "part_ids",
        "part_list",
        "part_rows",
        "part_rows_by_id",
        "pause",
        "pixels",
        "prefetch",
        "preview_mark",
        "read",
        "recipe",
        "recipe_names",
        "recipe_versions",
        "recipes",
        "resume",
        "scores",
        "set_secret",  # of others refused by ``People``
        "settle",
        "shifts",
        "sign_in",
        "small_map",
        "statistics",
        "step",  # its acts need theirs
        "subscribe",
        "suggestions",
        "summary",
        "threshold_lot",
        "threshold_study",
        "thumbnail",
        "tidy",
        "undecided_ahead",
        "verify_audit",
        "warm_up",
    },
    Stepping: set(),
    MarkSteps: set(),
    BankSteps: set(),
    MarkActs: {"duplicates", "preview_merge", "preview_import"},
    Challenges: {"run", "of_switch", "standing", "runs", "at_shift_start"},
    Approvals: {"waiting", "preview"},
    Certificates: {"of_lot", "certificate"},
    Feeds: {"start", "hear", "refused", "statuses", "drain", "close"},
    Watching: {"start", "resume", "stop", "close"},  # the machine's work
    Banks: {"size", "preview", "preview_revert"},
}


def public(kind: type) -> dict[str, Any]:
    return {
        name: member
        for name, member in inspect.getmembers(kind, callable)
        if not name.startswith("_") and not isinstance(member, type)
    }


@pytest.mark.parametrize("kind", FREE, ids=lambda kind: kind.__name__)
def test_every_call_that_changes_something_needs_a_right(kind: type) -> None:
    assert {name for name, member in public(kind).items() if right_of(member) is None} == FREE[kind]


def test_an_act_needs_the_same_right_as_a_step_and_without() -> None:
    of_session = {name: right_of(member) for name, member in public(Session).items()}
    for name, member in public(Stepping).items():
        assert name not in of_session or of_session[name] == right_of(member), name
    of_acts = {name: right_of(member) for name, member in public(MarkActs).items()}
    for name, member in public(MarkSteps).items():
        assert of_acts[name] == right_of(member), name
    of_banks = {name: right_of(member) for name, member in public(Banks).items()}
    of_bank_steps = {name: right_of(member) for name, member in public(BankSteps).items()}
    assert {of_banks["grow"], of_banks["revert"], *of_bank_steps.values()} == {Right.CHANGE_BANK}


class Desk:
    def __init__(self, acting: Acting) -> None:
        self.acting, self.done = acting, 0


def asked(right: Right, acting: Acting) -> tuple[Future[int], Desk]:
    desk = Desk(acting)

    @needs(right)
    def act(desk: Desk) -> Future[int]:
        desk.done += 1
        answer: Future[int] = Future()
        answer.set_result(7)
        return answer

    return act(desk), desk


def person(role: Role, name: str = "Anna") -> Person:
    return Person(name, name, role, True, SecretKind.PIN, (name,), 0.0)


@pytest.mark.parametrize(("role", "right"), list(product(Role, Right)))
def test_a_call_is_done_or_refused_as_the_role_says(role: Role, right: Right) -> None:
    acting = Acting(Who("login", "line 1"))
    acting.stand(Standing(True, person(role)))
    answer, desk = asked(right, acting)
    if right in RIGHTS[role]:
        assert answer.result() == 7
    else:
        with pytest.raises(NotAllowed, match="dministrators may do this"):
            answer.result()
        assert desk.done == 0


@pytest.mark.parametrize("right", Right)
def test_nobody_signed_in_may_nothing_and_without_sign_in_everybody_may(right: Right) -> None:
    acting = Acting(Who("login", "line 1"))
    assert asked(right, acting)[0].result() == 7
    acting.stand(Standing(True, None))
    with pytest.raises(NotAllowed, match="nobody is signed in"):
        asked(right, acting)[0].result()


# --- in whose name


@pytest.fixture
def acting() -> Acting:
    made = Acting(Who("login", "line 1"))
    made.stand(Standing(True, person(Role.OPERATOR, "Anna")))
    return made


def test_what_is_written_stays_in_the_name_of_the_one_who_asked(tmp_path: Path, acting: Acting) -> None:
    database = Database(f"sqlite:///{tmp_path / 'w.db'}")
    database.migrate()
    writer, go_on = Writer(database, acting), Flag()
    names: list[str] = []

    def write(writing: Writing) -> None:
        go_on.wait(10)
        names.append(writing._who.author)

    first = writer.submit(write)
    queued = writer.submit(write)
    queued.add_done_callback(lambda _: names.append(acting.who.author))
    acting.stand(Standing(True, person(Role.OPERATOR, "Ben")))
    go_on.set()
    first.result()
    queued.result()
    writer.submit(write).result()
    writer.close()
    database.close()
    assert names == ["Anna", "Anna", "Anna", "Ben"]


def test_work_in_steps_keeps_its_name_between_those_of_others(acting: Acting) -> None:
    worker, seen = Worker(acting.carry_steps), []

    def steps(times: int) -> Generator[None, None, None]:
        for _ in range(times):
            seen.append(acting.who.author)
            yield

    begun, changed = Flag(), Flag()

    def wait() -> None:
        begun.set()
        changed.wait(10)
        seen.append(acting.who.author)

    held = worker.submit(wait, Urgency.LOT)
    begun.wait(10)
    long = worker.submit_steps(steps(2), Urgency.LOT)
    acting.stand(Standing(True, person(Role.OPERATOR, "Ben")))
    short = worker.submit_steps(steps(1), Urgency.LOOK)
    changed.set()
    for future in (held, long, short):
        future.result()
    worker.close()
    assert seen == ["Anna", "Ben", "Anna", "Anna"]


def test_on_its_own_the_machine_goes_on_as_nobody(acting: Acting) -> None:
    acting.stand(Standing(True, None))
    assert acting.who == Who(NOBODY, "line 1")


# --- a whole session


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = Session.open(tmp_path / "workspace", who=Who("login", "line 1"))
    opened.people = People(opened.store.database, hashing=QUICK)
    yield opened
    opened.close()


def authors(session: Session, kind: AuditKind) -> list[str]:
    return [row.author for row in session.audit_rows(AuditQuery(kinds=(kind,))).result()]


def changed_by(session: Session, act: Callable[[], object]) -> list[PersonChanged]:
    heard: list[Event] = []
    leave = session.subscribe(heard.append)
    act()
    leave()
    return [event for event in heard if isinstance(event, PersonChanged)]


def test_without_sign_in_the_name_is_the_systems(session: Session) -> None:
    session.set_shifts(SHIFTS).result()
    assert authors(session, AuditKind.SETTING) == ["login"]


def test_the_name_on_an_act_changes_with_the_person(session: Session) -> None:
    session.begin_sign_in("Chief", PIN).result()
    session.add_person("Eve", Role.ENGINEER, OTHER).result()
    session.set_shifts(SHIFTS).result()
    heard = changed_by(session, lambda: session.sign_in("eve", OTHER).result())
    assert [event.person.name for event in heard if event.person] == ["Eve"]
    session.set_shifts(SHIFTS).result()
    assert authors(session, AuditKind.SETTING) == ["Eve", "Chief", "login"]


def test_a_failed_sign_in_leaves_whoever_was_signed_in(session: Session) -> None:
    session.begin_sign_in("Chief", PIN).result()
    assert session.sign_in("Chief", "0815").exception() is not None
    assert session.who.author == "Chief"


def test_locked_nothing_can_be_decided_and_lots_are_still_opened(session: Session, tmp_path: Path) -> None:
    session.begin_sign_in("Chief", PIN).result()
    session.lock(idle=True)
    with pytest.raises(NotAllowed):
        session.set_shifts(SHIFTS).result()
    with pytest.raises(NotAllowed):
        session.add_person("Eve", Role.ADMINISTRATOR, OTHER).result()
    with pytest.raises(NotAllowed):
        session.open_folder(OpenFolder(tmp_path, "part", threshold=1.0)).result()
    assert not isinstance(session.open_folder(OpenFolder(tmp_path, "part")).exception(), NotAllowed)
    for ask in (session.challenges.run, session.challenges.at_shift_start):
        with pytest.raises(NotAllowed):  # nobody's word ends no red sign
            ask("recipe", confirmation="it is only the lamp").result()
    assert session.sign_in("Chief", PIN).result().name == "Chief"
    assert authors(session, AuditKind.SIGN_OUT) == ["Chief"]


def test_what_waits_for_a_thread_is_noted_in_the_name_of_the_one_who_asked(
    session: Session, tmp_path: Path
) -> None:
    session.begin_sign_in("Chief", PIN).result()
    session.set_daily_backup(DailyBackup(keep=1)).result()
    held = Flag()
    session._auditor.submit(held.wait, 10)
    written = session.export_audit(tmp_path / "log.jsonl", sign=True)
    backup = session.back_up_if_due()
    session.lock()
    held.set()
    assert written.result() and backup.result()
    assert authors(session, AuditKind.KEY) == ["Chief"]
    assert authors(session, AuditKind.EXPORT) == ["Chief", "Chief"]


def test_a_watch_is_begun_and_ended_in_the_name_of_the_one_who_asked(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.begin_sign_in("Chief", PIN).result()
    held = Flag()

    def looked_at(folder: Path) -> Path:  # a share that takes its time
        held.wait(10)
        return folder

    monkeypatch.setattr(watching, "check_folder", looked_at)
    begun, _ = session.watching.start(WatchSettings(tmp_path, "plate"))
    session.lock()
    held.set()
    begun.result()
    session.sign_in("Chief", PIN).result()
    ended = session.watching.stop()
    session.lock()
    ended.result()
    assert authors(session, AuditKind.WATCH) == ["Chief", "Chief"]


def test_the_next_session_begins_with_nobody(session: Session, tmp_path: Path) -> None:
    session.begin_sign_in("Chief", PIN).result()
    session.close()
    again = Session.open(tmp_path / "workspace")
    assert again.acting.standing == Standing(True, None) and again.who.author == NOBODY
    again.close()


def test_what_another_program_changed_is_taken_in(session: Session) -> None:
    chief = session.begin_sign_in("Chief", PIN).result()
    eve = session.add_person("Eve", Role.ADMINISTRATOR, OTHER).result()
    session.sign_in("Eve", OTHER).result()
    session.people.disable(Who("Chief", "office"), chief, eve.id)
    assert session.who.author == "Eve"
    session.look_again().result()
    assert session.acting.standing == Standing(True, None)


def test_who_takes_their_own_rights_has_them_no_more_at_once(session: Session) -> None:
    session.begin_sign_in("Chief", PIN).result()
    second = session.add_person("Second", Role.ADMINISTRATOR, OTHER).result()
    session.sign_in("Second", OTHER).result()
    session.set_role(second.id, Role.OPERATOR).result()
    assert not session.may(Right.MANAGE_PEOPLE)
    session.set_secret(second.id, "8642").result()  # one's own PIN
    assert session.sign_in("Second", "8642").result().role is Role.OPERATOR


def test_an_administrator_switches_the_sign_in_off_again(session: Session) -> None:
    session.begin_sign_in("Chief", PIN).result()
    session.set_sign_in(required=False).result()
    assert session.who.author == "login" and session.may(Right.MANAGE_PEOPLE)

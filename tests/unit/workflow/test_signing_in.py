"""People sign in: failures lock and stay, names stay with what was done, the log holds no secret."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from sqlalchemy import select, text

from inspector_app.domain.approval import demand_second_person
from inspector_app.domain.audit import AuditKind
from inspector_app.domain.errors import CorrectableError, NotAllowed, NotFound, SignInRefused, StorageFault
from inspector_app.domain.lock_out import FIRST, FREE
from inspector_app.domain.lot import Who
from inspector_app.domain.people import Person, Role
from inspector_app.store.audit_verification import verify_log
from inspector_app.store.database import Database
from inspector_app.store.people_tables import audit, credential
from inspector_app.store.reading import Reading
from inspector_app.workflow.credential_hash import Cost, CredentialHash
from inspector_app.workflow.people import People

QUICK = Cost(passes=1, memory=64, lanes=1)
SYSTEM = Who("login", "station 1")
PIN, OTHER = "2580", "7193"


class Clock:
    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = Database(f"sqlite:///{tmp_path / 'people.db'}")
    made.migrate()
    yield made
    made.close()


@pytest.fixture
def people(database: Database, clock: Clock) -> People:
    return People(database, clock=clock, hashing=CredentialHash(QUICK))


@pytest.fixture
def chief(people: People) -> Person:
    return people.begin(SYSTEM, "Chief", PIN)


def log_of(database: Database) -> list[tuple[str, str, str]]:
    with database.reading() as connection:
        rows = connection.execute(select(audit.c.kind, audit.c.author, audit.c.content).order_by(audit.c.seq))
        return [(kind, author, content) for kind, author, content in rows]


def fail(people: People, name: str, times: int) -> SignInRefused:
    for _ in range(times):
        with pytest.raises(SignInRefused) as refused:
            people.sign_in(name, "0815", "station 1")
    return refused.value


def test_before_anybody_chooses_nobody_has_to_sign_in(people: People) -> None:
    access = people.access()
    assert not access.required and access.rule is None and access.idle_minutes == 0


def test_the_first_administrator_signs_in_by_name_and_pin(people: People, chief: Person) -> None:
    assert people.access().required
    assert people.sign_in("chief", PIN, "station 1") == chief
    assert chief.role is Role.ADMINISTRATOR


def test_wrong_pin_and_unknown_name_are_refused_in_the_same_words(people: People, chief: Person) -> None:
    wrong, unknown = fail(people, "Chief", 1), fail(people, "Somebody", 1)
    assert wrong.sentence() == unknown.sentence()


def test_a_clock_that_was_put_right_locks_nobody_out_for_a_year(
    people: People, chief: Person, clock: Clock
) -> None:
    clock.now += 365 * 86_400.0
    fail(people, "Chief", FREE)
    clock.now -= 365 * 86_400.0
    locked = fail(people, "Chief", 1)
    assert locked.wait == 2 * FIRST  # one attempt, not as many as one likes
    clock.now += 1.0
    assert fail(people, "Chief", 1).wait == 2 * FIRST - 1
    clock.now += 2 * FIRST
    assert people.sign_in("Chief", PIN, "station 1") == chief


def test_an_unknown_name_costs_a_hash_and_a_lock_too(people: People, chief: Person) -> None:
    class Counting(CredentialHash):
        hashes = 0

        def of(self, secret: str) -> str:
            Counting.hashes += 1
            return CredentialHash.of(self, secret)

        def fits(self, encoded: str, secret: str) -> bool:
            Counting.hashes += 1
            return CredentialHash.fits(self, encoded, secret)

    people._hashing = Counting(QUICK)
    fail(people, "Somebody", 1)
    assert Counting.hashes == 1
    fail(people, "Chief", 1)
    assert Counting.hashes == 2
    assert fail(people, "Somebody", FREE - 1).wait == FIRST


def test_failures_lock_with_growing_delay_and_the_right_pin_does_not_open_meanwhile(
    people: People, chief: Person, clock: Clock
) -> None:
    assert fail(people, "Chief", FREE - 1).wait == 0
    assert fail(people, "Chief", 1).wait == FIRST
    clock.now += FIRST - 1
    with pytest.raises(SignInRefused) as refused:
        people.sign_in("Chief", PIN, "station 1")
    assert refused.value.wait == 1
    clock.now += 1
    assert fail(people, "Chief", 1).wait == 2 * FIRST
    clock.now += 2 * FIRST
    people.sign_in("Chief", PIN, "station 1")
    assert fail(people, "Chief", 1).wait == 0  # counted anew


def test_a_lock_outlives_a_restart_and_is_of_one_name_alone(
    people: People, chief: Person, database: Database, clock: Clock
) -> None:
    people.add(SYSTEM, chief, "Ben", Role.OPERATOR, OTHER)
    fail(people, "Chief", FREE)
    again = People(database, clock=clock, hashing=CredentialHash(QUICK))
    with pytest.raises(SignInRefused) as refused:
        again.sign_in("Chief", PIN, "station 1")
    assert refused.value.wait == FIRST
    assert again.sign_in("Ben", OTHER, "station 1").name == "Ben"


class Meanwhile(CredentialHash):
    """Does something once while a secret is hashed, as another program would."""

    def __init__(self, act: Callable[[], object]) -> None:
        CredentialHash.__init__(self, QUICK)
        self._act: Callable[[], object] | None = act

    def of(self, secret: str) -> str:
        self._once()
        return CredentialHash.of(self, secret)

    def fits(self, encoded: str, secret: str) -> bool:
        self._once()
        return CredentialHash.fits(self, encoded, secret)

    def _once(self) -> None:
        act, self._act = self._act, None
        if act is not None:
            act()


def test_others_write_while_a_secret_is_hashed(people: People, chief: Person, database: Database) -> None:
    written = []

    def write() -> None:
        with database.writing() as connection:
            connection.execute(text("PRAGMA busy_timeout = 0"))
            written.append(1)

    def slow() -> People:
        return People(database, hashing=Meanwhile(write))

    slow().sign_in("Chief", PIN, "station 1")
    fail(slow(), "Chief", 1)
    fail(slow(), "Somebody", 1)
    ben = slow().add(SYSTEM, chief, "Ben", Role.OPERATOR, OTHER)
    slow().set_secret(SYSTEM, chief, ben.id, "8642")
    slow().recover(SYSTEM, "Chief", "8642")
    assert len(written) == 6


def test_an_attempt_that_fits_and_comes_after_the_lock_is_refused(
    people: People, chief: Person, database: Database, clock: Clock
) -> None:
    hashing = Meanwhile(lambda: fail(people, "Chief", FREE))
    beside = People(database, clock=clock, hashing=hashing)
    with pytest.raises(SignInRefused) as refused:
        beside.sign_in("Chief", PIN, "station 1")
    assert refused.value.wait == FIRST


def test_who_gets_another_secret_or_is_disabled_during_an_attempt_is_refused(
    people: People, chief: Person, database: Database
) -> None:
    ben = people.add(SYSTEM, chief, "Ben", Role.OPERATOR, PIN)
    for act in (
        lambda: people.disable(SYSTEM, chief, ben.id),
        lambda: people.enable(SYSTEM, chief, ben.id) and people.set_secret(SYSTEM, chief, ben.id, OTHER),
    ):
        with pytest.raises(SignInRefused):
            People(database, hashing=Meanwhile(act)).sign_in("Ben", PIN, "station 1")
    assert people.sign_in("Ben", OTHER, "station 1").id == ben.id


def test_attempts_during_a_lock_are_not_counted(people: People, chief: Person, clock: Clock) -> None:
    fail(people, "Chief", FREE + 20)
    clock.now += FIRST
    assert people.sign_in("Chief", PIN, "station 1") == chief


def test_a_new_pin_ends_the_lock(people: People, chief: Person) -> None:
    ben = people.add(SYSTEM, chief, "Ben", Role.OPERATOR, OTHER)
    fail(people, "Ben", FREE)
    people.set_secret(SYSTEM, chief, ben.id, "8642")
    with pytest.raises(SignInRefused):
        people.sign_in("Ben", OTHER, "station 1")
    assert people.sign_in("Ben", "8642", "station 1").id == ben.id


def test_a_hash_of_other_parameters_is_made_anew_at_the_next_sign_in(
    people: People, chief: Person, database: Database, clock: Clock
) -> None:
    dearer = CredentialHash(Cost(passes=2, memory=128, lanes=1))
    later = People(database, clock=clock, hashing=dearer)
    with database.reading() as connection:
        before = Reading(connection).credential(chief.id)
    assert before is not None and dearer.outdated(before.encoded)
    later.sign_in("Chief", PIN, "station 1")
    later.sign_in("Chief", PIN, "station 1")
    with database.reading() as connection:
        after = Reading(connection).credential(chief.id)
        rows = connection.execute(select(credential.c.seq)).all()
    assert after is not None and not dearer.outdated(after.encoded) and "$argon2id$" in after.encoded
    assert len(rows) == 2  # appended once, the former one stays


def test_the_delivered_parameters_are_those_of_the_rfc() -> None:
    assert Cost() == Cost(passes=3, memory=65536, lanes=4)
    assert CredentialHash().of(PIN).startswith("$argon2id$v=19$m=65536,t=3,p=4$")


def test_every_act_is_a_row_of_the_log_which_fits_and_holds_no_secret(
    people: People, chief: Person, database: Database
) -> None:
    who = Who(chief.name, "station 1")
    ben = people.add(who, chief, "Ben", Role.OPERATOR, "horse battery")
    people.rename(who, chief, ben.id, "Ben B.")
    people.set_role(who, chief, ben.id, Role.ENGINEER)
    people.set_secret(who, chief, ben.id, OTHER)
    people.disable(who, chief, ben.id)
    people.enable(who, chief, ben.id)
    people.sign_in("Ben B.", OTHER, "station 1")
    people.sign_out(ben, "station 1", idle=True)
    fail(people, "0815-secret", 1)
    people.require(who, chief, required=True, idle_minutes=5)
    log = log_of(database)
    kinds = [kind for kind, _, _ in log]
    assert kinds.count(AuditKind.PERSON) == 6 and kinds.count(AuditKind.SETTING) == 2
    for kind in (AuditKind.CREDENTIAL, AuditKind.SIGN_IN, AuditKind.SIGN_OUT, AuditKind.SIGN_IN_REFUSED):
        assert kind in kinds
    everything = json.dumps(log)
    for secret in (PIN, OTHER, "horse battery", "0815", "$argon2"):
        assert f'"{secret}' not in everything and f"{secret}-secret" not in everything
    assert "$argon2" not in everything and "horse" not in everything
    with database.reading() as connection:
        assert verify_log(connection).sound


def test_who_was_disabled_signs_in_no_more_and_the_name_is_never_given_again(
    people: People, chief: Person
) -> None:
    ben = people.add(SYSTEM, chief, "Ben", Role.OPERATOR, OTHER)
    people.rename(SYSTEM, chief, ben.id, "Benjamin")
    people.disable(SYSTEM, chief, ben.id)
    assert people.current(ben) is None
    with pytest.raises(SignInRefused):
        people.sign_in("Benjamin", OTHER, "station 1")
    for name in ("Ben", "benjamin"):
        with pytest.raises(CorrectableError, match="taken"):
            people.add(SYSTEM, chief, name, Role.OPERATOR, OTHER)


def test_a_new_name_makes_no_second_person(people: People, chief: Person, database: Database) -> None:
    ben = people.add(SYSTEM, chief, "Ben", Role.ENGINEER, OTHER)
    people.rename(SYSTEM, chief, ben.id, "Benjamin")
    mark = SimpleNamespace(author="ben", label="P-1")
    with database.reading() as connection:
        names = Reading(connection).names_of("Benjamin")
    assert set(names) == {"Ben", "Benjamin"}
    with pytest.raises(CorrectableError, match="another person"):
        demand_second_person(cast(Any, mark), [], "Benjamin", names)
    demand_second_person(cast(Any, mark), [], "Chief", ("Chief",))


def test_the_last_administrator_stays_one(people: People, chief: Person) -> None:
    with pytest.raises(CorrectableError, match="last administrator"):
        people.disable(SYSTEM, chief, chief.id)
    with pytest.raises(CorrectableError, match="last administrator"):
        people.set_role(SYSTEM, chief, chief.id, Role.OPERATOR)
    second = people.add(SYSTEM, chief, "Second", Role.ADMINISTRATOR, OTHER)
    people.disable(SYSTEM, second, chief.id)
    assert [one.name for one in people.access().active()] == ["Second"]


def test_rights_are_looked_up_anew_at_each_act(people: People, chief: Person) -> None:
    second = people.add(SYSTEM, chief, "Second", Role.ADMINISTRATOR, OTHER)
    people.set_role(SYSTEM, chief, second.id, Role.OPERATOR)
    for by in (second, None):  # who was one when they signed in, and who is not signed in at all
        with pytest.raises(NotAllowed):
            people.add(SYSTEM, by, "Third", Role.ADMINISTRATOR, OTHER)
        with pytest.raises(NotAllowed):
            people.require(SYSTEM, by, required=False)
        with pytest.raises(NotAllowed):
            people.set_secret(SYSTEM, by, chief.id, OTHER)
    people.set_secret(SYSTEM, second, second.id, "8642")  # one's own


def test_switched_off_and_on_again_people_are_those_of_before(people: People, chief: Person) -> None:
    people.require(SYSTEM, chief, required=False)
    assert not people.access().required
    with pytest.raises(CorrectableError, match="administrator already"):
        people.begin(SYSTEM, "Intruder", OTHER)
    people.require(SYSTEM, None, required=True)
    assert people.sign_in("Chief", PIN, "station 1") == chief


def test_sign_in_cannot_be_required_where_nobody_could_manage_people(people: People) -> None:
    people.add(SYSTEM, None, "Ben", Role.OPERATOR, OTHER)
    with pytest.raises(CorrectableError, match="nobody could manage"):
        people.require(SYSTEM, None, required=True)


def test_a_forgotten_pin_is_recovered_by_the_files_and_leaves_a_row(
    people: People, chief: Person, database: Database
) -> None:
    people.add(SYSTEM, chief, "Ben", Role.OPERATOR, OTHER)
    fail(people, "Chief", FREE)
    for name in ("Ben", "Somebody"):
        with pytest.raises(NotFound, match="Chief"):
            people.recover(SYSTEM, name, "8642")
    people.recover(SYSTEM, "Chief", "8642")
    assert people.sign_in("Chief", "8642", "station 1").id == chief.id
    assert (AuditKind.RECOVERY, "login") in [(kind, author) for kind, author, _ in log_of(database)]


def test_a_hash_that_was_exchanged_in_the_database_opens_nothing(
    people: People, chief: Person, database: Database
) -> None:
    known = CredentialHash(QUICK).of("1357")
    with database.writing() as connection:
        connection.execute(text("DROP TRIGGER keep_credential_from_update"))
        connection.execute(text("UPDATE credential SET encoded = :known"), {"known": known})
    with pytest.raises(StorageFault, match="changed by another program"):
        people.sign_in("Chief", "1357", "station 1")

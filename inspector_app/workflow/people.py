"""People of a workspace: added, changed, signed in. On the database alone, so that no window has to be closed for it.

Every act takes the write lock before it looks at what is there: two programs cannot both count the last free attempt,
nor disable the last two administrators. Hashes, which take their time, are made before it: others write meanwhile.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from inspector_app.domain.audit import AuditKind
from inspector_app.domain.errors import CorrectableError, NotFound, StorageFault
from inspector_app.domain.lock_out import wait_of
from inspector_app.domain.lot import Who
from inspector_app.domain.people import (
    LONGEST_IDLE_MINUTES,
    LONGEST_SECRET,
    NOBODY,
    USUAL_IDLE_MINUTES,
    Access,
    Person,
    PersonChange,
    Right,
    Role,
    SecretKind,
    checked_name,
    checked_secret,
    kind_of_secret,
    name_key,
    not_allowed,
    refusal,
)
from inspector_app.store.database import Database
from inspector_app.store.reading import Reading
from inspector_app.store.reading_access import CredentialRow
from inspector_app.store.writing import Writing
from inspector_app.workflow.acting import Acting, Standing
from inspector_app.workflow.credential_hash import CredentialHash, sha256_of

UNKNOWN = 256  # subjects under which failures of unknown names are counted


@dataclass(frozen=True, slots=True)
class _Hashed:
    """A new secret as it will be kept."""

    kind: SecretKind
    encoded: str


@dataclass(frozen=True, slots=True)
class _Attempt:
    """What was found of a sign-in before the lock was taken; it counts only where ``kept`` is still what is kept."""

    kept: CredentialRow | None
    fits: bool
    anew: _Hashed | None  # the same secret by other parameters, where it was hashed by others


class People:
    """``clock`` in seconds since the epoch. Of each act ``who`` is the name that stands on it, ``by`` the person who is
    signed in; None without sign-in.
    """

    def __init__(
        self,
        database: Database,
        *,
        clock: Callable[[], float] = time.time,
        hashing: CredentialHash | None = None,
    ) -> None:
        self._database, self._clock = database, clock
        self._hashing = hashing or CredentialHash()

    def access(self) -> Access:
        """The rule in force, and everybody there is."""
        with self._database.reading() as connection:
            return Reading(connection).access()

    # --- coming in

    def sign_in(self, name: str, secret: str, station: str) -> Person:
        """Who it is. Raises SignInRefused where name and secret do not fit, or while the name is locked.

        Attempts side by side are hashed side by side, and judged one after the other: what comes to its turn when the
        name has been locked meanwhile is refused, whether it fits or not.
        """
        key = name_key(name)
        while True:
            with self._database.reading() as connection:
                found, subject, wait = self._stands(Reading(connection), key)
                kept = None if found is None else Reading(connection).credential(found.id)
            attempt = None if wait else self._attempted(found, kept, secret)
            with self._database.writing() as connection:
                reading = Reading(connection)
                found, subject, wait = self._stands(reading, key)
                if not wait and attempt is not None:
                    if attempt.kept != (None if found is None else reading.credential(found.id)):
                        continue  # somebody has just got another secret
                    if found is not None and found.active and attempt.fits:
                        self._came_in(
                            Writing(connection, Who(found.name, station), self._clock), found, attempt
                        )
                        return found
                    # Not in the name of the one whose name it was, and without what was typed: it may be the PIN.
                    count, _ = reading.failures(subject)
                    writing = Writing(connection, Who(NOBODY, station), self._clock)
                    writing.note_sign_in(AuditKind.SIGN_IN_REFUSED, subject, {"failures": count + 1})
                    now = self._clock()
                    wait = wait_of(count + 1, now, now)
                elif not wait:
                    continue  # the lock has just ended
            raise refusal(wait)  # out of the transaction: the failure stands

    def sign_out(self, person: Person, station: str, *, idle: bool) -> None:
        """Note that the station was locked, by the person or after idle time."""
        with self._database.writing() as connection:
            writing = Writing(connection, Who(person.name, station), self._clock)
            writing.note_sign_in(AuditKind.SIGN_OUT, person.id, {"idle": idle})

    def current(self, person: Person) -> Person | None:
        """The person as they are now; None where they can sign in no more."""
        found = next((one for one in self.access().people if one.id == person.id), None)
        return found if found is not None and found.active else None

    def signed(self, name: str | None, secret: str, right: Right) -> Who:
        """Who acts, for a single act without a session. Raises SignInRefused and NotAllowed."""
        acting = Acting(Who.of_this_machine())
        if not self.access().required:
            return Who(name or acting.system.author, acting.system.station)
        person = None if name is None else self.sign_in(name, secret, acting.system.station)
        acting.stand(Standing(True, person))
        acting.demand(right)
        return acting.who

    # --- the rule

    def begin(self, who: Who, name: str, secret: str, idle_minutes: int = USUAL_IDLE_MINUTES) -> Person:
        """From now on people sign in; the first administrator. Raises CorrectableError where there is one already."""
        hashed = self._hashed(secret)
        with self._acts(who, None, None) as (reading, writing):
            if reading.access().required:
                raise CorrectableError("people sign in here already")
            if any(one.active and one.may(Right.MANAGE_PEOPLE) for one in reading.people()):
                raise CorrectableError(
                    "there is an administrator already",
                    remedy="Switch the sign-in on; they sign in as before",
                )
            key = _added(reading, writing, name, Role.ADMINISTRATOR, hashed)
            writing.set_sign_in_rule(required=True, idle_minutes=_minutes(idle_minutes))
            return _person(reading, key)

    def require(
        self, who: Who, by: Person | None, *, required: bool, idle_minutes: int | None = None
    ) -> None:
        """Set whether people sign in, and after how many idle minutes the station locks (0: never)."""
        with self._acts(who, by) as (reading, writing):
            access = reading.access()
            if required and not any(one.active and one.may(Right.MANAGE_PEOPLE) for one in access.people):
                raise CorrectableError("nobody could manage people then", remedy="Add an administrator first")
            former = access.rule.idle_minutes if access.rule is not None else USUAL_IDLE_MINUTES
            minutes = former if idle_minutes is None else _minutes(idle_minutes)
            writing.set_sign_in_rule(required=required, idle_minutes=minutes)

    # --- people

    def add(self, who: Who, by: Person | None, name: str, role: Role, secret: str) -> Person:
        """Somebody new. Raises CorrectableError for a name that was ever given, or a secret that is too short."""
        hashed = self._hashed(secret)
        with self._acts(who, by) as (reading, writing):
            return _person(reading, _added(reading, writing, name, role, hashed))

    def rename(self, who: Who, by: Person | None, person_id: str, name: str) -> Person:
        """What they did before keeps the name under which they did it."""
        with self._acts(who, by) as (reading, writing):
            _person(reading, person_id)
            taken = [former for one in reading.people() if one.id != person_id for former in one.names]
            writing.change_person(person_id, PersonChange.RENAMED, checked_name(name, taken))
            return _person(reading, person_id)

    def set_role(self, who: Who, by: Person | None, person_id: str, role: Role) -> Person:
        with self._acts(who, by) as (reading, writing):
            if role is not Role.ADMINISTRATOR:
                _keep_an_administrator(reading, person_id)
            writing.change_person(_person(reading, person_id).id, PersonChange.ROLE, str(role))
            return _person(reading, person_id)

    def disable(self, who: Who, by: Person | None, person_id: str) -> Person:
        """They sign in no more; what they did stays under their name."""
        with self._acts(who, by) as (reading, writing):
            _keep_an_administrator(reading, person_id)
            writing.change_person(_person(reading, person_id).id, PersonChange.DISABLED)
            return _person(reading, person_id)

    def enable(self, who: Who, by: Person | None, person_id: str) -> Person:
        with self._acts(who, by) as (reading, writing):
            writing.change_person(_person(reading, person_id).id, PersonChange.ENABLED)
            return _person(reading, person_id)

    def set_secret(self, who: Who, by: Person | None, person_id: str, secret: str) -> Person:
        """Another PIN or password, which ends a lock; of one's own it needs no right."""
        own = by is not None and by.id == person_id
        hashed = self._hashed(secret)
        with self._acts(who, by, Right.MANAGE_PEOPLE if not own else None) as (reading, writing):
            person = _person(reading, person_id)
            writing.add_credential(person.id, hashed.kind, hashed.encoded)
            return _person(reading, person_id)

    def recover(self, who: Who, name: str, secret: str) -> Person:
        """A new secret for an administrator, by whoever may write the workspace's files; a row of the log says so.

        Raises NotFound where no administrator of that name can sign in.
        """
        hashed = self._hashed(secret)
        with self._acts(who, None, None) as (reading, writing):
            key = name_key(name)
            found = [one for one in reading.people() if one.active and name_key(one.name) == key]
            if not found or not found[0].may(Right.MANAGE_PEOPLE):
                names = ", ".join(
                    one.name for one in reading.people() if one.active and one.may(Right.MANAGE_PEOPLE)
                )
                raise NotFound(
                    "there is no such administrator", subject=name, remedy=f"Administrators: {names or '–'}"
                )
            writing.add_credential(found[0].id, hashed.kind, hashed.encoded)
            writing.note_sign_in(AuditKind.RECOVERY, found[0].id, {"name": found[0].name})
            return _person(reading, found[0].id)

    # --- inside

    @contextmanager
    def _acts(
        self, who: Who, by: Person | None, right: Right | None = Right.MANAGE_PEOPLE
    ) -> Iterator[tuple[Reading, Writing]]:
        """One transaction. Rights are looked up anew: they may have changed since ``by`` signed in."""
        with self._database.writing() as connection:
            reading = Reading(connection)
            if right is not None and reading.access().required:
                now = next((one for one in reading.people() if by is not None and one.id == by.id), None)
                if now is None or not now.may(right):
                    raise not_allowed(right, now)
            yield reading, Writing(connection, who, self._clock)

    def _stands(self, reading: Reading, key: str) -> tuple[Person | None, str, float]:
        """Whose name this is, under what its failures are counted, and the seconds for which it is locked."""
        found = next((one for one in reading.people() if name_key(one.name) == key), None)
        subject = _unknown(key) if found is None else found.id
        count, last = reading.failures(subject)
        return found, subject, wait_of(count, last, self._clock())

    def _attempted(self, found: Person | None, kept: CredentialRow | None, secret: str) -> _Attempt:
        """Whether the secret fits; as slow where there is none to compare it with."""
        if kept is None or sha256_of(kept.encoded) != kept.sha256:
            if kept is not None and found is not None and found.active:
                raise StorageFault(
                    "the stored PIN or password was changed by another program",
                    subject=found.name,
                    remedy="Run `inspector audit verify`, and let an administrator give a new one",
                )
            return _Attempt(kept, self._hashing.fits_nobody(secret[:LONGEST_SECRET]), None)
        fits = self._hashing.fits(kept.encoded, secret[:LONGEST_SECRET]) and len(secret) <= LONGEST_SECRET
        anew = None
        if fits and self._hashing.outdated(kept.encoded):
            anew = _Hashed(kind_of_secret(secret), self._hashing.of(secret))
        return _Attempt(kept, fits, anew)

    def _came_in(self, writing: Writing, person: Person, attempt: _Attempt) -> None:
        writing.note_sign_in(AuditKind.SIGN_IN, person.id, {"name": person.name})
        if attempt.anew is not None:  # while the secret is at hand
            writing.add_credential(person.id, attempt.anew.kind, attempt.anew.encoded, chosen=False)

    def _hashed(self, secret: str) -> _Hashed:
        """Raises CorrectableError for a secret that is too easy."""
        return _Hashed(checked_secret(secret), self._hashing.of(secret))


def _added(reading: Reading, writing: Writing, name: str, role: Role, hashed: _Hashed) -> str:
    kept = checked_name(name, [former for one in reading.people() for former in one.names])
    key = writing.add_person(kept, role)
    writing.add_credential(key, hashed.kind, hashed.encoded)
    return key


def _person(reading: Reading, person_id: str) -> Person:
    for one in reading.people():
        if one.id == person_id:
            return one
    raise NotFound("there is no such person", subject=person_id)


def _keep_an_administrator(reading: Reading, person_id: str) -> None:
    """Raises CorrectableError where this is the last person who can manage people."""
    able = [one.id for one in reading.people() if one.active and one.may(Right.MANAGE_PEOPLE)]
    if able == [person_id]:
        raise CorrectableError(
            "this is the last administrator", remedy="Make somebody else an administrator first"
        )


def _minutes(minutes: int) -> int:
    if not 0 <= minutes <= LONGEST_IDLE_MINUTES:
        raise CorrectableError(
            f"the station locks after 1 to {LONGEST_IDLE_MINUTES} idle minutes, or never (0)"
        )
    return minutes


def _unknown(key: str) -> str:
    """Under what failures of an unknown name are counted: locked like a known one, and telling nothing of it."""
    return f"unknown/{hashlib.sha256(key.encode()).digest()[0] % UNKNOWN:02x}"

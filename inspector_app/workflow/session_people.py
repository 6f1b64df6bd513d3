"""Who is signed in, and what administrators do with people. Each on a thread of its own: a hash takes its time."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from inspector_app.domain.people import USUAL_IDLE_MINUTES, Access, Person, Right, Role
from inspector_app.workflow.acting import Standing, needs
from inspector_app.workflow.events import PersonChanged
from inspector_app.workflow.people import People
from inspector_app.workflow.pictures import cancelled
from inspector_app.workflow.session_base import SessionBase, T


class PeopleCalls(SessionBase):
    """Sign-in, lock, operator change, and the people of the workspace."""

    people: People
    _doorman: ThreadPoolExecutor

    def _open_door(self) -> None:
        """Take the rule that is in force; nobody is signed in yet."""
        self.people = People(self.store.database)
        self._doorman = ThreadPoolExecutor(1, "inspector-people")
        self.acting.stand(Standing(self.people.access().required))

    def access(self) -> Future[Access]:
        """The rule in force and everybody there is."""
        return self.read(lambda reading: reading.access())

    def sign_in(self, name: str, secret: str) -> Future[Person]:
        """From now on this person acts. Raises SignInRefused; whoever was signed in stays so then."""

        def work() -> Person:
            person = self.people.sign_in(name, secret, self.who.station)
            self._stand(person)
            return person

        return self._ask(work)

    def lock(self, *, idle: bool = False) -> None:
        """Nobody acts until somebody signs in; what runs goes on. Nothing where people do not sign in."""
        person = self.acting.standing.person
        if person is None:
            return
        self._stand(None)
        self._ask(lambda: self.people.sign_out(person, self.who.station, idle=idle))

    def look_again(self) -> Future[None]:
        """Take in what another program has changed: a person who was disabled is signed out, a role is the new one."""

        def work() -> None:
            required = self.people.access().required
            person = self.acting.standing.person
            now = None if person is None else self.people.current(person)
            if required != self.acting.standing.required or now != person:
                self._stand(now, required=required)

        return self._ask(work)

    def begin_sign_in(self, name: str, secret: str, idle_minutes: int = USUAL_IDLE_MINUTES) -> Future[Person]:
        """From now on people sign in; the first administrator, who is signed in by it."""

        def work() -> Person:
            person = self.people.begin(self.acting.signed_in, name, secret, idle_minutes)
            self._stand(person, required=True)
            return person

        return self._ask(work)

    @needs(Right.MANAGE_PEOPLE)
    def set_sign_in(self, *, required: bool, idle_minutes: int | None = None) -> Future[None]:
        """Whether people sign in, and after how many idle minutes the station locks (0: never)."""
        who, by = self.acting.signed_in, self.acting.standing.person

        def work() -> None:
            self.people.require(who, by, required=required, idle_minutes=idle_minutes)
            self._stand(by if required else None, required=required)

        return self._ask(work)

    @needs(Right.MANAGE_PEOPLE)
    def add_person(self, name: str, role: Role, secret: str) -> Future[Person]:
        who, by = self.acting.signed_in, self.acting.standing.person
        return self._manage(lambda: self.people.add(who, by, name, role, secret))

    @needs(Right.MANAGE_PEOPLE)
    def rename_person(self, person_id: str, name: str) -> Future[Person]:
        """What they did before keeps the name under which they did it."""
        who, by = self.acting.signed_in, self.acting.standing.person
        return self._manage(lambda: self.people.rename(who, by, person_id, name))

    @needs(Right.MANAGE_PEOPLE)
    def set_role(self, person_id: str, role: Role) -> Future[Person]:
        who, by = self.acting.signed_in, self.acting.standing.person
        return self._manage(lambda: self.people.set_role(who, by, person_id, role))

    @needs(Right.MANAGE_PEOPLE)
    def disable_person(self, person_id: str) -> Future[Person]:
        """They sign in no more; what they did stays under their name."""
        who, by = self.acting.signed_in, self.acting.standing.person
        return self._manage(lambda: self.people.disable(who, by, person_id))

    @needs(Right.MANAGE_PEOPLE)
    def enable_person(self, person_id: str) -> Future[Person]:
        who, by = self.acting.signed_in, self.acting.standing.person
        return self._manage(lambda: self.people.enable(who, by, person_id))

    def set_secret(self, person_id: str, secret: str) -> Future[Person]:
        """Another PIN or password; of oneself without a right (see ``People.set_secret``)."""
        who, by = self.acting.signed_in, self.acting.standing.person
        return self._manage(lambda: self.people.set_secret(who, by, person_id, secret))

    def may(self, right: Right) -> bool:
        """Whether whoever acts may do this."""
        return self.acting.may(right)

    # --- inside

    def _manage(self, act: Callable[[], Person]) -> Future[Person]:
        def work() -> Person:
            person = act()
            signed_in = self.acting.standing.person
            if signed_in is not None and signed_in.id == person.id:
                self._stand(person if person.active else None)
            return person

        return self._ask(work)

    def _stand(self, person: Person | None, *, required: bool | None = None) -> None:
        standing = Standing(self.acting.standing.required if required is None else required, person)
        self.acting.stand(standing)
        self._tell(PersonChanged(standing.required, person))

    def _ask(self, work: Callable[[], T]) -> Future[T]:
        try:
            return self._doorman.submit(work)
        except RuntimeError:  # closed meanwhile
            return cancelled()

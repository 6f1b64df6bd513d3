"""The people of a fake session: rules as in the workflow, secrets kept as they are, no hashes."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from typing import Any

from inspector_app.domain.errors import NotAllowed
from inspector_app.domain.lot import Who
from inspector_app.domain.people import (
    Access,
    Person,
    Right,
    Role,
    SignInRule,
    kind_of_secret,
    refusal,
)
from inspector_app.workflow.acting import Acting, Standing
from inspector_app.workflow.events import Event, PersonChanged


class FakePeople:
    """Part of ``FakeSession``. Before ``employ`` nobody signs in, and that was chosen."""

    emit: Callable[[Event], None]
    answer: Callable[..., Future[Any]]

    def _hire(self) -> None:
        self.acting = Acting(Who("anna", "station 3"))
        self.rule: SignInRule | None = SignInRule(False, 10, 0.0)
        self.staff: list[Person] = []
        self.secrets: dict[str, str] = {}
        self.refusals: list[float] = []  # waits that the next sign-ins are refused with

    @property
    def who(self) -> Who:
        return self.acting.who

    def employ(self, **secrets: str) -> None:
        """People sign in; each by name, the first one is administrator. Nobody has signed in yet."""
        for name, secret in secrets.items():
            role = Role.OPERATOR if self.staff else Role.ADMINISTRATOR
            self.staff.append(Person(name, name, role, True, kind_of_secret(secret), (name,), 0.0))
            self.secrets[name] = secret
        self.rule = SignInRule(True, 10, 1.0)
        self.acting.stand(Standing(True, None))

    def access(self) -> Future[Access]:
        return self.answer("access", Access(self.rule, tuple(self.staff)))

    def sign_in(self, name: str, secret: str) -> Future[Person]:
        found = next(one for one in self.staff if one.name == name)
        if self.refusals:
            return self.answer("sign_in", refusal(self.refusals.pop(0)), name)
        if self.secrets[name] != secret:
            return self.answer("sign_in", refusal(), name)
        self._stand(found)
        return self.answer("sign_in", found, name)

    def lock(self, *, idle: bool = False) -> None:
        self.answer("lock", None, idle)
        if self.acting.standing.person is not None:
            self._stand(None)

    def look_again(self) -> Future[None]:
        return self.answer("look_again", None)

    def may(self, right: Right) -> bool:
        return self.acting.may(right)

    def begin_sign_in(self, name: str, secret: str, idle_minutes: int = 10) -> Future[Person]:
        self.employ(**{name: secret})
        self._stand(self.staff[0])
        return self.answer("begin_sign_in", self.staff[0], name)

    def set_sign_in(self, *, required: bool, idle_minutes: int | None = None) -> Future[None]:
        if not self.may(Right.MANAGE_PEOPLE):
            return self.answer("set_sign_in", NotAllowed("not you"))
        minutes = 10 if idle_minutes is None else idle_minutes
        self.rule = SignInRule(required, minutes, 2.0)
        person = self.acting.standing.person if required else None
        self.acting.stand(Standing(required, person))
        self.emit(PersonChanged(required, person))
        return self.answer("set_sign_in", None, required, minutes)

    def add_person(self, name: str, role: Role, secret: str) -> Future[Person]:
        person = Person(name, name, role, True, kind_of_secret(secret), (name,), 0.0)
        self.staff.append(person)
        self.secrets[name] = secret
        return self.answer("add_person", person, name, role)

    def rename_person(self, person_id: str, name: str) -> Future[Person]:
        return self._change("rename_person", person_id, name=name, names=(name, person_id))

    def set_role(self, person_id: str, role: Role) -> Future[Person]:
        return self._change("set_role", person_id, role=role)

    def disable_person(self, person_id: str) -> Future[Person]:
        return self._change("disable_person", person_id, active=False)

    def enable_person(self, person_id: str) -> Future[Person]:
        return self._change("enable_person", person_id, active=True)

    def set_secret(self, person_id: str, secret: str) -> Future[Person]:
        self.secrets[person_id] = secret
        return self._change("set_secret", person_id, kind=kind_of_secret(secret))

    def _change(self, call: str, person_id: str, **values: Any) -> Future[Person]:
        place = next(at for at, one in enumerate(self.staff) if one.id == person_id)
        self.staff[place] = replace(self.staff[place], **values)
        return self.answer(call, self.staff[place], person_id)

    def _stand(self, person: Person | None) -> None:
        self.acting.stand(Standing(True, person))
        self.emit(PersonChanged(True, person))

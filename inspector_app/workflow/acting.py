"""Who acts: the one place that says whose name stands on an event, and what they may do. Changes while it runs.

What somebody asked for stays theirs: work that is queued is carried out under the name of the one who asked, also
where another person has signed in before it is its turn.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from functools import update_wrapper, wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from inspector_app.domain.errors import NotAllowed
from inspector_app.domain.lot import Who
from inspector_app.domain.people import NOBODY, Person, Right, not_allowed

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether people sign in here, and who has; ``person`` None: nobody, or the station is locked."""

    required: bool = False
    person: Person | None = None


class Acting:
    """Starts as the system's user without sign-in. Any thread may ask; ``stand`` is called by ``People`` alone."""

    def __init__(self, system: Who) -> None:
        self.system = system
        self._standing = Standing()
        self._carried = threading.local()

    @property
    def standing(self) -> Standing:
        return self._standing

    @property
    def who(self) -> Who:
        """Whose name stands on what is written now, on this thread."""
        carried: Who | None = getattr(self._carried, "who", None)
        return carried or self.signed_in

    @property
    def signed_in(self) -> Who:
        """The person at the station, whatever is carried out on this thread."""
        standing = self._standing
        if not standing.required:
            return self.system
        name = NOBODY if standing.person is None else standing.person.name
        return Who(name, self.system.station)

    def stand(self, standing: Standing) -> None:
        """From now on this person acts."""
        self._standing = standing

    def may(self, right: Right) -> bool:
        standing = self._standing
        return not standing.required or (standing.person is not None and standing.person.may(right))

    def demand(self, right: Right) -> None:
        """Raises NotAllowed where whoever is signed in may not; without sign-in everybody may."""
        if not self.may(right):
            raise not_allowed(right, self._standing.person)

    @contextmanager
    def under(self, who: Who) -> Iterator[None]:
        """What this thread does meanwhile is done in this name."""
        before = getattr(self._carried, "who", None)
        self._carried.who = who
        try:
            yield
        finally:
            self._carried.who = before

    def carry(self, work: Callable[P, T]) -> Callable[P, T]:
        """The work, in the name of the one who asks for it now, whoever is signed in when it runs."""
        who = self.who

        @wraps(work)
        def carried(*args: P.args, **kwargs: P.kwargs) -> T:
            with self.under(who):
                return work(*args, **kwargs)

        return carried

    def carry_steps(self, steps: Generator[None, None, T]) -> Generator[None, None, T]:
        """The same for work that is done in steps, between which others act."""
        who = self.who

        def carried() -> Generator[None, None, T]:
            try:
                while True:
                    with self.under(who):
                        try:
                            next(steps)
                        except StopIteration as end:
                            return end.value  # type: ignore[no-any-return]
                    yield
            finally:
                with self.under(who):
                    steps.close()

        return carried()


class Acts(Protocol):
    """What has calls that need a right."""

    @property
    def acting(self) -> Acting: ...


S = TypeVar("S", bound=Acts)
Call = Callable[Concatenate[S, P], Future[T]]


def needs(right: Right) -> Callable[[Call[S, P, T]], Call[S, P, T]]:
    """A call that is refused without the right: its future then holds NotAllowed, and nothing is done."""

    def guarded(method: Call[S, P, T]) -> Call[S, P, T]:
        def call(self: S, /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
            try:
                self.acting.demand(right)
            except NotAllowed as refusal:
                refused: Future[T] = Future()
                refused.set_exception(refusal)
                return refused
            return method(self, *args, **kwargs)

        update_wrapper(call, method)
        call.right = right  # type: ignore[attr-defined]
        return call

    return guarded


def right_of(method: Any) -> Right | None:
    """The right that a call needs; None where everybody may."""
    return getattr(method, "right", None)

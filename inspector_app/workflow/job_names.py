"""Which piece of work a line of the log belongs to: a name in the context, which goes along from thread to thread.

Everything that is asked of a session and takes a while has such a name, ``inspect-3f09a1c2`` for instance. The queues
(``Worker``, ``Writer``, the pools) run what they are given in the context of whoever asked.
"""

from __future__ import annotations

import contextlib
import functools
import logging
import secrets
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextvars import ContextVar
from typing import Concatenate, ParamSpec, TypeVar

P = ParamSpec("P")
S = TypeVar("S")
T = TypeVar("T")

NO_JOB = "-"
_JOB: ContextVar[str] = ContextVar("inspector_job", default=NO_JOB)
log = logging.getLogger(__name__)


def current_job() -> str:
    """The name of the piece of work under way here, ``NO_JOB`` outside of any."""
    return _JOB.get()


@contextlib.contextmanager
def job(kind: str) -> Iterator[str]:
    """What is done and queued in this block is one piece of work of its own name, which is given."""
    name = f"{kind}-{secrets.token_hex(4)}"
    token = _JOB.set(name)
    try:
        yield name
    finally:
        _JOB.reset(token)


def piece_of_work(
    kind: str,
) -> Callable[[Callable[Concatenate[S, P], Future[T]]], Callable[Concatenate[S, P], Future[T]]]:
    """A method that gives a future: what it asks for is one piece of work, its beginning and end are logged.

    Called within another one, it belongs to that.
    """

    def dress(method: Callable[Concatenate[S, P], Future[T]]) -> Callable[Concatenate[S, P], Future[T]]:
        @functools.wraps(method)
        def ask(self: S, /, *arguments: P.args, **named: P.kwargs) -> Future[T]:
            if current_job() != NO_JOB:
                return method(self, *arguments, **named)
            with job(kind) as name:
                log.info("%s begins", kind)
                future = method(self, *arguments, **named)
            future.add_done_callback(functools.partial(_ended, kind, name, time.perf_counter()))
            return future

        return ask

    return dress


def _ended(kind: str, name: str, began: float, done: Future[T]) -> None:
    token = _JOB.set(name)  # it is told on whatever thread the work ended
    try:
        seconds = time.perf_counter() - began
        if done.cancelled():
            log.info("%s was cancelled after %.3f s", kind, seconds)
        elif (error := done.exception()) is not None:
            log.warning("%s failed after %.3f s: %s", kind, seconds, error)
        else:
            log.info("%s is done after %.3f s", kind, seconds)
    finally:
        _JOB.reset(token)

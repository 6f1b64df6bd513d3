"""Feeds: where results go while a lot runs, the messages they carry, and how a feed stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from inspector_app.domain.errors import CorrectableError

SCHEMA = "inspector-feed-1"
USUAL_HEADER = "Authorization"
_NAME = re.compile(r"[\w.\- ]{1,60}")
_HEADER = re.compile(r"[A-Za-z0-9\-]{1,60}")
_SECRET = re.compile(r"(env|keyring):\S+")
_WRITTEN_BY_US = {"content-type", "content-length", "host", "idempotency-key", "user-agent"}


class FeedKind(StrEnum):
    """How a feed carries messages."""

    JSONL = "jsonl"
    CSV = "csv"
    WEBHOOK = "webhook"
    MQTT = "mqtt"


class MessageType(StrEnum):
    """What a message tells."""

    INSPECTED = "part.inspected"
    REVIEWED = "part.reviewed"
    FINISHED = "lot.finished"
    TEST = "test"


@dataclass(frozen=True, slots=True)
class FeedSettings:
    """Where a feed goes. ``target``: a folder, an http(s) address, or mqtt(s)://host[:port]/topic.

    ``secret`` says where the secret lies, never what it is: ``env:NAME`` or ``keyring:NAME``. A webhook sends it in
    ``header``; MQTT takes it for the password of ``user``.
    """

    name: str
    kind: FeedKind
    target: str
    header: str = USUAL_HEADER
    secret: str = ""
    user: str = ""

    def checked(self) -> FeedSettings:
        """Itself. Raises CorrectableError on what cannot be."""
        if not _NAME.fullmatch(self.name):
            raise CorrectableError(
                "a feed's name has letters, digits, blanks, dots and dashes, 60 at most", subject=self.name
            )
        if not self.target.strip():
            raise CorrectableError("a feed needs a target", subject=self.name)
        if self.secret and not _SECRET.fullmatch(self.secret):
            raise CorrectableError(
                "the secret itself is not kept here",
                subject=self.name,
                remedy="Say where it lies: env:NAME for an environment variable, keyring:NAME for the keyring",
            )
        if self.kind is FeedKind.WEBHOOK:
            self._check_address({"http", "https"}, "https://mes.example/inspector")
            if not _HEADER.fullmatch(self.header) or self.header.lower() in _WRITTEN_BY_US:
                raise CorrectableError("the secret cannot go in this header", subject=self.header)
        if self.kind is FeedKind.MQTT:
            self._check_address({"mqtt", "mqtts"}, "mqtts://broker.example/line1/inspector")
            topic = urlsplit(self.target).path.strip("/")
            if not topic or any(sign in self.target for sign in "+#?"):
                raise CorrectableError(
                    "the address names no topic to publish to",
                    subject=self.target,
                    remedy="For instance mqtts://broker.example/line1/inspector",
                )
        return self

    def _check_address(self, schemes: set[str], example: str) -> None:
        try:
            at = urlsplit(self.target)
            port_is_known = at.port is None or at.port > 0
        except ValueError:
            at, port_is_known = urlsplit(""), False
        if at.scheme not in schemes or not at.hostname or not port_is_known:
            raise CorrectableError(
                "this is no address to send to", subject=self.target, remedy=f"For instance {example}"
            )
        if at.username or at.password:
            raise CorrectableError(
                "an address must not hold a password: it would stand in the database",
                subject=f"{at.scheme}://{at.hostname}",
                remedy="Give the user apart, and say where the secret lies",
            )

    def to_json(self) -> dict[str, Any]:
        """Everything but name and kind, which stand beside it."""
        return {"target": self.target, "header": self.header, "secret": self.secret, "user": self.user}

    @classmethod
    def from_json(cls, name: str, kind: str, stored: Mapping[str, Any]) -> FeedSettings:
        """What ``to_json`` gave."""
        return cls(
            name,
            FeedKind(kind),
            str(stored.get("target", "")),
            str(stored.get("header", USUAL_HEADER)),
            str(stored.get("secret", "")),
            str(stored.get("user", "")),
        )


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed of this workspace. ``sent``: the number of the last message that it has carried."""

    id: str
    settings: FeedSettings
    sent: int


@dataclass(frozen=True, slots=True, eq=False)
class FeedMessage:
    """One message of the outbox. ``id`` is the same however often it is sent; ``number`` counts up."""

    number: int
    id: str
    type: MessageType
    at: float  # seconds since the epoch
    body: Mapping[str, Any]


class FeedHealth(StrEnum):
    """How a feed stands."""

    IDLE = "idle"  # nothing to send
    SENDING = "sending"
    WAITING = "waiting"  # the last attempt failed; it is tried again
    OFF = "off"  # no sender runs here


@dataclass(frozen=True, slots=True)
class FeedStatus:
    """A feed at one moment."""

    feed: Feed
    health: FeedHealth
    waiting: int
    problem: str = ""
    attempts: int = 0  # that failed since the last one that did not
    retry_in: float | None = None  # seconds, of a feed that waits


class FeedFault(Exception):
    """The other side has not taken a message. ``retry_after``: seconds that it asks for."""

    def __init__(self, what: str, retry_after: float | None = None) -> None:
        super().__init__(what)
        self.what, self.retry_after = what, retry_after

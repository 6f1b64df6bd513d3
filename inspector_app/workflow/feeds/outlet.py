"""What every way out has in common: messages in, how many of them the other side has."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from typing import Any, Protocol

from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.feeds import FeedMessage


class Outlet(Protocol):
    """One way out. Used by the one thread of its feed, but for ``stop``."""

    def send(self, messages: Sequence[FeedMessage]) -> int:
        """Hand messages over in order; how many of them, from the first, the other side has now.

        Raises FeedFault where it has none of them.
        """

    def stop(self) -> None:
        """Give up at once what waits for the other side. Any thread."""

    def close(self) -> None:
        """Let go of files and connections."""


def content(message: FeedMessage) -> dict[str, Any]:
    """The message as it goes out."""
    return {**message.body, "number": message.number}


def encoded(message: FeedMessage) -> bytes:
    """The message as one line of JSON, without its end."""
    return json.dumps(content(message), ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "backslashreplace"
    )


def secret_of(where: str) -> str:
    """The secret that ``env:NAME`` or ``keyring:NAME`` names; "" for none. Raises CorrectableError."""
    kind, _, name = where.partition(":")
    if not where:
        return ""
    if kind == "env":
        found = os.environ.get(name)
        if not found:
            raise CorrectableError(
                "the environment variable of the secret is not set",
                subject=name,
                remedy="Set it and start again",
            )
        return found
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        raise CorrectableError(
            "the keyring cannot be asked: the package keyring is not installed",
            subject=name,
            remedy="Install it, or use env:NAME",
        ) from None
    try:
        kept = keyring.get_password("inspector", name)
    except KeyringError as error:
        raise CorrectableError(f"the keyring cannot be asked ({error})", subject=name) from None
    if not kept:
        raise CorrectableError(
            "the keyring holds no such secret", subject=name, remedy=f"keyring set inspector {name}"
        )
    return kept

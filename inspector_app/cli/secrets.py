"""PINs and passwords on the command line: from the environment or typed unseen, never an argument.

Arguments stand in the list of processes and in the history of the shell.
"""

from __future__ import annotations

import os
import sys

import typer

from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.lot import Who
from inspector_app.domain.people import Right
from inspector_app.workflow.people import People

VARIABLE = "INSPECTOR_PIN"
NEW_VARIABLE = "INSPECTOR_NEW_PIN"


def secret_of(name: str) -> str:
    """What somebody signs in with. Raises CorrectableError where there is nobody to type it."""
    return os.environ.get(VARIABLE) or _typed(f"PIN or password of {name}", VARIABLE, twice=False)


def new_secret(name: str) -> str:
    """A secret to be, typed twice."""
    return os.environ.get(NEW_VARIABLE) or _typed(f"New PIN or password of {name}", NEW_VARIABLE, twice=True)


def signed(people: People, author: str | None, right: Right) -> Who:
    """Who acts, for commands that take no session. Raises NotAllowed, SignInRefused."""
    asked = author is not None and people.access().required
    return people.signed(author, secret_of(author) if author is not None and asked else "", right)


def _typed(question: str, variable: str, *, twice: bool) -> str:
    if not sys.stdin.isatty():
        raise CorrectableError(
            f"nobody can be asked for the {question}", remedy=f"Set the environment variable {variable}"
        )
    return str(typer.prompt(question, hide_input=True, confirmation_prompt=twice, err=True))

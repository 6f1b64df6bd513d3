"""A library of another environment, measured beside ours: a script that its Python runs and that answers line by line.

The script stays up between questions, so that its turns and ours can alternate on a machine that is never quiet.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[2]


class CompanionFailed(RuntimeError):
    """The script has ended, or its environment lacks what it needs."""


class Companion:
    """A script of this folder under ``python``; ``ask`` sends one question and waits for the answer."""

    def __init__(self, python: str, script: str, environment: Mapping[str, str] | None = None) -> None:
        self._said = tempfile.TemporaryFile(mode="w+", encoding="utf-8", errors="replace")  # noqa: SIM115
        try:
            self._process = subprocess.Popen(
                [python, str(Path(__file__).parent / script)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._said,
                text=True,
                env={**os.environ, "PYTHONPATH": str(PROJECT), **(environment or {})},
            )
        except OSError as error:
            self._said.close()
            raise CompanionFailed(f"{python} does not start ({error.strerror})") from error

    def __enter__(self) -> Companion:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()  # its input ends, and so does it
        self._said.close()

    def ask(self, do: str, **about: Any) -> dict[str, Any]:
        """The answer to one question. Raises CompanionFailed with the script's last words."""
        assert self._process.stdin is not None and self._process.stdout is not None
        try:
            print(json.dumps({"do": do, **about}), file=self._process.stdin, flush=True)
        except BrokenPipeError:
            line = ""
        else:
            line = self._process.stdout.readline()
        if not line:
            self._process.wait()
            self._said.seek(0)
            words = self._said.read().strip().splitlines()
            raise CompanionFailed(words[-1] if words else f"it ended with {self._process.returncode}")
        answer: dict[str, Any] = json.loads(line)
        return answer


def answer_questions(answers: Mapping[str, Callable[..., dict[str, Any]]]) -> None:
    """The script's side: answers by the name of the question until there are no more.

    What libraries print goes to the error stream: on the output there are answers alone.
    """
    replies = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    for line in sys.stdin:
        about = json.loads(line)
        print(json.dumps(answers[about.pop("do")](**about)), file=replies, flush=True)

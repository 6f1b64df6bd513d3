"""Lays the files down, has them decoded in processes that may die, and adds up what came of them."""

from __future__ import annotations

import contextlib
import json
import queue
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from tests.corpus.case import Case

SECONDS = 5.0  # for reading one file one way
BYTES = 2**30  # beyond what the process holds: the largest file that is read (512 MiB), and its pixels
START = 120.0  # seconds for a process to load its libraries


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of one file: decoded, refused, wrong, slow, large, crashed or hung."""

    name: str
    outcome: str
    said: str
    seconds: float
    bytes: int


@dataclass(slots=True)
class Tally:
    """All of them. ``skipped``: this system has no such file."""

    tried: list[Tried] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)

    def of(self, *outcomes: str) -> list[Tried]:
        return [one for one in self.tried if one.outcome in outcomes]

    @property
    def failures(self) -> list[Tried]:
        """What the decoder did not stand."""
        return [one for one in self.tried if one.outcome not in ("decoded", "refused")]


class Decoder:
    """A process that decodes, begun anew after it died or was ended."""

    def __init__(self, patience: float = 3 * SECONDS) -> None:
        self._patience = patience
        self._process: subprocess.Popen[str] | None = None
        self._answers: queue.Queue[str] = queue.Queue()

    def tried(self, name: str, path: Path) -> Tried:
        """Ask it about one file; a file that takes too long ends it."""
        process = self.process
        assert process.stdin is not None
        try:
            process.stdin.write(json.dumps(str(path)) + "\n")
            process.stdin.flush()
            answer = self._answers.get(timeout=self._patience)
        except queue.Empty:
            self.close()
            return Tried(name, "hung", f"no answer within {self._patience:.0f} s", self._patience, 0)
        except BrokenPipeError:
            answer = ""
        if not answer:
            code = process.wait()
            self._process = None
            return Tried(name, "crashed", f"the process ended with {code}", 0.0, 0)
        said = json.loads(answer)
        outcome = str(said["outcome"])
        if outcome in ("decoded", "refused") and said["seconds"] > SECONDS:
            outcome = "slow"
        if outcome in ("decoded", "refused") and said["bytes"] > BYTES:
            outcome = "large"
        return Tried(name, outcome, str(said["said"]), float(said["seconds"]), int(said["bytes"]))

    @property
    def process(self) -> subprocess.Popen[str]:
        """The one that is asked, begun where there is none."""
        return self._process or self._start()

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def _start(self) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.corpus.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self._process, self._answers = process, queue.Queue()
        threading.Thread(target=_listen, args=(process, self._answers), daemon=True).start()
        assert process.stdin is not None
        process.stdin.write(json.dumps("gone.png") + "\n")  # once it has loaded
        process.stdin.flush()
        self._answers.get(timeout=START)
        return process


def _listen(process: subprocess.Popen[str], answers: queue.Queue[str]) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        answers.put(line)
    answers.put("")


def try_all(cases: Iterable[Case], processes: int = 1, patience: float = 3 * SECONDS) -> Tally:
    """Decode every file in one of some processes."""
    tally, gate = Tally(), threading.Lock()
    waiting = iter(cases)

    def work() -> None:
        decoder = Decoder(patience)
        try:
            while True:
                with gate:
                    case = next(waiting, None)
                if case is None:
                    return
                with _placed(case) as path:
                    tried = None if path is None else decoder.tried(case.name, path)
                with gate:
                    if tried is None:
                        tally.skipped.append(case.name)
                    else:
                        tally.tried.append(tried)
        finally:
            decoder.close()

    with ThreadPoolExecutor(processes) as pool:
        for done in [pool.submit(work) for _ in range(processes)]:
            done.result()
    return tally


@contextlib.contextmanager
def _placed(case: Case) -> Iterator[Path | None]:
    folder = Path(tempfile.mkdtemp(prefix="corpus-"))
    try:
        yield case.place(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)

"""kill -9 at random moments of every act: nothing that was confirmed is lost, and the work goes on."""

from __future__ import annotations

import random
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from inspector_app.imaging.demo_parts import write_demo_lot
from tests.faults.acts import ACTS, LOT, old_workspace
from tests.faults.forked import KILLED, Say, run_forked
from tests.faults.standing import lost, scores

PARTS = 8  # of each lot
_EARLY = 0.02  # seconds before which nothing has begun


@dataclass(slots=True)
class Killed:
    """How often each act was killed, what was lost, and how long it took until all was well again."""

    caused: Counter[str] = field(default_factory=Counter)
    too_late: int = 0  # the act was over before
    confirmed: int = 0
    failures: list[str] = field(default_factory=list)
    recovery: list[float] = field(default_factory=list)

    @property
    def times(self) -> int:
        return sum(self.caused.values())


@dataclass(frozen=True, slots=True)
class Ground:
    """Workspaces to begin from, what each act takes, and how the run ends when nobody disturbs it."""

    folder: Path
    pictures: Path
    more: Path
    seconds: dict[str, float]
    undisturbed: dict[str, float | None]

    def workspace(self, act: str) -> Path:
        return self.folder / {"migration": "old"}.get(act, "inspected")


def kill(times: int, seed: int, acts: list[str] | None = None, tell: Say = print) -> Killed:
    """Kill an act at a random moment, ``times`` times, each act in its turn."""
    chance, result = random.Random(seed), Killed()
    with tempfile.TemporaryDirectory(prefix="faults-") as name:
        ground = _prepared(Path(name))
        tell("undisturbed: " + ", ".join(f"{act} {took:.1f} s" for act, took in ground.seconds.items()))
        chosen = acts or list(ACTS)
        for number in range(times):
            act = chosen[number % len(chosen)]
            _once(ground, act, chance.uniform(_EARLY, ground.seconds[act]), result, Path(name) / "trial")
            if (number + 1) % 20 == 0:
                tell(f"{number + 1} of {times}, {len(result.failures)} not survived")
    return result


def told(result: Killed) -> Iterator[str]:
    """The figures, in lines."""
    yield "killed    " + f"{result.times} times: " + ", ".join(f"{a} {n}" for a, n in result.caused.items())
    yield f"          {result.too_late} more came after the act was over"
    yield f"confirmed {result.confirmed} acts before the kills"
    yield f"survived  {result.times + result.too_late - len({f.split(':')[0] for f in result.failures})}"
    if result.recovery:
        slow = max(result.recovery)
        mean = sum(result.recovery) / len(result.recovery)
        yield f"recovery  {mean:.2f} s on average, {slow:.2f} s at most, until the workspace was open again"
    yield from (f"  {failure}" for failure in result.failures)


def _prepared(folder: Path) -> Ground:
    pictures, more, seconds = folder / "pictures", folder / "more", {}
    write_demo_lot(pictures, lot=1, parts=PARTS)
    write_demo_lot(more, lot=2, parts=PARTS)
    undisturbed: dict[str, float | None] = {}
    _must(run_forked(lambda _: _inspected(folder / "inspected", pictures)))
    _must(run_forked(lambda _: old_workspace(folder / "old")))
    ground = Ground(folder, pictures, more, seconds, undisturbed)
    for act, do in ACTS.items():
        root = Path(shutil.copytree(ground.workspace(act), folder / "trial" / "workspace"))
        status, _, took = run_forked(lambda say, do=do, root=root: do(root, more, say))  # type: ignore[misc]
        if status:
            raise RuntimeError(f"{act} fails undisturbed")
        seconds[act] = took
        if act == "run":
            _, lines, _ = run_forked(lambda say, root=root: _say_scores(root, say))  # type: ignore[misc]
            for line in lines:
                path, _, raw = line.rpartition(" ")
                undisturbed[path] = None if raw == "None" else float(raw)
        shutil.rmtree(folder / "trial")
    return ground


def _once(ground: Ground, act: str, after: float, result: Killed, trial: Path) -> None:
    root = Path(shutil.copytree(ground.workspace(act), trial / "workspace"))
    do = ACTS[act]
    status, said, _ = run_forked(lambda say: do(root, ground.more, say), kill_after=after)
    name = f"{act} after {after:.3f} s (number {result.times + result.too_late + 1})"
    if status == KILLED:
        result.caused[act] += 1
    else:
        result.too_late += 1
        if status:
            result.failures.append(f"{name}: it ended with {status}")
    result.confirmed += len(said)

    def check(say: Say) -> None:
        from inspector_app.workflow.session import Session

        if act != "migration":  # which is looked at as it was left
            started = time.monotonic()
            Session.open(root).close()
            say(f"open {time.monotonic() - started}")
        for problem in lost(act, root, ground.more, said, ground.undisturbed):
            say(f"lost {problem}")

    status, lines, _ = run_forked(check)
    result.recovery += [float(line[5:]) for line in lines if line.startswith("open ")]
    result.failures += [f"{name}: {line[5:]}" for line in lines if line.startswith("lost ")]
    if status:
        result.failures.append(f"{name}: looking at what is left ended with {status}")
    shutil.rmtree(trial)


def _inspected(root: Path, pictures: Path) -> None:
    from inspector_app.domain.recipe import FAST_BACKBONE
    from inspector_app.workflow.requests import OpenFolder
    from inspector_app.workflow.session import Session

    session = Session.open(root)
    lot = session.open_folder(OpenFolder(pictures, "plate", lot=LOT, backbone=FAST_BACKBONE)).result()
    session.inspect(lot.id).result()
    session.close()


def _say_scores(root: Path, say: Say) -> None:
    from inspector_app.workflow.session import Session

    session = Session.open(root)
    for path, raw in scores(session, "C").items():
        say(f"{path} {raw}")
    session.close()


def _must(done: tuple[int, list[str], float]) -> None:
    if done[0]:
        raise RuntimeError("the workspace to begin from cannot be made")

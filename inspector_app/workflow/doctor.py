"""Is everything there and well? Versions, devices, models, workspace, and one heatmap made for real."""

from __future__ import annotations

import importlib.metadata
import platform
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import inspector_app
from inspector_app.domain.errors import InspectorError
from inspector_app.imaging.demo_parts import write_demo_lot
from inspector_app.workflow.models import verify_models
from inspector_app.workflow.requests import OpenFolder
from inspector_app.workflow.session import Session

LIBRARIES = (
    "PySide6-Essentials",
    "torch",
    "torchvision",
    "open_clip_torch",
    "timm",
    "numpy",
    "opencv-python-headless",
    "SQLAlchemy",
)
TRIAL_PARTS = 12


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    what: str
    found: str
    passed: bool


def examine(workspace: Path) -> list[Check]:
    """All checks, in the order they are shown; a failing one does not stop the others."""
    return [
        *_versions(),
        *_guarded("device", _device),
        *_models(workspace),
        *_guarded("workspace", lambda: _workspace(workspace)),
        *_guarded("heatmap", _heatmap),
    ]


def _versions() -> Iterator[Check]:
    yield Check(
        "Inspector",
        f"{inspector_app.__version__}, Python {platform.python_version()}, {platform.platform()}",
        True,
    )
    for name in LIBRARIES:
        try:
            yield Check(name, importlib.metadata.version(name), True)
        except importlib.metadata.PackageNotFoundError:
            yield Check(name, "is not installed", False)


def _device() -> str:
    from inspector_app.engine.device import choose_device  # only here: it brings PyTorch, which may be broken

    return choose_device(None).description


def _models(workspace: Path) -> Iterator[Check]:
    for model, problems in verify_models(workspace):
        yield Check(f"model {model.id}", "; ".join(problems) or f"sha256 {model.sha256}", not problems)


def _workspace(root: Path) -> str:
    session = Session.open(root, program="inspector doctor")
    try:
        problems = session.store.database.health()
        lots = session.lots().result()
        with session.store.reading() as reading:
            head = reading.audit_head()
    finally:
        session.close()
    if problems:
        raise InspectorError("; ".join(problems), subject=str(root))
    log = "the audit log is empty" if head is None else f"audit log row {head.seq}, {head.hash}"
    return f"{root}: healthy, {len(lots)} lots, {log}"


def _heatmap() -> str:
    grid, seconds = _trial()
    return f"{grid[1]}×{grid[0]} cells, {TRIAL_PARTS} parts inspected in {seconds:.1f} s"


def trial_seconds() -> float:
    """How long inspecting ``TRIAL_PARTS`` drawn parts takes here."""
    return _trial()[1]


def _trial() -> tuple[tuple[int, int], float]:
    """Inspect a few drawn parts in a passing workspace, from pixels to a stored map: its grid, and the seconds."""
    with tempfile.TemporaryDirectory(prefix="inspector-doctor-") as folder:
        pictures = Path(folder) / "pictures"
        write_demo_lot(pictures, parts=TRIAL_PARTS)
        session = Session.open(Path(folder) / "workspace", program="inspector doctor")
        try:
            started = time.perf_counter()
            lot = session.open_folder(OpenFolder(pictures, "trial")).result()
            session.inspect(lot.id).result()
            seconds = time.perf_counter() - started
            image = session.image(lot.id, "part_0001.png").result()
            grid = session.map(image.id).result().evidence.raw
        finally:
            session.close()
    return (grid.shape[0], grid.shape[1]), seconds


def _guarded(what: str, look: Callable[[], str]) -> Iterator[Check]:
    try:
        yield Check(what, look(), True)
    except InspectorError as error:
        yield Check(what, error.sentence(), False)

"""What a station installs: the wheel carries its resources and works from anywhere, without the source tree."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]

# The checkout may be installed in editable mode: what leads to it is taken off the path, and the wheel put on it.
# Both commands in one process, because loading torch takes longer than either of them.
COMMANDS = """
import sys
from pathlib import Path

wheel, checkout, workspace = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
sys.path[:] = [str(wheel), *(place for place in sys.path if Path(place or ".").resolve() != checkout)]
sys.meta_path[:] = [finder for finder in sys.meta_path if "editable" not in repr(finder).lower()]
import inspector_app
assert Path(inspector_app.__file__).is_relative_to(wheel), inspector_app.__file__
from inspector_app.resource_files import resource_folder
assert resource_folder().is_relative_to(wheel), resource_folder()
from inspector_app.__main__ import main
for command in (["models", "verify"], ["doctor", "--json", "-"]):
    sys.argv[1:] = [*command, "--workspace", workspace]
    try:
        main()
    except SystemExit as end:
        assert end.code == 0, (command, end.code)
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this checkout and unpacked."""
    if importlib.util.find_spec("hatchling") is None:
        pytest.skip("needs hatchling, which the extra 'dev' installs")
    out = tmp_path_factory.mktemp("wheel")
    built = subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(PROJECT)],
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert built.returncode == 0, built.stdout + built.stderr
    (file,) = out.glob("*.whl")
    with zipfile.ZipFile(file) as archive:
        archive.extractall(out / "unpacked")
    return out / "unpacked"


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder that has nothing to do with the checkout."""
    return tmp_path_factory.mktemp("elsewhere")


@pytest.fixture(scope="module")
def said(wheel: Path, elsewhere: Path) -> subprocess.CompletedProcess[str]:
    """What ``models verify`` and ``doctor`` of the wheel say, called from elsewhere."""
    done = subprocess.run(
        [sys.executable, "-I", "-c", COMMANDS, str(wheel), str(PROJECT), str(elsewhere / "workspace")],
        cwd=elsewhere,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return done


def test_the_wheel_holds_the_program_its_resources_and_nothing_else(wheel: Path) -> None:
    assert {path.name for path in wheel.iterdir() if not path.name.endswith(".dist-info")} == {
        "inspector_app"
    }
    resources = PROJECT / "resources"
    theirs = {path.relative_to(resources) for path in resources.rglob("*") if path.is_file()}
    inside = wheel / "inspector_app" / "resources"
    assert theirs == {path.relative_to(inside) for path in inside.rglob("*") if path.is_file()}
    for name in ("models/LICENSE", "templates/lot_report.html.j2", "help/index.md"):
        assert (inside / name).is_file(), name
    (points,) = wheel.glob("*.dist-info/entry_points.txt")
    assert "inspector = inspector_app.__main__:main" in points.read_text(encoding="utf-8")


def test_its_models_are_as_recorded(said: subprocess.CompletedProcess[str]) -> None:
    assert "efficientnet-lite2-448: as recorded" in said.stderr
    assert "efficientnet-lite0-320: as recorded" in said.stderr


def test_its_doctor_finds_everything_well_and_makes_a_heatmap(
    said: subprocess.CompletedProcess[str], elsewhere: Path
) -> None:
    checks = {check["what"]: check for check in json.loads(said.stdout)}
    assert all(check["passed"] for check in checks.values())
    assert "parts inspected" in checks["heatmap"]["found"]
    assert list(elsewhere.iterdir()) == [elsewhere / "workspace"], "nothing is left where it was called"

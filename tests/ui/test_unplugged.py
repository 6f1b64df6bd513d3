"""A monitor that is unplugged under the window, on a real X server: the window comes to the one that is left."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PATIENCE = 60  # seconds
NEEDED = ("Xvfb", "xrandr")
pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, NEEDED)), reason="needs Xvfb and xrandr, which make and unmake monitors"
)


@pytest.fixture
def display() -> Iterator[str]:
    """An X server with two monitors side by side, A and B."""
    reader, writer = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", "2400x800x24", "-noreset"],
        pass_fds=[writer],
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    with os.fdopen(reader) as told:
        name = f":{told.readline().strip()}"
    try:
        for monitor, left, output in (("A", 0, "screen"), ("B", 1200, "none")):
            place = f"1200/300x800/200+{left}+0"
            subprocess.run(
                ["xrandr", "--display", name, "--setmonitor", monitor, place, output],
                check=True,
                stdout=subprocess.DEVNULL,
            )
        yield name
    finally:
        server.terminate()
        server.wait(PATIENCE)


def test_the_window_comes_to_the_monitor_that_is_left_with_the_same_picture(
    display: str, tmp_path: Path
) -> None:
    story = Path(__file__).with_name("unplugged.py")
    run = subprocess.run(
        [sys.executable, "-m", f"tests.ui.{story.stem}", str(tmp_path)],
        env={**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        cwd=story.parents[2],
    )
    assert run.returncode == 0, run.stderr[-2000:]
    assert json.loads(run.stdout) == {"screens": ["A"], "seen": True, "same picture": True}

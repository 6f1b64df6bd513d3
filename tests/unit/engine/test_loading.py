"""The engine's libraries come one by one, and the collector of garbage is out of the way meanwhile."""

from __future__ import annotations

import subprocess
import sys

STEPS = """
import gc, sys
from inspector_app.engine.loading import load_libraries

frozen, thresholds = gc.get_freeze_count(), gc.get_threshold()
steps = load_libraries()
assert next(steps) == "torch" and "torch" in sys.modules and "openvino" not in sys.modules
assert gc.get_threshold()[0] == 0
if sys.argv[1] == "two at a time":
    other = load_libraries()
    next(other)
    assert list(steps) == ["openvino"]
    assert list(other) == ["openvino"]
elif sys.argv[1] == "all":
    assert list(steps) == ["openvino"] and "openvino" in sys.modules and "timm" not in sys.modules
    assert list(load_libraries()) == []
else:
    steps.close()
assert gc.get_threshold() == thresholds and gc.get_freeze_count() > frozen + 10_000
import torch
assert torch.ones(3).sum() == 3
"""


def run(*arguments: str) -> None:
    done = subprocess.run([sys.executable, "-c", STEPS, *arguments], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_one_library_a_step_without_collections_between() -> None:
    run("all")


def test_two_that_load_at_a_time_leave_the_collector_as_it_was() -> None:
    run("two at a time")


def test_stopping_between_two_libraries_puts_the_collector_back() -> None:
    run("one")

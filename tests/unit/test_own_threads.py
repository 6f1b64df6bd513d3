"""numpy's products leave no thread spinning on the cores that the backbone needs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

_COUNTED = """
import os
import inspector_app
import numpy as np
product = np.ones((600, 600)) @ np.ones((600, 600))
print(len(os.listdir("/proc/self/task")))
"""


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="counts threads where the system lists them")
@pytest.mark.skipif(
    len(os.sched_getaffinity(0)) < 2 if hasattr(os, "sched_getaffinity") else True, reason="one core"
)
@pytest.mark.parametrize("asked, threads", [(None, 1), ("2", 2)])
def test_products_of_numpy_run_on_one_thread_unless_the_environment_says_otherwise(
    asked: str | None, threads: int
) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    if asked is not None:
        environment["OPENBLAS_NUM_THREADS"] = asked
    done = subprocess.run(
        [sys.executable, "-c", _COUNTED], env=environment, capture_output=True, text=True, check=True
    )
    assert int(done.stdout) == threads

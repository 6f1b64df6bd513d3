"""Entry of window and command line."""

from __future__ import annotations

import multiprocessing
import os
import sys
from typing import Any

from inspector_app.engine.allocator import keep_large_blocks


def main() -> None:
    """Run the command line; without a command, open the window."""
    multiprocessing.freeze_support()
    keep_large_blocks()  # before any thread has an arena of its own
    if os.name == "nt":
        # torch's DLLs fail to initialise when Qt was loaded before them.
        import torch  # noqa: F401
    from inspector_app.cli import run

    sys.exit(run(sys.argv[1:], _open_window))


def _open_window(opener: Any, request: Any, demo: Any, workspace: Any) -> int:
    """Qt is loaded only for the window, so that the command line works where Qt cannot start."""
    from inspector_app.ui.app import run

    return run(opener, open_request=request, demo=demo, workspace=workspace)


if __name__ == "__main__":
    main()

"""Entry of window and command line."""

from __future__ import annotations

import multiprocessing
import os
import sys


def main() -> None:
    """Run the command line; without a command, open the window."""
    multiprocessing.freeze_support()
    if os.name == "nt":
        # torch's DLLs fail to initialise when Qt was loaded before them.
        import torch  # noqa: F401
    from inspector_app.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()

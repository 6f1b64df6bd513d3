"""``python -m tests.faults kill [--times N] [--act ACT] | soak [--images N] [--largest PX] [--minutes M]``."""

from __future__ import annotations

import argparse
import math
import os
import sys


def main(arguments: list[str]) -> int:
    """0 where everything was survived."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    which = parser.add_subparsers(dest="which", required=True)
    killing = which.add_parser("kill", help="kill -9 at random moments")
    killing.add_argument("--times", type=int, default=200)
    killing.add_argument("--seed", type=int, default=1)
    killing.add_argument("--act", action="append", help="only this one (import, run, review, mark, ...)")
    long = which.add_parser("soak", help="many pictures of changing sizes")
    long.add_argument("--images", type=int, default=20_000)
    long.add_argument("--seed", type=int, default=1)
    long.add_argument("--largest", type=int, default=1600, help="pixels a side")
    long.add_argument("--minutes", type=float, default=math.inf, help="begin no lot afterwards")
    given = parser.parse_args(arguments)
    if given.which == "soak":
        from tests.faults import soaking

        return soaking.main(given.images, given.seed, largest=given.largest, minutes=given.minutes)
    if not hasattr(os, "fork"):
        print("there is no kill -9 here", file=sys.stderr)
        return 2
    import inspector_app.workflow.inference  # noqa: F401 - loaded once, before the processes are forked
    from tests.faults.killing import kill, told

    result = kill(given.times, given.seed, given.act, lambda line: print(line, flush=True))
    for line in told(result):
        print(line)
    return 1 if result.failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

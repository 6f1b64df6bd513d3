"""``python -m tests.fuzz decode|recipe|manifest|filter|marks|config --seconds N``: look for what breaks a reader.

Needs the extra ``fuzz`` (atheris). It begins from the seeds and the regressions, and keeps what it finds in
``--folder``: what crashed, hung or took too much memory there is to be put among the regressions.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tempfile
from pathlib import Path

NAMES = ("decode", "recipe", "manifest", "filter", "marks", "config")


def main(arguments: list[str]) -> int:
    """libFuzzer's own exit status: 0 where nothing broke."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("target", choices=NAMES)
    parser.add_argument("--seconds", type=int, default=120)
    parser.add_argument("--folder", type=Path, default=None, help="where inputs are kept (a passing one)")
    parser.add_argument("--hang", type=int, default=5, help="seconds an input may take")
    parser.add_argument("--memory", type=int, default=2048, help="MiB that the process may take")
    given = parser.parse_args(arguments)
    try:
        import atheris
    except ImportError:
        print("atheris is missing: install the extra fuzz", file=sys.stderr)
        return 2
    import inspector_app.workflow.session  # noqa: F401 - libraries are loaded once, and not watched

    for name in [name for name in sys.modules if name.startswith("inspector_app")]:
        del sys.modules[name]
    with atheris.instrument_imports(include=["inspector_app"], enable_loader_override=False):
        from tests.fuzz.regressions import REGRESSIONS
        from tests.fuzz.targets import TARGETS
    target = TARGETS[given.target]
    kept = given.folder or Path(tempfile.mkdtemp(prefix="fuzz-corpus-"))
    kept.mkdir(parents=True, exist_ok=True)
    for data in (*target.seeds(), *REGRESSIONS[given.target]):
        (kept / hashlib.sha256(data).hexdigest()[:24]).write_bytes(data)
    print(f"{given.target}: {given.seconds} s, inputs in {kept}", flush=True)
    atheris.Setup(
        [
            "tests.fuzz",
            str(kept),
            f"-max_total_time={given.seconds}",
            f"-timeout={given.hang}",
            f"-rss_limit_mb={given.memory}",
            f"-artifact_prefix={kept.parent}/{given.target}-",
            "-max_len=65536",
            "-print_final_stats=1",
            "-verbosity=1",
        ],
        target.read,
    )
    atheris.Fuzz()
    return 0  # not reached: libFuzzer ends the process


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

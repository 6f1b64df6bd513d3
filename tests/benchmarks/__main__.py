"""Every benchmark in turn: ``python -m tests.benchmarks [DATA_DIR]``. What needs data sets says so without them.

INSPECTOR_FAISS, INSPECTOR_ANOMALIB, INSPECTOR_LABELME and INSPECTOR_XANY name the Python of an environment that has the
library or program; without one its rows are left out. A machine without a GPU leaves out the GPU's.
"""

from __future__ import annotations

import sys

from tests.benchmarks import (
    bench_audit,
    bench_canvas,
    bench_engine,
    bench_gallery,
    bench_gpu,
    bench_inspect,
    bench_mark,
    bench_patchcore,
    bench_quality,
    bench_report,
    bench_search,
    bench_statistics,
    bench_store,
    bench_threshold,
    bench_viewers,
    bench_watch,
    bench_window,
)


def main(arguments: list[str]) -> int:
    """Run them all; the folder of data sets is the only argument."""
    data = arguments[:1]
    named = ["--data", *data] if data else []
    for title, run, given in (
        ("quality", bench_quality.main, data),
        ("inspecting a lot", bench_inspect.main, named),
        ("marks", bench_mark.main, []),
        ("window", bench_window.main, named),
        ("window, pictures of 12 MP", bench_window.main, ["--large", "--images", "40"]),
        ("gallery of 100,000 parts", bench_gallery.main, []),
        ("labelme and X-AnyLabeling", bench_viewers.main, []),
        ("sliders of the canvas", bench_canvas.main, []),
        ("reports of 10,000 parts", bench_report.main, []),
        ("engine", bench_engine.main, []),
        ("search", bench_search.main, []),
        ("anomalib's PatchCore", bench_patchcore.main, named),
        ("GPU", bench_gpu.main, []),
        ("store", bench_store.main, []),
        ("statistics", bench_statistics.main, []),
        ("audit log", bench_audit.main, []),
        ("threshold page", bench_threshold.main, []),
        ("watched folder", bench_watch.main, []),
    ):
        print(f"\n=== {title}", flush=True)
        run(given)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

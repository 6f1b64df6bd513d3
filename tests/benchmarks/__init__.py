"""Benchmarks: each prints a table; none of them is part of the suite."""

import inspector_app  # noqa: F401 - first: it says how many threads numpy may have, before numpy is loaded

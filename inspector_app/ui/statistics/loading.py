"""pyqtgraph is loaded shortly before the statistics are first looked at, beside the window and not in it."""

from __future__ import annotations

import os
from types import ModuleType


def load_charts() -> ModuleType:
    """The module ``charts``, with pyqtgraph on the binding that the window has. Runs on any thread."""
    os.environ.setdefault("PYQTGRAPH_QT_LIB", "PySide6")
    from inspector_app.ui.statistics import charts

    return charts

"""Bringing PyTorch and OpenVINO into a program whose window is up already: its main thread must not stand still.

Importing them takes seconds. Most of it is Python and lets other threads run every few milliseconds; two things do
not, and are dealt with here. Needs no PyTorch itself.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import importlib
import importlib.util
import os
import sys
from collections.abc import Iterator
from pathlib import Path

LIBRARIES = ("torch", "openvino")  # timm and open_clip, as long again, come only with a model that needs them
_DISPENSABLE = {"openvino"}  # torch does its work where it is broken or missing


def load_libraries() -> Iterator[str]:
    """Import what the engine is made of, one library a step; yields the name of each.

    Raises whatever a broken installation makes of it.
    """
    if all(name in sys.modules for name in LIBRARIES):
        return
    with _without_collections():
        _map_native_code()
        for name in LIBRARIES:
            with contextlib.suppress(*(ImportError, OSError) if name in _DISPENSABLE else ()):
                importlib.import_module(name)
            yield name


@contextlib.contextmanager
def _without_collections() -> Iterator[None]:
    """No garbage collection inside; what lives at the end is never looked at again by one.

    The imports make about a million objects that stay. Every full collection walks all of them, and all threads
    wait for it: 200 to 400 ms a time during the imports, and as much now and then while lots run. A threshold of
    zero tells so to the interpreter and to whoever collects in its place.
    """
    thresholds = gc.get_threshold()
    gc.set_threshold(0)
    try:
        yield
    finally:
        gc.freeze()
        if thresholds[0]:  # else someone else is at it, who sets them back
            gc.set_threshold(*thresholds)


def _map_native_code() -> None:
    """Have the system load torch's own libraries while other threads run.

    ``import torch`` holds the interpreter's lock while the loader maps and relocates them, 0.6 to 1.1 s; a call
    through ctypes does not, and the import then finds them in place. What fails here is left to the import, which
    knows more ways and says why.
    """
    if sys.platform != "linux":
        return
    spec = importlib.util.find_spec("torch")
    if spec is None or spec.origin is None:
        return
    if _library_path_is_set():
        return  # it may name other CUDA libraries than torch's own; the import takes care to find the right ones
    folder = Path(spec.origin).parent / "lib"
    open_library = ctypes.CDLL(None).dlopen
    open_library.restype, open_library.argtypes = ctypes.c_void_p, [ctypes.c_char_p, ctypes.c_int]
    # with the visibility that torch itself gives them
    for name, visible in (("libtorch_global_deps.so", os.RTLD_GLOBAL), ("libtorch_python.so", os.RTLD_LOCAL)):
        if not open_library(os.fsencode(folder / name), os.RTLD_NOW | visible):
            return


def _library_path_is_set() -> bool:
    """Whether the loader was given a path of its own at the start; what ``os.environ`` says now, it does not know."""
    with contextlib.suppress(OSError):
        return b"LD_LIBRARY_PATH=" in Path("/proc/self/environ").read_bytes()
    return True

"""How much memory a model will take, estimated before it runs, and how much there is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import torch

from inspector_app.domain.errors import ModelTooLarge
from inspector_app.engine.backbones.protocol import Backbone
from inspector_app.engine.device import Device

_FLOAT = 4  # bytes
_LIVE = 10  # arrays of the widest level alive at once: residual, queries to values, four of the feed-forward layer
_ROOM = 1.15
_LIBRARIES = 24_000_000  # what torch takes for itself at the first forward pass
_MEMORY = Path("/proc/meminfo")


def estimated_bytes(backbone: Backbone, *, pictures: int = 1) -> int:
    """Bytes for the weights and a mini-batch: parameters once, then what is alive of each picture.

    A block keeps its residual and a feed-forward layer of four times its width; taps and, where there is text,
    aligned tokens are kept to the end. Attention is computed without its whole matrix, so it takes none.
    """
    cells = {tap: rows * columns for tap, (rows, columns) in backbone.grids.items()}
    widths = backbone.widths
    widest = max(cells[tap] * widths[tap] for tap in cells)
    kept = sum(cells[tap] * widths[tap] for tap in cells)
    if backbone.has_text:
        kept += sum(cells.values()) * (backbone.embedding_width or 0) + widest
    side = backbone.identity.input_size
    a_picture = _FLOAT * (3 * side * side + _LIVE * widest + 3 * kept)
    return int(_ROOM * (backbone.parameter_bytes + pictures * a_picture)) + _LIBRARIES


def free_bytes(device: Device) -> int | None:
    """Memory that can still be had on the device; None where the system does not say."""
    if device.kind == "cuda":
        free, _ = torch.cuda.mem_get_info(device.torch_device)
        return int(free)
    if device.kind == "mps":
        return int(torch.mps.recommended_max_memory() - torch.mps.driver_allocated_memory())
    return _available(_MEMORY)


def demand_room(backbone: Backbone, device: Device, free: int | None = None) -> None:
    """Raises ModelTooLarge where one picture at a time would not fit. ``free`` as measured, or asked for here.

    On the CPU the weights are loaded already when this is asked; on a device they are still to come.
    """
    have = free_bytes(device) if free is None else free
    if have is None:
        return
    need = estimated_bytes(backbone)
    if device.kind == "cpu":
        need -= backbone.parameter_bytes
    if need <= have:
        return
    identity = backbone.identity
    raise ModelTooLarge(
        f"it needs about {_gb(need)} for a picture of {identity.input_size} px, and {_gb(have)} are free on "
        f"{device.description}",
        subject=identity.name,
        remedy="Choose a smaller input size or a smaller model"
        + ("" if device.kind == "cpu" else ", or compute with --device cpu"),
    )


def _available(listing: Path) -> int | None:
    """What Linux can give without swapping; None on other systems."""
    try:
        lines = listing.read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return None
    said: Mapping[str, str] = dict(line.split(":", 1) for line in lines if ":" in line)
    amount = said.get("MemAvailable", "").split()
    return int(amount[0]) * 1024 if amount and amount[0].isdecimal() else None


def _gb(size: int) -> str:
    return f"{max(size, 0) / 1e9:.1f} GB"

"""What the inference thread and the door to it are given alike."""

from __future__ import annotations

from collections.abc import Callable

from inspector_app.workflow.events import Event
from inspector_app.workflow.stores import Stores
from inspector_app.workflow.writer import Writer


class Supplied:
    """Stores, the one who writes, which device is wanted (None: the best one), and who is told."""

    def __init__(
        self, stores: Stores, writer: Writer, device: str | None, tell: Callable[[Event], None]
    ) -> None:
        self.stores = stores
        self.writer = writer
        self.tell = tell
        self.wanted_device = device

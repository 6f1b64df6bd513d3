"""What the engine says for the certificate of a mark: how far confirmed defects lie from it."""

from __future__ import annotations

from inspector_app.domain.certificates import NearDefect
from inspector_app.workflow.bench import Bench
from inspector_app.workflow.known_parts import KnownParts
from inspector_app.workflow.memory_store import with_stored_mark
from inspector_app.workflow.references import References


class Distances:
    """Used on the inference thread."""

    def __init__(self, bench: Bench, references: References, known: KnownParts) -> None:
        self._bench = bench
        self._references, self._known = references, known

    def near(self, mark_id: str) -> tuple[NearDefect, ...] | None:
        """Confirmed defects by their distance to a mark, which need not act; None where they cannot be compared."""
        with self._bench.stores.reading() as reading:
            mark = reading.mark_by_id(mark_id)
        self._references.refresh(mark.recipe_id)
        memory = self._bench.memory(mark.recipe_id)
        if not memory.ready or memory.encoding_id != mark.encoding_id:
            return None
        if mark.number not in memory.marks:
            with self._bench.stores.reading() as reading:
                memory = with_stored_mark(memory, mark, self._bench.stores, reading)
        return self._known.distances_to(mark.recipe_id, memory, mark.number)

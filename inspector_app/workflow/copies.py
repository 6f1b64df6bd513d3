"""Pictures of a lot that are nearly the same: they vouch for each other, so that a person should know."""

from __future__ import annotations

import numpy as np

from inspector_app.domain.lot import Lot
from inspector_app.engine.arrays import Floats
from inspector_app.workflow.bench import Bench
from inspector_app.workflow.events import Level, Notice

COPY_COSINE = 0.9995  # of global features: nearly the same picture
COPIES_SHARE = 0.02  # of the pictures that may be such before it is said


def warn_of_copies(bench: Bench, lot: Lot, embeddings: Floats) -> None:
    """A notice where too many of the pictures with these global features [n, E] of length 1 have a copy."""
    alike = embeddings @ embeddings.T
    np.fill_diagonal(alike, -1.0)
    count = len(embeddings)
    copies = int((alike.max(axis=1) > COPY_COSINE).sum()) if count > 1 else 0
    if copies > COPIES_SHARE * count:
        bench.tell(
            Notice(
                Level.WARNING,
                f"{copies} of {count} pictures are nearly the same as another one",
                lot.name,
                "Scores of such a lot say little; look for copies",
                lot.id,
            )
        )

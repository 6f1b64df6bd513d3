"""The check sample: some of the parts that the machine calls ok go to a person, who decides without its score.

It alone tells how many defective parts escape. Every ok part of a lot, also one that marks keep quiet, is drawn with
the recipe's probability, once and independently of the others: whether a part is drawn follows from seed, lot and name,
so that neither its score nor how often a lot is gone on with plays a part. Parts that people have decided are not
drawn: what they are is known. The probability stays with each drawn part, for the estimate (Horvitz and Thompson 1952).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from inspector_app.store.part_state import IN_ONE_QUERY
from inspector_app.store.writing import Writing
from inspector_app.workflow.events import Event, PartsChanged
from inspector_app.workflow.stores import Stores
from inspector_app.workflow.writer import Writer

REASON = "check sample"


def is_drawn(seed: int, lot_number: int, part: str, probability: float) -> bool:
    """Whether this part is in the sample; the same answer whenever it is asked."""
    digest = hashlib.sha256(f"{seed}/{lot_number}/{part}".encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8], "big") < probability * 2**64


def draw_check_sample(stores: Stores, writer: Writer, lot_id: str, tell: Callable[[Event], None]) -> int:
    """Draw from the ok parts of a lot that were not asked about yet; how many are new in the sample."""
    with stores.reading() as reading:
        lot = reading.lot(lot_id)
        settings = reading.lot_scale(lot_id)[0].settings
        if settings.check_share <= 0:
            return 0
        candidates = reading.check_candidates(lot_id)
    drawn = [
        part_id
        for part_id, name in candidates
        if is_drawn(settings.seed, lot.number, name, settings.check_share)
    ]
    for start in range(0, len(drawn), IN_ONE_QUERY):
        chunk = drawn[start : start + IN_ONE_QUERY]

        def write(writing: Writing, chunk: list[str] = chunk) -> None:
            for part_id in chunk:
                writing.add_sample(lot_id, part_id, REASON, settings.check_share)

        writer.submit(write).result()
    if drawn:
        tell(PartsChanged(lot_id, tuple(drawn)))
    return len(drawn)

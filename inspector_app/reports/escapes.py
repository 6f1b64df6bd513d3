"""The escape rate from the check sample alone: parts that were drawn before anybody looked, each with its chance."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from inspector_app.domain.lot import Verdict
from inspector_app.domain.readings import PartRow
from inspector_app.domain.review import Disposition
from inspector_app.reports.language import marked
from inspector_app.reports.rates import Rate


@dataclass(frozen=True, slots=True)
class EscapeRate:
    """Unflagged defective parts / defective parts, estimated.

    ``sample``     defective parts / checked parts, with its exact interval
    ``unflagged``  parts that the sample stands for: not flagged, and not decided without being drawn
    ``known``      unflagged parts outside the sample that a person rejected
    ``caught``     flagged parts that a person rejected
    ``left``       drawn parts that nobody has decided yet, or was unsure of
    ``escaped``    estimated number of unflagged defective parts
    ``share``      the rate, None where neither an escape nor a caught defect is known
    ``low``, ``high``  its bounds from the sample's interval; None where the parts were drawn with unequal chances,
                   for which no exact interval is known
    """

    sample: Rate
    unflagged: int
    known: int
    caught: int
    left: int
    escaped: float
    share: float | None
    low: float | None
    high: float | None

    def in_words(self, figure: Callable[[float, str], str] = format) -> str:
        """The rate as people read it; ``figure`` writes numbers in the document's language."""
        return marked("no defect known") if self.share is None else f"{figure(100 * self.share, '.1f')} %"


def escape_rate(rows: Sequence[PartRow], probabilities: Mapping[str, float]) -> EscapeRate | None:
    """Estimate from all parts of a lot; None where no drawn part was checked.

    ``probabilities`` of the drawn parts, by part. Each checked part stands for 1 / p parts, scaled to the number of
    parts that could be drawn (Hájek's ratio form of Horvitz and Thompson 1952).
    """
    unflagged = [row for row in rows if row.verdict is Verdict.OK]
    drawn = [row for row in unflagged if row.part_id in probabilities]
    checked = [row for row in drawn if row.disposition in (Disposition.ACCEPTED, Disposition.REJECTED)]
    sample = Rate.counted(sum(row.disposition is Disposition.REJECTED for row in checked), len(checked))
    if sample is None:
        return None
    aside = [
        row for row in unflagged if row.part_id not in probabilities and row.disposition is not Disposition.OK
    ]
    known = sum(row.disposition is Disposition.REJECTED for row in aside)
    caught = sum(row.verdict is Verdict.FLAGGED and row.disposition is Disposition.REJECTED for row in rows)
    standing_for = len(unflagged) - len(aside)
    weights = [1 / probabilities[row.part_id] for row in checked]
    defective = sum(
        weight
        for row, weight in zip(checked, weights, strict=True)
        if row.disposition is Disposition.REJECTED
    )
    escaped = standing_for * defective / sum(weights) + known
    equal = max(weights) - min(weights) <= 1e-9 * max(weights)

    def rate(missed: float) -> float | None:
        return missed / (missed + caught) if missed + caught else None

    return EscapeRate(
        sample=sample,
        unflagged=standing_for,
        known=known,
        caught=caught,
        left=len(drawn) - len(checked),
        escaped=escaped,
        share=rate(escaped),
        low=rate(standing_for * sample.low + known) if equal else None,
        high=rate(standing_for * sample.high + known) if equal else None,
    )

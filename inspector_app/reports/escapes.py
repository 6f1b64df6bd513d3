"""The escape rate from the check sample alone: parts that were drawn before anybody looked, each with its chance."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
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


@dataclass(frozen=True, slots=True)
class Sampled:
    """``parts`` alike in verdict, outcome and the ``probability`` they were drawn with, None where they were not."""

    verdict: Verdict | None
    disposition: Disposition | None
    probability: float | None
    parts: int = 1


def escape_rate(rows: Sequence[PartRow], probabilities: Mapping[str, float]) -> EscapeRate | None:
    """Estimate from all parts of a lot; None where no drawn part was checked.

    ``probabilities`` of the drawn parts, by part.
    """
    return estimated(Sampled(row.verdict, row.disposition, probabilities.get(row.part_id)) for row in rows)


def estimated(counted: Iterable[Sampled]) -> EscapeRate | None:
    """Estimate from all parts of a group; None where no drawn part was checked.

    Each checked part stands for 1 / p parts, scaled to the number of parts that could be drawn (Hájek's ratio form of
    Horvitz and Thompson 1952).
    """
    cells = [cell for cell in counted if cell.parts]
    unflagged = [cell for cell in cells if cell.verdict is Verdict.OK]
    drawn = [cell for cell in unflagged if cell.probability is not None]
    checked = [cell for cell in drawn if cell.disposition in (Disposition.ACCEPTED, Disposition.REJECTED)]
    found = [cell for cell in checked if cell.disposition is Disposition.REJECTED]
    sample = Rate.counted(_parts(found), _parts(checked))
    if sample is None:
        return None
    aside = [
        cell for cell in unflagged if cell.probability is None and cell.disposition is not Disposition.OK
    ]
    known = _parts(cell for cell in aside if cell.disposition is Disposition.REJECTED)
    caught = _parts(
        cell for cell in cells if cell.verdict is Verdict.FLAGGED and cell.disposition is Disposition.REJECTED
    )
    standing_for = _parts(unflagged) - _parts(aside)
    weights = [1 / cell.probability for cell in checked if cell.probability is not None]
    escaped = standing_for * _weight(found) / _weight(checked) + known
    equal = max(weights) - min(weights) <= 1e-9 * max(weights)

    def rate(missed: float) -> float | None:
        return missed / (missed + caught) if missed + caught else None

    return EscapeRate(
        sample=sample,
        unflagged=standing_for,
        known=known,
        caught=caught,
        left=_parts(drawn) - _parts(checked),
        escaped=escaped,
        share=rate(escaped),
        low=rate(standing_for * sample.low + known) if equal else None,
        high=rate(standing_for * sample.high + known) if equal else None,
    )


def _parts(cells: Iterable[Sampled]) -> int:
    return sum(cell.parts for cell in cells)


def _weight(cells: Iterable[Sampled]) -> float:
    return sum(cell.parts / cell.probability for cell in cells if cell.probability is not None)

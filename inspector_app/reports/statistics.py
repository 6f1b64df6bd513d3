"""All figures of a scope from what the store counted: window, command line and documents show the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

import numpy as np

from inspector_app.domain.counting import GroupKind, Scope
from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.figures import (
    CELLS,
    Confusion,
    ConfusionCell,
    DecisionTimes,
    DriftPoint,
    EntrySaving,
    GroupFigures,
    LocationMap,
    LotSaving,
    Pareto,
    ParetoBar,
    ScoreDrift,
    Statistics,
)
from inspector_app.domain.filter_origin import term
from inspector_app.domain.filtering import checked_baseline
from inspector_app.domain.lot import Verdict
from inspector_app.domain.review import Disposition
from inspector_app.domain.tallies import BoxTally, ClassTally, Counted, PartTally, QuietTally
from inspector_app.reports.agreement import agreements
from inspector_app.reports.control_charts import BaselineLots, charts
from inspector_app.reports.group_figures import NOT_FLAGGED, behind, grouped, totals
from inspector_app.reports.language import marked

PARETO_FROM = marked(
    "rejected parts with the defect classes that people named; a part with two counts in both"
)
PLACES_FROM = marked(
    "boxes of the findings of flagged parts, as shares of the picture; pictures are not laid over each other first"
)
DRIFT_FROM = marked(
    "calibrated scores of the parts that the machine calls ok; drift as it was measured after inspection"
)
TIMES_FROM = marked(
    "times between one decision of a person at a station and the next; longer ones than the limit are pauses"
)
CONFUSION_FROM = marked(
    "verdicts at the thresholds of today against what people decided; failed parts could not be inspected"
)

REVIEWS = {
    "accept": (Disposition.ACCEPTED,),
    "reject": (Disposition.REJECTED,),
    "unsure": (Disposition.UNSURE,),
    "none": (Disposition.OK, Disposition.FLAGGED, Disposition.FAILED),
}
VERDICTS = {
    "ok": NOT_FLAGGED,
    "check": "verdict:flagged band:check",
    "flagged": "verdict:flagged -band:check",
    "failed": "verdict:failed",
}


def scope_of(
    recipe_id: str,
    recipe_name: str,
    lots: Iterable[int] = (),
    since: float | None = None,
    until: float | None = None,
) -> Scope:
    """A scope with its filter text: lots by number, times in seconds since the epoch, ``until`` left out."""
    numbers = tuple(sorted(set(lots)))
    terms = []
    if numbers:
        terms.append(term("lot", ",".join(_ranges(numbers))))
    if since is not None:
        terms.append(term("since", _moment(since)))
    if until is not None:
        terms.append(term("until", _moment(until)))
    return Scope(recipe_id, recipe_name, numbers, since, until, behind(*terms))


def baseline_scope(scope: Scope, text: str) -> Scope:
    """The lots that control limits come from, of the same recipe. Raises CorrectableError as ``checked_baseline``."""
    return Scope(scope.recipe_id, scope.recipe_name, filter=checked_baseline(text))


def baseline_lots(counted: Counted) -> BaselineLots:
    """The lots of a baseline. Raises CorrectableError where nothing of it was inspected."""
    lots = grouped(counted, GroupKind.LOT)
    if not any(lot.inspected for lot in lots):
        raise CorrectableError(
            "the baseline holds no inspected part",
            subject=counted.scope.filter,
            remedy="Name lots or days in which parts were inspected",
        )
    return BaselineLots(counted.scope.filter, lots)


def statistics(counted: Counted, made_at: float, baseline: BaselineLots | None = None) -> Statistics:
    """Every figure of what was counted; control limits come from the ``baseline`` where there is one."""
    groups = {kind: grouped(counted, kind) for kind in GroupKind}
    scope = counted.scope.filter
    return Statistics(
        scope=counted.scope,
        made_at=made_at,
        totals=totals(counted),
        groups=groups,
        charts=charts(groups[GroupKind.LOT], baseline),
        pareto=pareto(counted.classes, counted.class_names, scope),
        maps=location_maps(counted.boxes, dict(counted.references), scope),
        drift=score_drift(counted, groups[GroupKind.LOT]),
        savings=savings(counted),
        times=decision_times(counted),
        agreements=agreements(counted.pairs, scope),
        confusion=confusion(counted.parts, scope),
        shifts=counted.shifts,
    )


def pareto(classes: Iterable[ClassTally], names: Sequence[str], scope: str) -> Pareto:
    """Rejected parts by defect class; ``names`` as the recipe writes them."""
    written = {name.casefold(): name for name in names}
    found: dict[str, int] = defaultdict(int)
    parts = 0
    for tally in classes:
        parts += tally.parts
        for name in tally.classes or ("",):
            found[name] += tally.parts
    total, so_far, bars = sum(found.values()), 0, []
    for name, count in sorted(found.items(), key=lambda item: (-item[1], item[0] == "", item[0])):
        so_far += count
        named = term("class", name) if name else "unclassed:"
        bars.append(
            ParetoBar(
                written.get(name, name), count, count / total, so_far / total,
                behind(scope, "outcome:rejected", named),
            )
        )  # fmt: skip
    return Pareto(tuple(bars), parts, PARETO_FROM, behind(scope, "outcome:rejected"))


def location_maps(
    boxes: Iterable[BoxTally], references: dict[str, str], scope: str
) -> tuple[LocationMap, ...]:
    """One map a view: how many boxes cover each cell, from the corners alone (summed-area of their differences)."""
    by_view: dict[str, list[BoxTally]] = defaultdict(list)
    for box in boxes:
        by_view[box.view].append(box)
    return tuple(
        LocationMap(
            view=view,
            found=covered(found),
            rejected=covered(box for box in found if box.disposition is Disposition.REJECTED),
            accepted=covered(box for box in found if box.disposition is Disposition.ACCEPTED),
            findings=sum(box.findings for box in found),
            reference_image_id=references.get(view),
            scope=scope,
            counted_from=PLACES_FROM,
        )
        for view, found in sorted(by_view.items())
    )


def covered(boxes: Iterable[BoxTally]) -> np.ndarray[tuple[int, int], np.dtype[np.int64]]:
    """How many findings cover each cell, int64 ``[CELLS, CELLS]``; what lies outside the picture is cut off."""
    corners = np.zeros((CELLS + 1, CELLS + 1), dtype=np.int64)
    for box in boxes:
        left, right = np.clip((box.left, box.right), 0, CELLS - 1).tolist()
        top, bottom = np.clip((box.top, box.bottom), 0, CELLS - 1).tolist()
        corners[top, left] += box.findings
        corners[bottom + 1, left] -= box.findings
        corners[top, right + 1] -= box.findings
        corners[bottom + 1, right + 1] += box.findings
    return corners.cumsum(axis=0).cumsum(axis=1)[:CELLS, :CELLS]


def score_drift(counted: Counted, lots: Sequence[GroupFigures]) -> ScoreDrift:
    """Scores of ok parts and drift of every lot, in the order in which their first parts were inspected."""
    scores = {tally.lot: tally for tally in counted.scores}
    drifts = {tally.lot: tally for tally in counted.drifts}
    points = []
    for lot in sorted(lots, key=lambda lot: (lot.began is None, lot.began or 0.0, int(lot.key))):
        tally, drift = scores.get(int(lot.key)), drifts.get(int(lot.key))
        points.append(
            DriftPoint(
                key=lot.key,
                label=lot.label,
                at=lot.began,
                parts=0 if tally is None else tally.parts,
                quantiles=None if tally is None else tally.quantiles,
                figure=None if drift is None else drift.figure,
                limit=None if drift is None else drift.limit,
                opens=behind(lot.opens, NOT_FLAGGED),
            )
        )
    return ScoreDrift(tuple(points), DRIFT_FROM)


def savings(counted: Counted) -> tuple[EntrySaving, ...]:
    """What each entry of the pseudo bank acted on and saved, the one that saved most first."""
    of_mark: dict[int, list[QuietTally]] = defaultdict(list)
    for tally in counted.quieted:
        of_mark[tally.mark].append(tally)
    names = {lot.number: lot.name for lot in counted.lots}
    scope = counted.scope.filter
    made = [
        _saving(mark.number, mark.active, of_mark.get(mark.number, []), names, scope)
        for mark in counted.marks
    ]
    return tuple(sorted(made, key=lambda one: (-one.saved, -one.acted_on, one.number)))


def decision_times(counted: Counted) -> tuple[DecisionTimes, ...]:
    """How long each person takes to decide, by name."""
    made = []
    for tally in counted.times:
        low, middle, high, ninetieth = tally.quantiles or (None,) * 4
        made.append(
            DecisionTimes(
                tally.operator, tally.decisions, tally.timed, tally.pauses, tally.at_once, counted.pause,
                middle, low, high, ninetieth, behind(counted.scope.filter, term("by", tally.operator)), TIMES_FROM,
            )
        )  # fmt: skip
    return tuple(made)


def confusion(parts: Iterable[PartTally], scope: str) -> Confusion:
    """Verdict against review; parts that have no verdict yet are left out."""
    found: dict[tuple[str, str], int] = defaultdict(int)
    said = {outcome: name for name, outcomes in REVIEWS.items() for outcome in outcomes}
    for row in parts:
        if row.verdict is not None and row.disposition is not None:
            near = row.check and row.verdict is Verdict.FLAGGED
            found["check" if near else row.verdict.value, said[row.disposition]] += row.parts
    cells = tuple(
        ConfusionCell(
            verdict, review, found[verdict, review],
            behind(scope, asked, term("outcome", ",".join(outcome.value for outcome in outcomes))),
        )
        for verdict, asked in VERDICTS.items()
        for review, outcomes in REVIEWS.items()
    )  # fmt: skip
    return Confusion(cells, CONFUSION_FROM)


def _saving(
    number: int, active: bool, tallies: Sequence[QuietTally], names: dict[int, str], scope: str
) -> EntrySaving:
    named = term("quiet-by", f"P-{number}")
    saved = [tally for tally in tallies if tally.verdict is Verdict.OK]
    lots = tuple(
        LotSaving(
            key=f"{lot}",
            label=names.get(lot, f"{lot}"),
            acted_on=sum(tally.parts for tally in tallies if tally.lot == lot),
            saved=sum(tally.parts for tally in saved if tally.lot == lot),
            opens=behind(scope, term("lot", f"{lot}"), named, "verdict:ok"),
        )
        for lot in sorted({tally.lot for tally in tallies})
    )
    return EntrySaving(
        number=number,
        label=f"P-{number}",
        active=active,
        acted_on=sum(tally.parts for tally in tallies),
        saved=sum(tally.parts for tally in saved),
        alone=sum(tally.parts for tally in saved if tally.alone),
        accepted=sum(tally.parts for tally in saved if tally.disposition is Disposition.ACCEPTED),
        rejected=sum(tally.parts for tally in saved if tally.disposition is Disposition.REJECTED),
        lots=lots,
        opens=behind(scope, named, "verdict:ok"),
        opens_acted_on=behind(scope, named),
        opens_rejected=behind(scope, named, "verdict:ok", "outcome:rejected"),
        opens_accepted=behind(scope, named, "verdict:ok", "outcome:accepted"),
        opens_alone=behind(scope, term("quiet-only", f"P-{number}"), "verdict:ok"),
    )


def _ranges(numbers: Sequence[int]) -> list[str]:
    """Numbers in order as ``3`` and ``5..9``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return [f"{first}" if first == last else f"{first}..{last}" for first, last in runs]


def _moment(seconds: float) -> str:
    """A time with its offset from UTC, so that it is the same one when read again."""
    return datetime.fromtimestamp(seconds).astimezone().isoformat()

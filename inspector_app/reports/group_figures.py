"""The figures of groups of parts: yield, false calls and escapes by lot, shift, operator and recipe version."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from inspector_app.domain.counting import GroupKind, Interval, Proportion
from inspector_app.domain.figures import EscapeFigure, GroupFigures
from inspector_app.domain.filter_origin import term
from inspector_app.domain.lot import Verdict
from inspector_app.domain.review import Disposition
from inspector_app.domain.tallies import Counted, PartTally
from inspector_app.reports.escapes import Sampled, estimated
from inspector_app.reports.language import marked
from inspector_app.reports.rates import CONFIDENCE, proportion

K = TypeVar("K", int, str)

INSPECTED = (Verdict.OK, Verdict.FLAGGED)
NOT_FLAGGED = (
    "inspected: -verdict:flagged"  # also the drawn parts, that "verdict:ok" leaves out until they are decided
)
GOOD = (Disposition.OK, Disposition.ACCEPTED)

YIELD_FROM = marked("parts whose outcome is ok or accepted, of the inspected parts")
FIRST_PASS_FROM = marked("parts that the machine did not flag, of the inspected parts")
REJECTS_FROM = marked("parts that a person rejected, of the inspected parts")
FALSE_CALLS_FROM = marked(
    "flagged parts that a person accepted, of all good parts: accepted ones, and ok ones that nobody has reviewed"
)
REVIEWED_FROM = marked(
    "flagged parts that a person accepted, of all accepted parts; people do not choose by chance what they review"
)
FALSE_FLAGS_FROM = marked("flagged parts that a person accepted, of the flagged parts that a person decided")
ESCAPES_FROM = marked(
    "the check sample alone, each checked part weighted by the chance with which it was drawn; estimated escapes, "
    "of these and the flagged parts that a person rejected"
)


def behind(*terms: str) -> str:
    """Terms of the filter language as one text."""
    return " ".join(text for text in terms if text)


def totals(counted: Counted) -> GroupFigures:
    """The figures of all parts of the scope."""
    return figures_of(counted.parts, None, "", "", counted.scope.filter)


def grouped(counted: Counted, kind: GroupKind) -> tuple[GroupFigures, ...]:
    """The figures of each group, lots and versions by number, shifts in the order of the day, operators by name.

    A part that nobody has decided belongs to no operator, one that was not inspected to no shift and no version.
    """
    names = {lot.number: lot.name for lot in counted.lots}
    order = [shift.name for shift in counted.shifts]
    scope = counted.scope.filter

    def made(tallies: Sequence[PartTally], key: str, label: str, named: str) -> GroupFigures:
        return figures_of(tallies, kind, key, label, behind(scope, named))

    match kind:
        case GroupKind.LOT:
            lots = _by(counted.parts, lambda one: one.lot)
            return tuple(
                made(lots[number], f"{number}", names.get(number, f"{number}"), term("lot", f"{number}"))
                for number in sorted(lots)
            )
        case GroupKind.SHIFT:
            shifts = _by(counted.parts, lambda one: one.shift)
            return tuple(
                made(shifts[name], name, name, term("shift", name)) for name in order if name in shifts
            )
        case GroupKind.OPERATOR:
            people = _by(counted.parts, lambda one: one.operator)
            return tuple(made(people[name], name, name, term("by", name)) for name in sorted(people))
        case GroupKind.VERSION:
            versions = _by(counted.parts, lambda one: one.version)
            return tuple(
                made(versions[number], f"v{number}", f"v{number}", term("recipe", f"v{number}"))
                for number in sorted(versions)
            )


def figures_of(
    tallies: Iterable[PartTally], kind: GroupKind | None, key: str, label: str, opens: str
) -> GroupFigures:
    """The figures of these parts; ``opens`` finds them."""
    rows = list(tallies)

    def count(
        verdicts: Iterable[Verdict] | None = None, outcomes: Iterable[Disposition] | None = None
    ) -> int:
        wanted, ending = (None if x is None else tuple(x) for x in (verdicts, outcomes))
        return sum(
            row.parts
            for row in rows
            if (wanted is None or row.verdict in wanted) and (ending is None or row.disposition in ending)
        )

    flagged, accepted = (Verdict.FLAGGED,), (Disposition.ACCEPTED,)
    decided = (Disposition.ACCEPTED, Disposition.REJECTED)
    inspected = count(INSPECTED)
    false = count(flagged, accepted)
    false_calls = behind(opens, "verdict:flagged", "outcome:accepted")
    all_inspected = behind(opens, "inspected:")

    return GroupFigures(
        kind=kind,
        key=key,
        label=label,
        parts=count(),
        inspected=inspected,
        failed=count((Verdict.FAILED,)),
        ok=count((Verdict.OK,)),
        flagged=count(flagged),
        check=sum(row.parts for row in rows if row.check and row.verdict is Verdict.FLAGGED),
        accepted=count(None, accepted),
        rejected=count(None, (Disposition.REJECTED,)),
        unsure=count(None, (Disposition.UNSURE,)),
        undecided=count(None, (Disposition.FLAGGED,)),
        quieted=sum(row.parts for row in rows if row.quieted and row.verdict is Verdict.OK),
        yield_=proportion(
            count(INSPECTED, GOOD),
            inspected,
            YIELD_FROM,
            behind(all_inspected, "outcome:ok,accepted"),
            all_inspected,
        ),
        first_pass=proportion(
            count((Verdict.OK,)), inspected, FIRST_PASS_FROM, behind(opens, NOT_FLAGGED), all_inspected
        ),
        false_calls=proportion(
            false, count(None, GOOD), FALSE_CALLS_FROM, false_calls, behind(opens, "outcome:ok,accepted")
        ),
        false_calls_reviewed=proportion(
            false, count(None, accepted), REVIEWED_FROM, false_calls, behind(opens, "outcome:accepted")
        ),
        false_flags=proportion(
            false,
            count(flagged, decided),
            FALSE_FLAGS_FROM,
            false_calls,
            behind(opens, "verdict:flagged", "outcome:accepted,rejected"),
        ),
        # The parts of an operator are those that were decided: no sample of anything.
        escapes=None if kind is GroupKind.OPERATOR else _escapes(rows, opens),
        opens=opens,
        rejects=proportion(
            count(INSPECTED, (Disposition.REJECTED,)),
            inspected,
            REJECTS_FROM,
            behind(all_inspected, "outcome:rejected"),
            all_inspected,
        ),
        began=min((row.first for row in rows if row.first is not None), default=None),
    )


def _escapes(rows: Sequence[PartTally], opens: str) -> EscapeFigure | None:
    found = estimated(Sampled(row.verdict, row.disposition, row.probability, row.parts) for row in rows)
    if found is None:
        return None
    drawn = behind(opens, "sample:", NOT_FLAGGED)
    rejected = behind(drawn, "outcome:rejected")
    bounds = None
    if found.low is not None and found.high is not None:
        bounds = Interval(found.low, found.high, CONFIDENCE)
    return EscapeFigure(
        sample=Proportion(
            found.sample.count,
            found.sample.of,
            Interval(found.sample.low, found.sample.high, CONFIDENCE),
            ESCAPES_FROM,
            rejected,
            behind(drawn, "outcome:accepted,rejected"),
        ),
        unflagged=found.unflagged,
        known=found.known,
        caught=found.caught,
        left=found.left,
        escaped=found.escaped,
        share=found.share,
        interval=bounds,
        counted_from=ESCAPES_FROM,
        opens=rejected,
    )


def _by(parts: Iterable[PartTally], key: Callable[[PartTally], K | None]) -> dict[K, list[PartTally]]:
    found: dict[K, list[PartTally]] = defaultdict(list)
    for one in parts:
        if (named := key(one)) is not None:
            found[named].append(one)
    return found

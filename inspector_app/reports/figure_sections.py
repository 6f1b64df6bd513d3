"""The figures of a lot as sections that PDF and HTML show alike: a title, what it is counted from, a plot, a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from inspector_app.domain.control_chart import ChartKind, ControlChart
from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.figures import Agreement, DecisionTimes, LocationMap, Statistics
from inspector_app.imaging.thumbnails import thumbnail
from inspector_app.reports.agreement import FEWEST_PARTS
from inspector_app.reports.chart_words import RULE_WORDS
from inspector_app.reports.language import marked
from inspector_app.reports.lot_report import LotReport
from inspector_app.reports.pictures import SIDE, data_uri
from inspector_app.reports.plots import (
    Figure,
    Plot,
    Say,
    p_chart_plot,
    pareto_plot,
    places_plot,
    places_title,
)

FEWEST_LOTS = 2  # of a chart: one point says nothing of a process

CHART_TITLES = {
    ChartKind.FLAGGED: marked("Flagged parts over the last lots"),
    ChartKind.REJECTED: marked("Rejected parts over the last lots"),
    ChartKind.FALSE_CALLS: marked("False calls over the last lots"),
}
SAID_WORDS = {
    "accept": marked("accepted"),
    "reject": marked("rejected"),
    "unsure": marked("unsure"),
    "none": marked("not decided"),
}
VERDICT_WORDS = {
    "ok": marked("ok"),
    "check": marked("to check"),
    "flagged": marked("flagged"),
    "failed": marked("failed"),
}


@dataclass(frozen=True, slots=True)
class FigureTable:
    """Rows of short cells under a head; ``widths`` are shares of the page's width."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class FigureSection:
    """One figure. ``photo`` (a data URI) lies under ``plot`` where it is one of places; ``notes`` stand below."""

    key: str
    title: str
    lead: str
    plot: Plot | None = None
    photo: str = ""
    table: FigureTable | None = None
    notes: tuple[str, ...] = ()


def figure_sections(report: LotReport) -> tuple[FigureSection, ...]:
    """The sections that have something to say, in the language of the document."""
    if report.statistics is None:
        return ()
    return tuple(_sections(report, report.statistics))


def _sections(report: LotReport, found: Statistics) -> Iterator[FigureSection]:
    say, figure = report.say, report.figure
    for chart in report.trend:
        if len(chart.points) >= FEWEST_LOTS and any(point.count for point in chart.points):
            yield _chart(chart, say, figure)
    if found.pareto.bars:
        yield FigureSection(
            "defects", say(marked("Defect classes")), _sentence(say(found.pareto.counted_from)),
            pareto_plot(found.pareto, say, figure),
        )  # fmt: skip
    for place in found.maps:
        yield _place(report, place, several=len(found.maps) > 1)
    if any(cell.review != "none" and cell.parts for cell in found.confusion.cells):
        yield _confusion(found, say)
    if (entries := [entry for entry in found.savings if entry.acted_on]) != []:
        yield FigureSection(
            "entries",
            say(marked("What the marks saved")),
            say(
                marked(
                    "Parts of which a mark removed or lowered a finding; saved are those that are ok now. Some would "
                    "be ok without it."
                )
            ),
            table=FigureTable(
                (say("Mark"), say("Acts on parts"), say("Saved"), say("By it alone"), say("Accepted"), say("Rejected")),
                tuple(
                    (
                        entry.label if entry.active else f"{entry.label} ({say('revoked')})", f"{entry.acted_on}",
                        f"{entry.saved}", f"{entry.alone}", f"{entry.accepted}", f"{entry.rejected}",
                    )
                    for entry in entries
                ),
                (0.2, 0.16, 0.16, 0.16, 0.16, 0.16),
            ),
        )  # fmt: skip
    for pair in found.agreements:
        yield _agreement(pair, say, figure)
    if any(times.timed for times in found.times):
        yield _times(found, say, figure)


def _chart(chart: ControlChart, say: Say, figure: Figure) -> FigureSection:
    notes = []
    for one in chart.violations:
        first, last = chart.points[one.first].label, chart.points[one.last].label
        span = first if first == last else say("{0} to {1}").format(first, last)
        notes.append(f"{span}: {say(RULE_WORDS[one.rule])}")
    if not notes:
        notes.append(say(marked("No run rule is broken.")))
    if any(point.exact for point in chart.points):
        notes.append(
            say(
                marked(
                    "Where fewer than five parts of a kind are expected, the limits are binomial quantiles."
                )
            )
        )
    return FigureSection(
        f"chart-{chart.kind.value.replace(' ', '-')}",
        say(CHART_TITLES[chart.kind]),
        _sentence(say(chart.counted_from)) + " " + _centre(chart, say),
        p_chart_plot(chart, say, figure),
        notes=tuple(notes),
    )


def _centre(chart: ControlChart, say: Say) -> str:
    """Where centre and limits of a chart come from."""
    if (found := chart.baseline) is None:
        return say(marked("Centre: all lots together; limits: three sigma at each lot's own size."))
    words = marked(
        "Centre: the baseline “{0}” alone ({1} of {2} parts, lots: {3}), which later lots do not move; limits: three "
        "sigma at each lot's own size."
    )
    return say(words).format(found.filter, found.count, found.of, found.lots)


def _place(report: LotReport, found: LocationMap, *, several: bool) -> FigureSection:
    say = report.say
    title = say(marked("Where findings lie"))
    if several:
        title = f"{title}: {found.view or say(marked('without a view'))}"
    photo, aspect = "", _aspect(report, found.view)
    notes: tuple[str, ...] = (places_title(found, say) + ".",)
    if found.reference_image_id is not None:
        try:
            small = thumbnail(report.picture(found.reference_image_id), SIDE)
        except CorrectableError:
            small = None
            kept = report.stand_in(found.reference_image_id)
            if kept is not None:
                small = thumbnail(kept, SIDE)
        if small is not None:
            photo, aspect = data_uri(small), small.shape[1] / small.shape[0]
            notes = (*notes, say(marked("Under the map: a typical good part.")))
    width = min(84.0, 84.0 * aspect)
    return FigureSection(
        f"places-{found.view}" if several else "places",
        title,
        _sentence(say(found.counted_from)),
        places_plot(found, aspect, say, width),
        photo,
        notes=notes,
    )


def _aspect(report: LotReport, view: str) -> float:
    """Width : height of the first picture of a view that is known, for a map without a picture under it."""
    for row in report.rows:
        for image in report.detail(row.part_id).images:
            if image.view == view and image.width and image.height:
                return image.width / image.height
    return 1.0


def _confusion(found: Statistics, say: Say) -> FigureSection:
    verdicts = [one for one in VERDICT_WORDS if any(found.confusion.count(one, said) for said in SAID_WORDS)]
    return FigureSection(
        "confusion",
        say(marked("Machine against people")),
        _sentence(say(found.confusion.counted_from)),
        table=FigureTable(
            (say(marked("Verdict")), *(say(word) for word in SAID_WORDS.values())),
            tuple(
                (say(VERDICT_WORDS[one]), *(f"{found.confusion.count(one, said)}" for said in SAID_WORDS))
                for one in verdicts
            ),
            (0.2, 0.2, 0.2, 0.2, 0.2),
        ),
    )


def _agreement(pair: Agreement, say: Say, figure: Figure) -> FigureSection:
    said = [one for one in SAID_WORDS if one != "none"]
    same = round((pair.observed or 0.0) * pair.parts)
    if pair.kappa is None:
        note = say(marked("Kappa is not defined: both said the same of every part."))
    elif pair.interval is None:
        note = say(
            marked(
                "Cohen's kappa {0}, the same word on {1} of {2} parts; too few for an interval, which takes {3} parts"
            )
        ).format(figure(pair.kappa, ".2f"), same, pair.parts, FEWEST_PARTS)
    else:
        note = say(marked("Cohen's kappa {0} (95 %: {1} to {2}), the same word on {3} of {4} parts")).format(
            figure(pair.kappa, ".2f"),
            figure(pair.interval.low, ".2f"),
            figure(pair.interval.high, ".2f"),
            same,
            pair.parts,
        )
    return FigureSection(
        "agreement",
        say(marked("Agreement of {0} and {1}")).format(pair.first, pair.second),
        _sentence(say(pair.counted_from)),
        table=FigureTable(
            (f"{pair.first} ↓ · {pair.second} →", *(say(SAID_WORDS[one]) for one in said)),
            tuple(
                (
                    say(SAID_WORDS[one]),
                    *(
                        f"{sum(cell.parts for cell in pair.cells if (cell.first, cell.second) == (one, other))}"
                        for other in said
                    ),
                )
                for one in said
            ),
            (0.34, 0.22, 0.22, 0.22),
        ),
        notes=(note,),
    )


def _times(found: Statistics, say: Say, figure: Figure) -> FigureSection:
    def seconds(value: float | None) -> str:
        return "–" if value is None else f"{figure(value, '.1f')} s"

    def half(one: DecisionTimes) -> str:
        if one.lower_quartile is None or one.upper_quartile is None:
            return "–"
        return f"{seconds(one.lower_quartile)} – {seconds(one.upper_quartile)}"

    limit = found.times[0].limit
    return FigureSection(
        "times",
        say(marked("Time for a decision")),
        _sentence(say(found.times[0].counted_from)) + " " + say(marked("Limit: {0} s.")).format(figure(limit, "g")),
        table=FigureTable(
            (
                say(marked("Operator")), say(marked("Decisions")), say(marked("Median")), say(marked("Middle half")),
                say(marked("Nine in ten below")), say(marked("Pauses")),
            ),
            tuple(
                (
                    one.operator, f"{one.decisions}", seconds(one.median),
                    half(one), seconds(one.ninetieth),
                    f"{one.pauses}",
                )
                for one in found.times
            ),
            (0.22, 0.12, 0.12, 0.22, 0.2, 0.12),
        ),
    )  # fmt: skip


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith(".") else ".")

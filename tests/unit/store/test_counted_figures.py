"""What the database counts for the figures, on a shop floor small enough to count by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import pytest
from shop_floor import SCALE, ShopFloor, found_at

from inspector_app.domain.bank import Drift
from inspector_app.domain.counting import USUAL_SHIFTS, GroupKind, Shift
from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.figures import Statistics
from inspector_app.domain.filtering import GroupBy, PartQuery, parse_filter
from inspector_app.domain.finding import Finding, ImageResult
from inspector_app.domain.lot import Lot, Who
from inspector_app.domain.recipe import RecipeSettings
from inspector_app.domain.review import PartDecision
from inspector_app.domain.tallies import TimeTally
from inspector_app.reports.statistics import scope_of, statistics
from inspector_app.store.drafts import ReviewDraft, RunDraft, StoredResult
from inspector_app.store.reading import Reading
from inspector_app.store.writing import Writing
from inspector_app.ui.statistics.sheet import sheet_of

ADA, BEN = Who("ada", "line 1"), Who("ben", "line 1")
ACCEPT, REJECT, UNSURE = PartDecision.ACCEPT, PartDecision.REJECT, PartDecision.UNSURE


def at(hour: int, minute: int = 0, day: int = 2) -> float:
    return datetime(2026, 3, day, hour, minute).timestamp()


@dataclass
class Floor:
    """Writes as one person or the other, at times that the test names."""

    floor: ShopFloor

    def inspect(
        self,
        lot: Lot,
        when: float,
        raws: dict[str, float | None],
        *,
        findings: dict[str, Sequence[Finding]] | None = None,
        quieted: dict[str, dict[int, float]] | None = None,
        version: str | None = None,
        parent: str | None = None,
    ) -> str:
        with self.floor.database.writing() as connection:
            writing = Writing(connection, ADA, lambda: when)
            run = writing.start_run(
                RunDraft(
                    lot.id, parent, "rescore" if parent else "inspect", "pa_clip", "b", "0", "torch", "fp32", "cpu",
                    "e", None, version or self.floor.version,
                )
            )  # fmt: skip
            images = {path: Reading(connection).image_by_path(lot.id, path).id for path in raws}
            writing.add_results(
                run,
                [
                    StoredResult(
                        ImageResult(
                            images[path], raw, None, tuple((findings or {}).get(path, ())),
                            (quieted or {}).get(path, {}), None if raw is not None else "torn",
                            width=640, height=640,
                        ),
                        0, 0,
                    )
                    for path, raw in raws.items()
                ],
            )  # fmt: skip
        return run

    def decide(
        self, lot: Lot, path: str, decision: PartDecision, who: Who, when: float, defect_class: str = ""
    ) -> str:
        part_id = self.floor.row(lot, path).part_id
        with self.floor.database.writing() as connection:
            review = Writing(connection, who, lambda: when).add_review(
                ReviewDraft(part_id, None, decision, defect_class=defect_class)
            )
        return review.id

    def figures(self, *lots: int, since: float | None = None, until: float | None = None) -> Statistics:
        with self.floor.database.reading() as connection:
            scope = scope_of(self.floor.recipe, "bracket", lots, since, until)
            return statistics(Reading(connection).counted(scope), 0.0)

    def opened(self, text: str) -> int:
        """How many parts the gallery shows for a filter, over every lot of the recipe."""
        lot = next(iter(self.floor.lots.values()))
        with self.floor.database.reading() as connection:
            query = PartQuery(parse_filter(text), group=GroupBy.LOT)
            return len(Reading(connection).part_list(lot.id, query).ids)


@pytest.fixture
def line(floor: ShopFloor) -> Floor:
    return Floor(floor)


@pytest.fixture
def two_lots(line: Floor) -> Floor:
    """Lot 1 in the early shift, lot 2 in the night; some reviewed, one mark at work, a check sample."""
    floor = line.floor
    with floor.database.writing() as connection:
        writing = Writing(connection, ADA, lambda: at(1, day=1))
        newer = writing.add_recipe_version(floor.recipe, RecipeSettings(), SCALE, "again").id
    first = floor.open_lot([f"a{k}.png" for k in range(6)], "/lots/a", "Monday")
    second = floor.open_lot([f"b{k}.png" for k in range(5)], "/lots/b", "Tuesday")
    line.inspect(
        first,
        at(7),
        {"a0.png": 1.0, "a1.png": 1.1, "a2.png": 1.9, "a3.png": 2.5, "a4.png": 3.0, "a5.png": None},
        findings={
            "a3.png": [found_at(10, 20, 20, 10, peak=2.5)],
            "a4.png": [found_at(0, 0, 640, 5, peak=3.0), found_at(600, 600, 40, 40, ordinal=2, peak=2.2)],
        },
    )
    line.inspect(
        second,
        at(23, 30),
        {"b0.png": 1.2, "b1.png": 1.3, "b2.png": 2.2, "b3.png": 1.4, "b4.png": 0.9},
        findings={"b2.png": [found_at(15, 20, 10, 10, peak=2.2)]},
        quieted={"b3.png": {1: 0.7}, "b4.png": {1: 0.4, 2: 0.1}, "b2.png": {2: 0.2}},
        version=newer,
    )
    with floor.database.writing() as connection:
        for number in (1, 2):
            draft = floor.mark_draft(second, "b3.png")
            assert Writing(connection, ADA, lambda: at(8)).add_mark(draft).number == number
    line.decide(first, "a3.png", ACCEPT, ADA, at(8))
    line.decide(first, "a4.png", REJECT, ADA, at(8, 1), "Scratch")
    line.decide(second, "b2.png", REJECT, BEN, at(9))
    line.decide(second, "b3.png", ACCEPT, BEN, at(9, 2))
    with floor.database.writing() as connection:
        writing = Writing(connection, ADA, lambda: at(10))
        for path in ("b3.png", "b4.png"):
            writing.add_sample(second.id, floor.row(second, path).part_id, "check", 0.5)
        writing.add_drift(second.id, Drift(2.0, 1.4, 5))
        writing.add_drift(second.id, Drift(2.5, 1.4, 5))
    return line


def test_parts_are_counted_by_lot_shift_operator_and_version(two_lots: Floor) -> None:
    found = two_lots.figures()
    total = found.totals
    assert (total.parts, total.inspected, total.failed, total.flagged, total.check) == (11, 10, 1, 4, 1)
    assert (total.accepted, total.rejected, total.undecided, total.quieted) == (2, 2, 1, 1)
    assert [(one.label, one.parts, one.flagged) for one in found.groups[GroupKind.LOT]] == [
        ("Monday", 6, 3),
        ("Tuesday", 5, 1),
    ]
    assert [(one.key, one.parts) for one in found.groups[GroupKind.SHIFT]] == [("early", 6), ("night", 5)]
    assert [(one.key, one.parts, one.rejected) for one in found.groups[GroupKind.OPERATOR]] == [
        ("ada", 2, 1),
        ("ben", 2, 1),
    ]
    assert [(one.key, one.parts) for one in found.groups[GroupKind.VERSION]] == [("v1", 6), ("v2", 5)]
    assert found.groups[GroupKind.LOT][0].began == at(7)
    # One of two drawn parts is checked and good; nothing escaped that is known of, two defects were caught.
    assert total.escapes is not None
    assert (total.escapes.sample.count, total.escapes.sample.of, total.escapes.left) == (0, 1, 1)


def test_every_figure_opens_as_many_parts_as_it_counts(two_lots: Floor) -> None:
    found = two_lots.figures()
    asked: list[tuple[str, int]] = []
    for group in (found.totals, *(one for kind in GroupKind for one in found.groups[kind])):
        asked += [
            (group.opens, group.parts),
            (group.opens_undecided, group.undecided),
            (group.opens_failed, group.failed),
            (group.opens_unsure, group.unsure),
        ]
        for share in (
            group.yield_, group.first_pass, group.rejects, group.false_calls, group.false_calls_reviewed,
            group.false_flags,
        ):  # fmt: skip
            asked += [(share.opens, share.count), (share.opens_of, share.of)]
        if group.escapes is not None:
            asked += [
                (group.escapes.sample.opens, group.escapes.sample.count),
                (group.escapes.sample.opens_of, group.escapes.sample.of),
            ]
    for chart in found.charts:
        for point in chart.points:
            asked += [(point.opens, point.count), (point.opens_of, point.of)]
    asked += [(cell.opens, cell.parts) for cell in found.confusion.cells]
    asked += [(bar.opens, bar.parts) for bar in found.pareto.bars] + [
        (found.pareto.opens, found.pareto.parts)
    ]
    for entry in found.savings:
        asked += [
            (entry.opens, entry.saved),
            (entry.opens_acted_on, entry.acted_on),
            (entry.opens_rejected, entry.rejected),
            (entry.opens_accepted, entry.accepted),
            (entry.opens_alone, entry.alone),
        ]
        asked += [(lot.opens, lot.saved) for lot in entry.lots]
    asked += [(point.opens, point.parts) for point in found.drift.points]
    assert {text: two_lots.opened(text) for text, _ in asked} == dict(asked)
    assert len(asked) > 100


def test_every_count_in_a_table_of_the_window_opens_as_many_parts(two_lots: Floor) -> None:
    """What stands in a cell is what the gallery shows after a click on it."""
    counted_columns = {
        "groups": {1: "Parts", 6: "Undecided"},
        "pareto": {1: "Parts"},
        "savings": {1: "Saved", 2: "By it alone", 3: "Accepted", 4: "Rejected", 5: "Acts on"},
        "confusion": {3: "Parts"},
        "agreement": {3: "Parts"},
        "drift": {2: "Parts"},
    }
    seen: dict[str, int] = {}
    for kind in GroupKind:
        for card in sheet_of(two_lots.figures(), kind).cards:
            for exhibit in card.exhibits:
                for column, head in counted_columns.get(card.name, {}).items():
                    assert exhibit.columns[column] == head
                    for row in exhibit.rows:
                        assert two_lots.opened(row.behind(column)) == int(row.cells[column]), (head, row)
                        seen[card.name] = seen.get(card.name, 0) + 1
    assert set(seen) == set(counted_columns) - {"agreement"}  # nobody has decided what another has


def test_the_escape_rate_is_drawn_of_every_group_but_of_people(two_lots: Floor) -> None:
    """The parts of an operator are those that were decided: no sample of anything."""
    for kind in GroupKind:
        (card,) = [card for card in sheet_of(two_lots.figures(), kind).cards if card.name == "groups"]
        choices = [exhibit.choice for exhibit in card.exhibits]
        assert choices[:3] == ["False calls", "Yield", "First-pass yield"]
        assert choices[3:] == ([] if kind is GroupKind.OPERATOR else ["Escape rate"])


def test_findings_are_counted_in_every_cell_of_the_picture_that_they_cover(two_lots: Floor) -> None:
    (places,) = two_lots.figures().maps
    assert (places.view, places.findings) == ("", 4)
    # 640 px in 64 cells of ten: a3 covers columns 1 and 2 of row 2, b2 the same columns of rows 2.
    assert places.found[2, 1:3].tolist() == [2, 2]
    assert places.accepted[2, 1:3].tolist() == [1, 1]
    assert places.found[0].tolist() == [1] * 64
    assert int(places.found[60:, 60:].sum()) == 16
    assert int(places.found.sum()) == 4 + 64 + 16
    for column, row, parts in ((1, 2, 2), (5, 0, 1), (30, 30, 0)):
        assert two_lots.opened(places.opens(column, row)) == parts
    assert two_lots.opened(places.opens(0, 0, 63, 63)) == 3
    assert places.reference_image_id == two_lots.floor.image_id(two_lots.floor.lots["Monday"], "a0.png")


def test_what_entries_saved_and_how_lots_drift(two_lots: Floor) -> None:
    found = two_lots.figures()
    first, second = found.savings
    # b4 is drawn and not decided: what quiets it is not told yet
    assert (first.label, first.acted_on, first.saved, first.alone, first.accepted) == ("P-1", 1, 1, 1, 1)
    assert (second.label, second.acted_on, second.saved, second.alone) == ("P-2", 1, 0, 0)
    monday, tuesday = found.drift.points
    assert monday.parts == 2
    assert monday.quantiles == pytest.approx((0.0, 0.0, 0.0, 0.1, 0.1))  # nearest rank of 0.0 and 0.1
    assert (monday.figure, tuesday.figure, tuesday.limit, tuesday.alarm) == (None, 2.5, 1.4, True)


def test_a_scope_counts_its_lots_and_its_time_alone(two_lots: Floor) -> None:
    assert two_lots.figures(2).totals.parts == 5
    assert two_lots.figures(1, 2).totals.parts == 11
    assert two_lots.figures(since=at(12)).totals.parts == 5
    assert two_lots.figures(until=at(23, 30)).totals.parts == 6
    assert two_lots.figures(since=at(23, 30), until=at(23, 31)).totals.parts == 5
    scoped = two_lots.figures(2, until=at(23, 59))
    assert two_lots.opened(scoped.totals.yield_.opens_of) == scoped.totals.inspected == 5


def test_a_rescore_changes_neither_shift_nor_time_but_the_version(two_lots: Floor) -> None:
    lot = two_lots.floor.lots["Monday"]
    with two_lots.floor.database.writing() as connection:
        third = Writing(connection, ADA).add_recipe_version(
            two_lots.floor.recipe, RecipeSettings(), SCALE, "third"
        )
        before = Reading(connection).latest_run(lot.id)
    assert before is not None
    two_lots.inspect(lot, at(15), {"a0.png": 1.05}, parent=before.id, version=third.id)
    found = two_lots.figures()
    assert [(one.key, one.parts) for one in found.groups[GroupKind.SHIFT]] == [("early", 6), ("night", 5)]
    assert [(one.key, one.parts) for one in found.groups[GroupKind.VERSION]] == [
        ("v1", 5),
        ("v2", 5),
        ("v3", 1),
    ]
    assert two_lots.opened("shift:late") == 0
    assert two_lots.opened("recipe:v3") == 1


def test_a_review_that_was_taken_back_counts_for_nobody(two_lots: Floor) -> None:
    lot = two_lots.floor.lots["Tuesday"]
    review_id = two_lots.decide(lot, "b0.png", REJECT, BEN, at(11))
    assert two_lots.figures().groups[GroupKind.OPERATOR][1].parts == 3
    with two_lots.floor.database.writing() as connection:
        Writing(connection, BEN, lambda: at(11, 1)).withdraw_review(review_id)
    assert two_lots.figures().groups[GroupKind.OPERATOR][1].parts == 2
    assert two_lots.opened("by:ben") == two_lots.opened("reviewed-by:ben") == 2


def test_two_people_over_the_same_parts_make_a_table(two_lots: Floor) -> None:
    first = two_lots.floor.lots["Monday"]
    two_lots.decide(first, "a3.png", REJECT, BEN, at(12))
    two_lots.decide(first, "a3.png", ACCEPT, BEN, at(12, 1))  # the later word counts
    two_lots.decide(first, "a4.png", UNSURE, BEN, at(12, 2))
    (pair,) = two_lots.figures().agreements
    assert (pair.first, pair.second, pair.parts, pair.observed) == ("ada", "ben", 2, 0.5)
    assert two_lots.opened(pair.opens) == 2
    for cell in pair.cells:
        assert two_lots.opened(cell.opens) == cell.parts
    assert sum(cell.parts for cell in pair.cells) == 2


def test_a_part_that_one_was_unsure_of_is_asked_of_others_and_both_words_stay(two_lots: Floor) -> None:
    second = two_lots.floor.lots["Tuesday"]
    two_lots.decide(second, "b0.png", UNSURE, ADA, at(12))
    two_lots.decide(second, "b1.png", UNSURE, BEN, at(12))
    two_lots.decide(second, "b1.png", ACCEPT, BEN, at(12, 1))  # made up his mind
    counts = [two_lots.opened(text) for text in ("second:", "second:ada", "second:Ada", "second:ben")]
    assert counts == [1, 0, 0, 1], "nobody is asked of their own doubt"
    two_lots.decide(second, "b0.png", REJECT, BEN, at(13))
    assert two_lots.opened("second:") == 0
    reviews = two_lots.floor.detail(second, "b0.png").reviews
    assert {(one.author, one.decision) for one in reviews} == {("ada", UNSURE), ("ben", REJECT)}
    (pair,) = two_lots.figures().agreements
    said = [(cell.first, cell.second) for cell in pair.cells if cell.parts]
    assert (pair.first, pair.second, pair.parts, said) == ("ada", "ben", 1, [("unsure", "reject")])


def test_times_between_decisions_leave_pauses_and_common_acts_out(line: Floor) -> None:
    lot = line.floor.open_lot([f"{k}.png" for k in range(10)])
    line.inspect(lot, at(7), {f"{k}.png": 2.5 for k in range(10)})
    moments = [0.0, 2.0, 5.0, 9.0, 14.0, 14.01, 14.02, 1000.0, 1006.0]  # 2 3 4 5 | two at once | a pause | 6
    for number, moment in enumerate(moments):
        line.decide(lot, f"{number}.png", ACCEPT, ADA, at(8) + moment)
    line.decide(lot, "9.png", ACCEPT, BEN, at(8) + 3.0)  # in between, by somebody else
    with line.floor.database.reading() as connection:
        found = Reading(connection).counted(scope_of(line.floor.recipe, "bracket"))
    ada, ben = found.times
    # Of 2 3 4 5 6 the places are ceil(1.25), ceil(2.5), ceil(3.75) and ceil(4.5): 3, 4, 5 and 6.
    assert (ada.operator, ada.decisions, ada.timed, ada.pauses, ada.at_once) == ("ada", 9, 5, 1, 2)
    assert ada.quantiles == pytest.approx((3.0, 4.0, 5.0, 6.0), abs=1e-3)
    assert ben == TimeTally("ben", 1, 0, 0, 0, None)


def test_names_with_odd_characters_are_found_again(line: Floor) -> None:
    lot = line.floor.open_lot(["a.png", "b.png"])
    line.inspect(lot, at(7), {"a.png": 2.5, "b.png": 2.5})
    line.decide(lot, "a.png", ACCEPT, Who('Åsa "Q" 100%: x/y', "s"), at(8))
    line.decide(lot, "b.png", REJECT, Who("_", "s"), at(8))
    for group in line.figures().groups[GroupKind.OPERATOR]:
        assert line.opened(group.opens) == 1


def test_an_empty_recipe_has_figures_of_nothing(floor: ShopFloor) -> None:
    found = Floor(floor).figures()
    assert found.totals.parts == 0
    assert found.maps == ()
    assert found.drift.points == ()


def test_two_readings_one_after_the_other_count_the_same(two_lots: Floor) -> None:
    with two_lots.floor.database.reading() as connection:
        reading = Reading(connection)
        scope = scope_of(two_lots.floor.recipe, "bracket")
        assert reading.counted(scope) == reading.counted(scope)


def test_parts_of_other_recipes_are_not_counted(two_lots: Floor) -> None:
    before = two_lots.figures().totals.parts
    first_recipe = two_lots.floor.recipe
    two_lots.floor.open_recipe("other")
    lot = two_lots.floor.open_lot(["x.png"], "/lots/x", "Other")
    two_lots.inspect(lot, at(7), {"x.png": 1.0})
    two_lots.floor.recipe = first_recipe
    assert two_lots.figures().totals.parts == before


def test_shifts_are_a_setting_that_figures_and_filters_follow(two_lots: Floor) -> None:
    with two_lots.floor.database.reading() as connection:
        assert Reading(connection).shifts() == USUAL_SHIFTS
    with two_lots.floor.database.writing() as connection:
        Writing(connection, ADA).set_shifts([Shift("Day", 6 * 60, 18 * 60), Shift("Dark", 18 * 60, 6 * 60)])
    assert [(one.key, one.parts) for one in two_lots.figures().groups[GroupKind.SHIFT]] == [
        ("Day", 6),
        ("Dark", 5),
    ]
    assert two_lots.opened("shift:day") == 6
    assert two_lots.opened("shift:early") == 0


@pytest.mark.parametrize(
    "shifts",
    [
        [Shift("", 0, 60)],
        [Shift("a", 0, 60), Shift("A", 60, 0)],
        [Shift("a", 60, 60)],
        [Shift("a", -1, 60)],
        [Shift("a", 0, 1500)],
    ],
)
def test_shifts_that_cannot_be_are_refused_and_the_old_ones_stay(
    floor: ShopFloor, shifts: list[Shift]
) -> None:
    with pytest.raises(CorrectableError), floor.database.writing() as connection:
        Writing(connection, ADA).set_shifts(shifts)
    with floor.database.reading() as connection:
        assert Reading(connection).shifts() == USUAL_SHIFTS

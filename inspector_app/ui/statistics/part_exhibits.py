"""Figures about what is wrong with parts, as cards: defect classes, places, and what marks have saved."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QCoreApplication

from inspector_app.domain.figures import EntrySaving, LocationMap, Pareto
from inspector_app.ui.language.figures import count, percent
from inspector_app.ui.statistics.exhibit import Bars, CardText, Exhibit, Gains, Key, Places, Row, Shape
from inspector_app.ui.statistics.signs import BAR
from inspector_app.ui.statistics.wording import documented


def pareto_card(pareto: Pareto) -> CardText:
    """Defect classes, the most frequent first."""
    names = [bar.name or _tr("not classed") for bar in pareto.bars]
    rows = tuple(
        Row((name, count(bar.parts), percent(bar.share), percent(bar.cumulative)), (bar.opens,))
        for name, bar in zip(names, pareto.bars, strict=True)
    )
    drawing = None
    if pareto.bars:
        drawing = Bars(
            np.asarray([bar.parts for bar in pareto.bars], dtype=np.float64),
            np.asarray([bar.cumulative for bar in pareto.bars], dtype=np.float64),
            tuple(names),
        )
    legend = (
        Key(BAR, "ok", _tr("rejected parts")),
        Key(Shape.RUN, "flagged", _tr("cumulative share")),
    )
    empty = _tr(
        "No part is rejected yet: reject parts in Review (R), or call a finding a defect (D) and give it a "
        "class (1 to 9)."
    )
    columns = (_tr("Defect class"), _tr("Parts"), _tr("Share"), _tr("Cumulative"))
    return CardText(
        "pareto",
        (
            Exhibit(
                _tr("Defect classes"), documented(pareto.counted_from), columns, rows, drawing, legend, empty
            ),
        ),
    )


def places_card(maps: tuple[LocationMap, ...]) -> CardText:
    """Where findings lie: of each view all of them, then those of rejected and of accepted parts."""
    exhibits: list[Exhibit] = []
    for each in maps:
        kinds = ((_tr("All"), each.found), (_tr("Rejected"), each.rejected), (_tr("Accepted"), each.accepted))
        for word, grid in kinds:
            choice = f"{each.view}: {word}" if each.view else word
            exhibits.append(_places(each, grid, choice))
    if not exhibits:
        exhibits.append(_places(None, np.zeros((1, 1), dtype=np.int64), ""))
    return CardText("places", tuple(exhibits))


def savings_card(savings: tuple[EntrySaving, ...]) -> CardText:
    """What each entry of the pseudo bank saved."""
    rows = tuple(
        Row(
            (
                saving.label if saving.active else _tr("{0} (revoked)").format(saving.label),
                count(saving.saved),
                count(saving.alone),
                count(saving.accepted),
                count(saving.rejected),
                count(saving.acted_on),
                count(len(saving.lots)),
            ),
            (
                saving.opens,
                saving.opens,
                saving.opens_alone,
                saving.opens_accepted,
                saving.opens_rejected,
                saving.opens_acted_on,
                saving.opens_acted_on,
            ),
        )
        for saving in savings
    )
    drawing = None
    if any(saving.acted_on for saving in savings):
        drawing = Gains(
            tuple(saving.number for saving in savings),
            tuple(saving.saved for saving in savings),
            tuple(saving.alone for saving in savings),
            tuple(saving.rejected for saving in savings),
            tuple(_saving_words(saving) for saving in savings),
        )
    return CardText(
        "savings",
        (
            Exhibit(
                _tr("What the marks saved"),
                _tr(
                    "Saved are ok parts from which a mark took something; some would have been ok without it. What a "
                    "person rejected all the same is a defect that the mark helped to hide."
                ),
                (
                    _tr("Mark"),
                    _tr("Saved"),
                    _tr("By it alone"),
                    _tr("Accepted"),
                    _tr("Rejected"),
                    _tr("Acts on"),
                    _tr("Lots"),
                ),
                rows,
                drawing,
                (
                    Key(BAR, "pseudo", _tr("saved by this mark alone")),
                    Key("band", "pseudo", _tr("saved together with others")),
                ),
                _tr("No mark has kept a part quiet yet: mark a false call in Review (P)."),
            ),
        ),
    )


def _places(source: LocationMap | None, grid: npt.NDArray[np.int64], choice: str) -> Exhibit:
    rows: list[Row] = []
    cells: list[tuple[int, int]] = []
    if source is not None:
        order = np.argsort(-grid, axis=None, kind="stable")
        for place in order[: int(np.count_nonzero(grid))].tolist():
            r, c = divmod(int(place), grid.shape[1])
            cells.append((r, c))
            name = _tr("column {0}, row {1}").format(c + 1, r + 1)
            rows.append(Row((name, count(int(grid[r, c]))), (source.opens(c, r),)))
    caption = _tr(
        "Findings that cover each place; brighter is more. A drawn rectangle opens all of its places."
    )
    if source is not None:
        caption = f"{caption} {documented(source.counted_from)}".strip()
    return Exhibit(
        _tr("Where findings lie"),
        caption,
        (_tr("Place"), _tr("Findings")),
        tuple(rows),
        Places(grid, tuple(cells), source) if source is not None and cells else None,
        (),
        _tr("No finding here: in these parts nothing was flagged, or nobody has decided them yet in Review."),
        choice,
    )


def _saving_words(saving: EntrySaving) -> str:
    words = _tr("{0} saved").format(count(saving.saved))
    if saving.rejected:
        words += " · " + _tr("{0} rejected").format(count(saving.rejected))
    return words if saving.active else words + " · " + _tr("revoked")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Statistics", text)

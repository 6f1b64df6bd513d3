"""The evaluation page stands alone, shows every figure, and runs nothing that a name may hold."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from test_html import Page

from inspector_app.reports.evaluation import (
    MEASURES,
    EvaluationSheet,
    Group,
    Overview,
    Plot,
    WorstCase,
    render_evaluation,
    render_evaluation_table,
    write_evaluation_page,
)
from inspector_app.reports.pictures import Panel, data_uri

EVIL = '<script>alert(1)</script>"&.png'


def _sheet(name: str = "plates") -> EvaluationSheet:
    figures: dict[str, float | None] = {key: 0.5 for key, _, _ in MEASURES}
    figures["aupro"] = None
    uri = data_uri(np.zeros((8, 8, 3), np.uint8))
    panel = Panel(EVIL, photo=uri, heat=uri, width=8, height=8)
    return EvaluationSheet(
        name=name,
        lot_mode="good",
        mode="learnt from good parts",
        facts=(("Model", "a"),),
        warnings=("only few",),
        whole=Group(name, 10, 6, 4, figures),
        intervals={"image_auroc": (0.4, 0.62)},
        spread={},
        groups=(Group("=dent", 8, 6, 2, figures),),
        methods=(),
        plots=(
            Plot("Images, ROC", "x", "y", ((0.0, 0.0), (0.5, 1.0), (1.0, 1.0))),
            Plot("PRO", "x", "y", None, 0.3),
        ),
        false_calls=(
            WorstCase("good", 1.234, panel),
            WorstCase("good", 0.9, Panel("b", error="It is gone.")),
        ),
        escapes=(),
    )


def test_figures_intervals_warnings_and_what_is_not_defined_are_shown() -> None:
    text = Page("".join(render_evaluation([_sheet()], "plates"))).text
    for expected in (
        "Image AUROC 0.500 0.400 – 0.620",
        "AUPRO to 0.3 not defined",
        "only few",
        "PRO : not defined",
    ):
        assert expected in text or expected.replace(" :", ":") in text
    assert "Worst false calls" in text and "Worst escapes" not in text
    assert "score 1.23" in text and "It is gone." in text


def test_names_are_escaped_and_nothing_comes_from_outside() -> None:
    html = "".join(render_evaluation([_sheet(EVIL)], EVIL))
    page = Page(html)
    assert "script" not in page.tags and "<script" not in html
    assert EVIL in page.text
    assert all(source.startswith("data:") for source in page.images)
    assert not any(link for link in page.links if not link.startswith("#"))
    assert "default-src 'none'" in html


def test_a_curve_is_drawn_from_the_lower_left() -> None:
    assert _sheet().plots[0].path.split(" ") == ["0.0,240.0", "150.0,0.0", "300.0,0.0"]
    assert _sheet().plots[1].path == ""


def test_several_sets_stand_in_one_table_with_their_mean_and_what_others_published() -> None:
    sheets = [_sheet("bottle"), _sheet("cable")]
    mean = replace(sheets[0].whole, name="mean of the sets", good=None, defective=None)
    other = Group("MuSc, published", None, None, None, {"image_auroc": 0.978})
    sheets[0] = replace(sheets[0], methods=(sheets[0].whole, Group("mutual", None, None, None, {})))
    whole = Overview(mean, (other,), ("It is of another test",))
    text = Page("".join(render_evaluation(sheets, "all", whole))).text
    assert text.count("It is of another test.") == 1 and text.count("Judged in several ways") == 1
    assert "bottle" in text and "cable" in text and "mean of the sets" in text
    assert "MuSc, published 0.978 –" in text


def test_the_table_has_a_line_a_group_and_no_formula() -> None:
    text = "".join(render_evaluation_table([_sheet()]))
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [row["group"] for row in rows] == ["plates", "'=dent"]
    assert (rows[0]["image_auroc"], rows[0]["image_auroc_low"], rows[0]["aupro"]) == ("0.5", "0.4", "")
    assert rows[1]["image_auroc_low"] == ""


def test_the_page_is_whole_or_not_there(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    write_evaluation_page([_sheet()], "plates", path)
    before = path.read_bytes()
    broken = replace(_sheet(), whole=Group("plates", 1, 1, 1, {}))  # a figure is missing: the page fails
    with pytest.raises(Exception, match="StrictUndefined"):
        write_evaluation_page([broken], "plates", path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]

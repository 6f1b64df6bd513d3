"""The HTML report is one file that stands alone, says everything, and runs nothing that a name may hold."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest
from report_lots import BOX, lot_report, mark, part

from inspector_app.domain.lot import Verdict
from inspector_app.domain.people import Signing
from inspector_app.domain.review import PartDecision
from inspector_app.imaging.thumbnails import decode_thumbnail
from inspector_app.reports.facts import counts
from inspector_app.reports.html import render_html, sections, write_html
from inspector_app.reports.lot_report import LotReport

FLAGGED, OK, FAILED = Verdict.FLAGGED, Verdict.OK, Verdict.FAILED
ACCEPT, REJECT = PartDecision.ACCEPT, PartDecision.REJECT


class Page(HTMLParser):
    """Tags, ids, links and visible text of a page; fails on a tag that is closed out of order."""

    VOID = frozenset({"meta", "img", "br", "link", "input", "rect", "line", "polygon"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.images: list[str] = []
        self.zooms: list[str] = []
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert not self._open
        self.text = re.sub(r"\s+", " ", " ".join(self.words))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in self.VOID:
            self._open.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            elif name == "href":
                self.links.append(value or "")
            elif name == "aria-label" and tag == "input":
                self.zooms.append(value or "")
            elif name == "src":
                self.images.append(value or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] != "style":
            self.words.append(data)


def page(report: LotReport) -> Page:
    return Page("".join(render_html(report)))


@pytest.fixture
def full() -> LotReport:
    return lot_report(
        part("bad", FLAGGED, REJECT, score=3.1),
        part("open", FLAGGED, score=1.4),
        part("false", FLAGGED, ACCEPT, score=1.2),
        part("hushed", OK, score=0.4, quiet_by=(12,)),
        part("source", OK, score=0.3, quiet_by=(12,)),
        part("calm", OK),
        part("broken", FAILED, score=None, error="the file ends early"),
        marks=(mark(12),),
    )


def test_the_head_names_lot_recipe_model_bank_threshold_station_operators_and_times(full: LotReport) -> None:
    text = page(full).text
    for expected in (
        "Lot A (number 31)", "flange, version 3", "efficientnet-lite2-448", "ab" * 32,
        "version 2, from 59 images",
        "score 1.00, raw 4.6", "at most 5.0 % false calls", "Line 4", "Anna, Bela",
        "2025-03-03 12:00 to 2025-03-03 12:01", "2025-03-03 13:00+00:00",
    ):  # fmt: skip
        assert expected in text


def test_each_part_that_matters_is_shown_once_in_its_section_and_a_calm_one_is_not(full: LotReport) -> None:
    found = {section.key: [row.part_id for row in section.rows] for section in sections(full)}
    assert found == {
        "rejected": ["bad"],
        "undecided": ["open"],
        "accepted": ["false"],
        "quieted": ["hushed", "source"],
    }
    ids = page(full).ids
    assert len(ids) == len(set(ids))
    assert {"part-bad", "part-open", "part-false", "part-hushed", "mark-12"} <= set(ids)
    assert "part-calm" not in ids


def test_a_card_shows_photograph_heatmap_outline_finding_decision_author_and_time() -> None:
    text = "".join(render_html(lot_report(part("bad", FLAGGED, REJECT, score=3.1))))
    shown = page(lot_report(part("bad", FLAGGED, REJECT, score=3.1)))
    photo, heat = (decode_thumbnail(base64.b64decode(uri.split(",")[1])) for uri in shown.images)
    inside = (BOX.y + BOX.h // 2, BOX.x + BOX.w // 2)
    assert abs(int(photo[inside].mean()) - 140) < 4
    assert int(heat[inside].max()) - int(heat[inside].min()) > 20  # coloured, unlike the photograph
    assert f'points="{BOX.x},{BOX.y} ' in text
    assert "4.32 mm² x 20, y 30 · 24 × 18 px" in shown.text
    assert "defect: scratch Anna, 2025-03-03 12:30" in shown.text
    assert "Rejected by Anna" in shown.text
    assert "2 mm" in shown.text  # the length bar


def test_a_quiet_part_names_the_mark_and_the_mark_has_picture_author_and_time(full: LotReport) -> None:
    shown = page(full)
    assert "#mark-12" in shown.links
    assert "Bela, 2025-03-03 12:10" in shown.text
    assert "acts on 17 parts in 2 lots" in shown.text
    assert len(shown.images) == 2 * 5 + 1


def test_a_flagged_part_is_never_called_quiet_whatever_a_mark_took_from_it() -> None:
    report = lot_report(part("bad", FLAGGED, REJECT, score=2.3, quiet_by=(12,)), part("good", quiet_by=(12,)))
    text = page(report).text
    assert text.count("Partly quiet because of P-12") == 1  # bad.png
    assert text.count("Quiet because of P-12") == 1  # good.png


def test_parts_that_nobody_looked_at_are_not_counted_as_decided(full: LotReport) -> None:
    counted = {fact.name: fact.value for fact in counts(full)}
    assert counted["Flagged, not decided"] == 1
    assert "Not decided" not in counted


def test_the_file_needs_nothing_else_and_links_only_into_itself(full: LotReport) -> None:
    shown = page(full)
    assert all(uri.startswith("data:image/jpeg;base64,") for uri in shown.images)
    assert {link.removeprefix("#") for link in shown.links} <= set(shown.ids)
    assert all(link.startswith("#") for link in shown.links)
    assert not {"script", "link", "iframe", "object"} & set(shown.tags)


def test_every_picture_can_be_enlarged_by_click_and_key_without_a_script(full: LotReport) -> None:
    shown = page(full)
    assert len(shown.zooms) == len(shown.images) > 0
    assert "Enlarge: Photograph of bad.png" in shown.zooms
    assert "Enlarge: Heatmap of bad.png" in shown.zooms
    assert shown.tags.count("script") == 0


def hostile(name: str) -> Page:
    """A page on which everything that people can name is called ``name``."""
    bad = part("bad", FLAGGED, REJECT, path=name, score=2.0)
    broken = part("broken", FAILED, path="x" + name, score=None, error=name)
    marks = (mark(1, "bad", name),)
    return page(lot_report(bad, broken, name=name, station=name, filter_text=name, marks=marks))


@pytest.mark.parametrize(
    "name",
    [
        "<script>alert(1)</script>.png",
        "\"quotes' & <b>.png",
        "line\nbreak.png",
        "\U0001f9f2 magnet.png",
        "n" * 236 + ".png",
        "{{ 7 * 7 }}.png",
        "'\"><img src=x onerror=alert(1)>.png",
    ],
)
def test_any_name_is_shown_as_it_is_and_does_nothing(name: str) -> None:
    shown, plain = hostile(name), hostile("plain.png")
    assert shown.text.count(re.sub(r"\s+", " ", name)) >= 5
    assert sorted(shown.tags) == sorted(plain.tags)
    assert len(shown.images) == 3


def test_a_picture_that_has_gone_is_said_so_and_the_report_goes_on() -> None:
    shown = page(lot_report(part("a", FLAGGED, note="gone", score=2.0), part("b", FLAGGED, score=1.5)))
    assert "The picture cannot be shown. The file has gone. Put it back" in shown.text
    assert len(shown.images) == 2


def test_a_filter_is_named_and_an_empty_lot_is_a_report_too(full: LotReport) -> None:
    assert "verdict:flagged" in page(lot_report(part("a", FLAGGED), filter_text="verdict:flagged")).text
    shown = page(lot_report(run=None))
    assert "not yet" in shown.text
    assert "nobody yet" in shown.text


def test_beyond_the_limit_parts_are_listed_without_pictures() -> None:
    rows = [part(f"p{n}", FLAGGED, score=1 + n / 10) for n in range(5)]
    shown = page(lot_report(*rows, pictured_at_most=2))
    assert len(shown.images) == 4
    assert {"part-p4", "part-p3"} <= set(shown.ids)
    assert "3 more, without pictures" in shown.text


def test_pictures_are_read_one_part_at_a_time(full: LotReport) -> None:
    seen: list[str] = []

    def picture(image_id: str) -> np.ndarray:
        seen.append(image_id)
        return full.picture(image_id)

    for piece in render_html(replace(full, picture=picture)):
        if "data:image" in piece:
            break
    assert seen == ["image-bad"]


def test_the_file_is_written_with_the_hash_of_what_it_holds(full: LotReport, tmp_path: Path) -> None:
    path = tmp_path / "reports" / "lot.html"
    digest = write_html(full, path)
    assert hashlib.sha256(path.read_bytes()).hexdigest() == digest
    assert path.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("signing", "words"),
    [(Signing.NONE, "no sign-in: names are the system's"), (Signing.ALL, "signed in")],
)
def test_the_page_says_what_the_names_on_it_are_worth(signing: Signing, words: str) -> None:
    page = Page("".join(render_html(replace(lot_report(part("a.png", OK)), signing=signing))))
    assert f"Sign-in {words}" in page.text

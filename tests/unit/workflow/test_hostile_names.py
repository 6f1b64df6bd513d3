"""Names are data: whatever a part, a lot or a person is called, no document runs it or lies elsewhere for it."""

from __future__ import annotations

import contextlib
import csv
import json
import os
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pypdf
import pytest
from lot_in_work import PATIENCE, rows_of
from openpyxl import load_workbook

from inspector_app.domain.documents import Format, Looks
from inspector_app.domain.filtering import PartQuery
from inspector_app.domain.geometry import Box, Region
from inspector_app.domain.lot import Lot, Who
from inspector_app.domain.review import FindingDecision, PartDecision
from inspector_app.imaging.demo_parts import write_demo_lot
from inspector_app.imaging.demo_scene import SIDE
from inspector_app.workflow.requests import OpenFolder
from inspector_app.workflow.session import Session

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no such file names there")

HOSTILE = (
    "<script>alert(1)<|script>",
    '"><img src=x onerror=alert(1)>',
    "=cmd|'|c calc'!A1",
    "+1+1",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1+1",
    "{{ 7*7 }}{% include 'x' %}",
    "x..\\..\\outside",
    "two\nlines\r\nHTTP",
    "javascript:alert(1)",
    "\u202egnp.exe",
    "\x1b[31mred\x07",
    "%s%n%x {0} {name}",
    "'; DROP TABLE part;--",
    "con",
    "&lt;b&gt;&#x3c;",
)
EVIL = '<script>alert("x")</script>=HYPERLINK("http://evil.example","y")'


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Session, Lot, Path]]:
    place = tmp_path_factory.mktemp("hostile")
    pictures = place / "<b>lot & co"
    drawn = write_demo_lot(pictures, lot=1, parts=len(HOSTILE) + 3)
    for part, name in zip(drawn, HOSTILE, strict=False):
        (pictures / part.file).rename(pictures / f"{name}.png")
    (pictures / "..hidden").mkdir()
    with contextlib.closing(Session.open(place / "workspace", who=Who(EVIL, EVIL))) as session:
        request = OpenFolder(pictures, EVIL, recipe=EVIL, lot=EVIL)
        lot = session.open_folder(request).result(PATIENCE)
        session.inspect(lot.id).result(PATIENCE)
        session.set_defect_classes(lot.recipe_id, ["=1+1", "<i>scratch"]).result(PATIENCE)
        for row in rows_of(session, lot).values():
            session.review_part(row.part_id, PartDecision.REJECT, EVIL).result(PATIENCE)
            region = Region.from_box(Box(4, 4, 20, 20), SIDE, SIDE)
            drawn_as = session.review_region(row.image_id, region, FindingDecision.DEFECT, "=1+1")
            drawn_as.result(PATIENCE)
        looks = Looks(company=EVIL)
        folder = place / "out" / "reports"
        written = session.report(lot.id, folder, PartQuery(), [str(each) for each in Format], looks)
        written.result(PATIENCE)
        yield session, lot, folder


def one(folder: Path, suffix: str) -> Path:
    (found,) = [path for path in folder.iterdir() if path.suffix == suffix]
    return found


def test_every_document_lies_in_the_folder_that_was_chosen(hostile: tuple[Session, Lot, Path]) -> None:
    _, _, folder = hostile
    files = [path for path in folder.parent.parent.rglob("*") if "out" in path.parts]
    assert files and all(path.resolve().is_relative_to(folder.parent.resolve()) for path in files)
    assert [path.name for path in folder.parent.iterdir()] == ["reports"]
    for path in folder.rglob("*"):
        assert not set(path.name) & set('<>:"|?*\\\r\n\t\x1b'), path.name


class Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.script = ""
        self._within = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        self._within = tag

    def handle_endtag(self, tag: str) -> None:
        self._within = ""

    def handle_data(self, data: str) -> None:
        if self._within == "script":
            self.script += data


def test_the_page_runs_nothing_and_fetches_nothing(hostile: tuple[Session, Lot, Path]) -> None:
    page, text = Page(), one(hostile[2], ".html").read_text(encoding="utf-8")
    page.feed(text)
    assert not {"iframe", "object", "embed", "base", "form"} & set(page.tags)
    assert (
        "alert" not in page.script
        and "<b>lot" not in text
        and "<i>scratch" not in text
        and "{{" not in page.script
    )
    for name, value in page.attributes:
        assert not name.startswith("on"), (name, value)
        if name in ("src", "href", "xlink:href", "action"):
            assert not value.strip().lower().startswith(("javascript:", "http", "//", "vbscript:")), value


def test_a_spreadsheet_computes_nothing(hostile: tuple[Session, Lot, Path]) -> None:
    with one(hostile[2], ".csv").open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    for cell in cells:
        if cell[:1] in ("=", "+", "-", "@", "\t", "\r"):
            float(cell.replace(",", "."))  # a number may begin so, nothing else
    assert any("cmd" in cell for cell in cells)
    book = load_workbook(one(hostile[2], ".xlsx"))
    found = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert [cell.value for cell in found if cell.data_type == "f" and "cmd" in str(cell.value)] == []
    assert not any(
        cell.data_type == "f" and ("HYPERLINK" in str(cell.value) or "1+1" in str(cell.value))
        for cell in found
    )
    assert not any(
        cell.hyperlink and "evil" in f"{cell.hyperlink.target}{cell.hyperlink.location}" for cell in found
    )


def test_a_pdf_holds_no_action(hostile: tuple[Session, Lot, Path]) -> None:
    data = one(hostile[2], ".pdf")
    reader = pypdf.PdfReader(data)
    for indirect in range(1, len(reader.xref[0]) + 1):
        with contextlib.suppress(Exception):
            text = str(reader.get_object(indirect))
            assert not any(
                word in text for word in ("'/JS'", "'/JavaScript'", "'/Launch'", "'/OpenAction'", "'/URI'")
            )
    assert len(reader.pages) > 0


def test_machines_read_the_very_names_back(hostile: tuple[Session, Lot, Path]) -> None:
    folder = hostile[2]
    documents = [path for path in folder.rglob("*.json")]
    texts = [json.loads(path.read_text(encoding="utf-8")) for path in documents]
    said = json.dumps(texts, ensure_ascii=False)
    assert len(documents) >= 2
    for name in HOSTILE:
        assert json.dumps(f"{name}.png", ensure_ascii=False)[1:-1] in said, name

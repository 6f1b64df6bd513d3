"""The certificate of a mark is one page that names evidence and people, in PDF and HTML, the same each time."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import lxml.html
import numpy as np
import pypdf
import pypdfium2
import pytest
from report_lots import NOON, certificate, challenge_run, lot_report, part

from inspector_app.domain.approval import MarkEvidence
from inspector_app.domain.bank import MarkAction
from inspector_app.domain.bank_change import MarkAct
from inspector_app.domain.challenge_run import ChallengeStanding, ChallengeState
from inspector_app.domain.documents import DocumentLanguage, Looks, Paper
from inspector_app.domain.errors import ImageUnreadable
from inspector_app.reports.certificate import Certificate
from inspector_app.reports.certificate_html import render_certificate_html, write_certificate_html
from inspector_app.reports.certificate_page import page_of
from inspector_app.reports.certificate_pdf import render_certificate_pdf, write_certificate_pdf
from inspector_app.reports.challenge import age, challenge_words
from inspector_app.reports.csv import render_csv
from inspector_app.reports.html import render_html
from inspector_app.reports.pdf import render_pdf


def pages(made: Certificate) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(render_certificate_pdf(made))).pages]


def html(made: Certificate) -> str:
    return "".join(render_certificate_html(made))


def words_of(text: str) -> str:
    tree = lxml.html.fromstring(text)
    for style in tree.xpath("//style"):
        style.drop_tree()
    return " ".join(tree.text_content().split())


@pytest.mark.parametrize("paper", list(Paper))
def test_the_pdf_is_one_page_with_all_that_a_second_person_needs(paper: Paper) -> None:
    made = replace(certificate(), looks=Looks(company="Nord", paper=paper))
    (text,) = pages(made)
    for said in (
        "Certificate of mark P-12", "acts", "Bela, 2025-03-03 12:10", "oil of the gripper",
        "Cleared 7 flagged parts of the lot Lot A (quiet.png 1.62 → 0.41, …)",
        "Hid 0 of 2 confirmed defects, weakened 1 (k1.png 1.90 → 1.30)",
        "The guard was blind", "acts on 17 parts in 2 lots", "q0.png",
        "1 of 2 confirmed defects lie within its reach of 0.575", "k1.png (Lot A): 0.310, within its reach",
        "passed 2025-03-03 12:00, 60 min before this document (rejects: 2, good parts: 1)",
        "Approved by Carla, 2025-03-03 12:15: seen on seven parts", "date, signature",
        made.content_sha256(), "Nord",
    ):  # fmt: skip
        assert said in " ".join(text.split()), said


def test_the_page_shows_the_heatmap_before_and_with_the_mark() -> None:
    document = pypdfium2.PdfDocument(render_certificate_pdf(certificate()))
    page = np.asarray(document[0].render(scale=2).to_numpy()[..., :3], dtype=np.int16)
    pictures = page[round(page.shape[0] * 0.18) : round(page.shape[0] * 0.28)]
    coloured = np.flatnonzero(((pictures.max(axis=2) - pictures.min(axis=2)) > 60).any(axis=0))
    assert coloured.size and page.shape[1] * 0.5 < coloured.min() < coloured.max() < page.shape[1] * 0.7, (
        "of four pictures the third one glows, the heatmap before"
    )
    assert len(page_of(certificate()).shots) == 4


def test_the_html_says_the_same_and_runs_and_loads_nothing() -> None:
    text = html(certificate())
    words = words_of(text)
    for said in (
        "Certificate of mark P-12", "Approved by Carla", "Cleared 7 flagged parts", "seen on seven parts",
        "within its reach", "date, signature",
    ):  # fmt: skip
        assert said in words, said
    tree = lxml.html.fromstring(text)
    assert not tree.xpath("//script | //link | //@onclick")
    assert all(source.startswith("data:") for source in tree.xpath("//img/@src"))


def test_the_same_state_gives_the_same_bytes_and_another_act_another_hash(tmp_path: Path) -> None:
    made = certificate()
    assert write_certificate_pdf(made, tmp_path / "a.pdf") == write_certificate_pdf(made, tmp_path / "b.pdf")
    assert write_certificate_html(made, tmp_path / "a.html") == write_certificate_html(
        made, tmp_path / "b.html"
    )
    later = replace(made, generated_at=made.generated_at + 86_400)
    assert later.content_sha256() == made.content_sha256()
    revoked = MarkAct(MarkAction.REVOKE, "no", "Dora", "Office", NOON + 1000)
    assert replace(made, history=(*made.history, revoked)).content_sha256() != made.content_sha256()


def test_names_and_notes_cannot_become_markup() -> None:
    made = certificate()
    row = replace(made.row, mark=replace(made.mark, note="<b onload=x>&", author="<i>eve</i>"))
    text = html(replace(made, row=row))
    assert "<b onload" not in text and "<i>eve" not in text
    assert "<b onload=x>&" in words_of(text) and "<i>eve</i>" in words_of(text)


def test_in_german_every_heading_is_german() -> None:
    made = replace(certificate(), looks=Looks(language=DocumentLanguage.GERMAN))
    (text,) = pages(made)
    assert "Zertifikat der Markierung P-12" in text and "Freigegeben von Carla" in text
    for word in ("Certificate", "Evidence", "Approved", "Challenge set", "signature", "Acts on parts"):
        assert word not in text.replace("CERTIFICATE", ""), word
        assert word not in words_of(html(made)), word


def test_a_very_long_note_and_history_leave_it_one_page() -> None:
    made = certificate()
    acts = tuple(
        MarkAct(MarkAction.REVOKE if n % 2 else MarkAction.REDO, "because " * 40, "Dora", "Office", NOON + n)
        for n in range(30)
    )
    row = replace(made.row, mark=replace(made.mark, note="gripper oil " * 400))
    assert len(pages(replace(made, row=row, history=(*made.history, *acts)))) == 1


def test_a_waiting_mark_says_for_whom_it_waits_and_a_refused_one_why() -> None:
    made = certificate()
    waiting = replace(made.row, mark=replace(made.mark, active=False, waiting=True))
    page = page_of(replace(made, row=waiting, history=made.history[:1]))
    assert (page.state, page.approval) == ("waits", "It waits for another person than Bela.")
    refusal = MarkAct(MarkAction.REFUSE, "a crack", "Carla", "Office", NOON + 900)
    refused = replace(made.row, mark=replace(made.mark, active=False, refused=True))
    page = page_of(replace(made, row=refused, history=(made.history[0], refusal)))
    assert (page.state, page.approval) == ("refused", "Refused by Carla, 2025-03-03 12:15: a crack")


def test_an_old_mark_has_no_evidence_and_a_picture_that_has_gone_is_told() -> None:
    def gone(image_id: str) -> np.ndarray:
        raise ImageUnreadable("the file has gone", subject=image_id)

    kept = MarkAct(MarkAction.KEEP, "", "Bela", "Line 4", NOON)
    made = replace(certificate(), history=(kept,), near=None, picture=gone, quieted=())
    page = page_of(made)
    assert page.evidence == (
        "The preview was not kept with this mark: it is of an earlier version of the program.",
    )
    assert not page.shots and "the file has gone" in page.error
    assert page.near == "Confirmed defects could not be compared with it."
    assert "the file has gone" in pages(made)[0] and "the file has gone" in html(made)
    small = replace(made, stand_in=lambda image_id: np.full((40, 60, 3), 90, np.uint8))
    assert [shot.caption for shot in page_of(small).shots] == ["a small picture that was kept"]


def test_parts_that_are_still_to_be_checked_blind_are_counted_and_not_named() -> None:
    made = certificate()
    assert made.evidence is not None
    drawn = made.evidence.clears[0]
    name = drawn.path.rpartition("/")[2]
    said = " ".join(page_of(made).evidence)
    assert name in said
    hidden = " ".join(page_of(replace(made, blind=frozenset({(drawn.lot_name, drawn.path)}))).evidence)
    assert name not in hidden and f"Cleared {made.evidence.cleared} flagged parts" in hidden


def test_evidence_is_stored_and_read_back_as_it_was() -> None:
    evidence = certificate().evidence
    assert evidence is not None and evidence.before is not None
    back = MarkEvidence.from_json(evidence.to_json())
    assert back == evidence and back.before is not None
    np.testing.assert_allclose(back.before, evidence.before, atol=1e-3)


def test_a_lots_document_ends_with_the_certificates_of_its_marks() -> None:
    report = lot_report(part("a"), certificates=(certificate(),), state_sha256="cd" * 32)
    found = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(render_pdf(report))).pages]
    assert "Certificate of mark P-12" in found[-1] and "Certificate of mark P-12" not in found[0]
    tree = lxml.html.fromstring("".join(render_html(report)))
    assert tree.xpath("//section[@id='certificates']//article[@id='certificate-P-12']")
    plain = lxml.html.fromstring("".join(render_html(lot_report(part("a")))))
    assert not plain.xpath("//section[@id='certificates']")


def test_every_report_says_how_old_the_last_pass_is() -> None:
    standing = ChallengeStanding(challenge_run(), challenge_run(), 8)
    report = lot_report(part("a"), challenge=standing)
    said = "passed 2025-03-03 12:00, 60 min before this document (rejects: 2, good parts: 1)"
    assert said in "".join(render_html(report))
    text = " ".join(pypdf.PdfReader(io.BytesIO(render_pdf(report))).pages[0].extract_text().split())
    assert said in text
    assert '"challenge","challenge_at"' in "".join(render_csv(report)).replace(
        "challenge,challenge_at", '"challenge","challenge_at"'
    )
    assert "passed,2025-03-03 12:00+00:00" in "".join(render_csv(report))


@pytest.mark.parametrize(
    ("standing", "hours", "said"),
    [
        (ChallengeStanding(None, None), 1, "never asked"),
        (ChallengeStanding(None, None, 8), 1, "never asked; the recipe wants it every 8 h"),
        (
            ChallengeStanding(challenge_run(), challenge_run(), 8),
            9,
            "passed 12:00, 9 h before this document (rejects: 2, good parts: 1); the recipe wants it every 8 h",
        ),
        (
            ChallengeStanding(challenge_run(ChallengeState.ESCAPE), None),
            1,
            "failed 12:00, 60 min before this document: 1 of 3 known parts judged wrongly; it never passed",
        ),
        (
            ChallengeStanding(challenge_run(ChallengeState.ESCAPE, "seen by hand"), challenge_run()),
            50,
            "failed 12:00, 2 days before this document: 1 of 3 known parts judged wrongly; "
            "confirmed by Carla: seen by hand; passed last 12:00",
        ),
    ],
)
def test_the_challenge_set_in_one_sentence(standing: ChallengeStanding, hours: float, said: str) -> None:
    assert challenge_words(standing, NOON + 3600 * hours, str, lambda _: "12:00") == said


@pytest.mark.parametrize(
    ("seconds", "said"), [(-5, "0 min"), (119 * 60, "119 min"), (120 * 60, "2 h"), (49 * 3600, "2 days")]
)
def test_an_age_is_told_in_its_largest_sensible_unit(seconds: float, said: str) -> None:
    assert age(seconds, str) == said

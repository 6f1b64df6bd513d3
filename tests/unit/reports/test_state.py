"""The hash of the state changes with what entered the document, and with nothing else."""

from __future__ import annotations

from dataclasses import replace

from report_lots import lot_report, mark, part

from inspector_app.domain.documents import DocumentLanguage, Looks
from inspector_app.domain.lot import Verdict
from inspector_app.domain.people import Signing
from inspector_app.domain.review import PartDecision
from inspector_app.reports.state import document_sha256, state_sha256

ROWS = (part("a", Verdict.FLAGGED, PartDecision.REJECT, score=2.0), part("b", quiet_by=(12,)))


def test_the_same_rows_give_the_same_hash_whatever_their_order_and_the_moment() -> None:
    report = lot_report(*ROWS, marks=(mark(12), mark(13)))
    other = lot_report(*ROWS[::-1], marks=(mark(13), mark(12)))
    other = replace(other, generated_at=report.generated_at + 99, reviews=other.reviews[::-1])
    assert state_sha256(other) == state_sha256(report)
    assert len(state_sha256(report)) == 64


def test_a_review_a_score_a_mark_a_drawn_part_and_what_names_are_worth_each_change_it() -> None:
    report = lot_report(*ROWS, marks=(mark(12),))
    others = (
        lot_report(part("a", Verdict.FLAGGED, PartDecision.ACCEPT, score=2.0), ROWS[1], marks=(mark(12),)),
        lot_report(part("a", Verdict.FLAGGED, PartDecision.REJECT, score=2.0001), ROWS[1], marks=(mark(12),)),
        lot_report(*ROWS, marks=(mark(12, note="other"),)),
        lot_report(*ROWS, marks=(mark(12),), drawn={"b": 0.1}),
        lot_report(*ROWS[:1], marks=(mark(12),)),
        replace(report, signing=Signing.PARTLY),
    )
    assert len({state_sha256(one) for one in (report, *others)}) == len(others) + 1


def test_a_document_is_another_one_in_another_language_with_another_head_or_filter() -> None:
    report = lot_report(*ROWS, state_sha256="cd" * 32)
    others = (
        replace(report, looks=Looks(language=DocumentLanguage.GERMAN)),
        replace(report, looks=Looks(company="Nord")),
        replace(report, filter_text="verdict:flagged"),
        replace(report, state_sha256="ab" * 32),
    )
    assert len({document_sha256(one) for one in (report, *others)}) == len(others) + 1
    assert document_sha256(replace(report, generated_at=report.generated_at + 99)) == document_sha256(report)

"""The JSON document keeps to its published schema and says which state it was made from."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from report_lots import BOX, SIDE, challenge_run, lot_report, mark, part

from inspector_app.domain.audit import AuditHead
from inspector_app.domain.challenge_run import ChallengeStanding, ChallengeState
from inspector_app.domain.geometry import Region
from inspector_app.domain.lot import Band, Verdict
from inspector_app.domain.review import PartDecision
from inspector_app.reports.json_document import SCHEMA, render_json, write_json_document
from inspector_app.reports.lot_report import LotReport
from inspector_app.resource_files import resource_folder

FLAGGED, OK = Verdict.FLAGGED, Verdict.OK


def full() -> LotReport:
    return lot_report(
        part("bad", FLAGGED, PartDecision.REJECT, score=2.0, path="批次/\udcff=1.png", note="\u05d0 <b>"),
        part("check", FLAGGED, band=Band.CHECK),
        part("quiet", quiet_by=(12,)),
        part("s", OK, PartDecision.ACCEPT),
        part("broken", Verdict.FAILED, score=None, error="cut off"),
        marks=(mark(12),),
        drawn={"s": 0.02},
        challenge=ChallengeStanding(challenge_run(ChallengeState.ESCAPE), challenge_run(), 8),
        state_sha256="cd" * 32,
    )


def document(report: LotReport) -> dict[str, Any]:
    found = json.loads("".join(render_json(report)))
    assert isinstance(found, dict)
    return found


def validator() -> jsonschema.Draft202012Validator:
    schema = json.loads((resource_folder() / "schemas" / SCHEMA).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize(
    "report",
    [
        full(),
        lot_report(run=None, state_sha256="cd" * 32),
        lot_report(part("a"), state_sha256="cd" * 32, audit_head=AuditHead(7, "ab" * 32)),
    ],
    ids=["full", "empty", "one part"],
)
def test_the_document_keeps_to_the_schema(report: LotReport) -> None:
    validator().validate(document(report))


def test_the_schema_refuses_what_the_program_does_not_write() -> None:
    found = document(full())
    for broken in (found | {"extra": 1}, found | {"state_sha256": "short"}, {"schema": SCHEMA}):
        with pytest.raises(jsonschema.ValidationError):
            validator().validate(broken)


def test_parts_findings_reviews_and_marks_are_there_with_every_digit() -> None:
    found = document(full())
    bad, check, quiet, drawn, broken = found["parts"]
    assert bad["part"] == "批次/\udcff=1.png"
    assert bad["findings"][0]["box"] == [BOX.x, BOX.y, BOX.w, BOX.h]
    assert bad["findings"][0]["defect_class"] == "scratch"
    region = next(r["region"] for r in bad["reviews"] if r["decision"] == "defect")
    read = Region.from_json(region)
    assert (read.full_mask(SIDE, SIDE) == Region.from_box(BOX, SIDE, SIDE).full_mask(SIDE, SIDE)).all()
    assert (check["band"], quiet["quiet_by"], broken["error"]) == ("check", ["P-12"], "cut off")
    assert drawn["check_sample"] == 0.02
    assert found["figures"]["escapes"]["checked"]["of"] == 1
    assert found["marks"][0]["parts_acted_on"] == 17
    assert found["run"]["weights_sha256"] == "ab" * 32


def test_the_content_hash_stays_when_only_time_and_log_differ_and_can_be_checked(tmp_path: Path) -> None:
    report = full()
    write_json_document(report, tmp_path / "a.json")
    later = replace(report, generated_at=report.generated_at + 60, audit_head=AuditHead(9, "ab" * 32))
    write_json_document(later, tmp_path / "b.json")
    first, second = (
        (tmp_path / name).read_bytes().splitlines(keepends=True) for name in ("a.json", "b.json")
    )
    differing = [(one, other) for one, other in zip(first, second, strict=True) if one != other]
    made = (b'"generated_at"', b'"challenge_age_hours"', b'"audit_head"')
    assert [one.partition(b":")[0] for one, _ in differing] == list(made)
    kept = b"".join(line for line in first[:-2] if not line.startswith(made))
    assert hashlib.sha256(kept).hexdigest() in first[-2].decode()

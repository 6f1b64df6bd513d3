"""The certificate of a mark that was really kept: its evidence is of then, its distances come from the engine."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import numpy as np
import pypdf
import pytest
from lot_in_work import PATIENCE, DrawnParts, highest_finding, lot_of, rows_of, worst

from inspector_app.domain.documents import Looks
from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.filtering import PartQuery
from inspector_app.domain.lot import Verdict
from inspector_app.domain.review import PartDecision
from inspector_app.imaging.demo_parts import DemoKind
from inspector_app.workflow.session import Session

NOON = 1_741_003_200.0


def test_a_kept_mark_has_its_evidence_distances_and_documents(
    session: Session, first: DrawnParts, tmp_path: Path
) -> None:
    lot = lot_of(session)
    rows = rows_of(session, lot)
    rejected = [name for name in first.names(DemoKind.DEFECT) if rows[name].verdict is Verdict.FLAGGED][:2]
    for name in rejected:
        session.review_part(rows[name].part_id, PartDecision.REJECT).result(PATIENCE)
    request = highest_finding(session, worst(session, lot, first.names(DemoKind.NUISANCE)))
    promised = session.preview_mark(request).result(PATIENCE)
    mark = session.keep_mark(request).result(PATIENCE)
    session.settle()

    made = session.certificates.certificate(mark.id, Looks(), NOON)
    evidence = made.evidence
    assert evidence is not None
    assert (evidence.cleared, evidence.confirmed) == (len(promised.clears), len(rejected))
    assert {part.path for part in evidence.clears} <= {part.path for part in promised.clears}
    assert evidence.before is not None and evidence.after is not None
    assert (
        evidence.before.max() > 1 > np.median(evidence.before)
        and evidence.after.max() < evidence.before.max()
    )
    assert made.near is not None and {one.path for one in made.near} == set(rejected)
    assert [one.distance for one in made.near] == sorted(one.distance for one in made.near)
    assert made.quieted and made.row.parts_acted_on >= len(promised.clears)
    latest = made.challenge.latest
    assert latest is not None and latest.subject == "P-1" and latest.rejects == len(rejected)

    paths = session.certificates.write(mark.id, tmp_path, ("pdf", "html")).result(PATIENCE)
    assert [path.suffix for path in paths] == [".pdf", ".html"]
    (page,) = pypdf.PdfReader(io.BytesIO(paths[0].read_bytes())).pages
    assert made.content_sha256() in page.extract_text().replace("\n", "")
    with session.store.reading() as reading:
        noted = {row.path: row.sha256 for row in reading.reports(lot.id)}
    assert noted[paths[1]] == hashlib.sha256(paths[1].read_bytes()).hexdigest()

    (report,) = session.report(lot.id, tmp_path / "lot", PartQuery(), ("pdf",), certificates=True).result(
        PATIENCE
    )
    last = pypdf.PdfReader(io.BytesIO(report.read_bytes())).pages[-1].extract_text()
    assert "Certificate of mark P-1" in last

    with pytest.raises(CorrectableError, match="pdf or html"):
        session.certificates.write(mark.id, tmp_path, ("csv",))

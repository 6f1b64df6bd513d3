"""The words that documents have for what is stored as codes: verdicts, outcomes, decisions, the built-in classes.

Data (CSV, JSON, COCO) keep the codes; what people read (HTML, PDF, workbook) speaks the document's language.
"""

from __future__ import annotations

from inspector_app.domain.lot import Band, Verdict
from inspector_app.domain.recipe import BUILT_IN_CLASSES
from inspector_app.domain.review import Disposition, FindingDecision, PartDecision
from inspector_app.reports.language import marked

BLIND = marked("blind until decided")
NOT_INSPECTED = marked("not inspected")
NOT_REVIEWED = marked("not reviewed")
NOT_CLASSED = marked("not classed")
DRAWN = marked("drawn")

VERDICT_WORDS: dict[Verdict, str] = {
    Verdict.OK: marked("ok"),
    Verdict.FLAGGED: marked("flagged"),
    Verdict.FAILED: marked("failed"),
}
BAND_WORDS: dict[Band, str] = {Band.CHECK: marked("check")}
OUTCOME_WORDS: dict[Disposition, str] = {
    Disposition.OK: marked("ok"),
    Disposition.FLAGGED: marked("flagged"),
    Disposition.FAILED: marked("failed"),
    Disposition.ACCEPTED: marked("accepted"),
    Disposition.REJECTED: marked("rejected"),
    Disposition.UNSURE: marked("unsure"),
}
DECISION_WORDS: dict[str, str] = {
    PartDecision.ACCEPT: marked("accepted"),
    PartDecision.REJECT: marked("rejected"),
    PartDecision.UNSURE: marked("unsure"),
    FindingDecision.DEFECT: marked("defect"),
    FindingDecision.PSEUDO_ANOMALY: marked("pseudo-anomaly"),
    FindingDecision.UNSURE: marked("unsure"),
}
_CLASS_WORDS = (marked("scratch"), marked("dent"), marked("missing"), marked("stain"), marked("other"))
TRANSLATED_CLASSES = frozenset((*BUILT_IN_CLASSES, NOT_CLASSED))  # a class that people named stays theirs

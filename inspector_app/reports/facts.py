"""What every document of a lot says first: where it comes from and its figures, as lines of name and value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from inspector_app.domain.people import Signing
from inspector_app.reports.lot_report import LotReport
from inspector_app.reports.rates import Rate
from inspector_app.reports.state import document_sha256
from inspector_app.reports.summary import threshold_basis


@dataclass(frozen=True, slots=True)
class Fact:
    """A line: ``value`` as text or number; ``seconds`` where it is a time; ``rate`` where it is a share."""

    name: str
    value: str | int | float | None = None
    seconds: float | None = None
    rate: Rate | None = None
    note: str = ""


def origin(report: LotReport) -> tuple[Fact, ...]:
    """Lot, recipe, model, bank, threshold, station, operators, times, filter, the state's hash, the log's head."""
    lot, version, bank, run = report.summary.lot, report.summary.version, report.summary.bank, report.run
    calibration = version.calibration
    settings = version.settings
    return (
        Fact("Lot", lot.name, note=f"{lot.number}"),
        Fact("Lot number", lot.number),
        Fact("Recipe", version.recipe_name),
        Fact("Recipe version", version.number),
        Fact("Detector", run.detector if run else settings.detector),
        Fact("Model", run.backbone if run else settings.backbone),
        Fact("Weights SHA-256", run.weights_sha256 if run else None),
        Fact("Computed with", f"{run.executor}, {run.precision}, {run.device}" if run else None),
        Fact("Bank version", None if bank is None else bank.number),
        Fact("Threshold, raw", None if calibration is None else calibration.threshold),
        Fact("Lower threshold, raw", None if calibration is None else calibration.lower),
        Fact("Typical good part, raw", None if calibration is None else calibration.m0),
        Fact("Threshold rests on", threshold_basis(calibration, report.say, report.figure)),
        Fact("Challenge set", report.challenge_words()),
        Fact("Station", report.station or None),
        Fact("Operators", ", ".join(report.operators()) or None),
        Fact("Sign-in", signing_words(report)),
        Fact("Opened", seconds=lot.created_at),
        Fact("Inspected from", seconds=report.inspected[0] if report.inspected else None),
        Fact("Inspected to", seconds=report.inspected[1] if report.inspected else None),
        Fact("Scored again", seconds=run.finished_at if run and run.kind == "rescore" else None),
        Fact("Filter", report.filter_text or None),
        Fact("Database state SHA-256", report.state_sha256 or None),
        Fact("Document SHA-256", document_sha256(report) if report.state_sha256 else None),
        Fact("Audit log, row", None if report.audit_head is None else report.audit_head.seq),
        Fact("Audit log, SHA-256 of the row", None if report.audit_head is None else report.audit_head.hash),
        Fact("Program", report.program),
        Fact("Written", seconds=report.generated_at),
    )


def signing_words(report: LotReport) -> str:
    """What the names of the operators are worth."""
    return worth_of_names(report.signing, report.say)


def worth_of_names(signing: Signing, say: Callable[[str], str]) -> str:
    """The same, in the language of a document."""
    return {
        Signing.NONE: say("no sign-in: names are the system's"),
        Signing.PARTLY: say("signed in during a part of the lot's time; other names are the system's"),
        Signing.ALL: say("signed in"),
    }[signing]


def counts(report: LotReport) -> tuple[Fact, ...]:
    """The figures, each rate with what it is counted from."""
    found = report.figures()
    escapes = found.escape_rate
    escape_note = ""
    if escapes is not None:
        checked = report.say("{0} of {1} checked parts defective")
        escape_note = checked.format(escapes.sample.count, escapes.sample.of)
        if escapes.low is not None and escapes.high is not None:
            low, high = (report.figure(100 * bound, ".1f") for bound in (escapes.low, escapes.high))
            escape_note += f"; 95 %: {low}–{high} %"
        if escapes.known:
            escape_note += "; " + report.say("{0} rejected outside of the sample").format(escapes.known)
        if escapes.left:
            escape_note += "; " + report.say("{0} not checked yet").format(escapes.left)
    return (
        Fact("Parts", found.parts),
        Fact("Inspected", found.inspected),
        Fact("Ok", found.ok),
        Fact("Flagged", found.flagged),
        Fact("To check", found.check),
        Fact("Failed", found.failed),
        Fact("Accepted", found.accepted),
        Fact("Rejected", found.rejected),
        Fact("Unsure", found.unsure),
        Fact("Flagged, not decided", found.undecided),
        Fact("Quiet because of a mark", found.quieted),
        Fact("Yield", rate=found.passed),
        Fact("First-pass yield", rate=found.first_pass),
        Fact("False-call rate", rate=found.false_calls),
        Fact("Flagged rightly", rate=found.flagged_correct),
        Fact("Escape rate", report.say(found.escapes), note=escape_note),
    )

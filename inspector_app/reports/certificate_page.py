"""The certificate of a mark as lines and pictures in the document's language; PDF and HTML only lay them out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from inspector_app.domain.approval import MarkEvidence, NamedPart
from inspector_app.domain.bank import MarkAction
from inspector_app.domain.bank_change import MarkAct
from inspector_app.domain.errors import CorrectableError
from inspector_app.imaging.heatmap import upsample
from inspector_app.imaging.thumbnails import thumbnail
from inspector_app.reports.certificate import Certificate
from inspector_app.reports.challenge import challenge_words
from inspector_app.reports.facts import worth_of_names
from inspector_app.reports.language import marked
from inspector_app.reports.pictures import (
    SIDE,
    Panel,
    data_uri,
    heat_uri,
    length_bar,
    region_outlines,
    surroundings_panel,
)

THUMB = 180  # px of the longer side
QUIETED_SHOWN = 6
NEAR_SHOWN = 4
ACTS_SHOWN = 6
LONGEST_NOTE = 480  # characters, so that the page stays one

ACT_WORDS: dict[MarkAction, str] = {
    MarkAction.KEEP: marked("kept"),
    MarkAction.REVOKE: marked("revoked"),
    MarkAction.REDO: marked("kept again"),
    MarkAction.PROPOSE: marked("kept, waits for approval"),
    MarkAction.APPROVE: marked("approved"),
    MarkAction.REFUSE: marked("refused"),
    MarkAction.REOPEN: marked("waits for approval again"),
    MarkAction.STAY: marked("acts on"),
}


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture with its caption; the first one's ``panel`` holds outlines and the length bar."""

    panel: Panel
    caption: str


@dataclass(frozen=True, slots=True)
class Small:
    """A thumbnail of a part, as a data URI ("" where there is none), and its name."""

    photo: str
    name: str


@dataclass(frozen=True, slots=True)
class CertificatePage:
    """Everything that stands on the page, in the order in which it is read. ``state`` is a key for colours."""

    label: str
    title: str
    state: str  # acts | waits | refused | revoked
    state_words: str
    lead: str
    shots: tuple[Shot, ...]
    error: str
    facts: tuple[tuple[str, str], ...]
    note: str
    evidence: tuple[str, ...]
    guard: str  # "" where no evidence was kept, else calm | amber | red
    quiets: str
    quieted: tuple[Small, ...]
    near: str
    near_lines: tuple[tuple[str, str, str, str], ...]  # part, lot, distance, whether within reach
    challenge: str
    approval: str
    acts: tuple[tuple[str, str, str, str], ...]  # what, who, when, why
    signatures: tuple[str, ...]
    sha256: str
    closing: str


def signatories(say: Callable[[str], str]) -> tuple[str, ...]:
    """Who signs a document."""
    return (say("Made by"), say("Approved by"), say("Quality"))


def page_of(certificate: Certificate) -> CertificatePage:
    """The page; pictures are read now."""
    say, mark = certificate.say, certificate.mark
    shots, error = _shots(certificate)
    state, state_words = _state(certificate)
    evidence, guard = _evidence(certificate)
    version = certificate.version
    sha256 = certificate.content_sha256()
    lead = (
        f"{version.recipe_name}, {say('recipe version {0}').format(version.number)}",
        certificate.station,
        certificate.moment(certificate.generated_at),
    )
    return CertificatePage(
        label=mark.label,
        title=say("Certificate of mark {0}").format(mark.label),
        state=state,
        state_words=state_words,
        lead=" · ".join(word for word in lead if word),
        shots=shots,
        error=error,
        facts=_facts(certificate),
        note=_shortened(mark.note),
        evidence=evidence,
        guard=guard,
        quiets=_quiets(certificate),
        quieted=tuple(
            Small(_small(certificate, part.image_id), part.name.rpartition("/")[2])
            for part in certificate.quieted[:QUIETED_SHOWN]
        ),
        near=_near(certificate),
        near_lines=tuple(
            (
                one.path,
                one.lot_name,
                f"{one.distance:.3f}",
                say("within its reach") if one.within else say("beyond its reach"),
            )
            for one in (certificate.near or ())[:NEAR_SHOWN]
        ),
        challenge=challenge_words(certificate.challenge, certificate.generated_at, say, certificate.clock),
        approval=_approval(certificate),
        acts=tuple(_act(certificate, act) for act in certificate.history[-ACTS_SHOWN:]),
        signatures=signatories(say),
        sha256=sha256,
        closing=_closing(certificate),
    )


def _closing(certificate: Certificate) -> str:
    """How to read the figures, what the names are worth, and where the audit log stood."""
    say, head = certificate.say, certificate.audit_head
    said = [
        say(
            "Scores are calibrated to the recipe's threshold of then: 0 the typical good part, 1 the threshold. "
            "All times are of the place where this was made."
        ),
        f"{say('Sign-in')}: {worth_of_names(certificate.signing, say)}.",
    ]
    if head is not None:
        said.append(f"{say('Audit log, row {0}').format(head.seq)}: {head.hash}")
    return " ".join(said)


def _state(certificate: Certificate) -> tuple[str, str]:
    say, mark = certificate.say, certificate.mark
    if mark.active:
        return "acts", say("acts")
    if mark.waiting:
        return "waits", say("waits for approval, acts on nothing")
    return ("refused", say("refused")) if mark.refused else ("revoked", say("revoked"))


def _facts(certificate: Certificate) -> tuple[tuple[str, str], ...]:
    say, mark, version, bank = certificate.say, certificate.mark, certificate.version, certificate.bank
    box, calibration = mark.region.box, version.calibration
    made = f"{mark.author}, {certificate.clock(mark.created_at)}"
    numbers = f"{version.number} / {'–' if bank is None else bank.number}"
    return (
        (say("Made by"), made),
        (say("Station"), mark.station),
        (say("Lot"), f"{certificate.lot.name} ({certificate.lot.number})"),
        (say("Image"), mark.image_path),
        (say("Region"), f"x {box.x}, y {box.y} · {box.w} × {box.h} px"),
        (say("Image SHA-256"), (mark.image_sha256 or "–")[:16]),
        (say("Recipe / bank version"), numbers),
        (say("Threshold, raw"), "–" if calibration is None else f"{calibration.threshold:.4g}"),
        (say("Strength"), f"{mark.strength:+d}" if mark.strength else say("as usual")),
        (say("Bank patches"), str(mark.patches)),
    )


def _evidence(certificate: Certificate) -> tuple[tuple[str, ...], str]:
    """What the preview said when it was kept, and how the guard stood."""
    say, found = certificate.say, certificate.evidence
    if found is None:
        return (
            say("The preview was not kept with this mark: it is of an earlier version of the program."),
        ), ""
    lines = [
        say("Cleared {0} flagged parts of the lot {1}{2}").format(
            found.cleared, found.lot_name, _names(certificate, found.clears, found.cleared)
        ),
        say("Hid {0} of {1} confirmed defects{2}, weakened {3}{4}").format(
            found.hidden,
            found.confirmed,
            _names(certificate, found.hides, found.hidden),
            found.weakened,
            _names(certificate, found.weakens, found.weakened),
        ),
        say("Flagged {0} of {1} known good parts{2}").format(
            found.disturbed, found.good, _names(certificate, found.disturbs, found.disturbed)
        ),
    ]
    guard, words = _guard(found)
    scale = say("Recipe version {0}, bank version {1}, threshold {2} raw.").format(
        found.recipe_version,
        "–" if found.bank_version is None else found.bank_version,
        f"{found.threshold:.4g}",
    )
    return (*lines, f"{say(words)} {scale}"), guard


def _guard(found: MarkEvidence) -> tuple[str, str]:
    if found.hidden or found.disturbed:
        return "red", marked("The guard warned, and the mark was kept in spite of it.")
    if found.blind:
        return "amber", marked("The guard was blind: fewer than five defects were known.")
    return "calm", marked("The guard had nothing against it.")


def _names(certificate: Certificate, parts: tuple[NamedPart, ...], count: int) -> str:
    """The first of them; what is still to be checked blind is not named, as in reports."""
    parts = tuple(part for part in parts if (part.lot_name, part.path) not in certificate.blind)
    if not parts:
        return ""
    named = ", ".join(
        f"{part.path.rpartition('/')[2]} {part.before:.2f} → {part.after:.2f}" for part in parts[:3]
    )
    return f" ({named}{', …' if count > len(parts[:3]) else ''})"


def _quiets(certificate: Certificate) -> str:
    row, say = certificate.row, certificate.say
    if not row.parts_acted_on:
        return say("acts on no part now")
    parts = say("acts on {0} part") if row.parts_acted_on == 1 else say("acts on {0} parts")
    lots = say("in {0} lot") if row.lots == 1 else say("in {0} lots")
    return f"{parts.format(row.parts_acted_on)} {lots.format(row.lots)}"


def _near(certificate: Certificate) -> str:
    say, near = certificate.say, certificate.near
    if near is None:
        return say("Confirmed defects could not be compared with it.")
    if not near:
        return say("No defect is confirmed yet.")
    within = sum(one.within for one in near)
    return say("{0} of {1} confirmed defects lie within its reach of {2}").format(
        within, len(near), f"{near[0].reach:.3f}"
    )


def _approval(certificate: Certificate) -> str:
    say, mark, given = certificate.say, certificate.mark, certificate.approval
    if mark.waiting:
        return say("It waits for another person than {0}.").format(mark.author)
    if given is not None:
        words = say("Approved by {0}, {1}").format(given.author, certificate.clock(given.created_at))
        return f"{words}: {_shortened(given.note)}" if given.note else words
    refusal = next((act for act in reversed(certificate.history) if act.action is MarkAction.REFUSE), None)
    if mark.refused and refusal is not None:
        words = say("Refused by {0}, {1}").format(refusal.author, certificate.clock(refusal.created_at))
        return f"{words}: {_shortened(refusal.note)}"
    if any(act.action is MarkAction.STAY for act in certificate.history):
        return say("Kept before approval was required; it acts on.")
    return say("The recipe asked for no approval when it was kept.")


def _act(certificate: Certificate, act: MarkAct) -> tuple[str, str, str, str]:
    words = certificate.say(ACT_WORDS[act.action])
    return words, act.author, certificate.clock(act.created_at), act.note


def _shortened(note: str) -> str:
    text = " ".join(note.split())
    return text if len(text) <= LONGEST_NOTE else text[:LONGEST_NOTE] + " …"


def _shots(certificate: Certificate) -> tuple[tuple[Shot, ...], str]:
    """The photograph with the region, its surroundings, and the heatmap before and after."""
    say, mark = certificate.say, certificate.mark
    error = ""
    try:
        pixels: npt.NDArray[np.uint8] | None = certificate.picture(mark.image_id)
    except CorrectableError as problem:
        error, pixels = problem.sentence(), certificate.stand_in(mark.image_id)
    if pixels is None:
        return (), error
    mm_per_px = certificate.version.settings.mm_per_px
    if (
        error
    ):  # a small picture of its surroundings, or of the image: outlines are in pixels of the image itself
        height, width = pixels.shape[:2]
        kept = Panel(mark.image_path, data_uri(thumbnail(pixels, SIDE)), width=width, height=height)
        return (Shot(kept, say("a small picture that was kept")),), error
    small = thumbnail(pixels, SIDE)
    height, width = pixels.shape[:2]
    outlines = region_outlines(mark.region)
    bar = length_bar(width, mm_per_px)

    def whole(photo: str, caption: str) -> Shot:
        panel = Panel(mark.image_path, photo, width=width, height=height, outlines=outlines, bar=bar)
        return Shot(panel, caption)

    shots = [
        whole(data_uri(small), say("photograph with the region")),
        Shot(
            surroundings_panel(pixels, mark.image_path, mark.region, mm_per_px),
            say("the region, closer"),
        ),
    ]
    found = certificate.evidence
    if found is not None and found.before is not None and found.after is not None:
        for grid, caption in (
            (found.before, say("heatmap before the mark")),
            (found.after, say("heatmap with the mark")),
        ):
            shots.append(whole(heat_uri(small, upsample(grid, *small.shape[:2])), caption))
    elif (now := certificate.calibrated_map(mark.image_id)) is not None:
        shots.append(whole(heat_uri(small, now), say("heatmap as it is now")))
    return tuple(shots), error


def _small(certificate: Certificate, image_id: str) -> str:
    try:
        pixels: npt.NDArray[np.uint8] | None = certificate.picture(image_id)
    except CorrectableError:
        pixels = certificate.stand_in(image_id)
    return "" if pixels is None else data_uri(thumbnail(pixels, THUMB))

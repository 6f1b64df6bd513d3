"""Keeps ``part_state``: what events and runs say of each part, put together when one of them is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, func, select, update

from inspector_app.domain.review import PartDecision, Review
from inspector_app.store.attachment import ImageFindings, attach, of_flagged_images
from inspector_app.store.part_filter import class_key, enclosed
from inspector_app.store.rows import to_finding, to_review
from inspector_app.store.tables import (
    current_calibration,
    current_inspection,
    current_part_review,
    finding,
    image,
    inspection,
    part_state,
    quieting,
    review,
    run,
)

IN_ONE_QUERY = 500  # keys in an IN list


def refresh_part_states(connection: Connection, part_ids: Iterable[str]) -> None:
    """Bring the rows of these parts up to date with their reviews and current inspections."""
    remaining = iter(dict.fromkeys(part_ids))
    while chunk := list(islice(remaining, IN_ONE_QUERY)):
        connection.execute(
            update(part_state).where(part_state.c.part_id == bindparam("of_part")),
            _states(connection, chunk),
        )


def standing_finding_reviews(connection: Connection, part_ids: Sequence[str]) -> dict[str, list[Review]]:
    """Reviews of findings that nobody took back, by part, newest first."""
    taken_back = select(review.c.withdraws_id).where(review.c.withdraws_id.is_not(None))
    rows = connection.execute(
        select(review)
        .where(
            review.c.part_id.in_(part_ids),
            review.c.region.is_not(None),
            review.c.withdraws_id.is_(None),
            review.c.id.not_in(taken_back),
        )
        .order_by(review.c.seq.desc())
    )
    found: dict[str, list[Review]] = defaultdict(list)
    for row in rows:
        found[row.part_id].append(to_review(row))
    return found


def current_findings(connection: Connection, part_ids: Sequence[str]) -> dict[str, list[ImageFindings]]:
    """The findings of the current inspections of these parts' images, by part."""
    images = connection.execute(
        select(image.c.id, image.c.part_id, image.c.sha256).where(image.c.part_id.in_(part_ids))
    ).all()
    rows = connection.execute(
        select(finding, current_inspection.c.image_id)
        .join(current_inspection, current_inspection.c.id == finding.c.inspection_id)
        .where(current_inspection.c.image_id.in_([row.id for row in images]))
        .order_by(finding.c.ordinal)
    )
    by_image: dict[str, dict[str, Any]] = defaultdict(dict)
    for row in rows:
        by_image[row.image_id][row.id] = to_finding(row)
    found: dict[str, list[ImageFindings]] = defaultdict(list)
    for row in images:
        found[row.part_id].append(ImageFindings(row.id, row.sha256, by_image[row.id]))
    return found


def _first_inspected() -> ColumnElement[float]:
    """When an image was inspected first."""
    first = inspection.alias()
    return (
        select(first.c.created_at)
        .where(first.c.image_id == image.c.id)
        .order_by(first.c.id)
        .limit(1)
        .correlate(image)
        .scalar_subquery()
    )


def _states(connection: Connection, part_ids: Sequence[str]) -> list[dict[str, Any]]:
    inspected: dict[str, list[Any]] = defaultdict(list)
    for row in connection.execute(
        select(
            image.c.id.label("image_id"),
            image.c.part_id,
            image.c.path,
            current_inspection.c.id,
            current_inspection.c.raw,
            current_inspection.c.error,
            current_inspection.c.note,
            current_inspection.c.created_at,
            current_inspection.c.run_id,
            run.c.provisional,
            _first_inspected().label("first_inspected_at"),
        )
        .join(current_inspection, current_inspection.c.image_id == image.c.id, isouter=True)
        .join(run, run.c.id == current_inspection.c.run_id, isouter=True)
        .where(image.c.part_id.in_(part_ids))
        .order_by(image.c.id)
    ):
        inspected[row.part_id].append(row)
    ids = [row.id for rows in inspected.values() for row in rows if row.id is not None]
    counts: dict[int, int] = dict(
        connection.execute(
            select(finding.c.inspection_id, func.count())
            .where(finding.c.inspection_id.in_(ids))
            .group_by(finding.c.inspection_id)
        ).all()
    )
    removed: dict[int, list[Any]] = defaultdict(list)
    for row in connection.execute(select(quieting).where(quieting.c.inspection_id.in_(ids))):
        removed[row.inspection_id].append(row)
    decisions = {
        row.part_id: row
        for row in connection.execute(
            select(
                current_part_review.c.part_id,
                current_part_review.c.decision,
                current_part_review.c.defect_class,
                current_part_review.c.author,
            ).where(current_part_review.c.part_id.in_(part_ids))
        )
    }
    reviews = standing_finding_reviews(connection, part_ids)
    findings = current_findings(connection, list(reviews)) if reviews else {}
    lowers: dict[str, float | None] = dict(
        connection.execute(
            select(part_state.c.part_id, current_calibration.c.lower_threshold)
            .join(current_calibration, current_calibration.c.lot_id == part_state.c.lot_id)
            .where(part_state.c.part_id.in_([key for key in reviews if len(inspected[key]) > 1]))
        ).all()
    )
    states = []
    for part_id in part_ids:
        state = {"of_part": part_id, **_from_inspections(inspected[part_id], counts, removed)}
        raws = {row.image_id: row.raw for row in inspected[part_id]}
        shown = of_flagged_images(findings.get(part_id, []), raws, lowers.get(part_id))
        said = attach(shown, reviews.get(part_id, []))
        outcome = said.outcome
        if outcome == PartDecision.ACCEPT and state["raw"] is None:
            outcome = None  # nothing is known of a part that could not be inspected
        own = decisions.get(part_id)
        classes = list(said.classes)
        if own is not None and own.defect_class and own.decision == PartDecision.REJECT:
            classes.append(own.defect_class)
        state["decision"] = None if own is None else own.decision
        state["finding_outcome"] = outcome
        if own is not None:
            state["decided_by"] = own.author
        else:
            state["decided_by"] = reviews[part_id][0].author if outcome is not None else None
        state["classes"] = enclosed(sorted({class_key(name) for name in classes}), "\n")
        states.append(state)
    return states


def _from_inspections(
    rows: Sequence[Any], counts: dict[int, int], removed: dict[int, list[Any]]
) -> dict[str, Any]:
    """The deciding image (highest score; else the first) and what its part's inspections sum up to.

    A part is judged once all of its images are inspected, by the worst of them. An image that could not be inspected
    is worse than one that is ok: its part is for a person to look at, whatever the score of the others.
    """
    pending = any(row.raw is None and row.error is None for row in rows)
    scored = [] if pending else [row for row in rows if row.raw is not None]
    failed = [row for row in rows if row.error is not None] if scored else []
    decides = max(scored, key=lambda row: float(row.raw), default=rows[0])
    all_failed = all(row.error is not None for row in rows)
    strength: dict[int, float] = defaultdict(float)
    for row in rows:
        for quiet in removed.get(row.id, ()):
            strength[quiet.mark_number] += quiet.removed
    strongest = sorted(strength, key=lambda number: (-strength[number], number))
    return {
        "image_id": decides.image_id,
        "raw": decides.raw if scored else None,
        "error": rows[0].error if all_failed else None,
        "note": next(
            (row.note for row in (decides, *rows) if row.note),
            f"{failed[0].path}: {failed[0].error}" if failed else "",
        ),
        "provisional": any(row.provisional for row in rows),
        "first_inspected_at": decides.first_inspected_at,
        "run_id": decides.run_id,
        "inspected_at": max((row.created_at for row in rows if row.created_at is not None), default=None),
        "findings": sum(counts.get(row.id, 0) for row in rows),
        "quiet_by": enclosed([str(number) for number in strongest], ","),
    }

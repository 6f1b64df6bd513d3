"""What people drew and nobody's map shows: reviewed regions that reach no finding, in the form of findings."""

from __future__ import annotations

from inspector_app.domain.finding import Finding
from inspector_app.domain.readings import FindingRow, PartDetail
from inspector_app.domain.review import FindingDecision
from inspector_app.imaging.contours import contours

_SHOWN = (FindingDecision.DEFECT, FindingDecision.UNSURE)  # what a mark keeps quiet is outlined as such


def drawn_findings(detail: PartDetail) -> tuple[FindingRow, ...]:
    """Rows for the regions that stand alone, oldest first, numbered on from the findings; without a score."""
    rows: list[FindingRow] = []
    number = max((row.finding.ordinal for row in detail.findings), default=0)
    for review in reversed(detail.loose_reviews):
        if review.region is None or review.image_id is None or review.decision not in _SHOWN:
            continue
        number += 1
        box = review.region.box
        outline = max(contours(review.region.mask), key=len, default=None)
        points = () if outline is None else tuple((int(x) + box.x, int(y) + box.y) for x, y in outline)
        centre = (box.x + box.w // 2, box.y + box.h // 2)
        rows.append(
            FindingRow(
                id=review.id,
                image_id=review.image_id,
                finding=Finding(number, box, review.region.area, 0.0, centre, points),
                score=None,
                decision=FindingDecision(review.decision),
                defect_class=review.defect_class,
                review_id=review.id,
            )
        )
    return tuple(rows)

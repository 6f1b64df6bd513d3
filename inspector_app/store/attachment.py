"""Which finding a review of a finding speaks of, after rescores have moved, merged or removed findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from inspector_app.domain.finding import Finding
from inspector_app.domain.geometry import Mask, Region
from inspector_app.domain.review import FindingDecision, PartDecision, Review

SAME_REGION = 0.3  # intersection over union


@dataclass(frozen=True, slots=True)
class ImageFindings:
    """The current findings of one image by their id, and the picture they were found in."""

    image_id: str
    sha256: str | None
    findings: Mapping[str, Finding]


@dataclass(frozen=True, slots=True)
class Attachment:
    """What the reviews of findings say of a part.

    ``by_finding`` the review that decides each finding, ``loose`` those that reach no current finding,
    ``outcome`` reject when a defect stands (also a loose one: nobody took it back), accept when something was
    reviewed and every finding is a pseudo-anomaly, ``classes`` of the defects that stand.
    """

    by_finding: Mapping[str, Review]
    loose: tuple[Review, ...]
    outcome: PartDecision | None
    classes: tuple[str, ...]

    @property
    def defects(self) -> tuple[Review, ...]:
        """Reviews that call something a defect and stand, each once."""
        unique = {review.id: review for review in (*self.by_finding.values(), *self.loose)}
        return tuple(r for r in unique.values() if r.decision == FindingDecision.DEFECT)


def attach(images: Sequence[ImageFindings], reviews: Sequence[Review]) -> Attachment:
    """Attach standing reviews of findings (newest first) to the findings of a part's images.

    A review reaches every finding of its image that it covers with IoU ≥ 0.3 or whose peak lies in its
    region; the newest one decides. One whose picture has changed since, or whose region a newer review
    covers, reaches none.
    """
    by_finding: dict[str, Review] = {}
    loose: list[Review] = []
    newer: list[Review] = []
    by_image = {image.image_id: image for image in images}
    for review in reviews:
        if review.region is None or any(_same_place(review, other) for other in newer):
            continue
        newer.append(review)
        image = by_image.get(review.image_id or "")
        reached = _reached(image, review, review.region) if image is not None else []
        for finding_id in reached:
            by_finding.setdefault(finding_id, review)
        if not reached:
            loose.append(review)
    said = [*by_finding.values(), *loose]
    findings = sum(len(image.findings) for image in images)
    defects = [review for review in said if review.decision == FindingDecision.DEFECT]
    outcome = None
    if defects:
        outcome = PartDecision.REJECT
    elif (
        said
        and len(by_finding) == findings
        and all(r.decision == FindingDecision.PSEUDO_ANOMALY for r in said)
    ):
        outcome = PartDecision.ACCEPT
    classes = tuple(dict.fromkeys(review.defect_class for review in defects if review.defect_class))
    return Attachment(by_finding, tuple(loose), outcome, classes)


def of_flagged_images(
    images: Sequence[ImageFindings], raws: Mapping[str, float | None], lower: float | None
) -> list[ImageFindings]:
    """The images of a part, the ok ones among flagged ones without their findings: only a flagged one shows them.

    ``lower`` is the raw score from which an image is flagged; where none is, or it is not known, all keep theirs.
    """
    flagged = {one for one, raw in raws.items() if raw is not None and lower is not None and raw >= lower}
    if not flagged:
        return list(images)
    return [one if one.image_id in flagged else replace(one, findings={}) for one in images]


def finding_region(finding: Finding) -> Region:
    """The pixels of a finding: its contour filled, or its box where it has none."""
    box = finding.box
    if len(finding.contour) < 3:
        return Region(box, np.ones((box.h, box.w), dtype=np.bool_))
    points = np.asarray(finding.contour, dtype=np.float64) - (box.x, box.y)
    return Region(box, _filled(points, box.w, box.h))


def _reached(image: ImageFindings, review: Review, region: Region) -> list[str]:
    if review.image_sha256 and image.sha256 and review.image_sha256 != image.sha256:
        return []
    return [
        finding_id
        for finding_id, finding in image.findings.items()
        if region.contains(*finding.peak_at) or finding_region(finding).iou(region) >= SAME_REGION
    ]


def _same_place(review: Review, newer: Review) -> bool:
    if review.image_id != newer.image_id or review.region is None or newer.region is None:
        return False
    return review.region.iou(newer.region) >= SAME_REGION


def _filled(points: np.ndarray[tuple[int, ...], np.dtype[np.float64]], width: int, height: int) -> Mask:
    """Polygon ``[n, 2]`` of x, y with its outline as a mask ``[height, width]``, by the even-odd rule."""
    mask = np.zeros((height, width), dtype=np.bool_)
    ends = np.roll(points, -1, axis=0)
    (x0, y0), (x1, y1) = points.T, ends.T
    for y in range(height):
        hit = (y0 <= y) != (y1 <= y)
        crossings = np.sort(x0[hit] + (y - y0[hit]) * (x1[hit] - x0[hit]) / (y1[hit] - y0[hit]))
        for left, right in zip(crossings[::2], crossings[1::2], strict=True):
            mask[y, max(0, int(np.ceil(left))) : max(0, int(np.floor(right)) + 1)] = True
    for start, end in zip(points, ends, strict=True):
        steps = int(np.abs(end - start).max()) + 1
        line = np.rint(np.linspace(start, end, steps + 1)).astype(np.intp)
        inside = (line >= 0).all(axis=1) & (line[:, 0] < width) & (line[:, 1] < height)
        mask[line[inside, 1], line[inside, 0]] = True
    return mask

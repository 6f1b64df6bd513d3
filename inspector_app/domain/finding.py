"""What one inspection of one image yields."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from inspector_app.domain.geometry import Box

FloatArray = npt.NDArray[np.float32]
IntArray = npt.NDArray[np.int32]

NO_ENTRY = -1


@dataclass(frozen=True, slots=True)
class Finding:
    """One connected region of the map above the pixel threshold, in image pixels.

    ``peak`` is the highest value of the raw map inside, ``peak_at`` its (x, y); ``contour`` the outline's vertices.
    ``ordinal`` counts from 1, highest peak first.
    """

    ordinal: int
    box: Box
    area: int
    peak: float
    peak_at: tuple[int, int]
    contour: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """Why the map is as it is, one value a patch; all ``[g_h, g_w]``.

    raw      the raw grid map A, in units of s
    d_n      distance to the normal bank, less what good parts are allowed at that place
    d_p      distance to the pseudo bank; 2 where the patch is not suspicious, or every mark too far to explain anything
    quiet    q of the decision: the share of d_n that was taken away
    entry    number of the nearest mark (P-12 -> 12), NO_ENTRY where d_p is 2
    text     S_txt, how far the wording finds the patch abnormal, 0 to 1; None where nobody was asked in words
    """

    raw: FloatArray
    d_n: FloatArray
    d_p: FloatArray
    quiet: FloatArray
    entry: IntArray
    text: FloatArray | None = None


@dataclass(frozen=True, slots=True, eq=False)
class ImageResult:
    """The outcome for one image: a raw score with evidence and findings, or an error.

    ``quieted`` maps mark numbers to the score (raw units, summed over cells) that the mark took from a finding.
    ``weak`` marks scores made without a bank of other parts; ``note`` says why a part was flagged regardless.
    """

    image_id: str
    raw: float | None
    evidence: Evidence | None
    findings: tuple[Finding, ...] = ()
    quieted: dict[int, float] = field(default_factory=dict)
    error: str | None = None
    width: int | None = None
    height: int | None = None
    sha256: str | None = None
    weak: bool = False
    note: str = ""

"""What a data set is measured as: which of its pictures are learnt from, and which are scored."""

from __future__ import annotations

from enum import StrEnum


class LotMode(StrEnum):
    """Good parts are learnt from and the test is scored; or a lot without labels judges itself."""

    GOOD = "good"
    UNLABELLED = (
        "unlabelled"  # a lot as it comes from the line: every good picture, about 15 % defective ones
    )
    TEST = "test"  # the test alone, all of it: the protocol of published zero-shot methods

    @property
    def good(self) -> bool:
        """Whether good parts are learnt from."""
        return self is LotMode.GOOD

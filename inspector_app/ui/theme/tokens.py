"""The named colours and sizes of the window; widgets take them from here and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor

from inspector_app.domain.lot import Band, Verdict


@dataclass(frozen=True, slots=True)
class Space:
    """Distances in logical pixels."""

    XS: int = 4
    S: int = 8
    M: int = 12
    L: int = 16
    XL: int = 24
    TOUCH: int = 48  # smallest height of what is pressed with gloves on
    RADIUS: int = 8


SPACE = Space()


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme's colours. Verdicts differ as blue and orange do, never as red and green alone."""

    dark: bool
    window: QColor  # behind everything
    surface: QColor  # panels
    raised: QColor  # cards, fields, buttons
    sunken: QColor  # wells: behind thumbnails, tracks of bars
    backdrop: QColor  # around the picture on the canvas
    line: QColor
    line_strong: QColor
    text: QColor
    muted: QColor
    faint: QColor
    accent: QColor
    on_accent: QColor
    accent_soft: QColor
    ok: QColor
    flagged: QColor
    check: QColor
    failed: QColor
    pseudo: QColor
    defect: QColor
    warning: QColor
    warning_soft: QColor
    danger: QColor
    danger_soft: QColor
    halo: QColor  # dark rim under bright outlines on the picture
    outline: QColor  # bright outline on the picture

    def verdict(self, verdict: Verdict | None, band: Band | None = None) -> QColor:
        """The colour of a verdict; ``muted`` while there is none."""
        if verdict is None:
            return self.faint
        if verdict is Verdict.FLAGGED:
            return self.check if band is Band.CHECK else self.flagged
        return self.ok if verdict is Verdict.OK else self.failed


LIGHT = Tokens(
    dark=False,
    window=QColor("#EEF0F3"),
    surface=QColor("#F8F9FB"),
    raised=QColor("#FFFFFF"),
    sunken=QColor("#E3E6EB"),
    backdrop=QColor("#D9DDE3"),
    line=QColor("#DADEE5"),
    line_strong=QColor("#B9C0CB"),
    text=QColor("#1B2330"),
    muted=QColor("#566072"),
    faint=QColor("#8B94A3"),
    accent=QColor("#0B6E78"),
    on_accent=QColor("#FFFFFF"),
    accent_soft=QColor("#D6EBED"),
    ok=QColor("#2868AA"),
    flagged=QColor("#AD4505"),
    check=QColor("#855B00"),
    failed=QColor("#5B5470"),
    pseudo=QColor("#6D4FB3"),
    defect=QColor("#A8330B"),
    warning=QColor("#8A5A00"),
    warning_soft=QColor("#FFF1D1"),
    danger=QColor("#B3261E"),
    danger_soft=QColor("#FBE3DF"),
    halo=QColor(10, 14, 20, 190),
    outline=QColor("#FFB04D"),
)

DARK = Tokens(
    dark=True,
    window=QColor("#14171C"),
    surface=QColor("#1B1F26"),
    raised=QColor("#252A33"),
    sunken=QColor("#101318"),
    backdrop=QColor("#0C0E12"),
    line=QColor("#2D333D"),
    line_strong=QColor("#4A5362"),
    text=QColor("#E8EBF0"),
    muted=QColor("#A4ADBB"),
    faint=QColor("#737D8D"),
    accent=QColor("#4CC2CE"),
    on_accent=QColor("#06262A"),
    accent_soft=QColor("#173B40"),
    ok=QColor("#6FB1F2"),
    flagged=QColor("#FF9A4A"),
    check=QColor("#F2CC5C"),
    failed=QColor("#B7AED0"),
    pseudo=QColor("#BBA3F5"),
    defect=QColor("#FF7A55"),
    warning=QColor("#F2CC5C"),
    warning_soft=QColor("#3A311A"),
    danger=QColor("#FF8A80"),
    danger_soft=QColor("#43211E"),
    halo=QColor(0, 0, 0, 200),
    outline=QColor("#FFB04D"),
)

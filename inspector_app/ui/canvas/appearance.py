"""The colours that canvas and plots are painted with, made from the theme's tokens."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor

from inspector_app.ui.theme.tokens import DARK, Tokens


@dataclass(frozen=True)
class Appearance:
    """Colours by role."""

    surface: QColor  # behind the picture
    panel: QColor  # behind bars and plots
    well: QColor  # tracks of bars
    text: QColor
    muted: QColor  # axes, words of less weight
    line: QColor  # grid and frames
    accent: QColor  # focus and handles
    ok: QColor
    flagged: QColor
    check: QColor
    undecided: QColor  # outline of a finding nobody has decided
    defect: QColor
    pseudo: QColor
    unsure: QColor
    quiet: QColor  # outline of what a mark keeps quiet
    drawn: QColor  # the region being drawn
    halo: QColor  # dark rim under every line on the picture
    tag: QColor  # behind words on the picture

    @classmethod
    def of(cls, tokens: Tokens) -> Appearance:
        """Roles from tokens. What lies on the picture is bright on a dark rim in every theme."""
        return cls(
            surface=tokens.backdrop,
            panel=tokens.surface,
            well=tokens.sunken,
            text=tokens.text,
            muted=tokens.muted,
            line=tokens.line_strong,
            accent=tokens.accent,
            ok=tokens.ok,
            flagged=tokens.flagged,
            check=tokens.check,
            undecided=QColor("#FFFFFF"),
            defect=DARK.defect,
            pseudo=DARK.pseudo,
            unsure=QColor("#8FD3FF"),
            quiet=DARK.pseudo,
            drawn=DARK.accent,
            halo=QColor(8, 10, 14, 200),
            tag=QColor(14, 17, 22, 230),
        )

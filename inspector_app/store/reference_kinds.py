"""What the reference store holds features of."""

from __future__ import annotations

DEFECT = "defect"  # a confirmed defect
GOOD = "good"  # a part that a person named as good
SOURCE = "mark"  # the image of a mark
VIEWS = "views"  # bank patches of a mark's augmented views
PICTURE = "picture"  # the small picture of a mark that came from elsewhere
NO_VIEWS = "no views"  # the mark has none
FELT = "felt defect"  # its lot is scored with it; the source is that of the defect, marked as such
IMPORTED = "imported defects"  # the defect bank that came with a recipe

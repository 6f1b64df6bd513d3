"""The settings of a recipe that people see, once: the form, the differences of versions and the help come from it.

A setting that joins ``RecipeSettings`` joins the form by a line here; ``name`` is its own, that of the wording with
``prompts.`` before it, as ``domain.recipe_change.values`` has it. What it may be is said in ``engine.recipe_schema``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from inspector_app.ui.language.marked import QT_TRANSLATE_NOOP


class Kind(Enum):
    """How a value is edited and how it reads."""

    LINE = "line"  # text
    LINES = "lines"  # texts, one a line
    NUMBER = "number"  # or nothing
    SHARE = "share"  # 0 to 1, read in per cent; or nothing
    STEPS = "steps"  # a whole number
    FLAG = "flag"
    BOX = "box"  # x, y, width, height, shares read in per cent; or nothing
    BOXES = "boxes"  # such boxes, one a line
    REGIONS = "regions"  # such boxes with a name and a colon before each, one a line
    SHOWN = "shown"  # never edited here


@dataclass(frozen=True, slots=True)
class Field:
    """One setting. ``of_bank``: a bank was made with it, so that another value needs a new bank."""

    name: str
    label: str
    section: str
    kind: Kind
    hint: str = ""
    of_bank: bool = False
    text: bool = False  # only a model that is asked in words knows it


PART = QT_TRANSLATE_NOOP("RecipeFields", "The part")
DECIDING = QT_TRANSLATE_NOOP("RecipeFields", "Deciding")
WORDS = QT_TRANSLATE_NOOP("RecipeFields", "What a model with a text tower is asked")
BANK = QT_TRANSLATE_NOOP("RecipeFields", "What the bank is made with")
SECTIONS = (PART, DECIDING, BANK, WORDS)

FIELDS: tuple[Field, ...] = (
    Field("category", QT_TRANSLATE_NOOP("RecipeFields", "Category"), PART, Kind.LINE),
    Field(
        "defect_classes",
        QT_TRANSLATE_NOOP("RecipeFields", "Defect classes"),
        PART,
        Kind.LINES,
        QT_TRANSLATE_NOOP("RecipeFields", "One a line, in the order of their digits"),
    ),
    Field(
        "part_pattern",
        QT_TRANSLATE_NOOP("RecipeFields", "Part pattern"),
        PART,
        Kind.LINE,
        QT_TRANSLATE_NOOP("RecipeFields", "How the files of later lots make parts; empty: every file is one"),
    ),
    Field(
        "mm_per_px",
        QT_TRANSLATE_NOOP("RecipeFields", "Millimetres a pixel"),
        PART,
        Kind.NUMBER,
        QT_TRANSLATE_NOOP("RecipeFields", "Empty: sizes are told in pixels"),
    ),
    Field(
        "promise",
        QT_TRANSLATE_NOOP("RecipeFields", "Promised false-call rate, %"),
        DECIDING,
        Kind.SHARE,
        QT_TRANSLATE_NOOP(
            "RecipeFields",
            "Kept with 95 % confidence by the next threshold; empty: one part in ten is expected",
        ),
    ),
    Field(
        "check_share",
        QT_TRANSLATE_NOOP("RecipeFields", "Check sample, %"),
        DECIDING,
        Kind.SHARE,
        QT_TRANSLATE_NOOP(
            "RecipeFields", "Of the parts that are not flagged, drawn to be decided blind; 0: none"
        ),
    ),
    Field(
        "cost_false_call",
        QT_TRANSLATE_NOOP("RecipeFields", "Cost of a false call"),
        DECIDING,
        Kind.NUMBER,
        QT_TRANSLATE_NOOP(
            "RecipeFields", "In any unit: what it costs to look at a good part; empty: not said"
        ),
    ),
    Field(
        "cost_escape",
        QT_TRANSLATE_NOOP("RecipeFields", "Cost of an escape"),
        DECIDING,
        Kind.NUMBER,
        QT_TRANSLATE_NOOP("RecipeFields", "In the same unit: what a missed defect costs; empty: not said"),
    ),
    Field(
        "regions",
        QT_TRANSLATE_NOOP("RecipeFields", "Regions of the part, %"),
        DECIDING,
        Kind.REGIONS,
        QT_TRANSLATE_NOOP(
            "RecipeFields",
            "One a line, as rim: 0 0 100 20; findings are counted by them on the threshold page",
        ),
    ),
    Field(
        "strength",
        QT_TRANSLATE_NOOP("RecipeFields", "Strength of marks"),
        DECIDING,
        Kind.STEPS,
        QT_TRANSLATE_NOOP("RecipeFields", "How far marks reach, from -7 to 7"),
    ),
    Field(
        "oriented",
        QT_TRANSLATE_NOOP("RecipeFields", "Parts always lie the same way"),
        DECIDING,
        Kind.FLAG,
        QT_TRANSLATE_NOOP("RecipeFields", "Later marks are not learnt turned or mirrored"),
    ),
    Field(
        "approval_required",
        QT_TRANSLATE_NOOP("RecipeFields", "A second person approves marks"),
        DECIDING,
        Kind.FLAG,
        QT_TRANSLATE_NOOP("RecipeFields", "A mark acts on nothing until another person has approved it"),
    ),
    Field(
        "challenge_every",
        QT_TRANSLATE_NOOP("RecipeFields", "Challenge set every, hours"),
        DECIDING,
        Kind.NUMBER,
        QT_TRANSLATE_NOOP("RecipeFields", "Known parts are asked by themselves so often; 0: never"),
    ),
    Field(
        "region_of_interest",
        QT_TRANSLATE_NOOP("RecipeFields", "Region of interest, %"),
        BANK,
        Kind.BOX,
        QT_TRANSLATE_NOOP(
            "RecipeFields", "Left, top, width and height in per cent of the picture; empty: all of it"
        ),
        of_bank=True,
    ),
    Field(
        "ignore_regions",
        QT_TRANSLATE_NOOP("RecipeFields", "Ignored regions, %"),
        BANK,
        Kind.BOXES,
        QT_TRANSLATE_NOOP("RecipeFields", "One a line: left, top, width and height; such places never score"),
        of_bank=True,
    ),
    Field("backbone", QT_TRANSLATE_NOOP("RecipeFields", "Model"), BANK, Kind.SHOWN, of_bank=True),
    Field("input_size", QT_TRANSLATE_NOOP("RecipeFields", "Input size, px"), BANK, Kind.SHOWN, of_bank=True),
    Field("resize", QT_TRANSLATE_NOOP("RecipeFields", "Resize mode"), BANK, Kind.SHOWN, of_bank=True),
    Field("precision", QT_TRANSLATE_NOOP("RecipeFields", "Precision"), BANK, Kind.SHOWN, of_bank=True),
    Field(
        "radii", QT_TRANSLATE_NOOP("RecipeFields", "Radii of the features"), BANK, Kind.SHOWN, of_bank=True
    ),
    Field("detector", QT_TRANSLATE_NOOP("RecipeFields", "Detector"), BANK, Kind.SHOWN, of_bank=True),
    Field("bank_size", QT_TRANSLATE_NOOP("RecipeFields", "Size of the bank"), BANK, Kind.SHOWN, of_bank=True),
    Field(
        "window",
        QT_TRANSLATE_NOOP("RecipeFields", "Grey levels of 16-bit pictures"),
        BANK,
        Kind.SHOWN,
        of_bank=True,
    ),
    Field(
        "aspect",
        QT_TRANSLATE_NOOP("RecipeFields", "Width to height of the pictures"),
        BANK,
        Kind.SHOWN,
        of_bank=True,
    ),
    Field("seed", QT_TRANSLATE_NOOP("RecipeFields", "Seed"), BANK, Kind.SHOWN, of_bank=True),
    Field(
        "prompts.part",
        QT_TRANSLATE_NOOP("RecipeFields", "Words for this part"),
        WORDS,
        Kind.LINE,
        QT_TRANSLATE_NOOP("RecipeFields", "Empty: the category"),
        text=True,
    ),
    Field(
        "prompts.normal",
        QT_TRANSLATE_NOOP("RecipeFields", "States of a good part"),
        WORDS,
        Kind.LINES,
        QT_TRANSLATE_NOOP("RecipeFields", "One a line; {} stands for the part"),
        text=True,
    ),
    Field(
        "prompts.abnormal",
        QT_TRANSLATE_NOOP("RecipeFields", "States of a defective part"),
        WORDS,
        Kind.LINES,
        text=True,
    ),
    Field(
        "prompts.normal_rules",
        QT_TRANSLATE_NOOP("RecipeFields", "What a good part has"),
        WORDS,
        Kind.LINES,
        QT_TRANSLATE_NOOP("RecipeFields", "Of this kind of part alone, such as: {} with four screws"),
        text=True,
    ),
    Field(
        "prompts.abnormal_rules",
        QT_TRANSLATE_NOOP("RecipeFields", "What a defective part has"),
        WORDS,
        Kind.LINES,
        text=True,
    ),
    Field(
        "prompts.templates",
        QT_TRANSLATE_NOOP("RecipeFields", "Templates"),
        WORDS,
        Kind.LINES,
        QT_TRANSLATE_NOOP("RecipeFields", "How a picture of it is spoken of; {} stands for the state"),
        text=True,
    ),
)
BY_NAME = {field.name: field for field in FIELDS}

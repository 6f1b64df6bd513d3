"""Every command of the window, once: menus, tool bars, palette, help sheet and key editor come from this table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from inspector_app.ui.language.marked import QT_TRANSLATE_NOOP


class Scope(Enum):
    WINDOW = "window"
    PART = "part"  # only while a list or the canvas has the focus: never inside a field


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a person can ask for. ``keys`` in Qt's portable form; ``section`` is its menu."""

    id: str
    text: str
    section: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    scope: Scope = Scope.WINDOW
    checkable: bool = False


_PART = Scope.PART
SECTIONS = (
    QT_TRANSLATE_NOOP("Actions", "File"),
    QT_TRANSLATE_NOOP("Actions", "Edit"),
    QT_TRANSLATE_NOOP("Actions", "Decide"),
    QT_TRANSLATE_NOOP("Actions", "Go"),
    QT_TRANSLATE_NOOP("Actions", "Picture"),
    QT_TRANSLATE_NOOP("Actions", "View"),
    QT_TRANSLATE_NOOP("Actions", "Help"),
)
COMMANDS: tuple[Command, ...] = (
    Command("open", QT_TRANSLATE_NOOP("Actions", "Open folder…"), "File", ("Ctrl+O",), "folder"),
    Command("watch", QT_TRANSLATE_NOOP("Actions", "Watch a folder…"), "File", (), "watch"),
    Command("stop-watching", QT_TRANSLATE_NOOP("Actions", "Stop watching"), "File", (), "cancel"),
    Command("demo", QT_TRANSLATE_NOOP("Actions", "Open the demo lot"), "File", (), "demo"),
    Command("report", QT_TRANSLATE_NOOP("Actions", "Export report…"), "File", ("Ctrl+E",), "report"),
    Command("certificate", QT_TRANSLATE_NOOP("Actions", "Certificate of the chosen mark"), "File"),
    Command("pause", QT_TRANSLATE_NOOP("Actions", "Pause or resume inspection"), "File", (), "pause"),
    Command("cancel-job", QT_TRANSLATE_NOOP("Actions", "Cancel inspection"), "File", (), "cancel"),
    Command("rescore", QT_TRANSLATE_NOOP("Actions", "Apply all marks to this lot"), "File", (), "pseudo"),
    Command("challenge", QT_TRANSLATE_NOOP("Actions", "Challenge set: ask the known parts"), "File", (), ""),
    Command(
        "confirm-challenge",
        QT_TRANSLATE_NOOP("Actions", "Challenge set: see the last run, confirm it…"),
        "File",
    ),
    Command("export-marks", QT_TRANSLATE_NOOP("Actions", "Export marks…"), "File", (), "export"),
    Command("import-marks", QT_TRANSLATE_NOOP("Actions", "Import marks…"), "File", (), "import"),
    Command("export-recipe", QT_TRANSLATE_NOOP("Actions", "Export recipe…"), "File", (), "export"),
    Command("import-recipe", QT_TRANSLATE_NOOP("Actions", "Import recipe…"), "File", (), "import"),
    Command("people", QT_TRANSLATE_NOOP("Actions", "People…"), "File", (), "person"),
    Command("lock", QT_TRANSLATE_NOOP("Actions", "Lock, or another person"), "File", ("Ctrl+L",), "lock"),
    Command("backup", QT_TRANSLATE_NOOP("Actions", "Back up the workspace…"), "File", (), ""),
    Command("quit", QT_TRANSLATE_NOOP("Actions", "Quit"), "File", ("Ctrl+Q",), "quit"),
    Command("undo", QT_TRANSLATE_NOOP("Actions", "Undo"), "Edit", ("Ctrl+Z",), "undo"),
    Command("redo", QT_TRANSLATE_NOOP("Actions", "Redo"), "Edit", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo"),
    Command("filter", QT_TRANSLATE_NOOP("Actions", "Filter parts"), "Edit", ("F",), "search", _PART),
    Command("sort-again", QT_TRANSLATE_NOOP("Actions", "Sort again"), "Edit", ("F5",), "sort"),
    Command("select-all", QT_TRANSLATE_NOOP("Actions", "Select all parts"), "Edit", ("Ctrl+A",), "", _PART),
    Command(
        "select-next",
        QT_TRANSLATE_NOOP("Actions", "Select the next part too"),
        "Edit",
        ("Shift+J",),
        "",
        _PART,
    ),
    Command(
        "select-previous",
        QT_TRANSLATE_NOOP("Actions", "Select the previous part too"),
        "Edit",
        ("Shift+K",),
        "",
        _PART,
    ),
    Command("classes", QT_TRANSLATE_NOOP("Actions", "Defect classes…"), "Edit", (), "defect"),
    Command("approve-mark", QT_TRANSLATE_NOOP("Actions", "Approve or refuse the chosen mark…"), "Edit"),
    Command("merge-marks", QT_TRANSLATE_NOOP("Actions", "Merge duplicate marks…"), "Edit", (), "merge"),
    Command("accept", QT_TRANSLATE_NOOP("Actions", "Accept part"), "Decide", ("A",), "accept", _PART),
    Command("reject", QT_TRANSLATE_NOOP("Actions", "Reject part"), "Decide", ("R",), "reject", _PART),
    Command("unsure", QT_TRANSLATE_NOOP("Actions", "Unsure"), "Decide", ("U",), "unsure", _PART),
    Command(
        "pseudo",
        QT_TRANSLATE_NOOP("Actions", "Pseudo-anomaly: preview a mark"),
        "Decide",
        ("P",),
        "pseudo",
        _PART,
    ),
    Command(
        "defect",
        QT_TRANSLATE_NOOP("Actions", "Defect: the selected finding"),
        "Decide",
        ("D",),
        "defect",
        _PART,
    ),
    Command("known-good", QT_TRANSLATE_NOOP("Actions", "Known good part"), "Decide", (), "", _PART, True),
    Command(
        "keep",
        QT_TRANSLATE_NOOP("Actions", "Keep the previewed mark"),
        "Decide",
        ("Return", "Enter"),
        "accept",
        _PART,
    ),
    Command(
        "drop", QT_TRANSLATE_NOOP("Actions", "Drop preview or drawn region"), "Decide", ("Esc",), "close"
    ),
    Command("next", QT_TRANSLATE_NOOP("Actions", "Next part"), "Go", ("J", "Right"), "next", _PART),
    Command(
        "previous", QT_TRANSLATE_NOOP("Actions", "Previous part"), "Go", ("K", "Left"), "previous", _PART
    ),
    Command(
        "next-undecided",
        QT_TRANSLATE_NOOP("Actions", "Next undecided part"),
        "Go",
        ("N",),
        "next-undecided",
        _PART,
    ),
    Command("next-flagged", QT_TRANSLATE_NOOP("Actions", "Next flagged part"), "Go", ("Shift+N",), "", _PART),
    Command("next-unsure", QT_TRANSLATE_NOOP("Actions", "Next unsure part"), "Go", ("Shift+U",), "", _PART),
    Command(
        "next-second",
        QT_TRANSLATE_NOOP("Actions", "Next part for a second opinion"),
        "Go",
        ("Shift+O",),
        "",
        _PART,
    ),
    Command(
        "next-disagreeing",
        QT_TRANSLATE_NOOP("Actions", "Next part where people and machine disagree"),
        "Go",
        ("Shift+D",),
        "",
        _PART,
    ),
    Command(
        "next-check",
        QT_TRANSLATE_NOOP("Actions", "Next part of the check sample"),
        "Go",
        ("Shift+S",),
        "",
        _PART,
    ),
    Command("next-finding", QT_TRANSLATE_NOOP("Actions", "Next finding"), "Go", ("V",), "", _PART),
    Command(
        "previous-finding", QT_TRANSLATE_NOOP("Actions", "Previous finding"), "Go", ("Shift+V",), "", _PART
    ),
    Command("next-image", QT_TRANSLATE_NOOP("Actions", "Next image of the part"), "Go", ("T",), "", _PART),
    Command(
        "previous-image",
        QT_TRANSLATE_NOOP("Actions", "Previous image of the part"),
        "Go",
        ("Shift+T",),
        "",
        _PART,
    ),
    Command(
        "follow-newest",
        QT_TRANSLATE_NOOP("Actions", "Follow the newest part"),
        "Go",
        (),
        "follow",
        Scope.WINDOW,
        True,
    ),
    Command("place-review", QT_TRANSLATE_NOOP("Actions", "Review"), "Go", ("Ctrl+1",), "review"),
    Command("place-bank", QT_TRANSLATE_NOOP("Actions", "Bank of marks"), "Go", ("Ctrl+2",), "bank"),
    Command("look-alikes", QT_TRANSLATE_NOOP("Actions", "Look-alikes"), "Go", ("Ctrl+3",), "alike"),
    Command("place-statistics", QT_TRANSLATE_NOOP("Actions", "Statistics"), "Go", ("Ctrl+4",), "statistics"),
    Command("place-threshold", QT_TRANSLATE_NOOP("Actions", "Threshold"), "Go", ("Ctrl+5",), "threshold"),
    Command("place-recipe", QT_TRANSLATE_NOOP("Actions", "Recipe"), "Go", ("Ctrl+6",), "recipe"),
    Command("heatmap", QT_TRANSLATE_NOOP("Actions", "Heatmap"), "Picture", ("H",), "heatmap", _PART, True),
    Command("fainter", QT_TRANSLATE_NOOP("Actions", "Fainter heatmap"), "Picture", ("[",), "", _PART),
    Command("stronger", QT_TRANSLATE_NOOP("Actions", "Stronger heatmap"), "Picture", ("]",), "", _PART),
    Command(
        "compare",
        QT_TRANSLATE_NOOP("Actions", "Compare with a good part"),
        "Picture",
        ("C",),
        "compare",
        _PART,
        True,
    ),
    Command(
        "compare-mark",
        QT_TRANSLATE_NOOP("Actions", "Compare with the nearest mark"),
        "Picture",
        ("Shift+C",),
        "compare-mark",
        _PART,
        True,
    ),
    Command(
        "compare-view",
        QT_TRANSLATE_NOOP("Actions", "Compare with another view of the part"),
        "Picture",
        ("O",),
        "compare-view",
        _PART,
        True,
    ),
    Command(
        "compare-run",
        QT_TRANSLATE_NOOP("Actions", "Compare with an earlier run"),
        "Picture",
        ("Y",),
        "compare-run",
        _PART,
        True,
    ),
    Command(
        "compare-next",
        QT_TRANSLATE_NOOP("Actions", "Compare with the next view or run"),
        "Picture",
        ("M",),
        "",
        _PART,
    ),
    Command(
        "compare-wipe",
        QT_TRANSLATE_NOOP("Actions", "Wipe between this part and the other"),
        "Picture",
        ("I",),
        "compare-wipe",
        _PART,
        True,
    ),
    Command(
        "compare-blink",
        QT_TRANSLATE_NOOP("Actions", "Blink between this part and the other"),
        "Picture",
        ("L",),
        "compare-blink",
        _PART,
        True,
    ),
    Command(
        "tone-fit", QT_TRANSLATE_NOOP("Actions", "Black and white of what this picture holds"), "Picture"
    ),
    Command("tone-reset", QT_TRANSLATE_NOOP("Actions", "Black and white as the recipe scores"), "Picture"),
    Command("fit", QT_TRANSLATE_NOOP("Actions", "Fit to the window"), "Picture", ("0",), "fit", _PART),
    Command(
        "actual-size",
        QT_TRANSLATE_NOOP("Actions", "Actual size"),
        "Picture",
        ("Shift+0",),
        "actual-size",
        _PART,
    ),
    Command(
        "tool-select",
        QT_TRANSLATE_NOOP("Actions", "Select and pan"),
        "Picture",
        ("S",),
        "select",
        _PART,
        True,
    ),
    Command("tool-box", QT_TRANSLATE_NOOP("Actions", "Box region"), "Picture", ("X",), "box", _PART, True),
    Command(
        "tool-brush", QT_TRANSLATE_NOOP("Actions", "Brush region"), "Picture", ("B",), "brush", _PART, True
    ),
    Command(
        "tool-polygon",
        QT_TRANSLATE_NOOP("Actions", "Polygon region"),
        "Picture",
        ("G",),
        "polygon",
        _PART,
        True,
    ),
    Command(
        "tool-eraser",
        QT_TRANSLATE_NOOP("Actions", "Erase from region"),
        "Picture",
        ("E",),
        "eraser",
        _PART,
        True,
    ),
    Command(
        "tool-wand",
        QT_TRANSLATE_NOOP("Actions", "Magic wand over the map"),
        "Picture",
        ("W",),
        "wand",
        _PART,
        True,
    ),
    Command(
        "wand-fills",
        QT_TRANSLATE_NOOP("Actions", "Magic wand takes in holes"),
        "Picture",
        ("Shift+W",),
        "",
        _PART,
        True,
    ),
    Command(
        "only-above",
        QT_TRANSLATE_NOOP("Actions", "Heatmap only above the threshold"),
        "Picture",
        ("Shift+H",),
        "only-above",
        _PART,
        True,
    ),
    Command(
        "lines",
        QT_TRANSLATE_NOOP("Actions", "Parts as lines"),
        "View",
        ("Ctrl+Shift+L",),
        "lines",
        Scope.WINDOW,
        True,
    ),
    Command(
        "tints",
        QT_TRANSLATE_NOOP("Actions", "Heatmap on the small pictures"),
        "View",
        (),
        "",
        Scope.WINDOW,
        True,
    ),
    Command(
        "histogram",
        QT_TRANSLATE_NOOP("Actions", "Scores and threshold"),
        "View",
        (),
        "",
        Scope.WINDOW,
        True,
    ),
    *(
        Command(f"group-{name}", text, "View", (), "", Scope.WINDOW, True)
        for name, text in (
            ("none", QT_TRANSLATE_NOOP("Actions", "One list, not divided")),
            ("lot", QT_TRANSLATE_NOOP("Actions", "Divide by lot: every lot of the recipe")),
            ("part", QT_TRANSLATE_NOOP("Actions", "Divide by part: its images")),
            ("view", QT_TRANSLATE_NOOP("Actions", "Divide by view: images of each camera or side")),
        )
    ),
    Command("theme-system", QT_TRANSLATE_NOOP("Actions", "Theme of the system"), "View", (), "theme"),
    Command("theme-light", QT_TRANSLATE_NOOP("Actions", "Light theme"), "View", (), ""),
    Command("theme-dark", QT_TRANSLATE_NOOP("Actions", "Dark theme"), "View", (), ""),
    Command("language-system", QT_TRANSLATE_NOOP("Actions", "Language of the system"), "View"),
    Command("language-en", QT_TRANSLATE_NOOP("Actions", "English"), "View"),
    Command("language-de", QT_TRANSLATE_NOOP("Actions", "Deutsch (German)"), "View"),
    Command("language-zh", QT_TRANSLATE_NOOP("Actions", "中文 (Chinese)"), "View"),
    Command("palette", QT_TRANSLATE_NOOP("Actions", "Find a command"), "Help", ("Ctrl+K",), "command"),
    Command("manual", QT_TRANSLATE_NOOP("Actions", "Help"), "Help", ("F1",), "help"),
    Command("help", QT_TRANSLATE_NOOP("Actions", "Keys"), "Help", ("?",), "command"),
    Command("audit", QT_TRANSLATE_NOOP("Actions", "Audit log…"), "Help", (), ""),
    Command("crashes", QT_TRANSLATE_NOOP("Actions", "Faults of the program…"), "Help", (), ""),
    Command("support", QT_TRANSLATE_NOOP("Actions", "Bundle for support…"), "Help", (), ""),
    Command("tour", QT_TRANSLATE_NOOP("Actions", "A look around"), "Help"),
    Command("edit-keys", QT_TRANSLATE_NOOP("Actions", "Edit keys…"), "Help"),
    *(
        Command(f"class-{digit}", QT_TRANSLATE_NOOP("Actions", "Defect class"), "", (str(digit),), "", _PART)
        for digit in range(1, 10)
    ),
)


RESERVED = {  # keys of the canvas itself
    "Space": QT_TRANSLATE_NOOP("Actions", "the bare picture while it is held"),
    "+": QT_TRANSLATE_NOOP("Actions", "closer"),
    "-": QT_TRANSLATE_NOOP("Actions", "further away"),
    "=": QT_TRANSLATE_NOOP("Actions", "closer"),
    ",": QT_TRANSLATE_NOOP("Actions", "a smaller brush, or a wand that takes in less"),
    ".": QT_TRANSLATE_NOOP("Actions", "a larger brush, or a wand that takes in more"),
    "Backspace": QT_TRANSLATE_NOOP("Actions", "take back the last corner of a polygon"),
    "Del": QT_TRANSLATE_NOOP("Actions", "take away the corner held last, else the selected piece"),
    "Alt+Left": QT_TRANSLATE_NOOP("Actions", "move the selected piece; with Shift by 10 px"),
    "Alt+Right": QT_TRANSLATE_NOOP("Actions", "move the selected piece; with Shift by 10 px"),
    "Alt+Up": QT_TRANSLATE_NOOP("Actions", "move the selected piece; with Shift by 10 px"),
    "Alt+Down": QT_TRANSLATE_NOOP("Actions", "move the selected piece; with Shift by 10 px"),
    "Tab": QT_TRANSLATE_NOOP("Actions", "the next field"),
    "Shift+Tab": QT_TRANSLATE_NOOP("Actions", "the field before"),
}

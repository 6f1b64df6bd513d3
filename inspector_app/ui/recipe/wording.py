"""Settings of a recipe as people read and write them: per cent, decimals of their language, a line each."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale

from inspector_app.domain.recipe import DEFAULT_BACKBONE, FAST_BACKBONE, Basis, Precision, ResizeMode
from inspector_app.domain.recipe_change import BASIS, LOWER, THRESHOLD, Difference
from inspector_app.ui.language.defect_classes import class_word
from inspector_app.ui.language.figures import count
from inspector_app.ui.language.said import said
from inspector_app.ui.recipe.settings_table import BY_NAME, Kind

_LONGEST = 300  # characters of a value in a line of a list


class NotUnderstood(ValueError):
    """What was typed is no such value; the reason in the language of the window."""


def label_of(name: str) -> str:
    """What people call a setting."""
    field = BY_NAME.get(name)
    if field is not None:
        return QCoreApplication.translate("RecipeFields", field.label)
    return {
        THRESHOLD: _tr("Threshold, raw"),
        LOWER: _tr("Lower threshold, raw"),
        BASIS: _tr("Threshold rests on"),
    }.get(name, name)


def in_words(name: str, value: Any) -> str:
    """A value in one line, to be read: "2 %", "12.5, 0, 50, 100 %", "scratch, dent"."""
    field = BY_NAME.get(name)
    kind = field.kind if field is not None else Kind.SHOWN
    if name in _SPOKEN:
        return _SPOKEN[name](value)
    if value is None or value in ("", [], ()):
        return _tr("none")
    if name == "challenge_every" and not value:
        return _tr("never")
    if isinstance(value, bool):
        return _tr("yes") if value else _tr("no")
    if name == BASIS:
        return {
            Basis.GOOD_PARTS: _tr("good parts"),
            Basis.LOT: _tr("the lot itself, provisional"),
            Basis.MANUAL: _tr("set by hand"),
        }[Basis(value)]
    if name == "defect_classes":
        return _cut(", ".join(map(class_word, value)))
    if kind is Kind.SHARE:
        return f"{_number(100 * value)} %"
    if kind is Kind.BOX:
        return f"{typed(Kind.BOX, value)} %"
    if kind is Kind.BOXES:
        return "; ".join(f"{typed(Kind.BOX, box)} %" for box in value)
    if kind is Kind.REGIONS:
        return _cut("; ".join(f"{_region(each)} %" for each in value))
    if isinstance(value, Sequence) and not isinstance(value, str):
        return _cut(", ".join(_plain(each) for each in value))
    return _cut(said(_plain(value)))


def _model(name: str) -> str:
    """The built-in ones by their names; of others the name is the identifier."""
    built_in = {DEFAULT_BACKBONE: "EfficientNet-Lite2, 448 px", FAST_BACKBONE: "EfficientNet-Lite0, 320 px"}
    return _tr("{0}, built in").format(built_in[name]) if name in built_in else _cut(name)


def _resize(mode: str | None) -> str:
    return {
        None: _tr("into a square, long pictures in tiles"),
        ResizeMode.SQUASH: _tr("squeezed into a square"),
        ResizeMode.TILE: _tr("in overlapping tiles"),
    }[None if mode is None else ResizeMode(mode)]


def _precision(precision: str) -> str:
    exact = Precision(precision) is Precision.FLOAT32
    return _tr("32 bit, exact") if exact else _tr("16 bit, faster on many GPUs")


def _detector(name: str) -> str:
    return {"pa_clip": _tr("PA-CLIP, two memory banks")}.get(name, name)


def _input_size(size: int | None) -> str:
    return _tr("the model's own") if size is None else str(size)


def _bank_size(size: int) -> str:
    return _tr("{0} patches").format(count(size))


def _window(levels: Sequence[int] | None) -> str:
    return _tr("all of them") if levels is None else _tr("{0} to {1}").format(*map(count, levels))


def _aspect(aspect: float) -> str:
    return _tr("{0} to 1").format(_number(aspect))


_SPOKEN: Mapping[str, Callable[[Any], str]] = {  # settings whose value is no word or number that people know
    "backbone": _model,
    "resize": _resize,
    "precision": _precision,
    "detector": _detector,
    "input_size": _input_size,
    "bank_size": _bank_size,
    "window": _window,
    "aspect": _aspect,
}


def changed_in_words(difference: Difference) -> tuple[str, str, str]:
    """What differs, how it was, how it is."""
    name = difference.name
    return label_of(name), in_words(name, difference.before), in_words(name, difference.after)


def typed(kind: Kind, value: Any) -> str:
    """A value as it stands in its field."""
    if value is None:
        return ""
    if kind is Kind.LINES:
        return "\n".join(value)
    if kind is Kind.SHARE:
        return _number(100 * value)
    if kind is Kind.BOX:
        return "  ".join(_number(100 * side) for side in value)
    if kind is Kind.BOXES:
        return "\n".join(typed(Kind.BOX, box) for box in value)
    if kind is Kind.REGIONS:
        return "\n".join(map(_region, value))
    return _plain(value)


def understood(kind: Kind, text: str) -> Any:
    """What was typed as a value. Raises NotUnderstood."""
    if kind is Kind.LINE:
        return text.strip()
    if kind is Kind.LINES:
        return [line.strip() for line in text.splitlines() if line.strip()]
    if kind is Kind.NUMBER:
        return _read(text) if text.strip() else None
    if kind is Kind.SHARE:
        return _read(text) / 100 if text.strip() else None
    if kind is Kind.STEPS:
        steps = _read(text)
        if steps != int(steps):
            raise NotUnderstood(_tr("Give a whole number"))
        return int(steps)
    if kind is Kind.BOX:
        return _box(text) if text.strip() else None
    if kind is Kind.BOXES:
        return [_box(line) for line in text.splitlines() if line.strip()]
    if kind is Kind.REGIONS:
        return [_named_box(line) for line in text.splitlines() if line.strip()]
    raise ValueError(kind)


def _box(text: str) -> list[float]:
    sides = [side for side in re.split(r"[;\s]+", text.strip()) if side]
    if len(sides) != 4:
        raise NotUnderstood(_tr("Give four numbers with spaces between: left, top, width, height"))
    return [round(_read(side) / 100, 6) for side in sides]


def _region(value: Mapping[str, Any]) -> str:
    return f"{value['name']}: {typed(Kind.BOX, value['box'])}"


def _named_box(text: str) -> dict[str, Any]:
    name, colon, box = text.rpartition(":")
    if not colon or not name.strip():
        raise NotUnderstood(_tr("Give a name and a colon before the four numbers"))
    return {"name": name.strip(), "box": _box(box)}


def _read(text: str) -> float:
    """A number with a decimal point or comma."""
    plain = text.strip().rstrip("%").strip().replace(",", ".")
    if not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)", plain):
        raise NotUnderstood(_tr("“{0}” is no number").format(text.strip()))
    return float(plain)


def _number(value: float) -> str:
    text = f"{round(value, 6):.10g}"
    return text.replace(".", QLocale().decimalPoint()) if QLocale().language() != QLocale.Language.C else text


def _plain(value: Any) -> str:
    return _number(value) if isinstance(value, float) else str(value)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _tr(text: str) -> str:
    return QCoreApplication.translate("RecipePage", text)

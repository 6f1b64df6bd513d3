"""Words can be read in both themes, and nothing is said by colour alone."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector_app.domain.lot import Band, Verdict
from inspector_app.domain.review import PartDecision
from inspector_app.ui.theme.icons import picture
from inspector_app.ui.theme.theme import Scheme, Theme
from inspector_app.ui.theme.tokens import DARK, LIGHT, Tokens
from inspector_app.ui.theme.verdicts import decision_icon, decision_word, draw_verdict, verdict_word
from inspector_app.workflow.events import Level

TEXT = 4.5  # WCAG 2.2, 1.4.3: text on its ground
SHAPE = 3.0  # 1.4.11: what shows the focus, and shapes that mean something

GROUNDS = ("window", "surface", "raised", "accent_soft", "sunken")
VERDICT_TOKENS = ("ok", "flagged", "check", "failed", "defect")
PAIRS = [
    *((word, ground) for word in ("text", "muted") for ground in GROUNDS),
    *((word, ground) for word in ("accent", "pseudo", "danger") for ground in ("surface", "raised")),
    *((verdict, ground) for verdict in VERDICT_TOKENS for ground in ("raised", "accent_soft", "surface")),
    ("pseudo", "accent_soft"),
    ("on_accent", "accent"),
    ("raised", "danger"),
    ("text", "warning_soft"),
    ("text", "danger_soft"),
    ("window", "text"),  # a toast
]  # fmt: skip


def luminance(colour: QColor) -> float:
    """Relative luminance, WCAG 2.2."""
    channels = [colour.redF(), colour.greenF(), colour.blueF()]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    """1 (the same) to 21 (black on white)."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_measured_as_the_guideline_does() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("word", "ground"), PAIRS)
def test_words_stand_out_from_their_ground(tokens: Tokens, word: str, ground: str) -> None:
    assert contrast(getattr(tokens, word), getattr(tokens, ground)) >= TEXT


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_frame_of_what_has_the_focus_stands_out(tokens: Tokens) -> None:
    for ground in ("window", "surface", "raised", "backdrop"):
        assert contrast(tokens.accent, getattr(tokens, ground)) >= SHAPE, ground


def test_the_hint_in_an_empty_field_can_be_read(qapp: QApplication) -> None:
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        theme = Theme(qapp, scheme)
        hint = qapp.palette().color(QPalette.ColorRole.PlaceholderText)
        assert contrast(hint, theme.tokens.raised) >= TEXT, scheme
    Theme(qapp, Scheme.LIGHT)


VERDICTS = [
    (None, None),
    (Verdict.OK, None),
    (Verdict.FLAGGED, None),
    (Verdict.FLAGGED, Band.CHECK),
    (Verdict.FAILED, None),
]


def drawn(verdict: Verdict | None, band: Band | None) -> QImage:
    image = QImage(32, 32, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    draw_verdict(painter, QRectF(4, 4, 24, 24), verdict, band, QColor("black"))
    painter.end()
    return image


def test_every_verdict_has_a_shape_and_a_word_of_its_own(qapp: QApplication) -> None:
    for one, other in combinations(VERDICTS, 2):
        assert drawn(*one) != drawn(*other)
        assert verdict_word(*one) != verdict_word(*other)


def test_every_decision_and_every_level_of_message_has_a_sign_of_its_own(qtbot: QtBot) -> None:
    decisions = [decision_icon(decision) for decision in PartDecision]
    assert len({decision_word(decision) for decision in PartDecision}) == len(decisions)
    for signs in (decisions, [level.value for level in Level]):
        for one, other in combinations(signs, 2):
            black = QColor("black")
            assert picture(one, black, 24).toImage() != picture(other, black, 24).toImage()

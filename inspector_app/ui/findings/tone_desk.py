"""How 16-bit pictures of a recipe are looked at: chosen once, remembered, and without any say in scoring."""

from __future__ import annotations

from PySide6.QtCore import QSettings, QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from inspector_app.ui.canvas.appearance import Appearance
from inspector_app.ui.canvas.tone import HIGHEST, Tone, fitting
from inspector_app.ui.canvas.tone_bar import ToneBar
from inspector_app.ui.canvas.view import Canvas
from inspector_app.ui.language.figures import count
from inspector_app.ui.theme.plain import PlainLabel, plain_tip
from inspector_app.ui.theme.tokens import SPACE

_ROOM_FOR_WORDS = 480  # px of width; with less the tool tip of the bar says it


class ToneDesk(QWidget):
    """Stands under the canvas while the picture on it has 16 bits."""

    def __init__(self, canvas: Canvas, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas, self._settings = canvas, settings
        self._recipe_id = ""
        self.bar = ToneBar()
        self.words = PlainLabel()
        self.words.setProperty("role", "caption")
        # On a narrow window the words give way, not the handles.
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        only = self.tr(
            "Only the picture on the screen changes. Scores are made with the window of the recipe."
        )
        for widget in (self.bar, self.words):
            widget.setToolTip(plain_tip(only))
        self.fit = self._button(self.tr("Auto"), self.tr("Black and white of what this picture holds"))
        self.reset = self._button(self.tr("As scored"), self.tr("Look at pictures as the recipe scores them"))
        line = QHBoxLayout(self)
        line.setContentsMargins(SPACE.S, 0, SPACE.S, 0)
        line.setSpacing(SPACE.S)
        line.addWidget(self.bar, 6)
        line.addWidget(self.fit)
        line.addWidget(self.reset)
        line.addWidget(self.words, 5)
        self.hide()
        canvas.picture_changed.connect(self._picture_changed)
        self.bar.moved.connect(self._choose)
        self.bar.reset_asked.connect(self.forget)
        self.fit.clicked.connect(self.fit_picture)
        self.reset.clicked.connect(self.forget)

    def set_recipe(self, recipe_id: str) -> None:
        """The recipe whose pictures are looked at: each has a tone of its own."""
        if recipe_id != self._recipe_id:
            self._recipe_id = recipe_id
            self._canvas.set_tone(self._remembered())
            self._picture_changed()

    def set_appearance(self, appearance: Appearance) -> None:
        self.bar.set_appearance(appearance)

    def sizeHint(self) -> QSize:
        return QSize(420, 44)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.words.setVisible(self.width() >= _ROOM_FOR_WORDS)

    def _button(self, words: str, tip: str) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("kind", "chip")
        button.setMinimumHeight(28)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolTip(plain_tip(tip))
        return button

    @Slot()
    def _picture_changed(self) -> None:
        pyramid = self._canvas.pyramid
        self.setVisible(pyramid is not None and pyramid.deep)
        if pyramid is None or not pyramid.deep:
            return
        if self._canvas.tone is None:
            self._canvas.set_tone(self._as_scored())
        self.bar.show_picture(pyramid)
        self._tell()

    @Slot(object)
    def _choose(self, tone: Tone) -> None:
        self._settings.setValue(f"tone/{self._recipe_id}", f"{tone.low} {tone.high}")
        self._canvas.set_tone(tone)
        self._tell()

    @Slot()
    def fit_picture(self) -> bool:
        """Black and white of what the picture holds, for this and all later ones; False: it has 8 bits."""
        pyramid = self._canvas.pyramid
        if pyramid is None or not pyramid.deep:
            return False
        self._choose(fitting(pyramid.level(pyramid.depth)))
        return True

    @Slot()
    def forget(self) -> None:
        """Look at pictures as the recipe scores them."""
        self._settings.remove(f"tone/{self._recipe_id}")
        self._canvas.set_tone(self._as_scored())
        self._tell()

    def _tell(self) -> None:
        tone, scored = self._canvas.tone or Tone(), self._as_scored()
        self.bar.show_tone(tone)
        self.reset.setEnabled(tone != scored)
        shown = self.tr("shown {0}–{1} · scored {2}–{3}")
        self.words.setText(shown.format(*map(count, (tone.low, tone.high, scored.low, scored.high))))

    def _as_scored(self) -> Tone:
        pyramid = self._canvas.pyramid
        return Tone(*pyramid.window) if pyramid is not None and pyramid.window else Tone(0, HIGHEST)

    def _remembered(self) -> Tone | None:
        words = str(self._settings.value(f"tone/{self._recipe_id}", "")).split()
        if len(words) != 2 or not all(word.isdigit() for word in words):
            return None
        return Tone.within(int(words[0]), int(words[1]))

"""Light, dark, or what the system says: one palette, one style sheet, one set of icons."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontDatabase, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from inspector_app.ui.theme.icons import icon
from inspector_app.ui.theme.sheet import style_sheet
from inspector_app.ui.theme.tokens import DARK, LIGHT, Tokens

_FAMILIES = ("Inter", "Segoe UI Variable Text", "Segoe UI", ".AppleSystemUIFont", "Ubuntu", "Noto Sans")
_FALLBACKS = ("Liberation Sans", "Noto Sans CJK SC", "DejaVu Sans")


class Scheme(StrEnum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """Owns the look of the application; widgets that paint themselves listen to ``changed``."""

    changed = Signal()

    def __init__(self, application: QApplication, scheme: Scheme = Scheme.SYSTEM) -> None:
        super().__init__(application)
        self._application = application
        self._scheme = scheme
        self._icons: dict[str, QIcon] = {}
        self.tokens: Tokens = LIGHT
        application.setStyle("Fusion")
        application.setFont(_font())
        application.styleHints().colorSchemeChanged.connect(self._system_changed)
        self._apply()

    @property
    def scheme(self) -> Scheme:
        return self._scheme

    def choose(self, scheme: Scheme) -> None:
        """Follow the system, or stay light or dark."""
        self._scheme = scheme
        self._apply()

    def icon(self, name: str) -> QIcon:
        """The icon in this theme's colours. Raises FileNotFoundError for an unknown name."""
        if name not in self._icons:
            t = self.tokens
            self._icons[name] = icon(name, t.text, t.faint, t.accent)
        return self._icons[name]

    @Slot()
    def _system_changed(self) -> None:
        if self._scheme is Scheme.SYSTEM:
            self._apply()

    def _apply(self) -> None:
        system_dark = self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark
        dark = system_dark if self._scheme is Scheme.SYSTEM else self._scheme is Scheme.DARK
        self.tokens = DARK if dark else LIGHT
        self._icons.clear()
        self._application.setPalette(_palette(self.tokens))
        self._application.setStyleSheet(style_sheet(self.tokens, self._application.font().pointSizeF()))
        self.changed.emit()


def _font() -> QFont:
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    known = set(QFontDatabase.families())
    families = [name for name in _FAMILIES if name in known]
    if system.family() not in ("Sans", "Sans Serif", "DejaVu Sans"):  # a desktop that has chosen: follow it
        families.insert(0, system.family())
    system.setFamilies([*families, *(name for name in _FALLBACKS if name in known)])
    if system.pointSizeF() < 9.5:
        system.setPointSizeF(9.5)
    return system


def _palette(t: Tokens) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for where, colour in (
        (role.Window, t.window),
        (role.WindowText, t.text),
        (role.Base, t.raised),
        (role.AlternateBase, t.surface),
        (role.Text, t.text),
        (role.PlaceholderText, t.muted),
        (role.Button, t.raised),
        (role.ButtonText, t.text),
        (role.BrightText, t.danger),
        (role.Highlight, t.accent),
        (role.HighlightedText, t.on_accent),
        (role.ToolTipBase, t.raised),
        (role.ToolTipText, t.text),
        (role.Link, t.accent),
        (role.Light, t.raised),
        (role.Midlight, t.line),
        (role.Mid, t.line_strong),
        (role.Dark, t.faint),
        (role.Shadow, t.sunken),
        (role.Accent, t.accent),
    ):
        palette.setColor(where, colour)
    for where in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, t.faint)
    return palette

"""Buttons and actions that stay grey for a reason, whatever else would enable them; the reason is in their tool tip."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton

from inspector_app.ui.theme.plain import plain_tip


class Refusable:
    """To be mixed into a widget or action: enabled where others enable it and nothing speaks against it.

    Only what is set from Python is seen, which is all there is.
    """

    _wanted = True
    _tip = ""
    refusal = ""  # who may instead; "" where whoever acts may
    held = False  # there is nothing here that it could act on

    def setEnabled(self, enabled: bool) -> None:
        self._wanted = enabled
        super().setEnabled(enabled and not self.refusal and not self.held)  # type: ignore[misc]

    def setToolTip(self, tip: str) -> None:
        self._tip = tip
        super().setToolTip(plain_tip(f"{tip}\n{self.refusal}".strip()))  # type: ignore[misc]

    def hold(self, held: bool) -> None:
        """Grey while there is nothing that it could act on, or no longer."""
        if held != self.held:
            self.held = held
            self.setEnabled(self._wanted)

    def refuse(self, refusal: str) -> None:
        """Grey for this reason, or no longer."""
        if refusal != self.refusal:
            self.refusal = refusal
            self.setEnabled(self._wanted)
            self.setToolTip(self._tip)


class RefusableAction(Refusable, QAction):
    """An action that may need a right."""


class RefusableButton(Refusable, QPushButton):
    """A button that may need a right."""

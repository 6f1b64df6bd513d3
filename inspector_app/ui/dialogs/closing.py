"""The one question that is asked: close while a lot is being inspected?"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget


def ask_to_close(parent: QWidget) -> bool:
    """True to close; the inspection goes on where it was at the next start."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(_tr("Inspection is running"))
    box.setText(_tr("A lot is being inspected."))
    box.setInformativeText(
        _tr("It goes on where it was at the next start. Nothing that was decided is lost.")
    )
    close = box.addButton(_tr("Close"), QMessageBox.ButtonRole.AcceptRole)
    stay = box.addButton(_tr("Stay"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.exec()
    box.deleteLater()
    return box.clickedButton() is close


def _tr(text: str) -> str:
    return QCoreApplication.translate("Closing", text)

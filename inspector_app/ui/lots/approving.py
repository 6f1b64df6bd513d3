"""What a second person does on the bank page: approve a mark, refuse it, have its certificate written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QSettings, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from inspector_app.domain.approval import same_person
from inspector_app.domain.bank import Mark, Preview
from inspector_app.domain.documents import Format
from inspector_app.ui.actions import Actions
from inspector_app.ui.bridge import Bridge
from inspector_app.ui.commands import Decision
from inspector_app.ui.dialogs.approval import ApprovalDialog
from inspector_app.ui.dialogs.report import stored_looks
from inspector_app.ui.ledger import Ledger
from inspector_app.ui.mark_decisions import ApproveMark, RefuseMark
from inspector_app.ui.theme.plain import PlainLabel
from inspector_app.ui.theme.refusable import RefusableButton
from inspector_app.ui.theme.theme import Theme
from inspector_app.ui.theme.tokens import SPACE

if TYPE_CHECKING:
    from inspector_app.ui.main_window import MainWindow
    from inspector_app.workflow.session import Session

CERTIFICATE_CHANNEL = "certificate"
APPROVAL_CHANNEL = "preview of a waiting mark"


class ApprovalBar(QWidget):
    """Buttons under the chosen mark: decide about one that waits, write its certificate."""

    def __init__(self, author: Callable[[], str], actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._author = author  # asked each time: another person may have signed in
        self.words = PlainLabel(wordWrap=True)
        self.words.setProperty("role", "caption")
        self.decide = RefusableButton(self.tr("Approve or refuse…"))
        self.decide.setProperty("kind", "primary")
        self.certificate = QPushButton(self.tr("Certificate"))
        self.certificate.setToolTip(self.tr("One page about this mark as PDF and HTML"))
        for button in (self.decide, self.certificate):
            button.setProperty("touch", True)
        self.decide.clicked.connect(actions["approve-mark"].trigger)
        self.certificate.clicked.connect(actions["certificate"].trigger)
        line = QHBoxLayout()
        line.setSpacing(SPACE.S)
        line.addWidget(self.decide, 3)
        line.addWidget(self.certificate, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.XS)
        column.addWidget(self.words)
        column.addLayout(line)

    def show_mark(self, mark: Mark) -> None:
        own = same_person(mark.author, self._author())
        self.decide.setVisible(mark.waiting)
        self.decide.setEnabled(not own)
        self.words.setVisible(mark.waiting)
        self.words.setText(
            self.tr("You have made it: another person has to approve it.")
            if own
            else self.tr("It acts on nothing until you or another person approve it.")
        )


class ApprovalHandlers(QObject):
    """Binds the commands, opens the dialog, and says in a toast what was done."""

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        bridge: Bridge,
        ledger: Ledger,
        actions: Actions,
        theme: Theme,
        settings: QSettings,
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._bridge = window, session, bridge
        self._ledger, self._theme, self._settings = ledger, theme, settings
        self._deciding: Mark | None = None
        self._lost = False
        self._written: Path | None = None
        actions.bind("approve-mark", self.approve)
        actions.bind("certificate", self.certificate)
        ledger.done.connect(self._done)

    @Slot()
    def approve(self) -> None:
        """Preview the chosen mark, where it waits, and ask for a decision."""
        mark = self._chosen()
        if mark is None:
            return
        self._window.toast.say(_tr("Looking what this mark would do…"))
        self._bridge.watch(
            self._session.approvals.preview(mark.id), self._previewed, mark, channel=APPROVAL_CHANNEL
        )

    def _previewed(self, preview: Preview, mark: Mark) -> None:
        window = self._window
        if window.review is None or window.bank is None:
            return
        window.toast.hide()
        dialog = ApprovalDialog(
            mark,
            preview,
            window.bank.marks.picture(mark.id),
            window.review.gallery.thumbnails,
            self._theme,
            here=self._session.who.station,
            parent=window,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._deciding, self._lost = mark, bool(preview.outcome.lost)
        dialog.decided.connect(self._decided)
        dialog.open()

    @Slot(bool, str)
    def _decided(self, approved: bool, reason: str) -> None:
        mark = self._deciding
        if mark is None:
            return
        if approved:
            decision: Decision = ApproveMark(mark.id, mark.label, reason)
            decision.confirmation = reason if self._lost else None
        else:
            decision = RefuseMark(mark.id, mark.label, reason)
        self._ledger.decide(decision)

    @Slot()
    def certificate(self) -> None:
        """Write the chosen mark's page, with the folder and looks that reports have."""
        mark = self._chosen()
        if mark is None:
            return
        language = QLocale.languageToCode(QLocale().language())
        folder, looks = stored_looks(self._settings, language)
        self._window.toast.say(_tr("Writing the certificate…"))
        asked = self._session.certificates.write(mark.id, folder, (Format.PDF, Format.HTML), looks)
        self._bridge.watch(asked, self._certified, mark.label, channel=CERTIFICATE_CHANNEL)

    def _certified(self, paths: list[Path], label: str) -> None:
        self._written = paths[0] if paths else None
        if self._written is not None:
            words = _tr("Certificate of {0} written: {1}").format(label, self._written)
            self._window.toast.say(words, _tr("Open"), self._open)

    @Slot()
    def _open(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written)))

    def _chosen(self) -> Mark | None:
        """The mark that the bank page shows; the page is opened first where it is not there."""
        window = self._window
        if window.bank is None:
            return None
        if not window.bank.isVisible():
            window.show_page(window.bank)
            return None
        return window.bank.chosen()

    @Slot(object)
    def _done(self, decision: Decision) -> None:
        if isinstance(decision, ApproveMark):
            self._say(_tr("{0} approved: it acts from now on").format(decision.label))
        elif isinstance(decision, RefuseMark):
            self._say(_tr("{0} refused").format(decision.label))

    def _say(self, words: str) -> None:
        self._window.toast.say(words, _tr("Undo"), self._ledger.undo)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Approving", text)

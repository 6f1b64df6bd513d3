"""What the commands of the window do: open, report, pause, places, theme, help."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QSettings, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from inspector_app.domain.errors import CorrectableError
from inspector_app.domain.filtering import GroupBy, PartQuery
from inspector_app.domain.lot import JobState
from inspector_app.ui.actions import Actions
from inspector_app.ui.audit.dialog import AuditDialog
from inspector_app.ui.bridge import Bridge
from inspector_app.ui.dialogs.keys import KeySheet
from inspector_app.ui.dialogs.manual import Manual
from inspector_app.ui.dialogs.palette import CommandPalette
from inspector_app.ui.dialogs.report import ReportDialog
from inspector_app.ui.dialogs.shortcuts import ShortcutEditor
from inspector_app.ui.language.choosing import SETTING, Language
from inspector_app.ui.language.figures import count
from inspector_app.ui.theme.theme import Scheme, Theme

if TYPE_CHECKING:
    from inspector_app.ui.main_window import MainWindow
    from inspector_app.workflow.session import Session


class WindowHandlers(QObject):
    """Help, theme and quit act from the start; the rest once the session is there."""

    def __init__(self, window: MainWindow, actions: Actions, theme: Theme, settings: QSettings) -> None:
        super().__init__(window)
        self._window, self._actions, self._theme, self._settings = window, actions, theme, settings
        self._session: Session | None = None
        self._bridge: Bridge | None = None
        self._report: Path | None = None
        self._to_report: tuple[str, PartQuery] | None = None
        self._manual: Manual | None = None
        for command, handler in (
            ("help", self.help),
            ("manual", self.manual),
            ("edit-keys", self.edit_keys),
            ("palette", self.palette),
            ("quit", window.close),
            ("theme-system", self.choose_theme),
            ("theme-light", self.choose_theme),
            ("theme-dark", self.choose_theme),
            ("language-system", self.choose_language),
            ("language-en", self.choose_language),
            ("language-de", self.choose_language),
            ("language-zh", self.choose_language),
        ):
            actions.bind(command, handler)

    def attach(self, session: Session, bridge: Bridge) -> None:
        """From now on lots can be opened."""
        self._session, self._bridge = session, bridge
        opening = self._window.opening
        assert opening is not None
        for command, handler in (
            ("open", opening.ask_folder),
            ("demo", opening.open_demo),
            ("report", self.report),
            ("pause", self.pause),
            ("cancel-job", self.cancel),
            ("rescore", self.rescore),
            ("audit", self.audit),
            ("place-review", self.review),
            ("place-bank", self.bank),
        ):
            self._actions.bind(command, handler)

    @Slot()
    def report(self) -> None:
        """What the filter shows goes into the report; a dialog asks how."""
        window, lot_id = self._window, self._lot_id()
        if lot_id is None or self._session is None or self._bridge is None or window.review is None:
            return
        try:
            query = window.review.gallery.query()
        except CorrectableError as error:
            window.messages.show_error(error)
            return
        language = QLocale.languageToCode(QLocale().language())
        dialog = ReportDialog(self._settings, query.filter.text, language, self._theme, window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._to_report = (lot_id, query)
        dialog.accepted.connect(self._report_chosen)
        dialog.open()
        self._bridge.watch(
            self._session.part_count(lot_id, query), self._report_counted, channel="parts of the report"
        )

    def _report_counted(self, parts: int) -> None:
        """The number of parts that a document made now would hold, which is not always that of the list."""
        dialog, review = self._window.findChild(ReportDialog), self._window.review
        if dialog is None or review is None:
            return
        rows = review.gallery.rows
        divided = rows.query.group is not GroupBy.NONE
        dialog.show_number(parts, None if divided else len(rows.ids))

    @Slot()
    def _report_chosen(self) -> None:
        dialog = self.sender()
        assert isinstance(dialog, ReportDialog) and self._to_report is not None
        if self._session is None or self._bridge is None:
            return
        lot_id, query = self._to_report
        wanted = dialog.choice()
        self._window.toast.say(_tr("Writing the report…"))
        written = self._session.report(
            lot_id,
            wanted.folder,
            query,
            wanted.formats,
            wanted.looks,
            certificates=wanted.certificates,
            baseline=wanted.baseline,
        )
        self._bridge.watch(written, self._report_written, channel="report")

    @Slot()
    def pause(self) -> None:
        """Pause what runs, go on with what was paused or stopped."""
        lot_id, current = self._lot_id(), self._window.current
        if lot_id is None or self._session is None or current is None or current.progress is None:
            return
        if current.progress.state in (JobState.PAUSED, JobState.CANCELLED, JobState.FAILED):
            self._session.resume(lot_id)
        else:
            self._session.pause(lot_id)

    @Slot()
    def cancel(self) -> None:
        lot_id = self._lot_id()
        if lot_id is not None and self._session is not None:
            self._session.cancel(lot_id)

    @Slot()
    def rescore(self) -> None:
        """Marks that were kept after this lot was inspected act on it too, from its cached features."""
        lot_id = self._lot_id()
        if lot_id is not None and self._session is not None and self._bridge is not None:
            self._window.toast.say(_tr("Scoring the lot anew…"))
            self._bridge.watch(self._session.rescore(lot_id), self._rescored, channel="rescore")

    def _rescored(self, changed: int) -> None:
        words = (
            _tr("1 picture reads otherwise now") if changed == 1 else _tr("{0} pictures read otherwise now")
        )
        self._window.toast.say(words.format(count(changed)) if changed else _tr("Nothing has changed"))

    @Slot()
    def audit(self) -> None:
        """Who did what, and whether the log of it fits."""
        if self._session is not None and self._bridge is not None:
            dialog = AuditDialog(self._session, self._bridge, self._theme, self._window)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    @Slot()
    def review(self) -> None:
        if self._window.review is not None:
            self._window.show_page(self._window.review)

    @Slot()
    def bank(self) -> None:
        if self._window.bank is not None:
            self._window.show_page(self._window.bank)

    @Slot()
    def choose_theme(self) -> None:
        scheme = Scheme(self._actions.current.removeprefix("theme-"))
        self._settings.setValue("scheme", scheme.value)
        self._theme.choose(scheme)

    @Slot()
    def choose_language(self) -> None:
        """Kept, and spoken at once by a window that takes this one's place, or from the next start on."""
        language = Language(self._actions.current.removeprefix("language-"))
        self._settings.setValue(SETTING, language.value)
        if self._session is not None and self._window.renew is not None:
            self._window.renew()
        else:
            self._window.toast.say(_tr("The language changes at the next start"))

    @Slot()
    def help(self) -> None:
        sheet = KeySheet(self._actions, self._window)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()

    @Slot()
    def manual(self) -> None:
        """The help, at the chapter of the place one stands in; one window of it."""
        if self._manual is None:
            self._manual = Manual(self._actions, self._theme, self._window)
        self._manual.open_chapter(self._window.chapter())
        self._manual.show()
        self._manual.raise_()
        self._manual.activateWindow()

    @Slot()
    def edit_keys(self) -> None:
        editor = ShortcutEditor(self._actions, self._window)
        editor.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        editor.open()

    @Slot()
    def palette(self) -> None:
        palette = CommandPalette(self._actions, self._window)
        corner = self._window.mapToGlobal(self._window.rect().topLeft())
        palette.move(corner.x() + (self._window.width() - palette.width()) // 2, corner.y() + 90)
        chosen = palette.chosen if palette.exec() else None
        palette.deleteLater()
        if chosen is not None:
            chosen.trigger()

    def _lot_id(self) -> str | None:
        return self._window.current.lot_id if self._window.current is not None else None

    def _report_written(self, paths: list[Path]) -> None:
        """One document is named and opened; of several the folder that they all lie in."""
        if not paths:
            return
        self._report = paths[0] if len(paths) == 1 else paths[0].parent
        words = (
            _tr("Report written: {0}").format(self._report)
            if len(paths) == 1
            else _tr("Report written: {0} documents in {1}").format(count(len(paths)), self._report)
        )
        self._window.toast.say(words, _tr("Open"), self._open_report)

    def _open_report(self) -> None:
        if self._report is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._report)))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Window", text)

"""What is watched: folder, recipe, which parts make a lot, and where the results go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from inspector_app.domain.errors import CorrectableError, InspectorError
from inspector_app.domain.readings import KnownRecipe
from inspector_app.domain.watching import EVERY, LotRule, WatchSettings, WatchStatus, minutes_of
from inspector_app.ui.bridge import Bridge
from inspector_app.ui.dialogs.sizing import make_room, open_at
from inspector_app.ui.language.said import said_error
from inspector_app.ui.theme.fields import Choice
from inspector_app.ui.theme.plain import PlainLabel
from inspector_app.ui.theme.theme import Theme
from inspector_app.ui.theme.tokens import SPACE
from inspector_app.ui.watching.feed_list import FeedList
from inspector_app.workflow.feeds.feeds import Feeds

_RULES = {
    LotRule.DAY: QT_TRANSLATE_NOOP("WatchDialog", "a day"),
    LotRule.ORDER: QT_TRANSLATE_NOOP("WatchDialog", "an order, from the file's name"),
    LotRule.FOLDER: QT_TRANSLATE_NOOP("WatchDialog", "a sub-folder"),
}
Start = Callable[[WatchSettings], Future[str]]


class WatchDialog(QDialog):
    """Offers what was watched last. ``begin`` starts it; what it refuses is said in the dialog."""

    def __init__(
        self,
        theme: Theme,
        bridge: Bridge,
        feeds: Feeds,
        begin: Start,
        known: Sequence[KnownRecipe],
        last: WatchSettings | None,
        now: WatchStatus,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge, self._begin = bridge, begin
        self._last = last
        self.setWindowTitle(self.tr("Watch a folder"))
        open_at(self, 620, 0)
        self.folder = QLineEdit("" if last is None else str(last.folder))
        self.folder.setAccessibleName(self.tr("Folder"))
        choose = QPushButton(self.tr("Choose…"))
        choose.setAccessibleName(self.tr("Choose the folder"))
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose)
        place = QHBoxLayout()
        place.addWidget(self.folder, 1)
        place.addWidget(choose)
        self.recipe = QLineEdit("" if last is None else last.recipe)
        self.recipe.setAccessibleName(self.tr("Recipe"))
        self.recipe.setCompleter(QCompleter([one.name for one in known], self.recipe))
        if last is None and len(known) == 1:
            self.recipe.setText(known[0].name)
        self.lots = Choice(theme)
        self.lots.setAccessibleName(self.tr("A lot is"))
        for rule, words in _RULES.items():
            self.lots.addItem(QCoreApplication.translate("WatchDialog", words), rule.value)
        self.lots.setCurrentIndex(max(0, self.lots.findData((last.lots if last else LotRule.DAY).value)))
        hours, minutes = divmod(last.day_start if last else 0, 60)
        self.day_start = QLineEdit(f"{hours:02}:{minutes:02}")
        self.day_start.setAccessibleName(self.tr("The day begins at"))
        self.pattern = QLineEdit("" if last is None else last.part_pattern)
        self.pattern.setAccessibleName(self.tr("Names make parts by"))
        self.pattern.setPlaceholderText(self.tr("the recipe's part pattern"))
        self.problem = PlainLabel(wordWrap=True)
        self.problem.setProperty("role", "strong")
        self.problem.hide()
        self.feeds = FeedList(theme, bridge, feeds)
        self._arrange(place, watching=now.settings is not None)
        self.folder.textChanged.connect(self._see)
        self.recipe.textChanged.connect(self._see)
        self.lots.currentIndexChanged.connect(self._see)
        self._see()

    def settings(self) -> WatchSettings:
        """What is chosen and typed now. Raises CorrectableError where the hour is none."""
        return WatchSettings(
            Path(self.folder.text().strip()).expanduser(),
            self.recipe.text().strip(),
            self.recipe.text().strip() or "object",
            LotRule(self.lots.currentData()),
            minutes_of(self.day_start.text()),
            self._last.every if self._last is not None else EVERY,
            self.pattern.text().strip(),
        )

    def accept(self) -> None:
        """Start, and close once it has begun."""
        try:
            chosen = self.settings()
        except CorrectableError as error:
            self._refused(error)
            return
        self.start.setEnabled(False)
        self._bridge.watch(self._begin(chosen), self._begun, failed=self._refused)

    def _arrange(self, place: QHBoxLayout, *, watching: bool) -> None:
        self.form = QFormLayout()
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.form.addRow(self.tr("Folder"), place)
        self.form.addRow(self.tr("Recipe"), self.recipe)
        self.form.addRow(self.tr("A lot is"), self.lots)
        self.form.addRow(self.tr("The day begins at"), self.day_start)
        self.form.addRow(self.tr("Names make parts by"), self.pattern)
        hint = PlainLabel(
            self.tr(
                "A picture counts once it has not changed for a second and can be read. Files are never "
                "changed or moved. Watching goes on at the next start until it is stopped."
            ),
            wordWrap=True,
        )
        hint.setProperty("role", "caption")
        title = PlainLabel(self.tr("Results also go to"))
        title.setProperty("role", "section")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Close)
        for each in buttons.buttons():
            each.setIcon(QIcon())
            each.setProperty("touch", True)
        self.start = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.start.setText(self.tr("Watch with these settings") if watching else self.tr("Watch"))
        self.start.setProperty("kind", "primary")
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("Close"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.XL, SPACE.L, SPACE.XL, SPACE.L)
        column.setSpacing(SPACE.M)
        column.addLayout(self.form)
        column.addWidget(hint)
        column.addWidget(title)
        column.addWidget(self.feeds)
        column.addWidget(self.problem)
        column.addWidget(buttons)

    @Slot()
    def _see(self) -> None:
        rule = LotRule(self.lots.currentData())
        self.form.setRowVisible(self.day_start, rule is LotRule.DAY)
        self.start.setEnabled(bool(self.folder.text().strip() and self.recipe.text().strip()))

    @Slot()
    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, self.tr("Folder to watch"), self.folder.text(), QFileDialog.Option.ShowDirsOnly
        )
        if chosen:
            self.folder.setText(chosen)

    def _begun(self, watch_id: str) -> None:
        super().accept()

    def _refused(self, error: InspectorError) -> None:
        self.problem.setText(said_error(error))
        self.problem.show()
        make_room(self)
        self._see()

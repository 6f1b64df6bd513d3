"""The recipe as a place: its settings, its versions, the bank of good parts, the parts it is held against."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from inspector_app.domain.readings import KnownRecipe, LotSummary
from inspector_app.domain.recipe import RecipeVersion
from inspector_app.ui.actions import Actions
from inspector_app.ui.bridge import Bridge
from inspector_app.ui.gallery.thumbnails import Thumbnails
from inspector_app.ui.ledger import Ledger
from inspector_app.ui.lots.bank import tool_of
from inspector_app.ui.lots.current import CurrentLot
from inspector_app.ui.recipe.bank import BankOfGoodParts
from inspector_app.ui.recipe.known import KnownMembers
from inspector_app.ui.recipe.settings_form import SettingsForm
from inspector_app.ui.recipe.versions import Versions
from inspector_app.ui.status.toast import Toast
from inspector_app.ui.theme.plain import PlainLabel
from inspector_app.ui.theme.theme import Theme
from inspector_app.ui.theme.tokens import SPACE

if TYPE_CHECKING:
    from inspector_app.workflow.session import Session

_SETTLE_MS = 150  # changes come in bursts
_VERSIONS_CHANNEL = "recipe/versions"
_MODELS_CHANNEL = "recipe/models"
SETTINGS, VERSIONS, BANK, KNOWN = range(4)


class RecipePage(QWidget):
    """Reads while it is seen, each chapter when it is turned to."""

    chapter = "The recipe"
    part_wanted = Signal(str)

    def __init__(
        self,
        session: Session,
        bridge: Bridge,
        ledger: Ledger,
        current: CurrentLot,
        actions: Actions,
        thumbnails: Thumbnails,
        toast: Toast,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session, self._bridge, self._current = session, bridge, current
        self._asked_in_words: frozenset[str] = frozenset()
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self.read)
        self.title = PlainLabel()
        self.title.setProperty("role", "large")
        self.form = SettingsForm(ledger)
        self.versions = Versions()
        self.bank = BankOfGoodParts(session, bridge, ledger, thumbnails, toast, theme)
        self.known = KnownMembers(session, bridge, ledger, actions)
        self.known.part_wanted.connect(self.part_wanted)
        self.tools = [tool_of(actions[name]) for name in ("export-recipe", "import-recipe")]
        self.chapters = QStackedWidget()
        self._choice = QButtonGroup(self)
        self._arrange()
        self.form.dirty_changed.connect(self._unsaved)
        for button in (self.form.save, self.form.discard):
            button.clicked.connect(self._keep_focus)
        current.opened.connect(self._changed)
        current.summary_changed.connect(self._changed)
        bridge.recipe_changed.connect(self._changed)
        bridge.bank_changed.connect(self._changed)
        for settled in (ledger.done, ledger.undone):
            settled.connect(self._changed)

    @Slot()
    def read(self) -> None:
        """Read what the shown chapter needs of the open lot's recipe."""
        summary = self._current.summary
        if summary is None or not self.isVisible():
            return
        self._bridge.watch(
            self._session.recipe_versions(summary.lot.recipe_id),
            self._versions_came,
            summary,
            channel=_VERSIONS_CHANNEL,
        )
        if self.chapters.currentIndex() == BANK:
            self.bank.read(summary)
        elif self.chapters.currentIndex() == KNOWN:
            self.known.read(summary)

    @Slot(int)
    def show_chapter(self, number: int) -> None:
        """Settings, versions, bank, or known parts."""
        self.chapters.setCurrentIndex(number)
        self._choice.button(number).setChecked(True)
        self.read()

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        self._bridge.watch(self._session.recipes(), self._recipes_came, channel=_MODELS_CHANNEL)
        self.read()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE.S)
        head.addWidget(self.title)
        head.addStretch(1)
        for tool in self.tools:
            head.addWidget(tool)
        chapters = QHBoxLayout()
        chapters.setSpacing(0)
        for number, (name, page) in enumerate(
            (
                (self.tr("Settings"), self.form),
                (self.tr("Versions"), self.versions),
                (self.tr("Bank of good parts"), self.bank),
                (self.tr("Known parts and drift"), self.known),
            )
        ):
            button = QPushButton(name)
            button.setCheckable(True)
            button.setChecked(number == SETTINGS)
            button.setProperty("kind", "place")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._choice.addButton(button, number)
            chapters.addWidget(button)
            self.chapters.addWidget(page)
        chapters.addStretch(1)
        self._choice.idClicked.connect(self.show_chapter)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.XL, SPACE.L, SPACE.XL, SPACE.L)
        column.setSpacing(SPACE.M)
        column.addLayout(head)
        column.addLayout(chapters)
        column.addWidget(self.chapters, 1)
        row = [*self._choice.buttons(), *self.tools]  # whoever turns to the place begins with its chapters
        for former, later in pairwise(row):
            self.setTabOrder(former, later)

    def _recipes_came(self, recipes: list[KnownRecipe]) -> None:
        self._asked_in_words = frozenset(recipe.name for recipe in recipes if recipe.text)
        self._settle.start()

    def _versions_came(self, versions: list[RecipeVersion], summary: LotSummary) -> None:
        if not versions or self._current.lot_id != summary.lot.id:
            return
        latest = versions[0]
        self.title.setText(self.tr("Recipe {0}, version {1}").format(latest.recipe_name, latest.number))
        self.form.show_version(
            latest,
            has_bank=summary.bank is not None,
            text=latest.recipe_name in self._asked_in_words,
        )
        self.versions.show_versions(versions)

    @Slot()
    def _keep_focus(self) -> None:
        """A button that is greyed by its own click must not send the focus out of the place."""
        if not (self.form.save.hasFocus() or self.form.discard.hasFocus()):
            self._choice.button(self.chapters.currentIndex()).setFocus()

    @Slot(bool)
    def _unsaved(self, dirty: bool) -> None:
        words = self.tr("Settings, not saved") if dirty else self.tr("Settings")
        self._choice.button(SETTINGS).setText(words)

    @Slot(object)
    def _changed(self, event: Any) -> None:
        if self.isVisible():
            self._settle.start()

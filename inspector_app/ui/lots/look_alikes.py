"""Findings that look alike and that nobody has decided: shown in groups, with what a person may say of each group."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QPixmap, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QMenu,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from inspector_app.domain.bank import SuggestedPart, Suggestion
from inspector_app.domain.errors import InspectorError
from inspector_app.domain.review import FindingDecision
from inspector_app.ui.bridge import Bridge
from inspector_app.ui.gallery.chips import FlowLayout
from inspector_app.ui.language.defect_classes import class_word
from inspector_app.ui.language.figures import decimal
from inspector_app.ui.language.said import said_error
from inspector_app.ui.ledger import Ledger
from inspector_app.ui.lots.current import CurrentLot
from inspector_app.ui.lots.tiles import Tile
from inspector_app.ui.mark_decisions import ReviewFindings
from inspector_app.ui.pictures import rgb_image
from inspector_app.ui.theme.fields import keep_width_in_bold
from inspector_app.ui.theme.plain import PlainLabel, plain_name, plain_tip
from inspector_app.ui.theme.theme import Theme
from inspector_app.ui.theme.tokens import SPACE

if TYPE_CHECKING:
    from inspector_app.workflow.session import Session

_SHOWN = 12  # pictures a group; the rest is counted
_SAME = 0.6  # shared findings from which two groups are one
_SETTLE_MS = 400  # reviews and marks come in bursts


class LookAlikesPage(QWidget):
    """Asks when it is shown, and again when marks or reviews change. It never acts by itself."""

    chapter = "Findings that look alike"
    preview_wanted = Signal(object)  # SuggestedPart: the most typical one of a group
    part_wanted = Signal(str)

    def __init__(
        self,
        session: Session,
        bridge: Bridge,
        ledger: Ledger,
        current: CurrentLot,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session, self._bridge, self._ledger = session, bridge, ledger
        self._current, self._theme = current, theme
        self._left: set[str] = set()  # findings of groups that a person has put away
        self._groups_shown: tuple[Suggestion, ...] = ()
        self.cards: list[GroupCard] = []
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self.look)
        self.light = QPushButton(self.tr("Also like shadow, glare, gradient or blur"), checkable=True)
        self.light.setProperty("kind", "chip")
        self.light.setToolTip(
            self.tr(
                "Compares with light drawn on calm parts of the lot: single findings are found, too. Takes seconds."
            )
        )
        keep_width_in_bold(self.light)
        self.light.toggled.connect(self.look)
        self.again = QPushButton(self.tr("Look again"))
        self.again.clicked.connect(self._look_at_all)
        self.busy = QProgressBar(maximum=0, textVisible=False)
        self.empty = PlainLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self.empty.setProperty("role", "caption")
        self._arrange()
        bridge.bank_changed.connect(self._changed)
        bridge.reviewed.connect(self._changed)
        bridge.recipe_changed.connect(self._changed)
        current.opened.connect(self._opened)

    @Slot()
    def look(self) -> None:
        """Ask which findings look alike now; what is shown stays until the answer is there."""
        lot_id = self._current.lot_id
        if lot_id is None or not self.isVisible():
            return
        self.busy.show()
        self._bridge.watch(
            self._session.suggestions(lot_id, photometric=self.light.isChecked()),
            self._came,
            channel="look-alikes",
            failed=self._failed,
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.look()

    def _arrange(self) -> None:
        title = PlainLabel(self.tr("Findings that look alike"))
        title.setProperty("role", "large")
        caption = PlainLabel(
            self.tr(
                "A shadow recurs, and so does what a worn tool leaves behind: whether it is harmless is for you to "
                "say. Nothing happens by itself."
            ),
            wordWrap=True,
        )
        caption.setProperty("role", "caption")
        head = QWidget()
        flow = FlowLayout(head, spacing=SPACE.M)  # two lines where one is too short
        flow.addWidget(title)
        flow.add_spring()
        flow.addWidget(self.light)
        flow.addWidget(self.again)
        inside = QWidget()
        self._groups = QVBoxLayout(inside)
        self._groups.setContentsMargins(0, 0, SPACE.XS, 0)
        self._groups.setSpacing(SPACE.M)
        self._groups.addStretch(1)
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.XL, SPACE.L, SPACE.XL, SPACE.L)
        column.setSpacing(SPACE.S)
        column.addWidget(head)
        column.addWidget(caption)
        column.addWidget(self.busy)
        column.addWidget(self.empty, 1)
        column.addWidget(self._scroll, 1)
        self._show(())

    @Slot(str)
    def _opened(self, lot_id: str) -> None:
        self._left.clear()
        self._show(())
        self.look()

    @Slot()
    def _look_at_all(self) -> None:
        self._left.clear()
        self.look()

    @Slot()
    def _changed(self) -> None:
        if self.isVisible():
            self._settle.start()

    def _came(self, groups: tuple[Suggestion, ...]) -> None:
        self.busy.hide()
        self._show(tuple(group for group in groups if not self._is_left(group)))

    def _failed(self, error: InspectorError) -> None:
        self._show(())
        self.busy.hide()
        self.empty.setText(said_error(error))

    def _show(self, groups: tuple[Suggestion, ...]) -> None:
        focused = QApplication.focusWidget()
        held = (at for at, card in enumerate(self.cards) if focused and card.isAncestorOf(focused))
        place = next(held, None)
        self._lay_out(groups)
        if place is not None:  # the card that had the keyboard goes: the one that takes its place has it
            card = self.cards[min(place, len(self.cards) - 1)] if self.cards else None
            (self.again if card is None else card.leave_button).setFocus()

    def _lay_out(self, groups: tuple[Suggestion, ...]) -> None:
        for card in self.cards:
            self._groups.removeWidget(card)
            card.deleteLater()
        self._groups_shown = groups
        classes = self._current.summary.version.settings.defect_classes if self._current.summary else ()
        self.cards = [
            GroupCard(group, likes, classes, self._session, self._bridge, self._theme)
            for group, likes in gathered(groups)
        ]
        for place, card in enumerate(self.cards):
            card.harmless.connect(self._harmless)
            card.defect.connect(self._defect)
            card.put_away.connect(self._put_away)
            card.part_wanted.connect(self.part_wanted)
            self._groups.insertWidget(place, card)
        self._scroll.setVisible(bool(groups))
        self.empty.setVisible(not groups)
        self.empty.setText(
            self.tr(
                "Of the findings that nobody has decided, none recur.\nA pattern recurs from 5 % of the parts on."
            )
            if self.isVisible()
            else ""
        )

    def _is_left(self, group: Suggestion) -> bool:
        """Whether most of it was put away; a finding that joins later does not bring a group back."""
        known = sum(one.finding_id in self._left for one in group.findings)
        return 2 * known >= len(group.findings)

    @Slot(object)
    def _harmless(self, group: Suggestion) -> None:
        self.preview_wanted.emit(group.source)

    @Slot(object, str)
    def _defect(self, group: Suggestion, defect_class: str) -> None:
        ids = [one.finding_id for one in group.findings]
        self._ledger.decide(ReviewFindings(ids, FindingDecision.DEFECT, defect_class))

    @Slot(object)
    def _put_away(self, group: Suggestion) -> None:
        self._left.update(one.finding_id for one in group.findings)
        self._show(tuple(each for each in self._groups_shown if not self._is_left(each)))


class GroupCard(QFrame):
    """One group: how many, where, what they look like, and three answers."""

    harmless = Signal(object)  # Suggestion
    defect = Signal(object, str)  # Suggestion, class
    put_away = Signal(object)  # Suggestion
    part_wanted = Signal(str)

    def __init__(
        self,
        group: Suggestion,
        likes: tuple[str, ...],
        classes: tuple[str, ...],
        session: Session,
        bridge: Bridge,
        theme: Theme,
    ) -> None:
        super().__init__()
        self.setObjectName("card")
        self.group, self.likes = group, likes
        self.heading = PlainLabel(in_words(group, likes), wordWrap=True)
        self.heading.setProperty("role", "strong")
        self.harmless_button = QPushButton(self.tr("Harmless: preview a mark"))
        self.defect_button = QPushButton(self.tr("A real defect"))
        self.leave_button = QPushButton(self.tr("Leave"))
        for button in (self.harmless_button, self.defect_button, self.leave_button):
            button.setProperty("touch", True)
        self.harmless_button.clicked.connect(self._harmless)
        self.defect_button.clicked.connect(self._ask_class)
        self.leave_button.clicked.connect(self._leave)
        self.menu = QMenu(self)
        for name in ("", *classes):
            action = self.menu.addAction(plain_name(class_word(name)) or self.tr("without a class"))
            action.setData(name)
            action.triggered.connect(self._class_chosen)
        self._classes = classes
        pictures = QWidget()
        flow = FlowLayout(pictures, SPACE.S)
        others = [one for one in group.findings if one is not group.source]
        shown = [group.source, *others][:_SHOWN]
        self.tiles: list[Tile] = []
        for one in shown:
            strong = one is group.source
            words = (
                self.tr("most typical") if strong else f"{PurePosixPath(one.path).stem} · {decimal(one.peak)}"
            )
            tile = _FindingTile(one, words, theme, strong=strong)
            tile.part_wanted.connect(self.part_wanted)
            self.tiles.append(tile)
            flow.addWidget(tile)
            bridge.watch(session.finding_picture(one.image_id, one.box), tile.came, failed=tile.did_not_come)
        more = len(group.findings) - len(shown)
        rest = PlainLabel(self.tr("and {0} more").format(more))
        rest.setProperty("role", "caption")
        rest.setVisible(more > 0)
        left = QVBoxLayout()
        left.setSpacing(SPACE.S)
        left.addWidget(self.heading)
        left.addWidget(pictures)
        left.addWidget(rest)
        left.addStretch(1)
        answers = QVBoxLayout()
        answers.setSpacing(SPACE.S)
        for button in (self.harmless_button, self.defect_button, self.leave_button):
            answers.addWidget(button)
        answers.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(SPACE.M, SPACE.M, SPACE.M, SPACE.M)
        line.setSpacing(SPACE.L)
        line.addLayout(left, 1)
        line.addLayout(answers)

    @Slot()
    def _harmless(self) -> None:
        self.harmless.emit(self.group)

    @Slot()
    def _ask_class(self) -> None:
        """At once where the recipe has no classes."""
        if self._classes:
            self.menu.popup(self.defect_button.mapToGlobal(QPoint(0, self.defect_button.height())))
        else:
            self.defect.emit(self.group, "")

    @Slot()
    def _class_chosen(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self.defect.emit(self.group, action.data())

    @Slot()
    def _leave(self) -> None:
        self.put_away.emit(self.group)


class _FindingTile(Tile):
    """The place of a finding; a click opens its part."""

    part_wanted = Signal(str)

    def __init__(self, one: SuggestedPart, words: str, theme: Theme, *, strong: bool) -> None:
        super().__init__(words, theme, side=124, acts=True, strong=strong)
        self._part_id = one.part_id
        self.setToolTip(plain_tip(f"{one.path} · {decimal(one.peak)}"))
        self.setAccessibleName(f"{one.path}, {decimal(one.peak)}")
        self.activated.connect(self._wanted)

    def came(self, pixels: Any) -> None:
        self.set_pixmap(QPixmap.fromImage(rgb_image(pixels)))

    def did_not_come(self, error: InspectorError) -> None:
        self.setToolTip(plain_tip(said_error(error)))

    @Slot()
    def _wanted(self) -> None:
        self.part_wanted.emit(self._part_id)


def gathered(groups: tuple[Suggestion, ...]) -> list[tuple[Suggestion, tuple[str, ...]]]:
    """Groups with all that each looks like: one that has nearly the same findings as a former one only adds to it."""
    found: list[tuple[Suggestion, tuple[str, ...]]] = []
    for group in groups:
        likes = (group.like,) if group.like else ()
        for place, (former, known) in enumerate(found):
            if _shared(former, group) >= _SAME:
                found[place] = former, (*known, *likes)
                break
        else:
            found.append((group, likes))
    return found


def _shared(one: Suggestion, other: Suggestion) -> float:
    """Of all findings of two groups, the share that both have."""
    mine, theirs = ({each.finding_id for each in group.findings} for group in (one, other))
    return len(mine & theirs) / len(mine | theirs)


def in_words(group: Suggestion, likes: tuple[str, ...]) -> str:
    """ "14 findings in 12 of 60 parts look alike: harmless, or a systematic defect?" """
    named = ", ".join(_tr(like) for like in likes)
    number = len(group.findings)
    if group.like:
        words = _tr("{0} findings in {1} of {2} parts look like {3}: harmless, or a systematic defect?")
    elif likes:
        words = _tr(
            "{0} findings in {1} of {2} parts look alike, and like {3}: harmless, or a systematic defect?"
        )
    else:
        words = _tr("{0} findings in {1} of {2} parts look alike: harmless, or a systematic defect?")
    return words.format(number, group.parts, group.of, named)


def _tr(text: str) -> str:
    return QCoreApplication.translate("LookAlikes", text)

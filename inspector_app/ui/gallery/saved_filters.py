"""Filters that a person keeps: each a chip under the filter box, the same in every lot."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSettings, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from inspector_app.ui.gallery.chips import FlowLayout
from inspector_app.ui.theme.plain import plain_name, plain_tip
from inspector_app.ui.theme.tokens import SPACE

_KEY = "filters"
_LONGEST = 24  # characters on a chip; its tool tip has them all


class SavedFilters(QWidget):
    """Chips in the order in which they were kept; the menu of a chip forgets it."""

    chosen = Signal(str)  # filter text

    def __init__(self, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._shown = ""
        self._chips: dict[str, QPushButton] = {}
        self._flow = FlowLayout(self, spacing=SPACE.XS)
        self.keep_button = QPushButton(self.tr("Keep this filter"))
        self.keep_button.setProperty("kind", "quiet")
        self.keep_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.keep_button.clicked.connect(self.keep)
        self._flow.addWidget(self.keep_button)
        for text in self._stored():
            self._add(text)
        self.show_filter("", known=True)

    def texts(self) -> tuple[str, ...]:
        """The filters that are kept."""
        return tuple(self._chips)

    def show_filter(self, text: str, *, known: bool) -> None:
        """What is in the box now; ``known``: it already has a button of its own, so keeping it offers nothing."""
        self._shown = text
        for kept, chip in self._chips.items():
            chip.setChecked(kept == text)
        self.keep_button.setVisible(bool(text) and not known and text not in self._chips)
        self.setVisible(bool(self._chips) or not self.keep_button.isHidden())
        self.updateGeometry()

    @Slot()
    def keep(self) -> None:
        """Keep the filter that is shown."""
        if self._shown and self._shown not in self._chips:
            self._add(self._shown)
            self._store()
            self.show_filter(self._shown, known=False)

    def forget(self, text: str) -> None:
        """Take a filter's chip away."""
        chip = self._chips.pop(text, None)
        if chip is not None:
            self._flow.removeWidget(chip)
            chip.deleteLater()
            self._store()
            self.show_filter(self._shown, known=False)

    def _add(self, text: str) -> None:
        short = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
        chip = QPushButton(plain_name(short))
        chip.setCheckable(True)
        chip.setProperty("kind", "chip")
        chip.setProperty("filter", text)
        chip.setToolTip(plain_tip(self.tr("{0}\nRight click: forget it").format(text)))
        chip.setAccessibleName(self.tr("Kept filter {0}").format(text))
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        chip.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        chip.customContextMenuRequested.connect(self._menu)
        chip.clicked.connect(self._clicked)
        self._chips[text] = chip
        self._flow.addWidget(chip)

    def _stored(self) -> list[str]:
        stored = self._settings.value(_KEY, [])
        texts = [stored] if isinstance(stored, str) else list(stored or [])  # of one value Qt makes no list
        return [text for text in dict.fromkeys(map(str, texts)) if text]

    def _store(self) -> None:
        self._settings.setValue(_KEY, list(self._chips))

    @Slot()
    def _clicked(self) -> None:
        self.chosen.emit(str(self.sender().property("filter")))

    @Slot(QPoint)
    def _menu(self, place: QPoint) -> None:
        chip = self.sender()
        assert isinstance(chip, QPushButton)
        menu = QMenu(chip)
        action = QAction(self.tr("Forget this filter"), menu)
        action.setData(chip.property("filter"))
        action.triggered.connect(self._forget_chosen)
        menu.addAction(action)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(chip.mapToGlobal(place))

    @Slot()
    def _forget_chosen(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self.forget(str(action.data()))

    def sizeHint(self) -> QSize:
        return self._flow.sizeHint()

"""Where the strip has no room for all places, those that do not fit are in a menu, and the one shown stays seen."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from inspector_app.ui.status.place_row import PlaceRow

NAMES = ("Review", "Marks", "Look-alikes", "Recipe", "Statistics", "Threshold", "Reports")


@pytest.fixture
def row(qtbot: QtBot) -> Iterator[PlaceRow]:
    whole = QWidget()
    qtbot.addWidget(whole)
    made = PlaceRow(whole)
    group = QButtonGroup(made)
    for name in NAMES:
        button = QPushButton(name)
        button.setCheckable(True)
        group.addButton(button)
        made.add(button)
    made._buttons[0].setChecked(True)
    whole.resize(2000, 60)
    whole.show()
    made.resize(made.sizeHint())
    yield made


def seen(row: PlaceRow) -> list[str]:
    return [button.text() for button in row._buttons if button.isVisible()]


def test_with_room_for_all_there_is_no_menu(row: PlaceRow) -> None:
    assert seen(row) == list(NAMES) and not row.more.isVisible()
    edges = [(button.x(), button.x() + button.width()) for button in row._buttons]
    assert all(right == left for (_, right), (left, _) in pairwise(edges))


@pytest.mark.parametrize("width", [600, 420, 300, 200, 0])
def test_what_is_seen_fits_and_the_rest_is_in_the_menu(row: PlaceRow, width: int) -> None:
    width = max(width, row.minimumSizeHint().width())
    row.resize(width, row.height())
    row.menu.aboutToShow.emit()
    hidden = [action.text() for action in row.menu.actions()]
    assert seen(row)[0] == NAMES[0] and sorted(seen(row) + hidden) == sorted(NAMES)
    assert row.more.isVisible() == bool(hidden)
    if hidden:
        assert row.more.x() + row.more.sizeHint().width() <= width


def test_a_place_chosen_in_the_menu_is_shown_in_the_row(row: PlaceRow) -> None:
    row.resize(row.minimumSizeHint().width() + 40, row.height())
    row.menu.aboutToShow.emit()
    next(action for action in row.menu.actions() if action.text() == "Reports").trigger()
    assert row._buttons[-1].isChecked() and "Reports" in seen(row)

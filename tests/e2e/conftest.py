"""Fixtures of the end-to-end tests."""

from drawn_lots import inspector, inspector_of_a, lot_a, lot_b, workspace_of_a
from operator_at_window import at_the_window

from tests.begun_workspaces import begun_workspaces
from tests.leftovers import nothing_left

__all__ = [
    "at_the_window",
    "begun_workspaces",
    "inspector",
    "inspector_of_a",
    "lot_a",
    "lot_b",
    "nothing_left",
    "workspace_of_a",
]

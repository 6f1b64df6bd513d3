"""Fixtures of the end-to-end tests."""

from drawn_lots import inspector, inspector_of_a, lot_a, lot_b, workspace_of_a

__all__ = ["inspector", "inspector_of_a", "lot_a", "lot_b", "workspace_of_a"]

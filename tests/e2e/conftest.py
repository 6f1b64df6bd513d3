"""Fixtures of the end-to-end tests."""

from drawn_lots import inspector, lot_a, lot_b

__all__ = ["inspector", "lot_a", "lot_b"]

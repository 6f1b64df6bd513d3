"""Lots and banks: what is open, what was open, what is remembered."""

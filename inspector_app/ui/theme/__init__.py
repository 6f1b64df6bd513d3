"""Colours, sizes, icons: how the window looks."""

"""The first look around the window."""

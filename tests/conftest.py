"""What holds for every test."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("untimed", deadline=None)  # how long an example takes is no property of the program
settings.load_profile("untimed")

"""What holds for every test."""

from __future__ import annotations

import os

from hypothesis import settings

# No test leaves a key in the keyring of whoever runs it.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

# How long an example takes is no property of the program; the same examples each time, so that a run says the same of
# the same program. New ones are drawn by `--hypothesis-profile=drawn`.
settings.register_profile("untimed", deadline=None, derandomize=True)
settings.register_profile("drawn", deadline=None)
settings.load_profile("untimed")

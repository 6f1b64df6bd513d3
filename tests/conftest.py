"""What holds for every test."""

from __future__ import annotations

import os

from hypothesis import settings

# No test leaves a key in the keyring of whoever runs it.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

settings.register_profile("untimed", deadline=None)  # how long an example takes is no property of the program
settings.load_profile("untimed")

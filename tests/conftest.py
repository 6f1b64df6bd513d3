"""What holds for every test."""

from __future__ import annotations

import os
import tempfile

from hypothesis import settings

# Numbers, months and the language of the window are those of no country, whoever runs the tests.
os.environ |= {"LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "LANGUAGE": ""}

# No test leaves a key in the keyring of whoever runs it.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

# Nor a crash report, a mark of a start that was killed or a demo among whoever's own, or is told of theirs.
_HOME = tempfile.TemporaryDirectory(prefix="inspector-tests-", ignore_cleanup_errors=True)
for _folder in ("XDG_STATE_HOME", "XDG_DATA_HOME"):
    os.environ[_folder] = os.path.join(_HOME.name, _folder)

# How long an example takes is no property of the program; the same examples each time, so that a run says the same of
# the same program. New ones are drawn by `--hypothesis-profile=drawn`.
settings.register_profile("untimed", deadline=None, derandomize=True)
settings.register_profile("drawn", deadline=None)
settings.load_profile("untimed")

"""What reads files and words from outside, given what nobody meant to write: only the program's own errors may come.

``python -m tests.fuzz decode|recipe|manifest|filter|marks|config --seconds N`` looks for more with atheris (the extra
``fuzz``); what it found once stands in ``regressions`` and is tried by the tests.
"""

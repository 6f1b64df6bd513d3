"""Malformed pictures and files, made by hand and by seed, and what the decoder makes of each.

``python -m tests.corpus --all`` tries the whole of it.
"""

"""The recipe as a place of the window: settings, versions, the bank of good parts, the known parts."""

"""Inspector: review flagged parts, mark false calls once, see them go quiet."""

__version__ = "0.1.0"

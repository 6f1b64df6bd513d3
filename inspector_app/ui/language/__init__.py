"""The language of the window: which one, its texts, its numbers."""

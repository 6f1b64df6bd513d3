"""The list of parts: filter, sort order, cards."""

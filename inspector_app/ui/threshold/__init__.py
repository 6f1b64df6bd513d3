"""The place where a threshold is tried out before it is kept."""

"""The figures of a recipe, drawn: each opens the parts behind it."""

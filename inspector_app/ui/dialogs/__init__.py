"""Small windows that ask or explain."""

"""One module a family of formats; each reads a file into a ``Reading`` and knows no other."""

"""Load files: the tables that come with a production and say what its files are.

Parsing is pure: bytes and text in, rows and faults out. Only ``volume`` looks at a disk, and only
below the folder that it was given. Nothing here knows the matter; ``reviewer.loading`` does.
"""

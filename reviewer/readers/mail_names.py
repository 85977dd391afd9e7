"""The names of files inside a mail, which a stranger chose."""

import re

_UNFIT = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+')
_LONGEST = 150


def fit_name(name: str) -> str:
    """A file name without signs that some system refuses; empty where nothing is left."""
    return _UNFIT.sub("_", name).strip(". ")[:_LONGEST]

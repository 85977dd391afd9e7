"""Sentences that can be said in another language than the one they were written in.

The domain knows no Qt and no language but its own: a sentence with values in it keeps its pattern
and the values, and whoever shows it may look the pattern up. Refused: gettext, which would
translate where a sentence is made, so that files and the command line changed with the window.
Sentences without values need nothing: they are their own pattern.
"""


class Said(str):
    """A sentence that remembers what it was made of."""

    __slots__ = ("pattern", "values")
    pattern: str
    values: dict[str, object]


def said(pattern: str, **values: object) -> Said:
    """A sentence: a pattern as ``str.format`` takes it, and its values by name."""
    made = Said(pattern.format(**values))
    made.pattern, made.values = pattern, values
    return made

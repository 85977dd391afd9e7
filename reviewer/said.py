"""Sentences that can be said in another language than the one they were written in.

The domain knows no Qt and no language but its own: a sentence with values in it keeps its pattern
and the values, and whoever shows it may look the pattern up. Refused: gettext, which would
translate where a sentence is made, so that files and the command line changed with the window.
Sentences without values need nothing: they are their own pattern.
"""

from collections.abc import Iterable


class Said(str):
    """A sentence that remembers what it was made of."""

    __slots__ = ("pattern", "values")
    pattern: str
    values: dict[str, object]


def named(word: str) -> Said:
    """A word as it stands, such as the name of a tag: ours can be said in another language."""
    return said(word.replace("{", "{{").replace("}", "}}"))


def listed(parts: Iterable[str], between: str = ", ") -> Said:
    """Several words or sentences, one after the other."""
    values = {f"part_{place}": part for place, part in enumerate(parts)}
    return said(between.join(f"{{{name}}}" for name in values), **values)


def counted(count: int, one: str, several: str, **values: object) -> Said:
    """One pattern for one, another for none or several: both may name ``count``."""
    return said(one if count == 1 else several, count=count, **values)


def said(pattern: str, **values: object) -> Said:
    """A sentence: a pattern as ``str.format`` takes it, and its values by name."""
    made = Said(pattern.format(**values))
    made.pattern, made.values = pattern, values
    return made

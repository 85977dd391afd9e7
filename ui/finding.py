"""Type to find: what is typed fits where each word of it begins a word of the name."""

from collections.abc import Sequence

_SIGNS = "(\"'“‘:;,.-[/"


def fits(typed: str, name: str) -> bool:
    """Whether each word that was typed begins a word of a name, in any order."""
    parts = [part.strip(_SIGNS) for part in name.casefold().replace("-", " ").split()]
    return all(any(part.startswith(one) for part in parts) for one in _words(typed))


def _words(typed: str) -> Sequence[str]:
    words = (word.strip(_SIGNS) for word in typed.casefold().replace("-", " ").split())
    return [word for word in words if word]

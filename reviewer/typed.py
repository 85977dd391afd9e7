"""What people type or paste, as it is kept.

Control characters and halves of characters come from other programs' clipboards; they print as
nothing, break a cell, or cannot be written down at all. Signs that turn the direction of everything
after them go too: they would turn round a line of the log that is not theirs. Marks that only join
or part letters stay, because names in other scripts need them.
"""

import unicodedata

from reviewer.errors import InputError
from reviewer.said import said

LONGEST_NAME = 200  # characters; what stands in lists, menus and columns
_LINES = frozenset("\n\t")
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def words(text: str) -> str:
    """Typed words with their line ends, without anything that is no sign."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign for sign in text if sign in _LINES or _is_sign(sign)).strip()


def _is_sign(sign: str) -> bool:
    return unicodedata.category(sign) not in {"Cc", "Cs"} and sign not in _TURNING


def name(text: str, missing: str) -> str:
    """A name: one line, at most 200 characters; ``missing`` is said where nothing can be seen.

    Raises:
        InputError: nothing can be seen, or it is longer.
    """
    found = " ".join(words(text).split())
    if not any(unicodedata.category(sign)[0] not in {"C", "Z", "M"} for sign in found):
        raise InputError(missing)
    if len(found) > LONGEST_NAME:
        raise InputError(
            said(
                "A name can have {longest} characters; this has {count}. Shorten it, "
                "and put the rest in a note.",
                longest=LONGEST_NAME,
                count=len(found),
            )
        )
    return found

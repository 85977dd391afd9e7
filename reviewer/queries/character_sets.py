"""In which character set the shown reading of a text was read, and what else was asked of it."""

from dataclasses import dataclass

from reviewer.queries import exhibits
from reviewer.queries.view import View
from reviewer.readers.options import ReadOptions
from reviewer.readers.reading import Facts

_PAGES = "html"
_READ_IN_ONE = frozenset({"plain", "table", "marked_down", _PAGES})


@dataclass(frozen=True, slots=True)
class ReadIn:
    """The character set of a text, whether it was guessed, and whether it is a web page."""

    codec: str
    is_guessed: bool
    is_markup: bool


def read_in(view: View, exhibit: bytes) -> ReadIn | None:
    """The character set of a text; ``None`` for files whose format knows its own."""
    facts: Facts = exhibits.facts_of(view, exhibit)
    reader = exhibits.reading_of(view, exhibit).reader.partition(" ")[0]
    if not facts.encoding or reader not in _READ_IN_ONE:
        return None
    return ReadIn(facts.encoding, facts.is_encoding_guessed, reader == _PAGES)


def asked_of(view: View, exhibit: bytes) -> ReadOptions:
    """What was asked of the reading that is shown, to be asked again with something changed."""
    facts: Facts = exhibits.facts_of(view, exhibit)
    return ReadOptions.of_said(facts.asked)

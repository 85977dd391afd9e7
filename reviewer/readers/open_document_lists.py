"""The numbers that an OpenDocument file prints before the entries of its lists.

They stand nowhere in the file as words: a style of a list has levels, each with figures, what
stands before and behind them, and a start. A list goes on counting where it says so.
"""

from dataclasses import dataclass
from xml.etree import ElementTree as ET

from reviewer.readers.word_numbers import figures

_FIGURES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


@dataclass(frozen=True, slots=True)
class _Form:
    figures: str
    before: str
    behind: str
    start: int


class ListNumbers:
    """Counts the lists of a file."""

    def __init__(self, *trees: ET.Element) -> None:
        self._forms: dict[tuple[str, int], _Form] = {}
        self._counts: dict[tuple[str, int], int] = {}
        for tree in trees:
            for style in (one for one in tree.iter() if _local(one) == "list-style"):
                for level in style:
                    self._learn(_named(style, "name"), level)

    def begin(self, style: str, level: int, *, goes_on: bool) -> None:
        """A list begins, or an earlier one goes on."""
        form = self._forms.get((style, level))
        if form and not goes_on:
            self._counts[style, level] = form.start - 1

    def next(self, style: str, level: int, given: str) -> str:
        """What stands before the next entry; empty where the list has bullets."""
        form = self._forms.get((style, level))
        if form is None:
            return ""
        count = int(given) if given.isdecimal() else self._counts.get((style, level), 0) + 1
        self._counts[style, level] = count
        return f"{form.before}{figures(count, form.figures)}{form.behind} "

    def _learn(self, style: str, level: ET.Element) -> None:
        form = _named(level, "num-format")
        if _local(level) != "list-level-style-number" or not form:
            return
        number, start = _named(level, "level"), _named(level, "start-value")
        self._forms[style, int(number) if number.isdecimal() else 1] = _Form(
            _FIGURES.get(form, "decimal"),
            _named(level, "num-prefix"),
            _named(level, "num-suffix"),
            int(start) if start.isdecimal() else 1,
        )


def _named(element: ET.Element, name: str) -> str:
    return next((value for key, value in element.items() if key.rpartition("}")[2] == name), "")


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]

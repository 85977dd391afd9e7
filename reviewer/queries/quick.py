"""A few exhibits and passages by any words of theirs, found in slices: what the palette asks.

A pattern that may stand anywhere is looked for row by row; with 100,000 exhibits that takes longer
than a key may. So a slice looks through some thousand rows and the next goes on from there: what is
there is found, and typing waits for none of it. Numbers come first, by their beginning.
"""

from reviewer.errors import InputError
from reviewer.queries import passages
from reviewer.queries.view import View, like

_EXHIBITS, _PASSAGES = 400, 1_000
_MANY = 1_000
_LAST = "\U0010ffff"


class QuickSearch:
    """One search, driven by ``step`` until enough is found or all was looked through."""

    def __init__(self, view: View, words: str, most: int) -> None:
        """Looks up numbers; everything else is left to ``step``."""
        self._view, self._like, self._most = view, like(words), most
        self._place: tuple[str, bytes] | None = ("", b"")
        self._row = _newest(view)
        self.occurrences: list[bytes] = self._numbered(words)
        self.rows: list[int] = _passage_numbered(view, words)

    @property
    def is_done(self) -> bool:
        """Whether nothing more will be found."""
        return not self._wants_exhibits and not self._wants_passages

    @property
    def _wants_exhibits(self) -> bool:
        return self._place is not None and len(self.occurrences) < self._most

    @property
    def _wants_passages(self) -> bool:
        return self._row > 0 and len(self.rows) < self._most

    def step(self) -> bool:
        """Look through one slice of exhibits and one of passages; whether more was found."""
        known = len(self.occurrences) + len(self.rows)
        if self._wants_exhibits:
            self._look_at_exhibits()
        if self._wants_passages:
            self._look_at_passages()
        return len(self.occurrences) + len(self.rows) > known

    def _numbered(self, words: str) -> list[bytes]:
        found: list[bytes] = []
        for one in dict.fromkeys((words, words.upper())):
            rows = self._view.rows(
                "SELECT id FROM occurrence WHERE label >= ? AND label < ? ORDER BY label LIMIT ?",
                (one, one + _LAST, self._most),
            )
            found += [row[0] for row in rows]
        return list(dict.fromkeys(found))[: self._most]

    def _look_at_exhibits(self) -> None:
        assert self._place is not None
        rows = self._view.rows(
            r"""SELECT o.number_order, o.id, o.label LIKE ? ESCAPE '\'
                  OR o.bates_begin LIKE ? ESCAPE '\' OR e.title LIKE ? ESCAPE '\'
                  OR e.control LIKE ? ESCAPE '\'
                FROM (SELECT id, exhibit, number_order FROM occurrence
                  WHERE parent IS NULL AND (number_order, id) > (?, ?)
                  ORDER BY number_order, id LIMIT ?) s
                JOIN occurrence o ON o.id = s.id JOIN exhibit e ON e.id = s.exhibit
                ORDER BY s.number_order, s.id""",
            (*[self._like] * 4, *self._place, _EXHIBITS),
        )
        self._place = (rows[-1][0], rows[-1][1]) if len(rows) == _EXHIBITS else None
        found = (occurrence for _, occurrence, fits in rows if fits)
        every = dict.fromkeys((*self.occurrences, *found))
        self.occurrences = list(every)[: self._most]

    def _look_at_passages(self) -> None:
        """The newest first: what was marked today is looked for more often."""
        rows = self._view.rows(
            r"""SELECT row FROM passage WHERE row <= ? AND row > ?
                AND (quote LIKE ? ESCAPE '\' OR question LIKE ? ESCAPE '\'
                  OR number LIKE ? ESCAPE '\' OR pin LIKE ? ESCAPE '\') ORDER BY row DESC""",
            (self._row, self._row - _PASSAGES, *[self._like] * 4),
        )
        self._row -= _PASSAGES
        every = dict.fromkeys((*self.rows, *(row for (row,) in rows)))
        self.rows = list(every)[: self._most]


def is_large(view: View) -> bool:
    """Whether the names of all exhibits are too many to be compared within a key."""
    return bool(view.rows("SELECT 1 FROM exhibit LIMIT 1 OFFSET ?", (_MANY,)))


def _newest(view: View) -> int:
    found = view.rows("SELECT max(row) FROM passage")
    return int(found[0][0] or 0)


def _passage_numbered(view: View, words: str) -> list[int]:
    if not any(char.isdigit() for char in words):
        return []
    try:
        passage = passages.resolve(view, words.upper())
        return [passages.line_of(view, passage).row]
    except InputError:
        return []

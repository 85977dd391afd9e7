"""The passages of an exhibit as its page draws them: tags, notes, links, what a pointer is told.

All are read when an exhibit is shown. After an act only those are read again that it touched: a
long deposition bears thousands, and each key that tags one would wait for all of them.
"""

from bisect import bisect_left, insort
from collections import deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from reviewer.queries import page_marks, tags
from reviewer.queries.exhibits import ExhibitLine
from reviewer.queries.links import LinkMark
from reviewer.queries.page_marks import PageMark
from reviewer.queries.view import View
from ui.page_view.document import Highlight, TagLook
from ui.theme import Theme
from ui.words import choice, tag_name

_PASSAGES = frozenset(
    {
        "cited_in",
        "field",
        "note",
        "passage",
        "passage_field",
        "passage_issue",
        "passage_number",
        "status",
        "tagging",
    }
)
_NOTHING_DRAWN = frozenset({"opened", "review", "exported", "batch", "batch_exhibit"})
OF_PASSAGES = _PASSAGES | _NOTHING_DRAWN
"""Kinds of which nothing else is drawn than on the passages that a change names."""
_MANY = 400


def highlights(view: View, theme: Theme, exhibit: ExhibitLine) -> tuple[Highlight, ...]:
    """The passages of the layer that is shown, in the order of the page."""
    drawn = Highlights(theme)
    drawn.read(view, exhibit)
    return drawn.shown(None)


class Highlights:
    """The passages of one exhibit, kept from one act to the next.

    What stays as it was stays the same object, so that whoever draws them can tell.
    """

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._exhibit: ExhibitLine | None = None
        self._places: list[tuple[int, int]] = []
        self._at: dict[tuple[int, int], Highlight] = {}
        self._place_of: dict[bytes, tuple[int, int]] = {}
        self._meanwhile: set[bytes] = set()

    def read(self, view: View, exhibit: ExhibitLine) -> None:
        """Read all passages of an exhibit."""
        deque(self.reading(view, exhibit), maxlen=0)

    def reading(self, view: View, exhibit: ExhibitLine) -> Iterator[None]:
        """Read all passages of an exhibit, a part at a time; until the end the old ones stay."""
        self._meanwhile.clear()
        known = {one.passage_id: one for one in self._at.values()}
        looks = _Looks(view, self._theme)
        found: dict[tuple[int, int], Highlight] = {}
        for part in page_marks.parts(view, exhibit.id, exhibit.layer):
            found |= {mark.place: _same(looks.drawn(mark), known) for mark in part}
            yield
        self._exhibit, self._at, self._places = exhibit, found, list(found)
        self._place_of = {one.passage_id: place for place, one in found.items()}
        self.read_again(view, self._meanwhile)

    def read_again(self, view: View, passages: Collection[bytes]) -> None:
        """Read these passages again, wherever they are: made, changed, moved or gone."""
        self._meanwhile |= set(passages)
        if self._exhibit is None or not passages:
            return
        if len(passages) > _MANY:
            self.read(view, self._exhibit)
            return
        found = page_marks.among(view, self._exhibit.id, self._exhibit.layer, sorted(passages))
        looks = _Looks(view, self._theme)
        known = dict(filter(None, (self._taken_out(passage) for passage in passages)))
        for mark in found.values():
            self._put_in(mark, _same(looks.drawn(mark), known))

    def _taken_out(self, passage: bytes) -> tuple[bytes, Highlight] | None:
        place = self._place_of.pop(passage, None)
        if place is None:
            return None
        del self._places[bisect_left(self._places, place)]
        return passage, self._at.pop(place)

    def _put_in(self, mark: PageMark, drawn: Highlight) -> None:
        insort(self._places, mark.place)
        self._at[mark.place] = drawn
        self._place_of[mark.id] = mark.place

    def shown(self, chosen: bytes | None) -> tuple[Highlight, ...]:
        """All of them in the order of the page; ``chosen`` is drawn as the one in hand."""
        return tuple(self._in_hand(chosen))

    def _in_hand(self, chosen: bytes | None) -> Iterator[Highlight]:
        place = self._place_of.get(chosen) if chosen is not None else None
        for each in self._places:
            yield replace(self._at[each], active=True) if each == place else self._at[each]


def _same(drawn: Highlight, known: Mapping[bytes, Highlight]) -> Highlight:
    """The one that is known already, where it is drawn just as before."""
    before = known.get(drawn.passage_id)
    return before if before == drawn and before is not None else drawn


class _Looks:
    """How tags look and what they are called, for one reading."""

    def __init__(self, view: View, theme: Theme) -> None:
        rows = tags.tags(view)
        self._looks = {str(row.id): _look(theme, row.digit, row.colour) for row in rows}
        self._names = {str(row.id): tag_name(row.name) for row in rows}

    def drawn(self, mark: PageMark) -> Highlight:
        return Highlight(
            mark.id,
            mark.spans,
            tuple(self._looks[tag] for tag in mark.tags if tag in self._looks),
            note=_told(mark, self._names, mark.links),
            has_note=mark.has_note,
            is_linked=bool(mark.links),
        )


def _look(theme: Theme, digit: int | None, colour: str) -> TagLook:
    tag = theme.tag(colour)
    return TagLook(str(digit) if digit else "", tag.page, tag.tint, tag.strong)


def _told(mark: PageMark, names: Mapping[str, str], tied: Sequence[LinkMark]) -> str:
    """A passage's number, its tags, and what it is tied to."""
    first = f"{mark.number}  {', '.join(names.get(tag, tag) for tag in mark.tags)}".strip()
    rest = (f"{choice(one.reads)}: {one.number} ({one.place})" for one in tied)
    return "\n".join((first, *rest))

"""From rows and images to documents: what belongs to which row, and which hangs on which.

A family is told in one of four ways, and the first that says something counts: the number of the
parent, the numbers of the attachments, the range of the family (whose first number is the
parent's), a group of rows (whose first row is the parent). Parents come before their attachments,
else the order is the load file's. Images belong to the row that has their first page's number.
Documents of the image list that no row names are documents all the same.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reviewer.errors import InputError
from reviewer.loadfiles.dialect import Dialect
from reviewer.loadfiles.images import ImageDocument
from reviewer.loadfiles.meanings import Guess, Meaning
from reviewer.loadfiles.table import Record
from reviewer.text import bates

_BETWEEN_NUMBERS = re.compile(r"[;,\n|]+")
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Fields:
    """What all rows of a table share: the fields' names, what stands where, and the dialect."""

    names: tuple[str, ...]
    columns: dict[Meaning, int]
    dialect: Dialect


def fields_of(names: Sequence[str], meanings: Sequence[Guess], dialect: Dialect) -> Fields:
    """The fields of a table; a meaning stands in one of them."""
    columns = {guess.meaning: at for at, guess in enumerate(meanings) if guess.meaning}
    return Fields(tuple(names), columns, dialect)


@dataclass(frozen=True, slots=True)
class Document:
    """One document as the load files tell of it; ``row`` and ``line`` are 0 where only images do.

    ``values`` are those of its row, as they stand. ``parent`` is its place in the same list.
    """

    row: int = 0
    line: int = 0
    values: tuple[str, ...] = ()
    layout: Fields | None = None
    images: ImageDocument | None = None
    parent: int | None = None
    has_children: bool = False

    def of(self, meaning: Meaning) -> str:
        """The value of a field; empty where there is none."""
        at = self.layout.columns.get(meaning) if self.layout is not None else None
        if self.layout is None or at is None or at >= len(self.values):
            return ""
        return self.layout.dialect.unfolded(self.values[at]).strip()

    @property
    def fields(self) -> list[tuple[str, str]]:
        """All fields of its row by name, in order, with real line breaks."""
        if self.layout is None:
            return []
        unfolded = map(self.layout.dialect.unfolded, self.values)
        return list(zip(self.layout.names, unfolded, strict=False))

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers by which other rows and images name it."""
        told = [self.of(Meaning.BATES_BEGIN), self.of(Meaning.CONTROL)]
        told += self.images.keys[:1] if self.images else ()
        return tuple(dict.fromkeys(_bare(one) for one in told if one))

    @property
    def range(self) -> tuple[str, str]:
        """First and last Bates number; empty where nothing says so."""
        begin, end = self.of(Meaning.BATES_BEGIN), self.of(Meaning.BATES_END)
        keys = [key for key in (self.images.keys if self.images else ()) if bates.is_bates(key)]
        if not begin:
            control = self.of(Meaning.CONTROL)
            begin = control if bates.is_bates(control.upper()) else next(iter(keys), "")
        if begin and not end:
            return _range_of(begin) or (begin, keys[-1] if keys else begin)
        return begin, end


def of_record(record: Record, layout: Fields) -> Document:
    """What a good row says."""
    return Document(record.number, record.line, record.values, layout)


def together(documents: Iterable[Document], images: Sequence[ImageDocument]) -> list[Document]:
    """Rows with their images, then images without a row; parents before what hangs on them."""
    found = _with_images(list(documents), images)
    parents = _parents(found)
    order = _in_order(parents, len(found))
    places = {at: place for place, at in enumerate(order)}
    heads = set(parents.values())
    return [
        replace(
            found[at],
            parent=places[parents[at]] if at in parents else None,
            has_children=at in heads,
        )
        for at in order
    ]


def _bare(number: str) -> str:
    return " ".join(number.split()).casefold()[:_LONGEST]


def _range_of(text: str) -> tuple[str, str] | None:
    """A range that is written in one field."""
    try:
        begin, end = bates.bates_range(text)
    except InputError:
        return None
    return None if begin == end else (str(begin), str(end))


def _with_images(documents: list[Document], images: Sequence[ImageDocument]) -> list[Document]:
    rows = _numbered(documents)
    taken: dict[int, list[ImageDocument]] = {}
    alone: list[Document] = []
    for one in images:
        # A row whose images begin anew in the middle (a page put in later) names a later page.
        row = next((rows[_bare(key)] for key in one.keys[:1] if _bare(key) in rows), None)
        if row is None:
            alone.append(Document(images=one))
        else:
            taken.setdefault(row, []).append(one)
    joined = [
        replace(
            document,
            images=ImageDocument(tuple(page for one in taken[at] for page in one.pages)),
        )
        if at in taken
        else document
        for at, document in enumerate(documents)
    ]
    return [*joined, *alone]


def _numbered(documents: Sequence[Document]) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, document in enumerate(documents):
        for number in document.numbers:
            found.setdefault(number, at)
    return found


def _parents(documents: Sequence[Document]) -> dict[int, int]:
    """The parent that each document names, as far as it names one."""
    rows = _numbered(documents)
    children = _by_children(documents, rows)
    groups: dict[str, int] = {}
    parents: dict[int, int] = {}
    for at, document in enumerate(documents):
        group = _bare(document.of(Meaning.GROUP))
        first = groups.setdefault(group, rows.get(group, at)) if group else at
        parent = next(
            (
                one
                for one in (
                    rows.get(_bare(document.of(Meaning.PARENT))),
                    children.get(at),
                    rows.get(_bare(_begin_of_family(document))),
                    first,
                )
                if one is not None
            ),
            at,
        )
        if parent != at:
            parents[at] = parent
    return parents


def _by_children(documents: Sequence[Document], rows: dict[str, int]) -> dict[int, int]:
    """Parents by the list of attachments that they give."""
    found: dict[int, int] = {}
    for at, document in enumerate(documents):
        for number in _BETWEEN_NUMBERS.split(document.of(Meaning.CHILDREN)):
            child = rows.get(_bare(number))
            if child is not None and child != at:
                found.setdefault(child, at)
    return found


def _begin_of_family(document: Document) -> str:
    begin = document.of(Meaning.ATTACH_BEGIN)
    if begin:
        return begin
    told = document.of(Meaning.ATTACH_RANGE)
    found = _range_of(told)
    return found[0] if found else told


def _in_order(parents: dict[int, int], count: int) -> list[int]:
    """Every document, its parent before it; a link by which one would hang on itself is dropped."""
    order: list[int] = []
    placed: set[int] = set()
    for at in range(count):
        line = [at] if at not in placed else []
        inside = set(line)
        while line and line[-1] in parents and parents[line[-1]] not in placed:
            above = parents[line[-1]]
            if above in inside:
                del parents[line[-1]]
            else:
                line.append(above)
                inside.add(above)
        placed.update(line)
        order.extend(reversed(line))
    return order

"""The rows of a log as cells, in parts of a hundred passages.

One thing prints for the file and for its preview, so that the two cannot differ. A part can be
printed on its own, which is how a preview of 200,000 rows shows its middle. Rows put in order by
their cells are first gone through once for their keys; those by place and by number of passage come
from the matter in order.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from reviewer.exports.column_shapes import Shape, decimals, shape_of
from reviewer.exports.columns import Cells, column_named
from reviewer.exports.log_choices import LogChoices
from reviewer.exports.log_row import (
    PROPOSED,
    LogRow,
    Names,
    designation,
    log_row,
    privilege,
)
from reviewer.matter import no_search_for_cycles
from reviewer.queries import differences, people
from reviewer.queries import passages as passage_queries
from reviewer.queries.log_rows import SLICE, LoggedPassage, LoggedPlace, LoggedTag, LogPassages
from reviewer.queries.passages import REJECTED, Sort
from reviewer.queries.view import View

_PRIVILEGED = frozenset({"possible", "confirmed"})
_SORTED_BY_THE_MATTER = {
    "log_no": Sort.CITE,
    "citation": Sort.CITE,
    "passage_no": Sort.NUMBER,
}
_ALL_GROUPS = -1
_KEY_LENGTH = 64
_DIGITS = re.compile(r"\d+")


@dataclass(slots=True)
class Counts:
    """What was printed and what was left out."""

    rows: int = 0
    proposed: int = 0
    left_out_privileged: int = 0
    left_out_untagged: int = 0
    left_out_disputed: int = 0
    left_out_rejected: int = 0
    designations: set[str] = field(default_factory=set)

    def add(self, other: "Counts") -> None:
        """Count another part as well."""
        self.rows += other.rows
        self.proposed += other.proposed
        self.left_out_privileged += other.left_out_privileged
        self.left_out_untagged += other.left_out_untagged
        self.left_out_disputed += other.left_out_disputed
        self.left_out_rejected += other.left_out_rejected
        self.designations |= other.designations


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of the passages have been gone through."""

    done: int
    total: int


class LogParts:
    """A log, part by part."""

    def __init__(self, view: View, choices: LogChoices) -> None:
        """Only the order of the passages is read at once."""
        order, rows = choices.order, None
        self._view, self._choices = view, choices
        self._sorts = order is not None and order.column not in _SORTED_BY_THE_MATTER
        # What was rejected is gone through as well, so that it can be counted.
        wanted = replace(choices.filter, rejected=True)
        if order is not None and not self._sorts:
            by = _SORTED_BY_THE_MATTER[order.column]
            rows = passage_queries.row_ids(view, wanted, by, is_descending=order.is_descending)
        self._passages = LogPassages(view, wanted, rows)
        self._entries = [(row, _ALL_GROUPS) for row in self._passages.rows]
        differing = differences.differing(view, choices.filter.exhibit)
        self.open_differences = differing.open
        self._names = Names(
            people.initials_of(view), self._passages.person_named, differing.unsettled
        )
        self._cells = Cells([column for column, _ in choices.template.columns])
        self._last_place: LoggedPlace | None = None
        self.left_out = Counts(left_out_disputed=differing.withheld)

    def __len__(self) -> int:
        """How many parts there are."""
        return (len(self._entries) + SLICE - 1) // SLICE

    @property
    def total(self) -> int:
        """How many passages there are to go through; once in order, how many rows."""
        return len(self._entries)

    def done_after(self, part: int) -> int:
        """How many of the entries have been gone through with a part."""
        return min((part + 1) * SLICE, len(self._entries))

    def put_in_order(self) -> Iterator[Progress]:
        """Go through all passages for their keys, where the order asks for it."""
        if not self._sorts:
            return
        keyed: list[tuple[tuple[bool, float, str], int, int]] = []
        empty: list[tuple[int, int]] = []
        for part in range(len(self)):
            with no_search_for_cycles():
                self._take_keys(part, keyed, empty)
            yield Progress(self.done_after(part), len(self._entries))
        assert self._choices.order is not None
        keyed.sort(key=lambda one: one[0], reverse=self._choices.order.is_descending)
        self._entries = [(row, group) for _, row, group in keyed] + empty
        self._sorts = False

    def _take_keys(
        self,
        part: int,
        keyed: list[tuple[tuple[bool, float, str], int, int]],
        empty: list[tuple[int, int]],
    ) -> None:
        assert self._choices.order is not None
        column = column_named(self._choices.order.column)
        for passage in self._passages.part(self._rows_in(part)):
            for at, group in self._kept(passage, self.left_out):
                cell = column.cell(log_row(0, passage, group, self._names))
                if cell:
                    keyed.append((_key(column.name, cell), passage.line.row, at))
                else:
                    empty.append((passage.line.row, at))

    def printed(self, part: int, first: int) -> tuple[list[list[str]], Counts]:
        """The rows of a part as cells, the number of its first row given; and its counts."""
        counts = Counts()
        made: list[list[str]] = []
        with no_search_for_cycles():
            rows = self._rows_in(part)
            by_row = {one.line.row: one for one in self._passages.part(rows)}
            for row, wanted in self._entries[part * SLICE : (part + 1) * SLICE]:
                if row in by_row:
                    made += self._printed(by_row[row], wanted, first + len(made), counts)
        counts.rows = len(made)
        return made, counts

    def _rows_in(self, part: int) -> list[int]:
        entries = self._entries[part * SLICE : (part + 1) * SLICE]
        return list(dict.fromkeys(row for row, _ in entries))

    def _printed(
        self, passage: LoggedPassage, wanted: int, number: int, counts: Counts
    ) -> Iterator[list[str]]:
        for at, group in self._kept(passage, counts):
            if wanted not in (_ALL_GROUPS, at):
                continue
            row: LogRow = log_row(number, passage, group, self._names)
            number += 1
            cells = self._cells.of(row)
            counts.proposed += PROPOSED in "\0".join(cells)
            self._note_designation(passage, counts)
            yield cells

    def _kept(
        self, passage: LoggedPassage, counts: Counts
    ) -> list[tuple[int, tuple[LoggedTag, ...]]]:
        """The tags of each row that is printed for a passage; the others are counted."""
        groups = self._tags_by_row(passage)
        if passage.line.status == REJECTED and not self._choices.prints_rejected:
            counts.left_out_rejected += 1
        elif not groups:
            counts.left_out_untagged += 1
        elif passage.line.is_different:
            counts.left_out_disputed += 1
        elif not self._choices.include_privileged and privilege(passage) in _PRIVILEGED:
            counts.left_out_privileged += len(groups)
        else:
            return list(enumerate(groups))
        return []

    def _note_designation(self, passage: LoggedPassage, counts: Counts) -> None:
        """Passages come place by place, and what a place is designated holds for all of them."""
        place = passage.place
        if place is None or place is not self._last_place or not counts.designations:
            counts.designations.add(designation(passage))
            self._last_place = place

    def _tags_by_row(self, passage: LoggedPassage) -> list[tuple[LoggedTag, ...]]:
        if self._choices.joins_tags:
            return [passage.tags]
        wanted = self._choices.filter.tags
        return [(tag,) for tag in passage.tags if not wanted or tag.on.tag in wanted]


def _key(column: str, cell: str) -> tuple[bool, float, str]:
    """Numbers by their size and before words; words with the numbers in them by theirs."""
    if shape_of(column) is Shape.NUMBER and decimals(cell) is not None:
        return False, float(cell), ""
    words = cell[:_KEY_LENGTH].casefold()
    return True, 0, _DIGITS.sub(lambda found: found[0].zfill(12), words)


def columns_of(choices: LogChoices) -> Sequence[tuple[str, str]]:
    """System name and printed name of every column."""
    return [(column.name, printed) for column, printed in choices.template.columns]

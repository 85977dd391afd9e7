"""Text to rows: every row of a load file is given, with its fault where it has one.

A row may run over several lines where a field between quotation marks does. A mark that is never
closed would then swallow the rows behind it, and Python's csv module lets it. So a quotation mark
closes only before a separator or the end of a line; and where a row of several lines has not the
number of fields that the file has, its first line alone is the faulty row, and reading goes on with
the next. A mark in the middle of words is thereby a mark in the middle of words.

Nothing is looked for twice: the ends of quoted fields are found once for the whole text, and words
are cut out only when a row is known to be whole. A file of a hundred thousand bad rows costs what
one of good rows does.
"""

import csv
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from reviewer.loadfiles.dialect import Dialect
from reviewer.said import said

_UNCLOSED = "A quotation mark is not closed."
_SURVEYED = 60
_SHOWN = 2000


@dataclass(frozen=True, slots=True)
class Record:
    """One row; ``number`` counts rows from 1 without the header, ``line`` is where it begins.

    ``fault`` is a sentence, empty for a good row; the values of a faulty one are what its line
    gives, to be looked at and not to be loaded.
    """

    number: int
    line: int
    values: tuple[str, ...]
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """The names of the fields as the header row has them; none where there is no such row."""

    names: tuple[str, ...]
    columns: int

    def name(self, column: int) -> str:
        """A field's name, or its number (from 1) where it has none."""
        named = self.names[column].strip() if column < len(self.names) else ""
        return named or str(column + 1)


class LoadTable:
    """A load file's text and the dialect it is read in."""

    def __init__(self, text: str, dialect: Dialect, *, has_header: bool, columns: int = 0) -> None:
        """Nothing is read before it is asked for, but the first lines.

        Args:
            text: all of the load file, or its first lines.
            dialect: how its fields are parted.
            has_header: whether the first row names the fields.
            columns: how many fields there must be; 0 to ask the header, else the first rows.
        """
        self._text = text
        self._dialect = dialect
        self._end_of_line = re.compile(r"\r?\n" if "\n" in text else r"\r|\Z")
        first, self._start = self._first(0) if has_header else (None, 0)
        names = () if first is None else tuple(first)
        self.heading = Heading(names, columns or len(names) or self._usual())

    def records(self) -> Iterator[Record]:
        """Every row, in order; blank lines are none."""
        at, line = self._start, 1
        if at:
            line += self._lines_between(0, at)
        number = 0
        while at < len(self._text):
            values, fault, after = self._record(at)
            if values is not None:
                number += 1
                yield Record(number, line, values, fault)
            line += self._lines_between(at, after)
            at = after

    def first_values(self, count: int) -> list[tuple[str, ...]]:
        """The values of the first good rows."""
        found = []
        for record in self.records():
            if not record.fault:
                found.append(record.values)
            if len(found) >= count or record.number >= 10 * count:
                break
        return found

    # --- one row ----------------------------------------------------------------------------------

    def _record(self, at: int) -> tuple[tuple[str, ...] | None, str, int]:
        """The values, the fault and where the next row begins; no values for a blank line."""
        stop, after = self._line_end(at)
        line = self._text[at:stop]
        if not line.strip(" \t" if self._dialect.separator != "\t" else " "):
            return None, "", after
        wanted = self.heading.columns
        simple = self._simple(line)
        if simple is not None:
            return self._counted(simple, wanted, after)
        spans, end = self._spans(at, after, wanted)
        is_one_line = spans is not None and end <= after
        loose = None if is_one_line and spans and len(spans) == wanted else self._loose(line)
        if loose is not None and len(loose) == wanted:
            return tuple(loose), "", after
        if spans is not None and len(spans) == wanted and not self._swallows(at, end):
            return tuple(self._cut(*span) for span in spans), "", end
        if spans is None or not is_one_line:
            return tuple(line[:_SHOWN].split(self._dialect.separator)), _UNCLOSED, after
        return self._counted([self._cut(*span) for span in spans], wanted, after)

    def _swallows(self, at: int, end: int) -> bool:
        """Whether a row of several lines has lines in it that are whole rows themselves."""
        wanted, at = self.heading.columns, self._line_end(at)[1]
        while at < end and wanted > 1:
            stop, after = self._line_end(at)
            inside = self._simple(self._text[at:stop])
            if inside is not None and len(inside) == wanted:
                return True
            at = after
        return False

    def _counted(
        self, values: Sequence[str], wanted: int, after: int
    ) -> tuple[tuple[str, ...], str, int]:
        """A whole row is good if it has the fields it should; empty ones at its end are no harm."""
        found = len(values)
        if found > wanted and not any(values[wanted:]):
            values, found = values[:wanted], wanted
        if found == wanted:
            return tuple(values), "", after
        fault = said(
            "It has {found} fields, and there should be {wanted}.", found=found, wanted=wanted
        )
        return tuple(values), fault, after

    def _simple(self, line: str) -> list[str] | None:
        """The values of a line in which every field has marks, or none has; else nothing."""
        separator, quote = self._dialect.separator, self._dialect.quote
        if not quote or quote not in line:
            return line.split(separator)
        if len(line) > 1 and line[0] == quote == line[-1]:
            values = line[1:-1].split(quote + separator + quote)
            if line.count(quote) == 2 * len(values):
                return values
        return None

    def _loose(self, line: str) -> list[str] | None:
        """The values of one line as spreadsheets read it: words may follow a closing mark."""
        if line.count(self._dialect.quote) % 2:
            return None
        try:
            return next(
                csv.reader(
                    [line], delimiter=self._dialect.separator, quotechar=self._dialect.quote
                ),
                None,
            )
        except (csv.Error, ValueError, TypeError):
            # A field beyond the module's limit, or signs that it does not take.
            return None

    def _spans(
        self, at: int, after: int, most: int
    ) -> tuple[list[tuple[int, int, bool]] | None, int]:
        """Where the fields of a row stand, and where the next row begins.

        Args:
            at: where the row begins.
            after: where the next line begins.
            most: how many fields there may be when the row has run on beyond that.

        Returns:
            Start, end and whether it stood between marks, of each field; none where a mark is not
            closed, or where a row that ran on has too many.
        """
        text, quote, length = self._text, self._dialect.quote, len(self._text)
        spans: list[tuple[int, int, bool]] = []
        while at <= after or len(spans) <= most:
            is_quoted = text.startswith(quote, at)
            start = at + is_quoted
            at = self._close(start) if is_quoted else self._edge_at(at)
            if at < 0:
                return None, after
            spans.append((start, at, is_quoted))
            at += is_quoted
            if not text.startswith(self._dialect.separator, at) or at >= length:
                return spans, self._line_end(at)[1]
            at += 1
        return None, after

    def _edge_at(self, at: int) -> int:
        """Where a field without marks ends."""
        found = self._edge.search(self._text, at)
        return found.start() if found else len(self._text)

    def _cut(self, start: int, end: int, is_quoted: bool) -> str:  # noqa: FBT001 - of one span
        quote = self._dialect.quote
        value = self._text[start:end]
        return value.replace(quote + quote, quote) if is_quoted else value

    # --- the text as a whole ----------------------------------------------------------------------

    @cached_property
    def _edge(self) -> "re.Pattern[str]":
        return re.compile(f"{re.escape(self._dialect.separator)}|{self._end_of_line.pattern}")

    @cached_property
    def _runs(self) -> tuple[list[int], list[int], list[int]]:
        """Where runs of marks before the end of a field begin and end; ends of those that close."""
        quote = re.escape(self._dialect.quote)
        closing = re.compile(f"(?:{quote})+(?={self._edge.pattern}|\\Z)")
        found = [one.span() for one in closing.finditer(self._text)]
        odd = [end for start, end in found if (end - start) % 2]
        return [start for start, _ in found], [end for _, end in found], odd

    def _close(self, at: int) -> int:
        """Where a field that begins at ``at``, behind its mark, ends; -1 where it does not.

        Two marks stand for one, so that a run of an even number closes nothing.
        """
        starts, ends, odd = self._runs
        place = bisect_right(ends, at)
        if place == len(ends):
            return -1
        if (ends[place] - max(starts[place], at)) % 2:
            return ends[place] - 1
        place = bisect_right(odd, ends[place])
        return odd[place] - 1 if place < len(odd) else -1

    def _line_end(self, at: int) -> tuple[int, int]:
        found = self._end_of_line.search(self._text, at)
        return found.span() if found else (len(self._text), len(self._text))

    @cached_property
    def _ends_of_lines(self) -> list[int]:
        return [one.end() for one in self._end_of_line.finditer(self._text)]

    def _lines_between(self, start: int, end: int) -> int:
        ends = self._ends_of_lines
        return bisect_right(ends, end) - bisect_right(ends, start)

    def _first(self, at: int) -> tuple[list[str] | None, int]:
        """The header row, which is one line whatever marks are in it."""
        while at < len(self._text):
            stop, after = self._line_end(at)
            line = self._text[at:stop]
            if line.strip():
                return self._alone(line), after
            at = after
        return None, at

    def _alone(self, line: str) -> list[str]:
        """The values of a line by itself."""
        simple = self._simple(line)
        if simple is not None:
            return simple
        loose = self._loose(line)
        if loose is not None:
            return loose
        return [one.strip(self._dialect.quote) for one in line.split(self._dialect.separator)]

    def _usual(self) -> int:
        """How many fields most of the first lines have, where no header says so."""
        counts: Counter[int] = Counter()
        at = 0
        while at < len(self._text) and counts.total() < _SURVEYED:
            values, at = self._first(at)
            if values is not None:
                counts[len(values)] += 1
        best = max(counts.items(), key=lambda one: (one[1], one[0]), default=(1, 0))
        return best[0]

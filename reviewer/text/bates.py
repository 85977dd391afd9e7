"""Bates numbers: what the producing party stamped on each page.

A number is a prefix as printed (with its own separator), digits whose width is kept, and what may
follow: a page suffix or a designation. Nothing is normalised, because the number must be found
again on the paper. The short range ``ABC0001234-1236`` is tried before the single number, which
would take ``ABC0001234`` for a prefix.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from reviewer.errors import InputError
from reviewer.said import said

_NUMBER = re.compile(
    r"(?=.*[A-Z])(?P<prefix>[A-Z0-9][A-Z0-9&_. -]*?[-_ ]?)(?P<digits>\d{4,10})"
    r"(?P<suffix>(?:[._]\d{1,4})?(?:[-_](?:CONF|HC|AEO))?)"
)


@dataclass(frozen=True, slots=True)
class BatesNumber:
    """One page's number; ``prefix`` ends with its separator, ``suffix`` begins with its own."""

    prefix: str
    number: int
    width: int
    suffix: str = ""

    @classmethod
    def parse(cls, text: str) -> "BatesNumber":
        """The number as printed.

        Raises:
            InputError: these words are no Bates number.
        """
        found = _NUMBER.fullmatch(text.strip())
        if found is None:
            raise InputError(said("“{text}” is not a Bates number.", text=text.strip()))
        return cls(found["prefix"], int(found["digits"]), len(found["digits"]), found["suffix"])

    def __str__(self) -> str:
        return f"{self.prefix}{self.number:0{self.width}d}{self.suffix}"

    def add(self, pages: int) -> "BatesNumber":
        """The number some pages on, in the same width."""
        if self.number + pages < 0:
            raise InputError(
                said("There is no number {pages} pages before {self}.", pages=-pages, self=self)
            )
        return replace(self, number=self.number + pages)

    def is_same(self, other: "BatesNumber") -> bool:
        """Whether both name one page, however prefix and digits are separated or padded."""
        return (_bare(self.prefix), self.number, self.suffix) == (
            _bare(other.prefix),
            other.number,
            other.suffix,
        )


class BatesFault(StrEnum):
    """What is wrong where two ranges, or a range and its pages, do not fit."""

    GAP = "gap"
    OVERLAP = "overlap"
    PAGES = "pages"


@dataclass(frozen=True, slots=True)
class BatesFinding:
    """Numbers that are missing, met twice, or do not agree with the number of pages."""

    fault: BatesFault
    begin: BatesNumber
    end: BatesNumber


def is_bates(text: str) -> bool:
    """Whether these words read as one Bates number."""
    return _NUMBER.fullmatch(text.strip()) is not None


def bates_range(text: str) -> tuple[BatesNumber, BatesNumber]:
    """First and last number of a range in full or short form, or of a single number.

    Raises:
        InputError: these words are no range of Bates numbers.
    """
    words = text.strip()
    for cut in re.finditer(r"\s*(?:[-–—]|\bto\b|\bthrough\b)\s*", words):
        begin, end = words[: cut.start()], words[cut.end() :]
        if not is_bates(begin):
            continue
        first = BatesNumber.parse(begin)
        last = _range_end(first, end)
        if last is not None:
            return first, last
    number = BatesNumber.parse(words)
    return number, number


def bates_sequence(begin: BatesNumber, pages: int) -> tuple[BatesNumber, ...]:
    """The numbers of so many pages, one a page."""
    return tuple(begin.add(page) for page in range(pages))


def bates_gaps(
    ranges: Iterable[tuple[BatesNumber, BatesNumber, int | None]],
) -> tuple[BatesFinding, ...]:
    """What does not fit in a production, by prefix and number.

    Args:
        ranges: begin, end and the number of pages of each document, ``None`` where unknown; in any
        order.
    """
    findings: list[BatesFinding] = []
    by_prefix: dict[str, list[tuple[BatesNumber, BatesNumber]]] = defaultdict(list)
    for begin, end, pages in ranges:
        if pages is not None and end.number - begin.number + 1 != pages:
            findings.append(BatesFinding(BatesFault.PAGES, begin, end))
        by_prefix[begin.prefix].append((begin, end))
    for prefix in sorted(by_prefix):
        findings += _between(sorted(by_prefix[prefix], key=lambda each: each[0].number))
    return tuple(findings)


def _between(ranges: list[tuple[BatesNumber, BatesNumber]]) -> list[BatesFinding]:
    findings: list[BatesFinding] = []
    reached = ranges[0][1]
    for begin, end in ranges[1:]:
        if begin.number > reached.number + 1:
            missing = replace(begin, suffix="")
            first = replace(missing, number=reached.number + 1)
            findings.append(BatesFinding(BatesFault.GAP, first, missing.add(-1)))
        elif begin.number <= reached.number:
            last = end if end.number < reached.number else reached
            findings.append(BatesFinding(BatesFault.OVERLAP, begin, last))
        if end.number > reached.number:
            reached = end
    return findings


def _range_end(first: BatesNumber, text: str) -> BatesNumber | None:
    """The last number of a range from ``first`` on; a short form leaves out leading digits."""
    if re.fullmatch(r"\d{1,10}", text) and len(text) <= first.width:
        leading = f"{first.number:0{first.width}d}"[: -len(text)]
        last = replace(first, number=int(leading + text))
    elif is_bates(text):
        last = BatesNumber.parse(text)
    else:
        return None
    is_behind = last.number >= first.number and _bare(last.prefix) == _bare(first.prefix)
    return last if is_behind else None


def _bare(prefix: str) -> str:
    return prefix.rstrip("-_ .")

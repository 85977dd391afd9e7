"""Bates numbers, confidentiality legends and exhibit stickers: put on a page after it was written.

A Bates number is believed in company only: the same prefix, counting on from page to page, in the
same place. A document of one page has no company, so there the number must look the part (zeros in
front, or six digits). Stamps and repeated legends are no words of the exhibit and stay out of its
text; a sticker is evidence of how the exhibit was marked and stays in.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reviewer.readers.face import is_legend
from reviewer.readers.sheet import Piece, Sheet
from reviewer.text.layer import Stamp

_BATES = re.compile(
    r"(?<![A-Za-z0-9])(?P<prefix>[A-Z][A-Z0-9&_. -]{1,40}?)(?P<number>\d{4,10})(?!\d)"
)
_NOT_BATES = re.compile(
    r"\b(?:PAGE|CASE|DOCUMENT|FILED|ECF|NO|EXHIBIT|VOL|TEL|FAX|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE"
    r"|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER|COPYRIGHT|BOX|SUITE|ROOM|FORM|REV|ISBN|ISSN"
    r"|DOI)\b"
)
_STICKER = re.compile(
    r"(?:(?:(?:PLAINTIFF|DEFENDANT|GOVERNMENT|JOINT|DEPOSITION|DEPO\.?|TRIAL|DEF|PL|PLF)"
    r"S?['’]?S?['’]?\.?\s+)*EX(?:HIBIT|H\.|\.)\s*(?:NO\.?\s*|NUMBER\s*|#\s*|:\s*)?"
    r"(?P<name>(?:[A-Z][\w.'’-]*\s+)?[A-Z]{0,3}-?\d{1,5}[A-Z]?|[A-Z]{1,2})"
    r"|(?P<code>(?:PX|DX|JX|GX|TX|CX|RX|PTX|DTX|JTX|PEX|DEX)[-\s]?\d{1,5}[A-Z]?))"
    r"(?:\s+\d{1,2}[/-]\d{1,2}[/-]\d{2,4})?\s*",
    re.I,
)
_MARGIN = 0.13
_EDGE = 0.1
_FEWEST_HEADS = 3
_STAMP_LENGTH = 120
_STICKER_LENGTH = 60
_LEGEND_SHARE = 0.6
_LONE_DIGITS = 6
_PREFIXES = 20


@dataclass(frozen=True, slots=True)
class Found:
    """Stamps by page; ``aside`` names the pieces (page index, piece index) that are no text."""

    stamps: tuple[Stamp, ...]
    aside: frozenset[tuple[int, int]]
    legends: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Candidate:
    page: int
    piece: int
    value: str
    prefix: str
    digits: str
    rest: str

    @property
    def number(self) -> int:
        return int(self.digits)


def find_stamps(sheets: Sequence[Sheet]) -> Found:
    """Bates numbers and legends in the margins of the pages."""
    edges = [(page, index, piece) for page, sheet in enumerate(sheets)
             for index, piece in enumerate(sheet.pieces) if _in_margin(piece, sheet)]  # fmt: skip
    candidates = [
        found for page, index, piece in edges if (found := _candidate(page, index, piece))
    ]
    chosen = _sequence(candidates)
    written = sum(bool(sheet.pieces) for sheet in sheets)
    legends = [
        (page, index, piece.text.strip()) for page, index, piece in edges if is_legend(piece.text)
    ]
    pages = {page for page, _, _ in legends}
    repeated = bool(pages) and len(pages) > _LEGEND_SHARE * written
    aside = {(one.page, one.piece) for one in chosen}
    aside.update((page, index) for page, index, _ in legends if repeated)
    stamps = {one.page: Stamp(one.page + 1, one.value) for one in reversed(chosen)}
    words = Counter(text for _, _, text in legends)
    words.update(one.rest for one in chosen if is_legend(one.rest))
    return Found(tuple(stamps[page] for page in sorted(stamps)), frozenset(aside), tuple(words))


def running_heads(sheets: Sequence[Sheet]) -> frozenset[tuple[int, int]]:
    """Pieces that come back at the edge of most pages: heads, feet, page numbers."""
    places: dict[tuple[str, bool], list[tuple[int, int]]] = {}
    for page, sheet in enumerate(sheets):
        for index, piece in enumerate(sheet.pieces):
            if _at_edge(piece, sheet):
                shape = re.sub(r"\d+", "#", " ".join(piece.text.split()))
                places.setdefault((shape, piece.y0 < sheet.height / 2), []).append((page, index))
    written = sum(bool(sheet.pieces) for sheet in sheets)
    least = max(_FEWEST_HEADS, _LEGEND_SHARE * written)
    often = [found for found in places.values() if len({page for page, _ in found}) >= least]
    return frozenset(place for found in often for place in found)


def _at_edge(piece: Piece, sheet: Sheet) -> bool:
    return piece.y1 < _EDGE * sheet.height or piece.y0 > (1 - _EDGE) * sheet.height


def _in_margin(piece: Piece, sheet: Sheet) -> bool:
    if len(piece.text) > _STAMP_LENGTH:
        return False
    return (
        piece.y0 < _MARGIN * sheet.height
        or piece.y1 > (1 - _MARGIN) * sheet.height
        or not piece.is_level
    )


def _candidate(page: int, index: int, piece: Piece) -> _Candidate | None:
    """A piece that is a Bates number and at most a legend beside it."""
    text = piece.text.strip()
    found = _BATES.search(text)
    if not found or _NOT_BATES.search(found["prefix"]) or not found["prefix"][1:2].isalnum():
        return None
    rest = (text[: found.start()] + " " + text[found.end() :]).strip(" -–—|/")
    if rest and not is_legend(rest):
        return None
    prefix = found["prefix"]
    for word in ("CONFIDENTIAL", "ONLY", "ORDER"):
        if word in prefix:
            rest, prefix = (
                (rest + " " + prefix[: prefix.rindex(word) + len(word)]).strip(),
                prefix[prefix.rindex(word) + len(word) :].lstrip(" -_."),
            )
    if not prefix:
        return None
    value = (prefix + found["number"]).strip()
    return _Candidate(page, index, value, prefix + str(len(found["number"])), found["number"], rest)


def _sequence(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """The candidates of the prefix that most pages carry in order; one a page."""
    best: list[_Candidate] = []
    for prefix, _ in Counter(one.prefix for one in candidates).most_common(_PREFIXES):
        run: list[_Candidate] = []
        for one in candidates:
            if one.prefix == prefix and (
                not run or (one.page > run[-1].page and one.number > run[-1].number)
            ):
                run.append(one)
        if len(run) > len(best) and _counts_on(run):
            best = run
    return best


def _counts_on(run: Sequence[_Candidate]) -> bool:
    """Whether the numbers rise by one a page on most pages; a lone one must look like a stamp."""
    if len(run) == 1:
        return run[0].digits.startswith("0") or len(run[0].digits) >= _LONE_DIGITS
    steps = [(b.number - a.number, b.page - a.page) for a, b in pairwise(run)]
    return sum(number == page for number, page in steps) >= _LEGEND_SHARE * len(steps)


def find_sticker(sheet: Sheet) -> str:
    """The mark of an exhibit sticker, a small block that says nothing else; empty without one."""
    blocks: dict[int, list[Piece]] = {}
    for piece in sheet.pieces:
        blocks.setdefault(piece.block, []).append(piece)
    runs = [*blocks.values(), *([a, *b] for a, b in _neighbours(list(blocks.values())))]
    for pieces in runs:
        text = " ".join(" ".join(piece.text for piece in pieces).split())
        found = _STICKER.fullmatch(text) if len(text) <= _STICKER_LENGTH else None
        if found and _stands_alone(pieces, sheet):
            return _mark(text, found)
    return ""


def _neighbours(blocks: list[list[Piece]]) -> list[tuple[Piece, list[Piece]]]:
    """Single lines directly above a block: a sticker's printed word and the number under it."""
    return [
        (above[0], below)
        for above, below in pairwise(blocks)
        if len(above) == 1 and 0 < below[0].base - above[0].base < 3 * above[0].size
    ]


def _stands_alone(pieces: Sequence[Piece], sheet: Sheet) -> bool:
    """Narrow, and nothing else on its lines."""
    x0, x1 = min(p.x0 for p in pieces), max(p.x1 for p in pieces)
    if x1 - x0 > 0.4 * sheet.width:
        return False
    own = {id(piece) for piece in pieces}
    near = 2 * max(piece.size for piece in pieces)
    return not any(
        other.base == piece.base and other.x0 < piece.x1 + near and other.x1 > piece.x0 - near
        for piece in pieces
        for other in sheet.pieces
        if id(other) not in own
    )


def _mark(text: str, found: re.Match[str]) -> str:
    """``PX-14`` and ``Clark 7`` as they are; a bare number keeps its word: ``Exhibit 14``."""
    if found["code"]:
        return found["code"]
    name = found["name"]
    named = " " in name or "-" in name or (name[0].isalpha() and any(c.isdigit() for c in name))
    return name if named else f"Exhibit {name}"

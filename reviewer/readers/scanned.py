"""Gives the pages that are pictures the words that are recognised on them.

A page that has text of its own stays as it is; of a scan with nothing but a stamp put on it by a
program, the stamp stays and the rest is recognised. What comes out are sheets like those of any
PDF, so that line numbers, stamps, heads and paragraphs are found in a scan as they are in print.
Pages are recognised one at a time and each is left in the folder that ``ReadOptions.kept`` names:
whoever stops a scan of five hundred pages loses the page that was being read.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import msgspec
import pymupdf

from reviewer.errors import SourceError
from reviewer.readers import ocr
from reviewer.readers.languages import checked_languages
from reviewer.readers.ocr import Recognised, Word
from reviewer.readers.options import ReadOptions
from reviewer.readers.sheet import Piece, Sheet
from reviewer.said import said

_LEAST_DPI, _MOST_DPI = 200, 300
_COARSE = 150
_MOST_PIXELS = 30_000_000
_INCH = 72
_STAMPED = 160
_NAMED = 8
_STRAIGHT = 0.999
_FIRST_BLOCK = 10_000
_MEANINGLESS = re.compile("[\ufffd\ue000-\uf8ff\U000f0000-\U0010fffd]")
_UNREADABLE_SHARE = 0.2


@dataclass(frozen=True, slots=True)
class _Look:
    """What was recognised on a page, and at how many pixels an inch."""

    found: Recognised
    dpi: int


def is_scan(sheet: Sheet) -> bool:
    """Whether a page is a picture with at most a stamp on it, or its text has no meaning."""
    if sheet.is_picture or _is_meaningless(sheet):
        return True
    written = sum(len(piece.text) for piece in sheet.pieces)
    return (
        sheet.is_pictured
        and written <= _STAMPED
        and not any(piece.hidden for piece in sheet.pieces)
    )


def _is_meaningless(sheet: Sheet) -> bool:
    text = "".join("".join(piece.text.split()) for piece in sheet.pieces)
    return len(_MEANINGLESS.findall(text)) > _UNREADABLE_SHARE * len(text)


def with_recognised(
    document: pymupdf.Document,
    path: Path,
    sheets: Sequence[Sheet],
    options: ReadOptions,
    progress: Callable[[int, int], None],
) -> tuple[list[Sheet], tuple[str, ...]]:
    """The sheets of a document, those that are scans with their words; and what to tell of it.

    As they are where nobody asked for it. What is kept of a page is named after ``path``, which in
    a matter is named after its bytes.

    Raises:
        SourceError: a language is not on this computer.
    """
    if not options.recognise:
        return list(sheets), ()
    asked = checked_languages(options.recognise)
    folder = _kept_folder(options.kept, asked)
    read, looks = list(sheets), {}
    for index, sheet in enumerate(sheets):
        if is_scan(sheet):
            file = folder / f"{path.name} {index + 1}" if folder else None
            look = _look(document, index, asked, file)
            looks[index + 1] = look.found
            read[index] = _sheet(sheet, look)
        progress(index + 1, len(sheets))
    return read, tuple(_told(looks))


def _look(document: pymupdf.Document, index: int, asked: str, file: Path | None) -> _Look:
    """One page's words: those kept from last time, else recognised now and kept."""
    if file and (known := _kept(file)):
        return known
    page = document.load_page(index)
    dpi = _dpi(page)
    pixels = page.get_pixmap(dpi=dpi, colorspace=pymupdf.csGRAY, alpha=False)
    found = ocr.recognise(bytes(pixels.samples_mv), pixels.width, pixels.height, dpi, asked)
    look = _Look(found, dpi)
    if file:
        waiting = file.with_name(f"{file.name}.new")
        waiting.write_bytes(msgspec.msgpack.encode(look))
        waiting.replace(file)
    return look


def _kept_folder(kept: str, asked: str) -> Path | None:
    if not kept:
        return None
    folder = Path(kept) / f"{asked} {ocr.ENGINE}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SourceError(
            "The matter’s folder cannot be written: the disk is full or read-only."
        ) from error
    return folder


def _kept(file: Path) -> _Look | None:
    try:
        return msgspec.msgpack.decode(file.read_bytes(), type=_Look)
    except (OSError, msgspec.MsgspecError):
        return None


def _dpi(page: pymupdf.Page) -> int:
    """That of the scan itself where it is a good one; a coarse one is drawn larger to be read."""
    natural = 0.0
    for image in page.get_image_info():
        x0, y0, x1, y1 = image["bbox"]
        longer = max(x1 - x0, y1 - y0)
        if longer > 1:
            natural = max(natural, _INCH * max(image["width"], image["height"]) / longer)
    dpi = _MOST_DPI if natural < _COARSE else min(max(natural, _LEAST_DPI), _MOST_DPI)
    area = page.rect.width * page.rect.height / _INCH**2
    return max(1, int(min(dpi, (_MOST_PIXELS / max(area, 0.01)) ** 0.5)))


def _sheet(sheet: Sheet, look: _Look) -> Sheet:
    """The page with its words in the order of reading, its own stamps before or behind them."""
    scale = _INCH / look.dpi
    lines = groupby(look.found.words, key=lambda word: word.line)
    found = [_piece(list(words), scale) for _, words in lines]
    own = () if _is_meaningless(sheet) else sheet.pieces
    found = [piece for piece in found if not _is_written(piece, own)]
    above = [piece for piece in own if piece.base < sheet.height / 2]
    below = [piece for piece in own if piece.base >= sheet.height / 2]
    return Sheet(sheet.width, sheet.height, (*above, *found, *below))


def _is_written(found: Piece, pieces: Sequence[Piece]) -> bool:
    """Whether a line was recognised where the page has the same words as text."""
    x, y = (found.edges[0] + found.edges[-1]) / 2, (found.y0 + found.y1) / 2
    return any(min(one.edges) <= x <= max(one.edges) and one.y0 <= y <= one.y1 for one in pieces)


def _piece(words: Sequence[Word], scale: float) -> Piece:
    """A line of words as a run of print, in points."""
    text = " ".join(word.text for word in words)
    first = words[0]
    sureness = [one for word in words for one in (word.sureness,) * (len(word.text) + 1)][:-1]
    if first.dx > _STRAIGHT:
        edges = [round(edge * scale, 2) for edge in _edges(words)]
    else:
        x0, x1 = min(word.x0 for word in words), max(word.x1 for word in words)
        step = (x1 - x0) / len(text)
        edges = [round((x0 + step * place) * scale, 2) for place in range(len(text) + 1)]
    return Piece(
        text,
        edges,
        round(min(word.y0 for word in words) * scale, 2),
        round(max(word.y1 for word in words) * scale, 2),
        round(first.base * scale, 2),
        _FIRST_BLOCK + first.block,
        round(first.size * scale),
        first.dx,
        first.dy,
        sureness=tuple(sureness),
    )


def _edges(words: Sequence[Word]) -> list[float]:
    """The edge before each code point and the last one; signs share the width of their word."""
    leftward = _is_leftward("".join(word.text for word in words))
    edges: list[float] = []
    last = 0.0
    for word in words:
        begin, last = (word.x1, word.x0) if leftward else (word.x0, word.x1)
        step = (last - begin) / len(word.text)
        # The space after the word begins where the word ends.
        edges += [*(begin + step * place for place in range(len(word.text))), last]
    return edges


def _is_leftward(text: str) -> bool:
    ways = [unicodedata.bidirectional(one) for one in text]
    return sum(way in {"R", "AL"} for way in ways) > sum(way == "L" for way in ways)


def _told(looks: dict[int, Recognised]) -> Iterator[str]:
    read = [number for number, found in looks.items() if found.words]
    empty = [number for number, found in looks.items() if not found.words]
    if read:
        counts = [sum(len(word.text) for word in looks[number].words) for number in read]
        sure = sum(looks[n].sureness * count for n, count in zip(read, counts, strict=True))
        percent = round(sure / sum(counts))
        yield said(
            "The words of {pages} were recognised with {percent} % confidence: "
            "check what you cite against the page.",
            pages=_pages(read),
            percent=percent,
        )
    if empty:
        yield said("No words were recognised on {pages}.", pages=_pages(empty))


def _pages(numbers: Sequence[int]) -> str:
    named = ", ".join(str(number) for number in numbers[:_NAMED])
    if len(numbers) == 1:
        return said("page {named}", named=named)
    if len(numbers) > _NAMED:
        return said("pages {named} and {count} more", named=named, count=len(numbers) - _NAMED)
    return said("pages {named}", named=named)

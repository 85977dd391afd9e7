"""The text that was received with a native: a load file's .txt beside its images.

It becomes the exhibit's words where the native gives none of its own. It says which page its words
are on where it has as many form feeds as the exhibit has pages; nobody knows where on the page they
stand, so its passages show as text. Where the native has words, those count: what the other side
sent beside them may be anything.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from pathlib import Path

from reviewer.errors import SourceError
from reviewer.readers.decoding import decode
from reviewer.readers.options import ReadOptions
from reviewer.readers.reading import NO_WORDS, ExhibitKind, Facts, Reading
from reviewer.said import named, said
from reviewer.text.layer import PhysicalPage, SourceRange, TextLayer, TextSource

READER = "received 1"
_MOST_BYTES = 100_000_000
_LARGER = "The text that came with this file is larger than 100 MB, and was left out."
_MISSING = "The text that came with this file could not be opened, and was left out."


def with_received(reading: Reading, path: Path, options: ReadOptions) -> Reading:
    """The reading with the received text as its words, where it has none."""
    if reading.layer.text.strip():
        return reading
    try:
        if path.stat().st_size > _MOST_BYTES:
            return _warned(reading, _LARGER)
        decoded = decode(path.read_bytes(), options.encoding)
    except OSError:
        return _warned(reading, _MISSING)
    except SourceError as refusal:
        return _warned(reading, str(refusal))
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return reading
    pages = _pages(text, len(reading.geometry))
    text = "".join(pages)
    ranges = list(pairwise(accumulate(map(len, pages), initial=0)))
    numbered = tuple(PhysicalPage(at, *span) for at, span in enumerate(ranges, start=1))
    layer = TextLayer(
        text,
        pages=numbered if len(reading.layer.pages) == len(numbered) else reading.layer.pages[:0],
        stamps=reading.layer.stamps,
        sources=(SourceRange(0, len(text), TextSource.OCR_RECEIVED),),
    )
    geometry = tuple(
        replace(page, start=start, end=end, lines=())
        for page, (start, end) in zip(reading.geometry, ranges, strict=True)
    )
    facts = replace(reading.facts, textless=())
    known = (words for words in reading.warnings if words != NO_WORDS)
    warnings = (*known, *decoded.warnings)
    return replace(reading, layer=layer, geometry=geometry, facts=facts, warnings=warnings)


def in_place_of_native(text: Reading, refusal: SourceError) -> Reading:
    """The words of a native that is not read, as they were received, on pages made of them."""
    said_so = said(
        "The file itself is not read; its words are those that came with it. {reason}",
        reason=named(str(refusal)),
    )
    words = text.layer.text
    layer = replace(
        text.layer,
        pages=(),
        lines=(),
        sources=(SourceRange(0, len(words), TextSource.OCR_RECEIVED),) if words else (),
    )
    return replace(
        text,
        kind=ExhibitKind.OTHER,
        reader=READER,
        layer=layer,
        facts=replace(Facts(), encoding=text.facts.encoding),
        children=(),
        warnings=(said_so, *text.warnings),
    )


def _pages(text: str, count: int) -> Sequence[str]:
    """The text of each page of the exhibit; all of it on the first where nothing parts it so."""
    parts = [part + "\n" for part in text.removesuffix("\f").split("\f")]
    if len(parts) == count:
        return parts
    return [text.replace("\f", "\n"), *[""] * (count - 1)] if count else [text.replace("\f", "\n")]


def _warned(reading: Reading, words: str) -> Reading:
    return replace(reading, warnings=(*reading.warnings, words))

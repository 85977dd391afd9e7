"""Reads text files: articles, memos, pleadings, and ASCII transcripts by printed page and line.

The transcript is tried first, since its numbers and headers must not get into the text. Anything
else keeps every word: blank lines part paragraphs, and where a file has none each line is a
paragraph of its own.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from reviewer.errors import SourceError
from reviewer.readers.decoding import Decoded, decode
from reviewer.readers.face import facts_of, kind_of
from reviewer.readers.layout import LaidOut, lay_out_lines, lay_out_plain
from reviewer.readers.options import ReadOptions
from reviewer.readers.reading import ExhibitKind, Facts, Reading, TranscriptStatus
from reviewer.text.geometry import LineBoxes, PageGeometry
from reviewer.text.layer import TextLayer
from reviewer.text.numbered import label_paragraphs
from reviewer.text.transcript import SheetLine, Transcript, parse_transcript, pieces_of

READER = "plain 2"

_MOST_BYTES = 100_000_000


def read(path: Path, options: ReadOptions, progress: Callable[[int, int], None]) -> Reading:
    """Read a text file.

    Raises:
        SourceError: the file is no text, is empty, or cannot be laid out.
    """
    decoded = _decoded(path, options)
    transcript = parse_transcript(decoded.text, options.corrections())
    if transcript:
        return _transcript(decoded, transcript, options, progress)
    return _plain(decoded, progress)


def _decoded(path: Path, options: ReadOptions) -> Decoded:
    try:
        content = path.read_bytes() if path.stat().st_size <= _MOST_BYTES else None
    except OSError as error:
        raise SourceError("This file could not be opened.") from error
    if content is None:
        raise SourceError("This text file is larger than 100 MB; split it before importing it.")
    decoded = decode(content, options.encoding)
    if not decoded.text.strip():
        raise SourceError("This file is empty.")
    return decoded


# Transcripts


def _transcript(
    decoded: Decoded,
    transcript: Transcript,
    options: ReadOptions,
    progress: Callable[[int, int], None],
) -> Reading:
    sheets = _sheets(transcript)
    laid = lay_out_lines(
        [[_drawn(line, transcript) for line in sheet] for sheet in sheets], progress
    )
    layer, kind = _labelled(transcript)
    outside = {line.print.strip() for sheet in sheets for line in sheet if line.start < 0}
    facts = facts_of(layer.text, kind, sorted(outside))
    status = options.status if options.status is not TranscriptStatus.UNKNOWN else facts.status
    facts = replace(facts, status=status, understood=transcript.understood)
    facts = _said_of(facts, decoded)
    geometry = _geometry(laid, sheets, layer)
    warnings = (*decoded.warnings, *transcript.warnings, *laid.warnings)
    return Reading(kind, READER, laid.maker, layer, geometry, laid.pdf, facts, warnings=warnings)


def _labelled(transcript: Transcript) -> tuple[TextLayer, ExhibitKind]:
    """The layer as it is; a pleading on ruled paper gets the numbers of its paragraphs."""
    layer = transcript.layer
    if transcript.is_testimony:
        return layer, ExhibitKind.DEPOSITION
    paragraphs, numbering = label_paragraphs(layer.text, layer.paragraphs)
    return replace(layer, paragraphs=paragraphs), kind_of(layer.text, numbering)


def _sheets(transcript: Transcript) -> list[Sequence[SheetLine]]:
    """The transcript's own pages without blank ends; endless ones cut to a readable length."""
    return [piece for sheet in transcript.sheets for piece in pieces_of(sheet)]


def _drawn(line: SheetLine, transcript: Transcript) -> tuple[str, str]:
    """What stands left of the words, and the words."""
    if line.start < 0:
        return line.print, ""
    return line.print[: line.column], transcript.layer.text[line.start : line.start + line.length]


def _geometry(
    laid: LaidOut, sheets: Sequence[Sequence[SheetLine]], layer: TextLayer
) -> tuple[PageGeometry, ...]:
    """The layout's boxes at the layer's offsets: the layout counts line ends of headers, too."""
    pages, offset, reached = [], 0, 0
    for page, sheet in zip(laid.geometry, sheets, strict=True):
        moves: list[tuple[int, int]] = []
        for line in sheet:
            moves.append((offset, line.start - offset))
            offset += line.length + 1
        starts = [line.start for line in sheet if line.start >= 0]
        start = starts[0] if starts else reached
        reached = max(
            (line.start + line.length + 1 for line in sheet if line.start >= 0), default=reached
        )
        end = min(reached, len(layer.text))
        pages.append(replace(page, start=min(start, end), end=end, lines=_moved(page.lines, moves)))
    return tuple(pages)


def _moved(lines: Sequence[LineBoxes], moves: Sequence[tuple[int, int]]) -> tuple[LineBoxes, ...]:
    """Boxes at new offsets; ``moves`` has (offset in the layout, distance) a line, ascending."""
    moved, at = [], 0
    for line in lines:
        while at + 1 < len(moves) and moves[at + 1][0] <= line.start:
            at += 1
        moved.append(replace(line, start=line.start + moves[at][1]))
    return tuple(moved)


# Other text


def _plain(decoded: Decoded, progress: Callable[[int, int], None]) -> Reading:
    laid = lay_out_plain(_stretches(decoded.text), progress)
    paragraphs, numbering = label_paragraphs(laid.text, laid.paragraphs)
    kind = kind_of(laid.text, numbering)
    layer = TextLayer(laid.text, paragraphs=paragraphs)
    facts = _said_of(facts_of(laid.text, kind), decoded)
    warnings = (*decoded.warnings, *laid.warnings)
    return Reading(
        kind, READER, laid.maker, layer, laid.geometry, laid.pdf, facts, warnings=warnings
    )


def _said_of(facts: Facts, decoded: Decoded) -> Facts:
    """The facts with the character set that the file was read in."""
    return replace(facts, encoding=decoded.encoding, is_encoding_guessed=decoded.is_guessed)


def _stretches(text: str) -> list[str]:
    """Paragraphs of a text file, with the line ends inside them as they are."""
    lines = [
        line.rstrip()
        for line in text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n").split("\n")
    ]
    if all(lines[:-1]) or _every_line_is_one(lines):
        return [line for line in lines if line.strip()]
    stretches: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            stretches[-1].append(line)
        elif stretches[-1]:
            stretches.append([])
    return ["\n".join(stretch) for stretch in stretches if stretch]


def _every_line_is_one(lines: Sequence[str]) -> bool:
    """Whether lines are whole paragraphs: on the average longer than anyone wraps."""
    lengths = [len(line) for line in lines if line.strip()]
    return sum(lengths) > 120 * len(lengths)

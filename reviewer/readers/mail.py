"""Reads e-mail (.eml): one exhibit a message, with its attachments as children.

The text layer starts with the headers as a reader of the mail would see them, then the body: HTML
where the mail has it, since that is what its reader saw, else the plain text line by line as it
was sent. The line ends of plain text are judged: one that the sender's program made at its margin
reads as a space, one that the sender made is kept. The signs that programs put before quoted lines
are drawn, but are no part of the words.
"""

import re
from collections.abc import Callable, Iterator
from html import escape
from itertools import pairwise
from pathlib import Path

from reviewer.errors import SourceError
from reviewer.readers.layout import LaidOut, PlainParagraph, Progress, lay_out, plain_markup
from reviewer.readers.mail_parts import Body, Mail, taken_apart
from reviewer.readers.mail_segments import Piece, segments_of
from reviewer.readers.markup import sanitised
from reviewer.readers.options import ReadOptions
from reviewer.readers.reading import ExhibitKind, Reading
from reviewer.said import said
from reviewer.text.layer import Segment, SegmentKind, TextLayer

READER = "mail 1"

_HEADER_PART = "header"
_MARK = re.compile(r"(?:>[ \t]?)+")
_LIST_ITEM = re.compile(r"\s*(?:[-*•]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)])\s")
_MARGIN = (40, 100)
_TAGS = re.compile(r"<[^>]*>")
_LINKS = re.compile(r"https?://\S+|<[^>\s]*>|\[[^\]\s]*\]|[\s*_>|-]+")
_WORD = re.compile(r"\w+")
_SAME_WORDS = 0.8
_FEWEST_WORDS = 5
_PLAIN_STYLE = "body{font-family:monospace;font-size:9pt} p{margin:0}"
_RICH_STYLE = "p.header{margin:0}"


def read(path: Path, options: ReadOptions, progress: Progress) -> Reading:
    """Read one mail.

    Raises:
        SourceError: the file is no mail, or cannot be laid out.
    """
    del options
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise SourceError("This e-mail could not be opened.") from error
    return reading_of(taken_apart(raw), progress)


def reading_of(mail: Mail, progress: Progress) -> Reading:
    """The reading of a mail that was taken apart, from whichever format it came."""
    rich = any(body.markup for body in mail.bodies)
    markup = _headers(mail) + "<hr>" + "".join(map(_body, mail.bodies))
    style = _RICH_STYLE if rich else _PLAIN_STYLE
    laid = lay_out(markup, style, mail.pictures, progress)
    layer = TextLayer(laid.text, paragraphs=laid.paragraphs, segments=_segments(laid, mail))
    return Reading(
        ExhibitKind.EMAIL,
        READER,
        laid.maker,
        layer,
        laid.geometry,
        rendition=laid.pdf,
        facts=mail.facts,
        children=tuple(mail.children),
        warnings=(*mail.warnings, *laid.warnings, *_differences(mail)),
    )


def _headers(mail: Mail) -> str:
    lines = dict(mail.shown)
    files = "; ".join(child.name for child in mail.children if not child.inline)
    if files:
        lines["Attachments"] = files
    shown = "".join(f'<p class="header">{name}: {escape(text)}</p>' for name, text in lines.items())
    return f'<section data-part="{_HEADER_PART}">{shown}</section>'


def _body(body: Body) -> str:
    if body.markup:
        return f"<div>{sanitised(body.text)}</div>"
    paragraphs = _flowed(body.text) if body.flowed else _unwrapped(body.text)
    return "".join(map(plain_markup, paragraphs))


def _segments(laid: LaidOut, mail: Mail) -> tuple[Segment, ...]:
    """The header block as one segment, then the voices of the body."""
    heads = [
        p for p, o in zip(laid.paragraphs, laid.origins, strict=True) if o.part == _HEADER_PART
    ]
    pieces = [
        Piece(p.start, p.end, laid.text[p.start : p.end], o.quoted + _depth(o.part))
        for p, o in zip(laid.paragraphs, laid.origins, strict=True)
        if o.part != _HEADER_PART
    ]
    header = (Segment(0, heads[-1].end, SegmentKind.HEADER),) if heads else ()
    return header + segments_of(pieces, mail.facts.author, mail.facts.date)


def _depth(part: str) -> int:
    return int(part) if part.isdecimal() else 0


def _unwrapped(text: str) -> Iterator[PlainParagraph]:
    """Paragraphs of plain text, whose line ends at the sender's margin are no paragraph ends."""
    lines = [_unmarked(line) for line in text.expandtabs().split("\n")]
    margin = _margin([line for _mark, line in lines])
    return _joined(lines, lambda line, after: _is_wrapped(line, after, margin))


def _flowed(text: str) -> Iterator[PlainParagraph]:
    """Paragraphs of text whose program marked its own line ends (RFC 3676): a space before them."""
    lines = [_unmarked(line) for line in text.expandtabs().split("\n")]
    stuffed = [(mark, line.removeprefix(" ") if not mark else line) for mark, line in lines]
    return _joined(stuffed, lambda line, _after: line.endswith(" ") and line != "-- ")


def _joined(
    lines: list[tuple[str, str]], is_soft: Callable[[str, str], bool]
) -> Iterator[PlainParagraph]:
    """Paragraphs of lines and their quote signs; ``is_soft`` judges a line by the next."""
    run: list[str] = []
    mark, spaced = "", True
    for (own_mark, line), (next_mark, after) in pairwise([*lines, ("", "")]):
        if not line.strip():
            spaced = True
            continue
        run.append(line.rstrip())
        mark = mark or own_mark
        if own_mark.count(">") == next_mark.count(">") and after.strip() and is_soft(line, after):
            continue
        yield PlainParagraph("\n".join(run), mark, spaced, str(mark.count(">") or ""))
        run, mark, spaced = [], "", False


def _unmarked(line: str) -> tuple[str, str]:
    """A line's quote signs and the rest of it.

    ``>From`` is only how mail boxes write a line with From.
    """
    found = _MARK.match(line)
    if not found or line.startswith(">From ") or line.rstrip().endswith(">>>"):
        return "", line.removeprefix(">") if line.startswith(">From ") else line
    return found[0].rstrip() + " ", line[found.end() :]


def _margin(lines: list[str]) -> int:
    """How wide the sender's program wrapped; 0 where it did not."""
    least, most = _MARGIN
    lengths = sorted(len(line.rstrip()) for line in lines if len(line.rstrip()) > least)
    if not lengths or sum(1 for one in lengths if one > most) * 4 > len(lengths):
        return 0
    wrapped = [one for one in lengths if one <= most]
    return wrapped[len(wrapped) * 3 // 4]


def _is_wrapped(line: str, after: str, margin: int) -> bool:
    """Whether the next line's first word would not have fitted on this one."""
    if not margin or _LIST_ITEM.match(after) or after[:1].isspace() or len(line) > _MARGIN[1]:
        return False
    return len(line.rstrip()) + 1 + len(after.split(maxsplit=1)[0]) > margin - 3


def _differences(mail: Mail) -> tuple[str, ...]:
    """A warning where the mail's plain-text version does not say what the version shown says."""
    if not mail.plain:
        return ()
    shown = _words(
        " ".join(_TAGS.sub(" ", sanitised(body.text)) for body in mail.bodies if body.markup)
    )
    plain = _words(_LINKS.sub(" ", " ".join(mail.plain)))
    if len(plain) < _FEWEST_WORDS or len(shown & plain) >= _SAME_WORDS * len(plain):
        return ()
    absent = ", ".join(sorted(plain - shown)[:8])
    warning = said(
        "The plain-text version of this e-mail differs from the HTML version that is shown; "
        "words only in the plain text: {absent}.",
        absent=absent,
    )
    return (warning,)


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}

"""Whose words are whose in a mail: the top message, and each quoted or forwarded one by itself.

Mail programs mark what they quote in four ways: signs before each line, a sentence ("On …
wrote:"), a block of headers (From, Sent, To, Subject) with or without a rule above it, and nested
quotations in HTML. All four are brought to one form here, paragraphs with a depth of quotation,
and read from top to bottom. Where the author of a quotation is not named, the segment says
nothing: a person fills in what we cannot know.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from reviewer.text.layer import Segment, SegmentKind

_MAX_ATTRIBUTION = 300
_HEADER_REACH = 12
_LONGEST_NAME = 120
_BANNER = re.compile(
    r"^[\s_*-]*(?:-{2,}\s*)?(?P<what>original (?:message|appointment)|forwarded message"
    r"|begin forwarded message|forwarded by\b.*|message d.origine|ursprüngliche nachricht"
    r"|mensaje original|messaggio originale|oorspronkelijk bericht|reply separator)[\s:_*-]*$",
    re.IGNORECASE | re.DOTALL,
)
_FORWARDED_BY = re.compile(r"forwarded by\b", re.IGNORECASE)
_WROTE = re.compile(
    r"^\s*(?P<words>.{3,280}?)\s*\b(?:wrote|writes|schrieb|a écrit|escribió|ha scritto|schreef"
    r"|escreveu)"
    r"(?P<after>\s+[^:\n]{0,80})?\s*:\s*$",
    re.DOTALL,
)
_HEADER = re.compile(
    r"^[\s*]*(?P<name>from|sent|date|to|cc|bcc|subject|von|gesendet|datum|an|betreff|de|envoyé"
    r"|à|objet|sent by"
    r"|reply-to|importance|attachments)\s*:\*?\s*(?P<value>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_AUTHOR_HEADERS = frozenset({"from", "von", "de"})
_DATE_HEADERS = frozenset({"sent", "date", "gesendet", "datum", "envoyé"})
_TIME = r"(?P<when>\d{1,2}/\d{1,2}/\d{2,4}\s+\d{1,2}:\d{2}(?::\d{2})?\s*[AP]M)"
_AUTHOR_AND_TIME = re.compile(rf"^\s*(?P<who>\S.{{1,118}}?)\s+(?:on\s+)?{_TIME}\s*$", re.IGNORECASE)
_TIME_ALONE = re.compile(rf"^\s*{_TIME}\s*$", re.IGNORECASE)
_GROUPWISE = re.compile(rf"^\s*>>>\s+(?P<who>\S.{{1,118}}?)\s+{_TIME}\s*>>>\s*$", re.IGNORECASE)
_ADDRESS = re.compile(r"\s*[<\[(](?:mailto:)?[^<>\[\]()\s]+@[^<>\[\]()]*[>\])]")
_BARE_ADDRESS = re.compile(r"[^\s<>\[\]():,;\"]+@[^\s<>\[\]():,;\"]+")
# Lotus Notes and Exchange of around 2000 put the name of a server behind that of a person.
_NODE = re.compile(
    r"(?<=[\"\s\w])\s?@\s?[A-Za-z_]+$|^@[A-Za-z_]+$|(?:/[A-Za-z_]{2,})+(?:@[A-Za-z_]+)*$"
)
_TIME_END = re.compile(
    r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*[ap]\.?m\.?)?(?:\s*(?:[+-]\d{4}|\(?[A-Z]{2,4}\)?(?=\s*,)))?|\b\d{4}\b"
    r"|\d{1,2}/\d{1,2}/\d{2,4}",
    re.IGNORECASE,
)
_OPENING = re.compile(r"^(?:on|am|le|el|il|op|em)\s+", re.IGNORECASE)
_DATE_FORMS = (
    "%A, %B %d, %Y %I:%M %p", "%A, %B %d, %Y %I:%M:%S %p", "%a, %b %d, %Y %I:%M %p",
    "%b %d, %Y %I:%M %p", "%B %d, %Y %I:%M %p", "%B %d, %Y %I:%M:%S %p", "%m/%d/%Y %I:%M:%S %p",
    "%m/%d/%Y %I:%M %p", "%m/%d/%y %I:%M %p", "%a, %d %b %Y %H:%M:%S", "%a, %d %b %Y %H:%M",
    "%d %b %Y %H:%M", "%d %B %Y %H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S",
    "%A, %d %B %Y %H:%M", "%a %b %d %H:%M:%S %Y", "%m/%d/%Y %H:%M", "%a, %b %d, %Y",
    "%A, %B %d, %Y", "%B %d, %Y", "%b %d, %Y", "%d %b %Y", "%Y-%m-%d", "%m/%d/%Y",
    "%a, %d %b %Y",
)  # fmt: skip
_BARE_DATES = frozenset(form for form in _DATE_FORMS if "%M" not in form)


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph of a mail: its range in the layer, its words, and how deep it is quoted."""

    start: int
    end: int
    text: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class _Voice:
    """Who speaks, and when they wrote."""

    kind: SegmentKind
    author: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class _Introduction:
    """A voice and how many paragraphs introduce it."""

    voice: _Voice
    length: int


def segments_of(pieces: Sequence[Piece], author: str, date: str) -> tuple[Segment, ...]:
    """The segments of a mail's body; ``author`` and ``date`` are those of the mail itself."""
    top = _Voice(SegmentKind.TOP, author, date)
    voices: dict[int, _Voice] = {0: top}
    found: list[Segment] = []
    introducing = 0
    speaking: _Voice | None = None
    for index, piece in enumerate(pieces):
        introduction = None if introducing else _introduction(pieces, index)
        if introduction:
            introducing = introduction.length
            depth = _introduced_depth(pieces, index, introducing)
            voices = {at: one for at, one in voices.items() if at < depth}
            voices[depth] = voice = introduction.voice
        elif introducing:
            voice = speaking or top
        else:
            # A reply between the lines comes back to the same quotation again and again.
            voice = voices.setdefault(piece.depth, _Voice(SegmentKind.QUOTED))
        introducing = max(0, introducing - 1)
        _extend(found, piece, voice, goes_on=voice is speaking)
        speaking = voice
    return tuple(found)


def _extend(found: list[Segment], piece: Piece, voice: _Voice, *, goes_on: bool) -> None:
    start = found.pop().start if goes_on else piece.start
    found.append(Segment(start, piece.end, voice.kind, voice.author, voice.date))


def _introduced_depth(pieces: Sequence[Piece], index: int, length: int) -> int:
    """The depth of what is introduced.

    That of the paragraph after the introduction, if it is deeper.
    """
    after = pieces[index + length : index + length + 1]
    own = pieces[index].depth
    return after[0].depth if after and after[0].depth > own else own


def _introduction(pieces: Sequence[Piece], index: int) -> _Introduction | None:
    """What starts here, if another one's message does."""
    text = pieces[index].text
    if len(text) > _MAX_ATTRIBUTION * 4:
        return None
    if banner := _BANNER.match(text):
        forwarded = "forward" in banner["what"].lower()
        kind = SegmentKind.FORWARDED if forwarded else SegmentKind.QUOTED
        block = _header_block(pieces, index + 1, kind, fewest=1)
        return (
            _Introduction(block.voice, block.length + 1)
            if block
            else _Introduction(_Voice(kind), 1)
        )
    if found := _GROUPWISE.match(text):
        voice = _Voice(SegmentKind.QUOTED, named(found["who"]), iso_date(found["when"]))
        return _Introduction(voice, 1)
    return _header_block(pieces, index, SegmentKind.QUOTED) or _sentence(pieces, index)


def _header_block(
    pieces: Sequence[Piece], index: int, kind: SegmentKind, fewest: int = 2
) -> _Introduction | None:
    """A block of headers, in one paragraph or one a paragraph; an author and enough of others."""
    values: dict[str, str] = {}
    length = 0
    for piece in pieces[index : index + _HEADER_REACH]:
        lines = [_HEADER.match(line) for line in piece.text.split("\n")]
        if not lines[0]:
            break
        for match in lines:
            if match:
                values.setdefault(match["name"].lower(), " ".join(match["value"].split()))
        length += 1
    author = next((values[name] for name in values if name in _AUTHOR_HEADERS), "")
    if author and len(values) >= fewest and next(iter(values)) in _AUTHOR_HEADERS | _DATE_HEADERS:
        date = next((values[name] for name in values if name in _DATE_HEADERS), "")
        if timed := _AUTHOR_AND_TIME.match(author):
            author, date = timed["who"], date or timed["when"]
        return _Introduction(_Voice(kind, named(author), iso_date(date)), length)
    return _lotus_block(pieces, index, kind)


def _lotus_block(pieces: Sequence[Piece], index: int, kind: SegmentKind) -> _Introduction | None:
    """The form of Lotus Notes: a name and a time, on one line or on two, then the headers."""
    lines = [line for piece in pieces[index : index + 5] for line in piece.text.split("\n")]
    if len(lines) > 1 and (found := _AUTHOR_AND_TIME.match(lines[0])):
        who, when, rest = found["who"], found["when"], lines[1:2]
    elif len(lines) > 2 and (found := _TIME_ALONE.match(lines[1])):  # noqa: PLR2004 - name, time, headers
        who, when, rest = lines[0], found["when"], lines[2:5]
    else:
        return None
    if len(who) > _LONGEST_NAME or not any(_HEADER.match(line) for line in rest):
        return None
    return _Introduction(_Voice(kind, named(who), iso_date(when)), 1)


def _sentence(pieces: Sequence[Piece], index: int) -> _Introduction | None:
    """A sentence such as "On 5 March, Jane Roe wrote:", which may run over two lines."""
    text = pieces[index].text
    for length in (1, 2):
        found = _WROTE.match(text) if len(text) <= _MAX_ATTRIBUTION else None
        if found and (
            _OPENING.match(text) or "@" in text or _is_followed_deeper(pieces, index, length)
        ):
            author, date = _author_and_date(found["words"])
            return _Introduction(_Voice(SegmentKind.QUOTED, author, date), length)
        after = pieces[index + 1 : index + 2]
        if not _OPENING.match(text) or not after or after[0].depth != pieces[index].depth:
            return None
        text = f"{text}\n{after[0].text}"
    return None


def _is_followed_deeper(pieces: Sequence[Piece], index: int, length: int) -> bool:
    return _introduced_depth(pieces, index, length) > pieces[index].depth


def _author_and_date(words: str) -> tuple[str, str]:
    words = " ".join(words.split())
    opening = _OPENING.match(words)
    if not opening:
        return named(words), ""
    words = words[opening.end() :]
    times = list(_TIME_END.finditer(_ADDRESS.sub("", words)))
    if not times:
        return named(words.rpartition(",")[2]), ""
    plain = _ADDRESS.sub("", words)
    author = plain[times[-1].end() :].strip(" ,")
    if not author:
        author = words[times[-1].end() :]
    return named(author), iso_date(plain[: times[-1].end()])


def named(words: str) -> str:
    """A correspondent's name out of a header value; the address where there is no name."""
    words = " ".join(words.split()).strip(" *,")
    bare = _NODE.sub("", _ADDRESS.sub("", words)).strip(" \"'*,")
    address = _BARE_ADDRESS.search(words)
    return bare or (address[0] if address else words)


def iso_date(words: str) -> str:
    """A date as ISO 8601 where it can be read as one, else as printed."""
    tidy = " ".join(words.replace(" at ", " ").replace("\u202f", " ").split()).strip(" *,")
    plain = re.sub(r"(?<=\d),(?=\s\d{1,2}:)", "", tidy)
    plain = re.sub(r"(?<=\d)(?=[AaPp][Mm]$)", " ", plain)
    for form in _DATE_FORMS:
        try:
            read = datetime.strptime(plain, form).replace(tzinfo=UTC)
        except ValueError:
            continue
        return (
            read.date().isoformat()
            if form in _BARE_DATES
            else read.replace(tzinfo=None).isoformat()
        )
    try:
        return parsedate_to_datetime(tidy).isoformat()
    except (ValueError, TypeError, IndexError):
        return tidy

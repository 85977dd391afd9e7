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

from reviewer.readers.mail_dates import printed_date
from reviewer.text.layer import Segment, SegmentKind

_MAX_ATTRIBUTION = 300
_HEADER_REACH = 12
_LONGEST_NAME = 120
_FORWARDING = (
    r"forward|weitergeleitet|transf[ée]r|reenviad|inoltrat|encaminhad|doorgestuurd|vidarebefordra"
)
_BANNER = re.compile(
    r"^[\s_*>-]*(?:-{2,}\s*)?(?P<what>original (?:message|appointment)|forwarded message"
    r"|begin forwarded message|forwarded by\b.*|message d.origine|ursprüngliche nachricht"
    r"|original-?nachricht|mensaje original|messaggio originale|oorspronkelijk bericht"
    r"|mensagem original|ursprungligt meddelande|oprindelig meddelelse|opprinnelig melding"
    r"|(?:anfang der )?weitergeleiteten? (?:nachricht|e-?mail)|(?:début du )?message transféré"
    r"|(?:inicio del )?mensaje reenviado|(?:inizio )?messaggio inoltrato|doorgestuurd bericht"
    r"|(?:início da )?mensagem encaminhada|vidarebefordrat meddelande|reply separator)[\s:_*-]*$",
    re.IGNORECASE | re.DOTALL,
)
_FORWARDED = re.compile(_FORWARDING, re.IGNORECASE)
_WROTE = re.compile(
    r"^\s*(?P<words>.{3,280}?)\s*\b(?:wrote|writes|schrieb|a écrit|escribió|ha scritto|schreef"
    r"|escreveu|skrev|napisała?|написала?)"
    r"(?P<after>\s+[^\n]{1,160}?)?\s*:\s*$",
    re.DOTALL,
)
# What mail programs print above what they quote, in ten languages. A word stands for an author
# or a date only in a block of them, so that short ones ("de", "da", "od") mislead nobody.
_AUTHOR_HEADERS = frozenset({"from", "von", "de", "da", "van", "från", "fra", "od", "от"})
_DATE_HEADERS = frozenset({
    "sent", "date", "gesendet", "datum", "envoyé", "envoyé le", "enviado", "enviado el", "fecha",
    "inviato", "data", "enviada em", "enviado em", "verzonden", "skickat", "sendt", "dato",
    "wysłano", "дата", "отправлено",
})  # fmt: skip
_OTHER_HEADERS = frozenset({
    "to", "cc", "bcc", "subject", "an", "kopie", "betreff", "à", "objet", "para", "asunto", "a",
    "oggetto", "assunto", "aan", "onderwerp", "till", "ämne", "til", "emne", "do", "temat", "кому",
    "тема", "copie", "copia", "sent by", "reply-to", "importance", "attachments", "antwort an",
    "wichtigkeit", "anlagen", "pièces jointes", "répondre à", "on behalf of",
})  # fmt: skip
_HEADER = re.compile(
    r"^[\s*]*(?P<name>"
    + "|".join(sorted(_AUTHOR_HEADERS | _DATE_HEADERS | _OTHER_HEADERS, key=len, reverse=True))
    + r")\s*:\*?\s*(?P<value>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_ENGLISH = frozenset({"from", "sent", "date", "to", "subject"})
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
_OPENING = re.compile(r"^(?:on|am|le|el|il giorno|il|op|em|den|dnia|w dniu)\s+", re.IGNORECASE)
_DATED = re.compile(r"^(?:on|am|le|el|il|op|em|den)\s|^[\d\s]", re.IGNORECASE)
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
            if voice.kind is SegmentKind.FORWARDED:
                # What is forwarded goes on to the end, however deep its body is quoted.
                voices[piece.depth] = voice
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
        forwarded = _FORWARDED.search(banner["what"])
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
    for at, piece in enumerate(pieces[index : index + _HEADER_REACH], start=index):
        lines = [_HEADER.match(line) for line in piece.text.split("\n")]
        if not lines[0] and not (values and _goes_on(pieces, at)):
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
        day_first = not values.keys() & _ENGLISH
        when = iso_date(date, day_first=day_first)
        return _Introduction(_Voice(kind, named(author), when), length)
    return _lotus_block(pieces, index, kind)


def _goes_on(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a paragraph is the rest of a long header: another header follows at once."""
    after = pieces[at + 1 : at + 2]
    text = pieces[at].text
    if not after or len(text) > _MAX_ATTRIBUTION or "\n" in text or _BANNER.match(text):
        return False
    found = _HEADER.match(after[0].text.split("\n")[0])
    return found is not None and found["name"].lower() not in _AUTHOR_HEADERS


def _lotus_block(pieces: Sequence[Piece], index: int, kind: SegmentKind) -> _Introduction | None:
    """The form of Lotus Notes: a name and a time, on one line or on two, then the headers."""
    reach = pieces[index : index + 5]
    lines = [line for piece in reach for line in piece.text.split("\n")]
    if len(lines) > 1 and (found := _AUTHOR_AND_TIME.match(lines[0])):
        who, when, told = found["who"], found["when"], 1
    elif len(lines) > 2 and (found := _TIME_ALONE.match(lines[1])):  # noqa: PLR2004 - name, time, headers
        who, when, told = lines[0], found["when"], 2
    else:
        return None
    if len(who) > _LONGEST_NAME or not any(map(_HEADER.match, lines[told : 3 * told - 1])):
        return None
    return _Introduction(_Voice(kind, named(who), iso_date(when)), _lotus_length(reach, told))


def _lotus_length(pieces: Sequence[Piece], told: int) -> int:
    """How many paragraphs a block takes whose first lines name author and time."""
    length = 2 if "\n" not in pieces[0].text and told > 1 else 1
    while length < len(pieces) and _HEADER.match(pieces[length].text.split("\n")[0]):
        length += 1
    return length


def _sentence(pieces: Sequence[Piece], index: int) -> _Introduction | None:
    """A sentence such as "On 5 March, Jane Roe wrote:", which may run over two lines."""
    text = pieces[index].text
    for length in (1, 2):
        found = _WROTE.match(text) if len(text) <= _MAX_ATTRIBUTION else None
        if found and (_is_dated(text) or _is_followed_deeper(pieces, index, length)):
            author, date = _author_and_date(found["words"], (found["after"] or "").strip())
            return _Introduction(_Voice(SegmentKind.QUOTED, author, date), length)
        after = pieces[index + 1 : index + 2]
        if not _OPENING.match(text) or not after or after[0].depth != pieces[index].depth:
            return None
        text = f"{text}\n{after[0].text}"
    return None


def _is_dated(text: str) -> bool:
    """Whether a program wrote the sentence: people who tell who wrote what give no number."""
    has_number = any(one.isdigit() for one in text)
    return "@" in text or (has_number and _OPENING.match(text) is not None)


def _is_followed_deeper(pieces: Sequence[Piece], index: int, length: int) -> bool:
    return _introduced_depth(pieces, index, length) > pieces[index].depth


def _author_and_date(words: str, after: str) -> tuple[str, str]:
    """Who wrote and when; German, Dutch and Danish put the one or the other behind the verb."""
    words = " ".join(words.split())
    opening = _OPENING.match(words)
    if after and _DATED.match(after):
        return named(words), iso_date(_OPENING.sub("", after), day_first=True)
    if after and opening:
        return named(after), iso_date(words[opening.end() :], day_first=True)
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
    bare = _NODE.sub("", _ADDRESS.sub("", words).replace("()", "")).strip(" \"'*,")
    address = _BARE_ADDRESS.search(words)
    return bare or (address[0] if address else words)


def iso_date(words: str, *, day_first: bool = False) -> str:
    """A date as ISO 8601 where it can be read as one, else as printed."""
    tidy = " ".join(words.replace(" at ", " ").replace("\u202f", " ").split()).strip(" *,")
    plain = re.sub(r"(?<=\d),(?=\s\d{1,2}:)", "", tidy)
    plain = re.sub(r"(?<=\d)(?=[AaPp][Mm]$)", " ", plain)
    for form in () if day_first else _DATE_FORMS:
        if any(form.count(sign) != plain.count(sign) for sign in ",:/"):
            continue
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
        return printed_date(tidy, day_first=day_first) or tidy

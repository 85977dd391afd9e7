"""Reads e-mail: one exhibit a message, with its attachments as children.

The forms differ (.eml, .emlx, Outlook's .msg and .oft, a winmail.dat by itself), the exhibit does
not. The text layer starts with the headers as a reader of the mail would see them and the files
inside, then the body: HTML where the mail has it, since that is what its reader saw, else the plain
text line by line as it was sent. The line ends of plain text are judged: one that the sender's
program made at its margin reads as a space, one that the sender made is kept. The signs that
programs put before quoted lines are drawn, but are no part of the words. Where a mail also holds a
plain version with words that the HTML lacks, that version follows: its words are evidence too.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from html import escape, unescape
from itertools import pairwise
from pathlib import Path

import msgspec

from reviewer.errors import SourceError
from reviewer.readers.compound import is_compound
from reviewer.readers.layout import LaidOut, PlainParagraph, Progress, lay_out, plain_markup
from reviewer.readers.mail_parts import MAX_BYTES, from_envelope, taken_apart, unseal
from reviewer.readers.mail_pieces import Body, Mail
from reviewer.readers.mail_segments import Piece, segments_of
from reviewer.readers.mail_trackers import left_out
from reviewer.readers.mapi import mail_of
from reviewer.readers.markup import aside, sanitised
from reviewer.readers.options import ReadOptions
from reviewer.readers.outlook_parts import item_of
from reviewer.readers.reading import Child, ExhibitKind, Facts, Party, Reading
from reviewer.readers.tnef_parts import is_tnef
from reviewer.said import said
from reviewer.text.layer import Segment, SegmentKind, TextLayer

READER = "mail 2"

_HEADER_PART = "header"
_OTHER_PART = "other"
_MARK = re.compile(r"(?:>[ \t]?)+")
_LIST_ITEM = re.compile(r"\s*(?:[-*•]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)])\s")
_MARGIN = (40, 100)
_BANNER = re.compile(r"(?:-{3,}|_{3,}|={3,})\s*\w")
_TAGS = re.compile(r"<[^>]*>")
_IN_WORDS = re.compile(
    r"</?(?:a|span|b|strong|i|em|u|s|font|small|big|sub|sup|mark|code|tt|ins|del)\b[^>]*>",
    re.IGNORECASE,
)
_LINKS = re.compile(
    r"(?:https?|mailto|file|cid):\S+|<[^>\s]*>|\[[^\]]*\]|[\s*_>|-]+", re.IGNORECASE
)
_WORD = re.compile(r"\w+")
_LONGEST_WORD = 30
_TOLD_WORDS = 8
_PLAIN_STYLE = "body{font-family:monospace;font-size:9pt} p{margin:0}"
_RICH_STYLE = "p.header{margin:0}"


def read(path: Path, options: ReadOptions, progress: Progress) -> Reading:
    """Read one mail.

    Raises:
        SourceError: the file is no mail, or cannot be laid out.
    """
    del options
    try:
        raw = path.read_bytes() if path.stat().st_size <= MAX_BYTES else None
    except OSError as error:
        raise SourceError("This e-mail could not be opened.") from error
    if raw is None:
        raise SourceError("This e-mail is larger than 300 MB. Save its attachments and load them.")
    return reading_of(_mail(raw), progress)


def _mail(raw: bytes) -> Mail:
    """The mail in these bytes, whatever their name says they are."""
    if is_compound(raw):
        mail = mail_of(item_of(raw))
        unseal(mail)
        mail.tell_inline()
        return mail
    return from_envelope(raw) if is_tnef(raw) else taken_apart(raw)


def reading_of(mail: Mail, progress: Progress) -> Reading:
    """The reading of a mail that was taken apart, from whichever format it came."""
    rich = any(body.markup for body in mail.bodies)
    differences = _differences(mail)
    markup = _headers(mail) + "<hr>" + "".join(map(_body, mail.bodies))
    markup += _other_version(mail) if differences else ""
    style = _RICH_STYLE if rich else _PLAIN_STYLE
    laid = lay_out(markup, style, mail.pictures, progress)
    segments = _segments(laid, mail)
    layer = TextLayer(laid.text, paragraphs=laid.paragraphs, segments=segments)
    return Reading(
        ExhibitKind.EMAIL,
        READER,
        laid.maker,
        layer,
        laid.geometry,
        rendition=laid.pdf,
        facts=_facts(mail, laid.text[segments[0].end :] if segments else laid.text),
        children=tuple(mail.children),
        warnings=_warnings(mail, laid, differences),
    )


def _warnings(mail: Mail, laid: LaidOut, differences: tuple[str, ...]) -> tuple[str, ...]:
    found = [*mail.warnings, *laid.warnings, *left_out(mail), *differences]
    told = " ".join(found)
    if "\ufffd" in laid.text and "encoding" not in told and "code page" not in told:
        found.append(
            said(
                "{count} characters of this e-mail could not be read and are shown as �.",
                count=laid.text.count("\ufffd"),
            )
        )
    return tuple(found)


def _facts(mail: Mail, body: str) -> Facts:
    facts = mail.facts
    root = next(iter(facts.references), "") or facts.in_reply_to or facts.message_id
    return replace(facts, thread=root or facts.conversation, logical=_logical(mail, body))


def _logical(mail: Mail, body: str) -> str:
    """A hash of what a person reads of a mail, equal for copies with other bytes.

    Addresses without display names, the date in UTC to the second, of the body only letters and
    digits, and the hashes of the files, so that a mail equals another only with its whole family.
    The first item names the rule: mails hashed by another one are never equal.
    """
    facts = mail.facts
    people = (_addresses(some) for some in (facts.sender, facts.to, facts.cc, facts.bcc))
    files = sorted(hashlib.sha256(child.content).hexdigest() for child in mail.children)
    words = "".join(_WORD.findall(body)).casefold().replace("_", "")
    said_of = ["lmh1", *people, facts.title, _instant(facts), words, files]
    return hashlib.sha256(msgspec.json.encode(said_of)).hexdigest()


def _addresses(parties: tuple[Party, ...]) -> list[str]:
    return sorted((one.address or one.name).casefold() for one in parties)


def _instant(facts: Facts) -> str:
    try:
        at = datetime.fromisoformat(facts.date)
    except ValueError:
        return facts.raw_date
    return at.astimezone(UTC).isoformat(timespec="seconds") if at.tzinfo else facts.date


def _headers(mail: Mail) -> str:
    lines = dict(mail.shown)
    files = "; ".join(child.name for child in mail.children if not child.inline)
    if files:
        lines["Attachments"] = files
    shown = "".join(f'<p class="header">{name}: {escape(text)}</p>' for name, text in lines.items())
    listed = "".join(f'<p class="header">{aside(_told(child))}</p>' for child in mail.children)
    return f'<section data-part="{_HEADER_PART}">{shown}{listed}</section>'


def _told(child: Child) -> str:
    """A file of the mail as it is listed on the page, beside the words and no part of them."""
    kind = "Picture in the text" if child.inline else "Attachment"
    digest = hashlib.sha256(child.content).hexdigest()
    return f"{kind} {child.name}: {len(child.content):,} bytes, SHA-256 {digest}"


def _body(body: Body, part: str = "") -> str:
    if body.placeholder:
        return f"<p>{aside(body.text)}</p>"
    if body.markup:
        return f"<div>{sanitised(body.text)}</div>"
    paragraphs = _flowed(body.text) if body.flowed else _unwrapped(body.text)
    if part:
        paragraphs = (replace(one, part=f"{part} {one.part}") for one in paragraphs)
    return "".join(map(plain_markup, paragraphs))


def _other_version(mail: Mail) -> str:
    told = aside("The plain-text version that came with this e-mail:")
    return f"<hr><p>{told}</p>" + "".join(_body(body, _OTHER_PART) for body in mail.plain)


def _segments(laid: LaidOut, mail: Mail) -> tuple[Segment, ...]:
    """The header block as one segment, then the voices of the body, then of its other version."""
    placed = list(zip(laid.paragraphs, laid.origins, strict=True))
    heads = [p for p, o in placed if o.part == _HEADER_PART]
    shown: list[Piece] = []
    other: list[Piece] = []
    for p, o in placed:
        if o.part == _HEADER_PART:
            continue
        piece = Piece(p.start, p.end, laid.text[p.start : p.end], o.quoted + _depth(o.part))
        (other if o.part.startswith(_OTHER_PART) else shown).append(piece)
    header = (Segment(0, heads[-1].end, SegmentKind.HEADER),) if heads else ()
    author, date = mail.facts.author, mail.facts.date
    return (*header, *segments_of(shown, author, date), *segments_of(other, author, date))


def _depth(part: str) -> int:
    number = part.removeprefix(_OTHER_PART).strip()
    return int(number) if number.isdecimal() else 0


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
    if not margin or after[:1].isspace() or len(line) > _MARGIN[1]:
        return False
    if _LIST_ITEM.match(after) or _BANNER.match(after) or line.rstrip().endswith(("---", "___")):
        return False
    return len(line.rstrip()) + 1 + len(after.split(maxsplit=1)[0]) > margin - 3


def _differences(mail: Mail) -> tuple[str, ...]:
    """A warning where the plain-text version of a mail has words that the one shown has not."""
    if not mail.plain:
        return ()
    shown = _words(" ".join(map(_bare, mail.bodies)))
    plain = _words(_LINKS.sub(" ", " ".join(body.text for body in mail.plain)))
    absent = plain - shown
    if not absent:
        return ()
    further = shown - plain
    warning = said(
        "The plain-text version of this e-mail differs from the HTML version that is shown, and "
        "follows it; words only in the plain text: {absent}; only in the HTML: {further}.",
        absent=_some(absent),
        further=_some(further) or "–",
    )
    return (warning,)


def _bare(body: Body) -> str:
    """The words of a body without its markup, which may stand in the middle of one."""
    if not body.markup:
        return body.text
    return unescape(_TAGS.sub(" ", _IN_WORDS.sub("", sanitised(body.text))))


def _some(words: Counter[str]) -> str:
    told = ", ".join(sorted(words)[:_TOLD_WORDS])
    return f"{told} …" if len(words) > _TOLD_WORDS else told


def _words(text: str) -> Counter[str]:
    found = (word.casefold() for word in _WORD.findall(text))
    return Counter(word for word in found if len(word) <= _LONGEST_WORD)

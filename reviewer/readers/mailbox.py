"""Reads mailboxes of many messages in one file: mbox in its kinds, MMDF, and the mbx of UW IMAP.

The mailbox is an exhibit that lists its messages; each message is one of its own (``members``). A
message's bytes are those that lie in the box, without the “From ” line before it and without the
blank line that the box puts behind it: what any other tool takes out has the same hash. For the
same reason a “>From ” that the box wrote for “From ” stays: whether a box quotes, and how often,
is nowhere written in it, and an undone quote that was none would be changed evidence.

“From ” begins a message where the line is an envelope (an address, a weekday and a time) and a
header or a blank line follows, and not wherever a sentence begins with it. A ``Content-Length`` is
believed where a message, or nothing, begins behind it. Only offsets are kept, and one message.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from reviewer.errors import SourceError
from reviewer.readers.mailbox_list import Listed, listed, mailbox_reading, member_name
from reviewer.readers.options import ReadOptions
from reviewer.readers.reading import Child, Lost, Reading
from reviewer.said import said

READER = "mailbox 1"

_CHUNK = 4 * 1024 * 1024
_HEAD = 256 * 1024
_LINE = 2048
_MOST_BYTES = 300_000_000
_MBX = b"*mbx*\r\n"
_MBX_START = 2048
_MMDF = b"\x01\x01\x01\x01\n"
_STAMP = re.compile(rb" ?\d{1,2}-[A-Z][a-z]{2}-\d{4} [^,\r\n]{1,40},(\d{1,15});[0-9a-fA-F-]+\r\n")
_DATED = re.compile(
    rb"(?:\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b.*|\b\d{1,2} [A-Z][a-z]{2} .*)"
    rb"\b\d{1,2}:\d\d(?::\d\d)?\b.*|\b(?:19|20)\d\d-\d\d-\d\d[ T]\d\d:\d\d.*"
)
_ADDRESSED = re.compile(rb"From \S+[ \t]*")
_HEADER = re.compile(rb"[!-9;-~]{1,76}:")
_LENGTH = re.compile(rb"^content-length:[ \t]*(\d{1,15})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_BLANK = re.compile(rb"\r?\n\r?\n")
_TOO_LARGE = said("A message of more than {size} MB is not read.", size=_MOST_BYTES // 1_000_000)

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class _Bounds:
    """Where one message lies in its box."""

    start: int
    end: int


def read(path: Path, options: ReadOptions, progress: Progress) -> Reading:
    """Read the list of what lies in a mailbox.

    Raises:
        SourceError: it cannot be opened, holds nothing, or the list cannot be laid out.
    """
    del options
    rows: list[Listed] = []
    with _opened(path) as box:
        size = _size_of(box)
        for bounds in _messages(box):
            rows.append(listed(len(rows) + 1, _part(box, bounds.start, bounds.end, _HEAD)))
            progress(bounds.end, size)
    if not rows:
        raise SourceError("There is no message in this mailbox.")
    return mailbox_reading(READER, rows, progress)


def members(
    path: Path, options: ReadOptions, progress: Progress, first: int
) -> Iterator[tuple[int, Child | Lost]]:
    """The messages of a mailbox, one by one, with places from 1, beginning at ``first``.

    Raises:
        SourceError: it cannot be opened, or read any further.
    """
    del options
    with _opened(path) as box:
        size = _size_of(box)
        for place, bounds in enumerate(_messages(box), start=1):
            progress(bounds.end, size)
            if place >= first:
                yield place, _member(box, place, bounds)


def _member(box: BinaryIO, place: int, bounds: _Bounds) -> Child | Lost:
    name = member_name(listed(place, _part(box, bounds.start, bounds.end, _HEAD)))
    if bounds.end - bounds.start > _MOST_BYTES:
        return Lost(name, _TOO_LARGE)
    content = _part(box, bounds.start, bounds.end, _MOST_BYTES)
    return Child(name, content) if content else Lost(name, "This message is empty.")


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    try:
        with path.open("rb") as box:
            yield box
    except OSError as error:
        raise SourceError("This mailbox could not be read to its end.") from error


def _size_of(box: BinaryIO) -> int:
    return box.seek(0, 2)


def _part(box: BinaryIO, start: int, end: int, most: int) -> bytes:
    box.seek(start)
    return box.read(min(end - start, most))


def _messages(box: BinaryIO) -> Iterator[_Bounds]:
    """Where the messages lie, in order."""
    beginning = _part(box, 0, len(_MBX), len(_MBX))
    if beginning == _MBX:
        return _in_mbx(box)
    if beginning.startswith(_MMDF):
        return _in_mmdf(box)
    return _in_mbox(box)


def _in_mbx(box: BinaryIO) -> Iterator[_Bounds]:
    """Each message behind a line that tells when it came and how long it is."""
    size, at = _size_of(box), _MBX_START
    while stamp := _STAMP.match(_part(box, at, size, _LINE)):
        start = at + stamp.end()
        at = start + int(stamp[1])
        yield _Bounds(start, min(at, size))


def _in_mmdf(box: BinaryIO) -> Iterator[_Bounds]:
    """Each message between two lines of control characters."""
    size, start = _size_of(box), 0
    for at in _found(box, 0, _MMDF):
        if start and at - start > 1:
            yield _Bounds(start, at)
        start = at + len(_MMDF) if not start or at - start > 1 else 0
        start = start or at + len(_MMDF)
    if 0 < start < size:
        yield _Bounds(start, size)


def _in_mbox(box: BinaryIO) -> Iterator[_Bounds]:
    """Each message from one “From ” line to the next."""
    size, at = _size_of(box), 0
    while at < size:
        start = at + len(_line(box, at))
        at = _next(box, start, size)
        yield _Bounds(start, _without_blank(box, start, at))


def _next(box: BinaryIO, start: int, size: int) -> int:
    """Where the “From ” line of the next message is, else the end of the box."""
    told = _told_end(box, start, size)
    if told is not None:
        return told
    # From the line end before, since a message may be nothing at all.
    found = (at + 1 for at in _found(box, max(0, start - 1), b"\nFrom "))
    return next((at for at in found if _begins(box, at)), size)


def _told_end(box: BinaryIO, start: int, size: int) -> int | None:
    """The end that a message's ``Content-Length`` tells, if the box agrees."""
    head = _part(box, start, size, _HEAD)
    blank = _BLANK.search(head)
    told = _LENGTH.search(head, 0, blank.start()) if blank else None
    if blank is None or told is None:
        return None
    end = start + blank.end() + int(told[1])
    behind = _part(box, end, size, 4) if end < size else b""
    at = end + len(behind) - len(behind.lstrip(b"\r\n"))
    if end > size or not (at >= size or _begins(box, at)):
        return None
    return min(at, size)


def _begins(box: BinaryIO, at: int) -> bool:
    """Whether a message begins at a line that says “From ”."""
    line = _line(box, at)
    after = _line(box, at + len(line))
    if not line.startswith(b"From "):
        return False
    before = _part(box, max(0, at - 4), at, 4)
    is_apart = at == 0 or before.endswith((b"\n\n", b"\n\r\n"))
    is_followed = bool(_HEADER.match(after))
    if _DATED.search(line):
        return is_followed or (is_apart and not after.strip())
    return is_apart and is_followed and bool(_ADDRESSED.fullmatch(line.rstrip(b"\r\n")))


def _line(box: BinaryIO, at: int) -> bytes:
    box.seek(at)
    return box.readline(_LINE)


def _without_blank(box: BinaryIO, start: int, end: int) -> int:
    """The end of a message without the blank line that the box put behind it."""
    behind = _part(box, max(start, end - 4), end, 4)
    for ending in (b"\r\n\r\n", b"\n\n"):
        if behind.endswith(ending):
            return end - len(ending) // 2
    return end if behind.strip(b"\r\n") or end - start > len(behind) else start


def _found(box: BinaryIO, start: int, what: bytes) -> Iterator[int]:
    """Every place of some bytes from ``start`` on; the box is read in chunks."""
    at, rest = start, b""
    while True:
        box.seek(at)
        chunk = box.read(_CHUNK)
        if not chunk:
            return
        text, base = rest + chunk, at - len(rest)
        place = text.find(what)
        while place >= 0:
            yield base + place
            place = text.find(what, place + 1)
        at += len(chunk)
        rest = text[-(len(what) - 1) :]

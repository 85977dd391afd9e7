"""Outlook's envelope winmail.dat (TNEF): its body, its properties and the files in it.

Read here and not by a package: the one there is pads the bytes of inner files and cuts their
trailing zeros, so that their hashes would be those of no file anyone has. What is damaged ends the
reading there; what stands before it is kept. Source: MS-OXTNEF.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from reviewer.readers import compound
from reviewer.readers.mapi import (
    CLASS,
    CODE_PAGE,
    FILE_CONTENT,
    FILE_NAMES,
    MESSAGE_ID,
    PLAIN,
    SUBJECT,
    SUBMITTED,
    Attached,
    Item,
    Properties,
)

MAGIC = b"\x78\x9f\x3e\x22"

_HEAD = struct.Struct("<BHHI")
_CLASS, _SUBJECT, _BODY, _SENT, _ID = 0x8008, 0x8004, 0x800C, 0x8005, 0x8009
_FILE_BEGINS, _FILE_TITLE, _FILE_CONTENT, _FILE_PROPERTIES = 0x9002, 0x8010, 0x800F, 0x9005
_PROPERTIES, _RECIPIENTS, _PAGE = 0x9003, 0x9004, 0x9007
_TEXTS = {_CLASS: CLASS, _SUBJECT: SUBJECT, _BODY: PLAIN, _ID: MESSAGE_ID}
_OF_A_FILE = 2
_MESSAGE_INSIDE = bytes.fromhex("0703020000000000c000000000000046")
_SIZES = {
    0x02: 4, 0x03: 4, 0x04: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x0A: 4, 0x0B: 4, 0x14: 8, 0x40: 8,
    0x48: 16,
}  # fmt: skip
_WHOLE = {0x02: 2, 0x03: 4, 0x0B: 2, 0x14: 8, 0x40: 8}
_VARIABLE = frozenset({0x00, 0x0D, 0x1E, 0x1F, 0x102})
_TEXT8, _TEXT, _OBJECT, _BINARY = 0x1E, 0x1F, 0x0D, 0x102
_MANY = 0x1000
_NAMED = 0x8000
_MOST_RECIPIENTS = 100_000
_DATE = struct.Struct("<6H")
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """An item out of its envelope, and whether the envelope was whole."""

    item: Item
    is_whole: bool


@dataclass(slots=True)
class _File:
    values: dict[int, bytes | str | int] = field(default_factory=dict)


def is_tnef(content: bytes) -> bool:
    """Whether these bytes are such an envelope, whatever they are called."""
    return content.startswith(MAGIC)


def unwrapped(content: bytes) -> Unwrapped:
    """The item in an envelope, as far as it can be read."""
    values: dict[int, bytes | str | int] = {}
    recipients: list[dict[int, bytes | str | int]] = []
    files: list[_File] = []
    is_whole = True
    for level, name, content_of in _parts(content):
        if content_of is None:
            is_whole = False
        elif level == _OF_A_FILE:
            _take_of_file(name, content_of, files)
        elif name == _RECIPIENTS:
            recipients = list(_recipients(content_of))
        else:
            _take_of_item(name, content_of, values)
    pages = Properties(values).own_pages()
    return Unwrapped(
        Item(
            Properties(values, (), _is_lossy(values)),
            [Properties(one, pages, _is_lossy(one)) for one in recipients],
            [_attached(one, pages) for one in files],
        ),
        is_whole,
    )


def _is_lossy(values: dict[int, bytes | str | int]) -> bool:
    return any(isinstance(one, str) and "\ufffd" in one for one in values.values())


def _parts(content: bytes) -> Iterator[tuple[int, int, bytes | None]]:
    """Level, name and content of each part; ``None`` for one that the file breaks off in."""
    at = 6
    while at + _HEAD.size <= len(content):
        level, name, _kind, length = _HEAD.unpack_from(content, at)
        if level not in {1, _OF_A_FILE}:
            return
        begin = at + _HEAD.size
        if begin + length > len(content):
            yield level, name, content[begin:] if name == _FILE_CONTENT else None
            yield level, name, None
            return
        yield level, name, content[begin : begin + length]
        at = begin + length + 2


def _take_of_item(name: int, content: bytes, values: dict[int, bytes | str | int]) -> None:
    if name == _PROPERTIES:
        values.update(_values(content))
    elif name == _PAGE and len(content) >= 4:  # noqa: PLR2004 - a whole number
        values.setdefault(CODE_PAGE, int.from_bytes(content[:4], "little"))
    elif name in _TEXTS:
        # An envelope names its class as "IPM.Microsoft Mail.Note", its properties as "IPM.Note".
        values.setdefault(_TEXTS[name], content.rstrip(b"\0"))
    elif name == _SENT and len(content) >= _DATE.size:
        values.setdefault(SUBMITTED, _moment(content))


def _moment(content: bytes) -> int:
    """A date in parts as the properties have it: 100 ns since 1601; 0 for no date."""
    try:
        year, month, day, hour, minute, second = _DATE.unpack_from(content)
        at = datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return 0
    return int((at - _EPOCH).total_seconds()) * 10_000_000


def _take_of_file(name: int, content: bytes, files: list[_File]) -> None:
    if name == _FILE_BEGINS or not files:
        files.append(_File())
    if name == _FILE_TITLE:
        files[-1].values.setdefault(FILE_NAMES[1], content.rstrip(b"\0"))
    elif name == _FILE_CONTENT:
        files[-1].values[FILE_CONTENT] = content
    elif name == _FILE_PROPERTIES:
        found = dict(_values(content))
        if not found.get(FILE_CONTENT):
            found.pop(FILE_CONTENT, None)
        files[-1].values.update(found)


def _attached(file: _File, pages: tuple[str, ...]) -> Attached:
    properties = Properties(file.values, pages, _is_lossy(file.values))
    content = properties.content(FILE_CONTENT)
    is_object = content.startswith(_MESSAGE_INSIDE) or content[16:24] == compound.MAGIC
    return Attached(properties, content[16:] if is_object else content)


def _recipients(content: bytes) -> Iterator[dict[int, bytes | str | int]]:
    rows = int.from_bytes(content[:4], "little")
    reader = _Reader(content, 4)
    for _row in range(min(rows, _MOST_RECIPIENTS)):
        if reader.is_over:
            return
        yield dict(reader.row())


def _values(content: bytes) -> Iterator[tuple[int, bytes | str | int]]:
    return _Reader(content, 0).row()


class _Reader:
    """Reads rows of properties one after the other; what breaks off is left out."""

    def __init__(self, content: bytes, at: int) -> None:
        self._content = content
        self._at = at

    @property
    def is_over(self) -> bool:
        return self._at >= len(self._content)

    def row(self) -> Iterator[tuple[int, bytes | str | int]]:
        for _number in range(self._whole()):
            if self.is_over:
                return
            kind, name = self._whole(2), self._whole(2)
            if name >= _NAMED:
                self._skip_name()
            values = self._values_of(kind)
            if values is None:
                self._at = len(self._content)
                return
            if values and name < _NAMED:
                yield name, values[0]

    def _skip_name(self) -> None:
        self._at += 16
        if self._whole():
            self._at += _padded(self._whole())
        else:
            self._at += 4

    def _values_of(self, kind: int) -> list[bytes | str | int] | None:
        """The values of one property; ``None`` for a kind that nobody knows."""
        bare = kind & ~_MANY
        if bare in _VARIABLE:
            return list(self._variables(bare))
        if bare not in _SIZES:
            return None
        count = self._whole() if kind & _MANY else 1
        size = _SIZES[bare]
        found: list[bytes | str | int] = []
        for _one in range(count):
            if self.is_over:
                break
            raw = self._take(_WHOLE.get(bare, size))
            self._at += size - len(raw) if bare in _WHOLE else 0
            found.append(int.from_bytes(raw, "little"))
        return found

    def _variables(self, kind: int) -> Iterator[bytes | str]:
        """As many as are said to follow and do: a damaged count is in the billions."""
        for _one in range(self._whole()):
            if self.is_over:
                return
            yield self._variable(kind)

    def _variable(self, kind: int) -> bytes | str:
        length = self._whole()
        raw = self._take(length)
        self._at += _padded(length) - length
        if kind == _TEXT:
            return raw.decode("utf-16-le", "replace").rstrip("\0")
        return raw.rstrip(b"\0") if kind == _TEXT8 else raw

    def _whole(self, size: int = 4) -> int:
        return int.from_bytes(self._take(size), "little")

    def _take(self, size: int) -> bytes:
        raw = self._content[self._at : self._at + size]
        self._at += size
        return raw


def _padded(length: int) -> int:
    return length + -length % 4

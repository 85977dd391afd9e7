"""S/MIME: what a signed part says, and whether a part is encrypted.

A mail that is signed as one block (``smime.p7m``) holds its words in the clear, inside the
signature's own envelope. They are taken out without any cryptography; nothing here verifies who
signed. Source: RFC 5652 (the envelope), X.690 (how it is written).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_SIGNED = bytes.fromhex("2a864886f70d010702")
_SEQUENCE, _OCTETS, _EXPLICIT = 0x30, 0x04, 0xA0
_IN_PARTS = 0x20
_LONG_TAG = 0x1F
_UNTOLD = 0x80
_MOST_LENGTH = 8
_DEEPEST = 40


@dataclass(frozen=True, slots=True)
class _Part:
    tag: int
    begin: int
    end: int
    after: int


def signed_content(sealed: bytes) -> bytes:
    """The signed words of an envelope; none where it is encrypted, or no such envelope."""
    outer = _first(sealed, _parts(sealed, 0, len(sealed), 0), _SEQUENCE)
    kind = next(iter(outer), None)
    if kind is None or sealed[kind.begin : kind.end] != _SIGNED:
        return b""
    signed = _first(sealed, _first(sealed, outer, _EXPLICIT), _SEQUENCE)
    content = _first(sealed, _first(sealed, signed, _SEQUENCE), _EXPLICIT)
    return b"".join(_octets(sealed, one, 0) for one in content)


def _first(sealed: bytes, parts: Iterable[_Part], tag: int) -> list[_Part]:
    """What is inside the first of these parts that has this tag."""
    found = next((one for one in parts if one.tag == tag), None)
    return [] if found is None else list(_parts(sealed, found.begin, found.end, 0))


def _octets(sealed: bytes, part: _Part, depth: int) -> bytes:
    """The bytes of an octet string, which may be written in parts."""
    if part.tag == _OCTETS:
        return sealed[part.begin : part.end]
    if part.tag != _OCTETS | _IN_PARTS or depth > _DEEPEST:
        return b""
    inside = _parts(sealed, part.begin, part.end, depth)
    return b"".join(_octets(sealed, one, depth + 1) for one in inside)


def _parts(sealed: bytes, at: int, end: int, depth: int) -> Iterator[_Part]:
    while at < end:
        part = _part(sealed, at, end, depth)
        if part is None:
            return
        yield part
        at = part.after


def _part(sealed: bytes, at: int, end: int, depth: int) -> _Part | None:
    """The part that begins here; ``None`` at the end of what has no length told, or at damage."""
    if at + 2 > end or not sealed[at] or sealed[at] & _LONG_TAG == _LONG_TAG or depth > _DEEPEST:
        return None
    tag, length, begin = sealed[at], sealed[at + 1], at + 2
    if length == _UNTOLD:
        last = begin
        for inner in _parts(sealed, begin, end, depth + 1):
            last = inner.after
        return _Part(tag, begin, last, min(last + 2, end))
    if length > _UNTOLD:
        size = length - _UNTOLD
        if size > _MOST_LENGTH:
            return None
        length, begin = int.from_bytes(sealed[begin : begin + size], "big"), begin + size
    # A block that breaks off still has words before that.
    return _Part(tag, begin, min(begin + length, end), min(begin + length, end))

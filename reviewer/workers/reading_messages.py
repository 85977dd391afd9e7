"""What the pool and a reading process say to each other: msgpack frames with a typed schema.

The process may have been taken over by the file it reads, so what it says is decoded strictly and
capped in length, one message and all of a file together. A reading comes in parts, because a
rendition may be larger than any message should be: its pages in small lots, the bytes in pieces,
and the rest at the end, when all parts must be there.

What lies in a mailbox comes lot by lot, each only when it is asked for (``More``): so neither side
ever holds the mailbox, and a process that waits to be asked is not taken for one that hangs.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import IO

import msgspec

from reviewer.readers.options import ReadOptions
from reviewer.readers.reading import Child, Lost, Reading
from reviewer.text.codec import LayerPart, clean_text
from reviewer.workers.frames import write_frame
from reviewer.workers.frozen import Frozen, FrozenPage, freeze

LONGEST_JOB = 1024 * 1024
LONGEST_MESSAGE = 512 * 1024 * 1024
MOST_BYTES = 2 * 1024**3
_PIECE = 4 * 1024 * 1024
_LOT = 32
_RENDITION = -1


class Job(msgspec.Struct, frozen=True, tag=True):
    """A file to read, or several images that are one exhibit (``parts``).

    ``text`` is the path of a text that was received with it. ``first`` asks for what lies in a
    mailbox instead, from that message on (the first is 1).
    """

    ticket: int
    path: str
    options: ReadOptions
    parts: tuple[str, ...] = ()
    text: str = ""
    first: int = 0


class More(msgspec.Struct, frozen=True, tag=True):
    """The next lot of what lies in a mailbox is wanted."""


class Ready(msgspec.Struct, frozen=True, tag=True):
    """The process has started."""


class Step(msgspec.Struct, frozen=True, tag=True):
    """So many pages of so many are done."""

    done: int
    total: int


class Pages(msgspec.Struct, frozen=True, tag=True):
    """The geometry of the next pages."""

    pages: tuple[FrozenPage, ...]


class Parts(msgspec.Struct, frozen=True, tag=True):
    """The next parts of the text layer."""

    parts: tuple[LayerPart, ...]


class Piece(msgspec.Struct, frozen=True, tag=True):
    """The next bytes of the rendition (slot -1) or of a child."""

    slot: int
    content: bytes


class Finished(msgspec.Struct, frozen=True, tag=True):
    """All is sent: the rest of the reading, with the counts of what must be there."""

    reading: Reading
    frozen: Frozen
    pages: int
    parts: int
    sizes: tuple[int, ...]


class Refused(msgspec.Struct, frozen=True, tag=True):
    """The file cannot be read, and why; a password might open it where ``needs_password``."""

    reason: str
    needs_password: bool = False


class Member(msgspec.Struct, frozen=True, tag=True):
    """One file of a mailbox is sent: its pieces came in the slot of its place.

    ``lost`` says why it could not be taken out.
    """

    place: int
    child: Child
    size: int
    lost: str = ""


class LotEnd(msgspec.Struct, frozen=True, tag=True):
    """The end of a lot; ``is_last`` where there is no further one."""

    is_last: bool


Said = Ready | Step | Pages | Parts | Piece | Finished | Member | LotEnd | Refused


@dataclass(frozen=True, slots=True)
class Lot:
    """Files of a mailbox with their places, put together again."""

    members: tuple[tuple[int, Child | Lost], ...]
    is_last: bool


def send(pipe: IO[bytes], message: Job | More | Said) -> None:
    """Send one message."""
    write_frame(pipe, msgspec.msgpack.encode(message))


def parts_of(reading: Reading) -> Iterator[Said]:
    """The messages that a reading is sent in."""
    reading, frozen = freeze(reading)
    for start in range(0, len(frozen.parts), _LOT):
        yield Parts(frozen.parts[start : start + _LOT])
    for start in range(0, len(frozen.pages), _LOT):
        yield Pages(frozen.pages[start : start + _LOT])
    contents = [reading.rendition or b"", *(child.content for child in reading.children)]
    for slot, content in enumerate(contents, start=_RENDITION):
        yield from _pieces(slot, content)
    rest = replace(
        reading,
        rendition=None if reading.rendition is None else b"",
        children=tuple(replace(child, content=b"") for child in reading.children),
    )
    bare = replace(frozen, parts=(), pages=())
    sizes = tuple(map(len, contents))
    yield Finished(rest, bare, len(frozen.pages), len(frozen.parts), sizes)


def parts_of_member(place: int, child: Child | Lost) -> Iterator[Said]:
    """The messages that one file of a mailbox is sent in."""
    if isinstance(child, Lost):
        yield Member(place, Child(clean_text(child.name), b""), 0, str(child.reason))
        return
    yield from _pieces(place, child.content)
    yield Member(place, Child(clean_text(child.name), b"", child.inline), len(child.content))


def _pieces(slot: int, content: bytes) -> Iterator[Piece]:
    for start in range(0, len(content), _PIECE):
        yield Piece(slot, content[start : start + _PIECE])


class Assembly:
    """Puts the parts of one reading together again."""

    def __init__(self) -> None:
        self._pages: list[FrozenPage] = []
        self._parts: list[LayerPart] = []
        self._pieces: dict[int, list[bytes]] = {}
        self._size = 0
        self._members: list[tuple[int, Child | Lost]] = []

    def take(self, lot: Pages | Parts | Piece) -> None:
        """Keep a part.

        Raises:
            ValueError: there is more than one file may have.
        """
        if isinstance(lot, Pages):
            self._pages.extend(lot.pages)
            self._size += sum(len(page.body) for page in lot.pages)
        elif isinstance(lot, Parts):
            self._parts.extend(lot.parts)
            self._size += sum(len(part.text) for part in lot.parts)
        else:
            self._pieces.setdefault(lot.slot, []).append(lot.content)
            self._size += len(lot.content)
        if self._size > MOST_BYTES:
            raise ValueError("a reading is over its cap")

    def take_member(self, member: Member) -> None:
        """A file of a mailbox is whole.

        Raises:
            ValueError: a part is missing.
        """
        content = b"".join(self._pieces.pop(member.place, ()))
        if len(content) != member.size:
            raise ValueError("parts of a file are missing")
        child = replace(member.child, content=content)
        found = Lost(child.name, member.lost) if member.lost else child
        self._members.append((member.place, found))

    def lot(self, *, is_last: bool) -> Lot:
        """What is whole so far of a lot."""
        return Lot(tuple(self._members), is_last)

    def finished(self, end: Finished) -> tuple[Reading, Frozen]:
        """The reading, whole, and its layer and geometry in their stored form.

        Raises:
            ValueError: a part is missing.
        """
        children = end.reading.children
        contents = [b"".join(self._pieces.get(slot, ())) for slot in range(-1, len(children))]
        found = (tuple(map(len, contents)), len(self._pages), len(self._parts))
        if found != (end.sizes, end.pages, end.parts):
            raise ValueError("parts of a reading are missing")
        reading = replace(
            end.reading,
            rendition=None if end.reading.rendition is None else contents[0],
            children=tuple(
                replace(child, content=content)
                for child, content in zip(children, contents[1:], strict=True)
            ),
        )
        return reading, replace(end.frozen, parts=tuple(self._parts), pages=tuple(self._pages))

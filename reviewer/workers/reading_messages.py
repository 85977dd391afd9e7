"""What the pool and a reading process say to each other: msgpack frames with a typed schema.

The process may have been taken over by the file it reads, so what it says is decoded strictly and
capped in length, one message and all of a file together. A reading comes in parts, because a
rendition may be larger than any message should be: its pages in small lots, the bytes in pieces,
and the rest at the end, when all parts must be there.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import IO

import msgspec

from reviewer.readers.options import ReadOptions
from reviewer.readers.reading import Child, Reading
from reviewer.text.codec import LayerPart
from reviewer.workers.frozen import Frozen, FrozenPage, freeze
from reviewer.workers.page_messages import HEADER

LONGEST_JOB = 1024 * 1024
LONGEST_MESSAGE = 512 * 1024 * 1024
MOST_BYTES = 2 * 1024**3
_PIECE = 4 * 1024 * 1024
_LOT = 32
_RENDITION = -1


class Job(msgspec.Struct, frozen=True, tag=True):
    """A file to read."""

    ticket: int
    path: str
    options: ReadOptions


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


Said = Ready | Step | Pages | Parts | Piece | Finished | Refused


def send(pipe: IO[bytes], message: Job | Said) -> None:
    """Send one message: its length, then itself."""
    body = msgspec.msgpack.encode(message)
    pipe.write(HEADER.pack(len(body)) + body)
    pipe.flush()


def parts_of(reading: Reading) -> Iterator[Said]:
    """The messages that a reading is sent in."""
    reading, frozen = freeze(reading)
    for start in range(0, len(frozen.parts), _LOT):
        yield Parts(frozen.parts[start : start + _LOT])
    for start in range(0, len(frozen.pages), _LOT):
        yield Pages(frozen.pages[start : start + _LOT])
    contents = [reading.rendition or b"", *(child.content for child in reading.children)]
    for slot, content in enumerate(contents, start=_RENDITION):
        for start in range(0, len(content), _PIECE):
            yield Piece(slot, content[start : start + _PIECE])
    rest = replace(
        reading,
        rendition=None if reading.rendition is None else b"",
        children=tuple(replace(child, content=b"") for child in reading.children),
    )
    bare = replace(frozen, parts=(), pages=())
    sizes = tuple(map(len, contents))
    yield Finished(rest, bare, len(frozen.pages), len(frozen.parts), sizes)


class Assembly:
    """Puts the parts of one reading together again."""

    def __init__(self) -> None:
        self._pages: list[FrozenPage] = []
        self._parts: list[LayerPart] = []
        self._pieces: dict[int, list[bytes]] = {}
        self._size = 0

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
                Child(child.name, content, child.inline)
                for child, content in zip(children, contents[1:], strict=True)
            ),
        )
        return reading, replace(end.frozen, parts=tuple(self._parts), pages=tuple(self._pages))

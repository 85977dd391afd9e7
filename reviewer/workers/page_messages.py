"""What the window and the page worker say to each other: typed msgpack frames, never pickle.

The worker has read a file nobody here wrote, so what it says is decoded strictly, capped in
length, and checked against what was asked. A viewer always sends the whole list of pictures it
wants, most urgent first; the newest list replaces the older one, and so what has scrolled away is
dropped without a message to cancel it.
"""

from typing import IO

import msgspec

from reviewer.workers.frames import write_frame

LONGEST_REQUEST = 4 * 1024 * 1024
LONGEST_REPLY = 128 * 1024 * 1024


class TileKey(msgspec.Struct, frozen=True, array_like=True):
    """One picture: a rectangle of a page, in device pixels at ``scale`` of them a point."""

    doc: str
    page: int
    scale: float
    rotation: int
    x: int
    y: int
    width: int
    height: int


class Open(msgspec.Struct, frozen=True, tag=True):
    """Where a document lies; it is opened when its first page is wanted."""

    doc: str
    path: str


class Measure(msgspec.Struct, frozen=True, tag=True):
    """Asks for the sizes of all pages."""

    doc: str


class Want(msgspec.Struct, frozen=True, tag=True):
    """All pictures one viewer wants now; the first ``urgent`` of them are on the screen.

    ``heard`` counts the pictures that had come when it was asked: what was sent since is on its way
    and is not drawn a second time.
    """

    viewer: int
    keys: tuple[TileKey, ...]
    urgent: int
    heard: int


class Close(msgspec.Struct, frozen=True, tag=True):
    """The document is no longer shown."""

    doc: str


class Busy(msgspec.Struct, frozen=True, tag=True):
    """The worker begins with a page; ``page`` is -1 while it measures a whole document."""

    doc: str
    page: int


class Sizes(msgspec.Struct, frozen=True, tag=True):
    """Width and height of every page as displayed, in points."""

    doc: str
    sizes: tuple[tuple[float, float], ...]


class Tile(msgspec.Struct, frozen=True, tag=True):
    """A picture: RGB, three bytes a pixel, rows without padding."""

    key: TileKey
    pixels: memoryview


class Failed(msgspec.Struct, frozen=True, tag=True):
    """A page (or with ``page`` -1 a document, with an empty ``doc`` everything) cannot be drawn."""

    doc: str
    page: int
    reason: str


class Restarted(msgspec.Struct, frozen=True, tag=True):
    """The worker was started again and has forgotten what was wanted; made by the client itself."""


Request = Open | Measure | Want | Close
Reply = Busy | Sizes | Tile | Failed
News = Sizes | Tile | Failed | Restarted


def send(pipe: IO[bytes], message: Request | Reply) -> None:
    """Send one message."""
    write_frame(pipe, msgspec.msgpack.encode(message))

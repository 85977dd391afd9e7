"""What the program and the process that reads colleagues' files say to each other.

Typed msgpack frames, never pickle, each no longer than ``LONGEST_SAID``. The process has read a
file that nobody here wrote: it says a reason from a list, never a sentence, and what it gives is
held against its hashes by whoever takes it in.
"""

from typing import IO, TypeAlias

import msgspec

from reviewer.sharing.container import Known
from reviewer.sharing.portions import (
    Acts,
    GeometryRows,
    LayerRows,
    Manifest,
    ObjectBytes,
    Portion,
    Unreadable,
)
from reviewer.sharing.refusals import Refusal
from reviewer.workers.frames import write_frame

LONGEST_ASKED = 256 * 1024 * 1024
LONGEST_SAID = 320 * 1024 * 1024


class Look(msgspec.Struct, frozen=True, tag=True):
    """Open a file; ``path`` in the bytes that this system names files by."""

    path: bytes
    passphrase: str | None


class Give(msgspec.Struct, frozen=True, tag=True):
    """Send the portions of the file that is open, but not what is known already."""

    known: Known


class Leave(msgspec.Struct, frozen=True, tag=True):
    """The file that is open is done with."""


class Ready(msgspec.Struct, frozen=True, tag=True):
    """The process has started, and has closed the file before."""


class Step(msgspec.Struct, frozen=True, tag=True):
    """Something moves."""


class Opened(msgspec.Struct, frozen=True, tag=True):
    """The file can be read: what it says of itself."""

    manifest: Manifest


class Refused(msgspec.Struct, frozen=True, tag=True):
    """The file is not read any further."""

    refusal: Refusal


class Ended(msgspec.Struct, frozen=True, tag=True):
    """All portions were sent."""


class ActsSent(msgspec.Struct, frozen=True, tag=True):
    """Some changesets."""

    portion: Acts


class LayerSent(msgspec.Struct, frozen=True, tag=True):
    """A text layer."""

    portion: LayerRows


class GeometrySent(msgspec.Struct, frozen=True, tag=True):
    """The pages of a rendition."""

    portion: GeometryRows


class ObjectSent(msgspec.Struct, frozen=True, tag=True):
    """A piece of a native or rendition."""

    portion: ObjectBytes


class LossSent(msgspec.Struct, frozen=True, tag=True):
    """Something could not be read."""

    portion: Unreadable


Asked: TypeAlias = Look | Give | Leave
Sent: TypeAlias = ActsSent | LayerSent | GeometrySent | ObjectSent | LossSent
Said: TypeAlias = (
    Ready
    | Step
    | Opened
    | Refused
    | Ended
    | ActsSent
    | LayerSent
    | GeometrySent
    | ObjectSent
    | LossSent
)


def sent(portion: Portion) -> Sent:
    """A portion as it goes over the pipe."""
    if isinstance(portion, Acts):
        return ActsSent(portion)
    if isinstance(portion, LayerRows):
        return LayerSent(portion)
    if isinstance(portion, GeometryRows):
        return GeometrySent(portion)
    return ObjectSent(portion) if isinstance(portion, ObjectBytes) else LossSent(portion)


def send(pipe: IO[bytes], message: Asked | Said) -> None:
    """Send one message."""
    write_frame(pipe, msgspec.msgpack.encode(message))

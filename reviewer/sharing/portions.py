"""What a file from a colleague holds, in portions small enough for a pipe.

All three forms (hand-over, package, review database) are read into these by a child process with
limits, and taken in by one piece of code that believes none of it: changesets are held against
their ids, payloads and layers against their hashes, files against their names.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from reviewer.store.log import Payload, Received


class Form(StrEnum):
    """What kind of file was handed over."""

    HAND_OVER = "hand-over"
    PACKAGE = "package"
    REVIEW_DATABASE = "review-database"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a file says of itself before anything of it is read; nothing of it is believed.

    ``matter``, ``person`` and ``wanted_by`` (the person it was made for, or empty) are hex ids;
    ``before`` is how far the other was thought to have come by writer (hex), ``upto`` how far this
    file goes: number and hex head. ``made`` is a hybrid time.
    """

    form: Form
    matter: str
    title: str
    person: str
    name: str
    made: int
    app: str
    wanted_by: str = ""
    before: dict[str, int] = field(default_factory=dict)
    upto: dict[str, tuple[int, str]] = field(default_factory=dict)
    changesets: int = 0
    layers: int = 0
    exhibits: int = 0


@dataclass(frozen=True, slots=True)
class Acts:
    """Some changesets in the order of their chains, and the payloads that came with them."""

    changesets: tuple[Received, ...]
    payloads: tuple[Payload, ...]


@dataclass(frozen=True, slots=True)
class LayerRows:
    """One text layer, whole: its parts in order as (part, start, text, structure)."""

    layer: bytes
    parts: tuple[tuple[int, int, str, bytes], ...]


@dataclass(frozen=True, slots=True)
class GeometryRows:
    """The pages of one rendition, whole: the encoded body of each in order."""

    layer: bytes
    rendition: bytes
    pages: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class ObjectBytes:
    """A piece of a native or rendition: what its whole is to hash to, where the piece begins."""

    sha256: str
    offset: int
    size: int
    content: bytes


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Parts of the file that could not be read: how many changesets at least, and why in words."""

    count: int
    reason: str


Portion: TypeAlias = Acts | LayerRows | GeometryRows | ObjectBytes | Unreadable

"""What the window and a process that hands over or takes in say to each other.

Typed msgpack frames. A sentence crosses as its pattern and its values, so that the window can say
it in another language: what is shown to a person is never made in the other process.
"""

import os
from pathlib import Path
from typing import TypeAlias

import msgspec

from reviewer import errors
from reviewer.errors import MatterError, ReviewError
from reviewer.said import Said, said
from reviewer.sharing.chosen import Wanted
from reviewer.sharing.handing_over import Extent, HandedOver
from reviewer.sharing.mailbox import Exchanged
from reviewer.sharing.outcomes import Cleaned, Preview, Progress, Taken
from reviewer.sharing.portions import Form

LONGEST = 64 * 1024 * 1024
_MARK = "\x1fsaid"


class LookOrder(msgspec.Struct, frozen=True, tag=True):
    """Look into a file: the outcome is a ``Preview``."""

    path: Path


class TakeOrder(msgspec.Struct, frozen=True, tag=True):
    """Take files in: the outcome is ``Taken``."""

    paths: tuple[Path, ...]


class ShareOrder(msgspec.Struct, frozen=True, tag=True):
    """Write a file for colleagues: the outcome is ``HandedOver``."""

    out: Path
    wanted: Wanted


class ExtentOrder(msgspec.Struct, frozen=True, tag=True):
    """Tell how much a file for colleagues would hold: the outcome is an ``Extent``."""

    wanted: Wanted
    form: Form


class MailboxOrder(msgspec.Struct, frozen=True, tag=True):
    """Look into a mailbox: the outcome is ``Exchanged``."""

    folder: Path
    with_exhibits: bool = False


class PurgeOrder(msgspec.Struct, frozen=True, tag=True):
    """Destroy an exhibit: the outcome is ``Cleaned``.

    Without one, finish what is still to be deleted of those that were destroyed before.
    """

    exhibit: bytes | None = None
    reason: str = ""


Order: TypeAlias = LookOrder | TakeOrder | ShareOrder | ExtentOrder | MailboxOrder | PurgeOrder
Outcome: TypeAlias = Preview | Taken | HandedOver | Extent | Exchanged | Cleaned


class Job(msgspec.Struct, frozen=True):
    """An order, and what the process needs to open the matter."""

    matter: str
    home: str
    key: str
    passphrase: str | None
    order: Order


class Failed(msgspec.Struct, frozen=True):
    """Why it was not done: the kind of refusal, and its sentence."""

    kind: str
    sentence: str

    def error(self) -> ReviewError:
        """The refusal as it was raised."""
        kind = getattr(errors, self.kind, MatterError)
        is_ours = isinstance(kind, type) and issubclass(kind, ReviewError)
        return (kind if is_ours else MatterError)(self.sentence)


Heard: TypeAlias = Progress | Outcome | Failed
_KINDS: dict[str, type[Heard]] = {
    kind.__name__: kind
    for kind in (Progress, Preview, Taken, HandedOver, Extent, Exchanged, Cleaned, Failed)
}


def failed(refusal: ReviewError) -> Failed:
    """A refusal as it crosses; of one's own kinds within ``sharing``, the kind that is above."""
    kind = next(one.__name__ for one in type(refusal).__mro__ if hasattr(errors, one.__name__))
    return Failed(kind, refusal.args[0] if refusal.args else "")


def encoded(message: Job | Heard) -> bytes:
    """A message as it goes through the pipe: the order alone, else its kind before it."""
    said = message if isinstance(message, Job) else (type(message).__name__, message)
    return msgspec.msgpack.encode(said, enc_hook=_plain)


def _plain(value: object) -> object:
    if isinstance(value, Said):
        return _MARK + msgspec.json.encode([value.pattern, value.values], enc_hook=_plain).decode()
    if isinstance(value, Path):
        return os.fsencode(value)
    raise NotImplementedError(type(value))


def job_in(body: bytes) -> Job:
    """The order that the process was started for."""
    return msgspec.msgpack.decode(body, type=Job, dec_hook=_typed)


def heard(body: bytes) -> Heard:
    """What the process says, its sentences as they were made.

    Raises:
        ValueError: it is no message of ours.
    """
    name, plain = msgspec.msgpack.decode(body, type=tuple[str, object])
    if name not in _KINDS:
        raise ValueError(f"no message is called {name}")
    return msgspec.convert(_remade(plain), type=_KINDS[name], dec_hook=_typed)


def _typed(kind: type, value: object) -> object:
    if kind is Path and isinstance(value, bytes):
        return Path(os.fsdecode(value))
    raise NotImplementedError(kind)


def _remade(value: object) -> object:
    """The same with every sentence as it was made."""
    if isinstance(value, str):
        return _sentence(value)
    if isinstance(value, list):
        return [_remade(one) for one in value]
    if isinstance(value, dict):
        return {name: _remade(one) for name, one in value.items()}
    return value


def _sentence(text: str) -> str:
    if not text.startswith(_MARK):
        return text
    pattern, values = msgspec.json.decode(text[len(_MARK) :], type=tuple[str, dict[str, object]])
    return said(pattern, **{name: _remade(one) for name, one in values.items()})

"""Matters that are made beside the window: begun from a file, taken off a share, or as before.

Each may hold gigabytes, so a process of its own makes it and leaves it closed; the window then
opens it as any other. The order goes in through a pipe, so neither a passphrase nor a key stands in
an argument; closing the pipe asks the process to stop, and it takes away what is half made.
"""

import os
import sys
import threading
import time
from datetime import date
from pathlib import Path
from typing import IO, TypeAlias

import msgspec

from reviewer.errors import MatterError, PassphraseError, ReviewError, StoppedError
from reviewer.matter import Matter, open_matter
from reviewer.sharing import exchanges, mailbox, own_folder
from reviewer.sharing.begin import begin_from
from reviewer.sharing.earlier import as_before
from reviewer.sharing.outcomes import Progress, go_on
from reviewer.sharing.received import open_received
from reviewer.store import keys
from reviewer.store.beside import FILE_NAME
from reviewer.store.objects import Objects
from reviewer.store.settings import Settings

MAILBOX = "Pincite mailbox"
"""What the mailbox is called that takes the place of a matter on a share."""
_TELLS_EVERY = 0.1


class BeginOrder(msgspec.Struct, frozen=True, tag=True):
    """Begin a matter in ``folder`` from a colleague's file; see ``begin_from``."""

    file: Path
    folder: Path
    home: Path
    name: str
    initials: str = ""
    passphrase: str | None = None
    is_left_open: bool = False


class CopyOrder(msgspec.Struct, frozen=True, tag=True):
    """Work on a copy in ``folder`` of a matter whose place is refused, a mailbox beside it."""

    place: Path
    folder: Path
    home: Path
    name: str
    initials: str = ""
    passphrase: str | None = None


class BeforeOrder(msgspec.Struct, frozen=True, tag=True):
    """Make in ``folder`` the matter as it was before a taking, or at the end of a day.

    ``taking`` is the id of the one, or the other as 2026-11-14; ``key`` where it is locked.
    """

    matter: Path
    taking: str
    folder: Path
    home: Path
    key: str = ""


class WhoseOrder(msgspec.Struct, frozen=True, tag=True):
    """Say which matter a colleague's file is of; nothing is made."""

    file: Path
    passphrase: str | None = None


Order: TypeAlias = BeginOrder | CopyOrder | BeforeOrder | WhoseOrder


class Word(msgspec.Struct, frozen=True, omit_defaults=True):
    """A line that the process says: how far it is, what it made, or why it did not.

    ``made`` is a folder, ``matter`` the id of the matter that a file is of.
    """

    done: int = 0
    total: int = 0
    made: str = ""
    matter: str = ""
    failed: str = ""
    is_stopped: bool = False
    needs_passphrase: bool = False


def before_order(matter: Matter, taking: str, folder: Path) -> BeforeOrder:
    """The order for the matter that is open here."""
    key = keys.held(matter.path)
    home = matter.settings.folder
    return BeforeOrder(matter.path, taking, folder, home, "" if key is None else key.text)


def command() -> list[str]:
    """How this Python starts the process."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--worker", "making"]
    return [sys.executable, "-m", "reviewer.sharing.making"]


def written(order: Order) -> bytes:
    """An order as it goes through the pipe."""
    return msgspec.json.encode(order, enc_hook=str) + b"\n"


def word_in(line: bytes) -> Word | None:
    """What a line says; ``None`` where it is none of ours."""
    try:
        return msgspec.json.decode(line, type=Word)
    except msgspec.MsgspecError:
        return None


def make(order: Order, child: "Child") -> Word:
    """Do what was ordered.

    Raises:
        ReviewError: in words, why not; nothing is left.
    """
    if isinstance(order, WhoseOrder):
        with open_received(order.file, order.passphrase) as received:
            return Word(matter=received.manifest.matter)
    settings = Settings(order.home)
    if isinstance(order, BeforeOrder):
        made = _before(order, settings, child)
    elif isinstance(order, CopyOrder):
        made = _copy(order, settings, child)
    else:
        made = _begin(order, order.file, settings, child)
    with made:
        return Word(made=str(made.folder))


def _begin(order: BeginOrder | CopyOrder, file: Path, settings: Settings, child: "Child") -> Matter:
    return begin_from(
        file,
        order.folder,
        order.name,
        initials=order.initials,
        passphrase=order.passphrase,
        is_left_open=isinstance(order, BeginOrder) and order.is_left_open,
        settings=settings,
        tell=child.tell,
        is_stopped=child.is_stopped,
    )


def _copy(order: CopyOrder, settings: Settings, child: "Child") -> Matter:
    is_new = not order.folder.exists()
    made = _begin(order, order.place / FILE_NAME, settings, child)
    with own_folder.nothing_left_of(made, is_new=is_new):
        for digest, path in Objects(order.place / "objects").all():
            go_on(child.is_stopped)
            made.objects.take(path, digest)
        mailbox.set_up(made, _mailbox_in(order.place))
    return made


def _mailbox_in(place: Path) -> Path:
    folder = place / MAILBOX
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise MatterError("No mailbox folder can be made beside the matter.") from error
    return folder


def _before(order: BeforeOrder, settings: Settings, child: "Child") -> Matter:
    with open_matter(order.matter, settings, key=order.key) as matter:
        found = _day_in(order.taking) or next(
            (one for one in exchanges.takings(matter) if one.id == order.taking), None
        )
        if found is None:
            raise MatterError("Nothing is remembered of this taking in any more.")
        return as_before(
            matter, found, order.folder, settings, tell=child.tell, is_stopped=child.is_stopped
        )


def _day_in(text: str) -> date | None:
    """The day at whose end the matter is wanted, where it is no taking in that is named."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


class Child:
    """The process that makes a matter, as the one who ordered it hears it."""

    def __init__(self, orders: IO[bytes], words: IO[bytes]) -> None:
        self._orders, self._words = orders, words
        self._stopped = threading.Event()
        self._told = 0.0

    def run(self) -> None:
        """Read the order, do it, and say what came of it."""
        order: Order = msgspec.json.decode(
            self._orders.readline(), type=Order, dec_hook=lambda kind, value: kind(value)
        )
        threading.Thread(target=self._wait_for_end, daemon=True).start()
        try:
            self._say(make(order, self))
        except StoppedError:
            self._say(Word(is_stopped=True))
        except ReviewError as failure:
            needs = isinstance(failure, PassphraseError)
            self._say(Word(failed=str(failure), needs_passphrase=needs))

    def tell(self, progress: Progress) -> None:
        """Say how far it is, now and then."""
        now = time.monotonic()
        if now - self._told >= _TELLS_EVERY:
            self._told = now
            self._say(Word(progress.done, progress.total))

    def is_stopped(self) -> bool:
        """Whether the pipe was closed."""
        return self._stopped.is_set()

    def _wait_for_end(self) -> None:
        # Not through the buffer: a thread that holds its lock would not let the program end.
        while os.read(self._orders.fileno(), 64):
            continue
        self._stopped.set()

    def _say(self, word: Word) -> None:
        self._words.write(msgspec.json.encode(word) + b"\n")
        self._words.flush()


if __name__ == "__main__":
    Child(sys.stdin.buffer, sys.stdout.buffer).run()

"""Which writer this copy of a matter is, kept outside the matter.

A copied file must never continue the writer of the file it was copied from. One small file a copy
in the folder of local facts, found by the matter's id and the identity that its review database has
on this disk: the writer, the number and id of its last changeset, the reviewer who works with it.
Where the copy is unknown, or stands elsewhere than its file says, a new writer begins. One act
behind is allowed: the program may have been killed between its commit and this note of it.

The note is one write in place into a file that stays open (a rename after every tag cost as much as
the tag); a note that cannot be read counts as none, and then a new writer begins.
"""

import logging
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec
import sqlcipher3.dbapi2 as driver

from reviewer.model import MatterId, ReviewerId, WriterId
from reviewer.store import local, log
from reviewer.store.log import Position

_LENGTH = 512
_ID = re.compile("[0-9a-f]{32}")
_log = logging.getLogger(__name__)


class Entry(msgspec.Struct):
    """One copy of a matter as it stood after its last act here."""

    writer: str
    reviewer: str
    wseq: int = 0
    head: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """Who writes in this copy."""

    writer: WriterId
    reviewer: ReviewerId
    is_new: bool


class Register:
    """The note about one copy of a matter."""

    def __init__(self, folder: Path, matter: MatterId, database: Path) -> None:
        """``folder`` is the folder of local facts; ``database`` the open ``matter.pincite``."""
        self._path = _note_of(folder, matter, identity(database))
        self._entry: Entry | None = None
        self._file: int | None = None

    def writer(
        self,
        position: Callable[[WriterId], Position],
        previous: Callable[[bytes], bytes | None],
        fallback: ReviewerId,
    ) -> Known:
        """The writer to go on with, or a new one.

        Args:
            position: how far the matter's own log says a writer has come.
            previous: the changeset before the act that one belongs to, in its writer's chain.
            fallback: the reviewer, where this copy has none yet.
        """
        found = self.read()
        if found is not None and _goes_on(found, position, previous):
            self._entry = found
            return _known(found, is_new=False)
        reviewer = fallback if found is None else ReviewerId(bytes.fromhex(found.reviewer))
        return self._begin(reviewer)

    def set_reviewer(self, reviewer: ReviewerId) -> Known:
        """From now on another person works on this copy, with a writer of their own."""
        return self._begin(reviewer)

    def note(self, position: Position) -> None:
        """Remember how far this writer has come."""
        entry = self._entry
        if entry is None or position.head is None or position.wseq <= entry.wseq:
            return
        entry.wseq, entry.head = position.wseq, position.head.hex()
        self._write()

    def close(self) -> None:
        """Let the note go; it is read again at the next opening."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _begin(self, reviewer: ReviewerId) -> Known:
        self._entry = Entry(os.urandom(16).hex(), reviewer.hex())
        self._write()
        return _known(self._entry, is_new=True)

    def read(self) -> Entry | None:
        """The note as it stands; ``None`` where there is none, or none that can be read."""
        try:
            entry = msgspec.json.decode(self._path.read_bytes(), type=Entry)
        except (OSError, msgspec.MsgspecError):
            return None
        is_whole = _ID.fullmatch(entry.writer) and _ID.fullmatch(entry.reviewer)
        return entry if is_whole else None

    def _write(self) -> None:
        if self._entry is None:
            return
        try:
            if self._file is None:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                self._file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
            os.lseek(self._file, 0, os.SEEK_SET)
            os.write(self._file, msgspec.json.encode(self._entry).ljust(_LENGTH))
        except OSError:
            # The act itself is durable; without the note the next opening begins a new writer.
            _log.warning("the note about this copy of the matter could not be written")


def is_at_home(folder: Path, database: Path, connection: driver.Connection) -> bool:
    """Whether the note about this very file says what its log says: then it is no copy of it."""
    cursor = connection.cursor()
    entry = Register(folder, local.matter_of(cursor), database).read()
    return entry is not None and _goes_on(
        entry,
        lambda writer: log.position(cursor, writer),
        lambda changeset: log.before_act(cursor, changeset),
    )


def lift(folder: Path, matter: MatterId, database: Path) -> bytes | None:
    """Take the note about a file away, to be put down where the file is written anew."""
    path = _note_of(folder, matter, identity(database))
    try:
        content = path.read_bytes()
        path.unlink()
    except FileNotFoundError:
        return None
    return content


def put_down(folder: Path, matter: MatterId, where: str, note: bytes | None) -> None:
    """Put a note down for the file of this identity; without it a new writer begins."""
    if note is not None:
        _note_of(folder, matter, where).write_bytes(note)


def _note_of(folder: Path, matter: MatterId, where: str) -> Path:
    return folder / "writers" / f"{matter.hex()}-{where}.json"


def _known(entry: Entry, *, is_new: bool) -> Known:
    writer = WriterId(bytes.fromhex(entry.writer))
    return Known(writer, ReviewerId(bytes.fromhex(entry.reviewer)), is_new)


def _goes_on(
    entry: Entry,
    position: Callable[[WriterId], Position],
    previous: Callable[[bytes], bytes | None],
) -> bool:
    found = position(WriterId(bytes.fromhex(entry.writer)))
    head = "" if found.head is None else found.head.hex()
    if (found.wseq, head) == (entry.wseq, entry.head):
        return True
    if found.head is None or found.wseq <= entry.wseq:
        return False
    before = previous(found.head)
    return ("" if before is None else before.hex()) == entry.head


def identity(database: Path) -> str:
    """What tells this file from a copy of it: its place in the disk's own table, and the disk."""
    found = database.stat()
    return f"{found.st_dev:x}-{found.st_ino:x}"

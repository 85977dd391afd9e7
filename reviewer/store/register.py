"""Which writer this copy of a matter is, kept outside the matter.

A copied file must never continue the writer of the file it was copied from. One small file a copy
in the folder of local facts, found by the matter's id and the identity that its review database has
on this disk: the writer, the number and id of its last changeset, the reviewer who works with it.
Where the copy is unknown, or stands elsewhere than its file says, a new writer begins. One step
behind is allowed: the program may have been killed between the commit and this note of it.

The note is one write in place into a file that stays open (a rename after every tag cost as much as
the tag); a note that cannot be read counts as none, and then a new writer begins.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from reviewer.model import MatterId, ReviewerId, WriterId
from reviewer.store.log import Position

_LENGTH = 512


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
        self._path = folder / "writers" / f"{matter.hex()}-{_identity(database)}.json"
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
            previous: the changeset before one, in its writer's chain.
            fallback: the reviewer, where this copy has none yet.
        """
        found = self._read()
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

    def _read(self) -> Entry | None:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=Entry)
        except (OSError, msgspec.MsgspecError):
            return None

    def _write(self) -> None:
        if self._entry is None:
            return
        if self._file is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        os.lseek(self._file, 0, os.SEEK_SET)
        os.write(self._file, msgspec.json.encode(self._entry).ljust(_LENGTH))


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
    if found.head is None or found.wseq != entry.wseq + 1:
        return False
    before = previous(found.head)
    return ("" if before is None else before.hex()) == entry.head


def _identity(database: Path) -> str:
    """What tells this file from a copy of it: its place in the disk's own table, and the disk."""
    found = database.stat()
    return f"{found.st_dev:x}-{found.st_ino:x}"

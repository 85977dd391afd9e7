"""Which writer this copy of a matter is, kept outside the matter so that a copied file never
continues it.

One file a matter in the folder of local facts: for each copy of the matter known here (by the
identity its file has on this disk) the writer, the number and id of its last changeset, and the
reviewer who works with it. Where the file is unknown, or stands elsewhere than the register says, a
new writer begins. One step behind is allowed: the program may have been killed between the commit
and this note of it.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from reviewer.model import MatterId, ReviewerId, WriterId
from reviewer.store.log import Position


class Entry(msgspec.Struct):
    """One copy of a matter as it stood after its last act here."""

    file: str
    writer: str
    reviewer: str
    wseq: int = 0
    head: str = ""


class _Book(msgspec.Struct):
    copies: list[Entry] = []


@dataclass(frozen=True, slots=True)
class Known:
    """Who writes in this copy."""

    writer: WriterId
    reviewer: ReviewerId
    is_new: bool


class Register:
    """The notes about the copies of one matter."""

    def __init__(self, folder: Path, matter: MatterId, database: Path) -> None:
        """``folder`` is the folder of local facts; ``database`` the open ``matter.pincite``."""
        self._path = folder / "writers" / f"{matter.hex()}.json"
        self._identity = _identity(database)
        self._entry: Entry | None = None

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
        found = next((entry for entry in self._read().copies if entry.file == self._identity), None)
        if found is not None and _goes_on(found, position, previous):
            self._entry = found
            return Known(
                WriterId(bytes.fromhex(found.writer)),
                ReviewerId(bytes.fromhex(found.reviewer)),
                is_new=False,
            )
        reviewer = ReviewerId(bytes.fromhex(found.reviewer)) if found is not None else fallback
        self._entry = Entry(self._identity, os.urandom(16).hex(), reviewer.hex())
        self._write()
        return Known(WriterId(bytes.fromhex(self._entry.writer)), reviewer, is_new=True)

    def set_reviewer(self, reviewer: ReviewerId) -> None:
        """From now on this copy is worked on by another person, who begins a writer of their own."""
        self._entry = Entry(self._identity, os.urandom(16).hex(), reviewer.hex())
        self._write()

    def note(self, position: Position) -> None:
        """Remember how far this writer has come."""
        entry = self._entry
        if entry is None or position.head is None or position.wseq <= entry.wseq:
            return
        entry.wseq, entry.head = position.wseq, position.head.hex()
        self._write()

    def _read(self) -> _Book:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=_Book)
        except (OSError, msgspec.MsgspecError):
            return _Book()

    def _write(self) -> None:
        if self._entry is None:
            return
        copies = [entry for entry in self._read().copies if entry.file != self._identity]
        self._path.parent.mkdir(parents=True, exist_ok=True)
        waiting = self._path.with_name(f"{self._path.name}.{os.getpid()}.tmp")
        waiting.write_bytes(msgspec.json.encode(_Book([*copies, self._entry])))
        waiting.replace(self._path)


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
    return f"{found.st_dev:x}:{found.st_ino:x}"

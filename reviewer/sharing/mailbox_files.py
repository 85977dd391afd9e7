"""The files of a mailbox: what their names say, and whether they still are what their names say.

A file is named by who put it in, how far they had come, and the hash of its own bytes; so a file
that is copied half is known, and waits. One that does not become whole is damaged, such as by a
failing disk: once nothing about it has changed for an hour it is told. Whoever put it in looks
after it: when its size or time changed, and else once a day, its bytes are held against its name.
"""

import re
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeAlias

from reviewer.errors import MatterError
from reviewer.sharing.exchanges import InFolder
from reviewer.sharing.handing_over import sha256_of

SUFFIX = ".pincite-handover"
Clock: TypeAlias = Callable[[], float]
_RESTS, _DAY = 3600, 86_400
"""Seconds after which a file that is not whole is damaged, and until one's own is looked at."""
_ACTS = re.compile(
    r"[\w-]{1,24}-(?P<writer>[0-9a-f]{12})-[0-9]{1,16}-(?P<hash>[0-9a-f]{16})\.pincite-handover"
)
_EXHIBIT = re.compile(r"file-(?P<file>[0-9a-f]{64})-(?P<hash>[0-9a-f]{16})\.pincite-handover")


def has_acts(name: str) -> bool:
    """Whether a file of this name holds acts."""
    return _ACTS.fullmatch(name) is not None


def writer_in(name: str) -> str:
    """How the id of the copy that put acts in begins; empty for other files."""
    found = _ACTS.fullmatch(name)
    return "" if found is None else found["writer"]


def exhibit_in(name: str) -> str:
    """The hash of the exhibit's file that a file of this name holds; empty for other files."""
    found = _EXHIBIT.fullmatch(name)
    return "" if found is None else found["file"]


def is_ours(name: str) -> bool:
    """Whether this is a name that Pincite gives."""
    return has_acts(name) or bool(exhibit_in(name))


def writer_of(writer: bytes) -> str:
    """What of a copy's id stands in the names of its files."""
    return writer.hex()[:12]


class MailboxFiles:
    """Files that lie in a mailbox, with what is remembered of them in ``known``."""

    def __init__(self, folder: Path, known: InFolder, clock: Clock = time.time) -> None:
        """Nothing is looked at yet."""
        self._folder, self._known, self._clock = folder, known, clock

    def is_whole(self, name: str) -> bool:
        """Whether a file's bytes are what its name says; since when it is not is remembered."""
        found = _ACTS.fullmatch(name) or _EXHIBIT.fullmatch(name)
        try:
            digest = sha256_of(self._folder / name)
        except MatterError:
            return False
        if found is not None and digest.startswith(found["hash"]):
            self._known.stood.pop(name, None)
            return True
        self._note_standing(name)
        return False

    def _note_standing(self, name: str) -> None:
        size, changed = self._stat(name)
        known = self._known.stood.get(name)
        if known is None or known[:2] != (size, changed):
            self._known.stood[name] = (size, changed, int(self._clock()))

    def is_damaged(self, name: str) -> bool:
        """Whether a file that is not whole has stood unchanged for so long that it stays so."""
        known = self._known.stood.get(name)
        return known is not None and self._clock() - known[2] >= _RESTS

    def note_put(self, name: str) -> None:
        """A file was put in here, and is whole."""
        self._known.own[name] = (*self._stat(name), int(self._clock()))

    def spoilt(self, own: Iterable[str]) -> set[str]:
        """Those of one's own files that are not whole any more."""
        found = set()
        for name in own:
            if self._is_due(name):
                if self.is_whole(name):
                    self.note_put(name)
                else:
                    found.add(name)
        return found

    def _is_due(self, name: str) -> bool:
        known = self._known.own.get(name)
        is_same = known is not None and known[:2] == self._stat(name)
        return known is None or not is_same or not 0 <= self._clock() - known[2] < _DAY

    def _stat(self, name: str) -> tuple[int, int]:
        """Size and time of a file; of one that is gone, or cannot be looked at, nothing."""
        try:
            found = (self._folder / name).stat()
        except OSError:
            return 0, 0
        return found.st_size, found.st_mtime_ns

    def keep(self, names: Iterable[str]) -> None:
        """Forget what is remembered of files that are not among these."""
        there = set(names)
        for remembered in (self._known.own, self._known.stood):
            for name in remembered.keys() - there:
                del remembered[name]
        self._known.spoilt &= there

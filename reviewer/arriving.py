"""What is given to an import, and what is told of each file afterwards.

An import takes *entries*: most are a file on a disk and nothing else, but a load file says more of
each row (Bates numbers, custodian, the family, the received text, the images of one document), and
says it here, so that there is one way in for every exhibit.
"""

import os
import re
import stat
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import md5, sha1, sha256
from pathlib import Path, PurePath
from typing import Protocol

from reviewer.errors import SourceError
from reviewer.model import LoadedFieldsBody, Origin
from reviewer.readers.options import ReadOptions
from reviewer.readers.reading import TranscriptStatus
from reviewer.store.objects import Digests, digests_of

_MATTER_FILE = "matter.pincite"

FieldSaid = tuple[str, str, Origin]
"""A field's name and value, and who says it."""


class Status(StrEnum):
    """What became of one file."""

    IMPORTED = "imported"
    OCCURRENCE = "occurrence"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One line of an import: what became of one file, and why.

    ``path`` is the file as given; a child is ``parent!name``. ``layer`` is the hex id of its text
    layer, ``seconds`` the time its reader took (none where the bytes were known).
    ``needs_password`` says that the file is locked and might be opened by another password.
    """

    path: str
    status: Status
    exhibit: str = ""
    parent: str = ""
    kind: str = ""
    pages: int = 0
    characters: int = 0
    reason: str = ""
    control: str = ""
    warnings: tuple[str, ...] = ()
    layer: str = ""
    seconds: float = 0.0
    needs_password: bool = False

    def as_file(self) -> list[str]:
        """The outcome as the report of the import keeps it."""
        # A sentence that remembers what it was made of is no string that can be written down.
        sentences = map(str, (self.reason, *self.warnings))
        return [self.path, self.status.value, self.exhibit, self.kind, *sentences]

    def as_line(self) -> dict[str, object]:
        """The outcome with its stable keys."""
        return {
            "path": self.path,
            "status": self.status.value,
            "exhibit": self.exhibit,
            "parent": self.parent,
            "kind": self.kind,
            "pages": self.pages,
            "characters": self.characters,
            "reason": self.reason,
            "warnings": list(self.warnings),
            "layer": self.layer,
            "seconds": round(self.seconds, 3),
        }


@dataclass(frozen=True, slots=True)
class ImportChoices:
    """What the person said for all files of one import.

    ``passwords`` are tried in turn on every locked file, and never written down.
    """

    custodian: str = ""
    production: str = ""
    status: TranscriptStatus = TranscriptStatus.UNKNOWN
    passwords: tuple[str, ...] = ()


class LoadedRow(Protocol):
    """A row of a load file: its body is made when it is written, for a hundred thousand wait."""

    @property
    def source(self) -> str:
        """The load file's path as given."""
        ...

    def body(self) -> LoadedFieldsBody:
        """The row with every field, as it is kept."""
        ...


@dataclass(frozen=True, slots=True)
class Entry:
    """One exhibit that is to be taken in, and all that is known of it before it is read.

    ``path`` is the native. Where the exhibit is several images instead, ``parts`` are their files
    in order and ``path`` stays ``None``: its hash is then that of its parts' hashes, each part is
    kept as an object, and its rendition shows them one after the other. ``text_path`` is a text
    that was received with it: it becomes the exhibit's words where the native gives none of its
    own, a form feed ending each page.

    ``shown`` is the source path as it is told and kept (by default the path), ``name`` the file's
    name (by default that of the path), ``place`` its number among the files of this import, from 1
    (by default its place in the list). ``parent`` is the index, in the list of entries given, of
    the one at whose family's head it hangs: it must stand earlier in that list, and where it is
    refused the entry stands by itself.

    ``fields`` are said of the occurrence (``fields.OCCURRENCE_FIELDS``), ``exhibit_fields`` of the
    exhibit; both come before what is read and before the choices of the import. ``loaded`` is what
    a load file said of it, row and all. ``options`` replace those that the choices give.
    ``is_alone`` leaves out what is inside the native, because its attachments are entries of their
    own. ``refusal`` is a sentence: the entry is told as refused, and nothing is read.
    ``is_again`` says that it was taken in here before and is only named for what hangs on it.
    ``warnings`` are told besides what its reader says. ``md5`` and ``sha1`` are what a load file
    says that the native has: another one is told.
    """

    path: Path | None = None
    shown: str = ""
    name: str = ""
    place: int = 0
    parent: int | None = None
    fields: tuple[FieldSaid, ...] = ()
    exhibit_fields: tuple[FieldSaid, ...] = ()
    loaded: LoadedRow | None = None
    options: ReadOptions | None = None
    text_path: Path | None = None
    parts: tuple[Path, ...] = ()
    is_alone: bool = False
    refusal: str = ""
    is_again: bool = False
    warnings: tuple[str, ...] = ()
    md5: str = ""
    sha1: str = ""

    @property
    def files(self) -> tuple[Path, ...]:
        """The native, or the parts."""
        return self.parts if self.path is None else (self.path,)

    @property
    def source(self) -> str:
        """The source path as it is told and kept."""
        return self.shown or (as_text(str(self.files[0])) if self.files else "")

    @property
    def called(self) -> str:
        """The file's name."""
        return self.name or as_text(PurePath(self.source).name)


@dataclass(frozen=True, slots=True)
class Looked:
    """A source as it lies on its disk: what identifies it, and its times (UTC, ISO 8601).

    ``parts`` are the SHA-256 of the files of an exhibit that is several.
    """

    digests: Digests
    modified: str = ""
    created: str = ""
    parts: tuple[bytes, ...] = ()


def entries_of(given: Iterable[Path | Entry]) -> list[Entry]:
    """The entries that are meant: folders recurse, what is an entry already stays as it is."""
    entries: list[Entry] = []
    moved: dict[int, int] = {}
    for place, one in enumerate(given):
        moved[place] = len(entries)
        if isinstance(one, Entry):
            entries.append(one)
        else:
            entries.extend(Entry(path) for path in files_below([one]))
    return [_moved(one, moved) for one in entries]


def _moved(entry: Entry, moved: dict[int, int]) -> Entry:
    return entry if entry.parent is None else replace(entry, parent=moved[entry.parent])


def files_below(paths: Iterable[Path]) -> Iterator[Path]:
    """The files that are meant, in order of their names.

    Folders recurse; hidden files, links to folders and matters of our own are left out. A folder
    that cannot be opened is given itself, to be refused like a file.
    """
    waiting = deque(paths)
    while waiting:
        path = waiting.popleft()
        inside = _inside(path)
        if inside is None:
            yield path
        else:
            waiting.extendleft(reversed(inside))


def _inside(path: Path) -> list[Path] | None:
    """What is meant in a folder; ``None`` for a file, or a folder that cannot be opened."""
    try:
        if not path.is_dir():
            return None
        if (path / _MATTER_FILE).exists():
            return []
        found = [one for one in path.iterdir() if not one.name.startswith(".")]
        return sorted(one for one in found if not (one.is_symlink() and one.is_dir()))
    except OSError:
        return None


def looked_at(entry: Entry) -> Looked:
    """The digests of an entry's bytes and its time stamps.

    Raises:
        SourceError: it is missing, empty, no plain file, or may not be read.
    """
    if not entry.files:
        raise SourceError("No file belongs to this row.")
    looks = [_looked_at(path) for path in entry.files]
    return looks[0] if entry.path is not None else _together(looks)


def _looked_at(path: Path) -> Looked:
    with readable():
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise SourceError("The folder cannot be opened: you may not read it.")
        if not stat.S_ISREG(found.st_mode):
            raise SourceError("This is no file but a device or a pipe, and is not read.")
        if not found.st_size:
            raise SourceError("The file is empty.")
        return Looked(digests_of(path), _instant(found.st_mtime), _created(found))


def _together(looks: list[Looked]) -> Looked:
    """Several files as one: hashes of their hashes (raw bytes, in order), all of their size."""
    digests = [one.digests for one in looks]
    whole = Digests(
        sha256(b"".join(one.sha256 for one in digests)).digest(),
        md5(b"".join(bytes.fromhex(one.md5) for one in digests), usedforsecurity=False).hexdigest(),
        sha1(
            b"".join(bytes.fromhex(one.sha1) for one in digests), usedforsecurity=False
        ).hexdigest(),
        sum(one.size for one in digests),
    )
    parts = tuple(one.sha256 for one in digests)
    return Looked(whole, looks[0].modified, looks[0].created, parts)


@contextmanager
def readable() -> Iterator[None]:
    """What the system says of a file that cannot be read, as a refusal."""
    try:
        yield
    except FileNotFoundError as error:
        raise SourceError("The file is missing.") from error
    except OSError as error:
        raise SourceError("The file cannot be opened: you may not read it.") from error


def _instant(seconds: float) -> str:
    """A file's time stamp in UTC; empty where it lies outside of all calendars."""
    try:
        return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (OverflowError, ValueError, OSError):
        return ""


def _created(found: os.stat_result) -> str:
    """When a file was made, on the systems that tell it."""
    if os.name == "nt":
        return _instant(found.st_ctime)
    born = getattr(found, "st_birthtime", None)
    return "" if born is None else _instant(born)


def is_unicode(name: str) -> bool:
    """Whether a file name can be written down as text."""
    return name.isascii() or not any("\ud800" <= char <= "\udfff" for char in name)


def as_text(name: str) -> str:
    """A file name as it can be kept: bytes that are no Unicode are shown as escapes."""
    return name if is_unicode(name) else os.fsencode(name).decode("utf-8", "backslashreplace")


def suffix(name: str) -> str:
    """The ending of a name that a stranger chose, as far as it can be part of a file name."""
    return re.sub("[^.A-Za-z0-9]", "", PurePath(name).suffix)[:12]

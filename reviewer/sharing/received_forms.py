"""Which of the three forms a file is, and its portions; runs in the child that reads files.

A file is known by its first bytes, never by its name: mail programs and sticks change names.
"""

import hashlib
import os
import re
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Protocol

import msgspec

from reviewer.model import Kind
from reviewer.sharing import container, sealed
from reviewer.sharing.container import LONGEST_WORDS, NOTHING, PIECE, Known
from reviewer.sharing.portions import (
    Acts,
    Form,
    GeometryRows,
    LayerRows,
    Manifest,
    ObjectBytes,
    Portion,
    Unreadable,
)
from reviewer.sharing.refusals import LOSSES, Loss, Refusal, RefusedFileError
from reviewer.store import foreign, log
from reviewer.store.foreign_rows import FaultError, ForeignDatabase, Place
from reviewer.store.log import DamagedError, Payload, Received, Waiting
from reviewer.text import codec
from reviewer.text.codec import LayerPart

_DATABASE = b"SQLite format 3\0"
_ZIP = b"PK\x03\x04"
_PAGE = 4096
_BATCH = 500
_BATCH_BYTES = 8 * 1024 * 1024
_FIRST_ACTS = 40
_NAME = re.compile("[0-9a-f]{64}")
_FOLDER = re.compile("[0-9a-f]{2}")


class _Named(msgspec.Struct, frozen=True):
    """What is wanted of the bodies of a matter and of a reviewer."""

    title: str = ""
    name: str = ""


class Source(Protocol):
    """A file that is open: what it says of itself, and its parts."""

    @property
    def manifest(self) -> Manifest: ...

    def portions(self, known: Known = NOTHING) -> Iterator[Portion]: ...


@contextmanager
def opened(
    path: Path, passphrase: str | None, moved: Callable[[], None] = lambda: None
) -> Iterator[Source]:
    """A file from a colleague, whatever its form.

    Raises:
        RefusedFileError: it is not to be read.
    """
    _refuse_no_file(path)
    with _opened(path) as stream:
        beginning = stream.read(_PAGE)
        if sealed.is_sealed(beginning):
            with container.opened(sealed.unsealed(stream, passphrase), moved) as found:
                yield found
        elif beginning.startswith(_ZIP):
            with container.opened(stream, moved) as found:
                yield found
        else:
            _refuse_foreign(path, beginning, passphrase)
            with _database(path, passphrase, moved) as database:
                yield database


def _refuse_no_file(path: Path) -> None:
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise RefusedFileError(Refusal.GONE) from error
    except (OSError, ValueError) as error:
        raise RefusedFileError(Refusal.CLOSED_OFF) from error
    if stat.S_ISDIR(found.st_mode):
        raise RefusedFileError(Refusal.FOLDER)
    if not stat.S_ISREG(found.st_mode):
        raise RefusedFileError(Refusal.NO_FILE)
    if found.st_size == 0:
        raise RefusedFileError(Refusal.EMPTY)


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    try:
        stream = path.open("rb")
    except OSError as error:
        raise RefusedFileError(Refusal.CLOSED_OFF) from error
    with stream:
        yield stream


def _refuse_foreign(path: Path, beginning: bytes, passphrase: str | None) -> None:
    """Refuse what is no database, and what could be a locked one but has no passphrase."""
    if beginning.startswith(_DATABASE):
        return
    known = (_DATABASE, _ZIP, sealed.MAGIC)
    # The first bytes of one of ours, or room kept for what has not been copied yet.
    if any(one.startswith(beginning) for one in known) or not any(beginning):
        raise RefusedFileError(Refusal.UNFINISHED)
    if path.stat().st_size % _PAGE or not (_is_named_ours(path) or passphrase is not None):
        raise RefusedFileError(Refusal.FOREIGN)
    if passphrase is None:
        raise RefusedFileError(Refusal.PERHAPS_LOCKED)


def _is_named_ours(path: Path) -> bool:
    return ".pincite" in path.name.lower()


# --- review databases -----------------------------------------------------------------------------


@contextmanager
def _database(
    path: Path, passphrase: str | None, moved: Callable[[], None]
) -> Iterator["ReviewDatabase"]:
    try:
        with foreign.opened(path, passphrase, moved) as database:
            yield ReviewDatabase(database, path.parent / "objects", moved)
    except FaultError as error:
        raise RefusedFileError(Refusal(error.fault.value)) from error
    except OSError as error:
        raise RefusedFileError(Refusal.CLOSED_OFF) from error


class ReviewDatabase:
    """A copy of ``matter.pincite``, with the folder of objects that may lie beside it."""

    def __init__(self, database: ForeignDatabase, objects: Path, moved: Callable[[], None]) -> None:
        """Looks through the log at once, for what the file would say of itself.

        Raises:
            RefusedFileError: nothing in it says which matter it holds.
        """
        self._database, self._objects, self._moved = database, objects, moved
        self._here = 0
        self._places = database.places()
        self._layers = database.layers()
        self.manifest = self._made_manifest()

    def _matter(self) -> str:
        """Which matter the file holds: it says so in one place, and every act says it again."""
        matter = self._database.matter()
        if matter is not None:
            return matter.hex()
        for place in self._places:
            received = self._database.changeset(place.seq)
            if received is not None:
                try:
                    return log.decode(received.body).matter
                except DamagedError:
                    continue
        raise RefusedFileError(Refusal.DAMAGED)

    def _made_manifest(self) -> Manifest:
        last = max(self._places, key=lambda place: place.hlc, default=None)
        title, names = self._names()
        person = b"" if last is None else last.person
        upto: dict[str, tuple[int, str]] = {}
        for place in self._places:
            upto[place.writer.hex()] = (place.wseq, place.id.hex())
        return Manifest(
            form=Form.REVIEW_DATABASE,
            matter=self._matter(),
            title=title[:LONGEST_WORDS],
            person=person.hex(),
            name=names.get(person.hex(), "")[:LONGEST_WORDS],
            made=0 if last is None else last.hlc,
            app="",
            upto=upto,
            changesets=len(self._places),
            layers=len(self._layers),
        )

    def _names(self) -> tuple[str, dict[str, str]]:
        """The matter's title and its reviewers' names, as the first acts of each gave them."""
        title, names = "", dict[str, str]()
        for place in self._first_acts():
            for kind, entity, content in self._said(place):
                if kind == Kind.MATTER:
                    title = _named(content).title
                else:
                    names[entity] = _named(content).name
        return title, names

    def _first_acts(self) -> Iterator[Place]:
        count: dict[bytes, int] = {}
        for place in self._places:
            count[place.person] = count.get(place.person, 0) + 1
            if count[place.person] <= _FIRST_ACTS:
                yield place

    def _said(self, place: Place) -> Iterator[tuple[str, str, bytes]]:
        received = self._database.changeset(place.seq)
        try:
            ops = () if received is None else log.decode(received.body).ops
        except DamagedError:
            return
        for op in ops:
            if op.kind in {Kind.MATTER, Kind.REVIEWER} and op.payload is not None:
                payload = self._database.payload(_bytes(op.payload))
                if payload is not None:
                    yield op.kind, op.entity, payload.content

    def portions(self, known: Known = NOTHING) -> Iterator[Portion]:
        """Texts and layouts, then the acts, then the files beside; in the end what was lost."""
        self._here = 0
        if not known.has_all_but_acts:
            yield from self._texts(known)
            yield from self._layouts(known)
        if not known.has_all:
            yield from self._acts(known)
        if not known.has_all_but_acts:
            yield from self._files(known)
        yield from self._losses()

    def _texts(self, known: Known) -> Iterator[Portion]:
        for layer, rows in self._layers.items():
            parts = self._database.parts(rows)
            if known.has_layer(layer):
                self._here += parts is not None and not _is_text(layer, parts)
                yield Acts((), ())  # so that whoever waits hears that it goes on
            elif parts is not None:
                yield LayerRows(layer, parts)

    def _layouts(self, known: Known) -> Iterator[GeometryRows]:
        for both, rows in self._database.renditions().items():
            layer, rendition = both[:32], both[32:]
            has_it = known.has_geometry(layer, rendition)
            pages = None if has_it else self._database.pages(rows)
            if pages is not None:
                yield GeometryRows(layer, rendition, pages)

    def _acts(self, known: Known) -> Iterator[Acts]:
        batch = _Batch()
        for place in self._places:
            is_known = place.id in known.changesets
            received = None if is_known else self._database.changeset(place.seq)
            if received is None:
                continue
            names = batch.names_of(received)
            batch.add(received, [self._database.payload(digest) for digest in sorted(names)])
            if batch.is_full:
                yield batch.taken()
        yield batch.taken()
        if batch.missing or batch.has_waiting:
            yield from self._left_over(batch)

    def _left_over(self, batch: "_Batch") -> Iterator[Acts]:
        """Payloads that a tree out of order hid; and what waiting acts say, which none can name."""
        for payload in self._database.payloads():
            if payload.hash in batch.missing or (
                batch.has_waiting and payload.hash not in batch.named
            ):
                yield Acts((), (payload,))

    def _files(self, known: Known) -> Iterator[Portion]:
        """Natives and renditions: ordinary files named by a hash, nothing else, no links."""
        for path in _objects_in(self._objects):
            self._moved()
            if not known.has_object(path.name):
                yield from _pieces_of(path)
                continue
            digest = hashlib.sha256()
            for piece in _pieces_of(path):
                digest.update(piece.content)
                yield Acts((), ())
            self._here += digest.hexdigest() != path.name

    def _losses(self) -> Iterator[Unreadable]:
        lost = self._database.lost
        last = {place.writer: place.wseq for place in self._places}
        gaps = sum(last.values()) - len({(one.writer, one.wseq) for one in self._places})
        count = len(lost.changesets) + (max(0, gaps) if lost.is_damaged else 0)
        if lost.is_damaged:
            yield Unreadable(max(1, count), LOSSES[Loss.DAMAGED])
        elif count or lost.others:
            yield Unreadable(count, LOSSES[Loss.STRANGE])
        if lost.staged:
            yield Unreadable(lost.staged, LOSSES[Loss.STAGED])
        if self._here:
            yield Unreadable(self._here, LOSSES[Loss.HERE])


def _is_text(layer: bytes, parts: Sequence[tuple[int, int, str, bytes]]) -> bool:
    try:
        return codec.layer_id(codec.decode([LayerPart(*part) for part in parts])) == layer
    except ValueError:
        return False


class _Batch:
    """Acts that go over the pipe together, and what is known of all of them in the end."""

    def __init__(self) -> None:
        self.named: set[bytes] = set()
        self.missing: set[bytes] = set()
        self.has_waiting = False
        self._changesets: list[Received] = []
        self._payloads: list[Payload] = []
        self._size = 0

    def names_of(self, received: Received) -> set[bytes]:
        """The payloads that an act names; what one of a later version names cannot be known."""
        try:
            body = log.read(received.body)
            names = log.payloads_of(body)
        except ValueError:
            return set()
        self.has_waiting |= isinstance(body, Waiting)
        self.named |= names
        self.missing |= names
        return names

    def add(self, received: Received, said: list[Payload | None]) -> None:
        """An act and what was found of what it says."""
        found = [one for one in said if one is not None]
        self._changesets.append(received)
        self._payloads += found
        self.missing -= {one.hash for one in found}
        self._size += len(received.body) + sum(len(one.content) for one in found)

    @property
    def is_full(self) -> bool:
        """Whether it is enough for one message."""
        return len(self._changesets) >= _BATCH or self._size > _BATCH_BYTES

    def taken(self) -> Acts:
        """What was gathered since the last time."""
        acts = Acts(tuple(self._changesets), tuple(self._payloads))
        self._changesets, self._payloads, self._size = [], [], 0
        return acts


def _bytes(text: str) -> bytes:
    try:
        return bytes.fromhex(text)
    except ValueError:
        return b""


def _named(content: bytes) -> _Named:
    try:
        return msgspec.json.decode(content, type=_Named)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return _Named()


def _objects_in(folder: Path) -> Iterator[Path]:
    """The files of a folder of objects, by the shape of their names."""
    for inner in _plain(folder, _FOLDER, stat.S_ISDIR):
        for path in _plain(inner, _NAME, stat.S_ISREG):
            if path.name.startswith(inner.name):
                yield path


def _plain(folder: Path, names: re.Pattern[str], is_kind: Callable[[int], bool]) -> Iterator[Path]:
    """What lies in a folder and is no link to elsewhere."""
    try:
        if not stat.S_ISDIR(folder.lstat().st_mode):
            return
        found = sorted(path for path in folder.iterdir() if names.fullmatch(path.name))
    except OSError:
        return
    for path in found:
        with suppress(OSError):
            if is_kind(path.lstat().st_mode):
                yield path


def _pieces_of(path: Path) -> Iterator[ObjectBytes]:
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    with suppress(OSError), os.fdopen(os.open(path, flags), "rb") as stream:
        size, offset = os.fstat(stream.fileno()).st_size, 0
        if not size:
            yield ObjectBytes(path.name, 0, 0, b"")
        while offset < size and (content := stream.read(min(PIECE, size - offset))):
            yield ObjectBytes(path.name, offset, size, content)
            offset += len(content)

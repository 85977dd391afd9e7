"""The one file that a hand-over or a package is: written whole or not at all, read in bounds.

A zip file (everything that reads files can look into one, and a part that is damaged costs itself)
with fixed names: ``manifest.json`` first, then in the order of the portions ``acts-0001`` and so
on, ``layers/<hex>``, ``geometry/<layer>-<rendition>``, ``objects/<sha256>``. Sealed, the same zip
lies inside ``sealed``. Writing goes to a name beside the target that nobody takes for a file of
ours (``is_unfinished``), then to the disk, then to its name; so a mailbox never holds half a file
from here.

Reading believes nothing: names are recognised by pattern and never become paths, every size is
counted while it unfolds, and a part that does not hold is told as ``Unreadable`` while the others
are read. Nothing is unpacked to the disk.
"""

import os
import re
import secrets
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import IO, cast

import msgspec

from reviewer.errors import ShareError
from reviewer.sharing import packing, sealed
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
from reviewer.store import log
from reviewer.store.log import DamagedError, Payload, Received
from reviewer.store.objects import sync_folder

VERSION = 1
PIECE = 4 * 1024 * 1024
"""Bytes of an object that are read at once."""
LARGEST_PART = 256 * 1024 * 1024
"""Bytes of the acts, text or layout of one part."""
LARGEST_OBJECT = 64 * 1024**3
MOST_PARTS = 500_000
LONGEST_WORDS = 2000
"""Characters of a title or a name in what a file says of itself."""
_LARGEST_MANIFEST = 4 * 1024 * 1024
_MOST_CHANGESETS = 1000
_MOST_CONTENT = 16 * 1024 * 1024
_UNFINISHED = re.compile(r"\..+\.[0-9a-f]{8}\.pincite-part")
_NAMES = re.compile(
    r"(?P<acts>acts-[0-9]{4,8})|layers/(?P<layer>[0-9a-f]{64})"
    r"|geometry/(?P<of>[0-9a-f]{64})-(?P<rendition>[0-9a-f]{64})|objects/(?P<object>[0-9a-f]{64})"
)
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the file's own time says nothing, and equal content is equal bytes
_MANIFEST = "manifest.json"
_encode = msgspec.json.Encoder(order="sorted").encode
_LOCAL_HEADER = 30


class _Front(msgspec.Struct, frozen=True):
    """What every version's manifest says."""

    version: int


class _Written(msgspec.Struct, frozen=True):
    version: int
    manifest: Manifest


class _LayerPart(msgspec.Struct, array_like=True, frozen=True):
    parts: tuple[tuple[int, int, str, bytes], ...]


class _GeometryPart(msgspec.Struct, array_like=True, frozen=True):
    pages: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What the reader of a file has already and need not be given again.

    ``changesets`` and ``layers`` by id, ``geometry`` by layer and rendition joined, ``objects`` by
    hex hash; ``has_all_but_acts`` where nothing but acts is wanted, ``has_all`` where nothing but
    whether the file is whole. What is not given is read all the same, so that damage to it is told.
    """

    changesets: frozenset[bytes] = frozenset()
    layers: frozenset[bytes] = frozenset()
    geometry: frozenset[bytes] = frozenset()
    objects: frozenset[str] = frozenset()
    has_all_but_acts: bool = False
    has_all: bool = False

    def unsaid(self, acts: Acts) -> Acts:
        """Acts without the changesets that are known, and without what only those say."""
        if not self.changesets or not acts.changesets:
            return acts
        left = tuple(one for one in acts.changesets if one.id not in self.changesets)
        known = (one for one in acts.changesets if one.id in self.changesets)
        gone = {digest for one in known for digest in _said_by(one)}
        gone -= {digest for one in left for digest in _said_by(one)}
        return Acts(left, tuple(one for one in acts.payloads if one.hash not in gone))

    def has_layer(self, layer: bytes) -> bool:
        """Whether a text layer need not be given."""
        return self.has_all or self.has_all_but_acts or layer in self.layers

    def has_geometry(self, layer: bytes, rendition: bytes) -> bool:
        """Whether the pages of a rendition need not be given."""
        return self.has_all or self.has_all_but_acts or layer + rendition in self.geometry

    def has_object(self, sha256: str) -> bool:
        """Whether a native or rendition need not be given."""
        return self.has_all or self.has_all_but_acts or sha256 in self.objects


NOTHING, EVERYTHING = Known(), Known(has_all=True)
"""Everything is wanted; nothing is."""


# --- writing --------------------------------------------------------------------------------------


def write_container(
    path: Path,
    manifest: Manifest,
    portions: Iterable[Portion],
    passphrase: str | None = None,
    cost: int = sealed.COST,
) -> None:
    """Write a hand-over or a package; what lay there under this name is replaced.

    Args:
        path: where it is to lie in the end.
        manifest: what it says of itself.
        portions: in the order in which they are to be read; the pieces of one object follow each
            other.
        passphrase: seals the file.
        cost: how dear each guess at the passphrase is made.

    Raises:
        ShareError: the place cannot be written; then nothing is left there.
    """
    waiting = path.with_name(f".{path.name}.{secrets.token_hex(4)}.pincite-part")
    try:
        with waiting.open("xb") as target:
            if passphrase is None:
                _write_zip(target, manifest, portions)
            else:
                writer = sealed.SealingWriter(target, sealed.new_seal(passphrase, cost))
                _write_zip(cast("IO[bytes]", writer), manifest, portions)
                writer.finish()
            target.flush()
            os.fsync(target.fileno())
        waiting.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise ShareError(
            "The file could not be written: its folder is full, read-only or not connected. "
            "Nothing was left there. Choose another place, or make room and do it again."
        ) from error
    finally:
        _forget(waiting)


def is_unfinished(name: str) -> bool:
    """Whether a file of this name is what a program that was stopped while writing left behind."""
    return _UNFINISHED.fullmatch(name) is not None


def _forget(waiting: Path) -> None:
    with suppress(OSError):  # the place went away, and with it what was there
        waiting.unlink(missing_ok=True)


def _write_zip(target: IO[bytes], manifest: Manifest, portions: Iterable[Portion]) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
        writing = _Writing(archive)
        writing.put(_MANIFEST, _encode(_Written(VERSION, manifest)), zipfile.ZIP_DEFLATED)
        for portion in portions:
            writing.take(portion)
        writing.end_object()


class _Writing:
    """Puts portions into an archive in their order."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._acts = 0
        self._object: IO[bytes] | None = None
        self._digest = ""

    def take(self, portion: Portion) -> None:
        """Write one portion.

        Raises:
            ValueError: it is none that can be handed over, which is a bug in the caller.
        """
        if isinstance(portion, ObjectBytes):
            self._put_piece(portion)
            return
        self.end_object()
        if isinstance(portion, Acts):
            for part in _in_parts(portion):
                self._acts += 1
                self.put(f"acts-{self._acts:04}", packing.pack(part))
        elif isinstance(portion, LayerRows):
            content = msgspec.msgpack.encode(_LayerPart(portion.parts))
            self.put(f"layers/{portion.layer.hex()}", content, zipfile.ZIP_DEFLATED)
        elif isinstance(portion, GeometryRows):
            name = f"geometry/{portion.layer.hex()}-{portion.rendition.hex()}"
            self.put(name, msgspec.msgpack.encode(_GeometryPart(portion.pages)))
        else:
            raise ValueError("what could not be read cannot be handed over")  # noqa: TRY004 - of a known type

    def put(self, name: str, content: bytes, method: int = zipfile.ZIP_STORED) -> None:
        """One whole part."""
        entry = zipfile.ZipInfo(name, _EPOCH)
        self._archive.writestr(entry, content, method)

    def _put_piece(self, piece: ObjectBytes) -> None:
        if piece.offset == 0:
            self.end_object()
            entry = zipfile.ZipInfo(f"objects/{piece.sha256}", _EPOCH)
            entry.file_size = piece.size
            self._object = self._archive.open(entry, "w")
            self._digest = piece.sha256
        if self._object is None or self._digest != piece.sha256:
            raise ValueError("the pieces of an object follow each other")
        self._object.write(piece.content)

    def end_object(self) -> None:
        """The object that was being written is whole."""
        if self._object is not None:
            self._object.close()
            self._object = None


def _in_parts(acts: Acts) -> Iterator[Acts]:
    """Acts in parts that are neither large to unfold nor a great loss where one is damaged."""
    known = {one.hash: one for one in acts.payloads}
    part: list[Received] = []
    said: dict[bytes, Payload] = {}
    size = 0
    for received in acts.changesets:
        new = {one: known.pop(one) for one in _said_by(received) if one in known}
        added = len(received.body) + sum(len(one.content) for one in new.values())
        if part and (len(part) >= _MOST_CHANGESETS or size + added > _MOST_CONTENT):
            yield Acts(tuple(part), tuple(said.values()))
            part, said, size = [], {}, 0
        part.append(received)
        said.update(new)
        size += added
    if part:
        yield Acts(tuple(part), tuple(said.values()))
    yield from _loose(list(known.values()))


def _said_by(received: Received) -> set[bytes]:
    try:
        return log.payloads_of(log.decode(received.body))
    except DamagedError:
        return set()


def _loose(payloads: list[Payload]) -> Iterator[Acts]:
    """Payloads that no changeset of theirs came with."""
    for start in range(0, len(payloads), _MOST_CHANGESETS):
        yield Acts((), tuple(payloads[start : start + _MOST_CHANGESETS]))


# --- reading --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Container:
    """An opened file: what it says of itself, and its parts."""

    manifest: Manifest
    _archive: zipfile.ZipFile
    _entries: tuple[zipfile.ZipInfo, ...]
    _strange: int
    _moved: Callable[[], None] = field(default=lambda: None)

    def portions(self, known: Known = NOTHING) -> Iterator[Portion]:
        """All parts in their order; what could not be read is told in place of it."""
        read = here = 0
        lost = [Loss.STRANGE] * self._strange
        for entry in self._entries:
            self._moved()
            is_known = _is_known(entry, known)
            parts = _read_through if is_known else _portions_of
            try:
                for portion in parts(self._archive, entry):
                    read += _count(portion)
                    yield known.unsaid(portion) if isinstance(portion, Acts) else portion
            except _UNREAD as error:
                here += is_known
                lost += [] if is_known else [_loss(error)]
        missing = 0 if known.has_all else max(0, self.manifest.changesets - read)
        if lost or missing:
            yield Unreadable(missing, LOSSES[lost[0] if lost else Loss.ABSENT])
        if here:
            yield Unreadable(here, LOSSES[Loss.HERE])


def _count(portion: Portion) -> int:
    """How many changesets a portion accounts for."""
    if isinstance(portion, Acts):
        return len(portion.changesets)
    return portion.count if isinstance(portion, Unreadable) else 0


def _loss(error: Exception) -> Loss:
    is_large = isinstance(error, _TooLargeError | MemoryError)
    return Loss.TOO_LARGE if is_large else Loss.DAMAGED


class _TooLargeError(Exception):
    """A part is larger than we read, or than it says."""


_UNREAD = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    ValueError,
    msgspec.MsgspecError,
    OSError,
    MemoryError,
    RefusedFileError,
    _TooLargeError,
)
"""What the libraries raise over a part that is not what it says."""


@contextmanager
def opened(source: IO[bytes], moved: Callable[[], None] = lambda: None) -> Iterator[Container]:
    """A container, already unsealed.

    Raises:
        RefusedFileError: it cannot be used at all.
    """
    with _archive(source) as archive:
        entries, strange = _listed(archive)
        front = entries.pop(0) if entries and entries[0].filename == _MANIFEST else None
        if front is None:
            raise RefusedFileError(Refusal.DAMAGED if entries else Refusal.FOREIGN)
        yield Container(_manifest(archive, front), archive, tuple(entries), strange, moved)


@contextmanager
def _archive(source: IO[bytes]) -> Iterator[zipfile.ZipFile]:
    try:
        archive = zipfile.ZipFile(source)
    except _UNREAD as error:
        # The list of parts stands at the end: without it the file is not whole, or not yet.
        raise RefusedFileError(Refusal.UNFINISHED) from error
    with archive:
        yield archive


def _listed(archive: zipfile.ZipFile) -> tuple[list[zipfile.ZipInfo], int]:
    """The parts that are ours, in the order of the file, and how many others there are.

    Raises:
        RefusedFileError: two parts of one name, parts that share bytes, or far too many.
    """
    entries = sorted(archive.infolist(), key=lambda entry: entry.header_offset)
    if len(entries) > MOST_PARTS:
        raise RefusedFileError(Refusal.TOO_LARGE)
    if len({entry.filename for entry in entries}) != len(entries):
        raise RefusedFileError(Refusal.DAMAGED)
    if any(_end(one) > other.header_offset for one, other in pairwise(entries)):
        raise RefusedFileError(Refusal.DAMAGED)
    ours = [entry for entry in entries if _is_ours(entry)]
    return ours, len(entries) - len(ours)


def _end(entry: zipfile.ZipInfo) -> int:
    """Where a part ends at the earliest."""
    return entry.header_offset + _LOCAL_HEADER + len(entry.orig_filename) + entry.compress_size


def _is_ours(entry: zipfile.ZipInfo) -> bool:
    is_named = entry.orig_filename == entry.filename and (
        entry.filename == _MANIFEST or _NAMES.fullmatch(entry.filename) is not None
    )
    is_plain = entry.compress_type in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
    return is_named and is_plain and not entry.flag_bits & 1


def _manifest(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Manifest:
    with _front_damage():
        content = _content(archive, entry, _LARGEST_MANIFEST)
        version = msgspec.json.decode(content, type=_Front).version
    if version > VERSION:
        raise RefusedFileError(Refusal.NEWER)
    with _front_damage():
        manifest = msgspec.json.decode(content, type=_Written).manifest
    if manifest.form is Form.REVIEW_DATABASE or not _is_sound(manifest):
        raise RefusedFileError(Refusal.DAMAGED)
    return manifest


@contextmanager
def _front_damage() -> Iterator[None]:
    try:
        yield
    except _UNREAD as error:
        raise RefusedFileError(Refusal.DAMAGED) from error


def _is_sound(manifest: Manifest) -> bool:
    ids = [manifest.matter, manifest.person, *manifest.before, *manifest.upto]
    heads = [head for _, head in manifest.upto.values()]
    counts = (manifest.changesets, manifest.layers, manifest.exhibits, manifest.made)
    are_ids = all(re.fullmatch("[0-9a-f]{32}", one) for one in ids)
    are_heads = all(re.fullmatch("[0-9a-f]{64}", one) for one in heads)
    words = (manifest.title, manifest.name, manifest.app, manifest.wanted_by)
    are_short = all(len(one) <= LONGEST_WORDS for one in words)
    return are_ids and are_heads and are_short and all(0 <= one < 2**63 for one in counts)


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    """One part, whole; its size is counted, whatever it says."""
    if entry.file_size > most:
        raise _TooLargeError
    with archive.open(entry) as part:
        # The standard library never gives more than the list of parts says.
        content = part.read(entry.file_size)
    if len(content) != entry.file_size:
        raise EOFError
    return content


def _is_known(entry: zipfile.ZipInfo, known: Known) -> bool:
    """Whether a part need not be given."""
    named = _named(entry)
    if named["layer"]:
        return known.has_layer(bytes.fromhex(named["layer"]))
    if named["of"]:
        return known.has_geometry(bytes.fromhex(named["of"]), bytes.fromhex(named["rendition"]))
    return known.has_object(named["object"]) if named["object"] else known.has_all


def _named(entry: zipfile.ZipInfo) -> re.Match[str]:
    named = _NAMES.fullmatch(entry.filename)
    assert named is not None, "only parts of ours are looked into"
    return named


def _read_through(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[Portion]:
    """Nothing of a part, which is held against its checksum; now and then that it goes on."""
    if entry.file_size > LARGEST_OBJECT:
        raise _TooLargeError
    read = 0
    with archive.open(entry) as part:
        while content := part.read(PIECE):
            read += len(content)
            yield Acts((), ())
    if read != entry.file_size:
        raise EOFError


def _portions_of(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[Portion]:
    named = _named(entry)
    if named["object"]:
        yield from _pieces(archive, entry, named["object"])
        return
    content = _content(archive, entry, LARGEST_PART)
    if named["acts"]:
        yield from _acts(content)
    elif named["layer"]:
        parts = msgspec.msgpack.decode(content, type=_LayerPart).parts
        yield LayerRows(bytes.fromhex(named["layer"]), parts)
    else:
        pages = msgspec.msgpack.decode(content, type=_GeometryPart).pages
        layer, rendition = bytes.fromhex(named["of"]), bytes.fromhex(named["rendition"])
        yield GeometryRows(layer, rendition, pages)


def _acts(packed: bytes) -> Iterator[Portion]:
    found = packing.unpack(packed)
    yield found.acts
    if found.damaged:
        yield Unreadable(found.damaged, LOSSES[Loss.DAMAGED])


def _pieces(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, sha256: str) -> Iterator[ObjectBytes]:
    """The bytes of a native or rendition, a piece at a time."""
    if entry.file_size > LARGEST_OBJECT:
        raise _TooLargeError
    offset, size = 0, entry.file_size
    if not size:
        yield ObjectBytes(sha256, 0, 0, b"")
    with archive.open(entry) as part:
        while offset < size:
            content = part.read(min(PIECE, size - offset))
            if not content:
                raise EOFError
            yield ObjectBytes(sha256, offset, size, content)
            offset += len(content)

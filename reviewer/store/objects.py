"""Natives and renditions: files named by the SHA-256 of their bytes, written once.

From then on they are read-only. ``objects/ab/abcdef…``: written beside its place, forced to the
disk, renamed, and only then named by an act; so a crash leaves at most a file that nothing names.
SQLite would be half as fast above 1 MB and cannot map a file for the page worker.
"""

import hashlib
import os
import re
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import get_ident
from typing import IO

from reviewer.errors import MatterError, SourceError
from reviewer.workers.scratch import SCRATCH

_CHUNK = 1 << 20
_NAME = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Digests:
    """What identifies bytes to us (SHA-256) and to other people's lists (MD5, SHA-1).

    Size in bytes.
    """

    sha256: bytes
    md5: str
    sha1: str
    size: int


def digests_of(path: Path) -> Digests:
    """Read a file once and hash it three ways.

    Raises:
        OSError: it cannot be read.
    """
    sha256, md5, sha1 = (
        hashlib.sha256(),
        hashlib.md5(usedforsecurity=False),
        hashlib.sha1(usedforsecurity=False),
    )
    size = 0
    with path.open("rb") as source:
        while chunk := source.read(_CHUNK):
            size += len(chunk)
            for digest in (sha256, md5, sha1):
                digest.update(chunk)
    return Digests(sha256.digest(), md5.hexdigest(), sha1.hexdigest(), size)


class Objects:
    """The folder of natives and renditions beside one review database."""

    def __init__(self, folder: Path) -> None:
        """The folder is made when the first object arrives."""
        self.folder = folder

    def made_folder(self) -> Path:
        """The folder, which exists from now on."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise MatterError(
                "The matter’s folder cannot be written: the disk is full or read-only."
            ) from error
        return self.folder

    def path(self, digest: bytes) -> Path:
        """Where an object lies, or would."""
        name = digest.hex()
        return self.folder / name[:2] / name

    def has(self, digest: bytes) -> bool:
        """Whether the object is here."""
        return self.path(digest).is_file()

    def put(self, content: bytes) -> bytes:
        """Keep these bytes.

        Returns:
            Their SHA-256.

        Raises:
            MatterError: the disk is full or cannot be written.
        """
        digest = hashlib.sha256(content).digest()
        if not self.has(digest):
            self._write(digest, iter((content,)))
        return digest

    def take(self, source: Path, digest: bytes) -> None:
        """Keep a copy of a file whose SHA-256 is known, and check that it still is what was hashed.

        Raises:
            MatterError: the disk is full.
            SourceError: the file cannot be read any more, or changed since it was hashed.
        """
        if not self.has(digest):
            self._write(digest, _chunks(source))

    def _write(self, digest: bytes, chunks: Iterator[bytes]) -> None:
        target = self.path(digest)
        waiting = _waiting_for(target)
        check = hashlib.sha256()
        try:
            with _not_stored():
                target.parent.mkdir(parents=True, exist_ok=True)
                with waiting.open("wb") as copy:
                    for chunk in chunks:
                        check.update(chunk)
                        copy.write(chunk)
                    copy.flush()
                    os.fsync(copy.fileno())
                if check.digest() != digest:
                    raise SourceError(
                        "The file changed while it was read. Import it again when it is at rest."
                    )
                _put_in_place(waiting, target)
        finally:
            waiting.unlink(missing_ok=True)

    def all(self) -> Iterator[tuple[bytes, Path]]:
        """Every object with its SHA-256; what lies here under another name is none of ours."""
        for path in sorted(self.folder.glob("??/*")):
            if _NAME.fullmatch(path.name):
                yield bytes.fromhex(path.name), path

    def names(self) -> set[bytes]:
        """The SHA-256 of every object that is here, from the folders alone."""
        found: set[bytes] = set()
        for folder in self.folder.glob("??"):
            with os.scandir(folder) as entries:
                found.update(
                    bytes.fromhex(entry.name) for entry in entries if _NAME.fullmatch(entry.name)
                )
        return found

    def receive(self, digest: bytes) -> "Arrival":
        """Begin to keep an object that comes in pieces."""
        return Arrival(self.path(digest), digest)

    def remove(self, digest: bytes) -> bool:
        """Take an object away for good; tells whether it was here."""
        path = self.path(digest)
        if not path.is_file():
            return False
        try:
            path.unlink()
        except PermissionError:
            # Windows deletes nothing that is read-only. Elsewhere it stays so: an earlier state of
            # the matter has the same file by a link, and its natives are never written either.
            path.chmod(stat.S_IRUSR | stat.S_IWUSR)
            path.unlink()
        return True

    @property
    def kept_pages(self) -> Path:
        """Where the pages of scans lie that were recognised before all of their exhibit were.

        They are nobody's evidence and no part of the matter.
        """
        return self.folder / ".recognised"

    def holds(self, digest: bytes) -> bool:
        """Whether the stored bytes still are what their name says; reads the whole file."""
        try:
            return digests_of(self.path(digest)).sha256 == digest
        except OSError:
            return False

    def sweep(self) -> None:
        """Take away half-written files and unpacked attachments that a crash left."""
        for waiting in self.folder.glob("*/.*.tmp"):
            waiting.unlink(missing_ok=True)
        for unpacked in self.folder.glob(f"{SCRATCH}*"):
            shutil.rmtree(unpacked, ignore_errors=True)


class Arrival:
    """An object on its way: nothing lies under its name before all of it is what the name says."""

    def __init__(self, target: Path, digest: bytes) -> None:
        """Use ``Objects.receive``."""
        self._target, self._digest = target, digest
        self._check = hashlib.sha256()
        self._waiting = _waiting_for(target)
        self._file: IO[bytes] | None = None
        self.size = 0

    def add(self, content: bytes) -> None:
        """The next piece.

        Raises:
            MatterError: the disk is full.
        """
        with _not_stored():
            if self._file is None:
                self._target.parent.mkdir(parents=True, exist_ok=True)
                self._file = self._waiting.open("wb")
            self._file.write(content)
        self._check.update(content)
        self.size += len(content)

    def keep(self) -> bool:
        """All pieces came: the object is here now if it is what its name says, else nothing is.

        Raises:
            MatterError: the disk is full.
        """
        try:
            with _not_stored():
                if self._file is None or self._check.digest() != self._digest:
                    return False
                self._file.flush()
                os.fsync(self._file.fileno())
                self._file.close()
                _put_in_place(self._waiting, self._target)
                return True
        finally:
            self.drop()

    def drop(self) -> None:
        """Leave nothing of what was not kept."""
        if self._file is not None:
            self._file.close()
            self._waiting.unlink(missing_ok=True)


def _waiting_for(target: Path) -> Path:
    return target.with_name(f".{target.name}.{os.getpid()}-{get_ident()}.tmp")


def _put_in_place(waiting: Path, target: Path) -> None:
    """Read-only from now on, under its name, through a power cut."""
    waiting.chmod(stat.S_IRUSR | stat.S_IRGRP)
    waiting.replace(target)
    sync_folder(target.parent)


@contextmanager
def _not_stored() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise MatterError(
            "The exhibit could not be stored: the disk is full or cannot be written. "
            "Nothing was imported."
        ) from error


def _chunks(source: Path) -> Iterator[bytes]:
    try:
        with source.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                yield chunk
    except OSError as error:
        raise SourceError("The file went away while it was read. Import it again.") from error


def sync_folder(folder: Path) -> None:
    """Make a rename last through a power cut, where the system lets a folder be opened."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

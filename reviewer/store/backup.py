"""Backups that can lie anywhere: files that are written once and never change.

A backup folder holds, for one matter, ``layers/`` and ``objects/`` (each piece once, under its
hash) and dated ``.log`` files: the whole log with its payloads, deflated, the first 16 hex digits
of its SHA-256 in its name. So an hourly backup costs the log alone, a share or a synchronised
folder is a fit place, and every file proves itself. Refused: ``VACUUM INTO`` every hour, which
would copy all layers ten times over.
"""

import hashlib
import os
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import sqlcipher3.dbapi2 as driver

from reviewer.errors import MatterError, SourceError
from reviewer.model import MatterId
from reviewer.store import cleaning, layers, local
from reviewer.store.objects import Objects

KEPT = 10
_STAMP = "%Y%m%dT%H%M%SZ"
_VERSION = 1
_LAYER_NAME = re.compile("[0-9a-f]{64}-[0-9a-f]{16}")


class _Log(msgspec.Struct):
    version: int
    matter: bytes
    title: str
    changesets: list[tuple[bytes, bytes, bytes | None]]
    payloads: list[tuple[bytes, bytes, bytes]]


class _Layer(msgspec.Struct):
    version: int
    parts: list[tuple[int, int, str, bytes]]
    geometry: list[tuple[bytes, int, float, float, int, int, bytes]]


@dataclass(frozen=True, slots=True)
class Backup:
    """One dated backup, as it lies in its folder."""

    path: Path
    at: datetime


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup's log holds, checked against its name."""

    matter: MatterId
    title: str
    changesets: list[tuple[bytes, bytes, bytes | None]]
    payloads: list[tuple[bytes, bytes, bytes]]


def back_up(connection: driver.Connection, objects: Objects, folder: Path, title: str) -> Backup:
    """Write a backup of everything the connection sees, and check what was written.

    Raises:
        MatterError: the folder cannot be written, or what was written is not what was meant.
    """
    cursor = connection.cursor()
    cursor.execute("BEGIN")
    try:
        matter = local.matter_of(cursor)
        place = _place(folder, matter, title)
        (place / "layers").mkdir(parents=True, exist_ok=True)
        _keep_objects(objects, Objects(place / "objects"))
        for layer in [
            row[0] for row in cursor.execute("SELECT DISTINCT layer FROM layer").fetchall()
        ]:
            _keep_layer(cursor, layer, place / "layers")
        written = _keep_log(cursor, place, matter, title)
    except SourceError as error:
        raise MatterError(
            "A file of this matter is damaged, so nothing was backed up. Run “verify”."
        ) from error
    except OSError as error:
        raise MatterError(
            "The backup folder cannot be written: it is full, read-only or not connected. "
            "Choose another."
        ) from error
    finally:
        cursor.execute("ROLLBACK")
    read(written.path)
    _forget_old(place)
    return written


@dataclass(frozen=True, slots=True)
class Renewed:
    """What became of earlier backups: how many were replaced, and which hold something more."""

    replaced: int
    left: tuple[Path, ...]


def has_any(folder: Path, matter: bytes) -> bool:
    """Whether backups of a matter lie in a folder."""
    return any(folder.glob(f"*-{matter.hex()[:8]}"))


def renew(connection: driver.Connection, objects: Objects, folder: Path, title: str) -> Renewed:
    """Put a fresh backup in the place of all before it, with no text or file that is not here.

    Nothing is lost by it, because a log only grows: an earlier backup that holds an act which is
    not here (two copies of a matter may share a folder) is left, with all its texts and files.

    Raises:
        MatterError: the folder cannot be written, or a backup in it cannot be read.
    """
    matter = local.matter_of(connection.cursor())
    if not has_any(folder, matter):
        return Renewed(0, ())
    place = _place(folder, matter, title)
    known = {bytes(row[0]) for row in connection.execute("SELECT id FROM changeset")}
    earlier = backups_in(place)
    left = [one.path for one in earlier if _holds_more(one.path, known)]
    made = back_up(connection, objects, folder, title)
    gone = [one.path for one in earlier if one.path not in {*left, made.path}]
    try:
        for path in gone:
            path.unlink(missing_ok=True)
        if not left:
            _forget_unnamed(connection, place)
    except OSError as error:
        raise MatterError(
            "the backup folder cannot be written: it is read-only or not connected."
        ) from error
    return Renewed(len(gone), tuple(left))


def _holds_more(path: Path, known: set[bytes]) -> bool:
    return not {one[0] for one in read(path).changesets} <= known


def _forget_unnamed(connection: driver.Connection, place: Path) -> None:
    """Delete the texts and files of a backup folder that no act on a standing exhibit names."""
    used = cleaning.used_by_others(connection.cursor())
    for path in (place / "layers").iterdir():
        name = path.name.partition("-")[0]
        if _LAYER_NAME.fullmatch(path.name) and bytes.fromhex(name) not in used.layers:
            path.unlink()
    kept = Objects(place / "objects")
    for digest, _ in list(kept.all()):
        if digest not in used.objects:
            kept.remove(digest)


def _place(folder: Path, matter: bytes, title: str) -> Path:
    """The matter's own folder among the backups: the one it has, whatever its title was then."""
    ending = f"-{matter.hex()[:8]}"
    return next(folder.glob(f"*{ending}"), folder / f"{_slug(title)}{ending}")


def _slug(title: str) -> str:
    kept = "".join(char if char.isalnum() else "-" for char in title).strip("-")
    return kept[:40] or "matter"


def _keep_objects(source: Objects, target: Objects) -> None:
    for digest, path in source.all():
        target.take(path, digest)


def _keep_layer(cursor: driver.Cursor, layer: bytes, folder: Path) -> None:
    parts = cursor.execute(
        "SELECT part, start, text, structure FROM layer WHERE layer = ? ORDER BY part", (layer,)
    ).fetchall()
    pages = cursor.execute(
        """SELECT rendition, page, width, height, start, ending, body FROM geometry
           WHERE layer = ? ORDER BY rendition, page""",
        (layer,),
    ).fetchall()
    renditions = hashlib.sha256(b"".join(sorted({row[0] for row in pages}))).hexdigest()[:16]
    path = folder / f"{layer.hex()}-{renditions}"
    if not path.exists():
        _write_once(path, zlib.compress(msgspec.msgpack.encode(_Layer(_VERSION, parts, pages)), 6))


def _keep_log(cursor: driver.Cursor, place: Path, matter: bytes, title: str) -> Backup:
    changesets = cursor.execute(
        """SELECT id, body, sig FROM changeset
           WHERE staging IS NULL OR staging IN (SELECT staging FROM accepted) ORDER BY seq"""
    ).fetchall()
    payloads = cursor.execute("SELECT hash, salt, content FROM payload ORDER BY hash").fetchall()
    content = zlib.compress(
        msgspec.msgpack.encode(_Log(_VERSION, matter, title, changesets, payloads)), 6
    )
    now = datetime.now(UTC)
    name = f"{now.strftime(_STAMP)}-{hashlib.sha256(content).hexdigest()[:16]}.log"
    _write_once(place / name, content)
    return Backup(place / name, now)


def _write_once(path: Path, content: bytes) -> None:
    waiting = path.with_name(f".{path.name}.tmp")
    try:
        with waiting.open("wb") as copy:
            copy.write(content)
            copy.flush()
            os.fsync(copy.fileno())
        waiting.replace(path)
    finally:
        waiting.unlink(missing_ok=True)


def _forget_old(place: Path) -> None:
    for old in backups_in(place)[KEPT:]:
        old.path.unlink(missing_ok=True)


def backups_in(place: Path) -> list[Backup]:
    """The dated backups of one matter's backup folder, newest first."""
    found = []
    for path in place.glob("*.log"):
        try:
            at = datetime.strptime(path.name.split("-")[0], _STAMP).replace(tzinfo=UTC)
        except ValueError:
            continue
        found.append(Backup(path, at))
    return sorted(found, key=lambda backup: backup.path.name, reverse=True)


def find(folder: Path) -> list[Backup]:
    """Every backup in a folder, whether it is a matter's own or holds several; newest first."""
    found = backups_in(folder)
    for inner in folder.iterdir() if folder.is_dir() else ():
        if inner.is_dir():
            found.extend(backups_in(inner))
    return sorted(found, key=lambda backup: backup.path.name, reverse=True)


def read(path: Path) -> Contents:
    """A backup's log, checked against the hash in its name.

    Raises:
        MatterError: it is none, or damaged.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise MatterError(
            "The backup cannot be read. Connect the place it lies on and try again."
        ) from error
    if hashlib.sha256(content).hexdigest()[:16] != path.stem.rpartition("-")[2]:
        raise MatterError(
            "This backup is damaged, or no backup of Pincite. Choose the one before it."
        )
    try:
        log = msgspec.msgpack.decode(zlib.decompress(content), type=_Log)
    except (msgspec.MsgspecError, zlib.error) as error:
        raise MatterError("This backup is damaged. Choose the one before it.") from error
    if log.version > _VERSION:
        raise MatterError(
            "This backup was written by a newer Pincite. Install that version to restore it."
        )
    return Contents(MatterId(log.matter), log.title, log.changesets, log.payloads)


def layer_rows(place: Path) -> Iterator[tuple[str, tuple[object, ...]]]:
    """The statements that put a backup's layers and geometry into a new review database.

    Raises:
        MatterError: one of its files is damaged.
    """
    for path in sorted((place / "layers").iterdir()):
        if not _LAYER_NAME.fullmatch(path.name):
            continue  # such as the second copy that a synchroniser makes
        layer = bytes.fromhex(path.name.partition("-")[0])
        try:
            stored = msgspec.msgpack.decode(zlib.decompress(path.read_bytes()), type=_Layer)
        except (OSError, msgspec.MsgspecError, zlib.error) as error:
            raise MatterError(
                "A text in this backup is damaged. Choose another backup folder."
            ) from error
        for part in stored.parts:
            yield (
                layers.PUT_PART,
                (layer, *part),
            )
        for page in stored.geometry:
            yield (
                layers.PUT_PAGE,
                (layer, *page),
            )

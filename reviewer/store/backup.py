"""Backups that can lie anywhere: files that are written once and never change.

A backup folder holds, for one matter, ``layers/`` and ``objects/`` (each piece once, under its
hash) and dated ``.log`` files: the whole log with its payloads, deflated, the first 16 hex digits
of its SHA-256 in its name. So an hourly backup costs the log alone, a share or a synchronised
folder is a fit place, and every file proves itself. Refused: ``VACUUM INTO`` every hour, which
would copy all layers ten times over.

Of a locked matter log and layers are sealed with its passphrase, a layer once for each passphrase;
the files in ``objects/`` are not, here as in the matter.
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

from reviewer.errors import MatterError, PassphraseError, SourceError
from reviewer.model import MatterId
from reviewer.store import cleaning, keys, layers, local, sealing
from reviewer.store.keys import Key
from reviewer.store.objects import Objects

KEPT = 10
_STAMP = "%Y%m%dT%H%M%SZ"
_VERSION = 1
_LAYER_NAME = re.compile("[0-9a-f]{64}-[0-9a-f]{16}(-[0-9a-f]{16})?")


class _Log(msgspec.Struct):
    version: int
    matter: bytes
    title: str
    changesets: list[tuple[bytes, bytes, bytes | None]]
    payloads: list[tuple[bytes, bytes, bytes]]
    objects: list[bytes] | None = None


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
    """What a backup's log holds, checked against its name.

    ``objects`` are the files that were there when it was written; a copy need not have those of
    colleagues. ``None`` in a backup that an earlier version wrote. ``key`` opens its layers too.
    """

    matter: MatterId
    title: str
    changesets: list[tuple[bytes, bytes, bytes | None]]
    payloads: list[tuple[bytes, bytes, bytes]]
    objects: list[bytes] | None
    key: Key | None


def back_up(connection: driver.Connection, objects: Objects, folder: Path, title: str) -> Backup:
    """Write a backup of everything the connection sees, and check what was written.

    Raises:
        MatterError: the folder cannot be written, or what was written is not what was meant.
    """
    cursor, key = connection.cursor(), _key_of(connection)
    cursor.execute("BEGIN")
    try:
        matter = local.matter_of(cursor)
        place = _place(folder, matter, title)
        (place / "layers").mkdir(parents=True, exist_ok=True)
        kept = _keep_objects(objects, Objects(place / "objects"))
        for layer in [
            row[0] for row in cursor.execute("SELECT DISTINCT layer FROM layer").fetchall()
        ]:
            _keep_layer(cursor, layer, place / "layers", key)
        log = _log_of(cursor, matter, title, kept)
        written = _keep_log(log, place, key)
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
    read(written.path, key)
    _forget_old(place)
    return written


def _key_of(connection: driver.Connection) -> Key | None:
    """What a locked matter's backup is sealed with."""
    return keys.held(Path(connection.execute("PRAGMA database_list").fetchone()[2]))


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
    key = _key_of(connection)
    left = [one.path for one in earlier if _holds_more(one.path, known, key)]
    made = back_up(connection, objects, folder, title)
    gone = [one.path for one in earlier if one.path not in {*left, made.path}]
    try:
        for path in gone:
            path.unlink(missing_ok=True)
        if not left:
            _forget_unnamed(connection, place)
    except OSError as error:
        raise MatterError(
            "The backup folder cannot be written: it is read-only or not connected."
        ) from error
    return Renewed(len(gone), tuple(left))


def _holds_more(path: Path, known: set[bytes], key: Key | None) -> bool:
    try:
        return not {one[0] for one in read(path, key).changesets} <= known
    except PassphraseError:
        return True  # of a time when the matter had another passphrase: nobody can tell


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


def _keep_objects(source: Objects, target: Objects) -> list[bytes]:
    kept = []
    for digest, path in source.all():
        target.take(path, digest)
        kept.append(digest)
    return kept


def _keep_layer(cursor: driver.Cursor, layer: bytes, folder: Path, key: Key | None) -> None:
    parts = cursor.execute(
        "SELECT part, start, text, structure FROM layer WHERE layer = ? ORDER BY part", (layer,)
    ).fetchall()
    pages = cursor.execute(
        """SELECT rendition, page, width, height, start, ending, body FROM geometry
           WHERE layer = ? ORDER BY rendition, page""",
        (layer,),
    ).fetchall()
    renditions = hashlib.sha256(b"".join(sorted({row[0] for row in pages}))).hexdigest()[:16]
    path = folder / f"{layer.hex()}-{renditions}{_mark_of(key)}"
    if not path.exists():
        _write_once(path, _packed(_Layer(_VERSION, parts, pages), key))


def _mark_of(key: Key | None) -> str:
    """What tells a layer sealed with one passphrase from the same under another."""
    return "" if key is None else f"-{key.salt.hex()[:16]}"


def _packed(record: msgspec.Struct, key: Key | None) -> bytes:
    content = zlib.compress(msgspec.msgpack.encode(record), 6)
    return content if key is None else sealing.seal(content, key)


def _log_of(cursor: driver.Cursor, matter: bytes, title: str, objects: list[bytes]) -> _Log:
    changesets = cursor.execute(
        """SELECT id, body, sig FROM changeset
           WHERE staging IS NULL OR staging IN (SELECT staging FROM accepted) ORDER BY seq"""
    ).fetchall()
    payloads = cursor.execute("SELECT hash, salt, content FROM payload ORDER BY hash").fetchall()
    return _Log(_VERSION, matter, title, changesets, payloads, objects)


def _keep_log(log: _Log, place: Path, key: Key | None) -> Backup:
    content = _packed(log, key)
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


def read(path: Path, given: str | Key | None = None) -> Contents:
    """A backup's log, checked against the hash in its name.

    Args:
        path: the backup.
        given: the passphrase, or the key of the open matter, if it is sealed.

    Raises:
        PassphraseError: it is sealed, and this does not open it.
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
    salt = sealing.salt_in(content)
    key = None if salt is None else sealing.key_for(salt, given)
    if key is not None:
        content = sealing.opened(content, key)
    try:
        log = msgspec.msgpack.decode(zlib.decompress(content), type=_Log)
    except (msgspec.MsgspecError, zlib.error) as error:
        raise MatterError("This backup is damaged. Choose the one before it.") from error
    if log.version > _VERSION:
        raise MatterError(
            "This backup was written by a newer Pincite. Install that version to restore it."
        )
    return Contents(MatterId(log.matter), log.title, log.changesets, log.payloads, log.objects, key)


def layer_rows(place: Path, key: Key | None = None) -> Iterator[tuple[str, tuple[object, ...]]]:
    """The statements that put a backup's layers and geometry into a new review database.

    Those sealed with this key, or those that are not sealed.

    Raises:
        MatterError: one of its files is damaged.
    """
    for path in sorted((place / "layers").iterdir()):
        if not _LAYER_NAME.fullmatch(path.name):
            continue  # such as the second copy that a synchroniser makes
        name, _, rest = path.name.partition("-")
        if rest[16:] != _mark_of(key):
            continue
        layer = bytes.fromhex(name)
        try:
            content = path.read_bytes()
            opened = content if key is None else sealing.opened(content, key)
            stored = msgspec.msgpack.decode(zlib.decompress(opened), type=_Layer)
        except (OSError, PassphraseError, msgspec.MsgspecError, zlib.error) as error:
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

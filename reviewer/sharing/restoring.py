"""From a backup to a matter again, in a folder of its own and under a new writer.

Nothing of the backup is believed unchecked: each changeset is held against its id, each payload
against its hash, each file against its name. What was restored then is a copy like any other: it
goes on with its own numbers and can be put together with the work that was done elsewhere.
"""

from pathlib import Path

from reviewer.errors import MatterError, SourceError
from reviewer.matter import Matter, adopt_matter
from reviewer.sharing import own_folder, verify
from reviewer.store import backup, checking, keys
from reviewer.store.log import DamagedError, Payload, Received
from reviewer.store.objects import Objects
from reviewer.store.settings import Settings

_BATCH = 200
_DAMAGED = (
    "A text or a file in this backup is damaged or missing. "
    "Choose the folder of another backup, or restore a copy of this one."
)


def restore(
    source: Path,
    folder: Path,
    settings: Settings | None = None,
    passphrase: str | None = None,
) -> Matter:
    """Make a matter from a backup and open it; that of a locked matter is locked again.

    Args:
        source: a dated backup, or a folder of them, of which the newest is taken.
        folder: an empty folder, or one that is not there yet.
        settings: the local facts to write under; those of this computer unless given.
        passphrase: what the matter was locked with when the backup was written, if it was.

    Raises:
        PassphraseError: it was, and this is not its passphrase.
        MatterError: there is no backup, it is damaged, or the folder is taken; then nothing is left
        there.
    """
    path = _newest(source)
    passphrase = keys.offered() if passphrase is None else passphrase
    contents = backup.read(path, passphrase)
    own_folder.check_empty(folder)
    is_new = not folder.exists()
    matter = adopt_matter(
        folder,
        contents.matter,
        settings,
        passphrase=passphrase if contents.key is not None else None,
    )
    with own_folder.nothing_left_of(matter, is_new=is_new):
        _fill(matter, path.parent, contents)
        matter.sit_down()
    return matter


def _newest(source: Path) -> Path:
    if source.is_file():
        return source
    found = backup.find(source)
    if not found:
        raise MatterError(
            "There is no backup in this folder. Choose the folder that backups were written to."
        )
    if len({one.path.parent for one in found}) > 1:
        raise MatterError(
            "This folder holds backups of several matters. Choose the folder of one of them."
        )
    return found[0].path


def _fill(matter: Matter, place: Path, contents: backup.Contents) -> None:
    rows = list(backup.layer_rows(place, contents.key))
    for start in range(0, len(rows), _BATCH):
        matter.put_rows(rows[start : start + _BATCH])
    payloads = [Payload(*row) for row in contents.payloads]
    try:
        matter.take_in([Received(*row) for row in contents.changesets], payloads)
    except DamagedError as error:
        raise MatterError("An act in this backup is damaged. Choose the one before it.") from error
    try:
        for digest, path in Objects(place / "objects").all():
            matter.objects.take(path, digest)
    except SourceError as error:
        raise MatterError(_DAMAGED) from error
    if verify.texts_and_files(matter) or not _has_its_files(matter, contents):
        raise MatterError(_DAMAGED)


def _has_its_files(matter: Matter, contents: backup.Contents) -> bool:
    """Whether every file came that was there when the backup was written; an old one had all."""
    wanted = contents.objects
    if wanted is None:
        wanted = list(checking.files(matter.connection()))
    return all(matter.objects.has(digest) for digest in wanted)

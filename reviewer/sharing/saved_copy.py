"""*Save a copy*: the review database alone, in one file that reads, searches and cites.

It holds every act, every text and what is shown; not the exhibits' own files, so that pages show as
text where it is opened. A live ``matter.pincite`` must never be copied by hand: its last acts lie
beside it. The copy is of one moment while the matter stays open, is read back before it gets its
name, and is a copy like any other: whoever opens it works under a new writer, and what they do is
put together with the rest.

Two parts, because the window writes the act in its own thread and the copy in another:
``note_copy`` and ``write_copy``.
"""

import os
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from reviewer.acts import exhibits
from reviewer.errors import InputError, MatterError
from reviewer.matter import Matter
from reviewer.model import ExportedBody
from reviewer.queries import exhibits as queries
from reviewer.store import beside, copying, keys
from reviewer.store.keys import Key

SUFFIX = ".pincite"
PRODUCT = "review database"


@dataclass(frozen=True, slots=True)
class Saved:
    """The copy that was written, and what it holds."""

    path: Path
    size: int
    is_locked: bool
    changesets: int
    exhibits: int
    passages: int


def save_copy(
    matter: Matter, out: Path, passphrase: str | None = None, *, in_the_open: bool = False
) -> Saved:
    """Save a copy of an open matter, which says so itself.

    Args:
        matter: as it stands now.
        out: the file; its name ends in ``.pincite``.
        passphrase: one of its own; without it the copy has that of the matter, if it has one.
        in_the_open: without any passphrase, even of a locked matter.

    Raises:
        InputError: it may not be written there.
        MatterError: the disk is full, or the matter is damaged; nothing lies there then.
    """
    key = key_of_copy(matter.path, passphrase, in_the_open=in_the_open)
    note_copy(matter, out)
    return write_copy(matter.path, out, key)


def note_copy(matter: Matter, out: Path) -> None:
    """Say in the matter that a copy is made; first, so that the copy says it too.

    Raises:
        InputError: it may not be written there.
    """
    check_place_of(matter.path, out)
    told = "the whole matter, without the exhibits’ files"
    rows = sum(queries.kind_counts(matter.view).values())
    matter.do(exhibits.exported(ExportedBody(PRODUCT, told, rows, "", out.name)))


def check_place_of(database: Path, out: Path) -> None:
    """Refuse a place where a copy would cover a matter at work.

    Raises:
        InputError: in words, why.
    """
    if out.suffix != SUFFIX or out.stem.startswith("."):
        raise InputError("The name of a saved copy ends in .pincite.")
    if out.name == beside.FILE_NAME or out.resolve() == database.resolve():
        raise InputError(
            "A matter at work is called matter.pincite. Choose another name for the copy."
        )
    if not out.parent.is_dir():
        raise InputError("The folder for the copy is not there. Choose a folder that exists.")
    if out.is_dir() or out.with_name(f"{out.name}-wal").exists():
        raise InputError("The file that lies there is open in another window. Choose another name.")


def key_of_copy(database: Path, passphrase: str | None, *, in_the_open: bool) -> Key | None:
    """What a copy is locked with: a passphrase of its own, or that of the open matter, or nothing.

    Raises:
        InputError: the passphrase has no letters.
    """
    if passphrase is not None:
        return keys.new_key(passphrase)
    return None if in_the_open else keys.held(database)


def write_copy(database: Path, out: Path, key: Key | None) -> Saved:
    """Write the copy beside its place, read it back, and give it its name.

    Raises:
        MatterError: the disk is full, or the matter is damaged; nothing lies there then.
    """
    _sweep(out)
    waiting = out.with_name(f".{out.name}.{os.getpid()}.tmp")
    with closing(keys.connect(database, "mode=ro")) as source:
        counted = copying.copy_whole(source, waiting, key)
    try:
        waiting.replace(out)
    except OSError as error:
        waiting.unlink(missing_ok=True)
        raise MatterError(
            "The copy could not get its name: a file of this name is in use. Choose another."
        ) from error
    return Saved(
        out,
        out.stat().st_size,
        key is not None,
        counted["changeset"],
        counted["exhibit"],
        counted["passage"],
    )


def _sweep(out: Path) -> None:
    """Take away what a program that was stopped while it wrote this very copy left: all of it."""
    with suppress(OSError):  # what cannot be listed or deleted now, the next time
        for path in list(out.parent.iterdir()):
            if path.name.startswith(f".{out.name}.") and path.suffix == ".tmp":
                path.unlink(missing_ok=True)

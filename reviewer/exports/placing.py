"""How a file and its manifest come onto the disk: whole, and never the file without its manifest.

Both are written under other names beside their places and flushed to the disk. The manifest takes
its place first: a computer that stops between the two leaves a manifest whose fingerprint tells
that its file is not there, and no file of which nobody knows what it is. Where the file cannot take
its place (it is open in another program), the manifest that was there before comes back.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reviewer.errors import InputError
from reviewer.exports.manifest import manifest_path
from reviewer.matter import Matter


@contextmanager
def beside(out: Path) -> Iterator[tuple[Path, Path]]:
    """Two files of other names beside their places; they take the places when all went well.

    Raises:
        InputError: they cannot be written there.
    """
    targets = (out, manifest_path(out))
    for target in targets:
        _refuse_no_file(target)
    names = tuple(one.with_name(f".{one.name[:40]}.{os.urandom(4).hex()}.part") for one in targets)
    try:
        with _sentences():
            yield names[0], names[1]
            _take_places(names, targets)
    finally:
        for name in names:
            with _sentences():
                name.unlink(missing_ok=True)


def _refuse_no_file(target: Path) -> None:
    if target.is_dir():
        raise InputError("This is a folder. Name a file in it, such as “passage log.csv”.")
    if target.exists() and not target.is_file():
        raise InputError("This is no ordinary file. Choose another one.")


def _take_places(names: tuple[Path, ...], targets: tuple[Path, ...]) -> None:
    (file, manifest), (out, beside_it) = names, targets
    before = beside_it.read_bytes() if beside_it.exists() else None
    for name in names:
        _flush(name)
    manifest.replace(beside_it)
    try:
        file.replace(out)
    except OSError:
        if before is None:
            beside_it.unlink()
        else:
            beside_it.write_bytes(before)
        raise


def _flush(name: Path) -> None:
    with name.open("rb+") as file:
        os.fsync(file.fileno())


@contextmanager
def _sentences() -> Iterator[None]:
    """What the system says of a file, as a sentence."""
    try:
        yield
    except FileNotFoundError as error:
        raise InputError(
            "The folder for the file is not there. Choose a folder that exists."
        ) from error
    except PermissionError as error:
        raise InputError(
            "The file cannot be written there: you may not write in this folder, or a file of "
            "this name is open in another program. Close it, or choose another place."
        ) from error
    except OSError as error:
        raise InputError(
            "The file cannot be written there: the disk is full, or the place is not ready. "
            "Nothing was written; choose another place."
        ) from error


def is_own_file(matter: Matter, out: Path) -> bool:
    """Whether a place belongs to the matter: its database, its index, or one of its objects."""
    place, database = out.resolve(), matter.path.resolve()
    own = (database.name, matter.index_path.name)
    is_database = place.parent == database.parent and place.name.startswith(own)
    return is_database or matter.objects.folder.resolve() in place.parents

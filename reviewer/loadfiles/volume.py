r"""The folder of a production, and the files in it that load files name.

Load files are written on Windows and name files as ``.\VOL01\NATIVES\0001.PDF``, in any case, from
the folder of the load file, from the volume's, or from the one above it. Each part of a path is
found in its folder whatever its case. Nothing outside of the volume is ever opened: drives, shares,
``..`` and links that lead out are refused, and the row says so.
"""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reviewer.errors import SourceError
from reviewer.said import said

DATA_ENDINGS = frozenset({".dat"})
IMAGE_ENDINGS = frozenset({".opt", ".lfp"})
LOAD_ENDINGS = DATA_ENDINGS | IMAGE_ENDINGS | {".dii"}

_DRIVE = re.compile(r"[A-Za-z]:")
_FOLDERS = frozenset({"data", "load", "loadfiles", "load files", "load_files", "dat", "opt"})
_CONTENTS = frozenset(
    {"images", "image", "img", "natives", "native", "text", "ocr", "tiff", "pdf", "txt", "data"}
)
_MOST_LISTED = 200


@dataclass(frozen=True, slots=True)
class LoadFiles:
    """The load files of one volume: tables of documents, and lists of images."""

    folder: Path
    tables: tuple[Path, ...] = ()
    images: tuple[Path, ...] = ()


def load_files_in(folder: Path) -> LoadFiles | None:
    """The load files of a folder that is a production; ``None`` where it is none.

    A folder is one if a .dat or .opt lies in it, or in a folder of it that is called DATA or so,
    and folders as a production has lie beside; or one level below, where a single volume does.
    """
    here = _load_files_of(folder)
    if here is not None:
        return here
    volumes = [one for one in _folders(folder) if _load_files_of(one) is not None]
    return _load_files_of(volumes[0]) if len(volumes) == 1 else None


def _load_files_of(folder: Path) -> LoadFiles | None:
    inside = _folders(folder)
    places = [folder, *(one for one in inside if one.name.casefold() in _FOLDERS)]
    found = [file for place in places for file in _files(place)]
    tables = tuple(file for file in found if file.suffix.casefold() in DATA_ENDINGS)
    images = tuple(file for file in found if file.suffix.casefold() in IMAGE_ENDINGS)
    has_contents = any(
        one.name.casefold() in _CONTENTS
        or any(below.name.casefold() in _CONTENTS for below in _folders(one))
        for one in inside
    )
    return LoadFiles(folder, tables, images) if has_contents and (tables or images) else None


def _listed(folder: Path) -> Iterator[Path]:
    try:
        found = sorted(folder.iterdir())
    except OSError:
        return
    yield from (one for one in found if not one.name.startswith(".") and not one.is_symlink())


def _folders(folder: Path) -> list[Path]:
    return [one for one in _listed(folder) if one.is_dir()][:_MOST_LISTED]


def _files(folder: Path) -> list[Path]:
    return [one for one in _listed(folder) if one.is_file()]


class Volume:
    """Finds the files that a load file names, inside its own folder and nowhere else."""

    def __init__(self, load_file: Path) -> None:
        """``load_file`` lies in the volume, or in its folder DATA."""
        folder = load_file.absolute().parent
        self._roots = [folder]
        if folder.name.casefold() in _FOLDERS or not self._is_volume(folder):
            self._roots += [folder.parent] if self._is_volume(folder.parent) else []
        if self._is_volume(self._roots[-1]):
            # Its paths may begin with the volume's own name.
            self._above: Path | None = self._roots[-1].parent
            self._own = self._roots[-1].name.casefold()
        else:
            self._above, self._own = None, ""
        self._inside = [root.resolve() for root in self._roots]
        self._folders_inside: dict[Path, bool] = {}
        self._texts: dict[str, Path] | None = None
        self._listings: dict[Path, dict[str, Path]] = {}

    @staticmethod
    def _is_volume(folder: Path) -> bool:
        return any(one.name.casefold() in _CONTENTS for one in _folders(folder))

    def find(self, written: str) -> Path:
        """The file that a path in a load file means.

        Raises:
            SourceError: it leads out of the volume, or there is no such file.
        """
        parts = self._parts(written)
        for root in self._roots:
            found = self._walk(root, parts)
            if found is not None:
                return self._checked(found, written)
        if self._above is not None and parts[0].casefold() == self._own:
            found = self._walk(self._roots[-1], parts[1:])
            if found is not None:
                return self._checked(found, written)
        raise SourceError(said("The file {path} is not in the volume.", path=written))

    def has(self, written: str) -> bool:
        """Whether a path in a load file means a file of the volume."""
        try:
            self.find(written)
        except SourceError:
            return False
        return True

    @staticmethod
    def _parts(written: str) -> list[str]:
        """The parts of a path, none of which leads upward or elsewhere."""
        path = written.strip().strip('"').replace("/", "\\")
        if path.startswith("\\\\") or _DRIVE.match(path):
            raise SourceError(
                said(
                    "The path {path} names a drive or a share, not a file of the volume. It was "
                    "not opened.",
                    path=written,
                )
            )
        parts = [part.strip() for part in path.split("\\")]
        parts = [part for part in parts if part not in {"", "."}]
        if ".." in parts:
            raise SourceError(
                said("The path {path} leads out of the volume. It was not opened.", path=written)
            )
        if not parts or "\0" in path:
            raise SourceError(said("“{path}” is no path.", path=written))
        return parts

    def _walk(self, at: Path, parts: Iterable[str]) -> Path | None:
        for part in parts:
            found = self._listing(at).get(part.casefold())
            if found is None:
                return None
            at = found
        return at

    def _listing(self, folder: Path) -> dict[str, Path]:
        """What lies in a folder, by name without case; read once."""
        known = self._listings.get(folder)
        if known is None:
            known = {}
            try:
                with os.scandir(folder) as found:
                    for one in sorted(found, key=lambda entry: entry.name, reverse=True):
                        known[one.name.casefold()] = Path(one.path)
            except OSError:
                known = {}
            self._listings[folder] = known
        return known

    def _checked(self, found: Path, written: str) -> Path:
        """A file that lies in the volume in truth, whatever links are on the way."""
        try:
            is_inside = self._is_inside(found)
        except OSError as error:
            raise SourceError(said("The file {path} is missing.", path=written)) from error
        if not is_inside:
            raise SourceError(
                said("The path {path} leads out of the volume. It was not opened.", path=written)
            )
        if not found.is_file():
            raise SourceError(said("{path} is no file.", path=written))
        return found

    def _is_inside(self, found: Path) -> bool:
        """Whether a file lies in the volume; a folder is looked up once for all of its files."""
        if found.is_symlink():
            return self._holds(found.resolve(strict=True))
        known = self._folders_inside.get(found.parent)
        if known is None:
            known = self._holds(found.parent.resolve(strict=True))
            self._folders_inside[found.parent] = known
        return known

    def _holds(self, real: Path) -> bool:
        return any(real.is_relative_to(root) for root in self._inside)

    def named(self, stem: str) -> Path | None:
        """A text of the volume whose name, without its ending, is this number."""
        if self._texts is None:
            self._texts = {}
            for path in self._below(self._roots[-1]):
                if path.suffix.casefold() == ".txt":
                    self._texts.setdefault(path.stem.casefold(), path)
        return self._texts.get(stem.casefold())

    @staticmethod
    def _below(root: Path) -> Iterator[Path]:
        """Every file under a folder; links are not followed."""
        for folder, inside, names in os.walk(root):
            inside.sort()
            for name in sorted(names):
                path = Path(folder, name)
                if not path.is_symlink():
                    yield path

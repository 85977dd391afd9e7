"""Compound files (OLE): folders and streams in one file, as Outlook and old Office write them.

Read by olefile, which bears damage. Written here, because a message inside an Outlook message is
only a folder of it: to be an exhibit with bytes of its own it must become a file, and this is the
form in which Outlook itself would save it. The same folder always gives the same bytes.
Source: MS-CFB, version 3 with sectors of 512 bytes.
"""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import olefile
from olefile.olefile import OleDirectoryEntry

from reviewer.errors import SourceError

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_SECTOR = 512
_MINI_SECTOR = 64
_MINI_CUTOFF = 4096
_FREE, _END, _FAT, _DIFAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFC
_IN_HEADER = 109
_A_SECTOR = _SECTOR // 4
_NONE = 0xFFFFFFFF
_FOLDER, _STREAM, _ROOT = 1, 2, 5
_ENTRY = struct.Struct("<64sHBBIII16sIQQIQ")
_DEEPEST = 60


@dataclass(slots=True)
class Folder:
    """A storage of a compound file: streams by name, and the folders in it."""

    name: str = "Root Entry"
    streams: dict[str, bytes] = field(default_factory=dict)
    folders: list["Folder"] = field(default_factory=list)

    def folder(self, name: str) -> "Folder | None":
        """The folder of that name in this one."""
        return next((one for one in self.folders if one.name == name), None)


def is_compound(head: bytes) -> bool:
    """Whether a file that begins so is a compound file."""
    return head.startswith(MAGIC)


def root_names(path: Path) -> frozenset[str]:
    """What stands at the top of a compound file, and says whose it is; none where damaged."""
    try:
        with _readable(), olefile.OleFileIO(path) as ole:
            return frozenset(kid.name for kid in ole.root.kids)
    except SourceError:
        return frozenset()


def read_compound(content: bytes) -> Folder:
    """The root folder with all below it.

    Raises:
        SourceError: this is no compound file, or too damaged to be read.
    """
    with _readable(), olefile.OleFileIO(BytesIO(content)) as ole:
        return _taken(ole, ole.root, (), 0)


@contextmanager
def _readable() -> Iterator[None]:
    try:
        yield
    except (
        OSError, ValueError, TypeError, LookupError, AttributeError, struct.error,
        RecursionError, OverflowError, MemoryError,
    ) as error:  # fmt: skip
        raise SourceError(
            "This file is damaged and could not be read. Ask for a fresh copy."
        ) from error


def _taken(
    ole: olefile.OleFileIO, entry: OleDirectoryEntry, path: tuple[str, ...], depth: int
) -> Folder:
    folder = Folder(entry.name)
    for kid in entry.kids if depth < _DEEPEST else ():
        if kid.entry_type == olefile.STGTY_STREAM:
            with ole.openstream([*path, kid.name]) as stream:
                folder.streams[kid.name] = stream.read()
        elif kid.entry_type == olefile.STGTY_STORAGE:
            folder.folders.append(_taken(ole, kid, (*path, kid.name), depth + 1))
    return folder


def write_compound(root: Folder) -> bytes:
    """A compound file of its own with this folder as its root."""
    return _Written(root).content()


@dataclass(slots=True)
class _Entry:
    name: str
    kind: int
    content: bytes = b""
    left: int = _NONE
    right: int = _NONE
    child: int = _NONE
    start: int = _END
    size: int = 0


class _Written:
    """Lays streams out in sectors, small ones together in one stream, and writes the tables."""

    def __init__(self, root: Folder) -> None:
        self._entries = [_Entry("Root Entry", _ROOT)]
        self._sectors: list[bytes] = []
        self._fat: list[int] = []
        self._mini = bytearray()
        self._mini_fat: list[int] = []
        self._entries[0].child = self._add_inside(root)

    def content(self) -> bytes:
        for entry in self._entries:
            if entry.kind == _STREAM:
                entry.size = len(entry.content)
                entry.start = self._placed(entry.content)
        root = self._entries[0]
        root.start, root.size = self._chained(bytes(self._mini)), len(self._mini)
        mini_fat = self._chained(_packed(self._mini_fat))
        mini_sectors = _count(len(self._mini_fat), _A_SECTOR)
        directory = self._chained(b"".join(map(_entry_bytes, self._padded_entries())))
        fat_at, fats, difat_at, difats = self._place_tables()
        listed = list(range(fat_at, fat_at + fats))
        head = MAGIC + bytes(16) + struct.pack(
            "<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, fats, directory, 0, _MINI_CUTOFF,
            mini_fat, mini_sectors, difat_at, difats,
        )  # fmt: skip
        in_header = listed[:_IN_HEADER] + [_FREE] * (_IN_HEADER - len(listed))
        self._fill_tables(fats, difat_at, listed[_IN_HEADER:])
        return head + struct.pack("<109I", *in_header) + b"".join(self._sectors)

    def _add_inside(self, folder: Folder) -> int:
        """Entries for all in a folder; returns the one at the top of their tree."""
        places: list[tuple[tuple[int, str], int]] = []
        for name, content in sorted(folder.streams.items()):
            self._entries.append(_Entry(name, _STREAM, content))
            places.append((_order(name), len(self._entries) - 1))
        for inner in sorted(folder.folders, key=lambda one: one.name):
            place = len(self._entries)
            self._entries.append(_Entry(inner.name, _FOLDER))
            places.append((_order(inner.name), place))
            self._entries[place].child = self._add_inside(inner)
        return self._tree([place for _order, place in sorted(places)])

    def _tree(self, places: list[int]) -> int:
        if not places:
            return _NONE
        middle = len(places) // 2
        entry = self._entries[places[middle]]
        entry.left = self._tree(places[:middle])
        entry.right = self._tree(places[middle + 1 :])
        return places[middle]

    def _placed(self, content: bytes) -> int:
        if len(content) >= _MINI_CUTOFF:
            return self._chained(content)
        if not content:
            return _END
        start = len(self._mini) // _MINI_SECTOR
        count = _count(len(content), _MINI_SECTOR)
        self._mini += content.ljust(count * _MINI_SECTOR, b"\0")
        self._mini_fat += [*range(start + 1, start + count), _END]
        return start

    def _chained(self, content: bytes) -> int:
        """Put a stream into sectors of its own; returns the first."""
        if not content:
            return _END
        start, count = len(self._sectors), _count(len(content), _SECTOR)
        whole = content.ljust(count * _SECTOR, b"\0")
        self._sectors += [whole[at : at + _SECTOR] for at in range(0, len(whole), _SECTOR)]
        self._fat += [*range(start + 1, start + count), _END]
        return start

    def _padded_entries(self) -> list[_Entry]:
        missing = -len(self._entries) % (_SECTOR // _ENTRY.size)
        return [*self._entries, *(_Entry("", 0) for _ in range(missing))]

    def _place_tables(self) -> tuple[int, int, int, int]:
        """Room for the tables of sectors, which list themselves too."""
        fats = difats = 0
        while True:
            total = len(self._sectors) + fats + difats
            needed = _count(total, _A_SECTOR)
            further = _count(max(0, needed - _IN_HEADER), _A_SECTOR - 1)
            if (needed, further) == (fats, difats):
                break
            fats, difats = needed, further
        difat_at = len(self._sectors) + fats if difats else _END
        return len(self._sectors), fats, difat_at, difats

    def _fill_tables(self, fats: int, difat_at: int, further: list[int]) -> None:
        a_table = _A_SECTOR - 1
        lots = [further[at : at + a_table] for at in range(0, len(further), a_table)]
        self._fat += [_FAT] * fats + [_DIFAT] * len(lots)
        table = _packed(self._fat)
        self._sectors += [table[at : at + _SECTOR] for at in range(0, len(table), _SECTOR)]
        for number, lot in enumerate(lots, start=1):
            after = difat_at + number if number < len(lots) else _END
            self._sectors.append(struct.pack("<128I", *lot, *[_FREE] * (a_table - len(lot)), after))


def _order(name: str) -> tuple[int, str]:
    """Compound files sort names by length first."""
    return len(name.encode("utf-16-le", "surrogatepass")), name.upper()


def _entry_bytes(entry: _Entry) -> bytes:
    name = entry.name.encode("utf-16-le", "surrogatepass")[:62]
    length = len(name) + 2 if entry.kind else 0
    return _ENTRY.pack(
        name, length, entry.kind, 1, entry.left, entry.right, entry.child, bytes(16), 0, 0, 0,
        entry.start if entry.kind in {_STREAM, _ROOT} else 0, entry.size,
    )  # fmt: skip


def _packed(table: list[int]) -> bytes:
    padded = [*table, *[_FREE] * (-len(table) % _A_SECTOR)]
    return struct.pack(f"<{len(padded)}I", *padded)


def _count(length: int, size: int) -> int:
    return -(-length // size)

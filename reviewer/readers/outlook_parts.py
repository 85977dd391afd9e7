"""A message of Outlook (.msg, .oft) out of the folders of its compound file.

A message inside a message is a folder; as a child exhibit it becomes a .msg of its own. Only the
reserved bytes at the head of its properties differ there (MS-OXMSG, 2.4), all else is as it was.
"""

import struct

from reviewer.errors import SourceError
from reviewer.readers.compound import Folder, read_compound, write_compound
from reviewer.readers.mapi import FILE_CONTENT, HTML, Attached, Item, Properties

PROPERTIES = "__properties_version1.0"
_NAMES = "__nameid_version1.0"
_STREAM = "__substg1.0_"
_ROOT_HEAD, _NESTED_HEAD, _PART_HEAD = 32, 24, 8
_ROW = struct.Struct("<HHIQ")
_TEXT, _TEXT8, _BINARY, _OBJECT = 0x001F, 0x001E, 0x0102, 0x000D
_WHOLE = {0x0002: 0xFFFF, 0x0003: 0xFFFFFFFF, 0x000B: 0xFFFF, 0x0014: 2**64 - 1, 0x0040: 2**64 - 1}


def item_of(content: bytes) -> Item:
    """The item of a .msg file.

    Raises:
        SourceError: this is no Outlook message, or too damaged to be read.
    """
    root = read_compound(content)
    if PROPERTIES not in root.streams:
        raise SourceError("This file is named as an Outlook message, but it is not one.")
    properties = _properties(root, _ROOT_HEAD)
    pages = properties.own_pages()
    recipients = [
        _properties(one, _PART_HEAD, pages)
        for one in root.folders
        if one.name.startswith("__recip_version1.0_")
    ]
    names = root.folder(_NAMES)
    files = [
        _attached(one, names, pages)
        for one in sorted(root.folders, key=lambda folder: folder.name)
        if one.name.startswith("__attach_version1.0_")
    ]
    return Item(properties, recipients, files)


def _properties(folder: Folder, head: int, pages: tuple[str, ...] = ()) -> Properties:
    values: dict[int, bytes | str | int] = {}
    rows = folder.streams.get(PROPERTIES, b"")[head:]
    for at in range(0, len(rows) - _ROW.size + 1, _ROW.size):
        kind, name, _flags, value = _ROW.unpack_from(rows, at)
        if kind in _WHOLE:
            values[name] = value & _WHOLE[kind]
    # By their streams and not by their rows: damaged files have streams without rows.
    for stream, content in folder.streams.items():
        if stream.startswith(_STREAM) and len(stream) == len(_STREAM) + 8:
            name, kind = _hex(stream[-8:-4]), _hex(stream[-4:])
            if kind == _TEXT:
                values[name] = content.decode("utf-16-le", "replace")
            elif kind in {_TEXT8, _BINARY}:
                values[name] = _eight_bit(name, kind, content)
    is_lossy = any(isinstance(one, str) and "\ufffd" in one for one in values.values())
    return Properties(values, pages, is_lossy)


def _eight_bit(name: int, kind: int, content: bytes) -> bytes | str:
    """HTML in 8-bit text is read like HTML in bytes: by what it says of itself."""
    return content.rstrip(b"\0") if kind == _TEXT8 and name != HTML else content


def _hex(digits: str) -> int:
    try:
        return int(digits, 16)
    except ValueError:
        return -1


def _attached(folder: Folder, names: Folder | None, pages: tuple[str, ...]) -> Attached:
    properties = _properties(folder, _PART_HEAD, pages)
    inner = folder.folder(f"{_STREAM}{FILE_CONTENT:04X}{_OBJECT:04X}")
    content = properties.content(FILE_CONTENT)
    return Attached(properties, _as_file(inner, names) if inner is not None else content)


def _as_file(inner: Folder, names: Folder | None) -> bytes:
    """A folder as a file: a message of its own, or what another program left there."""
    rows = inner.streams.get(PROPERTIES)
    if rows is None:
        return write_compound(inner)
    streams = {**inner.streams, PROPERTIES: rows[:_NESTED_HEAD] + bytes(8) + rows[_NESTED_HEAD:]}
    named = [names] if names is not None and inner.folder(_NAMES) is None else []
    return write_compound(Folder("Root Entry", streams, [*named, *inner.folders]))

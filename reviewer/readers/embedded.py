"""Files that lie inside an Office document, as exhibits of their own.

An embedded workbook or document lies in the package as it is. Anything else is wrapped in a
compound file: a packaged file with its name (``Ole10Native``, as Word's "Insert object" leaves it),
or a single stream of contents. What is wrapped otherwise cannot be taken out and is counted.
"""

import struct
import zipfile
from collections.abc import Sequence
from pathlib import PurePosixPath

from reviewer.errors import SourceError
from reviewer.readers.compound import Folder, is_compound, read_compound
from reviewer.readers.reading import Child
from reviewer.said import said

_PACKAGED = "\x01Ole10Native"
_CONTENTS = ("CONTENTS", "Package", "package", "EmbeddedOdf")
_LARGEST = 200_000_000
_MOST = 2_000
# What the streams of an object say of the program that wrote it.
_WRITTEN_BY = (
    ("WordDocument", ".doc"), ("Workbook", ".xls"), ("Book", ".xls"),
    ("PowerPoint Document", ".ppt"), ("__properties_version1.0", ".msg"),
)  # fmt: skip
_BEGINNINGS = (
    (b"%PDF", ".pdf"),
    (b"PK\x03\x04", ".zip"),
    (b"\x89PNG", ".png"),
    (b"\xff\xd8", ".jpg"),
)


def taken_out(
    archive: zipfile.ZipFile, folders: Sequence[str]
) -> tuple[tuple[Child, ...], tuple[str, ...]]:
    """The files in these folders of a package, and a sentence about those that stay inside."""
    names = [
        one.filename
        for one in archive.infolist()
        if one.filename.startswith(tuple(folders)) and 0 < one.file_size <= _LARGEST
    ]
    children: list[Child] = []
    kept = max(0, len(names) - _MOST)
    for number, name in enumerate(names[:_MOST], 1):
        child = unwrapped(PurePosixPath(name).name, archive.read(name), number)
        if child is None:
            kept += 1
        else:
            children.append(child)
    return tuple(children), _kept(kept)


def unwrapped(name: str, content: bytes, number: int) -> Child | None:
    """One embedded file under the name it was given; ``None`` where it cannot be taken out."""
    if not is_compound(content):
        return Child(name, content)
    try:
        root = read_compound(content)
    except SourceError:
        return None
    if _PACKAGED in root.streams:
        return unpackaged(root.streams[_PACKAGED][4:], number)
    for stream in _CONTENTS:
        if root.streams.get(stream):
            inside = root.streams[stream]
            return Child(f"embedded {number}{_ending(inside)}", inside)
    return _whole(root, content, number)


def _whole(root: Folder, content: bytes, number: int) -> Child | None:
    """An object that is a file of an older Office program itself."""
    written = (ending for stream, ending in _WRITTEN_BY if stream in root.streams)
    ending = next(written, "")
    return Child(f"embedded {number}{ending}", content) if ending else None


def unpackaged(stream: bytes, number: int) -> Child | None:
    """The file of a package: flags, its name, the paths it came from, then its bytes."""
    try:
        at = 2
        label, at = _text_at(stream, at)
        _path, at = _text_at(stream, at)
        at += 4
        (length,) = struct.unpack_from("<I", stream, at)
        at += 4 + length
        (size,) = struct.unpack_from("<I", stream, at)
    except (struct.error, ValueError):
        return None
    content = stream[at + 4 : at + 4 + size]
    name = PurePosixPath(label.replace("\\", "/")).name
    return Child(name or f"embedded {number}{_ending(content)}", content) if content else None


def _text_at(stream: bytes, at: int) -> tuple[str, int]:
    end = stream.index(b"\0", at)
    return stream[at:end].decode("cp1252", "replace"), end + 1


def _ending(content: bytes) -> str:
    return next((ending for start, ending in _BEGINNINGS if content.startswith(start)), ".bin")


def _kept(count: int) -> tuple[str, ...]:
    if not count:
        return ()
    return (
        said(
            "{count} objects inside this file could not be taken out. Open it in the program that "
            "made it to see them.",
            count=count,
        ),
    )

"""Reads Outlook's data files (.pst, .ost) through libpff: folder by folder, message by message.

Such a file holds properties, not mails, so each message is written anew as one: the transport
headers as they stand, else headers made of the properties; the bodies; the attachments; a mail that
is attached as one of its own. What is written depends on nothing but the message, so that the same
message gives the same bytes, and the same hash, every time. It is a native that no mail server ever
saw: a header of it says so.

libpff is C and meets damaged files; it runs in the reading process, whose death costs one message.
What a version of it does not offer is asked of the properties themselves.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pypff

from reviewer.errors import SourceError
from reviewer.readers.mailbox_list import Listed, listed, mailbox_reading, member_name
from reviewer.readers.options import ReadOptions
from reviewer.readers.pst_message import Item, written
from reviewer.readers.reading import Child, Lost, Reading

READER = "pst 1"

_DEEPEST = 50
_TOPS = frozenset(
    {"top of personal folders", "top of outlook data file", "root - mailbox", "ipm_subtree"}
)
_DAMAGED = "This message is damaged in the data file, and could not be taken out."
_PROTECTED = (
    "This Outlook data file cannot be opened: it is damaged, or encrypted for one Windows account. "
    "Ask for a .pst that was exported from Outlook."
)

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class _Found:
    """A message and the folder it lies in; ``item`` is ``None`` where it cannot be opened."""

    folder: str
    item: Item | None


def read(path: Path, options: ReadOptions, progress: Progress) -> Reading:
    """Read the list of what lies in a data file.

    Raises:
        SourceError: it cannot be opened, or holds nothing.
    """
    del options
    rows: list[Listed] = []
    with _opened(path) as store:
        for place, found in enumerate(_messages(store), start=1):
            rows.append(_row(place, found))
            progress(place, 0)
    if not rows:
        raise SourceError("There is no message in this mailbox.")
    return mailbox_reading(READER, rows, progress)


def members(
    path: Path, options: ReadOptions, progress: Progress, first: int
) -> Iterator[tuple[int, Child | Lost]]:
    """The messages of a data file, one by one, with places from 1, beginning at ``first``.

    Raises:
        SourceError: it cannot be opened.
    """
    del options
    with _opened(path) as store:
        for place, found in enumerate(_messages(store), start=1):
            progress(place, 0)
            if place >= first:
                yield place, _member(place, found)


def _member(place: int, found: _Found) -> Child | Lost:
    if found.item is None:
        return Lost(member_name(_row(place, found)), _DAMAGED)
    try:
        content = written(found.item)
    except (OSError, ValueError, MemoryError):
        return Lost(member_name(Listed(place, "", "", "", found.folder)), _DAMAGED)
    return Child(member_name(listed(place, content, found.folder)), content)


def _row(place: int, found: _Found) -> Listed:
    """A message's row of the list, from its properties alone: bodies are read when it comes in."""
    if found.item is None:
        return Listed(place, "", "", "(damaged)", found.folder)
    item = found.item
    return Listed(place, item.date(), item.sender(), item.subject(), found.folder)


@contextmanager
def _opened(path: Path) -> Iterator["pypff.file"]:
    store = pypff.file()
    try:
        # The file object of Python: a path that is no plain text of the system is one, too.
        with path.open("rb") as file:
            store.open_file_object(file)
            yield store
            store.close()
    except OSError as error:
        raise SourceError(_PROTECTED) from error


def _messages(store: "pypff.file") -> Iterator[_Found]:
    """Every message of the folders in their order, then those that no folder holds any more."""
    yield from _below(store.get_root_folder(), "", 0)
    for number in range(_count(store, "number_of_orphan_items")):
        item = _taken(store, "get_orphan_item", number)
        if item is not None and hasattr(item, "get_subject"):
            yield _Found("(deleted)", Item(item))


def _below(folder: "pypff.folder", path: str, depth: int) -> Iterator[_Found]:
    if folder is None or depth > _DEEPEST:
        return
    for number in range(_count(folder, "number_of_sub_messages")):
        item = _taken(folder, "get_sub_message", number)
        yield _Found(path, None if item is None else Item(item))
    for number in range(_count(folder, "number_of_sub_folders")):
        inner = _taken(folder, "get_sub_folder", number)
        if inner is not None:
            yield from _below(inner, _joined(path, _name(inner)), depth + 1)


def _joined(path: str, name: str) -> str:
    """The way to a folder; those that Outlook puts all others in say nothing."""
    if not path and name.casefold() in _TOPS:
        return ""
    return f"{path}/{name}" if path else name


def _name(folder: "pypff.folder") -> str:
    try:
        name = folder.get_name() or ""
    except (OSError, UnicodeError):
        name = ""
    return str(name).replace("/", "-").strip("\0 .") or "(unnamed)"


def _count(of: object, name: str) -> int:
    try:
        return int(getattr(of, name, 0))
    except OSError:
        return 0


def _taken(of: object, name: str, number: int) -> "pypff.item | None":
    try:
        return getattr(of, name)(number)
    except (OSError, AttributeError):
        return None

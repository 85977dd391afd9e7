"""From a file that was read to the bodies of the act that takes it in.

What is said of a place where an exhibit was met comes from four sides, and the first that says
something counts: the entry itself (a load file's row), what the person chose for all files, what
was read on the pages, and the file's name.
"""

import re
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from pathlib import PurePath

import msgspec

from reviewer.acts import exhibits as acts
from reviewer.arriving import Entry, FieldSaid, ImportChoices, Looked
from reviewer.errors import InputError
from reviewer.model import EntityId, LayerBody, OccurrenceBody, Origin
from reviewer.queries import exhibits
from reviewer.queries.view import View
from reviewer.readers.reading import ExhibitKind, Reading, TranscriptStatus
from reviewer.said import said
from reviewer.store import layers
from reviewer.store.objects import Digests, Objects
from reviewer.text import bates
from reviewer.workers.frozen import Frozen

DEEPEST = 10
MOST_CHILDREN = 5000
"""Of what hangs on one file; the messages of a mailbox are not counted by it."""

_SLICE_ROWS = 40
_SLICE_BYTES = 400_000
_NAMED_BY_BATES = re.compile(r"[A-Z][A-Z0-9_-]*[-_]?\d{5,10}(?:\s*[-–]\s*[A-Z0-9_-]*\d{4,10})?")
_NAMED_BY_DEVICE = re.compile(
    r"(IMG|DSC[NF]?|PXL|VID|MVI|SCAN)[-_]?\d|\w*?[-_]?(19|20)\d\d(0[1-9]|1[0-2])([0-2]\d|3[01])\b"
)
_LONGEST_NUMBER = 80


@dataclass(slots=True)
class Content:
    """Bytes that were met in this import, once or often, and what a worker made of them.

    ``ticket`` stands while they are being read; the reading is let go as soon as it is taken in.
    ``stored`` is the hash of what is shown, when the objects are stored.
    """

    digests: Digests
    ticket: int = 0
    reading: Reading | None = None
    frozen: Frozen | None = None
    refusal: str = ""
    needs_password: bool = False
    seconds: float = 0.0
    stored: "Future[bytes] | None" = None


@dataclass(slots=True)
class Waiting:
    """One file on its way in; ``occurrence`` is its own, given when it is taken in.

    ``parent`` is what it hangs on, ``container`` the mailbox that it lay in as a message. ``kept``
    is its occurrence where an import that was stopped took it in already. ``rows`` are those of its
    layer that still have to go in, with the act.
    """

    entry: Entry
    place: int
    parent: "Waiting | None" = None
    container: "Waiting | None" = None
    is_inline: bool = False
    depth: int = 0
    look: "Future[Looked] | None" = None
    looked: Looked | None = None
    content: Content | None = None
    refusal: str = ""
    exhibit: str = ""
    occurrence: bytes = b""
    body: LayerBody | None = None
    kept: exhibits.Kept | None = None
    rows: list[layers.Write] = field(default_factory=list)

    @property
    def is_ready(self) -> bool:
        """Whether nothing of it is being read."""
        return bool(self.refusal) or (self.content is not None and not self.content.ticket)

    @property
    def above(self) -> "Waiting | None":
        """What it came out of."""
        return self.parent or self.container

    @property
    def is_unpacked(self) -> bool:
        """Whether it came out of another file, so that the times on our disk say nothing."""
        return self.depth > 0


def met(view: View, waiting: Waiting, content: Content, choices: ImportChoices) -> acts.Met:
    """Where an exhibit was met, and what is said of it there."""
    looked = waiting.looked
    return acts.Met(
        EntityId(waiting.occurrence),
        _occurrence(waiting),
        _fields(view, waiting, content, choices),
        waiting.entry.loaded.body() if waiting.entry.loaded is not None else None,
        tuple(part.hex() for part in looked.parts) if looked else (),
    )


def _occurrence(waiting: Waiting) -> OccurrenceBody:
    looked = waiting.looked
    times = looked if looked is not None and not waiting.is_unpacked else None
    return OccurrenceBody(
        waiting.exhibit,
        _hex_of(waiting.parent),
        waiting.entry.called,
        waiting.entry.source,
        waiting.place,
        times.modified if times else "",
        waiting.is_inline,
        _hex_of(waiting.container),
        times.created if times else "",
    )


def _hex_of(other: Waiting | None) -> str:
    return other.occurrence.hex() if other is not None else ""


def _fields(
    view: View, waiting: Waiting, content: Content, choices: ImportChoices
) -> tuple[FieldSaid, ...]:
    """What is said of this occurrence; of each field what is said first."""
    chosen = (("custodian", choices.custodian), ("production", choices.production))
    given = {name: (name, value, origin) for name, value, origin in waiting.entry.fields if value}
    for name, value in chosen:
        if value:
            given.setdefault(name, (name, value, Origin.TYPED))
    found = dict(_read_numbers(view, waiting, content))
    if "bates_begin" in given:
        found.pop("bates_end")
    for name, value in found.items():
        if value:
            given.setdefault(name, (name, value, Origin.READ))
    return tuple(given.values())


def _read_numbers(view: View, waiting: Waiting, content: Content) -> Iterator[tuple[str, str]]:
    """Bates numbers from stamps or the file's name; the designation from page legends."""
    if content.reading is not None and content.frozen is not None:
        stamps, facts = content.frozen.stamps, content.reading.facts
    else:
        exhibit = content.digests.sha256
        stamps = view.layer(exhibits.exhibit(view, exhibit).layer).stamps
        facts = exhibits.facts_of(view, exhibit)
    begin, end = _bates_in_name(PurePath(waiting.entry.called).stem)
    if stamps:
        begin, end = stamps[0].value, stamps[-1].value
    yield "bates_begin", begin
    yield "bates_end", end
    yield "confidentiality", facts.confidentiality


def says(waiting: Waiting, content: Content, choices: ImportChoices) -> tuple[FieldSaid, ...]:
    """What is said of the exhibit: by its entry, and whether a transcript is rough."""
    reading, given = content.reading, waiting.entry.exhibit_fields
    is_transcript = reading is not None and reading.kind is ExhibitKind.DEPOSITION
    is_said = any(name == "status" for name, _value, _origin in given)
    if is_said or not is_transcript or choices.status is TranscriptStatus.UNKNOWN:
        return given
    return (*given, ("status", choices.status.value, Origin.TYPED))


def warnings(entry: Entry, content: Content) -> tuple[str, ...]:
    """What a person must know of one file: of its entry, its bytes, its reading."""
    told = [*entry.warnings]
    given = (("MD5", entry.md5, content.digests.md5), ("SHA-1", entry.sha1, content.digests.sha1))
    for name, theirs, ours in given:
        if theirs and theirs.casefold() != ours.casefold():
            told.append(
                said(
                    "The load file gives {name} {theirs}; the file that came has {ours}.",
                    name=name,
                    theirs=theirs[:_LONGEST_NUMBER],
                    ours=ours,
                )
            )
    return (*told, *(() if content.reading is None else content.reading.warnings))


def stored(objects: Objects, entry: Entry, looked: Looked, rendition: bytes | None) -> bytes:
    """Keep a native, or its parts, and its rendition; run by the thread.

    Returns:
        The SHA-256 of what is shown: the rendition, or the native itself.
    """
    digests = looked.parts or (looked.digests.sha256,)
    for path, digest in zip(entry.files, digests, strict=True):
        objects.take(path, digest)
    return looked.digests.sha256 if rendition is None else objects.put(rendition)


def slices(writes: Iterator[layers.Write]) -> Iterator[list[layers.Write]]:
    """Statements in lots small enough to keep a window at its ease."""
    lot: list[layers.Write] = []
    size = 0
    for statement, values in writes:
        lot.append((statement, values))
        size += sum(len(value) for value in values if isinstance(value, str | bytes))
        if len(lot) >= _SLICE_ROWS or size >= _SLICE_BYTES:
            yield lot
            lot, size = [], 0
    if lot:
        yield lot


def layer_body(digests: Digests, reading: Reading, frozen: Frozen, rendition: bytes) -> LayerBody:
    """What the log says of a reading."""
    inside = tuple(child.name for child in reading.children[:MOST_CHILDREN])
    return LayerBody(
        exhibit=digests.sha256.hex(),
        layer=frozen.layer.hex(),
        kind=reading.kind.value,
        reader=reading.reader,
        maker=reading.maker,
        rendition="" if rendition == digests.sha256 else rendition.hex(),
        geometry=layers.geometry_hash([page.body for page in frozen.pages]).hex(),
        pages=len(frozen.pages),
        characters=frozen.characters,
        facts=msgspec.to_builtins(replace(reading.facts, attachments=inside)),
        warnings=list(reading.warnings),
    )


def _bates_in_name(stem: str) -> tuple[str, str]:
    """A file that is named by its Bates number or range.

    “Memo 2024” is no such name, nor are those that cameras and scanners give.
    """
    if len(stem) > _LONGEST_NUMBER or not _NAMED_BY_BATES.fullmatch(stem):
        return "", ""
    if _NAMED_BY_DEVICE.match(stem):
        return "", ""
    try:
        begin, end = bates.bates_range(stem)
    except InputError:
        return "", ""
    return str(begin), str(end)

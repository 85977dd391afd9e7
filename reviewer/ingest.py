"""Import: from files on a disk to exhibits in the matter, one at a time, each whole or not at all.

A file is read once in a worker process; its native, rendition and layer are put in first (objects,
then rows page by page), and one act names them. Stopping keeps what is done and leaves nothing
half. Equal bytes are read once; every place they were met is kept as an occurrence, and a mail's
attachments are met again wherever the mail is.

Workers read ahead; results are taken in strictly in the order given, parents before children, so
that control numbers follow the folder and not the luck of the scheduler.
"""

import re
import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path, PurePath

import msgspec

from reviewer.acts import exhibits as acts
from reviewer.acts.matters import new_id
from reviewer.errors import InputError, SourceError
from reviewer.matter import Matter
from reviewer.model import EntityId, ExhibitBody, LayerBody, OccurrenceBody, Origin
from reviewer.queries import exhibits
from reviewer.readers.options import ReadOptions
from reviewer.readers.reading import Child, ExhibitKind, Reading, TranscriptStatus
from reviewer.store import layers
from reviewer.store.objects import Digests, digests_of
from reviewer.text import bates
from reviewer.text.layer import Stamp
from reviewer.workers.frozen import Frozen
from reviewer.workers.pool import Done, Event, Failed, ReadJob, WorkerPool

_SLICE_ROWS = 40
_SLICE_BYTES = 400_000
_AHEAD = 4
_DEEPEST = 10
_MOST_CHILDREN = 5000
_MATTER_FILE = "matter.pincite"
_NAMED_BY_BATES = re.compile(r"[A-Z][A-Z0-9_-]*[-_]?\d{5,10}(?:\s*[-–]\s*[A-Z0-9_-]*\d{4,10})?")


class Status(StrEnum):
    """What became of one file."""

    IMPORTED = "imported"
    OCCURRENCE = "occurrence"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One line of an import: what became of one file, and why.

    ``path`` is the file as given; a child is ``parent!name``.
    """

    path: str
    status: Status
    exhibit: str = ""
    parent: str = ""
    kind: str = ""
    pages: int = 0
    characters: int = 0
    reason: str = ""
    control: str = ""
    warnings: tuple[str, ...] = ()

    def as_line(self) -> dict[str, object]:
        """The outcome with its stable keys."""
        return {
            "path": self.path,
            "status": self.status.value,
            "exhibit": self.exhibit,
            "parent": self.parent,
            "kind": self.kind,
            "pages": self.pages,
            "characters": self.characters,
            "reason": self.reason,
            "warnings": list(self.warnings),
        }


@dataclass(frozen=True, slots=True)
class ImportChoices:
    """What the person said for all files of one import."""

    custodian: str = ""
    production: str = ""
    status: TranscriptStatus = TranscriptStatus.UNKNOWN


@dataclass(slots=True)
class _Waiting:
    """One file on its way in.

    ``occurrence`` is its own, given when it is taken in; ``twin`` is an earlier file of the queue
    with the same bytes.
    """

    path: Path
    shown: str
    name: str
    place: int
    parent: "_Waiting | None" = None
    is_inline: bool = False
    depth: int = 0
    digests: Digests | None = None
    ticket: int = 0
    reading: Reading | None = None
    frozen: Frozen | None = None
    refusal: str = ""
    twin: "_Waiting | None" = None
    is_known: bool = False
    is_begun: bool = False
    exhibit: str = ""
    occurrence: bytes = b""
    body: LayerBody | None = None

    @property
    def is_ready(self) -> bool:
        """Whether it can be taken in: read, refused, or the same bytes as something that was."""
        return (
            self.reading is not None or bool(self.refusal) or self.is_known or self.twin is not None
        )


def files_below(paths: Iterable[Path]) -> Iterator[Path]:
    """The files that are meant, in order of their names.

    Folders recurse; hidden files, links to folders and matters of our own are left out.
    """
    for path in paths:
        if not path.is_dir():
            yield path
        elif not (path / _MATTER_FILE).exists():
            inner = (one for one in path.iterdir() if not one.name.startswith("."))
            yield from files_below(
                sorted(one for one in inner if not (one.is_symlink() and one.is_dir()))
            )


class Import:
    """One import into one matter, driven by ``step`` (from a timer) or ``run`` (to the end)."""

    def __init__(
        self,
        matter: Matter,
        paths: Sequence[Path],
        pool: WorkerPool,
        choices: ImportChoices | None = None,
    ) -> None:
        """Nothing is read before the first step."""
        self._matter = matter
        self._pool = pool
        self._choices = choices or ImportChoices()
        self._scratch = tempfile.TemporaryDirectory(prefix="pincite-")
        self._queue = deque(
            _Waiting(path, str(path), path.name, place)
            for place, path in enumerate(files_below(paths), start=1)
        )
        self._tickets: dict[int, _Waiting] = {}
        self._first_with: dict[bytes, _Waiting] = {}
        self._writing: Iterator[None] | None = None
        self.total = len(self._queue)
        self.outcomes: list[Outcome] = []

    @property
    def done(self) -> int:
        """How many of ``total`` are in or refused."""
        return self.total - len(self._queue)

    @property
    def is_finished(self) -> bool:
        """Whether nothing is left to do."""
        return not self._queue and self._writing is None

    def cancel(self) -> None:
        """Stop: what is in stays in, what is being read is dropped."""
        for ticket in self._tickets:
            self._pool.cancel(ticket)
        self._tickets.clear()
        self._queue.clear()
        self._writing = None
        self._scratch.cleanup()

    def run(self, heard: Callable[[Outcome], None] = lambda _outcome: None) -> list[Outcome]:
        """Go on to the end."""
        while not self.is_finished:
            for outcome in self.step(timeout=0.2):
                heard(outcome)
        return self.outcomes

    def step(self, timeout: float = 0.0) -> list[Outcome]:
        """Feed the workers, and take in a slice of what they have read.

        Args:
            timeout: seconds to wait for a worker when there is nothing to take in.

        Returns:
            The outcomes that this step added.
        """
        before = len(self.outcomes)
        self._feed()
        for event in self._pool.poll(0.0 if self._can_write() else timeout):
            self._hear(event)
        self._write_slice()
        if self.is_finished:
            self._scratch.cleanup()
        return self.outcomes[before:]

    def _can_write(self) -> bool:
        return self._writing is not None or bool(self._queue and self._queue[0].is_ready)

    def _feed(self) -> None:
        """Keep the workers busy a little ahead of what is taken in."""
        for waiting in list(self._queue)[: _AHEAD * self._pool.size]:
            if not waiting.is_begun:
                waiting.is_begun = True
                self._begin(waiting)

    def _begin(self, waiting: _Waiting) -> None:
        try:
            waiting.digests = digests_of(waiting.path)
        except OSError:
            waiting.refusal = "The file cannot be opened: it is missing, or you may not read it."
            return
        digest = waiting.digests.sha256
        if waiting.digests.size == 0:
            waiting.refusal = "The file is empty."
        elif exhibits.has_exhibit(self._matter.view, digest):
            waiting.is_known = True
        elif digest in self._first_with:
            waiting.twin = self._first_with[digest]
        else:
            self._first_with[digest] = waiting
            options = ReadOptions(status=self._choices.status)
            waiting.ticket = self._pool.submit(ReadJob(waiting.path, options))
            self._tickets[waiting.ticket] = waiting

    def _hear(self, event: Event) -> None:
        waiting = self._tickets.get(event.ticket)
        if waiting is None or not isinstance(event, Done | Failed):
            return
        del self._tickets[event.ticket]
        if isinstance(event, Done):
            waiting.reading, waiting.frozen = event.reading, event.frozen
        else:
            waiting.refusal = event.reason

    def _write_slice(self) -> None:
        if self._writing is None and self._queue and self._queue[0].is_ready:
            self._writing = self._take_in(self._queue[0])
        if self._writing is not None and next(self._writing, _END) is _END:
            self._writing = None

    def _take_in(self, waiting: _Waiting) -> Iterator[None]:
        """Take one file in, a slice at a time; it leaves the queue only when it is whole."""
        try:
            if waiting.twin is not None and waiting.twin.refusal:
                waiting.refusal = waiting.twin.refusal
            yield from self._put_rows(waiting)
            outcome = self._decided(waiting)
        except SourceError as refusal:
            outcome = _refused(waiting, str(refusal))
        self._queue.popleft()
        self.outcomes.append(outcome)
        self._add_children(waiting)
        yield

    def _put_rows(self, waiting: _Waiting) -> Iterator[None]:
        """Objects first, then the layer and its geometry, before any act names them."""
        reading, frozen, digests = waiting.reading, waiting.frozen, waiting.digests
        if reading is None or frozen is None or digests is None:
            return
        self._matter.objects.take(waiting.path, digests.sha256)
        rendition = digests.sha256
        if reading.rendition is not None:
            rendition = self._matter.objects.put(reading.rendition)
        yield
        for slice_of in _slices(layers.writes(frozen, rendition)):
            self._matter.put_rows(slice_of)
            yield
        waiting.body = _layer_body(digests, reading, frozen, rendition)

    def _decided(self, waiting: _Waiting) -> Outcome:
        """One act for one file."""
        if waiting.refusal or waiting.digests is None:
            return _refused(waiting, waiting.refusal)
        digests = waiting.digests
        exhibit = EntityId(digests.sha256)
        waiting.exhibit, waiting.occurrence = exhibit.hex(), new_id()
        body = ExhibitBody(digests.size, digests.md5, digests.sha1)
        met = acts.Met(
            EntityId(waiting.occurrence), self._occurrence(waiting), self._fields(waiting)
        )
        says = self._says(waiting)
        self._matter.do(lambda view: acts.add_exhibit(view, exhibit, body, waiting.body, met, says))
        line = exhibits.exhibit(self._matter.view, exhibit)
        return Outcome(
            waiting.shown,
            Status.OCCURRENCE if waiting.body is None else Status.IMPORTED,
            exhibit=exhibit.hex(),
            parent=_parent_exhibit(waiting),
            kind=line.kind,
            pages=line.pages,
            characters=line.characters,
            control=line.control,
            warnings=() if waiting.reading is None else waiting.reading.warnings,
        )

    def _occurrence(self, waiting: _Waiting) -> OccurrenceBody:
        parent = waiting.parent.occurrence.hex() if waiting.parent is not None else ""
        return OccurrenceBody(
            waiting.exhibit,
            parent,
            waiting.name,
            waiting.shown,
            waiting.place,
            _modified(waiting),
            waiting.is_inline,
        )

    def _fields(self, waiting: _Waiting) -> tuple[tuple[str, str, Origin], ...]:
        """What is read of this occurrence, and what the person said for all."""
        fields = [
            (name, value, Origin.TYPED)
            for name, value in (
                ("custodian", self._choices.custodian),
                ("production", self._choices.production),
            )
            if value
        ]
        fields += [(name, value, Origin.READ) for name, value in self._read_numbers(waiting)]
        return tuple(fields)

    def _read_numbers(self, waiting: _Waiting) -> Iterator[tuple[str, str]]:
        """Bates numbers from stamps or the file's name; the designation from page legends."""
        begin, end = _bates_in(waiting, self._matter)
        if begin:
            yield "bates_begin", begin
            yield "bates_end", end
        confidentiality = ""
        if waiting.reading is not None:
            confidentiality = waiting.reading.facts.confidentiality
        elif waiting.exhibit:
            confidentiality = exhibits.facts_of(
                self._matter.view, bytes.fromhex(waiting.exhibit)
            ).confidentiality
        if confidentiality:
            yield "confidentiality", confidentiality

    def _says(self, waiting: _Waiting) -> tuple[tuple[str, str, Origin], ...]:
        """Rough or certified, where the person said it of a transcript."""
        reading, status = waiting.reading, self._choices.status
        is_transcript = reading is not None and reading.kind is ExhibitKind.DEPOSITION
        if not is_transcript or status is TranscriptStatus.UNKNOWN:
            return ()
        return (("status", status.value, Origin.TYPED),)

    def _add_children(self, waiting: _Waiting) -> None:
        """Put the attachments next in the queue: those just read, or known of the same bytes."""
        if waiting.refusal or waiting.depth >= _DEEPEST:
            return
        if waiting.reading is not None:
            children = [
                self._child(waiting, place, child)
                for place, child in enumerate(waiting.reading.children[:_MOST_CHILDREN], start=1)
            ]
            waiting.reading = waiting.frozen = None
        else:
            children = self._known_children(waiting)
        self._queue.extendleft(reversed(children))
        self.total += len(children)

    def _child(self, parent: _Waiting, place: int, child: Child) -> _Waiting:
        name = PurePath(child.name).name or f"attachment {place}"
        path = (
            Path(self._scratch.name) / f"{len(self.outcomes)}-{place}{PurePath(name).suffix[:12]}"
        )
        path.write_bytes(child.content)
        return _Waiting(
            path,
            f"{parent.shown}!{child.name}",
            child.name,
            place,
            parent,
            child.inline,
            parent.depth + 1,
        )

    def _known_children(self, parent: _Waiting) -> list[_Waiting]:
        """The attachments of an exhibit that was met before, from wherever it was met first."""
        view = self._matter.view
        others = exhibits.occurrences_of(view, bytes.fromhex(parent.exhibit))
        first = next((one for one in others if one.id != parent.occurrence), None)
        known = exhibits.children_of(view, first.id) if first is not None else ()
        return [
            _Waiting(
                self._matter.objects.path(one.exhibit),
                f"{parent.shown}!{one.name}",
                one.name,
                one.place,
                parent,
                one.is_inline,
                parent.depth + 1,
            )
            for one in known
        ]


_END = object()


def _refused(waiting: _Waiting, reason: str) -> Outcome:
    waiting.refusal = reason
    return Outcome(waiting.shown, Status.REFUSED, parent=_parent_exhibit(waiting), reason=reason)


def _parent_exhibit(waiting: _Waiting) -> str:
    return waiting.parent.exhibit if waiting.parent is not None else ""


def _modified(waiting: _Waiting) -> str:
    """The source's time stamp; attachments have none."""
    if waiting.parent is not None:
        return ""
    return datetime.fromtimestamp(waiting.path.stat().st_mtime, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _slices(writes: Iterator[layers.Write]) -> Iterator[list[layers.Write]]:
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


def _layer_body(digests: Digests, reading: Reading, frozen: Frozen, rendition: bytes) -> LayerBody:
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
        facts=msgspec.to_builtins(reading.facts),
        warnings=list(reading.warnings),
    )


def _bates_in(waiting: _Waiting, matter: Matter) -> tuple[str, str]:
    """First and last Bates number of this occurrence, empty where none is stamped or named."""
    stamps: tuple[Stamp, ...] = ()
    if waiting.frozen is not None:
        stamps = waiting.frozen.stamps
    elif waiting.exhibit and exhibits.has_exhibit(matter.view, bytes.fromhex(waiting.exhibit)):
        line = exhibits.exhibit(matter.view, bytes.fromhex(waiting.exhibit))
        stamps = matter.view.layer(line.layer).stamps
    if stamps:
        return stamps[0].value, stamps[-1].value
    return _bates_in_name(PurePath(waiting.name).stem)


def _bates_in_name(stem: str) -> tuple[str, str]:
    """A file that is named by its Bates number or range; “Memo 2024” is no such name."""
    if not _NAMED_BY_BATES.fullmatch(stem):
        return "", ""
    try:
        begin, end = bates.bates_range(stem)
    except InputError:
        return "", ""
    return str(begin), str(end)

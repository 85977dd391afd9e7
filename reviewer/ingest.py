"""Import: from files on a disk to exhibits in the matter, one at a time, each whole or not at all.

A file is read once in a worker process; its native, rendition and layer are put in first (objects,
then rows page by page), and one act names them. Stopping keeps what is done and leaves nothing
half. Equal bytes are read once; every place they were met is kept as an occurrence, and a mail's
attachments are met again wherever the mail is.

Workers read ahead; results are taken in strictly in the order given, parents before children, so
that control numbers follow the folder and not the luck of the scheduler. Bytes are hashed and
stored by a thread beside the one that drives: a file of a gigabyte must not hold up a window.
"""

import os
import re
import shutil
import stat
import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path, PurePath

import msgspec

from reviewer.acts import exhibits as acts
from reviewer.acts.matters import new_id
from reviewer.errors import InputError, MatterError, SourceError
from reviewer.intake import IntakeRecord
from reviewer.matter import Matter
from reviewer.model import EntityId, ExhibitBody, LayerBody, OccurrenceBody, Origin
from reviewer.queries import exhibits
from reviewer.queries.view import View
from reviewer.readers.options import ReadOptions
from reviewer.readers.reading import Child, ExhibitKind, Reading, TranscriptStatus
from reviewer.store import layers
from reviewer.store.objects import SCRATCH, Digests, Objects, digests_of
from reviewer.text import bates
from reviewer.workers.frozen import Frozen
from reviewer.workers.pool import Done, Event, Failed, ReadJob, WorkerPool

_SLICE_ROWS = 40
_SLICE_BYTES = 400_000
_AHEAD = 4
_DEEPEST = 10
_MOST_CHILDREN = 5000
_MATTER_FILE = "matter.pincite"
_NAMED_BY_BATES = re.compile(r"[A-Z][A-Z0-9_-]*[-_]?\d{5,10}(?:\s*[-–]\s*[A-Z0-9_-]*\d{4,10})?")

_NAMED_BY_DEVICE = re.compile(
    r"(IMG|DSC[NF]?|PXL|VID|MVI|SCAN)[-_]?\d|\w*?[-_]?(19|20)\d\d(0[1-9]|1[0-2])([0-2]\d|3[01])\b"
)
_LONGEST_NUMBER = 80


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

    def as_file(self) -> list[str]:
        """The outcome as the report of the import keeps it."""
        return [self.path, self.status.value, self.exhibit, self.kind, self.reason, *self.warnings]

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
class _Content:
    """Bytes that were met in this import, once or often, and what a worker made of them.

    ``ticket`` stands while they are being read; the reading is let go as soon as it is taken in.
    """

    digests: Digests
    ticket: int = 0
    reading: Reading | None = None
    frozen: Frozen | None = None
    refusal: str = ""


@dataclass(slots=True)
class _Waiting:
    """One file on its way in; ``occurrence`` is its own, given when it is taken in."""

    path: Path
    shown: str
    name: str
    place: int
    parent: "_Waiting | None" = None
    is_inline: bool = False
    depth: int = 0
    modified: str = ""
    look: "Future[tuple[Digests, str]] | None" = None
    content: _Content | None = None
    refusal: str = ""
    exhibit: str = ""
    occurrence: bytes = b""
    body: LayerBody | None = None

    @property
    def is_ready(self) -> bool:
        """Whether nothing of it is being read."""
        return bool(self.refusal) or (self.content is not None and not self.content.ticket)


def files_below(paths: Iterable[Path]) -> Iterator[Path]:
    """The files that are meant, in order of their names.

    Folders recurse; hidden files, links to folders and matters of our own are left out. A folder
    that cannot be opened is given itself, to be refused like a file.
    """
    waiting = deque(paths)
    while waiting:
        path = waiting.popleft()
        inside = _inside(path)
        if inside is None:
            yield path
        else:
            waiting.extendleft(reversed(inside))


def _inside(path: Path) -> list[Path] | None:
    """What is meant in a folder; ``None`` for a file, or a folder that cannot be opened."""
    try:
        if not path.is_dir():
            return None
        if (path / _MATTER_FILE).exists():
            return []
        found = [one for one in path.iterdir() if not one.name.startswith(".")]
        return sorted(one for one in found if not (one.is_symlink() and one.is_dir()))
    except OSError:
        return None


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
        self._scratch = tempfile.TemporaryDirectory(
            prefix=SCRATCH, dir=matter.objects.made_folder(), ignore_cleanup_errors=True
        )
        self._shelf = ThreadPoolExecutor(max_workers=1, thread_name_prefix="import")
        self._patience = 0.0
        self._queue = deque(
            _Waiting(path, _as_text(str(path)), _as_text(path.name), place)
            for place, path in enumerate(files_below(paths), start=1)
        )
        self._tickets: dict[int, _Content] = {}
        self._contents: dict[bytes, _Content] = {}
        self._writing: Iterator[None] | None = None
        self._record = IntakeRecord(
            matter,
            [_as_text(str(path)) for path in paths],
            self._choices.custodian,
            self._choices.production,
        )
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
        self._record.close(is_stopped=not self.is_finished)
        self._queue.clear()
        self._writing = None
        self._put_away()

    def run(self, heard: Callable[[Outcome], None] = lambda _outcome: None) -> list[Outcome]:
        """Go on to the end.

        Raises:
            MatterError: the disk is full, or the matter cannot be written; what is in stays in.
        """
        try:
            while not self.is_finished:
                for outcome in self.step(timeout=0.2):
                    heard(outcome)
        finally:
            self.cancel()
        return self.outcomes

    def step(self, timeout: float = 0.0) -> list[Outcome]:
        """Feed the workers, and take in a slice of what they have read.

        Args:
            timeout: seconds to wait for a worker when there is nothing to take in.

        Returns:
            The outcomes that this step added.
        """
        before = len(self.outcomes)
        self._patience = timeout
        self._feed()
        for event in self._pool.poll(0.0 if self._can_write() else timeout):
            self._hear(event)
        self._write_slice()
        self._record.note([one.as_file() for one in self.outcomes[before:]])
        if self.is_finished:
            self._record.close(is_stopped=False)
            self._put_away()
        return self.outcomes[before:]

    def _put_away(self) -> None:
        """End the thread, and take away what was unpacked."""
        self._shelf.shutdown(cancel_futures=True)
        self._scratch.cleanup()

    def _can_write(self) -> bool:
        return self._writing is not None or bool(self._queue and self._queue[0].is_ready)

    def _feed(self) -> None:
        """Keep the thread and the workers busy a little ahead of what is taken in."""
        for waiting in list(self._queue)[: _AHEAD * self._pool.size]:
            if waiting.look is None:
                waiting.look = self._shelf.submit(_looked_at, waiting.path)
            elif waiting.look.done() and not (waiting.content or waiting.refusal):
                self._begin(waiting, waiting.look)
        first = self._queue[0].look if self._queue else None
        if first is not None and self._pool.is_idle and self._writing is None:
            wait([first], self._patience)

    def _begin(self, waiting: _Waiting, look: "Future[tuple[Digests, str]]") -> None:
        """Have a file read unless its bytes are known, or being read."""
        try:
            digests, modified = look.result()
            if waiting.parent is None:
                waiting.modified = modified
            is_first = digests.sha256 not in self._contents
            content = self._contents.setdefault(digests.sha256, _Content(digests))
            if is_first and not exhibits.has_exhibit(self._matter.view, digests.sha256):
                self._read(content, waiting.path)
            waiting.content = content
        except SourceError as refusal:
            waiting.refusal = str(refusal)

    def _read(self, content: _Content, path: Path) -> None:
        options = ReadOptions(status=self._choices.status)
        content.ticket = self._pool.submit(ReadJob(self._nameable(path), options))
        self._tickets[content.ticket] = content

    def _nameable(self, path: Path) -> Path:
        """The file under a name that can be told to a worker: one that is Unicode."""
        if _is_unicode(str(path)):
            return path
        copy = (
            Path(self._scratch.name) / f"named-{len(self._tickets)}-{self.done}{_suffix(path.name)}"
        )
        with _readable():
            shutil.copyfile(path, copy)
        return copy

    def _hear(self, event: Event) -> None:
        content = self._tickets.get(event.ticket)
        if content is None or not isinstance(event, Done | Failed):
            return
        del self._tickets[event.ticket]
        content.ticket = 0
        if isinstance(event, Done):
            content.reading, content.frozen = event.reading, event.frozen
        else:
            content.refusal = event.reason

    def _write_slice(self) -> None:
        if self._writing is None and self._queue and self._queue[0].is_ready:
            first = self._queue[0]
            if first.content is not None and self._lacks_reading(first, first.content):
                self._read(first.content, first.path)
                return
            self._writing = self._take_in(first)
        if self._writing is not None and next(self._writing, _END) is _END:
            self._writing = None

    def _lacks_reading(self, waiting: _Waiting, content: _Content) -> bool:
        """Whether the bytes are not in the matter, or not all that is inside them."""
        if content.reading is not None or content.refusal:
            return False
        view, exhibit = self._matter.view, content.digests.sha256
        if not exhibits.has_exhibit(view, exhibit):
            return True
        inside = len(exhibits.facts_of(view, exhibit).attachments)
        return waiting.depth < _DEEPEST and len(_largest_family(view, exhibit)) < inside

    def _take_in(self, waiting: _Waiting) -> Iterator[None]:
        """Take one file in, a slice at a time; it leaves the queue only when it is whole."""
        outcome = _refused(waiting, waiting.refusal)
        if waiting.content is not None and not waiting.refusal:
            try:
                yield from self._put_rows(waiting, waiting.content)
                outcome = self._decided(waiting, waiting.content)
            except SourceError as refusal:
                outcome = _refused(waiting, str(refusal))
        self._queue.popleft()
        self.outcomes.append(outcome)
        self._add_children(waiting)
        yield

    def _put_rows(self, waiting: _Waiting, content: _Content) -> Iterator[None]:
        """Objects first, then the layer and its geometry, before any act names them."""
        if exhibits.has_exhibit(self._matter.view, content.digests.sha256):
            return
        reading, frozen = content.reading, content.frozen
        if reading is None or frozen is None:
            raise SourceError(content.refusal)
        digest = content.digests.sha256
        stored = self._shelf.submit(
            _stored, self._matter.objects, waiting.path, digest, reading.rendition
        )
        while not stored.done():
            wait([stored], self._patience)
            yield
        rendition = stored.result()
        for slice_of in _slices(layers.writes(frozen, rendition)):
            self._matter.put_rows(slice_of)
            yield
        waiting.body = _layer_body(content.digests, reading, frozen, rendition)

    def _decided(self, waiting: _Waiting, content: _Content) -> Outcome:
        """One act for one file."""
        digests = content.digests
        exhibit = EntityId(digests.sha256)
        waiting.exhibit, waiting.occurrence = exhibit.hex(), new_id()
        body = ExhibitBody(digests.size, digests.md5, digests.sha1)
        met = acts.Met(
            EntityId(waiting.occurrence), _occurrence(waiting), self._fields(waiting, content)
        )
        says = self._says(content)
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
            warnings=() if content.reading is None else content.reading.warnings,
        )

    def _fields(self, waiting: _Waiting, content: _Content) -> tuple[tuple[str, str, Origin], ...]:
        """What is read of this occurrence, and what the person said for all."""
        said = (("custodian", self._choices.custodian), ("production", self._choices.production))
        fields = [(name, value, Origin.TYPED) for name, value in said if value]
        found = self._read_numbers(waiting, content)
        return (*fields, *((name, value, Origin.READ) for name, value in found if value))

    def _read_numbers(self, waiting: _Waiting, content: _Content) -> Iterator[tuple[str, str]]:
        """Bates numbers from stamps or the file's name; the designation from page legends."""
        if content.reading is not None and content.frozen is not None:
            stamps, facts = content.frozen.stamps, content.reading.facts
        else:
            view, exhibit = self._matter.view, content.digests.sha256
            stamps = view.layer(exhibits.exhibit(view, exhibit).layer).stamps
            facts = exhibits.facts_of(view, exhibit)
        begin, end = _bates_in_name(PurePath(waiting.name).stem)
        if stamps:
            begin, end = stamps[0].value, stamps[-1].value
        yield "bates_begin", begin
        yield "bates_end", end
        yield "confidentiality", facts.confidentiality

    def _says(self, content: _Content) -> tuple[tuple[str, str, Origin], ...]:
        """Rough or certified, where the person said it of a transcript."""
        reading, status = content.reading, self._choices.status
        is_transcript = reading is not None and reading.kind is ExhibitKind.DEPOSITION
        if not is_transcript or status is TranscriptStatus.UNKNOWN:
            return ()
        return (("status", status.value, Origin.TYPED),)

    def _add_children(self, waiting: _Waiting) -> None:
        """Put the attachments next in the queue: those just read, or known of the same bytes."""
        content = waiting.content
        if waiting.refusal or content is None or waiting.depth >= _DEEPEST:
            return
        if content.reading is not None:
            inside = enumerate(content.reading.children[:_MOST_CHILDREN], start=1)
            children = [self._child(waiting, place, child) for place, child in inside]
            content.reading = content.frozen = None
        else:
            children = self._known_children(waiting)
        self._queue.extendleft(reversed(children))
        self.total += len(children)

    def _child(self, parent: _Waiting, place: int, child: Child) -> _Waiting:
        path = Path(self._scratch.name) / f"{len(self.outcomes)}-{place}{_suffix(child.name)}"
        try:
            path.write_bytes(child.content)
        except OSError as error:
            raise MatterError(
                "An attachment could not be put aside: the disk of the temporary folder is full. "
                "Free some space and import the mail again."
            ) from error
        shown = f"{parent.shown}!{child.name}"
        return _Waiting(path, shown, child.name, place, parent, child.inline, parent.depth + 1)

    def _known_children(self, parent: _Waiting) -> list[_Waiting]:
        """The attachments of an exhibit that was met before, from where most of them are."""
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
            for one in _largest_family(self._matter.view, bytes.fromhex(parent.exhibit))
        ]


_END = object()


def _refused(waiting: _Waiting, reason: str) -> Outcome:
    waiting.refusal = reason
    return Outcome(waiting.shown, Status.REFUSED, parent=_parent_exhibit(waiting), reason=reason)


def _parent_exhibit(waiting: _Waiting) -> str:
    return waiting.parent.exhibit if waiting.parent is not None else ""


def _occurrence(waiting: _Waiting) -> OccurrenceBody:
    parent = waiting.parent.occurrence.hex() if waiting.parent is not None else ""
    return OccurrenceBody(
        waiting.exhibit,
        parent,
        waiting.name,
        waiting.shown,
        waiting.place,
        waiting.modified,
        waiting.is_inline,
    )


def _largest_family(view: View, exhibit: bytes) -> tuple[exhibits.OccurrenceLine, ...]:
    """The attachments of that occurrence of an exhibit which has most of them."""
    places = exhibits.occurrences_of(view, exhibit)
    return max((exhibits.children_of(view, one.id) for one in places), key=len, default=())


def _stored(objects: Objects, path: Path, digest: bytes, rendition: bytes | None) -> bytes:
    """Keep a native and its rendition; run by the thread.

    Returns:
        The SHA-256 of what is shown: the rendition, or the native itself.
    """
    objects.take(path, digest)
    return digest if rendition is None else objects.put(rendition)


def _looked_at(path: Path) -> tuple[Digests, str]:
    """A file's digests and its time stamp.

    Raises:
        SourceError: it is missing, empty, no plain file, or may not be read.
    """
    with _readable():
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise SourceError("The folder cannot be opened: you may not read it.")
        if not stat.S_ISREG(found.st_mode):
            raise SourceError("This is no file but a device or a pipe, and is not read.")
        if not found.st_size:
            raise SourceError("The file is empty.")
        return digests_of(path), _instant(found.st_mtime)


@contextmanager
def _readable() -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise SourceError("The file is missing.") from error
    except OSError as error:
        raise SourceError("The file cannot be opened: you may not read it.") from error


def _instant(seconds: float) -> str:
    """A file's time stamp in UTC; empty where it lies outside of all calendars."""
    try:
        return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (OverflowError, ValueError, OSError):
        return ""


def _is_unicode(name: str) -> bool:
    return not any("\ud800" <= char <= "\udfff" for char in name)


def _as_text(name: str) -> str:
    """A file name as it can be kept: bytes that are no Unicode are shown as escapes."""
    return name if _is_unicode(name) else os.fsencode(name).decode("utf-8", "backslashreplace")


def _suffix(name: str) -> str:
    """The ending of a name that a stranger chose, as far as it can be part of a file name."""
    return re.sub("[^.A-Za-z0-9]", "", PurePath(name).suffix)[:12]


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
    inside = tuple(child.name for child in reading.children[:_MOST_CHILDREN])
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

"""Import: from files on a disk to exhibits in the matter, one at a time, each whole or not at all.

A file is read once in a worker process; its native, rendition and layer are put in first (objects,
then rows page by page), and one act names them. Stopping keeps what is done and leaves nothing
half. Equal bytes are read once; every place they were met is kept as an occurrence, and a mail's
attachments are met again wherever the mail is.

Workers read ahead; results are taken in strictly in the order given, parents before children, so
that control numbers follow the folder and not the luck of the scheduler. Bytes are hashed and
stored by threads beside the one that drives: a file of a gigabyte must not hold up a window.

The messages of a mailbox come in behind it, a lot at a time (``unpacking``).
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from itertools import islice
from pathlib import Path, PurePath
from shutil import copyfile

from reviewer import taking_in
from reviewer.acts import exhibits as acts
from reviewer.acts import foreign
from reviewer.acts.matters import new_id
from reviewer.arriving import (
    Entry,
    ImportChoices,
    Looked,
    Outcome,
    Status,
    as_text,
    entries_of,
    files_below,
    is_unicode,
    looked_at,
    readable,
    suffix,
)
from reviewer.errors import MatterError, SourceError
from reviewer.intake import IntakeRecord
from reviewer.matter import Matter
from reviewer.model import Act, EntityId, ExhibitBody
from reviewer.queries import exhibits
from reviewer.queries.view import View
from reviewer.readers.options import ReadOptions
from reviewer.readers.reading import Child, ExhibitKind, Lost
from reviewer.store import layers
from reviewer.taking_in import DEEPEST, MOST_CHILDREN, Content, Waiting
from reviewer.unpacking import Unpacking
from reviewer.workers.pool import Done, Event, Failed, Members, ReadJob, WorkerPool
from reviewer.workers.scratch import made_scratch

__all__ = ["Entry", "Import", "ImportChoices", "Outcome", "Status", "files_below"]

_AHEAD = 4
# Two, because they wait for the disk most of the time.
_SHELVES = 2
_END = object()


class Import:
    """One import into one matter, driven by ``step`` (from a timer) or ``run`` (to the end)."""

    def __init__(
        self,
        matter: Matter,
        given: Sequence[Path | Entry],
        pool: WorkerPool,
        choices: ImportChoices | None = None,
    ) -> None:
        """Nothing is read before the first step."""
        self._matter = matter
        self._pool = pool
        self._choices = choices or ImportChoices()
        self._scratch = made_scratch(matter.objects.made_folder())
        pool.scratch = matter.objects.folder
        self._shelf = ThreadPoolExecutor(_SHELVES, thread_name_prefix="import")
        self._patience = 0.0
        self._queue: deque[Waiting | Unpacking] = deque(_waitings(given))
        self._tickets: dict[int, Content] = {}
        self._unpackings: dict[int, Unpacking] = {}
        self._contents: dict[bytes, Content] = {}
        self._writing: Iterator[None] | None = None
        self._marking: Iterator[None] = iter(())
        self._unpacked = 0
        self._record = IntakeRecord(
            matter,
            _names(given),
            self._choices.custodian,
            self._choices.production,
        )
        self.total = len(self._queue)
        self.done = 0
        self.outcomes: list[Outcome] = []

    @property
    def is_finished(self) -> bool:
        """Whether nothing is left to do."""
        return not self._queue and self._writing is None

    def cancel(self) -> None:
        """Stop: what is in stays in, what is being read is dropped."""
        for ticket in (*self._tickets, *self._unpackings):
            self._pool.cancel(ticket)
        self._tickets.clear()
        self._unpackings.clear()
        # A file that is in has all of its marks: nothing would bring the others later.
        deque(self._marking, maxlen=0)
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
        if self._writing is not None:
            return True
        first = self._queue[0] if self._queue else None
        return first is not None and first.is_ready

    # Reading

    def _feed(self) -> None:
        """Keep the thread and the workers busy a little ahead of what is taken in."""
        for one in list(islice(self._queue, _AHEAD * self._pool.size)):
            if isinstance(one, Unpacking):
                self._ask(one)
            elif one.refusal:
                continue
            elif one.look is None:
                one.look = self._shelf.submit(looked_at, one.entry)
            elif one.look.done() and not (one.content or one.refusal):
                self._begin(one, one.look)
            elif one.is_ready and not one.refusal:
                self._store(one)
        first = self._queue[0] if self._queue else None
        look = first.look if isinstance(first, Waiting) else None
        if look is not None and self._pool.is_idle and self._writing is None:
            wait([look], self._patience)

    def _begin(self, waiting: Waiting, look: "Future[Looked]") -> None:
        """Have a file read unless its bytes are known, or being read."""
        try:
            waiting.looked = looked = look.result()
            is_first = looked.digests.sha256 not in self._contents
            content = self._contents.setdefault(looked.digests.sha256, Content(looked.digests))
            if is_first and not exhibits.has_exhibit(self._matter.view, looked.digests.sha256):
                self._read(content, waiting.entry)
            waiting.content = content
        except SourceError as refusal:
            waiting.refusal = str(refusal)

    def _read(self, content: Content, entry: Entry) -> None:
        files = [self._nameable(path) for path in entry.files]
        text = None if entry.text_path is None else self._nameable(entry.text_path)
        parts = () if entry.path is not None else tuple(files)
        content.ticket = self._pool.submit(ReadJob(files[0], self._options(entry), parts, text))
        self._tickets[content.ticket] = content

    def _options(self, entry: Entry) -> ReadOptions:
        if entry.options is not None:
            return entry.options
        return ReadOptions(status=self._choices.status, passwords=self._choices.passwords)

    def _nameable(self, path: Path) -> Path:
        """The file under a name that can be told to a worker: one that is Unicode."""
        if is_unicode(str(path)):
            return path
        copy = (
            Path(self._scratch.name) / f"named-{len(self._tickets)}-{self.done}{suffix(path.name)}"
        )
        with readable():
            copyfile(path, copy)
        return copy

    def _hear(self, event: Event) -> None:
        unpacking = self._unpackings.get(event.ticket)
        if unpacking is not None:
            self._hear_members(unpacking, event)
        content = self._tickets.get(event.ticket)
        if content is None or not isinstance(event, Done | Failed):
            return
        del self._tickets[event.ticket]
        content.ticket, content.seconds = 0, event.seconds
        if isinstance(event, Done):
            content.reading, content.frozen = event.reading, event.frozen
        else:
            content.refusal, content.needs_password = event.reason, event.needs_password

    # Mailboxes

    def _ask(self, unpacking: Unpacking) -> None:
        """Have the next lot of a mailbox unpacked, unless it is on its way or was the last."""
        if unpacking.is_waiting or unpacking.is_ready:
            return
        unpacking.is_waiting = True
        if unpacking.ticket:
            self._pool.more(unpacking.ticket)
            return
        options = self._options(unpacking.box.entry)
        job = ReadJob(unpacking.path, options, first=unpacking.next_place)
        unpacking.ticket = self._pool.submit(job)
        self._unpackings[unpacking.ticket] = unpacking

    def _hear_members(self, unpacking: Unpacking, event: Event) -> None:
        """Put what came of a mailbox in the queue, or tell why nothing came."""
        if not isinstance(event, Members | Failed):
            return
        unpacking.is_waiting = False
        if isinstance(event, Members):
            self._insert(unpacking, event.members)
            unpacking.is_ready = event.is_last
        else:
            self.outcomes.append(unpacking.failed(event))
        if isinstance(event, Failed) or event.is_last:
            del self._unpackings[event.ticket]
            unpacking.ticket = 0
        if unpacking.is_ready:
            self.total -= unpacking.expected

    def _insert(self, unpacking: Unpacking, members: Sequence[tuple[int, Child | Lost]]) -> None:
        """Put messages in the queue before the place of those that follow them."""
        at = self._queue.index(unpacking)
        for place, child in members:
            self.total += unpacking.arrived(place)
            kept = unpacking.kept_at(place, child) if isinstance(child, Child) else None
            if kept is not None and not unpacking.is_last_kept(place):
                self.done += 1
                continue
            self._queue.insert(at, self._member(unpacking.box, place, child, kept))
            at += 1

    def _member(
        self, box: Waiting, place: int, child: Child | Lost, kept: exhibits.Kept | None
    ) -> Waiting:
        shown, name = f"{box.entry.source}!{child.name}", PurePath(child.name).name
        entry = (
            Entry(shown=shown, name=name, refusal=child.reason)
            if isinstance(child, Lost)
            else Entry(self._put_aside(child), shown, name)
        )
        return Waiting(
            entry, place, None, box, depth=box.depth + 1, refusal=entry.refusal, kept=kept
        )

    # Taking in

    def _write_slice(self) -> None:
        first = self._queue[0] if self._queue else None
        if self._writing is None and first is not None and first.is_ready:
            if isinstance(first, Unpacking):
                self._queue.popleft()
                return
            if first.content is not None and self._lacks_reading(first, first.content):
                self._read(first.content, first.entry)
                return
            self._writing = self._take_in(first)
        if self._writing is not None and next(self._writing, _END) is _END:
            self._writing = None

    def _lacks_reading(self, waiting: Waiting, content: Content) -> bool:
        """Whether the bytes are not in the matter, or not all that is inside them."""
        if content.reading is not None or content.refusal:
            return False
        view, exhibit = self._matter.view, content.digests.sha256
        if not exhibits.has_exhibit(view, exhibit):
            return True
        if waiting.depth >= DEEPEST or waiting.entry.is_alone:
            return False
        inside = len(exhibits.facts_of(view, exhibit).attachments)
        return len(_largest_family(view, exhibit)) < inside

    def _take_in(self, waiting: Waiting) -> Iterator[None]:
        """Take one file in, a slice at a time; it leaves the queue only when it is whole."""
        outcome = _refused(waiting, waiting.refusal)
        if waiting.content is not None and not waiting.refusal:
            try:
                yield from self._put_rows(waiting, waiting.content)
                outcome = self._decided(waiting, waiting.content)
                self._marking = self._marks(waiting, waiting.content)
                yield from self._marking
            except SourceError as refusal:
                outcome = _refused(waiting, str(refusal))
        self._queue.popleft()
        self.done += 1
        self.outcomes.append(outcome)
        self._add_inside(waiting)
        self._clear_away(waiting)
        yield

    def _put_rows(self, waiting: Waiting, content: Content) -> Iterator[None]:
        """Objects first, then the layer and its geometry, before any act names them."""
        if exhibits.has_exhibit(self._matter.view, content.digests.sha256):
            return
        reading, frozen, looked = content.reading, content.frozen, waiting.looked
        if reading is None or frozen is None or looked is None:
            raise SourceError(content.refusal)
        self._store(waiting)
        while content.stored is not None and not content.stored.done():
            wait([content.stored], self._patience)
            yield
        rendition = content.stored.result() if content.stored is not None else b""
        for slice_of in taking_in.slices(layers.writes(frozen, rendition)):
            if waiting.rows:
                self._matter.put_rows(waiting.rows)
                yield
            waiting.rows = slice_of
        waiting.body = taking_in.layer_body(content.digests, reading, frozen, rendition)

    def _decided(self, waiting: Waiting, content: Content) -> Outcome:
        """One act for one file, unless it has its place in the matter already."""
        digests = content.digests
        exhibit = EntityId(digests.sha256)
        waiting.exhibit = exhibit.hex()
        waiting.kept = waiting.kept or self._kept_place(waiting)
        if waiting.kept is None:
            self._matter.do(self._act(waiting, content), waiting.rows)
        else:
            waiting.occurrence = waiting.kept.id
        line = exhibits.exhibit(self._matter.view, exhibit)
        return Outcome(
            waiting.entry.source,
            Status.OCCURRENCE if waiting.body is None else Status.IMPORTED,
            exhibit=exhibit.hex(),
            parent=_parent_exhibit(waiting),
            kind=line.kind,
            pages=line.pages,
            characters=line.characters,
            control=line.control,
            warnings=taking_in.warnings(waiting.entry, content),
            layer=line.layer.hex(),
            seconds=content.seconds if waiting.body is not None else 0.0,
        )

    def _store(self, waiting: Waiting) -> None:
        """Have the thread keep native and rendition, once."""
        content, looked = waiting.content, waiting.looked
        if content is None or looked is None or content.stored is not None:
            return
        if content.reading is not None:
            content.stored = self._shelf.submit(
                taking_in.stored,
                self._matter.objects,
                waiting.entry,
                looked,
                content.reading.rendition,
            )

    def _act(self, waiting: Waiting, content: Content) -> Callable[[View], Act]:
        digests, waiting.occurrence = content.digests, new_id()
        body = ExhibitBody(digests.size, digests.md5, digests.sha1)
        met = taking_in.met(self._matter.view, waiting, content, self._choices)
        says = taking_in.says(waiting, content, self._choices)
        exhibit = EntityId(digests.sha256)
        return lambda view: acts.add_exhibit(view, exhibit, body, waiting.body, met, says)

    def _marks(self, waiting: Waiting, content: Content) -> Iterator[None]:
        """Take over what other programs marked in the file, some marks at a time."""
        reading, body = content.reading, waiting.body
        if reading is None or body is None:
            return
        exhibit, layer = bytes.fromhex(waiting.exhibit), bytes.fromhex(body.layer)
        for words in foreign.lots_of(reading.marks):
            view = self._matter.view
            act = foreign.import_marks(view, exhibit, layer, waiting.occurrence, words)
            if act.ops:
                self._matter.do(act)
            yield

    def _kept_place(self, waiting: Waiting) -> exhibits.Kept | None:
        """Where a mailbox was met before in the same place: its messages go on there.

        Or the head of a family to which something is added.
        """
        view, exhibit = self._matter.view, bytes.fromhex(waiting.exhibit)
        if waiting.entry.is_again and waiting.body is None:
            return exhibits.met_at(view, exhibit, waiting.entry.source)
        if waiting.body is not None or waiting.above is not None or not _is_box(view, exhibit):
            return None
        return exhibits.kept_at(view, exhibit, waiting.entry.source, self._choices.custodian)

    # What is inside

    def _add_inside(self, waiting: Waiting) -> None:
        """Put what is inside next in the queue: just read, or known of the same bytes."""
        content = waiting.content
        if waiting.refusal or content is None or waiting.depth >= DEEPEST:
            return
        reading = content.reading
        content.reading = content.frozen = content.stored = None
        if waiting.entry.is_alone:
            return
        if _is_box(self._matter.view, bytes.fromhex(waiting.exhibit)):
            self._unpack(waiting, 0 if reading is None else reading.members)
            return
        children = (
            self._known_children(waiting)
            if reading is None
            else [
                self._child(waiting, place, child)
                for place, child in enumerate(reading.children[:MOST_CHILDREN], start=1)
            ]
        )
        known = {one.place for one in self._below(waiting)} if waiting.kept else set()
        children = [one for one in children if one.place not in known]
        self._queue.extendleft(reversed(children))
        self.total += len(children)

    def _below(self, waiting: Waiting) -> tuple[exhibits.OccurrenceLine, ...]:
        return exhibits.children_of(self._matter.view, waiting.occurrence)

    def _unpack(self, box: Waiting, expected: int) -> None:
        """Let the messages of a mailbox follow it."""
        path = self._linked(box)
        kept = exhibits.members_of(self._matter.view, box.occurrence) if box.kept else {}
        self._queue.appendleft(Unpacking(box, path, expected, kept))
        self.total += expected

    def _linked(self, box: Waiting) -> Path:
        """The native of a mailbox under a name that tells its kind: its source may go away."""
        native = self._matter.objects.path(bytes.fromhex(box.exhibit))
        link = Path(self._scratch.name) / f"box-{self.done}{suffix(box.entry.called)}"
        try:
            link.hardlink_to(native)
        except OSError:
            # Not on every disk. The source itself is read then.
            return box.entry.files[0]
        return link

    def _child(self, parent: Waiting, place: int, child: Child) -> Waiting:
        entry = Entry(self._put_aside(child), f"{parent.entry.source}!{child.name}", child.name)
        return Waiting(entry, place, parent, is_inline=child.inline, depth=parent.depth + 1)

    def _put_aside(self, child: Child) -> Path:
        self._unpacked += 1
        path = Path(self._scratch.name) / f"{self._unpacked}{suffix(child.name)}"
        try:
            path.write_bytes(child.content)
        except OSError as error:
            raise MatterError(
                "An attachment could not be put aside: the disk of the matter’s folder is full. "
                "Free some space and import the mail again."
            ) from error
        return path

    def _clear_away(self, waiting: Waiting) -> None:
        """An unpacked file is a file of the matter now, or refused."""
        following = self._queue[0] if self._queue else None
        wanted = following.path if isinstance(following, Unpacking) else None
        for path in waiting.entry.files:
            if path.parent == Path(self._scratch.name) and path != wanted:
                path.unlink(missing_ok=True)

    def _known_children(self, parent: Waiting) -> list[Waiting]:
        """The attachments of an exhibit that was met before, from where most of them are."""
        return [
            Waiting(
                Entry(
                    self._matter.objects.path(one.exhibit),
                    f"{parent.entry.source}!{one.name}",
                    one.name,
                ),
                one.place,
                parent,
                is_inline=one.is_inline,
                depth=parent.depth + 1,
            )
            for one in _largest_family(self._matter.view, bytes.fromhex(parent.exhibit))
        ]


def _waitings(given: Sequence[Path | Entry]) -> list[Waiting]:
    waitings: list[Waiting] = []
    for place, entry in enumerate(entries_of(given), start=1):
        parent = waitings[entry.parent] if entry.parent is not None else None
        waitings.append(Waiting(entry, entry.place or place, parent, refusal=entry.refusal))
    return waitings


def _names(given: Sequence[Path | Entry]) -> list[str]:
    """What the person named: files, folders, load files."""
    named = (
        (one.loaded.source if one.loaded is not None else one.source)
        if isinstance(one, Entry)
        else as_text(str(one))
        for one in given
    )
    return list(dict.fromkeys(named))


def _refused(waiting: Waiting, reason: str) -> Outcome:
    waiting.refusal = reason
    content = waiting.content
    return Outcome(
        waiting.entry.source,
        Status.REFUSED,
        parent=_parent_exhibit(waiting),
        reason=reason,
        seconds=content.seconds if content is not None else 0.0,
        needs_password=content is not None and content.needs_password,
    )


def _parent_exhibit(waiting: Waiting) -> str:
    return waiting.above.exhibit if waiting.above is not None else ""


def _is_box(view: View, exhibit: bytes) -> bool:
    return exhibits.exhibit(view, exhibit).kind == ExhibitKind.MAILBOX


def _largest_family(view: View, exhibit: bytes) -> tuple[exhibits.OccurrenceLine, ...]:
    """The attachments of that occurrence of an exhibit which has most of them.

    Those that lie in its bytes: what a load file hung on it in one place hangs on it there alone.
    """
    inside = set(exhibits.facts_of(view, exhibit).attachments)
    if not inside:
        return ()
    families = (
        tuple(child for child in exhibits.children_of(view, one.id) if child.name in inside)
        for one in exhibits.occurrences_of(view, exhibit)
    )
    return max(families, key=len, default=())

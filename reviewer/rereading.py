"""Reads an exhibit once more: in another character set, all of a web page, a transcript corrected.

The stored native is read in a worker process as at import; the layer goes in a slice at a time, and
one act names the reading, shows it and moves the passages that surely stand on the same words
(``acts.readings``). A reading that says nothing new is not written: if it is one that the exhibit
had before, that one is shown again, else nothing happens and the person is told.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field, replace
from pathlib import Path
from shutil import copyfile

from reviewer.acts import readings as acts
from reviewer.arriving import readable, suffix
from reviewer.errors import InputError, RefusedError, SourceError
from reviewer.matter import Matter
from reviewer.model import STANDS_THERE, Act, Kind, LayerBody, RelocationBody, Standing
from reviewer.queries import exhibits, readings, scans
from reviewer.queries.view import View, bodies_of
from reviewer.readers.options import ReadOptions
from reviewer.readers.reading import TranscriptStatus
from reviewer.said import counted, said
from reviewer.store import layers
from reviewer.store.objects import Digests
from reviewer.taking_in import layer_body, slices
from reviewer.workers.pool import Done, Event, Failed, Progress, ReadJob, WorkerPool
from reviewer.workers.scratch import made_scratch

_END = object()


@dataclass(frozen=True, slots=True)
class ReadAnew:
    """What came of it: the reading, the passages by how they stand, or why there is none.

    ``is_written`` is whether anything in the matter is another than before.
    """

    exhibit: bytes
    reading: bytes = b""
    is_written: bool = False
    counts: dict[Standing, int] = field(default_factory=dict)
    reason: str = ""
    warnings: tuple[str, ...] = ()
    needs_password: bool = False

    @property
    def sentence(self) -> str:
        """What to tell the person."""
        if self.reason:
            return self.reason
        if not self.is_written:
            return said("The file reads just as before: nothing was changed.")
        moved = sum(count for state, count in self.counts.items() if state in STANDS_THERE)
        unsure = sum(self.counts.values()) - moved
        if unsure:
            return said(
                "Read again: {moved} on the same words, {unsure}.",
                moved=counted(moved, "1 passage stands", "{count:,} passages stand"),
                unsure=counted(unsure, "1 is to be checked", "{count:,} are to be checked"),
            )
        return counted(
            moved,
            "Read again: 1 passage stands on the same words.",
            "Read again: {count:,} passages stand on the same words.",
        )

    def as_line(self) -> dict[str, object]:
        """With its stable keys."""
        return {
            "exhibit": self.exhibit.hex(),
            "reading": self.reading.hex(),
            "written": self.is_written,
            "passages": {state.value: self.counts.get(state, 0) for state in Standing},
            "reason": self.reason,
            "warnings": list(self.warnings),
        }


class ReadAgain:
    """One exhibit read once more, driven by ``step`` (from a timer) or ``run`` (to the end)."""

    def __init__(
        self,
        matter: Matter,
        exhibit: bytes,
        options: ReadOptions,
        pool: WorkerPool,
        *,
        show: bool = True,
    ) -> None:
        """Nothing is read before the first step."""
        self._matter, self._exhibit, self._pool, self._show = matter, exhibit, pool, show
        self._options = _with_status(matter.view, exhibit, options)
        pool.scratch = matter.objects.made_folder()
        self._scratch = made_scratch(matter.objects.made_folder())
        self._shelf = ThreadPoolExecutor(max_workers=1, thread_name_prefix="rereading")
        self._patience = 0.0
        self._ticket = 0
        self._is_rendition = False
        self._writing: Iterator[None] | None = None
        self.progress = (0, 0)
        self.outcome: ReadAnew | None = None

    @property
    def is_finished(self) -> bool:
        """Whether nothing is left to do."""
        return self.outcome is not None

    def cancel(self) -> None:
        """Stop; nothing of a reading that is not in stays."""
        if self._ticket:
            self._pool.cancel(self._ticket)
        self._ticket, self._writing = 0, None
        if self.outcome is None:
            self._end(ReadAnew(self._exhibit, reason=said("Reading again was stopped.")))

    def run(self) -> ReadAnew:
        """Go on to the end.

        Raises:
            MatterError: the disk is full, or the matter cannot be written.
        """
        try:
            while self.outcome is None:
                self.step(timeout=0.2)
        finally:
            self.cancel()
        return self.outcome

    def step(self, timeout: float = 0.0) -> None:
        """Have the file read, or take a slice of the reading in.

        Args:
            timeout: seconds to wait for the worker when there is nothing to take in.
        """
        self._patience = timeout
        try:
            if self._writing is not None:
                if next(self._writing, _END) is _END:
                    self._writing = None
            elif not self._ticket and not self.is_finished:
                self._begin()
            else:
                for event in self._pool.poll(timeout):
                    self._hear(event)
        except (InputError, RefusedError, SourceError) as refusal:
            self._end(ReadAnew(self._exhibit, reason=str(refusal)))

    def _end(self, outcome: ReadAnew) -> None:
        self.outcome = outcome
        self._writing = None
        self._shelf.shutdown(cancel_futures=True)
        self._scratch.cleanup()

    def _begin(self) -> None:
        source = scans.source_of(self._matter.view, self._exhibit)
        objects = self._matter.objects
        natives = (source.rendition,) if self._is_rendition else source.natives
        if not all(objects.has(one) for one in natives):
            raise SourceError(
                "The file itself is missing from the matter, so it cannot be read again. "
                "Import it again, or restore the last backup."
            )
        files = tuple(self._named(objects.path(one)) for one in natives)
        parts = files if len(files) > 1 else ()
        self._ticket = self._pool.submit(ReadJob(files[0], self._options, parts))

    def _named(self, native: Path) -> Path:
        """The native under an ending that tells its kind, as it had when it was met."""
        places = exhibits.occurrences_of(self._matter.view, self._exhibit)
        name = "file.pdf" if self._is_rendition else next((one.name for one in places), "")
        if not suffix(name):
            return native
        link = Path(self._scratch.name) / f"{native.name[:16]}{suffix(name)}"
        try:
            link.hardlink_to(native)
        except OSError:
            with readable():
                copyfile(native, link)
        return link

    def _hear(self, event: Event) -> None:
        if event.ticket != self._ticket:
            return
        if isinstance(event, Progress):
            self.progress = (event.done, event.total)
        elif isinstance(event, Done):
            self._ticket = 0
            self._writing = self._take_in(event)
        elif isinstance(event, Failed):
            self._ticket = 0
            self._failed(event)

    def _failed(self, event: Failed) -> None:
        """Of a locked file the copy is read that was made when its password was known."""
        source = scans.source_of(self._matter.view, self._exhibit)
        if event.needs_password and not self._is_rendition and source.shown.rendition:
            self._is_rendition = True
            return
        self._end(ReadAnew(self._exhibit, reason=event.reason, needs_password=event.needs_password))

    def _take_in(self, read: Done) -> Iterator[None]:
        """The layer first, a slice at a time, then the one act that names and shows it."""
        # Asked here: the view belongs to this thread, and the shelf has one of its own.
        source = scans.source_of(self._matter.view, self._exhibit)
        native = source.rendition if self._is_rendition else self._exhibit
        stored = self._shelf.submit(self._stored, read, native)
        yield from self._until(stored)
        rendition = stored.result()
        body = layer_body(Digests(self._exhibit, "", "", 0), read.reading, read.frozen, rendition)
        known = _same_reading(self._matter.view, self._exhibit, body)
        if known is not None:
            self._end(self._chosen(known))
            return
        for lot in slices(layers.writes(read.frozen, rendition)):
            self._matter.put_rows(lot)
            yield
        counts = self._do(lambda view: acts.add_reading(view, self._exhibit, body, show=self._show))
        reading = acts.reading_id(body)
        warnings = tuple(read.reading.warnings)
        self._end(
            ReadAnew(self._exhibit, reading, is_written=True, counts=counts, warnings=warnings)
        )

    def _chosen(self, known: bytes) -> ReadAnew:
        """What comes of it where the exhibit had this very reading before."""
        is_shown = readings.shown_reading(self._matter.view, self._exhibit) == known
        if is_shown or not self._show:
            return ReadAnew(self._exhibit, known)
        counts = self._do(lambda view: acts.show_reading(view, self._exhibit, known))
        return ReadAnew(self._exhibit, known, is_written=True, counts=counts)

    def _do(self, build: Callable[[View], Act]) -> dict[Standing, int]:
        """Write the act, and count how it says that passages stand."""
        counts: Counter[Standing] = Counter()

        def counted(view: View) -> Act:
            act = build(view)
            counts.update(_standings(act))
            return act

        self._matter.do(counted)
        return dict(counts)

    def _until(self, stored: "Future[bytes]") -> Iterator[None]:
        while not stored.done():
            wait([stored], self._patience)
            yield

    def _stored(self, read: Done, native: bytes) -> bytes:
        content = read.reading.rendition
        return native if content is None else self._matter.objects.put(content)


def _standings(act: Act) -> Iterator[Standing]:
    """How an act says that passages stand; one that goes back to where it was made is as before."""
    for op in act.ops:
        if op.kind is Kind.RELOCATION:
            yield op.body.state if isinstance(op.body, RelocationBody) else Standing.EXACT


def _with_status(view: View, exhibit: bytes, options: ReadOptions) -> ReadOptions:
    """Rough or certified as people have said it of this exhibit, if nothing else is said now."""
    said_before = exhibits.fields_of(view, Kind.EXHIBIT_FIELD, exhibit).get("status")
    known = {status.value: status for status in TranscriptStatus}
    if options.status is not TranscriptStatus.UNKNOWN or said_before is None:
        return options
    return replace(options, status=known.get(said_before.value, TranscriptStatus.UNKNOWN))


def _same_reading(view: View, exhibit: bytes, body: LayerBody) -> bytes | None:
    """A reading of the exhibit that says the same, whatever was asked and whichever reader made it.

    The one that is shown, if it does.
    """
    shown = readings.shown_reading(view, exhibit)
    found = [
        entity
        for entity, one in bodies_of(view, Kind.LAYER, LayerBody, exhibit)
        if _what_it_says(one) == _what_it_says(body)
    ]
    return shown if shown in found else next(iter(found), None)


def _what_it_says(body: LayerBody) -> LayerBody:
    facts = {name: value for name, value in body.facts.items() if name != "asked" and value}
    return replace(body, reader="", maker="", rendition="", facts=facts)


def read_again(matter: Matter, exhibit: bytes, options: ReadOptions, *, show: bool) -> ReadAnew:
    """Read an exhibit once more, here and now, in a worker of its own.

    Raises:
        SourceError: it cannot be read again; nothing was changed.
    """
    exhibits.exhibit(matter.view, exhibit)
    with WorkerPool(1) as pool:
        outcome = ReadAgain(matter, exhibit, options, pool, show=show).run()
    if outcome.reason:
        raise SourceError(outcome.reason)
    return outcome

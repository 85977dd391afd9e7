"""Recognises the text of scans (OCR): page by page, in the background, exhibit after exhibit.

The pictures stay what they are; the words that are recognised come as another reading of the
exhibit, which is shown because a person asked for it, and it is one act. Pages are kept in the
folder of the matter as they are done (``.recognised`` beside the objects, a folder an exhibit),
until the reading is in: whoever stops a scan of five hundred pages, or whose computer does, goes on
where it stopped. What is kept there is nobody's evidence and no part of the matter.
"""

import shutil
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from reviewer.acts.readings import add_reading
from reviewer.errors import InputError, MatterError, RefusedError, SourceError
from reviewer.matter import Matter
from reviewer.model import LayerBody
from reviewer.queries import exhibits, scans
from reviewer.queries.scans import Scan
from reviewer.queries.view import View
from reviewer.readers.options import ReadOptions
from reviewer.said import said
from reviewer.store import layers
from reviewer.store.objects import Digests
from reviewer.taking_in import layer_body, slices
from reviewer.workers.pool import Done, Event, Failed, ReadJob, WorkerPool

ENGLISH = "eng"

_ASKED = "asked"
_END = object()


@dataclass(frozen=True, slots=True)
class Recognition:
    """What became of one exhibit: the pages and characters recognised, or why there are none."""

    exhibit: bytes
    label: str
    pages: int
    characters: int = 0
    reason: str = ""

    def as_line(self) -> dict[str, object]:
        """With its stable keys."""
        return {
            "exhibit": self.exhibit.hex(),
            "number": self.label,
            "pages": self.pages,
            "characters": self.characters,
            "reason": self.reason,
        }


@dataclass(frozen=True, slots=True)
class Unfinished:
    """An exhibit whose recognition was begun and not ended, and the languages asked for."""

    exhibit: bytes
    languages: str


class Recognising:
    """One run over some scans, driven by ``step`` (from a timer) or ``run`` (to the end)."""

    def __init__(
        self, matter: Matter, wanted: Sequence[Scan], languages: str, pool: WorkerPool
    ) -> None:
        """Nothing is read before the first step; from now on the run can be taken up again."""
        self._matter = matter
        self._pool = pool
        self._languages = languages or ENGLISH
        pool.scratch = matter.objects.made_folder()
        self._queue = deque(wanted)
        self._shelf = ThreadPoolExecutor(max_workers=1, thread_name_prefix="recognising")
        self._patience = 0.0
        self._ticket = 0
        self._writing: Iterator[None] | None = None
        self._done_before = 0
        self.total = sum(scan.pages for scan in wanted)
        self.outcomes: list[Recognition] = []
        for scan in wanted:
            _note_begun(kept_folder(matter, scan.exhibit), self._languages)

    @property
    def done(self) -> int:
        """How many of ``total`` pages are recognised."""
        if not self._queue:
            return self.total
        first = self._queue[0]
        return self._done_before + min(first.pages, _pages_kept(self._kept(first)))

    @property
    def wanted(self) -> tuple[bytes, ...]:
        """The exhibits that are not done yet."""
        return tuple(scan.exhibit for scan in self._queue)

    @property
    def is_finished(self) -> bool:
        """Whether nothing is left to do."""
        return not self._queue

    def cancel(self) -> None:
        """Stop: exhibits that are in stay in, pages that are done are kept for the next time."""
        if self._ticket:
            self._pool.cancel(self._ticket)
        self._ticket, self._writing = 0, None
        self._queue.clear()
        self._shelf.shutdown(cancel_futures=True)

    def run(
        self, heard: Callable[[Recognition], None] = lambda _outcome: None
    ) -> list[Recognition]:
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

    def step(self, timeout: float = 0.0) -> list[Recognition]:
        """Have the next exhibit read, or take a slice of it in.

        Args:
            timeout: seconds to wait for the worker when there is nothing to take in.

        Returns:
            The outcomes that this step added.
        """
        before = len(self.outcomes)
        self._patience = timeout
        if self._writing is not None:
            if next(self._writing, _END) is _END:
                self._writing = None
        elif not self._ticket and self._queue:
            self._begin(self._queue[0])
        else:
            for event in self._pool.poll(timeout):
                self._hear(event)
        return self.outcomes[before:]

    def _kept(self, scan: Scan) -> Path:
        return kept_folder(self._matter, scan.exhibit)

    def _begin(self, scan: Scan) -> None:
        try:
            source = scans.source_of(self._matter.view, scan.exhibit)
        except InputError as refusal:
            self._end(scan, reason=str(refusal))
            return
        objects = self._matter.objects
        files = tuple(objects.path(one) for one in source.natives)
        options = _options(self._matter.view, source.shown, self._languages, self._kept(scan))
        parts = files if len(files) > 1 else ()
        self._ticket = self._pool.submit(ReadJob(files[0], options, parts))

    def _hear(self, event: Event) -> None:
        if event.ticket != self._ticket or not isinstance(event, Done | Failed):
            return
        self._ticket = 0
        scan = self._queue[0]
        if isinstance(event, Done):
            self._writing = self._take_in(scan, event)
        elif event.needs_password:
            self._writing = self._try_rendition(scan)
        else:
            self._end(scan, reason=event.reason)

    def _try_rendition(self, scan: Scan) -> Iterator[None]:
        """Of a locked file the copy is read that was made when its password was known."""
        source = scans.source_of(self._matter.view, scan.exhibit)
        path = self._matter.objects.path(source.rendition)
        options = _options(self._matter.view, source.shown, self._languages, self._kept(scan))
        self._ticket = self._pool.submit(ReadJob(path, options))
        yield

    def _take_in(self, scan: Scan, read: Done) -> Iterator[None]:
        """The layer first, a slice at a time, then the one act that names and shows it."""
        try:
            source = scans.source_of(self._matter.view, scan.exhibit)
            stored = self._shelf.submit(self._stored, source.rendition, read)
            yield from self._until(stored)
            shown = stored.result()
            for lot in slices(layers.writes(read.frozen, shown)):
                self._matter.put_rows(lot)
                yield
            digests = Digests(scan.exhibit, "", "", 0)
            body = layer_body(digests, read.reading, read.frozen, shown)
            body = _with_what_was_known(body, source.shown)
            self._matter.do(lambda view: add_reading(view, scan.exhibit, body, show=True))
        except (InputError, RefusedError, SourceError) as refusal:
            self._end(scan, reason=str(refusal))
            return
        self._end(scan, characters=read.frozen.characters)

    def _until(self, stored: "Future[bytes]") -> Iterator[None]:
        while not stored.done():
            wait([stored], self._patience)
            yield

    def _stored(self, rendition: bytes, read: Done) -> bytes:
        """What the words lie on: the rendition that is there, unless a new one was drawn."""
        content = read.reading.rendition
        return rendition if content is None else self._matter.objects.put(content)

    def _end(self, scan: Scan, characters: int = 0, reason: str = "") -> None:
        self._queue.popleft()
        self._done_before += scan.pages
        self.outcomes.append(Recognition(scan.exhibit, scan.label, scan.pages, characters, reason))
        forget(self._matter, scan.exhibit)


def wanted_scans(view: View, chosen: Sequence[bytes]) -> tuple[Scan, ...]:
    """The scans among some exhibits, or of the whole matter where none are chosen.

    Raises:
        RefusedError: none of them has a page that is a picture without words.
    """
    found = scans.waiting_among(view, chosen) if chosen else scans.waiting(view)
    if found:
        return found
    if chosen:
        raise RefusedError("There is nothing to recognise: every page of it has words already.")
    raise RefusedError("There is nothing to recognise: every page in the matter has words.")


def kept_folder(matter: Matter, exhibit: bytes) -> Path:
    """Where the pages of an exhibit are kept until its reading is in."""
    return matter.objects.kept_pages / exhibit.hex()


def unfinished(matter: Matter) -> tuple[Unfinished, ...]:
    """Exhibits whose recognition was stopped before its end, in the order it was asked for."""
    found = sorted(
        matter.objects.kept_pages.glob(f"*/{_ASKED}"),
        key=lambda file: file.stat().st_mtime_ns,
    )
    begun = [Unfinished(_exhibit_of(file), file.read_text("utf-8").strip()) for file in found]
    return tuple(one for one in begun if exhibits.has_exhibit(matter.view, one.exhibit))


def _exhibit_of(file: Path) -> bytes:
    try:
        return bytes.fromhex(file.parent.name)
    except ValueError:
        return b""


def forget(matter: Matter, exhibit: bytes) -> None:
    """Let go of the pages that were kept of an exhibit."""
    shutil.rmtree(kept_folder(matter, exhibit), ignore_errors=True)


def _note_begun(folder: Path, languages: str) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _ASKED).write_text(languages, "utf-8")
    except OSError as error:
        raise MatterError(
            "The matter’s folder cannot be written: the disk is full or read-only."
        ) from error


def _pages_kept(folder: Path) -> int:
    return sum(1 for file in folder.glob("*/*") if not file.name.endswith(".new"))


def _options(view: View, shown: LayerBody, languages: str, kept: Path) -> ReadOptions:
    """What the reading shown was asked for, the page numbers that it has, and now its words."""
    asked = shown.facts.get("asked")
    known = msgspec.convert(asked if isinstance(asked, dict) else {}, ReadOptions)
    stamps = tuple(stamp.value for stamp in view.layer(bytes.fromhex(shown.layer)).stamps)
    if len(stamps) != shown.pages:
        stamps = ()
    return replace(known, recognise=languages, kept=str(kept), stamps=stamps)


def _with_what_was_known(body: LayerBody, shown: LayerBody) -> LayerBody:
    """The files inside were taken in when the exhibit was: a scan is read for its words alone."""
    facts = {**body.facts, "attachments": shown.facts.get("attachments", [])}
    return replace(body, facts=facts)


def refusal_of(found: Sequence[Recognition]) -> str:
    """What to say of the exhibits that could not be recognised; empty where all were."""
    failed = [one for one in found if one.reason]
    if not failed:
        return ""
    return said(
        "{count} exhibits could not be recognised, the first ({label}) because: {reason}",
        count=len(failed),
        label=failed[0].label,
        reason=failed[0].reason,
    )

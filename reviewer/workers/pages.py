"""The window's side of the page worker, started by ``ui.app`` before Qt is imported.

``subprocess.Popen`` and three small threads rather than QProcess, because the worker must be
loading MuPDF while Qt is still being imported, and because nothing under ``reviewer`` knows Qt.
One thread sends (a full pipe must never hold up the window), one receives and starts the worker
again when it has died, one watches: a page that takes longer than ``patience`` costs the worker
its life and is not tried again.
"""

import os
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO

import msgspec

from reviewer.workers.frames import read_frame
from reviewer.workers.page_messages import (
    LONGEST_REPLY,
    Busy,
    Close,
    Failed,
    Measure,
    News,
    Open,
    Reply,
    Request,
    Restarted,
    Tile,
    TileKey,
    Want,
    send,
)

PATIENCE = 8.0
FALSE_STARTS = 3
CRASHES_FORGIVEN = 1
PIPE_BYTES = 1024 * 1024
# The viewer that no view is, and the speck of a picture it asks for.
WARMING = 0
WARMING_SCALE = 0.02
WARMING_SIDE = 12
TOO_SLOW = "This page could not be drawn: it took too long."
CRASHED = "This page could not be drawn: it stopped the program that draws pages."
NEVER_STARTED = (
    "Pages cannot be shown: the program that draws them does not start. Start Pincite again."
)


def worker_command() -> list[str]:
    """How this Python starts the page worker."""
    return [sys.executable, "-m", "reviewer.workers.page_child"]


class PageWorker:
    """Draws pages in a process of its own and tells one listener what came of it."""

    def __init__(self, patience: float = PATIENCE, command: Sequence[str] | None = None) -> None:
        self._patience = patience
        self._command = list(command or worker_command())
        self._change = threading.Condition()
        self._outbox = _Outbox()
        self._paths: dict[str, str] = {}
        self._busy: tuple[str, int] | None = None
        self._busy_since = 0.0
        self._heard = 0
        self._deaths: Counter[tuple[str, int]] = Counter()
        self._overdue: set[tuple[str, int]] = set()
        self._listener: Callable[[News], None] | None = None
        self._unheard: list[News] = []
        self._closed = False
        self._child: subprocess.Popen[bytes] | None = None
        self._threads = [
            threading.Thread(target=run, name=f"page worker {name}", daemon=True)
            for name, run in (
                ("receive", self._receive),
                ("send", self._send),
                ("watch", self._watch),
            )
        ]

    @property
    def pid(self) -> int:
        """The running worker's process id; 0 when there is none."""
        return self._child.pid if self._child is not None else 0

    def start(self) -> None:
        """Start the process; returns at once, while it still loads."""
        self._child = self._spawn()
        for thread in self._threads:
            thread.start()

    def listen(self, listener: Callable[[News], None]) -> int:
        """Tell a listener everything from now on, and first what no one has heard yet.

        It is called in threads of the worker's own. Returns how many pictures others took in
        before it, which is where its own count (see ``want``) begins.
        """
        with self._change:
            self._listener = listener
            unheard, self._unheard = self._unheard, []
            before = self._heard - sum(isinstance(news, Tile) for news in unheard)
        for news in unheard:
            listener(news)
        return before

    def open(self, doc: str, path: Path) -> None:
        """Say where a document lies; ``doc`` is the caller's name for it."""
        self._paths[doc] = str(path)
        self._post(Open(doc, str(path)))

    def warm(self, doc: str, path: Path, page: int) -> None:
        """Open a document and read one page of it while the window is still being built."""
        self.open(doc, path)
        speck = TileKey(doc, page, WARMING_SCALE, 0, 0, 0, WARMING_SIDE, WARMING_SIDE)
        self.want(WARMING, (speck,), 0)

    def measure(self, doc: str) -> None:
        """Ask for ``Sizes`` of all pages of an open document."""
        self._post(Measure(doc))

    def want(self, viewer: int, keys: Sequence[TileKey], urgent: int, heard: int = -1) -> None:
        """Replace what this viewer wants.

        Args:
            viewer: whose wish it is.
            keys: most urgent first.
            urgent: how many of them are on the screen.
            heard: how many pictures the caller has taken in since the worker last restarted; all
                that were passed on where it does not count.
        """
        good = [key for key in keys if not self._is_given_up(key.doc, key.page)]
        urgent -= sum(self._is_given_up(key.doc, key.page) for key in keys[:urgent])
        self._post(Want(viewer, tuple(good), urgent, self._heard if heard < 0 else heard))

    def close_document(self, doc: str) -> None:
        """Let go of a document."""
        self._paths.pop(doc, None)
        self._post(Close(doc))

    def close(self) -> None:
        """End the process and the threads; whatever was wanted is dropped."""
        with self._change:
            self._closed = True
            self._change.notify_all()
        if self._child is not None:
            self._child.kill()
        for thread in self._threads:
            if thread.is_alive():
                thread.join(timeout=2)

    def _post(self, request: Request) -> None:
        with self._change:
            self._outbox.add(request)
            self._change.notify_all()

    def _is_given_up(self, doc: str, page: int) -> bool:
        place = (doc, page)
        return place in self._overdue or self._deaths[place] > CRASHES_FORGIVEN

    def _is_closed(self) -> bool:
        with self._change:
            return self._closed

    def _spawn(self) -> subprocess.Popen[bytes]:
        root = str(Path(__file__).resolve().parents[2])
        inherited = os.environ.get("PYTHONPATH")
        environment = os.environ | {
            "PYTHONPATH": os.pathsep.join([root, inherited] if inherited else [root])
        }
        return subprocess.Popen(  # noqa: S603 - our own interpreter and module, no shell
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            pipesize=PIPE_BYTES,
        )

    def _send(self) -> None:
        while True:
            with self._change:
                self._change.wait_for(lambda: self._closed or self._outbox)
                if self._closed:
                    return
                child, requests = self._child, self._outbox.take()
            _write_all(child, requests)

    def _receive(self) -> None:
        false_starts = 0
        while not self._is_closed():
            heard = self._hear(_running(self._child))
            false_starts = 0 if heard else false_starts + 1
            if self._is_closed():
                break
            self._bury()
            if false_starts >= FALSE_STARTS:
                self._tell(Failed("", -1, NEVER_STARTED))
                break
            self._resurrect()
        if self._child is not None:
            _end(self._child)

    def _hear(self, child: subprocess.Popen[bytes]) -> bool:
        """Pass on what the worker says until it is gone; whether it said anything at all."""
        decoder = msgspec.msgpack.Decoder(Reply)
        heard = False
        pipe = _pipe(child.stdout)
        try:
            while (body := read_frame(pipe, LONGEST_REPLY)) is not None:
                heard = True
                self._take_in(decoder.decode(body))
        except (msgspec.DecodeError, ValueError):
            # What no longer speaks the protocol is as good as dead, and is not to be believed
            # again.
            child.kill()
        return heard

    def _take_in(self, reply: Reply) -> None:
        if isinstance(reply, Busy):
            with self._change:
                was_idle, self._busy = self._busy is None, (reply.doc, reply.page)
                self._busy_since = time.monotonic()
                if was_idle:
                    self._change.notify_all()
            return
        if isinstance(reply, Tile) and len(reply.pixels) != 3 * reply.key.width * reply.key.height:
            raise ValueError("a picture is not as large as it says")
        self._busy = None
        self._tell(reply)

    def _bury(self) -> None:
        with self._change:
            place, self._busy = self._busy, None
            if place is not None:
                self._deaths[place] += 1
        if place is not None and self._is_given_up(*place):
            self._tell(Failed(*place, TOO_SLOW if place in self._overdue else CRASHED))

    def _resurrect(self) -> None:
        dead = _running(self._child)
        _end(dead)
        with self._change:
            if self._closed:
                return
            self._child, self._heard = self._spawn(), 0
            self._outbox = _Outbox()
            for doc, path in self._paths.items():
                self._outbox.add(Open(doc, path))
            self._change.notify_all()
        self._tell(Restarted())

    def _watch(self) -> None:
        with self._change:
            while not self._closed:
                if self._busy is None:
                    self._change.wait_for(lambda: self._closed or self._busy is not None)
                    continue
                left = self._busy_since + self._patience - time.monotonic()
                if left > 0:
                    self._change.wait(left)
                    continue
                self._overdue.add(self._busy)
                _running(self._child).kill()
                self._change.wait_for(lambda: self._closed or self._busy is None)

    def _tell(self, news: News) -> None:
        with self._change:
            self._heard += isinstance(news, Tile)
            listener = self._listener
            if listener is None:
                self._unheard.append(news)
        if listener is not None:
            listener(news)


class _Outbox:
    """Requests not yet sent; of each viewer only the newest wish."""

    def __init__(self) -> None:
        self._requests: list[Request] = []

    def __bool__(self) -> bool:
        return bool(self._requests)

    def add(self, request: Request) -> None:
        if isinstance(request, Want):
            self._requests = [
                other
                for other in self._requests
                if not (isinstance(other, Want) and other.viewer == request.viewer)
            ]
        self._requests.append(request)

    def take(self) -> list[Request]:
        requests, self._requests = self._requests, []
        return requests


def _write_all(child: subprocess.Popen[bytes] | None, requests: list[Request]) -> None:
    pipe = _pipe(_running(child).stdin)
    try:
        for request in requests:
            send(pipe, request)
    except (OSError, ValueError):
        # The worker died while we wrote: the receiving thread starts it again and everything is
        # asked for anew.
        return


def _running(child: subprocess.Popen[bytes] | None) -> subprocess.Popen[bytes]:
    if child is None:
        raise RuntimeError("the page worker was not started")
    return child


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise RuntimeError("the page worker has no pipe")
    return pipe


def _end(child: subprocess.Popen[bytes]) -> None:
    """Reap a worker and close both pipes; what was still to be flushed has no reader."""
    child.kill()
    child.wait()
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            try:
                pipe.close()
            except OSError:
                continue

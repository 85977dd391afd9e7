"""What the page worker has been asked for, and in which order it draws it.

Visible pictures of the newest viewer come first, then visible ones of the others, then what is
fetched ahead. One picture at a time, because a newer wish may make the next one stale.
"""

import os
import queue
from collections import deque
from collections.abc import Set
from pathlib import Path
from typing import IO

import msgspec

from reviewer.errors import SourceError
from reviewer.readers.drawing import PageArtist, Region
from reviewer.workers.page_messages import (
    Busy,
    Close,
    Failed,
    Measure,
    Open,
    Reply,
    Request,
    Sizes,
    Tile,
    TileKey,
    Want,
    send,
)

SENT_KEPT = 256


class Desk:
    """What is wanted, and the artist who draws it."""

    def __init__(self, replies: IO[bytes]) -> None:
        self._replies = replies
        self._artist = PageArtist()
        self._paths: dict[str, Path] = {}
        self._measures: list[str] = []
        self._wants: dict[int, Want] = {}
        self._sent: deque[tuple[int, TileKey]] = deque(maxlen=SENT_KEPT)
        self._count = 0

    def is_idle(self) -> bool:
        """Nothing is left to draw or to measure."""
        return not self._measures and not any(want.keys for want in self._wants.values())

    def take(self, first: Request | None, inbox: queue.SimpleQueue[Request]) -> None:
        """Note the first request and every other that waits already."""
        if first is not None:
            self._note(first)
        while not inbox.empty():
            self._note(inbox.get())

    def work(self) -> None:
        """Do the most urgent thing, and only that: a newer wish may be waiting."""
        if self._measures:
            self._measure(self._measures.pop(0))
        elif (key := self._next_key()) is not None:
            self._draw(key)

    def _note(self, request: Request) -> None:
        match request:
            case Open(doc, path):
                self._paths[doc] = Path(path)
            case Measure(doc):
                self._measures.append(doc)
            case Want(viewer):
                self._wants.pop(viewer, None)
                self._wants[viewer] = self._without_sent(request)
            case Close(doc):
                self._paths.pop(doc, None)
                self._artist.close(doc)

    def _next_key(self) -> TileKey | None:
        """The newest viewer's visible pictures, then those of the others, then what comes ahead."""
        newest_first = list(reversed(self._wants.values()))
        waiting = [want for want in newest_first if want.urgent > 0 and want.keys]
        waiting = waiting or [want for want in newest_first if want.keys]
        if not waiting:
            return None
        key = waiting[0].keys[0]
        # Two views of one page share its picture, so it is drawn for all that wait for it.
        for want in newest_first:
            self._wants[want.viewer] = _without(want, frozenset({key}))
        return key

    def _without_sent(self, want: Want) -> Want:
        on_its_way = {key for number, key in self._sent if number > want.heard}
        return _without(want, on_its_way)

    def _draw(self, key: TileKey) -> None:
        path = self._paths.get(key.doc)
        if path is None:
            return
        self._send(Busy(key.doc, key.page))
        region = Region(key.scale, key.rotation, key.x, key.y, key.width, key.height)
        try:
            pixels = self._artist.draw(key.doc, path, key.page, region)
        except SourceError as fault:
            self._send(Failed(key.doc, key.page, str(fault)))
        else:
            self._count += 1
            self._sent.append((self._count, key))
            self._send(Tile(key, memoryview(pixels)))

    def _measure(self, doc: str) -> None:
        path = self._paths.get(doc)
        if path is None:
            return
        self._send(Busy(doc, -1))
        try:
            sizes = self._artist.sizes(doc, path)
        except SourceError as fault:
            self._send(Failed(doc, -1, str(fault)))
        else:
            self._send(Sizes(doc, sizes))

    def _send(self, reply: Reply) -> None:
        try:
            send(self._replies, reply)
        except BrokenPipeError:
            os._exit(0)


def _without(want: Want, drawn: Set[TileKey]) -> Want:
    """A wish without what is drawn already."""
    if drawn.isdisjoint(want.keys):
        return want
    urgent = sum(key not in drawn for key in want.keys[: max(0, want.urgent)])
    keys = tuple(key for key in want.keys if key not in drawn)
    return msgspec.structs.replace(want, keys=keys, urgent=urgent)

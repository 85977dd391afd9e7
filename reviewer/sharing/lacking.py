"""Exhibits whose own file is not here, and what of a colleague's file is wanted for them."""

from collections.abc import Collection

from reviewer.matter import Matter
from reviewer.model import Kind, LayerBody, PartsBody
from reviewer.sharing.portions import ObjectBytes
from reviewer.store import log, sending
from reviewer.store.log import DamagedError, Operation, Payload, Received
from reviewer.store.objects import Arrival
from reviewer.store.shown import read_body

_OF_FILES = frozenset({Kind.EXHIBIT, Kind.LAYER, Kind.PARTS})


def exhibits_missing(matter: Matter, coming: Collection[bytes] = ()) -> int:
    """How many exhibits there are whose native is not here, nor among the files that come."""
    cursor = matter.connection().cursor()
    parts, here = sending.parts_of(cursor), matter.objects.names().union(coming)
    return sum(
        not here.issuperset(parts.get(exhibit, (exhibit,)))
        for exhibit in sending.exhibits_in_view(cursor)
    )


class Files:
    """Natives and renditions that come with a file: kept where an act names them.

    What no act names is not kept, nor what is here, nor what was purged or is locked away.
    """

    def __init__(self, matter: Matter) -> None:
        """None came yet."""
        self._matter = matter
        self._purged = sending.purged(matter.connection().cursor())
        self._named: set[bytes] | None = None
        self._new: set[bytes] = set()
        self._arrival: Arrival | None = None
        self._digest = b""
        self.kept: list[bytes] = []
        self.damaged = 0

    def note(self, changesets: tuple[Received, ...], payloads: tuple[Payload, ...]) -> None:
        """Files that these acts name are wanted."""
        said = {one.hash: one.content for one in payloads}
        for one in changesets:
            try:
                body = log.read(one.body)
            except DamagedError:
                continue
            for op in getattr(body, "ops", ()):
                if op.kind in _OF_FILES and not self._is_of_purged(op):
                    content = said.get(bytes.fromhex(op.payload)) if op.payload else None
                    self._new |= _named_by(op.kind, op.entity, content)

    def _is_of_purged(self, op: Operation) -> bool:
        """Also a package from before an exhibit was destroyed names its files."""
        exhibit = op.entity if op.kind == Kind.EXHIBIT else op.subject
        return exhibit is not None and bytes.fromhex(exhibit) in self._purged

    def piece(self, piece: ObjectBytes) -> None:
        """The next piece of a file; pieces of one follow each other."""
        digest = bytes.fromhex(piece.sha256)
        if piece.offset == 0:
            self.drop()
            wanted = self._is_wanted(digest)
            self._arrival = self._matter.objects.receive(digest) if wanted else None
            self._digest = digest
        if self._arrival is None:
            return
        if digest != self._digest or piece.offset != self._arrival.size:
            self._damage()
            return
        self._arrival.add(piece.content)
        if self._arrival.size >= piece.size:
            arrival, self._arrival = self._arrival, None
            if arrival.keep():
                self.kept.append(digest)
            else:
                self.damaged += 1

    def _damage(self) -> None:
        self.drop()
        self.damaged += 1

    def drop(self) -> None:
        """What was not whole is not kept."""
        arrival, self._arrival = self._arrival, None
        if arrival is not None:
            arrival.drop()

    def take_away(self) -> None:
        """Nothing came after all: what was kept goes, since no act names it."""
        self.drop()
        named = named_here(self._matter)
        for digest in self.kept:
            if digest not in named:
                self._matter.objects.remove(digest)

    def _is_wanted(self, digest: bytes) -> bool:
        if self._named is None:
            self._named = named_here(self._matter)
        is_named = digest in self._named or digest in self._new
        return is_named and not self._matter.objects.has(digest)


def _named_by(kind: str, entity: str, content: bytes | None) -> set[bytes]:
    if kind == Kind.EXHIBIT:
        return {bytes.fromhex(entity)}
    if kind == Kind.PARTS:
        parts = read_body(content, PartsBody)
        return set() if parts is None else {bytes.fromhex(one) for one in parts.parts}
    reading = read_body(content, LayerBody)
    return {bytes.fromhex(reading.rendition)} if reading and reading.rendition else set()


def named_here(matter: Matter) -> set[bytes]:
    """The hashes of every native and rendition that the matter names and may hold."""
    cursor = matter.connection().cursor()
    parts, closed = sending.parts_of(cursor), sending.locked_away(cursor)
    named: set[bytes] = set()
    for exhibit in sending.arrivals(cursor).keys() - closed:
        named.update(parts.get(exhibit, (exhibit,)))
    readings = sending.layers_named(cursor)
    return named | {one.rendition for one in readings if one.exhibit not in closed}

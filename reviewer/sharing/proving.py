"""Texts and layouts of a file from a colleague, held against the hashes that acts name.

An act that names a text or a layout which is neither here nor came with the file waits: it is not
taken, for its passages would stand on words that nobody can read. A layout is proved by the act
that names it; where two programs laid the same pages out differently, the layout that is here
serves both acts.
"""

from collections.abc import Iterable, Iterator, Mapping

from reviewer.errors import MatterError
from reviewer.matter import Matter
from reviewer.model import Kind, LayerBody
from reviewer.sharing.portions import GeometryRows, LayerRows
from reviewer.store import arrivals, layers, log
from reviewer.store.layers import Write
from reviewer.store.log import Changeset, DamagedError, Payload, Received
from reviewer.store.shown import read_body
from reviewer.text import codec, geometry
from reviewer.text.codec import LayerPart

_NAMES_LAYER = b',"layer",'
_NAMES_PURGE = b',"purge",'
_Key = tuple[bytes, bytes]


class Texts:
    """What is known to be sound of the texts and layouts that acts of one file name."""

    def __init__(self, matter: Matter) -> None:
        """Nothing of the file is known yet."""
        self._cursor = matter.connection().cursor()
        self._whole: dict[bytes, bool] = {}
        self._layouts: dict[_Key, set[bytes]] = {}
        self._proved: set[_Key] = set()
        self._purged: set[bytes] | None = None
        self.new = 0

    def layer(self, rows: LayerRows) -> Iterator[Write]:
        """The statements that put a text in: none where it is here, or is not what its id says."""
        if self._is_whole(rows.layer):
            return
        parts = sorted(rows.parts)
        if not _is_text(rows.layer, parts):
            return
        self._whole[rows.layer] = True
        self.new += 1
        if not arrivals.has_these_parts(self._cursor, rows.layer, parts):
            yield arrivals.CLEAR_LAYER, (rows.layer,)
        for part in parts:
            yield layers.PUT_PART, (rows.layer, *part)

    def layout(self, rows: GeometryRows) -> Iterator[Write]:
        """The statements that put a layout in: none where one is here, or it cannot be read."""
        key = (rows.layer, rows.rendition)
        is_here = bool(self._stored(key))
        try:
            pages = [geometry.decode_page(body) for body in rows.pages]
        except ValueError:
            return
        self._layouts.setdefault(key, set()).add(layers.geometry_hash(rows.pages))
        if is_here:
            return
        both = zip(pages, rows.pages, strict=True)
        for number, (page, body) in enumerate(both, start=1):
            columns = (number, page.width, page.height, page.start, page.end, body)
            yield layers.PUT_PAGE, (*key, *columns)

    def ready(
        self, changesets: Iterable[Received], payloads: Mapping[bytes, Payload]
    ) -> tuple[list[Received], list[Received]]:
        """Changesets of which everything they name is here, and those that wait for a text."""
        found: tuple[list[Received], list[Received]] = ([], [])
        for one in changesets:
            found[not self._has_all(one, payloads)].append(one)
        return found

    def note_purges(self, changesets: Iterable[Received]) -> None:
        """What these say is destroyed needs no text."""
        purged = self._known_purges()
        for one in changesets:
            if _NAMES_PURGE in one.body:
                purged.update(bytes.fromhex(subject) for subject in _purged_by(one.body))

    def _known_purges(self) -> set[bytes]:
        if self._purged is None:
            self._purged = arrivals.purged(self._cursor)
        return self._purged

    def _has_all(self, one: Received, payloads: Mapping[bytes, Payload]) -> bool:
        if _NAMES_LAYER not in one.body:
            return True
        bodies = [body for body in self._readings(one, payloads) if self._counts(body)]
        if not all(self._is_whole(bytes.fromhex(body.layer)) for body in bodies):
            return False
        return all(self._is_laid_out(body) for body in bodies)

    def _counts(self, body: LayerBody) -> bool:
        return bytes.fromhex(body.exhibit) not in self._known_purges()

    def _readings(self, one: Received, payloads: Mapping[bytes, Payload]) -> Iterator[LayerBody]:
        """The readings that a changeset names; none where it is damaged, which others find."""
        try:
            said = log.decode(one.body)
        except DamagedError:
            return
        for op in said.ops:
            if op.kind == Kind.LAYER and op.payload is not None:
                body = read_body(self._content(bytes.fromhex(op.payload), payloads), LayerBody)
                if body is not None:
                    yield body

    def _content(self, payload: bytes, payloads: Mapping[bytes, Payload]) -> bytes | None:
        if payload in payloads:
            return payloads[payload].content
        return arrivals.content(self._cursor, payload)

    def _is_whole(self, layer: bytes) -> bool:
        """Whether a text is here, every part of it."""
        known = self._whole.get(layer)
        if known is None:
            known = self._whole[layer] = self._is_stored(layer)
        return known

    def _is_stored(self, layer: bytes) -> bool:
        if not layers.has_layer(self._cursor, layer):
            return False
        try:
            return codec.layer_id(layers.read_layer(self._cursor, layer)) == layer
        except MatterError:
            return False

    def _is_laid_out(self, body: LayerBody) -> bool:
        key = (bytes.fromhex(body.layer), bytes.fromhex(body.rendition or body.exhibit))
        wanted = bytes.fromhex(body.geometry)
        stored = self._stored(key)
        if wanted in self._layouts.get(key, set()) or stored == wanted:
            self._proved.add(key)
        return key in self._proved or (body.pages == 0 and not stored)

    def _stored(self, key: _Key) -> bytes | None:
        """The hash of the layout that is here; None where there is none."""
        bodies = arrivals.geometry_bodies(self._cursor, *key)
        return layers.geometry_hash(bodies) if bodies else None


def _is_text(layer: bytes, parts: list[tuple[int, int, str, bytes]]) -> bool:
    try:
        return codec.layer_id(codec.decode([LayerPart(*part) for part in parts])) == layer
    except ValueError:
        return False


def _purged_by(body: bytes) -> Iterator[str]:
    try:
        said: Changeset = log.decode(body)
    except DamagedError:
        return
    for op in said.ops:
        if op.kind == Kind.PURGE and op.subject is not None:
            yield op.subject

"""``verify``: everything that the matter says is held against the hash that says it.

Changesets against their ids and chains, payloads against their hashes, layers and geometry against
what acts name, natives and renditions against their file names, quotes against their layers, and
every projection against one made anew from the log. A finding is a sentence that says what is
damaged and what to do.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain

from reviewer.errors import MatterError
from reviewer.matter import Matter
from reviewer.model import AnchorBody, LayerBody, PassageBody, RelocationBody
from reviewer.said import named, said
from reviewer.store import checking, layers, log
from reviewer.store.checking import StoredPage
from reviewer.store.log import DamagedError
from reviewer.store.objects import Objects
from reviewer.text import codec, geometry

_RESTORE = said("Restore the last backup.")


@dataclass(frozen=True, slots=True)
class Verified:
    """What was looked at, and what was found wrong."""

    changesets: int
    payloads: int
    layers: int
    objects: int
    passages: int
    findings: tuple[str, ...]


def verify(matter: Matter) -> Verified:
    """Check the whole matter; it is left as it is."""
    findings = [
        *_log(matter),
        *_payloads(matter),
        *_layers(matter),
        *_objects(matter),
        *_passages(matter),
        *_projections(matter),
    ]
    counted = checking.counts(matter.connection())
    return Verified(
        counted.changesets,
        counted.payloads,
        counted.layers,
        len(_named_objects(matter)),
        counted.passages,
        tuple(findings),
    )


def texts_and_files(matter: Matter) -> list[str]:
    """What is wrong with all that a backup carries beside the log."""
    return [*_layers(matter), *_objects(matter)]


def _log(matter: Matter) -> Iterator[str]:
    chains: dict[str, tuple[int, str | None]] = {}
    for received in checking.changesets(matter.connection()):
        name = received.id.hex()
        try:
            body = log.check(received, matter.id)
        except DamagedError as fault:
            yield said(
                "An act in the log is damaged ({name}: {fault}). {remedy}",
                name=name[:12],
                fault=str(fault),
                remedy=_RESTORE,
            )
            continue
        wseq, head = chains.get(body.writer, (0, None))
        if body.wseq != wseq + 1 or body.prev != head:
            missing = body.wseq - wseq - 1
            yield said(
                "{count} acts before {name} are not here; "
                "ask the colleague who made them for a fresh hand-over.",
                count=missing or said("Some"),
                name=name[:12],
            )
        chains[body.writer] = (body.wseq, name)


def _payloads(matter: Matter) -> Iterator[str]:
    for one in checking.payloads(matter.connection()):
        try:
            log.check_payload(one)
        except DamagedError:
            yield said(
                "What an act says is damaged ({name}). {remedy}",
                name=one.hash.hex()[:12],
                remedy=_RESTORE,
            )
    missing = checking.missing_payloads(matter.connection())
    if missing:
        yield said("What {count} acts say is missing. {remedy}", count=missing, remedy=_RESTORE)


def _layers(matter: Matter) -> Iterator[str]:
    cursor = matter.connection().cursor()
    for body in checking.readings(matter.connection()):
        layer = bytes.fromhex(body.layer)
        try:
            text = layers.read_layer(cursor, layer)
        except MatterError as fault:
            yield said("{fault} ({name})", fault=named(str(fault)), name=body.layer[:12])
            continue
        if codec.layer_id(text) != layer:
            yield said(
                "The text of an exhibit is damaged ({name}). {remedy}",
                name=body.layer[:12],
                remedy=_RESTORE,
            )
        if not _is_geometry_whole(matter, body):
            yield said(
                "The layout of an exhibit is damaged ({name}). {remedy}",
                name=body.layer[:12],
                remedy=_RESTORE,
            )


def _is_geometry_whole(matter: Matter, body: LayerBody) -> bool:
    rendition = bytes.fromhex(body.rendition or body.exhibit)
    pages = checking.pages(matter.connection(), bytes.fromhex(body.layer), rendition)
    if layers.geometry_hash([page.body for page in pages]).hex() != body.geometry:
        return False
    return all(_is_copied_truly(page) for page in pages)


def _is_copied_truly(stored: StoredPage) -> bool:
    page = geometry.decode_page(stored.body)
    copies = (stored.width, stored.height, stored.start, stored.end)
    return (page.width, page.height, page.start, page.end) == copies


def _named_objects(matter: Matter) -> set[bytes]:
    named = (body.rendition for body in checking.readings(matter.connection()))
    renditions = {bytes.fromhex(rendition) for rendition in named if rendition}
    return checking.natives(matter.connection()) | renditions


def _objects(matter: Matter) -> Iterator[str]:
    for exhibit, body in checking.parts(matter.connection()).items():
        if sha256(b"".join(map(bytes.fromhex, body.parts))).digest() != exhibit:
            yield said(
                "The list of the files that make up an exhibit is damaged ({name}). {remedy}",
                name=exhibit.hex()[:12],
                remedy=_RESTORE,
            )
    for digest in sorted(_named_objects(matter)):
        yield from file_findings(matter.objects, digest)


def file_findings(objects: Objects, digest: bytes) -> Iterator[str]:
    """What is wrong with one native or rendition; reads the whole file."""
    name = digest.hex()[:12]
    if not objects.has(digest):
        yield said(
            "The file of an exhibit is missing ({name}); its text and passages are here. "
            "Import the file again, or restore the last backup.",
            name=name,
        )
    elif not objects.holds(digest):
        yield said(
            "The file of an exhibit is damaged ({name}). {remedy}", name=name, remedy=_RESTORE
        )


def _passages(matter: Matter) -> Iterator[str]:
    cursor, cache = matter.connection().cursor(), layers.LayerCache()
    connection = matter.connection()
    bodies: Iterator[PassageBody | RelocationBody] = chain(
        checking.marked(connection), checking.moved(connection)
    )
    for body in bodies:
        layer = bytes.fromhex(body.layer)
        if not layers.has_layer(cursor, layer):
            continue
        text = cache.get(cursor, layer).text
        if not _is_held(text, body):
            yield said(
                "A passage does not stand on the words it was marked on: “{quote}”. {remedy}",
                quote=" … ".join(anchor.quote for anchor in body.anchors)[:60],
                remedy=_RESTORE,
            )


def _is_held(text: str, body: PassageBody | RelocationBody) -> bool:
    """Whether each span holds the words that its anchor says."""
    return len(body.spans) == len(body.anchors) and all(
        _stands(text, start, end, anchor)
        for (start, end), anchor in zip(body.spans, body.anchors, strict=True)
    )


def _stands(text: str, start: int, end: int, anchor: AnchorBody) -> bool:
    return (
        text[start:end] == anchor.quote
        and text.endswith(anchor.before, 0, start)
        and text.startswith(anchor.after, end)
    )


def _projections(matter: Matter) -> Iterator[str]:
    """Live rows against rows made anew from the log, in a transaction that is rolled back."""
    before = dict(matter.projected_rows())
    after = dict(matter.rebuilt_rows())
    for table, stored in before.items():
        if stored != after[table]:
            yield said(
                "What is shown differs from the log in “{table}”. Nothing is lost: "
                "close the matter and open it with “pincite verify --rebuild”.",
                table=table,
            )

"""``verify``: everything that the matter says is held against the hash that says it.

Changesets against their ids and chains, payloads against their hashes, layers and geometry against
what acts name, natives and renditions against their file names, quotes against their layers, and
every projection against one made anew from the log. A finding is a sentence that says what is
damaged and what to do. What colleagues did or took in and has not come yet is *missing*, which is
told apart, because work comes in parts; a hole in this copy's own chain is damage, and so is a file
that was taken in here. What was destroyed on purpose is neither.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain

from reviewer.errors import MatterError
from reviewer.matter import Matter
from reviewer.model import AnchorBody, LayerBody, PassageBody, RelocationBody
from reviewer.queries import people
from reviewer.said import counted, named, said
from reviewer.sharing.gaps import Chains, Missing, missing_acts, missing_files, told_twice
from reviewer.store import checking, layers, log, sending
from reviewer.store.checking import StoredPage, TakenBy
from reviewer.store.log import DamagedError
from reviewer.store.objects import Objects
from reviewer.text import codec, geometry

_RESTORE = said("Restore the last backup.")


@dataclass(frozen=True, slots=True)
class Verified:
    """What was looked at, what was found wrong, and what is known to be elsewhere.

    ``copies`` tells of copies that went on under one name.
    """

    changesets: int
    payloads: int
    layers: int
    objects: int
    passages: int
    findings: tuple[str, ...]
    missing: tuple[Missing, ...] = ()
    copies: tuple[str, ...] = ()


def verify(matter: Matter) -> Verified:
    """Check the whole matter; it is left as it is."""
    chains = Chains()
    files = _files(matter)
    findings = [
        *_log(matter, chains),
        *_payloads(matter),
        *_layers(matter),
        *_objects(matter, files),
        *_passages(matter),
        *_projections(matter),
    ]
    counted = checking.counts(matter.connection())
    names = {row.id.hex(): row.name for row in people.reviewers(matter.view)}
    others = [gap for gap in chains.gaps() if gap.writer != matter.view.writer.hex()]
    return Verified(
        counted.changesets,
        counted.payloads,
        counted.layers,
        sum(not _is_elsewhere(matter, digest, taken) for digest, taken in files.items()),
        counted.passages,
        tuple(findings),
        (
            *missing_acts(others, names, matter.reviewer.hex()),
            *_missing_files(matter, files, names),
        ),
        tuple(told_twice(names.get(person, "")) for person in chains.forked()),
    )


def texts_and_files(matter: Matter) -> list[str]:
    """What is wrong with all that a backup carries beside the log."""
    return [*_layers(matter), *_objects(matter, _files(matter))]


def _log(matter: Matter, chains: Chains) -> Iterator[str]:
    for received in checking.changesets(matter.connection()):
        name = received.id.hex()
        try:
            chains.take(name, log.check(received, matter.id))
        except DamagedError as fault:
            chains.take_damaged(name)
            yield said(
                "An act in the log is damaged ({name}: {fault}). {remedy}",
                name=name[:12],
                fault=str(fault),
                remedy=_RESTORE,
            )
    for gap in chains.gaps():
        if gap.writer == matter.view.writer.hex():
            yield said(
                "Acts done in this copy are not in it any more: {count}. {remedy}",
                count=gap.count,
                remedy=_RESTORE,
            )


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
        yield counted(
            missing,
            "What 1 act says is missing. {remedy}",
            "What {count} acts say is missing. {remedy}",
            remedy=_RESTORE,
        )


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


def _files(matter: Matter) -> dict[bytes, TakenBy]:
    """Natives and renditions that acts name, with those who took them in."""
    return checking.files(matter.connection())


def _is_elsewhere(matter: Matter, digest: bytes, taken: TakenBy) -> bool:
    """Whether a file that is not here was never taken in by this copy."""
    return matter.view.writer not in taken and not matter.objects.has(digest)


def _missing_files(
    matter: Matter, files: Mapping[bytes, TakenBy], names: Mapping[str, str]
) -> Iterator[Missing]:
    """Files that only colleagues took in, and that never came; exhibits by person."""
    owners, found = _owners(matter), defaultdict[str, set[bytes]](set)
    for digest, taken in files.items():
        if _is_elsewhere(matter, digest, taken):
            found[min(taken.values()).hex()].add(owners.get(digest, digest))
    for person, exhibits in sorted(found.items()):
        is_own = person == matter.reviewer.hex()
        yield missing_files(len(exhibits), names.get(person, ""), is_own=is_own)


def _owners(matter: Matter) -> dict[bytes, bytes]:
    """The exhibit that each native, part and rendition belongs to."""
    cursor = matter.connection().cursor()
    owners = {one.rendition: one.exhibit for one in sending.layers_named(cursor)}
    for exhibit, parts in sending.parts_of(cursor).items():
        owners.update(dict.fromkeys(parts, exhibit))
    return owners


def _objects(matter: Matter, files: Mapping[bytes, TakenBy]) -> Iterator[str]:
    for exhibit, body in checking.parts(matter.connection()).items():
        if sha256(b"".join(map(bytes.fromhex, body.parts))).digest() != exhibit:
            yield said(
                "The list of the files that make up an exhibit is damaged ({name}). {remedy}",
                name=exhibit.hex()[:12],
                remedy=_RESTORE,
            )
    for digest in sorted(files):
        if not _is_elsewhere(matter, digest, files[digest]):
            yield from file_findings(matter.objects, digest)
    for exhibit in checking.purged(matter.connection()):
        if matter.objects.has(exhibit) and exhibit not in files:
            yield said(
                "The file of an exhibit that was destroyed is still here ({name}). "
                "Close the matter and open it again.",
                name=exhibit.hex()[:12],
            )


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

"""What a colleague hands over: portions of real matters, and what of a file can be believed."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from reviewer.matter import Matter
from reviewer.model import LayerBody, MatterId
from reviewer.sharing.portions import (
    Acts,
    Form,
    GeometryRows,
    LayerRows,
    Manifest,
    ObjectBytes,
    Portion,
    Unreadable,
)
from reviewer.store import checking, log
from reviewer.store.layers import geometry_hash
from reviewer.store.log import DamagedError, Payload, Received
from reviewer.text import codec
from reviewer.text.codec import LayerPart
from tests.unit.matters import add_text, make_matter, tag

CHEAP = 14
"""What a guess at a passphrase costs in tests: the least that is read."""
_WORDS = tuple(
    "the witness said that shipment quantity invoice recall meeting letter whether delivered "  # noqa: SIM905 - words
    "ninety barrels price contract counsel objection form november warehouse receipt signed never "
    "before after email attached manager knew about defect".split()
)


def paragraph(number: int) -> str:
    """Forty words that no other paragraph has in this order."""
    chosen = hashlib.shake_128(b"%d" % number).digest(40)
    return f"{number} " + " ".join(_WORDS[byte % len(_WORDS)] for byte in chosen) + "."


def tagged_matter(folder: Path, count: int = 20) -> Matter:
    """A matter with so many tagged passages of a hundred characters."""
    matter = make_matter(folder)
    added = add_text(matter, "\n\n".join(paragraph(number) for number in range(count)))
    for number in range(count):
        kind = ("admission", "denial", "quantity")[number % 3]
        tag(matter, added, paragraph(number)[4:104], kind)
    return matter


def log_of(matter: Matter) -> list[Received]:
    """The changesets in the order of their chains."""
    return list(checking.changesets(matter.connection()))


def acts_of(matter: Matter, changesets: Sequence[Received] | None = None) -> Acts:
    """Some changesets, all of them unless named, with what they say."""
    changesets = log_of(matter) if changesets is None else changesets
    said = {one for each in changesets for one in log.payloads_of(log.check(each, matter.id))}
    payloads = [one for one in checking.payloads(matter.connection()) if one.hash in said]
    return Acts(tuple(changesets), tuple(payloads))


def texts_of(matter: Matter) -> list[LayerRows | GeometryRows]:
    """Every text layer, and the layout of every rendition."""
    connection = matter.connection()
    layers = [
        LayerRows(
            layer,
            tuple(
                connection.execute(
                    """SELECT part, start, text, structure FROM layer
                       WHERE layer = ? ORDER BY part""",
                    (layer,),
                ).fetchall()
            ),
        )
        for (layer,) in connection.execute("SELECT DISTINCT layer FROM layer").fetchall()
    ]
    both = connection.execute("SELECT DISTINCT layer, rendition FROM geometry").fetchall()
    pages = [
        GeometryRows(
            layer,
            rendition,
            tuple(page.body for page in checking.pages(connection, layer, rendition)),
        )
        for layer, rendition in both
    ]
    return [*layers, *pages]


def manifest_of(matter: Matter, changesets: int = 0, form: Form = Form.HAND_OVER) -> Manifest:
    """What a file says of itself."""
    last = log_of(matter)[-1]
    return Manifest(
        form=form,
        matter=matter.id.hex(),
        title="Clark v. Acme",
        person=matter.reviewer.hex(),
        name="Kim Lee",
        made=int(log.decode(last.body).hlc),
        app="pincite 0.1.0",
        upto={log.decode(last.body).writer: (log.decode(last.body).wseq, last.id.hex())},
        changesets=changesets,
    )


@dataclass
class Believed:
    """What came out of a file and is what its hashes say; the rest is counted."""

    changesets: set[tuple[bytes, bytes]] = field(default_factory=set)
    payloads: set[tuple[bytes, bytes, bytes]] = field(default_factory=set)
    layers: set[tuple[bytes, str]] = field(default_factory=set)
    geometry: set[tuple[bytes, ...]] = field(default_factory=set)
    objects: dict[str, bytes] = field(default_factory=dict)
    rejected: int = 0
    unreadable: list[Unreadable] = field(default_factory=list)

    @property
    def is_told(self) -> bool:
        """Whether anything was said to be missing."""
        return bool(self.rejected or self.unreadable)


def believed(portions: Iterable[Portion], matter: bytes) -> Believed:
    """Hold everything against its hash, as whoever takes a file in must."""
    found, named, pages = Believed(), set[str](), list[GeometryRows]()
    for portion in portions:
        if isinstance(portion, Acts):
            _take_acts(found, portion, matter, named)
        elif isinstance(portion, LayerRows):
            _take_layer(found, portion)
        elif isinstance(portion, GeometryRows):
            pages.append(portion)
        elif isinstance(portion, ObjectBytes):
            known = found.objects.get(portion.sha256, b"")
            found.objects[portion.sha256] = known + portion.content
        else:
            found.unreadable.append(portion)
    for one in pages:
        is_named = geometry_hash(one.pages).hex() in named
        found.rejected += not is_named
        found.geometry |= {one.pages} if is_named else set()
    _drop_wrong_objects(found)
    found.rejected += _wordless(found)
    return found


def _wordless(found: Believed) -> int:
    """How many changesets came without something that they say."""
    here = {digest for digest, _, _ in found.payloads}
    bodies = [log.read(body) for _, body in found.changesets]
    return sum(not log.payloads_of(body) <= here for body in bodies)


def _take_acts(found: Believed, acts: Acts, matter: bytes, named: set[str]) -> None:
    for changeset in acts.changesets:
        try:
            log.check(changeset, MatterId(matter))
            found.changesets.add((changeset.id, changeset.body))
        except DamagedError:
            found.rejected += 1
    for payload in acts.payloads:
        try:
            log.check_payload(payload)
            found.payloads.add((payload.hash, payload.salt, payload.content))
            named |= _geometry_named(payload)
        except DamagedError:
            found.rejected += 1


def _geometry_named(payload: Payload) -> set[str]:
    if b'"geometry"' not in payload.content:
        return set()
    return {msgspec.json.decode(payload.content, type=LayerBody).geometry}


def _take_layer(found: Believed, rows: LayerRows) -> None:
    try:
        layer = codec.decode([LayerPart(*part) for part in rows.parts])
    except ValueError:
        found.rejected += 1
        return
    if codec.layer_id(layer) == rows.layer:
        found.layers.add((rows.layer, layer.text))
    else:
        found.rejected += 1


def _drop_wrong_objects(found: Believed) -> None:
    for name, content in list(found.objects.items()):
        if hashlib.sha256(content).hexdigest() != name:
            found.rejected += 1
            del found.objects[name]

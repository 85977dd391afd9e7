"""Colleagues: changesets made elsewhere, and copies of a matter that exchange what they hold."""

import hashlib
import itertools
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import pytest

from reviewer.matter import Matter, adopt_matter
from reviewer.model import NoteBody, canonical
from reviewer.store import checking, log, purged, sending
from reviewer.store.layers import PUT_PAGE, PUT_PART
from reviewer.store.log import Payload, Received
from reviewer.store.settings import Settings
from tests.unit.matters import NOON

_encode = msgspec.json.Encoder(order="sorted").encode


@dataclass(frozen=True, slots=True)
class Made:
    """One changeset made elsewhere, with what it says."""

    received: Received
    payloads: list[Payload]

    @property
    def changeset(self) -> bytes:
        return self.received.id

    def take_in(self, matter: Matter) -> int:
        return matter.take_in([self.received], self.payloads)


@dataclass
class Writer:
    """A colleague who writes to a matter that is not open here."""

    matter: Matter
    writer: bytes = field(default_factory=lambda: os.urandom(16))
    person: bytes = field(default_factory=lambda: os.urandom(16))
    wseq: int = 0
    prev: str | None = None

    def note(self, entity: bytes, text: str | None = "", **more) -> Made:
        return self.write(
            entity, "note", None if text is None else canonical(NoteBody(text)), **more
        )

    def write(
        self,
        entity: bytes,
        kind: str,
        content: bytes | None,
        *,
        subject: bytes | None = None,
        bases: Sequence[bytes | str] = (),
        hlc: int = int(NOON * 1000) << 16,
        **more,
    ) -> Made:
        payloads = [] if content is None else [log.salted(content)]
        named = payloads[0].hash.hex() if payloads else None
        on = sorted(base if isinstance(base, str) else base.hex() for base in bases)
        self.wseq += 1
        body = _encode(
            {
                "app": "elsewhere",
                "group": None,
                "hlc": str(hlc),
                "matter": self.matter.id.hex(),
                "ops": [[entity.hex(), kind, on, subject.hex() if subject else None, named]],
                "person": self.person.hex(),
                "prev": self.prev,
                "role": "reviewer",
                "seen": {},
                "undoes": None,
                "v": 1,
                "verb": "note_passage",
                "writer": self.writer.hex(),
                "wseq": self.wseq,
                **more,
            }
        )
        received = Received(hashlib.sha256(body).digest(), body)
        self.prev = received.id.hex()
        return Made(received, payloads)

    @staticmethod
    def copy_of(matter: Matter, folder: Path) -> Matter:
        """Another copy, which holds everything that this one holds."""
        made = adopt_matter(folder, matter.id, Settings(folder / "home"), matter._clock)
        give(matter, made)
        return made


def give(source: Matter, target: Matter, wanted: Sequence[bytes] | None = None) -> int:
    """Hand over the layers and some changesets (all, unless named) with what they say.

    As a hand-over is taken in: no text comes of what the other has destroyed.
    """
    connection = source.connection()
    gone = purged.exhibits(target.connection().cursor())
    named = sending.layers_named(connection.cursor())
    going = {one.layer for one in named if one.exhibit not in gone}
    parts = connection.execute("SELECT layer, part, start, text, structure FROM layer").fetchall()
    pages = connection.execute(
        "SELECT layer, rendition, page, width, height, start, ending, body FROM geometry"
    ).fetchall()
    every = [(PUT_PART, row) for row in parts] + [(PUT_PAGE, row) for row in pages]
    rows = [(statement, row) for statement, row in every if row[0] in going]
    target.put_layers(rows, going)
    held = {one.id: one for one in checking.changesets(connection)}
    changesets = [held[changeset] for changeset in (held if wanted is None else wanted)]
    said = {payload for one in changesets for payload in log.payloads_of(log.check(one, source.id))}
    payloads = [one for one in checking.payloads(connection) if one.hash in said]
    return target.take_in(changesets, payloads)


def with_known_ids() -> pytest.MonkeyPatch:
    """Random bytes in a known order, so that what a machine found can be found again."""
    patch, count = pytest.MonkeyPatch(), itertools.count()
    patch.setattr(
        "os.urandom", lambda length: hashlib.sha256(b"%d" % next(count)).digest()[:length]
    )
    return patch

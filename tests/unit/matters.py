"""Real matters with hand-made text layers, for tests that need words at known places."""

import hashlib
import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from reviewer.acts import exhibits, tagging
from reviewer.acts.matters import new_id
from reviewer.acts.tagging import Selection
from reviewer.matter import Matter, create_matter
from reviewer.model import (
    EntityId,
    ExhibitBody,
    LayerBody,
    LayerId,
    MatterBody,
    OccurrenceBody,
    Origin,
    PassageId,
    TagId,
)
from reviewer.queries import exhibits as exhibit_queries
from reviewer.queries import passages
from reviewer.readers.reading import Facts
from reviewer.store.layers import geometry_hash, geometry_writes, part_writes
from reviewer.text import codec, geometry
from reviewer.text.geometry import PageGeometry
from reviewer.text.layer import Paragraph, PrintedLine, Role, Segment, Span, TextLayer
from tests.testimony import FIRST_PAGE

NOON = 1_795_000_000.0
"""2026-11-18 11:06:40 UTC: the clock of these matters starts here, a second an act."""


@dataclass(frozen=True, slots=True)
class Added:
    """An exhibit that was put in: its id, that of its layer, the occurrence, and its words."""

    exhibit: EntityId
    layer: LayerId
    occurrence: EntityId
    text: str

    def span(self, words: str) -> Span:
        """Where words stand in the text, which must hold them once."""
        assert self.text.count(words) == 1, f"{words!r} stands {self.text.count(words)} times"
        start = self.text.index(words)
        return Span(start, start + len(words))


def make_matter(folder: Path, **body: str) -> Matter:
    """A matter of Kim Lee with a clock that advances a second a reading."""
    seconds = itertools.count()
    return create_matter(
        folder / "matter",
        MatterBody(**{"title": "Clark v. Acme", **body}),
        "Kim Lee",
        clock=lambda: NOON + next(seconds),
    )


def add_layer(  # noqa: PLR0913 - all that an import knows of a file
    matter: Matter,
    layer: TextLayer,
    kind: str = "other",
    facts: Facts | None = None,
    *,
    name: str = "exhibit.txt",
    parent: Added | None = None,
    fields: Sequence[tuple[str, str, Origin]] = (),
    exhibit_fields: Sequence[tuple[str, str, Origin]] = (),
    native: bytes = b"",
    width: float = 612.0,
) -> Added:
    """Put an exhibit in whose native is its text unless given; equal natives are one exhibit."""
    native = native or layer.text.encode()
    exhibit = EntityId(hashlib.sha256(native).digest())
    layer_id = LayerId(codec.layer_id(layer))
    page = PageGeometry(width, 792.0, 0, len(layer.text), ())
    body = geometry.encode_page(page)
    matter.put_rows(
        [
            *part_writes(layer_id, codec.encode(layer)),
            *geometry_writes(layer_id, exhibit, [(page, body)]),
        ]
    )
    reading = LayerBody(
        exhibit=exhibit.hex(),
        layer=layer_id.hex(),
        kind=kind,
        reader="hand",
        maker="native",
        rendition="",
        geometry=geometry_hash([body]).hex(),
        pages=1,
        characters=len(layer.text),
        facts=msgspec.to_builtins(facts or Facts()),
        warnings=[],
    )
    occurrence = EntityId(new_id())
    met = exhibits.Met(
        occurrence,
        OccurrenceBody(exhibit.hex(), parent.occurrence.hex() if parent else "", name, name, 1),
        tuple(fields),
    )
    size = ExhibitBody(
        len(native),
        hashlib.md5(native, usedforsecurity=False).hexdigest(),
        hashlib.sha1(native, usedforsecurity=False).hexdigest(),
    )
    is_new = not exhibit_queries.has_exhibit(matter.view, exhibit)
    matter.do(
        lambda view: exhibits.add_exhibit(
            view, exhibit, size, reading if is_new else None, met, tuple(exhibit_fields)
        )
    )
    return Added(exhibit, layer_id, occurrence, layer.text)


def add_text(
    matter: Matter,
    text: str,
    kind: str = "other",
    facts: Facts | None = None,
    *,
    segments: Sequence[Segment] = (),
    **more,
) -> Added:
    """Put in a text whose paragraphs are parted by empty lines."""
    return add_layer(
        matter,
        TextLayer(text, paragraphs=tuple(_paragraphs(text)), segments=tuple(segments)),
        kind,
        facts,
        **more,
    )


def _paragraphs(text: str):
    start = 0
    for part in text.split("\n\n"):
        if part.strip():
            yield Paragraph(start, start + len(part))
        start += len(part) + 2


def add_transcript(
    matter: Matter,
    *pages: Sequence[tuple[str, str]],
    witness: str = "CLARK, JANE",
    facts: Facts | None = None,
    **more,
) -> Added:
    """Put in a deposition: for every page its lines, each a role (Q, A, C, P, none) and words."""
    lines, offset, words_of = [], 0, []
    for page, content in enumerate(pages, start=FIRST_PAGE):
        for number, (role, words) in enumerate(content, start=1):
            speaker = words.partition(":")[0] if role == "C" and ":" in words else ""
            lines.append(
                PrintedLine(page, number, offset, offset + len(words), Role(role), speaker)
            )
            words_of.append(words)
            offset += len(words) + 1
    layer = TextLayer("\n".join(words_of), lines=tuple(lines))
    facts = facts or Facts(title="Clark, Vol. I", witness=witness, date="2026-06-03")
    return add_layer(matter, layer, "deposition", facts, **more)


def tag(
    matter: Matter, added: Added, words: str, tag_id: str, kind: str = "", *, counsels: bool = False
) -> PassageId:
    """Tag words as a reviewer does; gives the passage they became."""
    selection = Selection(added.exhibit, added.layer, (added.span(words),), added.occurrence)
    change = matter.do(
        lambda view: tagging.tag_selection(
            view, selection, TagId(tag_id), kind, are_counsels_words=counsels
        )
    )
    standing = [one for one in change.passages if passages.is_standing(matter.view, one)]
    assert len(standing) == 1
    return standing[0]

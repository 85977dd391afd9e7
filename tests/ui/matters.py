"""Real matters for the panels: sample files read in this process and taken in by real acts."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

import msgspec

from reviewer.acts import exhibits as exhibit_acts
from reviewer.acts import tagging
from reviewer.acts.exhibits import Met
from reviewer.acts.matters import new_id
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
    passage_id,
)
from reviewer.queries import exhibits, passages
from reviewer.readers import registry
from reviewer.readers.options import ReadOptions
from reviewer.readers.reading import Reading
from reviewer.resources import sample_exhibits
from reviewer.store import layers
from reviewer.store.objects import digests_of
from reviewer.store.settings import Settings
from reviewer.text import codec, geometry, units
from reviewer.text.layer import Span
from reviewer.text.quotes import as_typed

CERTIFIED = "Tarrowby 30(b)(6) 2026-05-14 certified.txt"


@dataclass(frozen=True, slots=True)
class Taken:
    """An exhibit in the matter: its ids, and the reading it came from."""

    exhibit: EntityId
    occurrence: EntityId
    layer: LayerId
    reading: Reading

    def span_of(self, words: str) -> Span:
        """Where words stand in the text, whatever its line ends."""
        found = as_typed(self.reading.layer, Span(0, len(self.reading.layer.text)))
        assert words in found, words
        text = self.reading.layer.text
        start = text.find(words.split(maxsplit=1)[0])
        while start >= 0:
            end = start
            for word in words.split():
                end = text.find(word, end) + len(word)
            if " ".join(text[start:end].split()) == words:
                return Span(start, end)
            start = text.find(words.split(maxsplit=1)[0], start + 1)
        raise AssertionError(words)


def make_matter(folder: Path, title: str = "Northgate v. Okafor", name: str = "Kim Lee") -> Matter:
    """A new matter of one reviewer."""
    return create_matter(
        folder / "matter", MatterBody(title), name, settings=Settings(folder / "home")
    )


@cache
def _read(path: Path) -> Reading:
    return registry.read(path, ReadOptions(), lambda _done, _total: None)


def take_in(
    matter: Matter,
    path: Path,
    parent: bytes = b"",
    fields: tuple[tuple[str, str], ...] = (),
) -> Taken:
    """Read a file and take it in, as an attachment where a parent's occurrence is given."""
    reading, digests = _read(path), digests_of(path)
    layer = LayerId(codec.layer_id(reading.layer))
    pages = [(page, geometry.encode_page(page)) for page in reading.geometry]
    exhibit = EntityId(digests.sha256)
    matter.put_rows(list(layers.part_writes(layer, codec.encode(reading.layer))))
    matter.put_rows(list(layers.geometry_writes(layer, exhibit, pages)))
    occurrence = new_id()
    place = len(matter.view.rows("SELECT 1 FROM occurrence")) + 1
    met = Met(
        occurrence,
        OccurrenceBody(exhibit.hex(), parent.hex(), path.name, str(path.name), place),
        tuple((name, value, Origin.READ) for name, value in fields),
    )
    body = ExhibitBody(digests.size, digests.md5, digests.sha1)
    known = exhibits.has_exhibit(matter.view, exhibit)
    named = None if known else _layer_body(reading, exhibit, layer, pages)
    matter.do(lambda view: exhibit_acts.add_exhibit(view, exhibit, body, named, met))
    return Taken(exhibit, occurrence, layer, reading)


def _layer_body(
    reading: Reading, exhibit: bytes, layer: bytes, pages: list[tuple[geometry.PageGeometry, bytes]]
) -> LayerBody:
    return LayerBody(
        exhibit.hex(),
        layer.hex(),
        reading.kind.value,
        reading.reader,
        reading.maker,
        "",
        layers.geometry_hash([body for _, body in pages]).hex(),
        len(pages),
        len(reading.layer.text),
        cast("dict[str, object]", msgspec.to_builtins(reading.facts)),
        list(reading.warnings),
    )


def take_sample(matter: Matter, name: str) -> Taken:
    """Take in one of the sample exhibits by the end of its path."""
    return take_in(matter, sample(name))


def tag(matter: Matter, taken: Taken, words: str, word: str, kind: str = "") -> PassageId:
    """Tag words of an exhibit (with the question they answer)."""
    span = taken.span_of(words)
    selection = tagging.Selection(taken.exhibit, taken.layer, (span,), taken.occurrence)
    matter.do(lambda view: tagging.tag_selection(view, selection, TagId(word), kind))
    spans = units.with_question(taken.reading.layer, span)
    pairs = [[one.start, one.end] for one in spans]
    found = passage_id(taken.exhibit, taken.layer, pairs)
    assert passages.is_standing(matter.view, found)
    return found


def sample(name: str) -> Path:
    """One of the sample exhibits, by the end of its path."""
    return next(path for path in sorted(sample_exhibits().rglob("*")) if str(path).endswith(name))
